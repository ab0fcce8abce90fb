"""Folding behind the taking: the tables of all halls, made from entries that are here already.

Takers only write entries; a thread of each process folds what is new into the tables that the
overview reads, bite by bite, each bite a transaction. Where it stands is a number a device, written
with the rows, so a process that ends anywhere goes on where it was, and processes over one
PostgreSQL share the halls among them. Not here: what entries mean (`hall`).
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TypeVar

import structlog
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    PrimaryKeyConstraint,
    String,
    Table,
    and_,
    bindparam,
    func,
    or_,
    select,
    text,
    update,
)

from counter_app.errors import CounterError
from counter_app.journal.entry import Entry
from counter_app.journal.fold import Workflows
from counter_app.journal.heads import read_heads
from counter_app.journal.many_rows import put_rows
from counter_app.journal.redaction import honour_redactions
from counter_app.journal.refold import UNREAD, fold_waiting
from counter_app.journal.tables import entry_table, head_table, to_check_table
from counter_app.journal.writing_rows import entry_of, fold_subjects
from counter_app.server.database import Database
from counter_app.server.news import News, Topic
from counter_app.server.tables import server_metadata

BITE = 2_000
"""Entries folded in one transaction."""

FILE_BITE = 500
"""The same on a file, where the takers wait for it: a thirtieth of a second."""

LOOK_EVERY = 5.0
"""Seconds between looks at all halls: another process may have ended before it folded."""

GIVES_WAY = 1.0
"""Seconds that a bite waits at the most for those that bring or fetch a backlog."""

TRY_AGAIN = 0.5
"""Seconds after the database refused."""

T = TypeVar("T")

log = structlog.get_logger(__name__)

folded_head_table = Table(
    "folded_head",
    server_metadata,
    Column("hall", String, nullable=False),
    Column("device", String, nullable=False),
    Column("seq", BigInteger, nullable=False),
    PrimaryKeyConstraint("hall", "device"),
    comment="Up to which number each device's entries are folded.",
)

_KEY = "hashtextextended('folding ' || :hall, 0)"
_TRY = text(f"SELECT pg_try_advisory_xact_lock({_KEY})")
_HOLD = text(f"SELECT pg_advisory_xact_lock({_KEY})")


def fold_bite(connection: Connection, workflows: Workflows, hall: str, most: int) -> int:
    """Fold the next entries of a hall, `most` at the most; how many there were.

    Within a write transaction. 0 where nothing is new, or another process is at it.
    """
    if connection.dialect.name == "postgresql" and not connection.scalar(_TRY, {"hall": hall}):
        return 0
    # Heads first: a subject that grows meanwhile is folded with what has come, and again later.
    pieces = _next_pieces(connection, hall, most)
    entries: list[Entry] = []
    for device, (done, until) in pieces.items():
        rows = connection.execute(
            PIECE, {"hall": hall, "device": device, "done": done, "until": until}
        )
        entries += map(entry_of, rows)
    if pieces:
        fold_subjects(connection, workflows, hall, (one.subject for one in entries))
        honour_redactions(connection, workflows, hall, entries)
        stands = [
            {"hall": hall, "device": device, "seq": until} for device, (_, until) in pieces.items()
        ]
        put_rows(connection, folded_head_table, ("device",), stands)
    return sum(until - done for done, until in pieces.values())


PIECE = select(entry_table).where(
    entry_table.c.hall == bindparam("hall"),
    entry_table.c.device == bindparam("device"),
    entry_table.c.seq > bindparam("done"),
    entry_table.c.seq <= bindparam("until"),
)


def _next_pieces(connection: Connection, hall: str, most: int) -> dict[str, tuple[int, int]]:
    """What to fold next: device → behind which number, up to which."""
    folded: dict[str, int] = {
        row.device: row.seq
        for row in connection.execute(
            select(folded_head_table).where(folded_head_table.c.hall == hall)
        )
    }
    # Little first: what was written just now does not wait behind another device's backlog.
    behind = sorted(
        (head.seq - folded.get(device, 0), device)
        for device, head in read_heads(connection, hall).items()
        if head.seq > folded.get(device, 0)
    )
    pieces: dict[str, tuple[int, int]] = {}
    for missing, device in behind:
        if most <= 0:
            break
        done = folded.get(device, 0)
        pieces[device] = (done, done + min(missing, most))
        most -= missing
    return pieces


def hold_off_folding(connection: Connection, hall: str) -> None:
    """Nobody else folds the hall until this write transaction ends, in whichever process.

    For whoever writes folded rows of the hall in another way, as an act of the centre does.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_HOLD, {"hall": hall})


def fold_again_after(connection: Connection, hall: str, device: str, seq: int) -> None:
    """A device's history is another one after number `seq`: nothing of it is folded yet."""
    connection.execute(
        update(folded_head_table)
        .where(
            folded_head_table.c.hall == hall,
            folded_head_table.c.device == device,
            folded_head_table.c.seq > seq,
        )
        .values(seq=seq)
    )


def fold_set_aside(connection: Connection, workflows: Workflows, hall: str) -> int:
    """Fold what an older program had to set aside and this one can read; how many entries.

    Within a write transaction. Another process that is at the hall is waited for.
    """
    hold_off_folding(connection, hall)
    return fold_waiting(connection, workflows, hall)


