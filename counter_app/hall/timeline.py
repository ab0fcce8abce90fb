"""A visit told from its entries: what happened, when, at whose hands, from the door to the end.

Reads the journal itself, so nothing is left out: the readings of its temperature check, clashes
that wait to be looked at, reveals and corrections included.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select

from counter_app.hall.case_rows import find_case
from counter_app.hall.cases import CaseCleared, CaseOpened, CaseRaised
from counter_app.hall.telling import Names, decoded, told
from counter_app.hall.temperature import CheckIdentified, CheckIsolated
from counter_app.hall.visit_rows import Visit, find_visit, masked
from counter_app.hall.visits import Identified
from counter_app.journal.entry import SYSTEM, Entry
from counter_app.journal.fold import Workflows
from counter_app.journal.tables import to_check_table
from counter_app.journal.writing_rows import read_subject
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right

COURSE = frozenset({CaseOpened.kind, CaseRaised.kind, CaseCleared.kind})
"""What of its isolation case belongs into the story of a visit."""

UNTOLD = (CheckIdentified, CheckIsolated, Identified)
"""What another entry of the same act tells already."""


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened. `happened_at` is when, `entered_at` when it was written down."""

    happened_at: int
    entered_at: int
    what: Phrase
    by: str
    """Name of who did it; empty for the program itself."""
    to_check: bool
    """Whether the entry is set aside and waits for a person's look."""


class VisitStory(msgspec.Struct, frozen=True, kw_only=True):
    """A visit, masked, and everything that happened to it, the oldest first."""

    visit: Visit
    moments: tuple[Moment, ...]


def visit_story(desk: Desk, visit: str) -> VisitStory:
    """A visit with its whole timeline, masked. `Conflict` when it is not here."""
    hall = desk.journal.hall
    with desk.read(Right.FIND_VISITS) as connection:
        found = find_visit(connection, hall, visit)
        entries = read_subject(connection, hall, visit)
        if found.check:
            entries += read_subject(connection, hall, found.check)
        if found.case:
            of_case = read_subject(connection, hall, found.case)
            entries += [entry for entry in of_case if entry.kind in COURSE]
        moments = moments_of(connection, desk.journal.workflows, hall, entries)
    return VisitStory(visit=masked(found), moments=moments)


def case_story(desk: Desk, case: str) -> tuple[Moment, ...]:
    """What happened in an isolation case, in that order. `Conflict` when it is not here."""
    hall = desk.journal.hall
    with desk.read(Right.OPEN_CASE) as connection:
        find_case(connection, hall, case)
        entries = read_subject(connection, hall, case)
        moments = moments_of(connection, desk.journal.workflows, hall, entries)
    return tuple(sorted(moments, key=lambda moment: moment.happened_at))


def moments_of(
    connection: Connection, workflows: Workflows, hall: str, entries: Sequence[Entry]
) -> tuple[Moment, ...]:
    """What entries tell, the oldest first, within a transaction under way."""
    aside = {
        (row.device, row.seq)
        for row in connection.execute(
            select(to_check_table.c.device, to_check_table.c.seq).where(
                to_check_table.c.hall == hall,
                to_check_table.c.subject.in_({entry.subject for entry in entries}),
            )
        )
    }
    names = Names(connection, hall)
    moments = []
    for entry in sorted(entries, key=lambda one: one.order):
        body = decoded(workflows, entry)
        if isinstance(body, UNTOLD):
            continue
        happened = getattr(body, "happened_at", None)
        moments.append(
            Moment(
                happened_at=entry.at if happened is None else happened,
                entered_at=entry.at,
                what=told(entry, body, names),
                by="" if entry.actor == SYSTEM else names.user(entry.actor),
                to_check=(entry.device, entry.seq) in aside,
            )
        )
    return tuple(moments)
