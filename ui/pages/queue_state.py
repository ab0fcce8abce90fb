"""What the queue page knows at one moment, read in one go on the database thread. No Qt here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from counter_app.hall.catalogue import Catalogue, read_catalogue
from counter_app.hall.desks import hall_name
from counter_app.hall.queue import queue_today, recent_calls
from counter_app.hall.registering import Occupancy, occupancy
from counter_app.hall.visit_rows import Visit
from counter_app.hall.visits import VisitState
from counter_app.hall.windows import Window, list_windows
from counter_app.people.desk import Desk

BOARD = 4
"""Calls that the board shows."""


@dataclass(frozen=True)
class QueueState:
    """Today's visits under way in the order of the queue, the last calls, and how full it is."""

    hall: str
    visits: tuple[Visit, ...]
    calls: tuple[Visit, ...]
    occupancy: Occupancy
    windows: tuple[Window, ...]
    here: Window | None
    catalogue: Catalogue

    @property
    def numbers(self) -> Mapping[str, int]:
        """Window numbers by id."""
        return {window.id: window.number for window in self.windows}

    def by_state(self) -> Counter[VisitState]:
        """How many there are in each state."""
        return Counter(visit.state for visit in self.visits)

    def by_group(self) -> Counter[str]:
        """How many come for each group of matters; a visit counts once in each of its groups."""
        return Counter(group for visit in self.visits for group in groups_of(visit))


def groups_of(visit: Visit) -> frozenset[str]:
    """The groups of a visit's matters."""
    return frozenset(matter.group for matter in visit.matters)


def read_queue(desk: Desk) -> QueueState:
    """Read everything anew."""
    windows = tuple(list_windows(desk))
    return QueueState(
        hall=hall_name(desk.journal),
        visits=tuple(queue_today(desk)),
        calls=tuple(recent_calls(desk, BOARD)),
        occupancy=occupancy(desk),
        windows=windows,
        here=next((one for one in windows if one.device == desk.journal.device), None),
        catalogue=read_catalogue(desk),
    )
