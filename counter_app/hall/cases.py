"""An isolation case: how it begins and ends, who it is, and the tables it folds to (N2.5).

Not here: the steps between (`case_steps`), what of all that stands (`case_ends`, `case_fold`),
the verbs (`isolation`, `case_work`).
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import BigInteger, Boolean, Column, Index, PrimaryKeyConstraint, String, Table

from counter_app.hall.persons import PersonFacts, person_columns
from counter_app.hall.temperature import Reading
from counter_app.journal.entry import Body
from counter_app.language import Phrase
from counter_app.store.tables import metadata


class CaseState(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    HANDED_OVER = "handed_over"
    CLEARED = "cleared"
    CLOSED = "closed"

    @property
    def label(self) -> Phrase:
        """The state as the hall says it."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    CaseState.OPEN: Phrase("in isolation"),
    CaseState.HANDED_OVER: Phrase("handed over"),
    CaseState.CLEARED: Phrase("released"),
    CaseState.CLOSED: Phrase("case closed"),
}


class Ordered(StrEnum):
    """How a release or a longer isolation was ordered (DOMAIN: Suspected case)."""

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
    Column("begun_at", BigInteger, nullable=False, comment="Opened, or raised after a release."),
    Column("place_due", BigInteger, nullable=False, comment="In the observation place by then."),
    Column("call_due", BigInteger, nullable=False, comment="Health authority called by then."),
    Column("placed_at", BigInteger, comment="In the observation place since then."),
    Column("called_at", BigInteger, comment="Health authority reached then."),
    Column("observed_at", BigInteger, comment="Last reading taken, or placed; null before that."),
    Column("observe_due", BigInteger, comment="Next reading by then; null before it is placed."),
    Column("isolated_until", BigInteger, comment="End of isolation as it was ordered last."),
    Column("left_at", BigInteger, comment="Handed over or released then; null while isolated."),
    Column("gone_at", BigInteger, comment="Away from the windows since then."),
    Column("disinfect_due", BigInteger, comment="Disinfected by then; null while isolated."),
    Column("closed_at", BigInteger, comment="Null while the file is open."),
    Column("closed_by", String),
    Column("outcome", String, nullable=False, comment="Of the closed file."),
    Column("closed_note", String, nullable=False),
    Column("clean", Boolean, nullable=False, comment="Disinfected, as the case itself says."),
    Column("check", String, nullable=False),
    Column("visit", String, nullable=False),
    Column("ticket", String, nullable=False),
    Column("readings", String, nullable=False, comment="JSON, as carried over."),
    Column("matters", String, nullable=False, comment="Codes, separated by a space."),
    Column("windows", String, nullable=False, comment="Ids of the windows visited, in order."),
    Column("symptoms", String, nullable=False),
    Column("cleared_at", BigInteger, comment="Null while nobody was released."),
    Column("cleared_by", String),
    Column("cleared_why", String, nullable=False),
    Column("ordered_by", String, nullable=False),
    Column("ordered", String, nullable=False),
    Column("details", String, nullable=False, comment="JSON of Details."),
    Column("answers", String, nullable=False, comment="JSON of Answers."),
    *person_columns(),
    PrimaryKeyConstraint("hall", "id"),
    Index("isolation_case_by_state", "hall", "state", "opened_at"),
    Index("isolation_case_by_number", "hall", "year", "lane", "serial"),
    info={"one_row": ("id",)},
)


step_table = Table(
    "isolation_step",
    metadata,
    Column("hall", String, nullable=False),
    Column("case", String, nullable=False),
    Column("position", BigInteger, nullable=False, comment="In the order in which they happened."),
    Column("kind", String, nullable=False),
    Column("at", BigInteger, nullable=False, comment="When it happened."),
    Column("written_at", BigInteger, nullable=False),
    Column("actor", String, nullable=False),
    Column("stands", Boolean, nullable=False, comment="False: undone, or set aside to be checked."),
    Column("fact", String, nullable=False, comment="JSON of the entry's body."),
    PrimaryKeyConstraint("hall", "case", "position"),
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
    """Something more speaks for the suspicion.

    `again` when the person was no longer apart, as far as was known here: the timers begin anew.
    """

    kind = "isolation.raised"
    aspect = None
    why: str
    place_minutes: int
    call_minutes: int
    again: bool = False
    knowing: tuple[str, ...] = ()
    """The marks of the case's course, as far as it was known here (`case_ends`)."""


class CaseCleared(Body, frozen=True, kw_only=True):
    """The case is released: on whose order, how it was given, and why."""

    kind = "isolation.cleared"
    aspect = None
    why: str
    ordered_by: str
    ordered: Ordered
    disinfect_minutes: int
    knowing: tuple[str, ...] = ()
    """The marks of the case's course, as far as it was known here (`case_ends`)."""


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
