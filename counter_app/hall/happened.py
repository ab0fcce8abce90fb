"""When something happened, where people may say so afterwards: typed times, within reason.

What was written down later keeps both moments: when it happened, and when it was written (the
entry's own). Not here: what happened.
"""

from __future__ import annotations

from datetime import date

from counter_app.errors import InputError
from counter_app.hall.opening_hours import moment_at, parse_minute
from counter_app.journal.clock import MINUTE

AHEAD = 2 * MINUTE
"""So far ahead of this computer's clock a wall clock may be."""

FIELD = "happened_at"


def checked_moment(moment: int | None, now: int, longest_ago: int, field: str = FIELD) -> int:
    """The moment, `now` for None. `InputError` at `field` for one in the future beyond two
    minutes, or longer ago than `longest_ago` (ms).
    """
    if moment is None:
        return now
    if moment > now + AHEAD:
        raise InputError("This time is still to come. Compare the clock.", field=field)
    if moment < now - longest_ago:
        raise InputError("This is too long ago to be entered here.", field=field)
    return moment


def parse_moment(typed: str, day: date, field: str = FIELD) -> int | None:
    """The moment of a time of day typed as 8:30 or 0830, on a day; None for nothing typed."""
    return moment_at(day, parse_minute(typed, field)) if typed.strip() else None
