"""The steps of an isolation case, each an entry, from any desk and in any order (N2.5).

When a step happened is in its `happened_at` (ms since 1970 UTC), for it may be written down later.
Those that speak for the suspicion or end something name what their author knew (`case_ends`).
Not here: how a case begins and ends (`cases`), what the steps add up to (`case_fold`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

import msgspec

from counter_app.hall.answers import Answer, Symptoms
from counter_app.hall.cases import Ordered
from counter_app.hall.temperature import Reading
from counter_app.journal.entry import Body
from counter_app.language import Phrase


class Outcome(StrEnum):
    """How a case ended, when its file is closed."""

    CONFIRMED = "confirmed"
    RULED_OUT = "ruled_out"
    UNKNOWN = "unknown"

    @property
    def label(self) -> Phrase:
        """The outcome as the hall says it."""
        return _OUTCOME_LABELS[self]


_OUTCOME_LABELS = {
    Outcome.CONFIRMED: Phrase("confirmed"),
    Outcome.RULED_OUT: Phrase("ruled out"),
    Outcome.UNKNOWN: Phrase("not known"),
}


class ScanOf(StrEnum):
    """Which signed sheet was scanned or photographed."""

    HAND_OVER = "hand_over"
    CONTACTS = "contacts"
    OTHER = "other"

    @property
    def label(self) -> Phrase:
        """The sheet as the hall says it."""
        return _SCAN_LABELS[self]


_SCAN_LABELS = {
    ScanOf.HAND_OVER: Phrase("hand-over sheet"),
    ScanOf.CONTACTS: Phrase("list of contacts"),
    ScanOf.OTHER: Phrase("another sheet"),
}


class Details(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the hand-over sheet needs of a person beyond `PersonFacts`, in free words."""

    address: str = ""
    workplace: str = ""
    companion: str = ""

    def __repr__(self) -> str:
        return "Details()"  # a repr may reach a log


class Answers(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the person was asked: symptoms, and 14 days' travel to or contact with such an area."""

    fever: Answer = Answer.NOT_ASKED
    symptoms: Symptoms = Symptoms()
    travel: Answer = Answer.NOT_ASKED
    contact: Answer = Answer.NOT_ASKED


class CaseDetailed(Body, frozen=True, kw_only=True):
    """Where the person lives and works; an entry of its own, so that it can be redacted."""

    kind = "isolation.detailed"
    aspect = "details"
    details: Details


class CaseAsked(Body, frozen=True, kw_only=True):
    """What the person answered, all of it as it is known now."""

    kind = "isolation.asked"
    aspect = "answers"
    answers: Answers


class Step(Body, frozen=True, kw_only=True):
    """Base of what happens in a case; each stands beside the others."""

    aspect: ClassVar[str | None] = None
    happened_at: int


class CaseMoved(Step, frozen=True, kw_only=True):
    """The person is in the observation place; the next reading is due after `observe_minutes`."""

    kind = "isolation.moved"
    place: str
    observe_minutes: int


class CaseObserved(Step, frozen=True, kw_only=True):
    """A reading under observation. A `fever`, as the hall's limits were, speaks for the case."""

    kind = "isolation.observed"
    reading: Reading
    measured_by: str
    observe_minutes: int
    fever: bool = False
    knowing: tuple[str, ...] = ()


class AuthorityCalled(Step, frozen=True, kw_only=True):
    """A call to a health authority or hospital, reached or not."""

    kind = "isolation.called"
    body: str
    number: str
    called_by: str
    reached: bool
    said: str = ""


class TransportOrdered(Step, frozen=True, kw_only=True):
    """A vehicle was asked for."""

    kind = "isolation.transport_ordered"
    ordered_from: str
    destination: str = ""


class TransportArrived(Step, frozen=True, kw_only=True):
    """The vehicle is here."""

    kind = "isolation.transport_arrived"
    vehicle: str


class CaseHandedOver(Step, frozen=True, kw_only=True):
    """The person was handed over; `signed` when the receiver signed the sheet on paper."""

    kind = "isolation.handed_over"
    receiver: str
    receiver_body: str
    vehicle: str
    destination: str
    signed: bool
    disinfect_minutes: int
    knowing: tuple[str, ...] = ()


class CaseExtended(Step, frozen=True, kw_only=True):
    """Isolation goes on until a moment (ms since 1970 UTC), on somebody's order."""

    kind = "isolation.extended"
    until: int
    ordered_by: str
    ordered: Ordered
    knowing: tuple[str, ...] = ()


class CaseDisinfected(Step, frozen=True, kw_only=True):
    """Terminal disinfection: of windows (ids), of the observation place, of other areas in words.

    It opens a window again when it happened after the person had left it.
    """

    kind = "isolation.disinfected"
    done_by: str
    agent: str
    concentration: str
    windows: tuple[str, ...] = ()
    place: bool = False
    areas: str = ""


class AirStopped(Step, frozen=True, kw_only=True):
    """Central air conditioning was stopped, because somebody asked for it."""

    kind = "isolation.air_stopped"
    asked_by: str
    stopped_by: str


class CaseClosed(Step, frozen=True, kw_only=True):
    """The file is closed."""

    kind = "isolation.closed"
    outcome: Outcome
    note: str = ""
    knowing: tuple[str, ...] = ()


class CaseReopened(Step, frozen=True, kw_only=True):
    """The closed file is open again; who is no longer apart stays so."""

    kind = "isolation.reopened"
    why: str
    knowing: tuple[str, ...] = ()


class CaseScanKept(Step, frozen=True, kw_only=True):
    """A signed sheet is kept with the case, as a scan or photo; it changes nothing else."""

    kind = "isolation.scan_kept"
    attachment: str
    what: ScanOf


STEPS: tuple[type[Step], ...] = (
    CaseMoved,
    CaseObserved,
    AuthorityCalled,
    TransportOrdered,
    TransportArrived,
    CaseHandedOver,
    CaseExtended,
    CaseDisinfected,
    AirStopped,
    CaseClosed,
    CaseReopened,
    CaseScanKept,
)
"""All steps, in the order in which they mostly happen."""
