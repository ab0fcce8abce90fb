"""Likely contacts of a case as a list to call through (N2.5, DOMAIN: Suspected case).

The list is computed anew from what is known now; whoever was called stays in it, marked where they
are not among the likely ones any more. Names are masked until somebody asks to see one, which is
an entry. Not here: who was near (`contact_search`), what a call keeps (`contact_calls`).
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, func, select

from counter_app.errors import InputError
from counter_app.hall.case_rows import Case, find_case
from counter_app.hall.contact_calls import (
    SETTLED,
    Called,
    CallResult,
    ContactCall,
    ContactCalled,
    ContactKind,
    ContactRevealed,
    Met,
    called_of,
    contact_subject,
)
from counter_app.hall.contact_search import Who, closeness, who_was_near
from counter_app.hall.persons import PersonFacts, mask_person, person_columns, person_of
from counter_app.hall.visits import visit_table
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.people.users import user_table

LONGEST_SAID = 200
"""Characters."""

AT_ONCE = 500
"""Visits in one question."""


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody likely to have been in contact; the closest way of being near comes first.

    `id` names the contact and `subject` is the id of the visit of a visitor, of the account of
    staff, of the case for companions. `people` counts the visitor's own companions too. `likely`
    is false for who was called and is not found near any more: `met` is then why they were called.
    """

    id: str
    case: str
    who: ContactKind
    subject: str
    person: PersonFacts
    ticket: str
    people: int
    met: tuple[Met, ...]
    likely: bool
    calls: tuple[ContactCall, ...]

    @property
    def length(self) -> int:
        """How long they were near in all, in ms."""
        return sum(met.length for met in self.met)

    @property
    def guessed(self) -> bool:
        """Whether a part of that is a guess, since nobody saw somebody go."""
        return any(met.guessed for met in self.met)

    @property
    def is_settled(self) -> bool:
        """Whether they need not be called again."""
        return any(call.result in SETTLED for call in self.calls)


class ContactList(msgspec.Struct, frozen=True, kw_only=True):
    """All contacts of a case, whose number it is, the closest and longest first."""

    case: str
    number: str
    contacts: tuple[Contact, ...]

    def next_uncalled(self, after: str = "") -> Contact | None:
        """The first whom nobody has called yet, from the one after `after` on and round again."""
        ids = [contact.id for contact in self.contacts]
        start = ids.index(after) + 1 if after in ids else 0
        order = self.contacts[start:] + self.contacts[:start]
        return next((contact for contact in order if not contact.calls), None)


def list_contacts(desk: Desk, case: str) -> ContactList:
    """The likely contacts of a case, masked. `Conflict` when the case is not here."""
    with desk.read(Right.WORK_CASE) as connection:
        found = contacts_of(connection, desk.journal.hall, case)
    return msgspec.structs.replace(found, contacts=tuple(map(masked_contact, found.contacts)))


def masked_contact(contact: Contact) -> Contact:
    """The contact as it is shown without having been asked for; colleagues have their names."""
    if contact.who is ContactKind.STAFF:
        return contact
    return msgspec.structs.replace(contact, person=mask_person(contact.person))


def record_call(desk: Desk, contact: Contact, result: CallResult, said: str = "") -> Contact:
    """Record that a contact was called, what came of it and what they said.

    Returns the contact with all its calls. Raises `InputError` (field `said`) for too much text,
    `Conflict` when the case is not here.
    """
    words = " ".join(said.split())
    if len(words) > LONGEST_SAID:
        raise InputError("Write at most {longest} characters.", field="said", longest=LONGEST_SAID)
    with desk.act(Right.WORK_CASE) as act:
        find_case(act.connection, act.hall, contact.case)
        act.record(
            contact.id,
            ContactCalled(
                case=contact.case,
                who=contact.who,
                person=contact.subject,
                ticket=contact.ticket,
                result=result,
                said=words,
                met=contact.met,
            ),
        )
    with desk.read(Right.WORK_CASE) as connection:
        called = called_of(connection, desk.journal.hall, contact.case)[contact.id]
    return msgspec.structs.replace(contact, calls=called.calls)


