"""A finding of a round: what can happen to it, and the row it folds to (N7.1).

Whatever speaks for it (found, found again, opened again) beats a verification that did not know of
it, whichever arrived first. The verbs are in `findings`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import BigInteger, Column, Index, PrimaryKeyConstraint, String, Table

from counter_app.hall.case_course import CaseCourse
from counter_app.hall.catalogue import Words
from counter_app.journal.entry import Body, Entry, shared_id
from counter_app.journal.fold import Reason, Row, SetAside, Workflow
from counter_app.language import Phrase
from counter_app.store.tables import metadata


class Weight(StrEnum):
    """How much a finding weighs."""

    MINOR = "minor"
    SERIOUS = "serious"
    AT_ONCE = "at_once"

    @property
    def label(self) -> Phrase:
        """The weight as the hall says it."""
        return _WEIGHT_LABELS[self]

    @property
    def order(self) -> int:
        """Heavier ones are higher."""
        return list(Weight).index(self)


_WEIGHT_LABELS = {
    Weight.MINOR: Phrase("minor"),
    Weight.SERIOUS: Phrase("serious"),
    Weight.AT_ONCE: Phrase("put right at once"),
}


class FindingState(StrEnum):
    """Where a finding stands."""

    OPEN = "open"
    RECTIFIED = "rectified"
    VERIFIED = "verified"

    @property
    def label(self) -> Phrase:
        """The state as the hall says it."""
        return _STATE_LABELS[self]

    @property
    def order(self) -> int:
        """What still has to be done comes first."""
        return list(FindingState).index(self)


_STATE_LABELS = {
    FindingState.OPEN: Phrase("to be rectified"),
    FindingState.RECTIFIED: Phrase("to be verified"),
    FindingState.VERIFIED: Phrase("verified"),
}

finding_table = Table(
    "finding",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("state", String, nullable=False),
    Column("round", String, nullable=False),
    Column("checkpoint", String, nullable=False),
    Column("place", String, nullable=False, comment="The checkpoint's name then."),
    Column("area", String, nullable=False),
    Column("question", String, nullable=False),
    Column("chinese", String, nullable=False, comment="The question's words then."),
    Column("english", String, nullable=False),
    Column("weight", String, nullable=False),
    Column("who", String, nullable=False, comment="An account; empty where `who_name` names them."),
    Column("who_name", String, nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("note", String, nullable=False),
    Column("photographs", String, nullable=False, comment="Attachments, separated by a space."),
    Column("seen", BigInteger, nullable=False, comment="How often it was found."),
    Column("opened_at", BigInteger, nullable=False),
    Column("opened_by", String, nullable=False),
    Column("rectified_at", BigInteger),
    Column("rectified_by", String, nullable=False),
    Column("rectified_note", String, nullable=False),
    Column("rectified_photographs", String, nullable=False),
    Column("verified_at", BigInteger),
    Column("verified_by", String, nullable=False),
    Column("verified_note", String, nullable=False),
    Column("reopened_why", String, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    Index("finding_by_state", "hall", "state"),
    Index("finding_by_round", "hall", "round"),
    Index("finding_by_opening", "hall", "opened_at"),
    info={"one_row": ("id",)},
)


class FindingOpened(Body, frozen=True, kw_only=True):
    """A round found something wrong. `name` names the finding in the hall, `round_name` its round:
    a planned one by its shared name, an extra one by its id."""

    kind = "finding.opened"
    aspect = None
    name: str
    round_name: str
    checkpoint: str
    place: str
    area: str
    question: str
    words: Words
    weight: Weight
    until: int
    who: str = ""
    who_name: str = ""
    note: str = ""
    photographs: tuple[str, ...] = ()


class FindingSeenAgain(Body, frozen=True, kw_only=True):
    """A later look failed the same question again."""

    kind = "finding.seen_again"
    aspect = None
    note: str = ""
    photographs: tuple[str, ...] = ()
    knowing: tuple[str, ...] = ()
    """What had opened and verified it, as far as it was known here (`case_course`)."""


class FindingChanged(Body, frozen=True, kw_only=True):
    """From now on it weighs this much and somebody puts it right until then."""

    kind = "finding.changed"
    aspect = "facts"
    weight: Weight
    until: int
    who: str = ""
    who_name: str = ""


class FindingRectified(Body, frozen=True, kw_only=True):
    """It was put right."""

    kind = "finding.rectified"
    aspect = None
    note: str
    photographs: tuple[str, ...] = ()
    knowing: tuple[str, ...] = ()
    """What had opened and verified it, as far as it was known here (`case_course`)."""


class FindingVerified(Body, frozen=True, kw_only=True):
    """The leader has seen that it was put right."""

    kind = "finding.verified"
    aspect = None
    note: str = ""
    knowing: tuple[str, ...] = ()
    """What had opened and verified it, as far as it was known here (`case_course`)."""


class FindingReopened(Body, frozen=True, kw_only=True):
    """It was not put right after all."""

    kind = "finding.reopened"
    aspect = None
    why: str
    until: int
    knowing: tuple[str, ...] = ()
    """What had opened and verified it, as far as it was known here (`case_course`)."""


NOT_VERIFIED: Row = {"verified_at": None, "verified_by": "", "verified_note": ""}


class FindingFold:
    """A finding as its entries tell it."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._row: Row = {}
        self._course = CaseCourse()

    def take(
        self,
        entry: Entry,
        body: FindingOpened
        | FindingSeenAgain
        | FindingChanged
        | FindingRectified
        | FindingVerified
        | FindingReopened,
    ) -> None:
        """Take one fact."""
        match body:
            case FindingOpened() if self._row:
                # Two desks found it in the same round: the heavier word and the earlier date hold.
                self._raise(entry, ())
                heavier = max(Weight(self._row["weight"]), body.weight, key=lambda one: one.order)
                self._row["weight"] = heavier.value
                self._row["until"] = min(self._row["until"], body.until)
                self._row["photographs"] = _joined(self._row["photographs"], body.photographs)
                self._row["seen"] += 1
            case FindingOpened():
                self._open(entry, body)
            case _ if not self._row:
                raise SetAside(Reason.NO_BEGINNING)
            case FindingSeenAgain():
                self._raise(entry, body.knowing)
                self._row["seen"] += 1
                self._row["note"] = body.note or self._row["note"]
                self._row["photographs"] = _joined(self._row["photographs"], body.photographs)
            case FindingReopened():
                self._raise(entry, body.knowing)
                self._row |= {"until": body.until, "reopened_why": body.why}
            case FindingChanged():
                self._row |= {
                    "weight": body.weight.value,
                    "until": body.until,
                    "who": body.who,
                    "who_name": body.who_name,
                }
            case FindingRectified():
                self._rectify(entry, body)
            case FindingVerified():
                self._course.released(entry, body.knowing)
                self._row |= {
                    "state": FindingState.VERIFIED.value,
                    "verified_at": entry.at,
                    "verified_by": entry.actor,
                    "verified_note": body.note,
                }

    def _open(self, entry: Entry, body: FindingOpened) -> None:
        whole = " " not in body.round_name
        self._row = {
            "hall": self._hall,
            "id": self._subject,
            "state": FindingState.OPEN.value,
            "round": body.round_name if whole else shared_id(self._hall, body.round_name),
            "checkpoint": body.checkpoint,
            "place": body.place,
            "area": body.area,
            "question": body.question,
            "chinese": body.words.chinese,
            "english": body.words.english,
            "weight": body.weight.value,
            "who": body.who,
            "who_name": body.who_name,
            "until": body.until,
            "note": body.note,
            "photographs": " ".join(body.photographs),
            "seen": 1,
            "opened_at": entry.at,
            "opened_by": entry.actor,
            "rectified_at": None,
            "rectified_by": "",
            "rectified_note": "",
            "rectified_photographs": "",
            "reopened_why": "",
            **NOT_VERIFIED,
        }

    def _raise(self, entry: Entry, knowing: Iterable[str]) -> None:
        self._course.raised(entry, tuple(knowing))
        self._row |= {"state": FindingState.OPEN.value, **NOT_VERIFIED}

    def _rectify(self, entry: Entry, body: FindingRectified) -> None:
        if self._row["state"] == FindingState.VERIFIED.value:
            raise SetAside(Reason.OVERTAKEN)
        # Whoever did not know that it failed again has put right something else: it stays open.
        if self._course.is_known_by(body.knowing):
            self._row["state"] = FindingState.RECTIFIED.value
        self._row |= {
            "rectified_at": entry.at,
            "rectified_by": entry.actor,
            "rectified_note": body.note,
            "rectified_photographs": " ".join(body.photographs),
        }

    def held(self) -> Iterable[tuple[Entry, Reason]]:
        """Verifications that did not know of a later failure."""
        return [(entry, Reason.SAFETY_HELD) for entry in self._course.held]

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The finding's row."""
        if self._row:
            yield finding_table, self._row


def _joined(known: str, more: Iterable[str]) -> str:
    return " ".join(dict.fromkeys((*known.split(), *more)))


finding_workflow = Workflow(
    "finding",
    (
        FindingOpened,
        FindingSeenAgain,
        FindingChanged,
        FindingRectified,
        FindingVerified,
        FindingReopened,
    ),
    {finding_table: "id"},
    FindingFold,
    shared_name=lambda body: body.name if isinstance(body, FindingOpened) else None,
)
