"""Attachments of what a hall does: photos of a round, signed scans (N2.1, N2.5, N7.2).

`attach` keeps the bytes and records the entry within the caller's act, so that either all of it is
saved or nothing. What an attachment shows belongs to the record that names it: who may see that
may see it, so the verb that reads the record decides, and no right is asked for here. Not here: the
bytes (`journal.contents`), how they come from other desks (`sync.attachments`).
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from counter_app.errors import DiskFull, StoreBusy
from counter_app.hall.photographs import Prepared, prepare_photograph, prepare_scan
from counter_app.journal.attachments import (
    WANTED,
    Attachment,
    AttachmentAdded,
    find_attachments,
)
from counter_app.journal.content_standing import DAY, collect_unnamed
from counter_app.journal.contents import ask_for, keep_whole, read_whole
from counter_app.journal.entry import new_id
from counter_app.journal.journal import Act, Committed, Journal
from counter_app.people.desk import Desk
from counter_app.store.engine import writing

LEFTOVERS_KEPT = 30 * DAY
"""Milliseconds."""

__all__ = [
    "Attachment",
    "Prepared",
    "attach",
    "attachments_by_id",
    "collect_leftovers",
    "prepare_photograph",
    "prepare_scan",
    "read_attachment",
]


def attach(act: Act, prepared: Prepared) -> str:
    """Attach what was prepared, as part of an act; the id to keep in the act's own body."""
    digest = keep_whole(act.connection, act.hall, prepared.data, act.now)
    attachment = new_id()
    act.record(
        attachment,
        AttachmentAdded(
            digest=digest,
            size=prepared.size,
            media=prepared.media,
            name=prepared.name,
            thumbnail=prepared.thumbnail,
        ),
    )
    return attachment


def attachments_by_id(
    connection: Connection, hall: str, ids: Collection[str]
) -> dict[str, Attachment]:
    """Attachments by id, with their thumbnails, to be shown at once.

    Left out is what has not arrived, and what was redacted.
    """
    return find_attachments(connection, hall, ids)


def collect_leftovers(journal: Journal) -> int:
    """Throw away bytes that no entry has named for a month; of how many attachments. A daily chore.

    There are none unless a newer program's entries could not be read, or a clock was wrong.
    """
    with writing(journal.engine) as connection:
        hall, _ = journal.own_in(connection)
        now = journal.clock.now()
        return collect_unnamed(connection, hall, now - LEFTOVERS_KEPT, now)


def read_attachment(desk: Desk, attachment: str) -> bytes | None:
    """All bytes of an attachment; None where they are not here yet.

    Those are then fetched, before others, at the next meeting with whoever has them; the topic
    `attachment` tells when they have come.
    """
    journal = desk.journal
    with journal.read() as connection:
        known = find_attachments(connection, journal.hall, (attachment,)).get(attachment)
        data = None if known is None else read_whole(connection, journal.hall, known.digest)
    if known is None or data is not None:
        return data
    try:
        with writing(journal.engine) as connection:
            hall, _ = journal.own_in(connection)
            news = ask_for(connection, hall, known.digest, journal.clock.now())
    except (DiskFull, StoreBusy):
        # Asked again by whoever looks again.
        return None
    for listener in list(journal.listeners) if news else ():
        listener(Committed((), frozenset({WANTED})))
    return None
