"""Checking the stored journal: every byte of every entry, every link, every head.

Reads only. Mending is not possible by design: an altered entry can only be shown, and fetched
again from a replica that still has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from counter_app.errors import StoreUnusable
from counter_app.journal.entry import EntryName
from counter_app.journal.heads import NO_ENTRIES, Head, read_heads
from counter_app.journal.tables import entry_table, redaction_table, replica_table
from counter_app.journal.writing_rows import entry_of
from counter_app.language import Phrase


@dataclass(frozen=True)
class Problem:
    """What is wrong with which entry, in words."""

    name: EntryName
    what: Phrase


def verify(
    connection: Connection, hall: str, progress: Callable[[int, int], None] | None = None
) -> Iterator[Problem]:
    """Yield every problem of the hall's journal; none means that it is exactly as written.

    `progress` is told how many entries of how many have been checked.
    """
    of_hall = entry_table.c.hall == hall
    total = connection.scalar(select(func.count()).where(of_hall)) or 0
    redacted = {
        (row.entry_subject, row.tick, bytes(row.digest))
        for row in connection.execute(
            select(
                redaction_table.c.entry_subject, redaction_table.c.tick, redaction_table.c.digest
            ).where(redaction_table.c.hall == hall)
        )
    }
    reached: dict[str, Head] = {}
    rows = connection.execution_options(yield_per=2000).execute(
        select(entry_table).where(of_hall).order_by(entry_table.c.device, entry_table.c.seq)
    )
    for number, row in enumerate(rows, start=1):
        entry = entry_of(row)
        before = reached.get(entry.device, NO_ENTRIES)
        if entry.seq != before.seq + 1:
            yield Problem(entry.name, Phrase("Entries before it are missing."))
        if entry.hash != entry.expected_hash(before.hash):
            yield Problem(entry.name, Phrase("It does not fit the chain: it was altered."))
        if not entry.body_is_as_written():
            yield Problem(entry.name, Phrase("Its body was altered."))
        if entry.body is None and (entry.subject, entry.tick, entry.digest) not in redacted:
            yield Problem(entry.name, Phrase("Its body is gone, but no entry orders that."))
        reached[entry.device] = Head.at(entry)
        if progress and (number % 2000 == 0 or number == total):
            progress(number, total)
    heads = read_heads(connection, hall)
    for device in heads.keys() | reached.keys():
        if heads.get(device) != reached.get(device):
            last = reached.get(device, NO_ENTRIES).seq
            yield Problem(
                EntryName(device, last), Phrase("The device's newest entries are missing.")
            )


def refuse_unsound(
    connection: Connection, progress: Callable[[int, int], None] | None = None
) -> None:
    """Raise `StoreUnusable` unless the tables hold a hall whose journal is exactly as written.

    For a restore, before anything is replaced.
    """
    hall = connection.scalar(select(replica_table.c.hall))
    if hall is None:
        raise StoreUnusable("The backup holds no hall. Nothing was changed. Take another backup.")
    count = sum(1 for _ in verify(connection, hall, progress))
    if count:
        raise StoreUnusable(
            "The journal in the backup was altered ({count} problems). Nothing was changed. "
            "Take another backup.",
            count=count,
        )
