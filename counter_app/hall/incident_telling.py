"""What the entries of incidents, plans and hand-overs say, in words, without anything personal."""

from __future__ import annotations

from typing import Any

from counter_app.hall.emergency_plans import PlanSet
from counter_app.hall.incident_facts import (
    IncidentClosed,
    IncidentNoted,
    IncidentOpened,
    IncidentReopened,
    ReceiptConfirmed,
    ReportIdentified,
    ReportMade,
    ReportSent,
    StepAdded,
    StepAssigned,
    StepSettled,
    StepState,
    StepTakenBack,
)
from counter_app.hall.incident_report_facts import ReportForm
from counter_app.hall.shift_facts import ShiftHandedOver
from counter_app.language import Phrase


def told_of_incident(body: Any, number: str) -> Phrase | None:
    """What an entry says; `number` is that of its incident. None for entries of other kinds."""
    match body:
        case IncidentOpened():
            name = body.what or body.plan.names
            return Phrase("incident {number} opened: {name}", number=body.number, name=name)
        case IncidentNoted():
            return Phrase("incident {number}, noted: {text}", number=number, text=body.text)
        case IncidentClosed():
            return Phrase("incident {number} closed: {text}", number=number, text=body.summary)
        case IncidentReopened():
            return Phrase("incident {number} reopened: {text}", number=number, text=body.why)
        case ShiftHandedOver():
            return Phrase("shift handed over to {name}", name=body.facts.handed_to)
        case PlanSet():
            return Phrase(
                "emergency plan changed: {name}, version {version}",
                name=body.plan.names,
                version=body.plan.version,
            )
    return _told_of_step(body, number) or _told_of_report(body, number)


def _told_of_step(body: Any, number: str) -> Phrase | None:
    match body:
        case StepSettled(state=StepState.NOT_APPLICABLE):
            return Phrase(
                "incident {number}, step not applicable: {text}", number=number, text=body.note
            )
        case StepSettled():
            return Phrase("incident {number}, step done by {who}", number=number, who=body.who)
        case StepTakenBack():
            return Phrase(
                "incident {number}, step taken back: {text}", number=number, text=body.why
            )
        case StepAdded():
            return Phrase("incident {number}, step added: {text}", number=number, text=body.what)
        case StepAssigned():
            return Phrase("incident {number}, step assigned to {who}", number=number, who=body.who)
    return None


def _told_of_report(body: Any, number: str) -> Phrase | None:
    match body:
        case ReportMade(form=ReportForm.FOLLOW_UP):
            return Phrase(
                "incident {number}, follow-up report {serial} to {body} made",
                number=number,
                serial=body.serial,
                body=body.addressee.label,
            )
        case ReportMade():
            return Phrase(
                "incident {number}, {form} to {body} made",
                number=number,
                form=body.form.label,
                body=body.addressee.label,
            )
        case ReportIdentified():
            return Phrase("incident {number}, persons named in a report", number=number)
        case ReportSent():
            return Phrase(
                "incident {number}, report sent to {body}: {how}",
                number=number,
                body=body.body,
                how=body.how.label,
            )
        case ReceiptConfirmed():
            return Phrase(
                "incident {number}, receipt confirmed by {who}", number=number, who=body.by
            )
    return None
