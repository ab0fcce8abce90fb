"""When a hall is open: the days of the week and the hours, and counting in opening time.

Pure: days are the hall's own (`journal.clock`), moments are ms since 1970 UTC. Not here: where the
hours are kept (`rules`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from counter_app.errors import InputError
from counter_app.journal.clock import MINUTE, day_of, moment_of

MINUTES_OF_DAY = 24 * 60
SHORTEST_DAY = 60
"""Minutes; a hall that is open for less is a typing error."""

TIME_OF_DAY = re.compile(r"(\d{1,2})[:.](\d{2})|(\d{2})(\d{2})")


@dataclass(frozen=True)
class OpeningHours:
    """Open from `opens` to `closes` (minutes after midnight) on `days` (1 Monday to 7 Sunday)."""

    opens: int
    closes: int
    days: frozenset[int]

    def is_open_on(self, day: date) -> bool:
        """Whether the hall opens at all on a day."""
        return day.isoweekday() in self.days

    def of(self, day: date) -> tuple[int, int]:
        """When it opens and closes on a day on which it is open."""
        return moment_at(day, self.opens), moment_at(day, self.closes)

    def after(self, moment: int, minutes: int) -> int:
        """The moment until which the hall has been open for so many minutes since `moment`."""
        left, day = minutes * MINUTE, day_of(moment)
        while True:
            if self.is_open_on(day):
                opens, closes = self.of(day)
                begins = max(opens, moment)
                if begins < closes:
                    if left <= closes - begins:
                        return begins + left
                    left -= closes - begins
            day += timedelta(days=1)


def moment_at(day: date, minute: int) -> int:
    """The moment of a minute after midnight of a day; 1440 is the next midnight."""
    return moment_of(datetime.combine(day, time())) + minute * MINUTE


def parse_minute(typed: str, field: str) -> int:
    """Minutes after midnight of a time typed as 8:30, 08:30 or 0830; `InputError` at `field`."""
    found = TIME_OF_DAY.fullmatch(unicodedata.normalize("NFKC", typed).strip())
    if found:
        hour, minute = (int(one) for one in found.groups() if one is not None)
        if minute < 60 and hour * 60 + minute <= MINUTES_OF_DAY:
            return hour * 60 + minute
    raise InputError("Enter a time of day as 08:30.", field=field)


def minute_text(minute: int) -> str:
    """A time of day as 08:30."""
    return f"{minute // 60:02}:{minute % 60:02}"
