"""What is kept of a shift's hand-over: a value made once, its entry and its table (N7.1).

Persons stand in it as the needs name them, masked. Not here: making it (`shift_handover`).
"""

from __future__ import annotations

import msgspec
from sqlalchemy import BigInteger, Column, Index, PrimaryKeyConstraint, String, Table

from counter_app.hall.catalogue import Words
from counter_app.hall.incident_facts import Way
from counter_app.hall.incident_report_facts import Addressee, ReportForm
from counter_app.hall.needs import Urgency
from counter_app.journal.entry import Body, Entry
from counter_app.journal.fold import FactFold, Row, Workflow
from counter_app.store.tables import metadata


class KeptNeed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A need as it was said; `due` in ms since 1970 UTC, 0 without one."""

    urgency: Urgency
    title: Words
    lines: tuple[Words, ...] = ()
    due: int = 0
    overdue: bool = False


class KeptSending(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A report of an incident, and to whom it was sent, if it was."""

    form: ReportForm
    addressee: Addressee
    serial: int = 0
    body: str = ""
    how: Way | None = None
    sent_at: int = 0
    confirmed_by: str = ""


class KeptIncident(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An incident as it stood; `closed_at` is 0 while it runs."""

    number: str
    title: Words
    opened_at: int
    closed_at: int = 0
    steps: int
    settled: int
    sendings: tuple[KeptSending, ...] = ()


class ShiftFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that the sheet says. `figures` is whether the day's figures could be read."""

    hall: str
    handed_by: str
    handed_to: str
    made_at: int
    remarks: str = ""
    figures: bool = True
    visits: int = 0
    suspected: int = 0
    inside: int = 0
    inside_limit: int = 0
    rounds_done: int = 0
    rounds_missed: int = 0
    needs: tuple[KeptNeed, ...] = ()
    incidents: tuple[KeptIncident, ...] = ()
    unread: tuple[Words, ...] = ()


handover_table = Table(
    "shift_handover",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("by", String, nullable=False),
    Column("facts", String, nullable=False, comment="JSON of ShiftFacts."),
    PrimaryKeyConstraint("hall", "id"),
    Index("shift_handover_by_time", "hall", "at"),
    info={"one_row": ("id",)},
)


class ShiftHandedOver(Body, frozen=True, kw_only=True):
    """A leader handed the shift over to another."""

    kind = "handover.recorded"
    aspect = None
    facts: ShiftFacts


def _row(entry: Entry, body: ShiftHandedOver) -> Row:
    text = msgspec.json.encode(body.facts).decode()
    return {"at": entry.at, "by": entry.actor, "facts": text}


handover_workflow = Workflow(
    "handover",
    (ShiftHandedOver,),
    {handover_table: "id"},
    lambda hall, subject: FactFold(handover_table, _row, hall, subject),
)
