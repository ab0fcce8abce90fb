"""All that the papers of an isolation case say, read at once when one is made (N2.5).

Not here: that a paper was made, as a fact (`case_papers`), and how papers look (`documents`).
"""

from __future__ import annotations

import msgspec
from sqlalchemy import select

from counter_app.hall.case_papers import CasePaper, CasePaperMade, case_paper_table
from counter_app.hall.case_rows import Case, find_case
from counter_app.hall.catalogue import Catalogue, catalogue_now
from counter_app.hall.contact_calls import called_of
from counter_app.hall.contact_search import whereabouts
from counter_app.hall.contacts import ContactList, contacts_of
from counter_app.hall.desks import hall_name
from counter_app.hall.stays import Stay
from counter_app.hall.temperature import Method, Reading, reading_table
from counter_app.hall.timeline import Moment, moments_of
from counter_app.hall.visits import visit_table
from counter_app.hall.windows import all_windows
from counter_app.journal.entry import Entry, new_id
from counter_app.journal.journal import Act
from counter_app.journal.writing_rows import read_subjects
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.people.users import user_names


class TakenReading(msgspec.Struct, frozen=True, kw_only=True):
    """A reading at the door; `at` in ms since 1970 UTC, `by` the user who measured."""

    reading: Reading
    at: int
    by: str


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """All that the papers of a case say, in full: for papers, never for the screen."""

    hall: str
    """The name of the hall."""
    case: Case
    readings: tuple[TakenReading, ...]
    """Those of the person's checks, in the order in which they were taken."""
    contacts: ContactList
    whereabouts: tuple[Stay, ...]
    moments: tuple[Moment, ...]
    """In the order in which they happened, which is not that of writing them down."""
    catalogue: Catalogue
    windows: dict[str, int]
    """Numbers by id."""
    people: dict[str, str]
    """Names of the staff by id."""
    made_at: int
    """In ms since 1970 UTC."""
    made_by: str
    """The name of who makes the paper."""

    def __repr__(self) -> str:
        return "Dossier()"  # a repr may reach a log


def take_out(desk: Desk, case: str, paper: CasePaper) -> Dossier:
    """Record that the person makes a paper of a case, and give all that it says.

    Raises `NotAllowed` without the right to work on cases, `Conflict` when the case is not here.
    """
    name, people = hall_name(desk.journal), user_names(desk.journal)
    with desk.act(Right.WORK_CASE) as act:
        found = find_case(act.connection, act.hall, case)
        act.record(new_id(), CasePaperMade(case=case, paper=paper))
        visits = _visits(act, found)
        checks = dict.fromkeys(one for one in (*visits.values(), found.check) if one)
        entries = _entries(act, found, [*visits, *checks])
        moments = moments_of(act.connection, desk.journal.workflows, act.hall, entries)
        return Dossier(
            hall=name,
            case=found,
            readings=_readings(act, list(checks)),
            contacts=contacts_of(act.connection, act.hall, case),
            whereabouts=tuple(whereabouts(act.connection, act.hall, found)),
            moments=tuple(sorted(moments, key=lambda moment: moment.happened_at)),
            catalogue=catalogue_now(act.connection, act.hall),
            windows={one.id: one.number for one in all_windows(act.connection, act.hall)},
            people=people,
            made_at=act.now,
            made_by=desk.person.name,
        )


def _visits(act: Act, case: Case) -> dict[str, str]:
    """The visits of the case's person that it suspended → their checks, empty without one."""
    visit = visit_table.c
    rows = act.connection.execute(
        select(visit.id, visit.check)
        .where(visit.hall == act.hall, (visit.id == case.visit) | (visit.case == case.id))
        .order_by(visit.registered_at, visit.id)
    )
    return {row.id: row.check for row in rows}


def _readings(act: Act, checks: list[str]) -> tuple[TakenReading, ...]:
    rows = act.connection.execute(
        select(reading_table)
        .where(reading_table.c.hall == act.hall, reading_table.c.check.in_(checks))
        .order_by(reading_table.c.at, reading_table.c.check, reading_table.c.position)
    )
    return tuple(
        TakenReading(
            reading=Reading(tenths=row.tenths, method=Method(row.method), device=row.thermometer),
            at=row.at,
            by=row.actor,
        )
        for row in rows
    )


def _entries(act: Act, case: Case, before: list[str]) -> list[Entry]:
    """All of a case: what was `before` it, itself, the calls to contacts, its earlier papers."""
    papers = act.connection.scalars(
        select(case_paper_table.c.id).where(
            case_paper_table.c.hall == act.hall, case_paper_table.c.case == case.id
        )
    )
    subjects = [*before, case.id, *called_of(act.connection, act.hall, case.id), *papers]
    found = read_subjects(act.connection, act.hall, subjects)
    return [entry for entries in found.values() for entry in entries]
