"""A computer that was founded as a hall of its own joins a hall that has a history already.

Its whole history goes along: every entry is written anew (`rechaining`) as one of the hall that it
joins, under devices whose ids follow from that hall and the old device. What a hall has once
(thresholds, rules, windows, the items of the catalogue, paper forms) gets the id that it has
there, so that nothing stands twice. Everything brought along is earlier than the hall's own first
entry: what the hall has decided stays decided, and what only the newcomer had is new to it.

In one transaction: cut off anywhere, the old hall is whole. A copy of the same disk comes to the
same entries. Not here: being enrolled (`enrolling`), the meeting that follows.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import Connection, delete, select, update

from counter_app.errors import ProgramFault
from counter_app.journal.contents import take_contents_along
from counter_app.journal.entry import SYSTEM, Entry, shared_id
from counter_app.journal.fold import Workflows
from counter_app.journal.heads import NO_ENTRIES, Head, read_heads
from counter_app.journal.journal import Act, Journal
from counter_app.journal.redaction import Redacted
from counter_app.journal.refold import refold_in
from counter_app.journal.runs import read_piece
from counter_app.journal.tables import entry_table, head_table, to_check_table
from counter_app.journal.taking import write_entries
from counter_app.journal.writing_rows import entry_of
from counter_app.store.engine import writing
from counter_app.sync.forking import branch_credential_table
from counter_app.sync.peers import centre_head_table, meeting_table, peer_head_table, peer_table
from counter_app.sync.rechaining import chained_after

HALLS = uuid.UUID("0f0c1f57-3a8e-5a5b-8d1c-1f6b5a6e9d42")
"""What the new names of devices are computed in. Never changed: a copy must compute the same."""

EARLIER = 1 << 40
"""By how much the ticks of a history brought along are less: more than any hall will ever count,
so that all of it comes before everything that the hall has written itself."""

AT_ONCE = 2_000
"""Entries that are moved in one step; memory stays small however long the history is."""

ID = re.compile(rb"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
"""An id inside a body."""

SettleIn = Callable[[Act, Collection[str]], None]
"""Says to the hall, within an act of the new device, what it and the others brought along are."""


@dataclass(frozen=True)
class MovedHall:
    """A history that belongs to another hall now: this computer's device there, and how much."""

    old_hall: str
    hall: str
    device: str
    entries: int
    devices: Mapping[str, str] = field(repr=False)
    """Old device → new device."""


def hall_device(hall: str, device: str) -> str:
    """Under which name the entries of `device` stand in the hall that it joins."""
    return uuid.uuid5(HALLS, f"{hall} {device}").hex


class HallMove:
    """How entries of one hall read in another; pure, and the same wherever it is done.

    `shared` are the subjects of the old hall that are shared ones of the hall that is joined.
    """

    def __init__(
        self, old: str, hall: str, devices: Collection[str], shared: Mapping[str, str]
    ) -> None:
        self._hall = hall
        self.devices = {device: hall_device(hall, device) for device in devices}
        self._ids = {old: hall, **self.devices, **shared}
        self._bytes = {one.encode(): new.encode() for one, new in self._ids.items()}

    def moved(self, entry: Entry, head: Head) -> Entry:
        """The entry as it stands in the other hall, behind `head`."""
        device, colon, number = (entry.base or "").rpartition(":")
        base = f"{self._ids[device]}{colon}{number}" if device in self._ids else entry.base
        renamed = msgspec.structs.replace(
            entry,
            hall=self._hall,
            device=self.devices[entry.device],
            tick=entry.tick - EARLIER,
            subject=self._ids.get(entry.subject, entry.subject),
            base=base,
            body=self._body(entry),
        )
        return chained_after(renamed, head)

    def _body(self, entry: Entry) -> bytes | None:
        if entry.body is None:
            return None
        body = ID.sub(lambda found: self._bytes.get(found[0], found[0]), entry.body)
        if entry.kind != Redacted.kind:
            return body
        try:
            facts = msgspec.json.decode(body)
            facts["tick"] -= EARLIER
            return msgspec.json.encode(facts)
        except (msgspec.MsgspecError, UnicodeDecodeError, LookupError, TypeError):
            return body  # nobody can read it: it goes on as it is


