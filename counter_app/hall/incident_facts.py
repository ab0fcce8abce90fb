"""What can happen to an incident, as its entries state it (N7.2).

Not here: what follows from them (`incident_fold`, `incident_course`), the verbs (`incidents`,
`incident_steps`, `incident_reports`), what a report says (`incident_report_facts`).
"""

from __future__ import annotations

from enum import StrEnum

from counter_app.hall.emergency_plans import EmergencyPlan
from counter_app.hall.incident_report_facts import Addressee, ReportFacts, ReportForm
from counter_app.hall.persons import PersonFacts
from counter_app.journal.entry import Body
from counter_app.language import Phrase


class IncidentState(StrEnum):
    """Where an incident stands."""

    RUNNING = "running"
    CLOSED = "closed"

    @property
    def label(self) -> Phrase:
        """The state as the hall says it."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    IncidentState.RUNNING: Phrase("under way"),
    IncidentState.CLOSED: Phrase("incident closed"),
}


class StepState(StrEnum):
    """Where a step of the plan stands."""

    OPEN = "open"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"

    @property
    def label(self) -> Phrase:
        """The state as the hall says it."""
        return _STEP_LABELS[self]


_STEP_LABELS = {
    StepState.OPEN: Phrase("still to do"),
    StepState.DONE: Phrase("step done"),
    StepState.NOT_APPLICABLE: Phrase("not applicable"),
}


class Way(StrEnum):
    """How a report was sent."""

    PHONE = "phone"
    FAX = "fax"
    MESSAGE = "message"
    IN_PERSON = "in_person"

    @property
    def label(self) -> Phrase:
        """The way as the hall says it."""
        return _WAY_LABELS[self]


_WAY_LABELS = {
    Way.PHONE: Phrase("read out by phone"),
    Way.FAX: Phrase("by fax"),
    Way.MESSAGE: Phrase("by message"),
    Way.IN_PERSON: Phrase("handed over in person"),
}


class IncidentOpened(Body, frozen=True, kw_only=True):
    """Something happened; from now on its plan is worked through.

    `case` is the isolation case that it began from, or `user` and `check` the member of the staff
    and the check. Without words of its own, it is called as its plan.
    """

    kind = "incident.opened"
    aspect = None
    number: str
    year: int
    lane: int
    serial: int
    plan: EmergencyPlan
    happened_at: int
    what: str = ""
    place: str = ""
    case: str = ""
    user: str = ""
    check: str = ""


class IncidentNoted(Body, frozen=True, kw_only=True):
    """Something that belongs to its story."""

    kind = "incident.noted"
    aspect = None
    text: str
    happened_at: int
    knowing: tuple[str, ...] = ()


class StepSettled(Body, frozen=True, kw_only=True):
    """A step was done, or is not applicable; `who` did it or decided so, and when."""

    kind = "incident.step_settled"
    aspect = None
    settling: str
    step: str
    state: StepState
    who: str
    happened_at: int
    note: str = ""


class StepTakenBack(Body, frozen=True, kw_only=True):
    """A step is still to do after all; `settlings` are those that are taken back by it."""

    kind = "incident.step_taken_back"
    aspect = None
    step: str
    why: str
    settlings: tuple[str, ...] = ()
    knowing: tuple[str, ...] = ()


class StepAdded(Body, frozen=True, kw_only=True):
    """Something is to be done that the plan does not say; `due` in ms, 0 without a limit."""

    kind = "incident.step_added"
    aspect = None
    step: str
    what: str
    responsible: str = ""
    due: int = 0
    knowing: tuple[str, ...] = ()


class StepAssigned(Body, frozen=True, kw_only=True):
    """Who is responsible for a step, by name."""

    kind = "incident.step_assigned"
    aspect = None
    step: str
    who: str


class ReportMade(Body, frozen=True, kw_only=True):
    """A report as it was made, so that the same paper can be printed again.

    `facts` hold no unmasked person. Where the receiving body needs to know who it is, `whole` says
    so with `why`, and the persons stand in an entry of their own.
    """

    kind = "incident.report_made"
    aspect = None
    report: str
    form: ReportForm
    addressee: Addressee
    serial: int
    facts: ReportFacts
    whole: bool = False
    why: str = ""
    knowing: tuple[str, ...] = ()


class ReportIdentified(Body, frozen=True, kw_only=True):
    """Who the persons of a report are, in full; of its own, so that it can be redacted."""

    kind = "incident.report_identified"
    aspect = None
    report: str
    persons: tuple[PersonFacts, ...]


class ReportSent(Body, frozen=True, kw_only=True):
    """A report went to a body: to whom, how, when, by whom."""

    kind = "incident.report_sent"
    aspect = None
    sending: str
    report: str
    body: str
    how: Way
    happened_at: int
    who: str
    note: str = ""


class ReceiptConfirmed(Body, frozen=True, kw_only=True):
    """Somebody there has confirmed that the report is there; `receipt` is its number or words."""

    kind = "incident.receipt_confirmed"
    aspect = None
    sending: str
    by: str
    happened_at: int
    receipt: str = ""


class IncidentClosed(Body, frozen=True, kw_only=True):
    """It is over; `knowing` has the marks of all that had come to it."""

    kind = "incident.closed"
    aspect = None
    summary: str
    knowing: tuple[str, ...] = ()


class IncidentReopened(Body, frozen=True, kw_only=True):
    """It is not over after all."""

    kind = "incident.reopened"
    aspect = None
    why: str
    knowing: tuple[str, ...] = ()
