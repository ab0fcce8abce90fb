"""Calls to likely contacts of a case: what was tried, what came of it, what they said (N2.5).

Whoever is called is a subject of its own, the same at every desk, so that calls made at desks that
could not see each other stand in one list. A call is never undone: it keeps why the person was
called, also where a later correction says that they were not near. Not here: who is likely to have
been in contact (`contact_search`), the verbs (`contacts`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    PrimaryKeyConstraint,
    String,
    Table,
    select,
)

from counter_app.hall.nearness import Nearness
from counter_app.journal.entry import Body, Entry, shared_id
from counter_app.journal.fold import Row, Workflow
from counter_app.language import Phrase
from counter_app.store.tables import metadata


class ContactKind(StrEnum):
    """Who a contact is."""

    VISITOR = "visitor"
    COMPANION = "companion"
    STAFF = "staff"

    @property
    def label(self) -> Phrase:
        """The kind as the hall says it."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    ContactKind.VISITOR: Phrase("visitor"),
    ContactKind.COMPANION: Phrase("companion"),
    ContactKind.STAFF: Phrase("staff"),
}


class CallResult(StrEnum):
    """What came of calling somebody."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    WRONG_NUMBER = "wrong_number"
    REFUSED = "refused"

    @property
    def label(self) -> Phrase:
        """The result as the hall says it."""
        return _RESULT_LABELS[self]


_RESULT_LABELS = {
    CallResult.REACHED: Phrase("reached"),
    CallResult.NOT_REACHED: Phrase("not reached"),
    CallResult.WRONG_NUMBER: Phrase("wrong number"),
    CallResult.REFUSED: Phrase("refused to answer"),
}

SETTLED = frozenset({CallResult.REACHED, CallResult.REFUSED})
"""After these nobody need be called again."""


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """One way in which somebody was near: how, at which window (0 for none), how long.

    `length` is in ms, 0 for a moment; `since` is when it began, in ms since 1970 UTC. `guessed`
    says that nobody saw one of the two go.
    """

    nearness: Nearness
    window: int
    length: int
    since: int
    guessed: bool = False


class ContactFact(Body, frozen=True, kw_only=True):
    """Base of what happens to a contact: of which case, and who it is."""

    kind = "contact"
    case: str
    who: ContactKind
    person: str
    """The id of the visit of a visitor, of the account of staff, of the case for companions."""


class ContactCalled(ContactFact, frozen=True, kw_only=True):
    """A likely contact was called; why, what came of it, what they said."""

    kind = "contact.called"
    aspect = None
    ticket: str = ""
    result: CallResult
    said: str = ""
    met: tuple[Met, ...] = ()


class ContactRevealed(ContactFact, frozen=True, kw_only=True):
    """Somebody asked to see a contact's facts unmasked."""

    kind = "contact.revealed"
    aspect = None


contact_call_table = Table(
    "contact_call",
    metadata,
    Column("hall", String, nullable=False),
    Column("contact", String, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("case", String, nullable=False),
    Column("who", String, nullable=False),
    Column("person", String, nullable=False),
    Column("result", String, nullable=False),
    Column("said", String, nullable=False),
    Column("met", String, nullable=False, comment="JSON: why the person was called."),
    Column("at", BigInteger, nullable=False),
    Column("by", String, nullable=False),
    PrimaryKeyConstraint("hall", "contact", "position"),
    Index("contact_call_by_case", "hall", "case"),
)


class ContactFold:
    """The calls to one contact, in order."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._calls: list[Row] = []

    def take(self, entry: Entry, body: ContactCalled | ContactRevealed) -> None:
        """Take one fact."""
        if isinstance(body, ContactCalled):
            self._calls.append(
                {
                    "hall": self._hall,
                    "contact": self._subject,
                    "position": len(self._calls) + 1,
                    "case": body.case,
                    "who": body.who.value,
                    "person": body.person,
                    "result": body.result.value,
                    "said": body.said,
                    "met": msgspec.json.encode(body.met).decode(),
                    "at": entry.at,
                    "by": entry.actor,
                }
            )

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """One row for each call."""
        for row in self._calls:
            yield contact_call_table, row


def _name_of(case: str, who: ContactKind, person: str) -> str:
    return f"contact {case} {who.value} {person}"


def contact_subject(hall: str, case: str, who: ContactKind, person: str) -> str:
    """The id of a contact, so that two desks that call the same person mean the same contact."""
    return shared_id(hall, _name_of(case, who, person))


contact_workflow = Workflow(
    "contact",
    (ContactCalled, ContactRevealed),
    {contact_call_table: "contact"},
    ContactFold,
    shared_name=lambda body: _name_of(body.case, body.who, body.person),
)


class ContactCall(msgspec.Struct, frozen=True, kw_only=True):
    """One call; `at` in ms since 1970 UTC, `by` the user who called."""

    result: CallResult
    said: str
    at: int
    by: str


class Called(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who was called: who it is, why the last time, and all calls, the oldest first."""

    who: ContactKind
    person: str
    met: tuple[Met, ...]
    calls: tuple[ContactCall, ...]


def called_of(connection: Connection, hall: str, case: str) -> dict[str, Called]:
    """Everybody who was called about a case, by the contact's id."""
    rows = connection.execute(
        select(contact_call_table)
        .where(contact_call_table.c.hall == hall, contact_call_table.c.case == case)
        .order_by(contact_call_table.c.contact, contact_call_table.c.position)
    )
    by_contact = defaultdict(list)
    for row in rows:
        by_contact[row.contact].append(row)
    return {
        contact: Called(
            who=ContactKind(tries[-1].who),
            person=tries[-1].person,
            met=msgspec.json.decode(tries[-1].met, type=tuple[Met, ...]),
            calls=tuple(
                ContactCall(result=CallResult(row.result), said=row.said, at=row.at, by=row.by)
                for row in tries
            ),
        )
        for contact, tries in by_contact.items()
    }
