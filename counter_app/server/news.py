"""News: that something new was committed, said to whoever listens, in every process of a server.

A word carries no content, only its hall and topic, and words that nobody has taken up yet are one:
so a slow listener holds up nobody and misses nothing. Within a process a word is said at once.
Processes over one PostgreSQL tell each other with NOTIFY, after the commit and not in it: a commit
that notifies makes all others of the database wait for its disk. Whoever was cut off from the
others' words is told when the line is back that something may be new. A file has no second
process that would listen.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import threading
from collections.abc import Callable, Iterator
from enum import StrEnum
from time import monotonic
from types import TracebackType

import psycopg
import structlog
from sqlalchemy import Connection, text

from counter_app.errors import EnvironmentFault
from counter_app.server.database import Database, after_commit
from counter_app.store.engine import translated

CHANNEL = "counter_app_news"

LOOK = 0.25
"""Seconds between two looks whether the process ends."""

ALIVE = 15.0
"""Seconds between two looks whether the database server still answers."""

WAITS = (0.1, 0.3, 1.0, 2.0, 5.0)
"""Seconds before the next attempt to reach the database server."""

log = structlog.get_logger(__name__)


class Topic(StrEnum):
    """What a word is about."""

    ENTRIES = "entries"
    """Entries were taken or written: there is something to fetch."""
    FOLDED = "folded"
    """The folded tables say something new: there is something to look at."""


Heard = Callable[[str], None]
"""What is called with the hall that there is news of, on any thread; it must not wait."""


class News:
    """The words of one process and, over PostgreSQL, those of its neighbours."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._myself = secrets.token_hex(6)
        self._lock = threading.Lock()
        self._ears: dict[tuple[Topic, str | None], set[Heard]] = {}
        self._subscriptions: set[Subscription] = set()
        self._unsaid: set[tuple[Topic, str]] = set()
        self._something = threading.Event()
        self._ending = threading.Event()
        self._threads = (
            [
                threading.Thread(target=self._listen, name="news-listening", daemon=True),
                threading.Thread(target=self._speak, name="news-speaking", daemon=True),
            ]
            if database.is_postgresql
            else []
        )
        self.listening = threading.Event()
        """Set while the words of other processes arrive."""
        for thread in self._threads:
            thread.start()

    def tell(self, connection: Connection, hall: str, topic: Topic = Topic.ENTRIES) -> None:
        """Say that there is something new, once the write transaction has committed."""
        after_commit(connection, lambda: self.say(hall, topic))

    def say(self, hall: str, topic: Topic = Topic.ENTRIES) -> None:
        """Say it now."""
        self._heard(hall, topic)
        if self._threads:
            with self._lock:
                self._unsaid.add((topic, hall))
            self._something.set()

    def call(self, heard: Heard, hall: str | None, topic: Topic = Topic.ENTRIES) -> None:
        """Have something called at each word of a hall, or of all halls, until `call_no_more`."""
        with self._lock:
            self._ears.setdefault((topic, hall), set()).add(heard)

    def call_no_more(self, heard: Heard) -> None:
        """Call it at nothing any more."""
        with self._lock:
            for key in [key for key, ears in self._ears.items() if heard in ears]:
                self._ears[key].discard(heard)
                if not self._ears[key]:
                    del self._ears[key]

    def subscribe(self, hall: str | None, topic: Topic = Topic.ENTRIES) -> Subscription:
        """The words of one hall, or of all halls, for a task of the running event loop.

        What is committed from now on is heard. Close it, or use it with `async with`.
        """
        subscription = Subscription(self)
        with self._lock:
            self._subscriptions.add(subscription)
        self.call(subscription.hear, hall, topic)
        return subscription

    def forget(self, subscription: Subscription) -> None:
        """Take a subscription as ended."""
        with self._lock:
            self._subscriptions.discard(subscription)
        self.call_no_more(subscription.hear)

    def close(self) -> None:
        """End every subscription and the process's listening; further calls do nothing."""
        self._ending.set()
        self._something.set()
        with self._lock:
            open_ones = list(self._subscriptions)
        for subscription in open_ones:
            subscription.close()
        for thread in self._threads:
            thread.join()

    def _heard(self, hall: str, topic: Topic) -> None:
        with self._lock:
            ears = [*self._ears.get((topic, hall), ()), *self._ears.get((topic, None), ())]
        for ear in ears:
            ear(hall)

    def _something_may_be_new(self) -> None:
        """To everybody: what other processes said meanwhile was not heard."""
        with self._lock:
            ears = [(ear, hall) for (_, hall), ears in self._ears.items() for ear in ears]
        for ear, hall in ears:
            ear(hall or "")

    # What follows runs on the two threads, and only over PostgreSQL.

    def _listen(self) -> None:
        fails = 0
        while not self._ending.is_set():
            try:
                with self._connected() as connection:
                    connection.execute(f"LISTEN {CHANNEL}".encode())
                    fails = 0
                    self.listening.set()
                    self._something_may_be_new()
                    self._hear_until_the_end(connection)
            except (psycopg.Error, EnvironmentFault) as fault:
                self._cut_off(fault)
            finally:
                self.listening.clear()
            self._ending.wait(WAITS[min(fails, len(WAITS) - 1)])
            fails += 1

    def _hear_until_the_end(self, connection: psycopg.Connection) -> None:
        alive = monotonic() + ALIVE
        while not self._ending.is_set():
            for word in connection.notifies(timeout=LOOK):
                process, _, rest = word.payload.partition(" ")
                topic, _, hall = rest.partition(" ")
                # A topic of a newer program is none that anybody here listens to.
                if process != self._myself and topic in list(Topic):
                    self._heard(hall, Topic(topic))
            if monotonic() > alive:
                connection.execute(b"SELECT 1")  # a line that was cut says nothing by itself
                alive = monotonic() + ALIVE

    @contextlib.contextmanager
    def _connected(self) -> Iterator[psycopg.Connection]:
        """A connection that is nobody else's."""
        with translated():
            borrowed = self._database.engine.raw_connection()
        connection: psycopg.Connection = borrowed.driver_connection  # type: ignore[assignment]
        borrowed.detach()  # it stays open for hours: the pool gets its place back
        with contextlib.closing(connection):
            connection.autocommit = True
            yield connection

    def _speak(self) -> None:
        fails = 0
        while True:
            # The end may be set while words are on their way: nobody would wake this again.
            if not self._ending.is_set():
                self._something.wait()
            self._something.clear()
            with self._lock:
                words, self._unsaid = self._unsaid, set()
            if not words and self._ending.is_set():
                return
            try:
                self._notify(words)
                fails = 0
            except EnvironmentFault as fault:
                self._cut_off(fault)
                if self._ending.is_set():
                    return
                with self._lock:
                    self._unsaid |= words
                self._ending.wait(WAITS[min(fails, len(WAITS) - 1)])
                self._something.set()
                fails += 1

    def _notify(self, words: set[tuple[Topic, str]]) -> None:
        said = [f"{self._myself} {topic} {hall}" for topic, hall in words]
        with translated(), self._database.engine.begin() as connection:
            connection.execute(NOTIFY, {"channel": CHANNEL, "words": said})

    @staticmethod
    def _cut_off(fault: Exception) -> None:
        # For whoever looks: that the database is away is complained of by those that need it.
        log.info("news_cut_off", fault=type(fault).__name__)


