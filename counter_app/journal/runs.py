"""Runs: contiguous pieces of a device's journal, on their way between replicas.

Here: judging a run that is offered, and cutting the runs that another replica lacks. Both only
look; keeping is `journal`, travelling is `sync`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import msgspec
from sqlalchemy import Connection, bindparam, select

from counter_app.journal.entry import GENESIS, Entry
from counter_app.journal.heads import Head, read_heads
from counter_app.journal.tables import entry_table
from counter_app.journal.writing_rows import entry_of

LARGEST_BODY = 1_000_000
"""Bytes. Larger than any body of ours by far; what carries photos is not an entry."""

LARGEST_HEADER = 2_000
"""Bytes of an entry's other fields as they are chained; ours have about 250."""

LARGEST_NUMBER = 2**62
"""Every database has room for numbers below it."""

RUN_LENGTH = 2_000
"""Entries in one run at the most, unless a single act has more."""

ENTRY_WEIGHT = 200
"""About the bytes of an entry beside its body."""

RUN_WEIGHT = 2_000_000
"""Bytes of bodies in one run at the most, unless a single act has more."""


class Refusal(StrEnum):
    """Why a run was not taken, or not all of it."""

    GAP = "gap"
    FORK = "fork"
    FOREIGN_HALL = "foreign_hall"
    BROKEN_CHAIN = "broken_chain"
    CUT_ACT = "cut_act"
    OVERSIZE = "oversize"


@dataclass(frozen=True)
class Run:
    """Contiguous entries of one device from number `first` on; `previous` is the hash before."""

    hall: str
    device: str
    first: int
    previous: bytes
    entries: tuple[Entry, ...]

    @property
    def last(self) -> int:
        """The number of the newest entry."""
        return self.first + len(self.entries) - 1

    @property
    def weight(self) -> int:
        """About how many bytes it is on its way, before compression."""
        return sum(len(one.body or b"") + ENTRY_WEIGHT for one in self.entries)


class RunAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one run: it travels as it is.

    `held` is the number up to which the taker now holds the device, `kept` how many entries of
    this run were new to it; `refusal` names what stopped it, None where all of it is here.
    """

    device: str
    held: int
    kept: int
    refusal: Refusal | None = None


@dataclass(frozen=True)
class Verdict:
    """What to do with a run: `fresh` entries to keep, the `head` then, and what was refused."""

    fresh: tuple[Entry, ...]
    head: Head
    refusal: Refusal | None = None


def judge(run: Run, hall: str, head: Head, known_hash: bytes | None) -> Verdict:
    """Look at a run that is offered to a replica of `hall` whose head for the device is `head`.

    `known_hash` is the hash that the replica holds for the newest entry of the run which is not
    newer than its head, or, where all are newer, for the entry before the run: see `meeting_point`;
    None where it holds none. Entries are kept up to the end of the last whole sound act.
    """
    if run.hall != hall:
        return Verdict((), head, Refusal.FOREIGN_HALL)
    if run.first < 1 or not run.entries:
        return Verdict((), head, Refusal.BROKEN_CHAIN)
    if run.first > head.seq + 1:
        return Verdict((), head, Refusal.GAP)
    overlap = head.seq - run.first + 1
    previous = run.previous
    whole = 0
    refusal: Refusal | None = None
    for index, entry in enumerate(run.entries):
        if index == min(overlap, len(run.entries)) and previous != known_hash:
            return Verdict((), head, Refusal.FORK)
        header = entry.header()
        if not _has_room(entry, header):
            refusal = Refusal.OVERSIZE
            break
        if (
            entry.hash != entry.expected_hash(previous, header)
            or (entry.body is not None and not entry.digest)
            or len(entry.digest) != len(GENESIS)
        ):
            refusal = Refusal.BROKEN_CHAIN
            break
        previous = entry.hash
        if entry.left == 0:
            whole = index + 1
    else:
        if overlap >= len(run.entries):
            # Everything was here before: is it the same?
            return Verdict((), head, None if previous == known_hash else Refusal.FORK)
        if whole < len(run.entries):
            refusal = Refusal.CUT_ACT
    fresh = run.entries[max(overlap, 0) : whole]
    return Verdict(fresh, Head.at(fresh[-1]) if fresh else head, refusal)


def _has_room(entry: Entry, header: bytes) -> bool:
    """Whether every database has room for an entry: else it would hold up all that comes with it.

    PostgreSQL keeps no NUL in a text.
    """
    return (
        len(entry.body or b"") <= LARGEST_BODY
        and len(header) <= LARGEST_HEADER
        and b"\\u0000" not in header
        and 0 <= entry.left < LARGEST_NUMBER
        and -LARGEST_NUMBER < entry.tick < LARGEST_NUMBER  # below 0: brought along (`joining`)
        and 0 <= entry.version < LARGEST_NUMBER
        and -LARGEST_NUMBER < entry.at < LARGEST_NUMBER
        and (entry.skew is None or -LARGEST_NUMBER < entry.skew < LARGEST_NUMBER)
    )


def meeting_point(run: Run, head: Head) -> int:
    """The number of the entry whose hash must be known to tell a fork: see `judge`."""
    return min(head.seq, run.last)


def hash_at(connection: Connection, hall: str, device: str, seq: int, head: Head) -> bytes | None:
    """The hash of a device's entry as this replica holds it; of number 0 the chain's beginning."""
    if seq == head.seq:
        return head.hash
    if seq == 0:
        return GENESIS
    found = connection.scalar(
        select(entry_table.c.hash).where(
            entry_table.c.hall == hall, entry_table.c.device == device, entry_table.c.seq == seq
        )
    )
    return None if found is None else bytes(found)


def forked_devices(
    connection: Connection, hall: str, theirs: Mapping[str, tuple[int, bytes]]
) -> list[str]:
    """Devices whose history here is another than the one whose heads are `theirs`.

    Only where this replica has the number: a longer history of theirs shows when it is offered.
    """
    mine = read_heads(connection, hall)
    found: list[str] = []
    for device, (seq, their_hash) in sorted(theirs.items()):
        head = mine.get(device)
        if head is None or seq > head.seq:
            continue
        if hash_at(connection, hall, device, seq, head) != their_hash:
            found.append(device)
    return found


_PIECE = (
    select(entry_table)
    .where(
        entry_table.c.hall == bindparam("hall"),
        entry_table.c.device == bindparam("device"),
        entry_table.c.seq > bindparam("after"),
    )
    .order_by(entry_table.c.seq)
    .limit(bindparam("count"))
)


def read_piece(
    connection: Connection, hall: str, device: str, after: int, count: int
) -> list[Entry]:
    """The next entries of a device behind number `after`, `count` at the most."""
    values = {"hall": hall, "device": device, "after": after, "count": count}
    return [entry_of(row) for row in connection.execute(_PIECE, values)]


def missing_runs(
    connection: Connection, hall: str, theirs: Mapping[str, int], first: str = ""
) -> Iterator[Run]:
    """Runs of what a replica with the heads `theirs` (numbers by device) lacks and this one has.

    The device `first` comes first, then those of which least is missing. Each run ends at the end
    of an act. The connection must see one consistent state throughout.
    """
    mine = read_heads(connection, hall)
    behind = [
        (device != first, head.seq - theirs.get(device, 0), device)
        for device, head in mine.items()
        if head.seq > theirs.get(device, 0)
    ]
    for _, _, device in sorted(behind):
        head, after = mine[device], theirs.get(device, 0)
        while after < head.seq:
            run = _cut(connection, hall, device, after, head)
            if not run.entries:
                break  # an act without its end: `verify` names it
            yield run
            after = run.last


def _cut(connection: Connection, hall: str, device: str, after: int, head: Head) -> Run:
    """The run behind number `after`, bounded in length and weight, whole acts only."""
    previous = hash_at(connection, hall, device, after, head) or GENESIS
    entries: list[Entry] = []
    weight = whole = 0
    while not whole or (len(entries) < RUN_LENGTH and weight < RUN_WEIGHT):
        count = RUN_LENGTH - len(entries) % RUN_LENGTH
        piece = read_piece(connection, hall, device, after + len(entries), count)
        for entry in piece:
            entries.append(entry)
            weight += len(entry.body or b"")
            if entry.left == 0:
                whole = len(entries)
                if weight >= RUN_WEIGHT:
                    break
        if not piece or after + len(entries) >= head.seq:
            break
    return Run(hall, device, after + 1, previous, tuple(entries[:whole]))
