"""The journal of this replica: the one place that appends, folds and commits.

`Journal.act` is a user's act: what it records becomes entries of this device, the subjects they
touch are folded, and all of it is one durable transaction. `Journal.take` receives entries that
other devices wrote. Who may do what is decided above, in `people`.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import msgspec
from sqlalchemy import Connection, Engine, delete, insert, select, update

from counter_app.errors import EnvironmentFault
from counter_app.journal.clock import Clock, day_of
from counter_app.journal.entry import Body, Entry, chained
from counter_app.journal.fold import Workflows
from counter_app.journal.heads import NO_ENTRIES, Head, read_heads
from counter_app.journal.redaction import Redacted, honour_redactions
from counter_app.journal.runs import Run, RunAnswer
from counter_app.journal.tables import entry_table, replica_table
from counter_app.journal.taking import judge_runs, write_entries
from counter_app.journal.writing_rows import (
    in_order,
    read_subject,
    read_subjects,
    write_or_set_aside,
    write_subjects,
)
from counter_app.store.engine import reading, writing

OWN = select(replica_table.c.hall, replica_table.c.device)


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
        self.hall, self.device = journal.own_in(connection)
        self.now = journal.clock.now()
        self.recorded: list[tuple[str, Body]] = []
        self.entries: tuple[Entry, ...] = ()

    @property
    def today(self) -> date:
        """The hall's day on which this act happens."""
        return day_of(self.now)

    def record(self, subject: str, body: Body) -> None:
        """State a fact about a subject; it becomes an entry when the act ends well."""
        self.recorded.append((subject, body))


