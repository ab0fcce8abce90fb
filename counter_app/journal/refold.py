"""Folding everything again from the journal: the tables come out identical.

Used after an update that can read more kinds of entries, after a restore, and to show that the
tables say what the journal says. Works in batches and reports progress.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from sqlalchemy import delete, func, select

from counter_app.journal.fold import by_subject
from counter_app.journal.journal import Journal
from counter_app.journal.tables import entry_table, to_check_table
from counter_app.journal.writing_rows import entries_by_subject, write_subjects
from counter_app.store.engine import writing

AT_ONCE = 100
"""Subjects that are written at once; many more hold up the screen of the same program."""


def refold(journal: Journal, progress: Callable[[int, int], None] | None = None) -> int:
    """Empty the hall's folded tables and fold them anew, in one transaction; how many entries."""
    hall, workflows = journal.hall, journal.workflows
    done = 0
    with writing(journal.engine) as connection:
        total = connection.scalar(select(func.count()).where(entry_table.c.hall == hall)) or 0
        # What is derived from a table row by row costs less when it is made once, from all rows.
        derived = [table.info.get("refilled_at_once") for table in workflows.tables]
        for one in filter(None, derived):
            one.pause(connection)
        for table in (*workflows.tables, to_check_table):
            connection.execute(delete(table).where(table.c.hall == hall))
        subjects = by_subject(entries_by_subject(connection, hall))
        while some := dict(islice(subjects, AT_ONCE)):
            write_subjects(connection, workflows, hall, some, unseen=some)
            done += sum(map(len, some.values()))
            if progress and done < total:
                progress(done, total)
        for one in filter(None, derived):
            one.resume(connection)
    if progress:
        progress(done, total)
    return done
