"""Dealing: whom a window calls when no hub can be asked, so that windows rarely meet (N4.1).

Windows that cannot see each other's calls would all call the first in the queue. So the day's
visits are dealt among the windows that may call them, one each in turn, in the order of arrival:
every replica that knows the same visits deals alike, whatever it knows of calls. A window takes
the first of its own a little way down the line; the order is kept where it can be. Not here: the
order of the queue, and asking a hub (`queue`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from counter_app.hall.visit_rows import Visit
from counter_app.hall.visits import from_day, visit_matter_table, visit_table
from counter_app.hall.windows import Window

FEWEST_PASSES = 3
"""How many later visitors may be called before one who was dealt to another window, at least."""

REACH = 3
"""How many rounds of dealing a window looks ahead for its own share."""

Sharers = tuple[str, ...]
"""The windows among which a visit is dealt, by number."""


@dataclass(frozen=True)
class DayVisit:
    """What dealing looks at in a visit of the day, called or not. `matters` are code and group."""

    id: str
    rank: int
    tick: int
    calls: int
    matters: tuple[tuple[str, str], ...]


def day_visits(connection: Connection, hall: str, today: date) -> list[DayVisit]:
    """All visits of the day in the order of arrival, over or not."""
    first = today.isoformat()
    matters: dict[str, list[tuple[str, str]]] = defaultdict(list)
    of_matter = visit_matter_table.c
    for visit, matter, group in connection.execute(
        select(of_matter.visit, of_matter.matter, of_matter.group)
        .where(of_matter.hall == hall, of_matter.day >= first)
        .order_by(of_matter.visit, of_matter.position)
    ):
        matters[visit].append((matter, group))
    of_visit = visit_table.c
    rows = connection.execute(
        select(of_visit.id, of_visit.rank, of_visit.tick, of_visit.calls)
        .where(of_visit.hall == hall, from_day(first))
        .order_by(of_visit.tick, of_visit.id)
    )
    return [DayVisit(row.id, row.rank, row.tick, row.calls, tuple(matters[row.id])) for row in rows]


class Deal:
    """The day's visits as they are dealt among the windows that are open now."""

    def __init__(self, day: Iterable[DayVisit], windows: Iterable[Window]) -> None:
        self._windows = sorted(
            (one for one in windows if one.in_use and one.device), key=lambda one: one.number
        )
        self._hands: dict[str, tuple[int, Sharers]] = {}
        self._ticks: dict[tuple[int, Sharers], list[tuple[int, bool]]] = defaultdict(list)
        self._owners: dict[str, str] = {}
        known: dict[tuple[tuple[str, str], ...], Sharers] = {}
        dealt: Counter[tuple[int, Sharers]] = Counter()
        for visit in sorted(day, key=lambda one: (one.tick, one.id)):
            if visit.matters not in known:
                known[visit.matters] = self._sharers(visit.matters)
            hand = (visit.rank, known[visit.matters])
            self._hands[visit.id] = hand
            self._ticks[hand].append((visit.tick, visit.calls > 0))
            if hand[1]:
                self._owners[visit.id] = hand[1][dealt[hand] % len(hand[1])]
                dealt[hand] += 1

    def first(self, line: Sequence[Visit], window: Window) -> Visit | None:
        """Whom `window` calls of `line`, which holds who it may call, next first.

        The first in line, unless that one is another window's share and not far behind waits one
        of this window's, of the same rank and as welcome here. Nobody is passed over for long.
        """
        if not line:
            return None
        head = line[0]
        sharers = self._hands.get(head.id, (0, ()))[1]
        if head.window or len(sharers) < 2 or self._passes(head) >= self._patience(sharers):
            return head
        reach = (one for one in line[: REACH * len(sharers)] if _alike(one, head, window))
        return next((one for one in reach if self._owners.get(one.id) == window.id), head)

    def _sharers(self, matters: tuple[tuple[str, str], ...]) -> Sharers:
        return tuple(
            window.id
            for window in self._windows
            if any(window.preference(code, group) is not None for code, group in matters)
        )

    def _patience(self, sharers: Sharers) -> int:
        return max(len(sharers) - 1, FEWEST_PASSES)

    def _passes(self, visit: Visit) -> int:
        """How many who came later were called before."""
        ticks = self._ticks[self._hands[visit.id]]
        return sum(called for tick, called in ticks if tick > visit.tick)


def _alike(one: Visit, other: Visit, window: Window) -> bool:
    """Whether priority and preference have nothing against either of the two coming first."""
    same_place = place_of(one, window) == place_of(other, window)
    return one.rank == other.rank and same_place and not one.window


def place_of(visit: Visit, window: Window) -> int | None:
    """How much a window prefers a visit, 0 most; -1 where it was sent here; None: can't call it."""
    if visit.window:
        # Sent here by a colleague: whatever the window serves otherwise.
        return -1 if visit.window == window.id else None
    places = [window.preference(one.code, one.group) for one in visit.open_matters]
    return min((place for place in places if place is not None), default=None)
