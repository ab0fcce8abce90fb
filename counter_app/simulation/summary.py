"""What a simulated day came to, counted from the hall's own tables and from the commits heard."""

from __future__ import annotations

from collections import Counter
from datetime import date

import msgspec
from sqlalchemy import Connection, func, select

from counter_app.hall.cases import case_table
from counter_app.hall.temperature import check_table
from counter_app.hall.visits import visit_table
from counter_app.journal.clock import day_of


class DaySummary(msgspec.Struct, frozen=True, kw_only=True):
    """A simulated day. `arrived` came to the door; the rest is what the hall's day holds now.

    `checks` and `visits` are counted by state. `overruled` are acts that the hall refused because
    things had changed, as happens to people too. `acts` are transactions that wrote `entries`.
    """

    day: date
    arrived: int
    gone_home: int
    """Who found the hall full, or the day's limit reached, and went home."""
    checks: dict[str, int]
    visits: dict[str, int]
    cases: int
    overruled: int
    acts: int
    entries: int


class Tally:
    """What is counted while a day goes on."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def summary(self, connection: Connection, hall: str, day: date) -> DaySummary:
        """The day as it stands in the tables."""
        text = day.isoformat()
        checks = select(check_table.c.state, func.count()).where(
            check_table.c.hall == hall, check_table.c.day == text
        )
        visits = select(visit_table.c.state, func.count()).where(
            visit_table.c.hall == hall, visit_table.c.day == text
        )
        opened = connection.scalars(
            select(case_table.c.opened_at).where(case_table.c.hall == hall)
        ).all()
        counts = self.counts
        return DaySummary(
            day=day,
            arrived=counts["arrived"],
            gone_home=counts["gone_home"],
            checks={
                row[0]: row[1]
                for row in connection.execute(
                    checks.group_by(check_table.c.state).order_by("state")
                )
            },
            visits={
                row[0]: row[1]
                for row in connection.execute(
                    visits.group_by(visit_table.c.state).order_by("state")
                )
            },
            cases=sum(day_of(at) == day for at in opened),
            overruled=counts["overruled"],
            acts=counts["acts"],
            entries=counts["entries"],
        )
