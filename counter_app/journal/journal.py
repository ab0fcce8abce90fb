"""The journal of this replica: the one place that appends, folds and commits.

`Journal.act` is a user's act: what it records becomes entries of this device, the subjects they
touch are folded, and all of it is one durable transaction. `Journal.take` receives entries that
other devices wrote. Who may do what is decided above, in `people`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import msgspec
from sqlalchemy import Connection, Engine, bindparam, delete, insert, select

from counter_app.errors import EnvironmentFault, ProgramFault
from counter_app.journal.clock import Clock, day_of
from counter_app.journal.entry import GENESIS, Body, Entry, chained
from counter_app.journal.fold import Workflows
from counter_app.journal.redaction import Redacted, hidden_names, hide_bodies
from counter_app.journal.tables import entry_table, head_table, replica_table
from counter_app.journal.writing_rows import in_place, read_subject, write_subject
from counter_app.store.engine import reading, writing

HEADS = select(head_table).where(head_table.c.hall == bindparam("hall"))


@dataclass(frozen=True)
class Head:
    """The newest entry of one device: where its chain goes on."""

    seq: int
    tick: int
    hash: bytes

    @classmethod
    def at(cls, entry: Entry) -> Head:
        """The head of a device whose newest entry is `entry`."""
        return cls(entry.seq, entry.tick, entry.hash)


NO_ENTRIES = Head(0, 0, GENESIS)
"""The head of a device that has written nothing yet."""


@dataclass(frozen=True)
class Committed:
    """What a transaction has made durable: its entries, and the workflows whose rows changed."""

    entries: tuple[Entry, ...]
    topics: frozenset[str]


class Act:
    """One act under way. Nothing of it is written before the `with` block ends well."""

    def __init__(self, journal: Journal, connection: Connection, actor: str) -> None:
        self.connection = connection
        self.actor = actor
        self.hall, self.device = journal.hall, journal.device
        self.now = journal.clock.now()
        self.recorded: list[tuple[str, Body]] = []

    @property
    def today(self) -> date:
        """The hall's day on which this act happens."""
        return day_of(self.now)

    def record(self, subject: str, body: Body) -> None:
        """State a fact about a subject; it becomes an entry when the act ends well."""
        self.recorded.append((subject, body))


