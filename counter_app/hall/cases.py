"""An isolation case: what can happen to it, and the row it folds to (N2.5).

A case is never undone by anything that arrives later but a release whose author knew everything
that spoke for the suspicion (`case_course`). The verbs are in `isolation`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import msgspec
from sqlalchemy import BigInteger, Column, Index, PrimaryKeyConstraint, String, Table

from counter_app.hall.case_course import CaseCourse
from counter_app.hall.persons import PersonFacts, person_columns, person_row
from counter_app.hall.temperature import Reading
from counter_app.journal.clock import MINUTE
from counter_app.journal.entry import Body, Entry
from counter_app.journal.fold import Reason, Row, SetAside, Workflow
from counter_app.language import Phrase
from counter_app.store.tables import metadata


class CaseState(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    CLEARED = "cleared"

    @property
    def label(self) -> Phrase:
        """The state as the hall says it."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    CaseState.OPEN: Phrase("in isolation"),
    CaseState.CLEARED: Phrase("released"),
}


class Ordered(StrEnum):
    """How a release was ordered (DOMAIN: Suspected case)."""

    BY_PHONE = "by_phone"
    IN_WRITING = "in_writing"

    @property
    def label(self) -> Phrase:
        """The way as the hall says it."""
        return _ORDERED_LABELS[self]


_ORDERED_LABELS = {
    Ordered.BY_PHONE: Phrase("by phone"),
    Ordered.IN_WRITING: Phrase("in writing"),
}

case_table = Table(
    "isolation_case",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("number", String, nullable=False),
    Column("year", BigInteger, nullable=False),
    Column("lane", BigInteger, nullable=False),
    Column("serial", BigInteger, nullable=False),
    Column("state", String, nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("opened_by", String, nullable=False),
    Column("place_due", BigInteger, nullable=False, comment="In the observation place by then."),
    Column("call_due", BigInteger, nullable=False, comment="Health authority called by then."),
    Column("check", String, nullable=False),
    Column("visit", String, nullable=False),
    Column("ticket", String, nullable=False),
    Column("readings", String, nullable=False, comment="JSON, as carried over."),
    Column("matters", String, nullable=False, comment="Codes, separated by a space."),
    Column("windows", String, nullable=False, comment="Ids of the windows visited, in order."),
    Column("symptoms", String, nullable=False),
    Column("cleared_at", BigInteger, comment="Null while it is open."),
    Column("cleared_by", String),
    Column("cleared_why", String, nullable=False),
    Column("ordered_by", String, nullable=False),
    Column("ordered", String, nullable=False),
    *person_columns(),
    PrimaryKeyConstraint("hall", "id"),
    Index("isolation_case_by_state", "hall", "state", "opened_at"),
    Index("isolation_case_by_number", "hall", "year", "lane", "serial"),
    info={"one_row": ("id",)},
)


class CaseOpened(Body, frozen=True, kw_only=True):
    """Somebody is kept apart; what was known then, without who it is."""

    kind = "isolation.opened"
    number: str
    year: int
    lane: int
    serial: int
    place_minutes: int
    call_minutes: int
    check: str = ""
    visit: str = ""
    ticket: str = ""
    readings: tuple[Reading, ...] = ()
    matters: tuple[str, ...] = ()
    windows: tuple[str, ...] = ()
    symptoms: str = ""


class CaseRaised(Body, frozen=True, kw_only=True):
    """Something more speaks for the suspicion; a released case is open again, timers anew."""

    kind = "isolation.raised"
    aspect = None
    why: str
    place_minutes: int
    call_minutes: int
    knowing: tuple[str, ...] = ()
    """What had raised and released the case, as far as it was known here (`case_course`)."""


class CaseCleared(Body, frozen=True, kw_only=True):
    """The case is released: on whose order, how it was given, and why."""

    kind = "isolation.cleared"
    aspect = None
    why: str
    ordered_by: str
    ordered: Ordered
    knowing: tuple[str, ...] = ()
    """What had raised and released the case, as far as it was known here (`case_course`)."""


class CaseIdentified(Body, frozen=True, kw_only=True):
    """Who it is; an entry of its own, so that it can be redacted and the case stays."""

    kind = "isolation.identified"
    aspect = "person"
    person: PersonFacts


class CaseRevealed(Body, frozen=True, kw_only=True):
    """Somebody asked to see who it is, unmasked."""

    kind = "isolation.revealed"
    aspect = None
    why: str = ""


NOT_CLEARED: Row = {
    "cleared_at": None,
    "cleared_by": None,
    "cleared_why": "",
    "ordered_by": "",
    "ordered": "",
}

BETWEEN_SIGNS = " · "
"""Between what was told when the case was opened and what came to it."""


class CaseFold:
    """A case as its entries tell it."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._row: Row = {}
        self._person = PersonFacts()
        self._course = CaseCourse()

    def take(
        self,
        entry: Entry,
        body: CaseOpened | CaseRaised | CaseCleared | CaseIdentified | CaseRevealed,
    ) -> None:
        """Take one fact."""
        match body:
            case CaseIdentified():
                self._person = body.person
            case CaseRaised() | CaseCleared() if not self._row:
                raise SetAside(Reason.NO_BEGINNING)
            case CaseRaised():
                self._raise(entry, body)
            case CaseCleared():
                self._course.released(entry, body.knowing)
                self._row |= {
                    "state": CaseState.CLEARED.value,
                    "cleared_at": entry.at,
                    "cleared_by": entry.actor,
                    "cleared_why": body.why,
                    "ordered_by": body.ordered_by,
                    "ordered": body.ordered.value,
                }
            case CaseOpened():
                if self._row:
                    raise SetAside(Reason.OVERTAKEN)
                self._row = {
                    "hall": self._hall,
                    "id": self._subject,
                    "number": body.number,
                    "year": body.year,
                    "lane": body.lane,
                    "serial": body.serial,
                    "state": CaseState.OPEN.value,
                    "opened_at": entry.at,
                    "opened_by": entry.actor,
                    "place_due": entry.at + body.place_minutes * MINUTE,
                    "call_due": entry.at + body.call_minutes * MINUTE,
                    "check": body.check,
                    "visit": body.visit,
                    "ticket": body.ticket,
                    "readings": msgspec.json.encode(body.readings).decode(),
                    "matters": " ".join(body.matters),
                    "windows": " ".join(body.windows),
                    "symptoms": body.symptoms,
                    **NOT_CLEARED,
                }

    def _raise(self, entry: Entry, body: CaseRaised) -> None:
        if self._course.raised(entry, body.knowing):
            self._row |= {
                "state": CaseState.OPEN.value,
                "place_due": entry.at + body.place_minutes * MINUTE,
                "call_due": entry.at + body.call_minutes * MINUTE,
                **NOT_CLEARED,
            }
        told = (self._row["symptoms"], body.why)
        self._row["symptoms"] = BETWEEN_SIGNS.join(filter(None, told))

    def held(self) -> Iterable[tuple[Entry, Reason]]:
        """Releases of which a later raise did not know."""
        return [(entry, Reason.SAFETY_HELD) for entry in self._course.held]

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The case's row."""
        if self._row:
            yield case_table, {**self._row, **person_row(self._person)}


isolation_workflow = Workflow(
    "isolation",
    (CaseOpened, CaseRaised, CaseCleared, CaseIdentified, CaseRevealed),
    {case_table: "id"},
    CaseFold,
)
