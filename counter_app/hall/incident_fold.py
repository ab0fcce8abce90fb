"""How an incident follows from its entries, whatever the order in which they arrive (N7.2).

Two desks that opened the same incident opened one: the first gives number and plan, the earliest
opening counts for the deadlines, and steps that only the other's plan has are kept. A step that
anybody has done is done, unless who took it back knew of that. Not here: when it is over
(`incident_course`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Table

from counter_app.hall.catalogue import Words
from counter_app.hall.emergency_plans import PlanStep
from counter_app.hall.incident_course import IncidentCourse
from counter_app.hall.incident_facts import (
    IncidentClosed,
    IncidentNoted,
    IncidentOpened,
    IncidentReopened,
    IncidentState,
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
from counter_app.hall.incident_rows import (
    incident_table,
    note_table,
    report_table,
    sending_table,
    step_table,
)
from counter_app.hall.persons import PersonFacts
from counter_app.journal.clock import MINUTE
from counter_app.journal.entry import Entry
from counter_app.journal.fold import Reason, Row, SetAside, Workflow


class _StepCourse:
    """One step: what the plan says of it, and what settled it."""

    def __init__(self, what: Words, responsible: Words, minutes: int, due: int) -> None:
        self.what, self.responsible = what, responsible
        self.assigned = ""
        self._minutes, self._due = minutes, due
        self._settled: list[StepSettled] = []
        self._taken_back: set[str] = set()

    def settle(self, body: StepSettled) -> None:
        self._settled.append(body)

    def take_back(self, settlings: Iterable[str]) -> None:
        self._taken_back.update(settlings)

    def due(self, opened_at: int) -> int | None:
        """Until when it is to be done; None where it has no limit."""
        if self._due:
            return self._due
        return opened_at + self._minutes * MINUTE if self._minutes else None

    def settled(self) -> StepSettled | None:
        """What settled it: the first that did it, else the first that said it is not needed."""
        standing = [body for body in self._settled if body.settling not in self._taken_back]
        done = [body for body in standing if body.state is StepState.DONE]
        return min(done or standing, key=lambda body: body.happened_at, default=None)


class IncidentFold:
    """An incident as its entries tell it."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._row: Row = {}
        self._also: list[str] = []
        self._steps: dict[str, _StepCourse] = {}
        self._notes: list[Row] = []
        self._reports: dict[str, Row] = {}
        self._numbered: set[tuple[str, str, int]] = set()
        self._twice: list[Entry] = []
        self._sendings: dict[str, Row] = {}
        self._course = IncidentCourse()
        self._closings: dict[str, tuple[Entry, IncidentClosed]] = {}

    def take(self, entry: Entry, body: Any) -> None:
        """Take one fact."""
        if not self._row and not isinstance(body, IncidentOpened):
            raise SetAside(Reason.NO_BEGINNING)
        match body:
            case IncidentOpened():
                self._open(entry, body)
            case IncidentNoted():
                self._course.adds(entry, body.knowing)
                self._note(entry, body)
            case StepSettled() | StepTakenBack() | StepAdded() | StepAssigned():
                self._take_step(entry, body)
            case ReportMade() | ReportIdentified():
                self._take_report(entry, body)
            case ReportSent() | ReceiptConfirmed():
                self._take_sending(body)
            case IncidentReopened():
                self._course.reopens(entry, body.knowing)
            case IncidentClosed():
                self._course.closes(entry, body.knowing)
                self._closings[entry.mark] = (entry, body)

    def held(self) -> Iterable[tuple[Entry, Reason]]:
        """Closings that did not know everything, and reports that share a number with another."""
        yield from self._course.weigh().held
        yield from ((entry, Reason.CLASH) for entry in self._twice)

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The incident, its steps, notes, reports and sendings."""
        if not self._row:
            return
        yield incident_table, {**self._row, "also": " ".join(self._also), **self._ending()}
        key = {"hall": self._hall, "incident": self._subject}
        for position, (code, step) in enumerate(self._steps.items()):
            yield step_table, {**key, "code": code, "position": position, **self._step_row(step)}
        for position, note in enumerate(sorted(self._notes, key=lambda one: one["happened_at"])):
            yield note_table, {**key, "position": position, **note}
        for id, report in self._reports.items():
            yield report_table, {**key, "id": id, **report}
        for id, sending in self._sendings.items():
            yield sending_table, {**key, "id": id, **sending}

    def _open(self, entry: Entry, body: IncidentOpened) -> None:
        for step in body.plan.steps:
            if step.code not in self._steps:
                self._steps[step.code] = _of_plan(step)
        if self._row:
            if body.number != self._row["number"] and body.number not in self._also:
                self._also.append(body.number)
            self._row["opened_at"] = min(self._row["opened_at"], entry.at)
            self._row["happened_at"] = min(self._row["happened_at"], body.happened_at)
            return
        self._row = {
            "hall": self._hall,
            "id": self._subject,
            "number": body.number,
            "year": body.year,
            "lane": body.lane,
            "serial": body.serial,
            "what": body.what,
            "place": body.place,
            "happened_at": body.happened_at,
            "opened_at": entry.at,
            "opened_by": entry.actor,
            "plan": body.plan.code,
            "plan_version": body.plan.version,
            "plan_chinese": body.plan.names.chinese,
            "plan_english": body.plan.names.english,
            "case": body.case,
            "user": body.user,
            "check": body.check,
        }

    def _note(self, entry: Entry, body: IncidentNoted) -> None:
        self._notes.append({"text": body.text, "happened_at": body.happened_at, "by": entry.actor})

    def _take_step(
        self, entry: Entry, body: StepSettled | StepTakenBack | StepAdded | StepAssigned
    ) -> None:
        if isinstance(body, StepAdded):
            self._course.adds(entry, body.knowing)
            self._steps[body.step] = _StepCourse(
                Words(body.what, ""), Words(body.responsible, ""), 0, body.due
            )
            return
        step = self._steps.get(body.step)
        if step is None:
            raise SetAside(Reason.NO_BEGINNING)
        match body:
            case StepSettled():
                step.settle(body)
            case StepTakenBack():
                self._course.adds(entry, body.knowing)
                step.take_back(body.settlings)
            case StepAssigned():
                step.assigned = body.who

    def _take_report(self, entry: Entry, body: ReportMade | ReportIdentified) -> None:
        if isinstance(body, ReportIdentified):
            if body.report not in self._reports:
                raise SetAside(Reason.NO_BEGINNING)
            self._reports[body.report]["persons"] = msgspec.json.encode(body.persons).decode()
            return
        self._course.adds(entry, body.knowing)
        number = (body.form.value, body.addressee.value, body.serial)
        if number in self._numbered:
            self._twice.append(entry)
        self._numbered.add(number)
        nobody: tuple[PersonFacts, ...] = ()
        self._reports[body.report] = {
            "form": body.form.value,
            "addressee": body.addressee.value,
            "serial": body.serial,
            "made_at": entry.at,
            "made_by": entry.actor,
            "whole": body.whole,
            "why": body.why,
            "facts": msgspec.json.encode(body.facts).decode(),
            "persons": msgspec.json.encode(nobody).decode(),
        }

    def _take_sending(self, body: ReportSent | ReceiptConfirmed) -> None:
        if isinstance(body, ReceiptConfirmed):
            sending = self._sendings.get(body.sending)
            if sending is None:
                raise SetAside(Reason.NO_BEGINNING)
            if sending["confirmed_at"] is None or body.happened_at < sending["confirmed_at"]:
                sending |= {
                    "confirmed_at": body.happened_at,
                    "confirmed_by": body.by,
                    "receipt": body.receipt,
                }
            return
        if body.report not in self._reports:
            raise SetAside(Reason.NO_BEGINNING)
        self._sendings[body.sending] = {
            "report": body.report,
            "body": body.body,
            "how": body.how.value,
            "sent_at": body.happened_at,
            "who": body.who,
            "note": body.note,
            "confirmed_at": None,
            "confirmed_by": "",
            "receipt": "",
        }

    def _step_row(self, step: _StepCourse) -> Row:
        settled = step.settled()
        return {
            "chinese": step.what.chinese,
            "english": step.what.english,
            "responsible_chinese": step.responsible.chinese,
            "responsible_english": step.responsible.english,
            "assigned": step.assigned,
            "due": step.due(self._row["opened_at"]),
            "state": (StepState.OPEN if settled is None else settled.state).value,
            "who": "" if settled is None else settled.who,
            "at": None if settled is None else settled.happened_at,
            "note": "" if settled is None else settled.note,
        }

    def _ending(self) -> Row:
        closing = self._course.weigh().closing
        if closing is None:
            state = IncidentState.RUNNING.value
            return {"state": state, "closed_at": None, "closed_by": None, "summary": ""}
        entry, body = self._closings[closing.mark]
        return {
            "state": IncidentState.CLOSED.value,
            "closed_at": entry.at,
            "closed_by": entry.actor,
            "summary": body.summary,
        }


def _of_plan(step: PlanStep) -> _StepCourse:
    return _StepCourse(step.what, step.responsible, step.minutes, 0)


COURSE = frozenset(
    {
        IncidentNoted.kind,
        StepAdded.kind,
        StepTakenBack.kind,
        ReportMade.kind,
        IncidentReopened.kind,
        IncidentClosed.kind,
    }
)
"""Kinds that decide whether an incident is over."""

incident_workflow = Workflow(
    "incident",
    (
        IncidentOpened,
        IncidentNoted,
        StepSettled,
        StepTakenBack,
        StepAdded,
        StepAssigned,
        ReportMade,
        ReportIdentified,
        ReportSent,
        ReceiptConfirmed,
        IncidentClosed,
        IncidentReopened,
    ),
    {
        incident_table: "id",
        step_table: "incident",
        note_table: "incident",
        report_table: "incident",
        sending_table: "incident",
    },
    IncidentFold,
)
