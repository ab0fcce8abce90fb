"""One hall of a server's database as a replica: read, written and given to, without folding.

What a hub takes to the centre with it and what a stick is read into have this in common. Not here:
who meets whom (`hub_store`, `bundles`).
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from counter_app.journal.clock import Clock
from counter_app.journal.contents import Held, Judgement, take_part
from counter_app.journal.runs import LARGEST_NUMBER, Run, RunAnswer
from counter_app.journal.taking import take_runs
from counter_app.server.database import Database
from counter_app.server.news import News
from counter_app.sync.wire import SentPart


def take_attachment_part(
    connection: Connection, news: News, hall: str, part: SentPart, clock: Clock
) -> tuple[Judgement, Held]:
    """Keep a part that came for a hall, and tell whoever listens once all of it is here."""
    judgement, held = take_part(
        connection, hall, part.digest, part.size, part.start, part.data, clock.now()
    )
    if judgement is Judgement.KEPT and held.whole:
        news.tell(connection, hall)
    return judgement, held


class HallStore:
    """A hall under the name `device`. Safe to use from several threads."""

    def __init__(
        self, database: Database, news: News, clock: Clock, hall: str, device: str
    ) -> None:
        self._database, self._news = database, news
        self.clock, self.hall, self.device = clock, hall, device

    def reading(self) -> AbstractContextManager[Connection]:
        """One consistent view of the hall's rows."""
        return self._database.of_hall(self.hall)

    def writing(self) -> AbstractContextManager[Connection]:
        """A write transaction: a file has one writer at a time."""
        return self._database.of_hall(self.hall, writing=True)

    def take(self, runs: Iterable[Run]) -> list[RunAnswer]:
        """Keep what is sound and new, and tell whoever listens; it is folded behind."""
        with self.writing() as connection:
            answers, fresh = take_runs(connection, self.hall, runs)
            if fresh:
                self._news.tell(connection, self.hall)
        return answers

    def take_part(self, digest: str, size: int, start: int, data: bytes) -> tuple[Judgement, Held]:
        """Keep a part of an attachment; whoever listens is told once one is whole."""
        with self.writing() as connection:
            return take_attachment_part(
                connection, self._news, self.hall, SentPart(digest, size, start, data), self.clock
            )

    def fetches_from(self) -> int:
        """A server fetches everything."""
        return -LARGEST_NUMBER

    def measured(self, skew: int) -> None:
        """It writes no entries in which a clock's difference could be said."""

    def told(self) -> None:
        """Nobody here shows peers or meetings while they are under way."""
