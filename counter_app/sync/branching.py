"""Two histories under one device's name: finding where they part, and moving one out of the way.

The one that is farther from the centre moves to a device of its own (`rechaining` says how); what
others wrote about it stays as it is. Works in one write transaction on a desk's journal or on the
database of a hub, so that a power cut leaves it all done or not begun. Not here: the meeting at
which a fork shows (`forking`), bundles (`bundle`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, select, update

from counter_app.journal.entry import GENESIS, SYSTEM, Entry
from counter_app.journal.fold import Workflows
from counter_app.journal.heads import NO_ENTRIES, Head, hold_all_devices, read_heads
from counter_app.journal.journal import Act, Journal
from counter_app.journal.runs import hash_at, read_piece
from counter_app.journal.tables import entry_table, head_table
from counter_app.journal.taking import write_entries
from counter_app.journal.writing_rows import entry_of, fold_subjects
from counter_app.store.engine import writing
from counter_app.sync.peers import forget_alike
from counter_app.sync.rechaining import Branch, branch_device

AT_ONCE = 64
"""Numbers in one question for hashes: three questions find a place among 250,000 entries."""

WRITTEN_AT_ONCE = 2_000
"""Entries that are moved in one step; memory stays small however long a branch is."""

Introduce = Callable[[Act, str], None]
"""Writes the first facts of the device that goes on with a branch: within its act, given the old
device. A lane that a server names comes later (`forking`)."""


@dataclass(frozen=True)
class Moved:
    """A branch that stands under a device of its own now.

    `old` and `last_common` say where it left, `new` is the device that goes on with it, `count` how
    many entries moved. `subjects` are those whose rows may have changed.
    """

    old: str
    last_common: int
    new: str
    count: int
    subjects: frozenset[str] = field(repr=False)


def last_common(
    ask: Callable[[Sequence[int]], Sequence[bytes | None]],
    local_hash: Callable[[int], bytes | None],
    head: int,
) -> int:
    """The number of the last entry of a device that both sides hold alike; 0 where none.

    `ask` gives the other side's hashes for some numbers, in their order, None for what it does not
    hold; `local_hash` gives ours, up to the number `head`.
    """
    alike, different = 0, head + 1
    while different - alike > 1:
        between = different - alike - 1
        count = min(AT_ONCE, between)
        # Spread evenly; where few are left, every one of them.
        numbers = [alike + 1 + (between - 1) * index // max(count - 1, 1) for index in range(count)]
        for number, theirs in zip(numbers, ask(numbers), strict=True):
            if theirs is None or theirs != local_hash(number):
                different = number
                break
            alike = number
    return alike


def branch_here(
    connection: Connection, hall: str, device: str, last_common: int
) -> tuple[str, int] | None:
    """The device to which a branch would move, and how many entries it has; None without any.

    Not where it parts from what stands under that device in turn: only moving tells.
    """
    start = _end_of_act(connection, hall, device, last_common)
    head = read_heads(connection, hall).get(device, NO_ENTRIES)
    if head.seq <= start:
        return None
    first = hash_at(connection, hall, device, start + 1, head) or GENESIS
    return branch_device(device, first), head.seq - start


def move_branch(
    journal: Journal,
    device: str,
    last_common: int,
    introduce: Introduce | None = None,
) -> Moved | None:
    """Move what this replica holds of `device` after number `last_common` to a device of its own.

    Only where another replica holds another entry under the next number. None where nothing is
    held there: done twice, it changes nothing. Where it is this replica's own journal, it goes on
    under the new device, which `introduce` says to the hall in the same transaction.
    """
    with writing(journal.engine) as connection:
        hall, own = journal.own_in(connection)
        moved = move_in(connection, hall, journal.workflows, device, last_common)
        written: tuple[Entry, ...] = ()
        if moved is not None and own == device:
            journal.become(connection, moved.new)
            if introduce is not None:
                with journal.act_in(connection, SYSTEM) as act:
                    introduce(act, device)
                written = act.entries
    if moved is not None:
        # Who looks at tables looks again: the branch may be all of them.
        journal.announce(written, [workflow.name for workflow in journal.workflows.all])
    return moved


def move_in(
    connection: Connection, hall: str, workflows: Workflows | None, device: str, last_common: int
) -> Moved | None:
    """`move_branch` within a write transaction, in which nobody else takes for the hall.

    Without `workflows` nothing is folded: the caller folds `Moved.subjects` when it comes to it.
    """
    hold_all_devices(connection, hall)
    heads = read_heads(connection, hall)
    head = heads.get(device, NO_ENTRIES)
    start = _end_of_act(connection, hall, device, min(last_common, head.seq))
    if head.seq <= start:
        return None
    moving = _Moving(connection, hall, heads)
    for act in _acts_after(connection, hall, device, start):
        moving.move(device, start, act)
    moving.finish()
    _cut_off(connection, hall, device, start)
    if workflows is not None:
        # Redactions hold as before: they go by what did not change.
        fold_subjects(connection, workflows, hall, moving.subjects)
    return Moved(device, start, moving.device, moving.count, frozenset(moving.subjects))


class _Moving:
    """The branch on its way: each act is written under the device where it belongs.

    A branch may part from what stands under its new device already, when a disk was cloned more
    than once: it then leaves that one as well.
    """

    def __init__(self, connection: Connection, hall: str, heads: dict[str, Head]) -> None:
        self._connection, self._hall, self._heads = connection, hall, heads
        self._branches: list[Branch] = []
        self._waiting: list[Entry] = []
        self.subjects: dict[str, None] = {}
        self.count = 0

    @property
    def device(self) -> str:
        """The device under which the end of the branch stands."""
        return self._branches[-1].new

    def move(self, device: str, last_common: int, act: list[Entry]) -> None:
        """Take the branch's next whole act, which stands under `device` until now."""
        self.subjects.update(dict.fromkeys(entry.subject for entry in act))
        self.count += len(act)
        if not self._branches:
            self._branches.append(Branch(device, last_common, act[0]))
        moved = act
        for branch in self._branches:
            moved = branch.moved(moved)
        while True:
            held = self._heads.get(moved[0].device, NO_ENTRIES)
            here = self._hashes(moved) if moved[0].seq <= held.seq else []
            if here == [entry.hash for entry in moved[: len(here)]]:
                break
            # Another branch with the same beginning stands there: this one leaves it in turn.
            branch = Branch(moved[0].device, moved[0].seq - 1, moved[0])
            self._branches.append(branch)
            moved = branch.moved(moved)
        self._write(moved[len(here) :])

    def finish(self) -> None:
        """Write what still waits to be written."""
        if self._waiting:
            heads = {entry.device: Head.at(entry) for entry in self._waiting}
            write_entries(self._connection, self._hall, self._waiting, heads)
            self._waiting = []

    def _write(self, entries: list[Entry]) -> None:
        self._waiting.extend(entries)
        if len(self._waiting) >= WRITTEN_AT_ONCE:
            self.finish()

    def _hashes(self, entries: list[Entry]) -> list[bytes]:
        """What stands under these entries' names already, from before."""
        rows = self._connection.execute(
            select(entry_table.c.hash)
            .where(
                entry_table.c.hall == self._hall,
                entry_table.c.device == entries[0].device,
                entry_table.c.seq.between(entries[0].seq, entries[-1].seq),
            )
            .order_by(entry_table.c.seq)
        )
        return [bytes(row.hash) for row in rows]


