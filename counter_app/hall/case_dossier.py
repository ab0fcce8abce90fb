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
from counter_app.hall.timeline import Moment, moments_of
from counter_app.hall.visits import visit_table
from counter_app.hall.windows import all_windows
from counter_app.journal.entry import Entry, new_id
from counter_app.journal.journal import Act
from counter_app.journal.writing_rows import read_subject, read_subjects
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.people.users import user_names


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """All that the papers of a case say, in full: for papers, never for the screen."""

    hall: str
    """The name of the hall."""
    case: Case
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
        entries = _entries(act, found)
        moments = moments_of(act.connection, desk.journal.workflows, act.hall, entries)
        return Dossier(
            hall=name,
            case=found,
            contacts=contacts_of(act.connection, act.hall, case),
            whereabouts=tuple(whereabouts(act.connection, act.hall, found)),
            moments=tuple(sorted(moments, key=lambda moment: moment.happened_at)),
            catalogue=catalogue_now(act.connection, act.hall),
            windows={one.id: one.number for one in all_windows(act.connection, act.hall)},
            people=people,
            made_at=act.now,
            made_by=desk.person.name,
        )


def _entries(act: Act, case: Case) -> list[Entry]:
    """Everything about a case: itself, its check and visits, the calls to contacts, its papers."""
    visits = act.connection.execute(
        select(visit_table.c.id, visit_table.c.check).where(
            visit_table.c.hall == act.hall,
            (visit_table.c.id == case.visit) | (visit_table.c.case == case.id),
        )
    ).all()
    papers = act.connection.scalars(
        select(case_paper_table.c.id).where(
            case_paper_table.c.hall == act.hall, case_paper_table.c.case == case.id
        )
    )
    calls = called_of(act.connection, act.hall, case.id)
    subjects = [case.check, *(one for row in visits for one in row), *calls, *papers]
    distinct = [one for one in dict.fromkeys(subjects) if one]
    others = read_subjects(act.connection, act.hall, distinct)
    entries = read_subject(act.connection, act.hall, case.id)
    return entries + [entry for some in others.values() for entry in some]
