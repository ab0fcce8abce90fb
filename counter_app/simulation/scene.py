"""What the processes of a simulated day share: the cast, chance, and who stays in the hall.

Not here: what anybody does (`door`, `counter`), and how a day is put together (`day`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random

from counter_app.hall.catalogue import Catalogue, Item
from counter_app.hall.rules import HallRules
from counter_app.journal.clock import moment_of
from counter_app.simulation.cast import Cast
from counter_app.simulation.people import PeopleLists, codes_by_weight
from counter_app.simulation.schedule import Schedule, Steps
from counter_app.simulation.summary import Tally

SECOND = 1000
MINUTE = 60 * SECOND
STANDARD_DAY = 510 * MINUTE
"""From 8:30 to 17:00. A shorter day goes faster by as much."""
MEAN_SERVING = 11 * MINUTE
SHARE_AT_WORK = 0.8
"""Of a clerk's day, without lunch and waiting for somebody to come."""


@dataclass(frozen=True)
class Hours:
    """When the doors open and close, in ms since 1970 UTC."""

    opens: int
    closes: int

    @classmethod
    def of(cls, day: date) -> Hours:
        """8:30 to 17:00 of a day."""
        opens = moment_of(datetime.combine(day, time(8, 30)))
        return cls(opens, opens + STANDARD_DAY)

    @property
    def pace(self) -> float:
        """How long everything takes, beside a standard day."""
        return (self.closes - self.opens) / STANDARD_DAY


@dataclass
class Stay:
    """What the simulation knows of somebody with a ticket."""

    visit: str
    waiting: bool = True
    gone: bool = False
    """Went away without a word."""
    held: bool = False
    moved: bool = False


class Scene:
    """One simulated day under way."""

    def __init__(
        self,
        cast: Cast,
        hours: Hours,
        visitors: int,
        catalogue: Catalogue,
        lists: PeopleLists,
        rules: HallRules,
        chance: Random,
    ) -> None:
        self.cast, self.hours, self.catalogue, self.lists = cast, hours, catalogue, lists
        self.rules = rules
        self.chance = chance
        self.schedule = Schedule(cast.clock)
        self.tally = Tally()
        self.stays: dict[str, Stay] = {}
        self.back: dict[str, list[str]] = {}
        """By window, who was on hold and stands there again."""
        self.healthy = False
        """Whether nobody falls ill at a window."""
        self.changes = 0
        """Grows whenever somebody begins to wait: a clerk with nobody looks again."""
        could_serve = len(cast.posts) * (hours.closes - hours.opens) * SHARE_AT_WORK
        needed = visitors * MEAN_SERVING * hours.pace
        self.haste = min(1.0, max(0.05, could_serve / needed)) if needed else 1.0
        """Clerks hurry when more come than they can serve."""
        self._weights = codes_by_weight(lists.matters, [item.code for item in catalogue.in_use])

    @property
    def now(self) -> int:
        """The simulated moment."""
        return self.schedule.now

    def happens(self, probability: float) -> bool:
        """Whether something of this probability happens."""
        return self.chance.random() < probability

    def span(self, seconds: float) -> int:
        """About so many seconds, in ms at the day's pace."""
        return round(seconds * SECOND * self.hours.pace * self.chance.lognormvariate(-0.06, 0.35))

    def start(self, steps: Steps, after: int = 0) -> None:
        """Let a process begin after so many ms."""
        self.schedule.start(self.now + after, steps)

    def waits(self, stay: Stay) -> None:
        """Somebody waits in the queue from now on."""
        self.stays[stay.visit] = stay
        stay.waiting = True
        self.changes += 1

    def stay_of(self, visit: str) -> Stay:
        """What is known of a visit; of one that the simulation did not begin, nothing."""
        return self.stays.setdefault(visit, Stay(visit))

    def matters(self) -> list[Item]:
        """What somebody comes for: mostly one thing, sometimes two or three."""
        (count,) = self.chance.choices((1, 2, 3), (80, 16, 4))
        drawn = self.chance.choices(self.catalogue.in_use, self._weights, k=count)
        return list({item.code: item for item in drawn}.values())
