"""Exports of the journal with its bodies: each is an entry itself (DOMAIN: Privacy).

The bodies hold personal facts, so who took them out, when and how many is recorded before the
first line leaves. Without bodies an export tells only that something happened, and is not recorded.
Not here: how the lines look (`journal.export`).
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, PrimaryKeyConstraint, String, Table, func, select

from counter_app.journal.entry import Body, Entry, new_id
from counter_app.journal.fold import FactFold, Row, Workflow
from counter_app.journal.tables import entry_table
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.tables import metadata

journal_export_table = Table(
    "journal_export",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", String, nullable=False),
    Column("device", String, nullable=False),
    Column("entries", BigInteger, nullable=False, comment="How many were there to be taken out."),
    PrimaryKeyConstraint("hall", "id"),
    info={"one_row": ("id",)},
)


class JournalExported(Body, frozen=True, kw_only=True):
    """Somebody took the journal with its bodies out of the program."""

    kind = "journal.exported"
    aspect = None
    entries: int


def _row(entry: Entry, body: JournalExported) -> Row:
    return {
        "at": entry.at,
        "actor": entry.actor,
        "device": entry.device,
        "entries": body.entries,
    }


exporting_workflow = Workflow(
    "journal",
    (JournalExported,),
    {journal_export_table: "id"},
    lambda hall, subject: FactFold(journal_export_table, _row, hall, subject),
)


def record_export(desk: Desk) -> int:
    """Record that the person takes out the journal with its bodies; the number of entries so far.

    To be called before the first line is written. Raises `NotAllowed` without the right.
    """
    with desk.act(Right.EXPORT_JOURNAL) as act:
        held = select(func.count()).where(entry_table.c.hall == act.hall)
        entries = act.connection.scalar(held) or 0
        act.record(new_id(), JournalExported(entries=entries))
    return entries