def halls_with_set_aside(connection: Connection) -> list[str]:
    """Halls in which entries wait that some program could not read."""
    halls = select(to_check_table.c.hall).where(to_check_table.c.reason.in_(UNREAD))
    return sorted(connection.scalars(halls.distinct()))


def halls_behind(connection: Connection) -> dict[str, int]:
    """Halls with entries that are not folded yet, and how many of them."""
    done = func.coalesce(folded_head_table.c.seq, 0)
    rows = connection.execute(
        select(head_table.c.hall, func.sum(head_table.c.seq - done).label("waiting"))
        .select_from(
            head_table.outerjoin(
                folded_head_table,
                and_(
                    folded_head_table.c.hall == head_table.c.hall,
                    folded_head_table.c.device == head_table.c.device,
                ),
            )
        )
        .where(or_(folded_head_table.c.seq.is_(None), done < head_table.c.seq))
        .group_by(head_table.c.hall)
    )
    return {row.hall: int(row.waiting) for row in rows}


def nobody() -> bool:
    """Whom a folder gives way to that is told of nobody."""
    return False


class Folder:
    """The thread that folds. `start` and `stop` once each.

    `backlog` says whether somebody brings or fetches a backlog just now: on a processor that both
    need, that goes first.
    """

    def __init__(
        self,
        database: Database,
        workflows: Workflows,
        news: News,
        backlog: Callable[[], bool] = nobody,
    ) -> None:
        self._database, self._workflows, self._news = database, workflows, news
        self._backlog = backlog
        self._most = BITE if database.is_postgresql else FILE_BITE
        self._lock = threading.Lock()
        self._heard_of: set[str] = set()
        self._wake = threading.Event()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="folding", daemon=True)
        self._looked = False

    def start(self) -> None:
        """Begin: with what was left over, then whenever something was taken."""
        self._news.call(self._heard, None)
        self._thread.start()

    def stop(self) -> None:
        """End after the bite that is being folded."""
        self._news.call_no_more(self._heard)
        self._ending.set()
        self._wake.set()
        self._thread.join()

    def fold_all(self) -> int:
        """Fold all that is new in any hall; how many entries. Raises what the database raises.

        The first time, also what waited since an older program of the server set it aside.
        """
        self._fold_set_aside()
        return sum(map(self.fold_hall, self._halls_behind()))

    def fold_hall(self, hall: str) -> int:
        """Fold all that is new in one hall; how many entries."""
        count = 0
        while bite := self._bite(hall):
            count += bite
        return count

    def _halls_behind(self) -> list[str]:
        with self._database.of_centre() as connection:
            return sorted(halls_behind(connection))

    def _bite(self, hall: str) -> int:
        """The next bite of a hall, durable when this returns; how many entries."""
        self._give_way()
        with self._database.of_centre(writing=True) as connection:
            count = fold_bite(connection, self._workflows, hall, self._most)
            if count:
                self._news.tell(connection, hall, Topic.FOLDED)
        return count

    def _give_way(self) -> None:
        until = monotonic() + GIVES_WAY
        while self._backlog() and monotonic() < until and not self._ending.wait(0.02):
            pass

    def _fold_set_aside(self) -> None:
        if self._looked:
            return
        with self._database.of_centre() as connection:
            halls = halls_with_set_aside(connection)
        for hall in halls:
            with self._database.of_centre(writing=True) as connection:
                if fold_set_aside(connection, self._workflows, hall):
                    self._news.tell(connection, hall, Topic.FOLDED)
        self._looked = True

    def _heard(self, hall: str) -> None:
        with self._lock:
            self._heard_of.add(hall)
        self._wake.set()

    # What follows runs on the thread.

    def _run(self) -> None:
        halls: deque[str] = deque()
        unsaid: set[str] = set()
        looked: float | None = None
        while not self._ending.is_set():
            heard_of = self._take_up()
            if looked is None or "" in heard_of or monotonic() - looked >= LOOK_EVERY:
                self._tried(self._fold_set_aside)
                behind = set(self._tried(self._halls_behind) or ())
                unsaid |= behind - heard_of - set(halls)
                heard_of |= behind
                looked = monotonic()
            halls.extend(sorted(heard_of - {""} - set(halls)))
            if not halls:
                self._wake.wait(LOOK_EVERY)
                continue
            # A bite of each in turn: the backlog of one hall holds up no other.
            hall = halls.popleft()
            if self._tried(partial(self._bite, hall)):
                halls.append(hall)
                if hall in unsaid:
                    # Whoever took these entries ended before he could say it.
                    self._news.say(hall)
            unsaid.discard(hall)

    def _take_up(self) -> set[str]:
        with self._lock:
            self._wake.clear()
            heard_of, self._heard_of = self._heard_of, set()
        return heard_of

    def _tried(self, what: Callable[[], T]) -> T | None:
        """Do something; where it fails nothing is lost: the next look finds it again."""
        try:
            return what()
        except CounterError as fault:
            # Takers meet the same trouble and are answered; here it is only tried again.
            log.info("folding_waits", fault=type(fault).__name__)
        except Exception as fault:  # noqa: BLE001 - one hall's trouble must not end all folding
            log.error("folding_failed", fault=type(fault).__name__)
        self._ending.wait(TRY_AGAIN)
        return None
