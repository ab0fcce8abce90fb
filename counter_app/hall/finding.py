"""Finding a visit as one types: name, pinyin or its initials, document tail, phone tail, ticket.

The newest come first, so that today's stand at the top, and everything is masked: seeing more is
another verb, which is an entry (DOMAIN: Privacy). Not here: what a visit can be found by
(`search_text`), how the index is kept (`store.search_index`).
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, select

from counter_app.errors import Conflict
from counter_app.hall.persons import PersonFacts, mask_person, person_of
from counter_app.hall.search_text import search_query
from counter_app.hall.visits import VisitState, visit_matter_table, visit_search, visit_table
from counter_app.journal.clock import day_of
from counter_app.people.desk import Desk
from counter_app.people.roles import Right

_SHOWN = [
    visit_table.c[name]
    for name in ("id", "day", "ticket", "state", "registered_at", *PersonFacts.__struct_fields__)
]

MOST_FOUND = 20
"""More than that nobody reads: one types another letter."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A visit that fits what was typed, its person masked. `registered_at` in ms since 1970 UTC.

    `matters` are codes of the catalogue.
    """

    id: str
    day: str
    ticket: str
    state: VisitState
    registered_at: int
    person: PersonFacts
    matters: tuple[str, ...]


def find(desk: Desk, typed: str, limit: int = MOST_FOUND) -> list[Found]:
    """The newest visits that fit everything typed; none while nothing is typed.

    `NotAllowed` without the right to find visits.
    """
    with desk.read(Right.FIND_VISITS) as connection:
        query = search_query(typed)
        if query is None:
            return []
        newest = visit_search.rows(query, limit).subquery()
        # By row alone: a condition on the hall, which every row meets, would make SQLite scan.
        return _read(
            connection,
            desk.journal.hall,
            select(*_SHOWN)
            .join(newest, newest.c.rowid == visit_table.c.row)
            .order_by(newest.c.rowid.desc()),
        )


def find_by_id(desk: Desk, visit: str) -> Found:
    """The visit with this id, as on the code of its ticket. `Conflict` when it is not here."""
    hall = desk.journal.hall
    with desk.read(Right.FIND_VISITS) as connection:
        found = _read(
            connection,
            hall,
            select(*_SHOWN).where(visit_table.c.hall == hall, visit_table.c.id == visit),
        )
    if not found:
        raise Conflict("This visit is not here.")
    return found[0]


def newest_today(desk: Desk, limit: int = MOST_FOUND) -> list[Found]:
    """Today's visits, the newest first: what one sees before anything is typed."""
    hall, day = desk.journal.hall, day_of(desk.journal.clock.now()).isoformat()
    with desk.read(Right.FIND_VISITS) as connection:
        return _read(
            connection,
            hall,
            select(*_SHOWN)
            .where(visit_table.c.hall == hall, visit_table.c.day == day)
            .order_by(visit_table.c.registered_at.desc(), visit_table.c.row.desc())
            .limit(limit),
        )


def _read(connection: Connection, hall: str, query: Select[Any]) -> list[Found]:
    """The visits of a query over `_SHOWN`, in its order."""
    rows = connection.execute(query).all()
    table = visit_matter_table
    matters: dict[str, list[str]] = defaultdict(list)
    if rows:
        chosen = connection.execute(
            select(table.c.visit, table.c.matter)
            .where(table.c.hall == hall, table.c.visit.in_([row.id for row in rows]))
            .order_by(table.c.visit, table.c.position)
        )
        for visit, matter in chosen:
            matters[visit].append(matter)
    return [
        Found(
            id=row.id,
            day=row.day,
            ticket=row.ticket,
            state=VisitState(row.state),
            registered_at=row.registered_at,
            person=mask_person(person_of(row)),
            matters=tuple(matters[row.id]),
        )
        for row in rows
    ]
