"""Taking personal facts out of the journal when their retention ends, with the chain intact.

The hash of an entry covers its body's digest, not the body itself, so a body can go while every
link still holds. Each removal is an entry, with its reason; wherever that entry arrives the body
goes too, and a body that an old replica brings back later is dropped again.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, and_, or_, select, update

from counter_app.journal.entry import Body, Entry, EntryName, new_id
from counter_app.journal.fold import FactFold, Row, Workflow
from counter_app.journal.tables import entry_table, redaction_table


class Redacted(Body, frozen=True, kw_only=True):
    """The body of the entry (`device`, `seq`) was taken out, for the reason given in words."""

    kind = "redaction.ordered"
    device: str
    seq: int
    reason: str


def _row(_entry: Entry, body: Redacted) -> Row:
    return {"device": body.device, "seq": body.seq, "reason": body.reason}


redaction_workflow = Workflow(
    name="redaction",
    bodies=(Redacted,),
    tables={redaction_table: "id"},
    begin=lambda hall, subject: FactFold(redaction_table, _row, hall, subject),
)


def redaction_of(name: EntryName, reason: str) -> tuple[str, Redacted]:
    """What an act records to take out one entry's body: `act.record(*redaction_of(…))`."""
    return new_id(), Redacted(device=name.device, seq=name.seq, reason=reason)


def hidden_names(connection: Connection, hall: str, entries: Iterable[Entry]) -> list[EntryName]:
    """Which bodies must go, now that `entries` are here and folded: named by them, or of them."""
    fresh = list(entries)
    wanted: list[ColumnElement[bool]] = [
        redaction_table.c.id.in_([one.subject for one in fresh if one.kind == Redacted.kind])
    ]
    for device in {one.device for one in fresh}:
        numbers = [one.seq for one in fresh if one.device == device]
        wanted.append(
            and_(
                redaction_table.c.device == device,
                redaction_table.c.seq.between(min(numbers), max(numbers)),
            )
        )
    rows = connection.execute(
        select(redaction_table.c.device, redaction_table.c.seq).where(
            redaction_table.c.hall == hall, or_(*wanted)
        )
    )
    return [EntryName(row.device, row.seq) for row in rows]


def hide_bodies(connection: Connection, hall: str, names: Iterable[EntryName]) -> set[str]:
    """Remove the bodies of `names` that are here; the subjects that must be folded anew."""
    touched: set[str] = set()
    for name in names:
        which = and_(
            entry_table.c.hall == hall,
            entry_table.c.device == name.device,
            entry_table.c.seq == name.seq,
            entry_table.c.body.is_not(None),
            # A redaction can't be redacted: its reason must stay readable.
            entry_table.c.kind != Redacted.kind,
        )
        touched.update(connection.scalars(select(entry_table.c.subject).where(which)))
        connection.execute(update(entry_table).where(which).values(body=None))
    return touched
