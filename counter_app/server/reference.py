"""Reference data written at the centre: thresholds, the epidemic's end, catalogue, users (N7.2).

They reach the halls as entries like all others, by the same verbs that a hall's administrator has.
A server writes under a device of its own for each hall, new for each start of its process: one that
was restored from a backup then never writes a second history under a name that is known already.
Not here: the pages (`overview`).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection

from counter_app.errors import Conflict, CounterError, NotAllowed
from counter_app.journal.clock import Clock
from counter_app.journal.entry import new_id
from counter_app.journal.fold import Workflows
from counter_app.journal.heads import NO_ENTRIES, Head, read_heads
from counter_app.journal.journal import Act, Journal
from counter_app.language import Phrase
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.server.database import Database
from counter_app.server.folding import hold_off_folding
from counter_app.server.halls import has_entries
from counter_app.server.news import News, Topic
from counter_app.server.operator_records import Deed, note
from counter_app.server.operators import Operator


@dataclass
class _Author:
    """As whom this process writes in one hall, and the head of what it knows to have written."""

    device: str = field(default_factory=new_id)
    head: Head = NO_ENTRIES
    turn: threading.Lock = field(default_factory=threading.Lock)


class CentreJournal(Journal):
    """The journal of one hall in the hands of the centre: what verbs need of a `Journal`.

    Acts and reads go through the server's database, for this one hall; a commit is news.
    """

    def __init__(
        self,
        database: Database,
        workflows: Workflows,
        clock: Clock,
        news: News,
        author: _Author,
        hall: str,
    ) -> None:
        # Not the base's own: that reads from a file which hall and device it is the replica of.
        self.workflows, self.clock = workflows, clock
        self.listeners = []
        self.skew = None
        self._hall, self._in_doubt = hall, False
        self._database, self._news, self._author = database, news, author

    @property
    def device(self) -> str:
        """As whom this process writes in the hall."""
        return self._author.device

    def own_in(self, connection: Connection) -> tuple[str, str]:
        """The hall and the device that this write transaction writes under.

        Another one where the database does not say what this process knows to have written there:
        it was restored meanwhile, or a commit's answer was lost.
        """
        author = self._author
        if read_heads(connection, self.hall).get(author.device, NO_ENTRIES) != author.head:
            author.device, author.head = new_id(), NO_ENTRIES
        return self.hall, author.device

    @contextmanager
    def act(self, actor: str) -> Iterator[Act]:
        """One act as one transaction, durable when the block has ended; see `Journal.act`."""
        with self._author.turn:
            with (
                self._database.of_hall(self.hall, writing=True) as connection,
                self._folding_alone(connection),
                self.act_in(connection, actor) as act,
            ):
                if not has_entries(connection, self.hall):
                    raise Conflict(
                        "No desk has joined this hall yet, so nothing was written. Set it again "
                        "when one has."
                    )
                yield act
                for topic in Topic:
                    self._news.tell(connection, self.hall, topic)
            if act.entries:
                self._author.head = Head.at(act.entries[-1])
        self.announce(act.entries)

    @contextmanager
    def _folding_alone(self, connection: Connection) -> Iterator[None]:
        """Nobody else folds the hall until the transaction ends; takers go on."""
        hold_off_folding(connection, self.hall)
        yield

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view of the hall's tables, as far as they are folded here."""
        with self._database.of_hall(self.hall) as connection:
            yield connection


@dataclass(frozen=True)
class HallOutcome:
    """What became of a change in one hall; `trouble` says why nothing was written there."""

    hall: str
    trouble: Phrase | None = None


class ReferenceData:
    """Lets the centre's administrator do in halls what a hall's administrator may do there.

    One for a process, built at its start. Safe to use from several threads.
    """

    def __init__(self, database: Database, workflows: Workflows, clock: Clock, news: News) -> None:
        self._database, self._workflows, self._clock, self._news = database, workflows, clock, news
        self._authors: dict[str, _Author] = {}
        self._lock = threading.Lock()

    def journal(self, hall: str) -> CentreJournal:
        """The journal of a hall, to write in it under this process's own device."""
        with self._lock:
            author = self._authors.setdefault(hall, _Author())
        return CentreJournal(self._database, self._workflows, self._clock, self._news, author, hall)

    def desk(self, operator: Operator, hall: str) -> Desk:
        """What verbs take; `NotAllowed` for all but the centre's administrator."""
        if not operator.administers:
            raise NotAllowed("Only the centre's administrator does this.")
        person = Person(operator.id, operator.login, operator.name, frozenset({Role.ADMINISTRATOR}))
        return Desk(self.journal(hall), person)

    def apply(
        self, operator: Operator, halls: Iterable[str], about: str, change: Callable[[Desk], object]
    ) -> list[HallOutcome]:
        """Make a change in each of some halls, each in a transaction of its own.

        What can't be done in one hall is told and keeps no other hall from it. `about` says in
        short what was changed, for the record of who did what.
        """
        outcomes: list[HallOutcome] = []
        for hall in halls:
            desk = self.desk(operator, hall)
            trouble: Phrase | None = None
            try:
                change(desk)
            except CounterError as error:
                trouble = error.phrase
            outcomes.append(HallOutcome(hall, trouble))
        with self._database.of_centre(writing=True) as connection:
            for one in outcomes:
                note(
                    connection,
                    Deed.REFERENCE_SET,
                    self._clock.now(),
                    by=operator.id,
                    hall=one.hall,
                    about=about,
                    succeeded=one.trouble is None,
                )
        return outcomes
