"""From folded subjects to table rows, and back from rows to entries. SQL, no rules."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Row, Table, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from counter_app.journal.entry import Entry, EntryName
from counter_app.journal.fold import Reason, Workflows
from counter_app.journal.fold import Row as Values
from counter_app.journal.tables import entry_table, to_check_table


def entry_of(row: Row[tuple[object, ...]]) -> Entry:
    """An entry from a row of the entry table."""
    return Entry(**row._mapping)


def read_subject(connection: Connection, hall: str, subject: str) -> list[Entry]:
    """All entries of one subject in the order of folding."""
    rows = connection.execute(
        select(entry_table).where(entry_table.c.subject == subject, entry_table.c.hall == hall)
    )
    return sorted((entry_of(row) for row in rows), key=lambda entry: entry.order)


def newest_of(connection: Connection, hall: str, subject: str) -> str | None:
    """The name of the subject's entry that comes last in the order of folding; None without one."""
    row = connection.execute(
        select(entry_table.c.device, entry_table.c.seq)
        .where(entry_table.c.subject == subject, entry_table.c.hall == hall)
        .order_by(entry_table.c.tick.desc(), entry_table.c.device.desc(), entry_table.c.seq.desc())
        .limit(1)
    ).first()
    return None if row is None else str(EntryName(row.device, row.seq))


def entries_by_subject(connection: Connection, hall: str) -> Iterator[Entry]:
    """Every entry of the hall, sorted by subject, without holding them all in memory."""
    rows = connection.execution_options(yield_per=5000).execute(
        select(entry_table).where(entry_table.c.hall == hall).order_by(entry_table.c.subject)
    )
    return (entry_of(row) for row in rows)


def write_subject(connection: Connection, workflows: Workflows, hall: str, subject: str) -> None:
    """Fold one subject anew and make its rows stand in the tables, no others of it."""
    folded, aside = workflows.fold(hall, subject, read_subject(connection, hall, subject))
    for outcome in folded:
        for table, column in outcome.workflow.tables.items():
            _replace(connection, table, column, hall, subject, outcome.rows.get(table, []))
    connection.execute(delete(to_check_table).where(to_check_table.c.subject == subject))
    if aside:
        connection.execute(insert(to_check_table), aside_rows(hall, subject, aside))


def aside_rows(hall: str, subject: str, aside: list[tuple[Entry, Reason]]) -> list[Values]:
    """The 'to check' rows of a subject's entries that its fold could not take."""
    return [
        {
            "hall": hall,
            "device": entry.device,
            "seq": entry.seq,
            "subject": subject,
            "kind": entry.kind,
            "reason": reason.value,
        }
        for entry, reason in aside
    ]


def _replace(
    connection: Connection, table: Table, column: str, hall: str, subject: str, rows: list[Values]
) -> None:
    if len(rows) == 1 and column in table.info.get("one_row", ()):
        # In place: a row keeps its number, so its search index need not be written again.
        connection.execute(
            upsert(table)
            .values(rows[0])
            .on_conflict_do_update(index_elements=["hall", column], set_=rows[0])
        )
        return
    connection.execute(delete(table).where(table.c.hall == hall, table.c[column] == subject))
    if rows:
        connection.execute(insert(table), rows)
