"""The end of a day: visits that nobody ended are closed by the system, never as served.

Whether that happens by itself is a rule of the hall. What a colleague did meanwhile at a desk that
could not be seen still counts when it arrives (`visits`).
"""

from __future__ import annotations

from sqlalchemy import ColumnElement

from counter_app.hall.rules import rules_now
from counter_app.hall.visit_rows import visits_where
from counter_app.hall.visits import UNDER_WAY, ClosedBySystem, visit_table
from counter_app.journal.clock import day_of
from counter_app.journal.entry import SYSTEM
from counter_app.journal.journal import Act, Journal
from counter_app.people.desk import Desk
from counter_app.people.roles import Right


def close_past_days(journal: Journal) -> int:
    """Close what is left over from days before today, if the hall wants that; how many.

    The program does this by itself at its start and when the day changes.
    """
    today = day_of(journal.clock.now()).isoformat()
    with journal.act(SYSTEM) as act:
        if not rules_now(act.connection, act.hall).close_leftovers:
            return 0
        return _close(act, before=today)


def close_today(desk: Desk) -> int:
    """Close what is left over of today as well, when the hall's doors are shut; how many."""
    with desk.act(Right.CLOSE_DAY) as act:
        return _close(act, before=None)


def leftovers_today(desk: Desk) -> int:
    """How many visits `close_today` would close."""
    with desk.read(Right.READ_DAY) as connection:
        return len(visits_where(connection, desk.journal.hall, visit_table.c.state.in_(UNDER_WAY)))


def _close(act: Act, before: str | None) -> int:
    conditions: list[ColumnElement[bool]] = [visit_table.c.state.in_(UNDER_WAY)]
    if before is not None:
        conditions.append(visit_table.c.day < before)
    visits = visits_where(act.connection, act.hall, *conditions)
    for visit in visits:
        act.record(visit.id, ClosedBySystem())
    return len(visits)
