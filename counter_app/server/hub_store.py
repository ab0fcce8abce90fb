"""A hub's database as the replica that goes to meet the centre: kept and passed on, never changed.

What comes from the centre is kept without folding, as from a desk; the hub's desks are told of it.
Not here: the line to the centre (`hub`).
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from counter_app.errors import ProgramFault
from counter_app.journal.clock import Clock
from counter_app.journal.runs import Run, RunAnswer
from counter_app.journal.taking import take_runs
from counter_app.server.database import Database
from counter_app.server.folding import fold_again_after
from counter_app.server.news import News
from counter_app.sync.branching import Moved, move_in
from counter_app.sync.forking import move_out_of_the_way
from counter_app.sync.link import Link
from counter_app.sync.peers import Peer
from counter_app.sync.store import ReplicaStore


class HubStore:
    """The hall of a hub. Safe to use from several threads."""

    def __init__(
        self, database: Database, news: News, clock: Clock, hall: str, device: str
    ) -> None:
        self._database, self._news = database, news
        self.hall, self.device, self.clock = hall, device, clock

    def reading(self) -> AbstractContextManager[Connection]:
        """One consistent view of the hall's rows."""
        return self._database.of_hall(self.hall)

    def writing(self) -> AbstractContextManager[Connection]:
        """A write transaction: a file has one writer at a time."""
        return self._database.of_hall(self.hall, writing=True)

    def take(self, runs: Iterable[Run]) -> list[RunAnswer]:
        """Keep what the centre gave, and tell the desks."""
        with self.writing() as connection:
            answers, fresh = take_runs(connection, self.hall, runs)
            if fresh:
                self._news.tell(connection, self.hall)
        return answers

    def move(self, device: str, last_common: int) -> Moved | None:
        """Move a branch out of the way; its desks hear of it as of anything new."""
        with self.writing() as connection:
            moved = move_in(connection, self.hall, None, device, last_common)
            if moved is not None:
                fold_again_after(connection, self.hall, device, moved.last_common)
                self._news.tell(connection, self.hall)
        return moved

    def measured(self, skew: int) -> None:
        """A hub writes no entries in which it could be said."""

    def told(self) -> None:
        """Nobody looks at a hub's meetings while they are under way."""


def on_fork(store: ReplicaStore, link: Link, peer: Peer, device: str) -> None:
    """The centre has another history of a device: the branch that was taken here moves."""
    if not isinstance(store, HubStore):
        raise ProgramFault("A hub meets the centre with its own database.")
    move_out_of_the_way(store, link, device, store.move)