def reveal_contact(desk: Desk, contact: Contact) -> PersonFacts:
    """Who a contact is, in full; that somebody asked is an entry.

    `NotAllowed` without both rights: to work on cases, and to see who somebody is.
    """
    desk.check(Right.REVEAL_PERSON)
    with desk.act(Right.WORK_CASE) as act:
        case = find_case(act.connection, act.hall, contact.case)
        people = _people(act.connection, act.hall, case, [(contact.who, contact.subject)])
        act.record(
            contact.id,
            ContactRevealed(case=contact.case, who=contact.who, person=contact.subject),
        )
    return people[contact.who, contact.subject].person


def contacts_of(connection: Connection, hall: str, case: str) -> ContactList:
    """The list in full, within a transaction under way. `Conflict` when the case is not here."""
    found = find_case(connection, hall, case)
    near = who_was_near(connection, hall, found)
    called = called_of(connection, hall, case)
    whom = dict.fromkeys([*near, *((one.who, one.person) for one in called.values())])
    people = _people(connection, hall, found, whom)
    nobody = Called(who=ContactKind.VISITOR, person="", met=(), calls=())
    contacts = []
    for who, subject in whom:
        id = contact_subject(hall, case, who, subject)
        before = called.get(id, nobody)
        met = near.get((who, subject))
        contacts.append(
            msgspec.structs.replace(
                people[who, subject],
                id=id,
                met=before.met if met is None else met,
                likely=met is not None,
                calls=before.calls,
            )
        )
    contacts.sort(key=lambda one: (*map(closeness, one.met[:1]), -one.length, one.id))
    return ContactList(case=case, number=found.number, contacts=tuple(contacts))


def _people(
    connection: Connection, hall: str, case: Case, whom: Iterable[Who]
) -> dict[Who, Contact]:
    """Who they are, so far without why; of whom nothing is here, nothing but that."""
    ids = {kind: [id for one, id in whom if one is kind] for kind in ContactKind}
    found = {(kind, id): _contact(case, kind, id) for kind, some in ids.items() for id in some}
    visitors, columns = ids[ContactKind.VISITOR], [one.name for one in person_columns()]
    for start in range(0, len(visitors), AT_ONCE):
        some = visitors[start : start + AT_ONCE]
        query = select(*(visit_table.c[name] for name in ("id", "ticket", "companions", *columns)))
        for row in connection.execute(
            query.where(visit_table.c.hall == hall, visit_table.c.id.in_(some))
        ):
            found[ContactKind.VISITOR, row.id] = _contact(
                case, ContactKind.VISITOR, row.id, person_of(row), row.ticket, 1 + row.companions
            )
    users = select(user_table.c.id, user_table.c.name).where(
        user_table.c.hall == hall, user_table.c.id.in_(ids[ContactKind.STAFF])
    )
    for row in connection.execute(users):
        person = PersonFacts(name=row.name)
        found[ContactKind.STAFF, row.id] = _contact(case, ContactKind.STAFF, row.id, person)
    for id in ids[ContactKind.COMPANION]:
        most = connection.scalar(
            select(func.max(visit_table.c.companions)).where(
                visit_table.c.hall == hall, visit_table.c.id == case.visit
            )
        )
        name = case.details.companion or case.person.companion
        person = PersonFacts(name=name, phone=case.person.phone)
        found[ContactKind.COMPANION, id] = _contact(
            case, ContactKind.COMPANION, id, person, case.ticket, max(1, most or 0)
        )
    return found


def _contact(
    case: Case,
    who: ContactKind,
    subject: str,
    person: PersonFacts | None = None,
    ticket: str = "",
    people: int = 1,
) -> Contact:
    return Contact(
        id="",
        case=case.id,
        who=who,
        subject=subject,
        person=person or PersonFacts(),
        ticket=ticket,
        people=people,
        met=(),
        likely=True,
        calls=(),
    )
