"""Folding again: all of the journal, or what waited for a program that can read it.

Everything is folded anew after a restore, and to show that the tables say what the journal says:
they come out identical. It works in batches and reports progress.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from sqlalchemy import Connection, and_, bindparam, delete, func, select

from counter_app.journal.entry import Entry
from counter_app.journal.fold import Reason, Workflows, by_subject
from counter_app.journal.journal import Journal
from counter_app.journal.redaction import honour_redactions
from counter_app.journal.tables import entry_table, to_check_table
from counter_app.journal.writing_rows import (
    entries_by_subject,
    entry_of,
    fold_subjects,
    write_or_set_aside,
)
from counter_app.store.engine import writing

AT_ONCE = 100
"""Subjects that are written at once; many more hold up the screen of the same program."""

UNREAD = (Reason.UNKNOWN_KIND, Reason.NEWER_VERSION)
"""Why an entry waits for a program that can read it."""

# Which entries wait is an indexed question, so that asking at each start costs nothing.
WAITING = (
    select(entry_table)
    .join(
        to_check_table,
        and_(
            to_check_table.c.hall == entry_table.c.hall,
            to_check_table.c.device == entry_table.c.device,
            to_check_table.c.seq == entry_table.c.seq,
        ),
    )
    .where(
        to_check_table.c.hall == bindparam("hall"),
        to_check_table.c.reason.in_(UNREAD),
    )
)


def refold(journal: Journal, progress: Callable[[int, int], None] | None = None) -> int:
    """Empty the hall's folded tables and fold them anew, in one transaction; how many entries."""
    with writing(journal.engine) as connection:
        return refold_in(connection, journal.workflows, journal.hall, progress)


def refold_in(
    connection: Connection,
    workflows: Workflows,
    hall: str,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """The same for one hall within a write transaction."""
    done = 0
    total = connection.scalar(select(func.count()).where(entry_table.c.hall == hall)) or 0
    # What is derived from a table row by row costs less when it is made once, from all rows.
    derived = [table.info.get("refilled_at_once") for table in workflows.tables]
    for one in filter(None, derived):
        one.pause(connection)
    for table in (*workflows.tables, to_check_table):
        connection.execute(delete(table).where(table.c.hall == hall))
    subjects = by_subject(entries_by_subject(connection, hall))
    while some := dict(islice(subjects, AT_ONCE)):
        write_or_set_aside(connection, workflows, hall, some, unseen=some)
        done += sum(map(len, some.values()))
        if progress and done < total:
            progress(done, total)
    for one in filter(None, derived):
        one.resume(connection)
    if progress:
        progress(done, total)
    return done


def refold_waiting(journal: Journal) -> int:
    """Fold what an older program had to set aside and this one can read; how many entries.

    For the opening of a hall: nothing is written where nothing of the kind waits. Raises what a
    save raises; everything is as before then, and the next opening tries again.
    """
    with journal.read() as connection:
        if not _readable_by_now(connection, journal.workflows, journal.hall):
            return 0
    with writing(journal.engine) as connection:
        return fold_waiting(connection, journal.workflows, journal.hall)


def fold_waiting(connection: Connection, workflows: Workflows, hall: str) -> int:
    """The same for one hall within a write transaction."""
    entries = _readable_by_now(connection, workflows, hall)
    fold_subjects(connection, workflows, hall, (entry.subject for entry in entries))
    honour_redactions(connection, workflows, hall, entries)
    return len(entries)


def _readable_by_now(connection: Connection, workflows: Workflows, hall: str) -> list[Entry]:
    waiting = map(entry_of, connection.execute(WAITING, {"hall": hall}))
    return [entry for entry in waiting if workflows.reads(entry.kind, entry.version)]