class Journal:
    """One replica's journal, bound to its database, its device and the known workflows.

    `listeners` are told of each commit, after it is durable, on the thread that committed. `skew`
    is by how many milliseconds this device's clock was last found ahead of the server's, None when
    that was never measured; whoever measures sets it, and new entries say it to people.
    """

    def __init__(self, engine: Engine, workflows: Workflows, clock: Clock) -> None:
        self.engine, self.workflows, self.clock = engine, workflows, clock
        self.listeners: list[Callable[[Committed], None]] = []
        self.skew: int | None = None
        with reading(engine) as connection:
            row = connection.execute(select(replica_table)).one_or_none()
        if row is None:
            raise EnvironmentFault(
                "This file holds no hall yet. Create a new hall on this computer first."
            )
        self._hall: str = row.hall
        self._device: str = row.device
        self._in_doubt = self._invented = False

    @property
    def device(self) -> str:
        """This replica's own device, as what is committed says it."""
        return self._own()[1] if self._in_doubt else self._device

    @property
    def hall(self) -> str:
        """The hall that this is a replica of, as what is committed says it."""
        return self._own()[0] if self._in_doubt else self._hall

    def _own(self) -> tuple[str, str]:
        with self.read() as connection:
            return self.own_in(connection)

    def own_in(self, connection: Connection) -> tuple[str, str]:
        """The hall and device that a write transaction writes under: nobody can change them."""
        if self._invented:
            return self._hall, self._device
        row = connection.execute(OWN).one()
        return str(row.hall), str(row.device)

    def become(self, connection: Connection, device: str, hall: str | None = None) -> None:
        """Go on as another device, once the write transaction of `connection` has committed.

        Also of another `hall`, where one is given. Acts that begin later write under it. One that
        waits for the lock meanwhile does too: it reads its device when it holds the lock. Without
        the commit everything is as before.
        """
        values = {"device": device} if hall is None else {"device": device, "hall": hall}
        connection.execute(update(replica_table).values(**values))
        # Whether it commits is not known here: until the next act the file itself is asked.
        self._in_doubt = True

    def of_invented_desk(self, device: str) -> Journal:
        """The same file in the hands of a desk that exists nowhere else; listeners are shared.

        For a simulated hall whose desks share one file: a real desk writes its own journal.
        """
        other = copy.copy(self)
        other._device, other._invented = device, True
        return other

    @contextmanager
    def act(self, actor: str) -> Iterator[Act]:
        """One user's act as one transaction, durable when the block has ended.

        An exception inside the block leaves nothing behind. Raises `DiskFull` or `StoreBusy`
        when the save was refused; nothing of it is written then.
        """
        with writing(self.engine) as connection:
            # Whoever began to become another has committed or given up: nobody else is writing.
            self._hall, self._device = self.own_in(connection)
            self._in_doubt = False
            with self.act_in(connection, actor) as act:
                yield act
        self.announce(act.entries)

    @contextmanager
    def act_in(self, connection: Connection, actor: str) -> Iterator[Act]:
        """An act as a part of a write transaction, whose owner announces its entries afterwards."""
        act = Act(self, connection, actor)
        yield act
        act.entries = self._append(act)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view of the tables; never waits for a writer."""
        with reading(self.engine) as connection:
            yield connection

    def take(self, runs: Iterable[Run]) -> list[RunAnswer]:
        """Keep and fold what another replica gave, in one transaction; an answer a run.

        Entries already here are passed over. Each run is judged on its own: what is unsound of
        it is refused, and the rest is kept.

        A page of 2 MB, about 5,000 entries, holds the write lock for 0.15 to 0.25 s; whoever saves
        meanwhile waits that long. 1 MB: 0.07 to 0.14 s (2 cores, encrypted file).
        """
        with writing(self.engine) as connection:
            hall, _ = self.own_in(connection)
            judged = judge_runs(connection, hall, runs)
            subjects = list(dict.fromkeys(entry.subject for entry in judged.fresh))
            # What is here of them is read before the rest is written: it need not be read again.
            whole = read_subjects(connection, hall, subjects)
            unseen = set(subjects) - whole.keys()
            write_entries(connection, hall, judged.fresh, judged.heads)
            for entry in judged.fresh:
                whole.setdefault(entry.subject, []).append(entry)
            for entries in whole.values():
                entries.sort(key=in_order)
            write_or_set_aside(connection, self.workflows, hall, whole, unseen)
            honour_redactions(connection, self.workflows, hall, judged.fresh)
        self.announce(tuple(judged.fresh))
        return judged.answers

    def _append(self, act: Act) -> tuple[Entry, ...]:
        """Turn what the act recorded into entries of this device, and keep them."""
        if not act.recorded:
            return ()
        heads = read_heads(act.connection, act.hall)
        head = heads.get(act.device, NO_ENTRIES)
        # What a history brought along from another hall is earlier than anything here: below 0.
        tick = max([0, *(other.tick for other in heads.values())])
        entries: list[Entry] = []
        known: dict[str, list[Entry]] = {}
        for index, (subject, body) in enumerate(act.recorded):
            if subject not in known:
                known[subject] = read_subject(act.connection, act.hall, subject)
            entry = chained(
                Entry(
                    hall=act.hall,
                    device=act.device,
                    seq=head.seq + 1,
                    tick=tick + index + 1,
                    at=act.now,
                    skew=self.skew,
                    kind=body.kind,
                    version=body.version,
                    subject=subject,
                    base=self.workflows.base_of(body, known[subject]),
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
        write_entries(act.connection, act.hall, entries, {act.device: head})
        write_subjects(act.connection, self.workflows, act.hall, known)
        if any(entry.kind == Redacted.kind for entry in entries):
            honour_redactions(act.connection, self.workflows, act.hall, entries)
        return tuple(entries)

    def announce(self, entries: tuple[Entry, ...], more: Iterable[str] = ()) -> None:
        """Tell the listeners of entries that a transaction has just made durable.

        `more` are topics whose rows changed without entries that are new.
        """
        topics = frozenset(self.workflows.topic(entry.kind) for entry in entries) | set(more)
        if topics:
            for listener in self.listeners:
                listener(Committed(entries, topics))


def is_founded(engine: Engine) -> bool:
    """Whether a hall was founded in this file: its journal has begun."""
    with reading(engine) as connection:
        return connection.execute(select(entry_table.c.seq).limit(1)).first() is not None


def found_replica(engine: Engine, hall: str, device: str) -> None:
    """Make an empty file the replica of a hall on this device. Done once for a file."""
    with writing(engine) as connection:
        become_replica(connection, hall, device)


def become_replica(connection: Connection, hall: str, device: str) -> None:
    """The same within a write transaction that does more."""
    connection.execute(delete(replica_table))
    connection.execute(insert(replica_table).values(only=1, hall=hall, device=device))
