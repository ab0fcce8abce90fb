"""The tables that incidents fold to, and reading them as values (N7.2).

Within a transaction under way; who may read is decided by the queries (`incidents`). Not here:
what fills the tables (`incident_fold`).
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Index,
    PrimaryKeyConstraint,
    Row,
    String,
    Table,
    select,
)

from counter_app.errors import Conflict
from counter_app.hall.catalogue import Words
from counter_app.hall.incident_facts import IncidentState, StepState, Way
from counter_app.hall.incident_report_facts import Addressee, ReportFacts, ReportForm
from counter_app.hall.persons import PersonFacts
from counter_app.store.tables import metadata

incident_table = Table(
    "incident",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("number", String, nullable=False),
    Column("also", String, nullable=False, comment="Numbers that other desks gave it."),
    Column("year", BigInteger, nullable=False),
    Column("lane", BigInteger, nullable=False),
    Column("serial", BigInteger, nullable=False),
    Column("state", String, nullable=False),
    Column("what", String, nullable=False),
    Column("place", String, nullable=False),
    Column("happened_at", BigInteger, nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("opened_by", String, nullable=False),
    Column("plan", String, nullable=False, comment="Code of the plan that it follows."),
    Column("plan_version", BigInteger, nullable=False),
    Column("plan_chinese", String, nullable=False),
    Column("plan_english", String, nullable=False),
    Column("case", String, nullable=False),
    Column("user", String, nullable=False),
    Column("check", String, nullable=False),
    Column("closed_at", BigInteger, comment="Null while it is under way."),
    Column("closed_by", String),
    Column("summary", String, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    Index("incident_by_state", "hall", "state", "opened_at"),
    Index("incident_by_number", "hall", "year", "lane", "serial"),
    info={"one_row": ("id",)},
)

step_table = Table(
    "incident_step",
    metadata,
    Column("hall", String, nullable=False),
    Column("incident", String, nullable=False),
    Column("code", String, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("chinese", String, nullable=False),
    Column("english", String, nullable=False),
    Column("responsible_chinese", String, nullable=False),
    Column("responsible_english", String, nullable=False),
    Column("assigned", String, nullable=False),
    Column("due", BigInteger, comment="Null where it has no limit."),
    Column("state", String, nullable=False),
    Column("who", String, nullable=False),
    Column("at", BigInteger, comment="When it was done; null while it is open."),
    Column("note", String, nullable=False),
    PrimaryKeyConstraint("hall", "incident", "code"),
    Index("incident_step_by_state", "hall", "state", "due"),
)

note_table = Table(
    "incident_note",
    metadata,
    Column("hall", String, nullable=False),
    Column("incident", String, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("text", String, nullable=False),
    Column("happened_at", BigInteger, nullable=False),
    Column("by", String, nullable=False),
    PrimaryKeyConstraint("hall", "incident", "position"),
)

report_table = Table(
    "incident_report",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("incident", String, nullable=False),
    Column("form", String, nullable=False),
    Column("addressee", String, nullable=False),
    Column("serial", BigInteger, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("made_by", String, nullable=False),
    Column("whole", Boolean, nullable=False, comment="Whether it names persons unmasked."),
    Column("why", String, nullable=False),
    Column("facts", String, nullable=False, comment="JSON of ReportFacts."),
    Column("persons", String, nullable=False, comment="JSON; unmasked, until redacted."),
    PrimaryKeyConstraint("hall", "id"),
    Index("incident_report_by_incident", "hall", "incident"),
)

sending_table = Table(
    "incident_sending",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("incident", String, nullable=False),
    Column("report", String, nullable=False),
    Column("body", String, nullable=False),
    Column("how", String, nullable=False),
    Column("sent_at", BigInteger, nullable=False),
    Column("who", String, nullable=False),
    Column("note", String, nullable=False),
    Column("confirmed_at", BigInteger, comment="Null until somebody there confirmed it."),
    Column("confirmed_by", String, nullable=False),
    Column("receipt", String, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    Index("incident_sending_by_incident", "hall", "incident"),
)


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A step of an incident's plan. Moments in ms since 1970 UTC.

    `responsible` is whom the plan names, `assigned` who was named in this incident; `who` did it.
    """

    code: str
    what: Words
    responsible: Words
    assigned: str
    due: int | None
    state: StepState
    who: str
    at: int | None
    note: str


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """Something that belongs to the story; `by` the user who wrote it down."""

    text: str
    happened_at: int
    by: str


