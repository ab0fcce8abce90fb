"""How often something of the hall must be done, and by when it is due again (N2.1, N2.2).

Pure: due times follow from the cadence, the opening hours and when it was done last, and from
nothing else. Due times lie in opening time: nights and closed days ask for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

import msgspec

from counter_app.errors import InputError
from counter_app.hall.opening_hours import MINUTES_OF_DAY, OpeningHours, minute_text, moment_at
from counter_app.hall.whole_numbers import check_within
from counter_app.journal.clock import MINUTE, day_of
from counter_app.language import Phrase

EARLY = 15
"""Minutes; who begins so little before a fixed time has kept it."""

LONGEST_INTERVAL = 7 * MINUTES_OF_DAY
MOST_A_DAY = 24
LONGEST_GRACE = 240
"""Minutes within which something is to be done that has a fixed time."""


class Rhythm(StrEnum):
    """What a cadence goes by."""

    EVERY = "every"
    PER_DAY = "per_day"
    FIXED = "fixed"

    @property
    def label(self) -> Phrase:
        """The rhythm as the hall says it."""
        return _RHYTHM_LABELS[self]


_RHYTHM_LABELS = {
    Rhythm.EVERY: Phrase("every so many minutes"),
    Rhythm.PER_DAY: Phrase("so many times a day"),
    Rhythm.FIXED: Phrase("at fixed times"),
}


class Cadence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How often: every `minutes` of opening time; `count` times a day, once in each equal part of
    the opening hours; or at `times` (minutes after midnight) and perhaps after closing, each
    within `grace` minutes.
    """

    rhythm: Rhythm
    minutes: int = 0
    count: int = 0
    times: tuple[int, ...] = ()
    after_closing: bool = False
    grace: int = 60

    @property
    def phrase(self) -> Phrase:
        """The cadence in words."""
        match self.rhythm:
            case Rhythm.EVERY if self.minutes % 60 == 0:
                return Phrase("every {hours} h", hours=self.minutes // 60)
            case Rhythm.EVERY:
                return Phrase("every {minutes} min", minutes=self.minutes)
            case Rhythm.PER_DAY:
                return Phrase("{count} times a day", count=self.count)
        times = " · ".join(map(minute_text, self.times))
        if not self.after_closing:
            return Phrase("at {times}", times=times)
        return Phrase("at {times} and after closing", times=times) if times else AFTER_CLOSING

    def next_due(self, hours: OpeningHours, since: int) -> int:
        """By when it is due again, once it was done at `since`; always later than that."""
        if self.rhythm is Rhythm.EVERY:
            return hours.after(since, self.minutes)
        return next(slot.due for slot in self._slots(hours, day_of(since)) if slot.opens > since)

    def _slots(self, hours: OpeningHours, day: date) -> Iterator[Slot]:
        """When it is to be done, from a day on without end."""
        while True:
            if hours.is_open_on(day):
                yield from self._slots_of(hours, day)
            day += timedelta(days=1)

    def _slots_of(self, hours: OpeningHours, day: date) -> Iterator[Slot]:
        if self.rhythm is Rhythm.FIXED:
            for at in self.times:
                begins = moment_at(day, at)
                yield Slot(begins - EARLY * MINUTE, begins + self.grace * MINUTE)
            if self.after_closing:
                # Never before: what is cleaned then is to stay clean until the morning.
                _, closes = hours.of(day)
                yield Slot(closes, closes + self.grace * MINUTE)
            return
        opens, closes = hours.of(day)
        for part in range(self.count):
            # The first time may be before the doors open.
            begins = opens + (closes - opens) * part // self.count if part else moment_at(day, 0)
            yield Slot(begins, opens + (closes - opens) * (part + 1) // self.count)


class Slot(NamedTuple):
    """Once it is done at `opens` or later, this time is kept; at `due` it is overdue."""

    opens: int
    due: int


AFTER_CLOSING = Phrase("after closing")


def checked_cadence(cadence: Cadence) -> Cadence:
    """The cadence as it is kept, with nothing that its rhythm does not use.

    `InputError` names the field at fault: `minutes`, `count`, `times` or `grace`.
    """
    match cadence.rhythm:
        case Rhythm.EVERY:
            check_within(cadence.minutes, 1, LONGEST_INTERVAL, "minutes")
            return Cadence(rhythm=cadence.rhythm, minutes=cadence.minutes)
        case Rhythm.PER_DAY:
            check_within(cadence.count, 1, MOST_A_DAY, "count")
            return Cadence(rhythm=cadence.rhythm, count=cadence.count)
    times = tuple(sorted(set(cadence.times)))
    if not times and not cadence.after_closing:
        raise InputError("Give at least one time, or choose after closing.", field="times")
    for one in times:
        check_within(one, EARLY, MINUTES_OF_DAY - 1, "times")
    check_within(cadence.grace, 1, LONGEST_GRACE, "grace")
    return Cadence(
        rhythm=cadence.rhythm,
        times=times,
        after_closing=cadence.after_closing,
        grace=cadence.grace,
    )
