"""Visits as verbs give them back and pages show them, read from the tables.

Masked unless a caller has a reason to see more: the door that just typed the facts, the window
that serves the person, or a reveal, which is an entry. Not here: what may happen to a visit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, select

from counter_app.errors import Conflict
from counter_app.hall.persons import PersonFacts, mask_person, person_of
from counter_app.hall.temperature import Mask
from counter_app.hall.visits import (
    Origin,
    Outcome,
    Priority,
    VisitState,
    visit_matter_table,
    visit_table,
)

table = visit_table


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """One matter of a visit: its code, the group it had then, and its outcome once it has one."""

    code: str
    group: str
    outcome: Outcome | None
    window: str


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """A visit. Moments in ms since 1970 UTC, durations in ms, the temperature in tenths.

    `waiting` and `serving` are the spans that are over; while the state is one of these, the span
    since `since` comes on top. `window` and `windows` are ids of windows.
    """

    id: str
    day: str
    ticket: str
    state: VisitState
    since: int
    origin: Origin
    priority: tuple[Priority, ...]
    companions: int
    check: str
    tenths: int
    mask: Mask
    window: str
    windows: tuple[str, ...]
    also: tuple[str, ...]
    matters: tuple[Matter, ...]
    registered_at: int
    called_at: int | None
    started_at: int | None
    ended_at: int | None
    waiting: int
    serving: int
    calls: int
    prints: int
    print_failed: bool
    note: str
    case: str | None
    person: PersonFacts
    rank: int
    tick: int

    @property
    def open_matters(self) -> tuple[Matter, ...]:
        """Those without an outcome."""
        return tuple(one for one in self.matters if one.outcome is None)

    def waited(self, now: int) -> int:
        """All waiting so far, in ms."""
        running = self.state in (VisitState.WAITING, VisitState.CALLED)
        return self.waiting + (max(0, now - self.since) if running else 0)

    def served(self, now: int) -> int:
        """All serving so far, in ms."""
        running = self.state is VisitState.SERVING
        return self.serving + (max(0, now - self.since) if running else 0)


def masked(visit: Visit) -> Visit:
    """The visit as whoever has not asked for more may see it."""
    return msgspec.structs.replace(visit, person=mask_person(visit.person))


def with_name(visit: Visit) -> Visit:
    """The visit with the name in full, for whoever must address the visitor; the rest masked."""
    hidden = mask_person(visit.person)
    return msgspec.structs.replace(
        visit, person=msgspec.structs.replace(hidden, name=visit.person.name)
    )


def read_visits(connection: Connection, query: Select[Any]) -> list[Visit]:
    """The visits of a query over `visit_table`, in its order, in full, with their matters."""
    rows = connection.execute(query).all()
    matters: dict[str, list[Matter]] = defaultdict(list)
    ids = [row.id for row in rows]
    # In slices: SQLite takes a limited number of values in one statement.
    for start in range(0, len(ids), 500):
        found = connection.execute(
            select(visit_matter_table)
            .where(
                visit_matter_table.c.hall == rows[start].hall,
                visit_matter_table.c.visit.in_(ids[start : start + 500]),
            )
            .order_by(visit_matter_table.c.visit, visit_matter_table.c.position)
        )
        for row in found:
            matters[row.visit].append(
                Matter(
                    code=row.matter,
                    group=row.group,
                    outcome=Outcome(row.outcome) if row.outcome else None,
                    window=row.window,
                )
            )
    return [_visit_of(row, matters[row.id]) for row in rows]


def visits_where(
    connection: Connection, hall: str, *conditions: ColumnElement[bool]
) -> list[Visit]:
    """The hall's visits that meet the conditions, in the order of the queue, in full."""
    query = select(table).where(and_(table.c.hall == hall, *conditions))
    return read_visits(connection, query.order_by(table.c.rank, table.c.tick, table.c.id))


def find_visit(connection: Connection, hall: str, visit: str) -> Visit:
    """One visit in full. `Conflict` when it is not here."""
    found = visits_where(connection, hall, table.c.id == visit)
    if not found:
        raise Conflict("This visit is not here.")
    return found[0]


def _visit_of(row: Row[Any], matters: Sequence[Matter]) -> Visit:
    return Visit(
        id=row.id,
        day=row.day,
        ticket=row.ticket,
        state=VisitState(row.state),
        since=row.since,
        origin=Origin(row.origin),
        priority=tuple(Priority(code) for code in row.priority.split()),
        companions=row.companions,
        check=row.check,
        tenths=row.tenths,
        mask=Mask(row.mask),
        window=row.window,
        windows=tuple(row.windows.split()),
        also=tuple(row.also.split()),
        matters=tuple(matters),
        registered_at=row.registered_at,
        called_at=row.called_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        waiting=row.waiting,
        serving=row.serving,
        calls=row.calls,
        prints=row.prints,
        print_failed=row.print_failed,
        note=row.note,
        case=row.case,
        person=person_of(row),
        rank=row.rank,
        tick=row.tick,
    )
