"""What time it is, as something that can be passed in.

Wall time is for people to read; nothing is ordered by it. China has one time zone without summer
time, so the hall's day does not depend on how a computer's zone happens to be set.
"""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta, timezone
from typing import Protocol

MINUTE = 60_000
"""Milliseconds."""

CHINA = timezone(timedelta(hours=8), "UTC+8")


class Clock(Protocol):
    """Anything that tells the wall time in milliseconds since 1970 UTC."""

    def now(self) -> int:
        """Milliseconds since 1970 UTC."""
        ...


class SystemClock:
    """The computer's own clock, right or wrong."""

    def now(self) -> int:
        """Milliseconds since 1970 UTC."""
        return time.time_ns() // 1_000_000


class SetClock:
    """A clock that stands where it is set, for simulated days and tests."""

    def __init__(self, now: int) -> None:
        self.moment = now

    def now(self) -> int:
        """Milliseconds since 1970 UTC."""
        return self.moment

    def advance(self, milliseconds: int) -> None:
        """Move on; negative steps back, as a mended clock does."""
        self.moment += milliseconds


def local_time(at: int) -> datetime:
    """Hall time of a moment in milliseconds since 1970 UTC."""
    # By arithmetic: fromtimestamp refuses moments that a broken clock can well produce on Windows.
    return datetime(1970, 1, 1, tzinfo=CHINA) + timedelta(hours=8, milliseconds=at)


def day_of(at: int) -> date:
    """The hall's day of a moment in milliseconds since 1970 UTC."""
    return local_time(at).date()


def moment_of(local: datetime) -> int:
    """Milliseconds since 1970 UTC of a hall time; a time without zone is hall time."""
    aware = local if local.tzinfo else local.replace(tzinfo=CHINA)
    return round(aware.timestamp() * 1000)
