"""What a meeting needs of the replica that goes to it: a desk's journal, or a hub's database."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection

from counter_app.journal.attachments import TOPIC as ATTACHMENT_TOPIC
from counter_app.journal.clock import Clock
from counter_app.journal.content_standing import DAY
from counter_app.journal.contents import Held, Judgement, take_part
from counter_app.journal.journal import Committed, Journal
from counter_app.journal.runs import Run, RunAnswer
from counter_app.store.engine import reading, writing

TOPIC = "meeting"
"""Announced when something about peers or meetings changed, as workflows announce their names."""


FETCHED_DAYS = 7
"""Days for which a desk fetches what others attached, by itself: what is being worked on. A photo
has 100 to 600 KB; a hall of 100 a day fills 400 MB a week at the most."""


def fetched_from(clock: Clock) -> int:
    """From when on a desk fetches by itself what was attached (ms since 1970 UTC)."""
    return clock.now() - FETCHED_DAYS * DAY


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

    def take_part(self, digest: str, size: int, start: int, data: bytes) -> tuple[Judgement, Held]:
        """Keep a part of an attachment, in one transaction (`journal.contents`)."""
        ...

    def fetches_from(self) -> int:
        """What was attached from then on (ms since 1970 UTC) is fetched without being asked for."""
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

    def take_part(self, digest: str, size: int, start: int, data: bytes) -> tuple[Judgement, Held]:
        """Keep a part; whoever shows attachments is told once one is whole."""
        with self.writing() as connection:
            judged = take_part(connection, self.hall, digest, size, start, data, self.clock.now())
        if judged[1].whole:
            self._tell(ATTACHMENT_TOPIC)
        return judged

    def fetches_from(self) -> int:
        """A desk has the last days at hand, older ones when somebody opens them."""
        return fetched_from(self.clock)

    def measured(self, skew: int) -> None:
        """Entries say it from now on, for people to read; nothing is ordered by it."""
        self.journal.skew = skew

    def told(self) -> None:
        """Tell the journal's listeners, as of any commit: it was one of this process."""
        self._tell(TOPIC)

    def _tell(self, topic: str) -> None:
        for listener in list(self.journal.listeners):
            listener(Committed((), frozenset({topic})))
