"""The questions of the private self-check, and what an answer sheet comes to (N6.4).

Reference text with a version, from `resources/staff/self_check.toml`; no diagnosis. Not here: who
may read a sheet (`care`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec

from counter_app.errors import InputError
from counter_app.hall.catalogue import Words


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """What a sum of up to `up_to` means: calm words, and what to do."""

    name: str
    up_to: int
    words: Words


class Help(msgspec.Struct, frozen=True, kw_only=True):
    """Where to turn to."""

    what: Words


class SelfCheck(msgspec.Struct, frozen=True, kw_only=True):
    """One version of the questions. Each is answered by the place of one of `answers`."""

    version: int
    title: Words
    about: Words
    answers: tuple[Words, ...]
    questions: tuple[Words, ...]
    serious: tuple[int, ...]
    """Questions, counted from 1, of which any answer but the first asks for a talk."""
    levels: tuple[Level, ...]
    help: tuple[Help, ...]

    def level_of(self, answers: Sequence[int]) -> Level:
        """What a whole answer sheet comes to. `InputError` at `answers` where one is missing."""
        possible = range(len(self.answers))
        if len(answers) != len(self.questions) or any(one not in possible for one in answers):
            raise InputError("Answer every question; each answer is as good.", field="answers")
        if any(answers[number - 1] for number in self.serious):
            return self.levels[-1]
        total = sum(answers)
        return next((level for level in self.levels if total <= level.up_to), self.levels[-1])


@cache
def self_check_questions() -> SelfCheck:
    """The questions that the program ships."""
    source = files("resources") / "staff" / "self_check.toml"
    return msgspec.convert(tomllib.loads(source.read_text(encoding="utf-8")), SelfCheck)
