"""What a meeting needs of the replica that goes to it: a desk's journal, or a hub's database."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection

from counter_app.journal.clock import Clock
from counter_app.journal.journal import Committed, Journal
from counter_app.journal.runs import Run, RunAnswer
from counter_app.store.engine import reading, writing

TOPIC = "meeting"
"""Announced when something about peers or meetings changed, as workflows announce their names."""


class ReplicaStore(Protocol):
    """A replica of one hall. Safe to use from several threads."""

    @property
    def hall(self) -> str:
        """The hall."""
        ...

    @property
    def device(self) -> str:
        """Under which name this replica goes to meet others; a fork may change it."""
        ...

    @property
    def clock(self) -> Clock:
        """This computer's clock."""
        ...

    def reading(self) -> AbstractContextManager[Connection]:
        """One consistent view of the hall's rows."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """A write transaction, durable when the block has ended."""
        ...

    def take(self, runs: Iterable[Run]) -> list[RunAnswer]:
        """Judge and keep what was given, in one transaction."""
        ...

    def measured(self, skew: int) -> None:
        """This computer's clock is ahead of the server's by so many milliseconds."""
        ...

    def told(self) -> None:
        """Something about peers or meetings changed; whoever shows it may look."""
        ...


class JournalStore:
    """A desk's journal as the store of its meetings."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    @property
    def hall(self) -> str:
        """The desk's hall."""
        return self.journal.hall

    @property
    def device(self) -> str:
        """The desk's device."""
        return self.journal.device

    @property
    def clock(self) -> Clock:
        """The desk's clock."""
        return self.journal.clock

    def reading(self) -> AbstractContextManager[Connection]:
        """One consistent view; never waits for a writer."""
        return reading(self.journal.engine)

    def writing(self) -> AbstractContextManager[Connection]:
        """A write transaction."""
        return writing(self.journal.engine)

    def take(self, runs: Iterable[Run]) -> list[RunAnswer]:
        """Keep and fold."""
        return self.journal.take(runs)

    def measured(self, skew: int) -> None:
        """Entries say it from now on, for people to read; nothing is ordered by it."""
        self.journal.skew = skew

    def told(self) -> None:
        """Tell the journal's listeners, as of any commit: it was one of this process."""
        for listener in list(self.journal.listeners):
            listener(Committed((), frozenset({TOPIC})))
