"""Folding everything again from the journal: the tables come out identical.

Used after an update that can read more kinds of entries, after a restore, and to show that the
tables say what the journal says. Works in batches and reports progress.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Table, delete, func, insert, select

from counter_app.journal.fold import Row, by_subject
from counter_app.journal.journal import Journal
from counter_app.journal.tables import entry_table, to_check_table
from counter_app.journal.writing_rows import aside_rows, entries_by_subject
from counter_app.store.engine import writing

BATCH = 300
"""Rows of a table that are written at once; many more hold up the screen of the same program."""


def refold(journal: Journal, progress: Callable[[int, int], None] | None = None) -> int:
    """Empty the hall's folded tables and fold them anew, in one transaction; how many entries."""
    workflows = journal.workflows
    done = 0
    with writing(journal.engine) as connection:
        total = (
            connection.scalar(select(func.count()).where(entry_table.c.hall == journal.hall)) or 0
        )
        # What is derived from a table row by row costs less when it is made once, from all rows.
        derived = [table.info.get("refilled_at_once") for table in workflows.tables]
        for one in filter(None, derived):
            one.pause(connection)
        for table in (*workflows.tables, to_check_table):
            connection.execute(delete(table).where(table.c.hall == journal.hall))
        waiting: dict[Table, list[Row]] = {}
        for subject, entries in by_subject(entries_by_subject(connection, journal.hall)):
            folded, aside = workflows.fold(journal.hall, subject, entries)
            for outcome in folded:
                for table, rows in outcome.rows.items():
                    waiting.setdefault(table, []).extend(rows)
            if aside:
                rows = aside_rows(journal.hall, subject, aside)
                waiting.setdefault(to_check_table, []).extend(rows)
            for table, rows in waiting.items():
                if len(rows) >= BATCH:
                    connection.execute(insert(table), rows)
                    rows.clear()
            done += len(entries)
            if progress and done // BATCH != (done - len(entries)) // BATCH:
                progress(done, total)
        for table, rows in waiting.items():
            if rows:
                connection.execute(insert(table), rows)
        for one in filter(None, derived):
            one.resume(connection)
    if progress:
        progress(done, total)
    return done
