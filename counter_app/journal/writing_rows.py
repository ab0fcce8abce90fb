"""From folded subjects to table rows, and back from rows to entries. SQL, no rules."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

import structlog
from sqlalchemy import (
    Connection,
    Table,
    bindparam,
    select,
)
from sqlalchemy.exc import DBAPIError

from counter_app.errors import CounterError
from counter_app.journal.entry import Entry
from counter_app.journal.fold import Reason, Workflows
from counter_app.journal.many_rows import Values, delete_rows, insert_rows, put_rows
from counter_app.journal.tables import entry_table, to_check_table

log = structlog.get_logger(__name__)

FIELDS = tuple(column.name for column in entry_table.columns)

# Every act runs these; building them anew each time took half of its time.
SUBJECT = select(entry_table).where(
    entry_table.c.subject == bindparam("subject"), entry_table.c.hall == bindparam("hall")
)
SUBJECTS = select(entry_table).where(
    entry_table.c.subject.in_(bindparam("subjects", expanding=True)),
    entry_table.c.hall == bindparam("hall"),
)

AT_ONCE = 500
"""Subjects in one question."""

in_order = attrgetter("tick", "device", "seq")
"""What entries are sorted by to be folded: `Entry.order`, only faster."""


def entry_of(row: Sequence[Any]) -> Entry:
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


def read_subjects(
    connection: Connection, hall: str, subjects: Sequence[str]
) -> dict[str, list[Entry]]:
    """All entries of some subjects, each in the order of folding; none for those without any."""
    found: dict[str, list[Entry]] = {}
    for start in range(0, len(subjects), AT_ONCE):
        some = subjects[start : start + AT_ONCE]
        for row in connection.execute(SUBJECTS, {"subjects": some, "hall": hall}):
            entry = entry_of(row)
            found.setdefault(entry.subject, []).append(entry)
    for entries in found.values():
        entries.sort(key=in_order)
    return found


def fold_subjects(
    connection: Connection, workflows: Workflows, hall: str, subjects: Iterable[str]
) -> None:
    """Read all entries of some subjects and make their rows stand in the tables.

    Within a write transaction; many subjects at once cost far less than one by one. One whose rows
    the database refuses is set aside.
    """
    wanted = list(dict.fromkeys(subjects))
    for start in range(0, len(wanted), AT_ONCE):  # so that not all of them are in memory
        whole = read_subjects(connection, hall, wanted[start : start + AT_ONCE])
        write_or_set_aside(connection, workflows, hall, whole)


def write_subject(
    connection: Connection, workflows: Workflows, hall: str, subject: str, entries: list[Entry]
) -> None:
    """Fold all `entries` of one subject and make its rows stand in the tables, no others of it."""
    write_subjects(connection, workflows, hall, {subject: entries})


def write_subjects(
    connection: Connection,
    workflows: Workflows,
    hall: str,
    subjects: Mapping[str, Sequence[Entry]],
    unseen: Container[str] = (),
) -> None:
    """The same for many: subject → all its entries in order.

    Of those that are `unseen` no entry was here before, so no row is: nothing is looked for.
    """
    gone: dict[tuple[Table, str], list[str]] = {}
    put: dict[tuple[Table, str], list[Values]] = {}
    added: dict[Table, list[Values]] = {to_check_table: []}
    checked: list[str] = []
    for subject, entries in subjects.items():
        folded, aside = workflows.fold(hall, subject, entries)
        known = subject not in unseen
        for outcome in folded:
            for table, column in outcome.workflow.tables.items():
                rows = outcome.rows.get(table, ())
                if known and len(rows) == 1 and column in table.info.get("one_row", ()):
                    put.setdefault((table, column), []).extend(rows)
                    continue
                if known:
                    gone.setdefault((table, column), []).append(subject)
                if rows:
                    added.setdefault(table, []).extend(rows)
        if known:
            checked.append(subject)
        if aside:
            added[to_check_table] += aside_rows(hall, subject, aside)
    delete_rows(connection, to_check_table, "subject", hall, checked)
    for (table, column), names in gone.items():
        delete_rows(connection, table, column, hall, names)
    for (table, column), rows in put.items():
        put_rows(connection, table, (column,), rows)
    for table, rows in added.items():
        insert_rows(connection, table, rows)


def write_or_set_aside(
    connection: Connection,
    workflows: Workflows,
    hall: str,
    subjects: Mapping[str, Sequence[Entry]],
    unseen: Container[str] = (),
) -> None:
    """The same for what others wrote: a subject that can't be written holds up no other.

    It is set aside as a whole: no row of it stands, and every entry waits for a person's look.
    """
    try:
        with connection.begin_nested():
            write_subjects(connection, workflows, hall, subjects, unseen)
    except Exception as fault:
        if not _is_of_the_rows(fault):
            raise
    else:
        return
    for subject, entries in subjects.items():
        try:
            with connection.begin_nested():
                write_subjects(connection, workflows, hall, {subject: entries}, unseen)
        except Exception as fault:
            if not _is_of_the_rows(fault):
                raise
            kinds = sorted({entry.kind for entry in entries})
            log.error("subject_not_foldable", kinds=kinds, fault=type(fault).__name__)
            _set_aside(connection, workflows, hall, subject, entries)


def _set_aside(
    connection: Connection, workflows: Workflows, hall: str, subject: str, entries: Sequence[Entry]
) -> None:
    known = (workflows.kinds.get(entry.kind) for entry in entries)
    for workflow in {kind.workflow.name: kind.workflow for kind in known if kind}.values():
        for table, column in workflow.tables.items():
            delete_rows(connection, table, column, hall, [subject])
    delete_rows(connection, to_check_table, "subject", hall, [subject])
    rows = aside_rows(hall, subject, [(entry, Reason.NOT_FOLDABLE) for entry in entries])
    insert_rows(connection, to_check_table, rows)


def _is_of_the_rows(fault: Exception) -> bool:
    """Whether what was to be written is at fault, or its fold, and not the database as such."""
    if isinstance(fault, CounterError | MemoryError | OSError):
        return False
    cause: Any = fault.orig if isinstance(fault, DBAPIError) else fault
    # By name, for PostgreSQL's driver is not known at a desk.
    kinds = {kind.__name__ for kind in type(cause).__mro__}
    if hasattr(cause, "sqlstate"):
        # PostgreSQL's classes: data, constraint, larger than a limit. None is the driver's own.
        state = cause.sqlstate
        return state.startswith(("22", "23", "54")) if state else "DataError" in kinds
    return not kinds & {"OperationalError", "InternalError", "NotSupportedError"}


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