def move_to_hall(
    journal: Journal,
    hall: str,
    settle_in: SettleIn | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> MovedHall | None:
    """Move the whole history of this computer's hall to `hall`, and go on as a device of that one.

    `settle_in` writes the first facts of the device there, in the same transaction. Peers that are
    known go along. None where the journal is of `hall` already: done twice, it changes nothing.
    `progress` is told how many entries of how many were moved.
    """
    with writing(journal.engine) as connection:
        old, device = journal.own_in(connection)
        if old == hall:
            return None
        if read_heads(connection, hall):
            raise ProgramFault("The hall to join has entries in this file already.")
        heads = read_heads(connection, old)
        shared = _shared_subjects(connection, journal.workflows, old, hall)
        move = HallMove(old, hall, {device, *heads}, shared)
        total = sum(head.seq for head in heads.values())
        done = 0
        for one in sorted(heads):
            reached = NO_ENTRIES
            for entries in _pieces(connection, old, one):
                anew: list[Entry] = []
                for entry in entries:
                    anew.append(move.moved(entry, reached))
                    reached = Head.at(anew[-1])
                write_entries(connection, hall, anew, {move.devices[one]: reached})
                done += len(anew)
                if progress is not None:
                    progress(done, total)
        _clear(connection, journal.workflows, old)
        _take_along(connection, old, hall)
        journal.become(connection, move.devices[device], hall)
        refold_in(connection, journal.workflows, hall)
        written: tuple[Entry, ...] = ()
        if settle_in is not None:
            with journal.act_in(connection, SYSTEM) as act:
                settle_in(act, move.devices.values())
            written = act.entries
    journal.announce(written, [workflow.name for workflow in journal.workflows.all])
    return MovedHall(old, hall, move.devices[device], done, move.devices)


def _shared_subjects(
    connection: Connection, workflows: Workflows, old: str, hall: str
) -> dict[str, str]:
    """The subjects that follow from the old hall's id → what they are in the other hall."""
    shared: dict[str, str] = {}
    kinds = {
        kind: known
        for kind, known in workflows.kinds.items()
        if known.workflow.shared_name is not None
    }
    rows = connection.execution_options(yield_per=500).execute(
        select(entry_table).where(
            entry_table.c.hall == old,
            entry_table.c.kind.in_(list(kinds)),
            entry_table.c.body.is_not(None),
        )
    )
    for row in rows:
        entry = entry_of(row)
        known = kinds[entry.kind]
        if entry.subject in shared or entry.version > known.version:
            continue
        try:
            body = known.decoder.decode(entry.body or b"")
        except (msgspec.MsgspecError, UnicodeDecodeError):
            continue
        name = known.workflow.shared_name and known.workflow.shared_name(body)
        if name and shared_id(old, name) == entry.subject:
            shared[entry.subject] = shared_id(hall, name)
    return shared


def _pieces(connection: Connection, hall: str, device: str) -> Iterator[list[Entry]]:
    """A device's entries in order, some at a time."""
    reached = 0
    while piece := read_piece(connection, hall, device, reached, AT_ONCE):
        yield piece
        reached = piece[-1].seq


def _clear(connection: Connection, workflows: Workflows, hall: str) -> None:
    """Take the old hall's entries and rows away, now that they stand in the other one."""
    for table in (*workflows.tables, to_check_table, entry_table, head_table):
        connection.execute(delete(table).where(table.c.hall == hall))


def _take_along(connection: Connection, old: str, hall: str) -> None:
    """Whom this computer meets stays; what they held of the old hall is nothing of the new one."""
    for table in (peer_head_table, centre_head_table, branch_credential_table):
        connection.execute(delete(table).where(table.c.hall == old))
    for table in (peer_table, meeting_table):
        connection.execute(update(table).where(table.c.hall == old).values(hall=hall))
    take_contents_along(connection, old, hall)