def _acts_after(
    connection: Connection, hall: str, device: str, start: int
) -> Iterator[list[Entry]]:
    """What a device wrote after number `start`, act by act, read piece by piece."""
    act: list[Entry] = []
    reached = start
    while True:
        piece = read_piece(connection, hall, device, reached, WRITTEN_AT_ONCE)
        for entry in piece:
            act.append(entry)
            if entry.left == 0:
                yield act
                act = []
        if len(piece) < WRITTEN_AT_ONCE:
            break
        reached = piece[-1].seq
    if act:
        yield act  # without its end, which no replica should hold: nothing may be lost all the same


def _end_of_act(connection: Connection, hall: str, device: str, seq: int) -> int:
    """The number `seq`, or of the last entry before it that ends an act: acts move whole."""
    found = connection.scalar(
        select(entry_table.c.seq)
        .where(
            entry_table.c.hall == hall,
            entry_table.c.device == device,
            entry_table.c.seq <= seq,
            entry_table.c.left == 0,
        )
        .order_by(entry_table.c.seq.desc())
        .limit(1)
    )
    return int(found or 0)


def _cut_off(connection: Connection, hall: str, device: str, start: int) -> None:
    """Take away what a device has after number `start`, now that it stands elsewhere."""
    last = connection.execute(
        select(entry_table).where(
            entry_table.c.hall == hall, entry_table.c.device == device, entry_table.c.seq == start
        )
    ).one_or_none()
    connection.execute(
        delete(entry_table).where(
            entry_table.c.hall == hall, entry_table.c.device == device, entry_table.c.seq > start
        )
    )
    forget_alike(connection, hall, device, start)
    which = (head_table.c.hall == hall, head_table.c.device == device)
    if last is None:
        connection.execute(delete(head_table).where(*which))
    else:
        connection.execute(update(head_table).where(*which).values(**vars(Head.at(entry_of(last)))))
