"""What any of our databases takes: whole numbers of 64 bits, text without the character U+0000.

SQLite and PostgreSQL differ in what else they take; what one of them refuses no table may hold,
so that all replicas hold the same and one poisoned entry stops none of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

LARGEST = 1 << 63

LARGEST_FACT = 1 << 45
"""Larger than any number that a body of ours states; what is reckoned from it still fits."""

NUL = "\0"


def rows_are_storable(rows: Iterable[dict[str, Any]], *, with_texts: bool = True) -> bool:
    """Whether every database takes these rows; `with_texts` unless they are known to be sound."""
    for row in rows:
        for value in row.values():
            kind = type(value)
            if kind is int:
                if not -LARGEST <= value < LARGEST:
                    return False
            elif with_texts and kind is str and NUL in value:
                return False
    return True


def may_hold_nul(body: bytes | None) -> bool:
    """Whether a body as written (JSON) may state a text with the character U+0000."""
    return body is not None and b"\\u0000" in body


def body_is_sound(body: Any) -> bool:
    """Whether a decoded body states nothing from which rows come that no database takes."""
    return _is_sound(msgspec.to_builtins(body))


def _is_sound(value: Any) -> bool:
    match value:
        case str():
            return NUL not in value
        case int():
            return -LARGEST_FACT < value < LARGEST_FACT
        case dict():
            return all(map(_is_sound, value)) and all(map(_is_sound, value.values()))
        case list():
            return all(map(_is_sound, value))
    return True
