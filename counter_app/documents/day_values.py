"""What a day sheet says, as plain values; no visitor appears in it (N3.4).

Times of day are milliseconds since 1970 UTC, durations are milliseconds, temperatures are tenths
of a degree Celsius. Not here: how the figures are counted, and how the sheet looks (`day_sheet`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter_app.errors import ProgramFault
from counter_app.language import Phrase

HOURS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many of one kind: of a state, a group, an outcome. A phrase is said in the language."""

    label: Phrase | str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A set of durations, in milliseconds; `count` is how many were measured, at least one."""

    count: int
    average: int
    median: int
    ninetieth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """How many waits were shorter than `below` minutes and not in the band before.

    The last band has no end: `below` is None.
    """

    below: int | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterRow:
    """One matter's day. Durations are averages in milliseconds; None where none was measured."""

    matter: str
    letter: str
    visits: int
    done: int
    diverted: int
    waiting: int | None
    serving: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRow:
    """One window's day. `serving` is the average in milliseconds, `busy` the whole of it."""

    window: str
    served: int
    no_shows: int
    serving: int | None
    busy: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheet:
    """All that the sheet says.

    `refused` were turned away at the door, `fevers` are checks that ended as suspected,
    `open_cases` the isolation cases open when the sheet was made. `arrivals` has one number for
    each hour of the hall's day, from 0 to 23. `temperatures` are (tenths, how many checks) in any
    order, each check by its last reading; readings that are missing count 0. `threshold` is the
    lowest reading that counts as fever, in tenths, and is marked in the plot.
    """

    hall: str
    day: date
    prepared_by: str
    prepared_at: int
    visits: int
    by_state: tuple[Count, ...]
    by_group: tuple[Count, ...]
    by_priority: tuple[Count, ...]
    outcomes: tuple[Count, ...]
    diverted: int
    checks: int
    refused: int
    fevers: int
    open_cases: int
    waiting: Spread | None
    serving: Spread | None
    peak_inside: int
    peak_at: int | None
    limit_inside: int | None
    arrivals: tuple[int, ...]
    waiting_bands: tuple[Band, ...]
    temperatures: tuple[tuple[int, int], ...]
    threshold: int
    matters: tuple[MatterRow, ...]
    windows: tuple[WindowRow, ...]

    def __post_init__(self) -> None:
        if len(self.arrivals) != HOURS:
            raise ProgramFault("Arrivals are counted for each of the 24 hours of a day.")
        if [band.below is None for band in self.waiting_bands].count(True) > 1 or any(
            band.below is None for band in self.waiting_bands[:-1]
        ):
            raise ProgramFault("Only the last band of waiting times has no end.")

    @property
    def empty(self) -> bool:
        """Whether nothing happened that day, neither at the door nor at a window."""
        return not self.visits and not self.checks