class Journal:
    """One replica's journal, bound to its database, its device and the known workflows.

    `listeners` are told of each commit, after it is durable, on the thread that committed.
    """

    def __init__(self, engine: Engine, workflows: Workflows, clock: Clock) -> None:
        self.engine, self.workflows, self.clock = engine, workflows, clock
        self.listeners: list[Callable[[Committed], None]] = []
        with reading(engine) as connection:
            row = connection.execute(select(replica_table)).one_or_none()
        if row is None:
            raise EnvironmentFault(
                "This file holds no hall yet. Create a new hall on this computer first."
            )
        self.hall: str = row.hall
        self.device: str = row.device

    @contextmanager
    def act(self, actor: str) -> Iterator[Act]:
        """One user's act as one transaction, durable when the block has ended.

        An exception inside the block leaves nothing behind. Raises `DiskFull` or `StoreBusy`
        when the save was refused; nothing of it is written then.
        """
        with writing(self.engine) as connection:
            act = Act(self, connection, actor)
            yield act
            entries = self._append(act)
        self._announce(entries)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view of the tables; never waits for a writer."""
        with reading(self.engine) as connection:
            yield connection

    def take(self, entries: Iterable[Entry]) -> None:
        """Keep and fold entries that another replica gave, in one transaction.

        Entries already here are passed over. Each device's must follow its head here without a
        gap, unaltered; otherwise `ProgramFault`, and nothing of the batch is kept.
        """
        with writing(self.engine) as connection:
            heads = read_heads(connection, self.hall)
            fresh: list[Entry] = []
            for entry in sorted(entries, key=lambda one: (one.device, one.seq)):
                head = heads.get(entry.device, NO_ENTRIES)
                if entry.seq <= head.seq:
                    continue
                self._check_follows(entry, head)
                heads[entry.device] = Head.at(entry)
                fresh.append(entry)
            self._keep(connection, fresh, heads)
        self._announce(tuple(fresh))

    def _check_follows(self, entry: Entry, head: Head) -> None:
        if entry.hall != self.hall:
            raise ProgramFault("An entry of another hall was offered.")
        if entry.seq != head.seq + 1:
            raise ProgramFault("Entries are missing between what is here and what was offered.")
        if entry.hash != entry.expected_hash(head.hash) or not entry.body_is_as_written():
            raise ProgramFault("An offered entry was altered on its way.")

    def _append(self, act: Act) -> tuple[Entry, ...]:
        """Turn what the act recorded into entries of this device, and keep them."""
        if not act.recorded:
            return ()
        heads = read_heads(act.connection, self.hall)
        head = heads.get(self.device, NO_ENTRIES)
        tick = max((other.tick for other in heads.values()), default=0)
        entries: list[Entry] = []
        known: dict[str, list[Entry]] = {}
        for index, (subject, body) in enumerate(act.recorded):
            if subject not in known:
                known[subject] = read_subject(act.connection, self.hall, subject)
            entry = chained(
                Entry(
                    hall=self.hall,
                    device=self.device,
                    seq=head.seq + 1,
                    tick=tick + index + 1,
                    at=act.now,
                    skew=None,
                    kind=body.kind,
                    version=body.version,
                    subject=subject,
                    base=str(known[subject][-1].name) if known[subject] else None,
                    actor=act.actor,
                    left=len(act.recorded) - index - 1,
                    body=msgspec.json.encode(body),
                    digest=b"",
                    hash=b"",
                ),
                head.hash,
            )
            # One more than any tick here, so it comes last in the order of folding.
            known[subject].append(entry)
            head = Head.at(entry)
            entries.append(entry)
        heads[self.device] = head
        self._write(act.connection, entries, heads)
        for subject, whole in known.items():
            write_subject(act.connection, self.workflows, self.hall, subject, whole)
        if any(entry.kind == Redacted.kind for entry in entries):
            self._hide(act.connection, entries)
        return tuple(entries)

    def _keep(self, connection: Connection, entries: list[Entry], heads: dict[str, Head]) -> None:
        """Write entries that others wrote, fold every subject touched, honour redactions."""
        if not entries:
            return
        self._write(connection, entries, heads)
        for subject in dict.fromkeys(entry.subject for entry in entries):
            whole = read_subject(connection, self.hall, subject)
            write_subject(connection, self.workflows, self.hall, subject, whole)
        self._hide(connection, entries)

    def _write(self, connection: Connection, entries: list[Entry], heads: dict[str, Head]) -> None:
        """Write entries, and the heads of their devices."""
        connection.execute(insert(entry_table), [msgspec.structs.asdict(one) for one in entries])
        connection.execute(
            in_place(head_table, "device"),
            [
                {"hall": self.hall, "device": device, **vars(heads[device])}
                for device in sorted({entry.device for entry in entries})
            ],
        )

    def _hide(self, connection: Connection, entries: list[Entry]) -> None:
        """Take out the bodies that must go, now that `entries` are here and folded."""
        touched = hide_bodies(connection, self.hall, hidden_names(connection, self.hall, entries))
        for subject in touched:
            whole = read_subject(connection, self.hall, subject)
            write_subject(connection, self.workflows, self.hall, subject, whole)

    def _announce(self, entries: tuple[Entry, ...]) -> None:
        if entries:
            topics = frozenset(self.workflows.topic(entry.kind) for entry in entries)
            for listener in self.listeners:
                listener(Committed(entries, topics))


def read_heads(connection: Connection, hall: str) -> dict[str, Head]:
    """The newest entry of each device that this replica holds."""
    rows = connection.execute(HEADS, {"hall": hall})
    return {row.device: Head(row.seq, row.tick, row.hash) for row in rows}


def is_founded(engine: Engine) -> bool:
    """Whether a hall was founded in this file: its journal has begun."""
    with reading(engine) as connection:
        return connection.execute(select(entry_table.c.seq).limit(1)).first() is not None


def found_replica(engine: Engine, hall: str, device: str) -> None:
    """Make an empty file the replica of a hall on this device. Done once for a file."""
    with writing(engine) as connection:
        connection.execute(delete(replica_table))
        connection.execute(insert(replica_table).values(only=1, hall=hall, device=device))
