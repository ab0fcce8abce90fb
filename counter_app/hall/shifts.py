"""Kinds of shifts: the parts of a day for which somebody leads, named by the hall (N7.1).

A hall that names none has one, the whole day. A shift may end on the next day. Not here: who leads
(`duties`), and where the hall's own list is kept (`rules`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

import msgspec

from counter_app.errors import InputError
from counter_app.hall.opening_hours import MINUTES_OF_DAY, minute_text, moment_at
from counter_app.language import Phrase

LONGEST_NAME = 20
MOST_SHIFTS = 6

WHOLE_DAY_WORDS = frozenset({"", "全天", "全日", "wholeday", "allday"})
"""What people call the whole day, in the form of `plain_shift`."""

_LINE = re.compile(
    r"(?P<name>\D.*?|)\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"\s*(?:-|–|—|~|至|到|to)\s*(?P<end_hour>\d{1,2}):(?P<end_minute>\d{2})",
    re.ASCII,
)


class Shift(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of the day: from `begins` to `ends`, in minutes since midnight.

    It ends on the next day where `ends` is not after `begins`. The name is the hall's own, empty
    for the whole day.
    """

    name: str = ""
    begins: int = 0
    ends: int = MINUTES_OF_DAY

    @property
    def label(self) -> Phrase:
        """The shift as people call it."""
        return shift_label(self.name)

    @property
    def hours(self) -> str:
        """From when to when, as `08:00-12:30`."""
        return f"{minute_text(self.begins)}-{minute_text(self.ends)}"

    def span(self, day: date) -> tuple[int, int]:
        """When it begins and ends where it is the shift of `day`; ms since 1970 UTC."""
        minutes = self.ends if self.ends > self.begins else self.ends + MINUTES_OF_DAY
        return moment_at(day, self.begins), moment_at(day, minutes)


WHOLE_DAY = Shift()


def shift_label(name: str) -> Phrase:
    """A shift by its name as people call it."""
    return Phrase("{text}", text=name) if name else Phrase("whole day")


def plain_shift(name: str) -> str:
    """A name as it is compared: half-width, lower case, without spaces."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", name)).casefold()


def find_shift(shifts: Iterable[Shift], typed: str) -> Shift | None:
    """The shift that a word names; None where the hall has none of this name."""
    plain = plain_shift(typed)
    wanted = "" if plain in WHOLE_DAY_WORDS else plain
    return next((one for one in shifts if plain_shift(one.name) == wanted), None)


def parse_shift(typed: str) -> Shift:
    """A line as `早班 08:00-12:30`; `InputError` at `shifts` says how to write one."""
    text = unicodedata.normalize("NFKC", typed).strip()
    found = _LINE.fullmatch(text)
    if found is None:
        raise InputError("Write a shift with its hours, like 早班 08:00-12:30.", field="shifts")
    name = " ".join(found["name"].split())
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise InputError(
            "The name of a shift has at most {longest} characters.",
            field="shifts",
            longest=LONGEST_NAME,
        )
    begins = _minutes(found["hour"], found["minute"])
    ends = _minutes(found["end_hour"], found["end_minute"])
    if begins >= MINUTES_OF_DAY or ends > MINUTES_OF_DAY or begins == ends:
        raise InputError("A shift begins and ends at times of the day.", field="shifts")
    return Shift(
        name="" if plain_shift(name) in WHOLE_DAY_WORDS else name, begins=begins, ends=ends
    )


def checked_shifts(shifts: Iterable[Shift]) -> tuple[Shift, ...]:
    """The kinds as they are kept, in the order of the day; none is the whole day alone.

    `InputError` at `shifts` for two of the same name, or too many.
    """
    kept = sorted(shifts, key=lambda one: (one.begins, one.name)) or [WHOLE_DAY]
    if len({plain_shift(one.name) for one in kept}) < len(kept):
        raise InputError("Two shifts have the same name.", field="shifts")
    if len(kept) > MOST_SHIFTS:
        raise InputError("A day has at most {most} shifts.", field="shifts", most=MOST_SHIFTS)
    return tuple(kept)


def _minutes(hour: str, minute: str) -> int:
    if int(minute) >= 60:
        raise InputError("A shift begins and ends at times of the day.", field="shifts")
    return int(hour) * 60 + int(minute)
