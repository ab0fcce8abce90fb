"""From folded subjects to table rows, and back from rows to entries. SQL, no rules."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Delete,
    Row,
    Table,
    TextClause,
    bindparam,
    delete,
    insert,
    select,
    text,
)

from counter_app.journal.entry import Entry
from counter_app.journal.fold import Reason, Workflows
from counter_app.journal.fold import Row as Values
from counter_app.journal.tables import entry_table, to_check_table

FIELDS = tuple(column.name for column in entry_table.columns)

# Every act runs these; building them anew each time took half of its time.
SUBJECT = select(entry_table).where(
    entry_table.c.subject == bindparam("subject"), entry_table.c.hall == bindparam("hall")
)
NOTHING_TO_CHECK = delete(to_check_table).where(
    to_check_table.c.subject == bindparam("subject_"), to_check_table.c.hall == bindparam("hall_")
)


@cache
def in_place(table: Table, *key: str) -> TextClause:
    """Insert a row of a table, or write over the one with the same hall and `key`.

    In place: a row keeps its number, so its search index need not be written again.
    """
    # As text, for SQLAlchemy has such a statement only for one kind of database at a time.
    columns = [
        column for column in table.columns if column.name not in table.info.get("own_numbers", ())
    ]
    quoted = [f'"{column.name}"' for column in columns]
    kept = {f'"{name}"' for name in ("hall", *key)}
    return text(
        f'INSERT INTO "{table.name}" ({", ".join(quoted)}) '
        f"VALUES ({', '.join(f':{column.name}' for column in columns)}) "
        f"ON CONFLICT ({', '.join(sorted(kept))}) DO UPDATE SET "
        + ", ".join(f"{name} = excluded.{name}" for name in quoted if name not in kept)
    ).bindparams(*(bindparam(column.name, type_=column.type) for column in columns))


@cache
def _of_subject(table: Table, column: str) -> Delete:
    return delete(table).where(
        table.c.hall == bindparam("hall_"), table.c[column] == bindparam("subject_")
    )


def entry_of(row: Row[tuple[object, ...]]) -> Entry:
    """An entry from a row of the entry table with all its columns, in their order."""
    values: dict[str, Any] = dict(zip(FIELDS, row, strict=True))
    return Entry(**values)


def read_subject(connection: Connection, hall: str, subject: str) -> list[Entry]:
    """All entries of one subject in the order of folding."""
    rows = connection.execute(SUBJECT, {"subject": subject, "hall": hall})
    return sorted((entry_of(row) for row in rows), key=lambda entry: entry.order)


def entries_by_subject(connection: Connection, hall: str) -> Iterator[Entry]:
    """Every entry of the hall, sorted by subject, without holding them all in memory."""
    rows = connection.execution_options(yield_per=500).execute(
        select(entry_table).where(entry_table.c.hall == hall).order_by(entry_table.c.subject)
    )
    return (entry_of(row) for row in rows)


def write_subject(
    connection: Connection, workflows: Workflows, hall: str, subject: str, entries: list[Entry]
) -> None:
    """Fold all `entries` of one subject and make its rows stand in the tables, no others of it."""
    folded, aside = workflows.fold(hall, subject, entries)
    for outcome in folded:
        for table, column in outcome.workflow.tables.items():
            _replace(connection, table, column, hall, subject, outcome.rows.get(table, []))
    connection.execute(NOTHING_TO_CHECK, {"subject_": subject, "hall_": hall})
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
        connection.execute(in_place(table, column), rows)
        return
    connection.execute(_of_subject(table, column), {"hall_": hall, "subject_": subject})
    if rows:
        connection.execute(insert(table), rows)
