"""Finding a visit as one types: name, pinyin or its initials, document tail, phone tail, ticket.

The newest come first, so that today's stand at the top, and everything is masked: seeing more is
another verb, which is an entry (DOMAIN: Privacy). Not here: what a visit can be found by
(`search_text`), how the index is kept (`store.search_index`).
"""

from __future__ import annotations

import msgspec
from sqlalchemy import select

from counter_app.hall.persons import PersonFacts, mask_person, person_of
from counter_app.hall.search_text import search_query
from counter_app.hall.visits import VisitState, visit_search, visit_table
from counter_app.people.desk import Desk
from counter_app.people.roles import Right

_SHOWN = [
    visit_table.c[name]
    for name in ("id", "day", "ticket", "state", "registered_at", *PersonFacts.__struct_fields__)
]

MOST_FOUND = 20
"""More than that nobody reads: one types another letter."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A visit that fits what was typed, its person masked. `registered_at` in ms since 1970 UTC."""

    id: str
    day: str
    ticket: str
    state: VisitState
    registered_at: int
    person: PersonFacts


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
        rows = connection.execute(
            select(*_SHOWN)
            .join(newest, newest.c.rowid == visit_table.c.row)
            .order_by(newest.c.rowid.desc())
        )
        return [
            Found(
                id=row.id,
                day=row.day,
                ticket=row.ticket,
                state=VisitState(row.state),
                registered_at=row.registered_at,
                person=mask_person(person_of(row)),
            )
            for row in rows
        ]
