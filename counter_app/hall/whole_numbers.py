"""Whole numbers as people type them, and the limits between which one makes sense. Pure."""

from __future__ import annotations

import re
import unicodedata

from counter_app.errors import InputError

DIGITS = re.compile(r"[0-9]{1,9}")


def parse_whole(typed: str, field: str) -> int:
    """A whole number from 0 on, also of full-width digits; `InputError` at `field` for others."""
    clean = unicodedata.normalize("NFKC", typed).strip()
    if not DIGITS.fullmatch(clean):
        raise InputError("Enter a whole number.", field=field)
    return int(clean)


def check_within(number: int, least: int, most: int, field: str) -> None:
    """Raise `InputError` at `field` for a number below `least` or above `most`."""
    if not least <= number <= most:
        raise InputError(
            "Enter a number from {least} to {most}.", field=field, least=least, most=most
        )
