"""Numbers that begin anew each year, such as those of cases and incidents: 2020-1001.

Each desk numbers within its own lane, so that no two desks give the same number while they can't
see each other. Not here: numbers of tickets, which begin anew each day (`registering`).
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Table, func, select

from counter_app.hall.desks import lane_of
from counter_app.hall.registering import LANE_SIZE
from counter_app.journal.clock import local_time
from counter_app.journal.journal import Act


class YearlyNumber(NamedTuple):
    """A number in its parts."""

    year: int
    lane: int
    serial: int

    @property
    def text(self) -> str:
        """As people write it."""
        return f"{self.year}-{self.lane * LANE_SIZE + self.serial:03d}"


def next_number(act: Act, table: Table) -> YearlyNumber:
    """The next number of this desk in a table with columns `year`, `lane` and `serial`."""
    year, lane = local_time(act.now).year, lane_of(act.connection, act.hall, act.device)
    last = act.connection.scalar(
        select(func.max(table.c.serial)).where(
            table.c.hall == act.hall, table.c.year == year, table.c.lane == lane
        )
    )
    return YearlyNumber(year, lane, (last or 0) + 1)