NOTIFY = text("SELECT pg_notify(:channel, word) FROM unnest(CAST(:words AS text[])) AS word")


class Subscription:
    """Words on their way to one task: `async for halls in subscription`.

    Each time the halls that there is news of since the time before; '' stands for any hall.
    """

    def __init__(self, news: News) -> None:
        self._news = news
        self._loop = asyncio.get_running_loop()
        self._lock = threading.Lock()
        self._halls: set[str] = set()
        self._something = asyncio.Event()
        self._open = True

    def hear(self, hall: str) -> None:
        """Take a word; any thread."""
        with self._lock:
            woken = bool(self._halls)
            self._halls.add(hall)
        if not woken:
            self._wake()

    def close(self) -> None:
        """End it: what was heard is still given, then `async for` ends; any thread."""
        self._news.forget(self)
        self._open = False
        self._wake()

    def _wake(self) -> None:
        # Where the loop is closed nobody waits any more.
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._something.set)

    def __aiter__(self) -> Subscription:
        return self

    async def __anext__(self) -> frozenset[str]:
        while True:
            with self._lock:
                halls, self._halls = self._halls, set()
            if halls:
                return frozenset(halls)
            if not self._open:
                raise StopAsyncIteration
            await self._something.wait()
            self._something.clear()

    async def __aenter__(self) -> Subscription:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
