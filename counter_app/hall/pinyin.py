"""How Chinese characters are read: the look-up, and matching of what is typed in pinyin.

Every reading counts, so that 单 is found as `shan` and as `dan`, and nothing depends on guessing
which one is meant. `ü` is typed as `v`, as `u` and, as passports have it, as `yu`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from threading import Lock
from typing import Any

_loading = Lock()


@cache
def _pypinyin() -> Any:
    """The dictionary of readings, loaded when it is first needed (about 40 ms).

    Without its dictionary of phrases, which takes 100 ms and 30 MB more and is not used here.
    """
    with _loading:
        variables = {"PYPINYIN_NO_PHRASES": "1", "PYPINYIN_NO_DICT_COPY": "1"}
        before = {name: os.environ.get(name) for name in variables}
        os.environ.update(variables)
        try:
            return import_module("pypinyin")
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value


def load_readings() -> None:
    """Load the dictionary now, so that the first search or save does not wait for it."""
    _pypinyin()


@cache
def readings(character: str) -> tuple[str, ...]:
    """Every reading of a character in ASCII, the usual first; the character itself without one.

    With `ü` in all the ways that it is typed: 吕 is lv, lu and lyu; 略 is lve, lue and lyue.
    """
    lower = character.casefold()
    if not is_han(character):
        return (lower,)
    library = _pypinyin()
    found = library.pinyin(
        character, style=library.Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False
    )
    spellings: dict[str, None] = {}
    for reading in found[0] if found else ():
        for spelling in _with_u(reading):
            if spelling.isascii() and spelling.isalpha():
                spellings[spelling] = None
    return tuple(spellings) or (lower,)


def _with_u(reading: str) -> tuple[str, ...]:
    if "v" not in reading:
        return (reading,)
    return (reading, reading.replace("v", "u"), reading.replace("v", "yu"))


def is_han(character: str) -> bool:
    """Whether a character may have a reading: all Han blocks, the later planes included."""
    return (
        "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
        or character == "〇"
    )


def is_spelled(characters: Sequence[str], typed: str) -> bool:
    """Whether `typed` (lower-case ASCII) spells the first of `characters`, up to all of them.

    Each character by its initial or in full, the last one as far as it was typed: 养老金 by
    `ylj`, `yanglj`, `yanglao`, `yangl`.
    """
    reached = {0}
    for character in characters:
        nexts: set[int] = set()
        for position in reached:
            rest = typed[position:]
            for reading in readings(character):
                if reading.startswith(rest):
                    return True
                for cut in _cuts(reading):
                    if rest.startswith(reading[:cut]):
                        nexts.add(position + cut)
        if not nexts:
            return False
        reached = nexts
    return len(typed) in reached


def _cuts(reading: str) -> tuple[int, ...]:
    """After how many letters a reading may be left for the next character's."""
    if not reading.isalpha() or not reading.isascii():
        return (len(reading),)
    double = reading[:2] in ("zh", "ch", "sh")
    return (1, 2, len(reading)) if double else (1, len(reading))
