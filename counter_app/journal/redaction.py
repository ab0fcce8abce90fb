"""Taking personal facts out of the journal when their retention ends, with the chain intact.

The hash of an entry covers its body's digest, not the body itself, so a body can go while every
link still holds. Each removal is an entry, with its reason; wherever that entry arrives the body
goes too, and a body that an old replica brings back later is dropped again.

What an order takes out is told by subject, tick and digest of the body: an entry that moved to a
branch keeps them, and another entry that stands under its old name has others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, and_, bindparam, select, update

from counter_app.journal.attachments import AttachmentAdded, attached_digest
from counter_app.journal.contents import drop_unless_named
from counter_app.journal.entry import Body, Entry, EntryName, new_id
from counter_app.journal.fold import FactFold, Row, Workflow, Workflows
from counter_app.journal.tables import entry_table, redaction_table
from counter_app.journal.writing_rows import fold_subjects

ASKED_AT_ONCE = 500
"""Subjects named in one question to the database."""


class Redacted(Body, frozen=True, kw_only=True):
    """A body was taken out, for a reason in words; its digest is hexadecimal.

    `device` and `seq` name the entry that was meant, for people who look it up.
    """

    kind = "redaction.ordered"
    aspect = None
    device: str
    seq: int
    entry_subject: str
    tick: int
    digest: str
    reason: str


def _row(_entry: Entry, body: Redacted) -> Row:
    return {
        "device": body.device,
        "seq": body.seq,
        "entry_subject": body.entry_subject,
        "tick": body.tick,
        "digest": bytes.fromhex(body.digest),
        "reason": body.reason,
    }


redaction_workflow = Workflow(
    name="redaction",
    bodies=(Redacted,),
    tables={redaction_table: "id"},
    begin=lambda hall, subject: FactFold(redaction_table, _row, hall, subject),
)


def redaction_of(entry: Entry, reason: str) -> tuple[str, Redacted]:
    """What an act records to take out an entry's body: `act.record(*redaction_of(…))`."""
    return new_id(), Redacted(
        device=entry.device,
        seq=entry.seq,
        entry_subject=entry.subject,
        tick=entry.tick,
        digest=entry.digest.hex(),
        reason=reason,
    )


def honour_redactions(
    connection: Connection, workflows: Workflows, hall: str, entries: Iterable[Entry]
) -> None:
    """Take out the bodies that must go, now that `entries` are here and folded.

    Within a write transaction; what had such a body is folded again.
    """
    touched = hide_bodies(connection, hall, hidden_names(connection, hall, entries))
    fold_subjects(connection, workflows, hall, sorted(touched))


def hidden_names(connection: Connection, hall: str, entries: Iterable[Entry]) -> list[EntryName]:
    """Which bodies must go, now that `entries` are here and folded: named by them, or of them."""
    fresh = list(entries)
    found: set[EntryName] = set()
    orders = [one.subject for one in fresh if one.kind == Redacted.kind]
    for some in _parts(orders):
        rows = connection.execute(
            select(entry_table.c.device, entry_table.c.seq)
            .join(
                redaction_table,
                and_(
                    redaction_table.c.hall == entry_table.c.hall,
                    redaction_table.c.entry_subject == entry_table.c.subject,
                    redaction_table.c.tick == entry_table.c.tick,
                    redaction_table.c.digest == entry_table.c.digest,
                ),
            )
            .where(redaction_table.c.hall == hall, redaction_table.c.id.in_(some))
        )
        found.update(EntryName(row.device, row.seq) for row in rows)
    if connection.execute(ANY_ORDER, {"hall": hall}).first() is None:
        return sorted(found)
    ordered: set[tuple[str, int, bytes]] = set()
    for some in _parts(list(dict.fromkeys(one.subject for one in fresh if one.body is not None))):
        rows = connection.execute(
            select(
                redaction_table.c.entry_subject, redaction_table.c.tick, redaction_table.c.digest
            ).where(redaction_table.c.hall == hall, redaction_table.c.entry_subject.in_(some))
        )
        ordered.update((row.entry_subject, row.tick, bytes(row.digest)) for row in rows)
    found.update(one.name for one in fresh if (one.subject, one.tick, one.digest) in ordered)
    return sorted(found)


ANY_ORDER = select(redaction_table.c.id).where(redaction_table.c.hall == bindparam("hall")).limit(1)


HIDDEN = select(entry_table.c.subject, entry_table.c.kind, entry_table.c.body)


def _parts(subjects: Sequence[str]) -> Iterable[Sequence[str]]:
    return (
        subjects[begin : begin + ASKED_AT_ONCE] for begin in range(0, len(subjects), ASKED_AT_ONCE)
    )


def hide_bodies(connection: Connection, hall: str, names: Iterable[EntryName]) -> set[str]:
    """Remove the bodies of `names` that are here, and the bytes of attachments that they named.

    The subjects that must be folded anew.
    """
    touched: set[str] = set()
    attached: dict[str, str] = {}
    for name in names:
        which = and_(
            entry_table.c.hall == hall,
            entry_table.c.device == name.device,
            entry_table.c.seq == name.seq,
            entry_table.c.body.is_not(None),
            # A redaction can't be redacted: its reason must stay readable.
            entry_table.c.kind != Redacted.kind,
        )
        for row in connection.execute(HIDDEN.where(which)):
            touched.add(row.subject)
            if row.kind == AttachmentAdded.kind and (digest := attached_digest(row.body)):
                attached[row.subject] = digest
        connection.execute(update(entry_table).where(which).values(body=None))
    # The bytes go with the body that named them, in the same transaction.
    drop_unless_named(connection, hall, attached.values(), list(attached))
    return touched
