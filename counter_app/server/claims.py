"""Claims: for a moment one window alone may call a visit, so that no two call one person (N4.1).

`POST /v1/claims`, asked by a desk before it calls somebody. A claim is for one call of a visit; it
ends by itself and is never waited for. One statement decides, so that it holds among all processes
of a server. A server over a file is one process: its claims are kept in memory, where a claim does
not wait for whoever writes entries. Not here: the call itself, which is an entry like any other.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import APIRouter
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    Executable,
    PrimaryKeyConstraint,
    String,
    Table,
    bindparam,
    create_engine,
    or_,
    select,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.pool import StaticPool
from starlette.requests import Request
from starlette.responses import Response

from counter_app.journal.clock import Clock
from counter_app.server.answering import answer
from counter_app.server.database import Database
from counter_app.server.state import Server
from counter_app.server.tables import server_metadata
from counter_app.sync.wire import Claim, ClaimAnswer

LASTS = 20_000
"""Milliseconds for which a claim keeps others out: by then its call is known to all."""

TIDIED_EVERY = 200
"""Claims between two removals of those that are over."""

claim_table = Table(
    "claim",
    server_metadata,
    Column("hall", String, nullable=False),
    Column("visit", String, nullable=False),
    Column("window", String, nullable=False),
    Column("calls", BigInteger, nullable=False, comment="Calls before the one that it is for."),
    Column("until", BigInteger, nullable=False),
    PrimaryKeyConstraint("hall", "visit"),
    comment="Empty in a file: its server keeps claims in memory.",
)

_OVER = or_(
    claim_table.c.until <= bindparam("now"),
    # The clock was put back since: nothing lasts that long.
    claim_table.c.until > bindparam("latest"),
)


def _put(insert: postgresql.Insert | sqlite.Insert) -> Executable:
    """Write a claim in the place of one that does not keep it out; else gives nothing back."""
    new = insert.excluded
    return insert.on_conflict_do_update(
        index_elements=["hall", "visit"],
        set_={name: new[name] for name in ("window", "calls", "until")},
        where=or_(claim_table.c.window == new.window, claim_table.c.calls < new.calls, _OVER),
    ).returning(claim_table.c.window)


_PUT = {
    "postgresql": _put(postgresql.insert(claim_table)),
    "sqlite": _put(sqlite.insert(claim_table)),
}
_HELD = select(claim_table.c.window).where(
    claim_table.c.hall == bindparam("hall"), claim_table.c.visit == bindparam("visit")
)
_NOT_DURABLE = text("SET LOCAL synchronous_commit TO off")
_TIDY = claim_table.delete().where(claim_table.c.hall == bindparam("hall"), _OVER)


def claim_routes(server: Server) -> APIRouter:
    """The route of claims."""
    router = APIRouter(prefix="/v1")
    book = ClaimBook(server.database, server.clock)

    @router.post("/claims")
    async def claims(request: Request) -> Response:
        return await answer(
            server, request, Claim, lambda device, asked: book.claim(device.hall, asked)
        )

    return router


class ClaimBook:
    """Who may call whom just now. Safe to use from several threads and processes."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._memory = None if database.is_postgresql else _in_memory()
        self._alone = threading.Lock()
        self._until_tidied = TIDIED_EVERY

    def claim(self, hall: str, asked: Claim) -> ClaimAnswer:
        """Grant a claim unless another window has one for the same call."""
        now = self._clock.now()
        over = {"now": now, "latest": now + LASTS}
        claimed = {
            "hall": hall,
            "visit": asked.visit,
            "window": asked.window,
            "calls": asked.calls,
            "until": now + LASTS,
        }
        with self._open(hall) as connection:
            put = _PUT[connection.dialect.name]
            granted = connection.scalar(put, claimed | over)
            by = granted or connection.scalar(_HELD, {"hall": hall, "visit": asked.visit})
            self._until_tidied -= 1
            if self._until_tidied < 0:
                self._until_tidied = TIDIED_EVERY
                connection.execute(_TIDY, {"hall": hall} | over)
        # One that ended in between and was tidied away is asked for again by whoever wants it.
        return ClaimAnswer(granted=granted is not None, by=by or "")

    @contextmanager
    def _open(self, hall: str) -> Iterator[Connection]:
        if self._memory is None:
            with self._database.of_hall(hall, writing=True) as connection:
                # What lasts for seconds need not outlive a power cut, and would wait for the disk.
                connection.execute(_NOT_DURABLE)
                yield connection
        else:
            with self._alone, self._memory.begin() as connection:
                yield connection


def _in_memory() -> Engine:
    engine = create_engine(
        "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
    )
    claim_table.create(engine)
    return engine