class Sending(msgspec.Struct, frozen=True, kw_only=True):
    """A report on its way to a body, and who there confirmed it."""

    id: str
    body: str
    how: Way
    sent_at: int
    who: str
    note: str
    confirmed_at: int | None
    confirmed_by: str
    receipt: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A report as it was made; its paper is made from `facts`, and `persons` where it is whole."""

    id: str
    form: ReportForm
    addressee: Addressee
    serial: int
    made_at: int
    made_by: str
    whole: bool
    why: str
    facts: ReportFacts
    persons: tuple[PersonFacts, ...]
    sendings: tuple[Sending, ...]

    @property
    def named(self) -> ReportFacts:
        """What its paper says: with persons in full where they are and were meant to be."""
        if not self.persons:
            return self.facts
        return msgspec.structs.replace(self.facts, persons=self.persons)


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """An incident as its page shows it. Moments in ms since 1970 UTC; `opened_by` a user."""

    id: str
    number: str
    also: tuple[str, ...]
    state: IncidentState
    what: str
    place: str
    happened_at: int
    opened_at: int
    opened_by: str
    plan: str
    plan_version: int
    plan_names: Words
    case: str
    user: str
    check: str
    closed_at: int | None
    closed_by: str
    summary: str
    steps: tuple[Step, ...]
    notes: tuple[Note, ...]
    reports: tuple[Report, ...]

    @property
    def open_steps(self) -> tuple[Step, ...]:
        """What is still to do, what is due first in front."""
        still = (step for step in self.steps if step.state is StepState.OPEN)
        return tuple(sorted(still, key=lambda step: (step.due is None, step.due or 0)))

    def title(self, language: str) -> str:
        """What it is called: its own words, else those of its plan."""
        return self.what or self.plan_names.said(language)

    def step(self, code: str) -> Step:
        """The step with a code. `Conflict` when there is none."""
        for step in self.steps:
            if step.code == code:
                return step
        raise Conflict("This step is not here.")

    def report(self, id: str) -> Report:
        """The report with an id. `Conflict` when there is none."""
        for report in self.reports:
            if report.id == id:
                return report
        raise Conflict("This report is not here.")


def find_incident(connection: Connection, hall: str, incident: str) -> Incident:
    """One incident. `Conflict` when it is not here."""
    found = incidents_where(connection, hall, incident_table.c.id == incident)
    if not found:
        raise Conflict("This incident is not here.")
    return found[0]


def incidents_where(
    connection: Connection, hall: str, *conditions: ColumnElement[bool]
) -> list[Incident]:
    """Incidents with all that belongs to them, the oldest first."""
    heads = connection.execute(
        select(incident_table)
        .where(incident_table.c.hall == hall, *conditions)
        .order_by(incident_table.c.opened_at, incident_table.c.id)
    ).all()
    ids = [row.id for row in heads]
    steps = _of(connection, step_table, hall, ids, "position")
    notes = _of(connection, note_table, hall, ids, "position")
    reports = _of(connection, report_table, hall, ids, "made_at")
    sendings = _of(connection, sending_table, hall, ids, "sent_at")
    return [
        _incident_from(
            row,
            steps.get(row.id, []),
            notes.get(row.id, []),
            reports.get(row.id, []),
            sendings.get(row.id, []),
        )
        for row in heads
    ]


def _of(
    connection: Connection, table: Table, hall: str, ids: list[str], order: str
) -> dict[str, list[Row[Any]]]:
    """Rows of a table by incident."""
    found: dict[str, list[Row[Any]]] = {}
    rows = connection.execute(
        select(table)
        .where(table.c.hall == hall, table.c.incident.in_(ids))
        .order_by(table.c[order], *table.primary_key.columns)
    )
    for row in rows:
        found.setdefault(row.incident, []).append(row)
    return found


def _incident_from(
    row: Row[Any],
    steps: list[Row[Any]],
    notes: list[Row[Any]],
    reports: list[Row[Any]],
    sendings: list[Row[Any]],
) -> Incident:
    return Incident(
        id=row.id,
        number=row.number,
        also=tuple(row.also.split()),
        state=IncidentState(row.state),
        what=row.what,
        place=row.place,
        happened_at=row.happened_at,
        opened_at=row.opened_at,
        opened_by=row.opened_by,
        plan=row.plan,
        plan_version=row.plan_version,
        plan_names=Words(row.plan_chinese, row.plan_english),
        case=row.case,
        user=row.user,
        check=row.check,
        closed_at=row.closed_at,
        closed_by=row.closed_by or "",
        summary=row.summary,
        steps=tuple(_step_from(step) for step in steps),
        notes=tuple(
            Note(text=note.text, happened_at=note.happened_at, by=note.by) for note in notes
        ),
        reports=tuple(
            _report_from(report, [one for one in sendings if one.report == report.id])
            for report in reports
        ),
    )


def _step_from(row: Row[Any]) -> Step:
    return Step(
        code=row.code,
        what=Words(row.chinese, row.english),
        responsible=Words(row.responsible_chinese, row.responsible_english),
        assigned=row.assigned,
        due=row.due,
        state=StepState(row.state),
        who=row.who,
        at=row.at,
        note=row.note,
    )


def _report_from(row: Row[Any], sendings: list[Row[Any]]) -> Report:
    return Report(
        id=row.id,
        form=ReportForm(row.form),
        addressee=Addressee(row.addressee),
        serial=row.serial,
        made_at=row.made_at,
        made_by=row.made_by,
        whole=row.whole,
        why=row.why,
        facts=msgspec.json.decode(row.facts, type=ReportFacts),
        persons=msgspec.json.decode(row.persons, type=tuple[PersonFacts, ...]),
        sendings=tuple(
            Sending(
                id=one.id,
                body=one.body,
                how=Way(one.how),
                sent_at=one.sent_at,
                who=one.who,
                note=one.note,
                confirmed_at=one.confirmed_at,
                confirmed_by=one.confirmed_by,
                receipt=one.receipt,
            )
            for one in sendings
        ),
    )
