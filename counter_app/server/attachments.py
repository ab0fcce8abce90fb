"""The exchange of attachments' bytes with devices: what is held, one part taken, one part given.

The protocol is told in `sync`. Parts have places and a rate of their own, so that no entry ever
waits for a photo. Whatever a message says, a device reads and writes the bytes of its own hall.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

import structlog
from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from counter_app.errors import CounterError
from counter_app.journal.clock import Clock
from counter_app.journal.content_standing import DAY, collect_unnamed
from counter_app.journal.contents import PART, doubt, held_of, held_of_many, read_part
from counter_app.server.answering import Asked, known, receive, understood
from counter_app.server.database import Database
from counter_app.server.devices import Device
from counter_app.server.hall_store import take_attachment_part
from counter_app.server.halls import halls
from counter_app.server.refusing import RefusedRequest, message
from counter_app.server.state import Purpose, Server
from counter_app.sync.wire import (
    LARGEST_PART_MESSAGE,
    MOST_DIGESTS,
    GivenPart,
    HeldAnswer,
    HeldWish,
    Part,
    PartAnswer,
    PartWish,
    RefusedCode,
    SentPart,
    held_message,
)

MOST_DOUBTED = 10
"""Attachments that are read from end to end in one request."""

LEFTOVERS_KEPT = 7 * DAY
"""Milliseconds for which bytes are kept that no entry names: their entry may be of a newer kind."""

LOOK_EVERY = 3_600.0
"""Seconds between two looks for such bytes."""

PARTS = "parts"
"""What requests for parts are counted as, beside all others of a device."""

log = structlog.get_logger(__name__)


def attachment_routes(server: Server) -> APIRouter:
    """The routes of attachments."""
    router = APIRouter(prefix="/v1/attachments")

    async def answer(
        request: Request, kind: type[Asked], work: Callable[[Device, Asked], object]
    ) -> Response:
        """As for entries, in places that entries do not need."""
        async with server.work.place(small=True):
            device = await run_in_threadpool(known, server, request, PARTS)
        async with server.receiving.place(small=False):
            body = await receive(server, request, LARGEST_PART_MESSAGE)
            async with server.parts.place(small=False):
                return message(
                    await run_in_threadpool(lambda: work(device, understood(body, kind)))
                )

    @router.post("/held")
    async def held(request: Request) -> Response:
        return await answer(request, HeldWish, lambda device, asked: _held(server, device, asked))

    @router.post("/take")
    async def take(request: Request) -> Response:
        return await answer(request, Part, lambda device, asked: _take(server, device, asked))

    @router.post("/give")
    async def give(request: Request) -> Response:
        return await answer(request, PartWish, lambda device, asked: _give(server, device, asked))

    return router


def _held(server: Server, device: Device, asked: HeldWish) -> HeldAnswer:
    if len(asked.digests) > MOST_DIGESTS or len(asked.doubted) > MOST_DIGESTS:
        raise RefusedRequest(RefusedCode.OVERSIZE)
    if asked.doubted:
        with server.database.of_hall(device.hall, writing=True) as connection:
            doubt(connection, device.hall, asked.doubted[:MOST_DOUBTED])
    with server.database.of_hall(device.hall) as connection:
        here = held_of_many(connection, device.hall, asked.digests)
    is_centre = server.settings.purpose is Purpose.CENTRE
    return held_message(asked.digests, here, is_centre=is_centre)


def _take(server: Server, device: Device, asked: Part) -> PartAnswer:
    with server.database.of_hall(device.hall, writing=True) as connection:
        judgement, held = take_attachment_part(
            connection, server.news, device.hall, asked.part, server.clock
        )
    server.metrics.part(judgement)
    return PartAnswer(judgement=judgement, held=held.held, whole=held.whole)


def _give(server: Server, device: Device, asked: PartWish) -> GivenPart:
    with server.database.of_hall(device.hall) as connection:
        here = held_of(connection, device.hall, asked.digest)
        if here is None or not here.whole:
            return GivenPart(part=None)
        most = min(asked.most, PART)
        data = read_part(connection, device.hall, asked.digest, asked.start, most)
    server.metrics.part("given")
    return GivenPart(part=SentPart(asked.digest, here.size, asked.start, data))


class Collector:
    """The thread that throws away bytes which no entry names. `start` and `stop` once each."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="collecting", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End after the hall that is being looked at."""
        self._ending.set()
        self._thread.join()

    def collect_all(self) -> int:
        """Look at every hall; how many attachments were thrown away."""
        now, count = self._clock.now(), 0
        with self._database.of_centre() as connection:
            records = halls(connection)
        for record in records:
            if self._ending.is_set():
                break
            with self._database.of_hall(record.hall, writing=True) as connection:
                count += collect_unnamed(connection, record.hall, now - LEFTOVERS_KEPT, now)
        return count

    def _run(self) -> None:
        while not self._ending.wait(LOOK_EVERY):
            try:
                self.collect_all()
            except CounterError as fault:
                # The disk is full or the database away: the next look does it.
                log.info("collecting_waits", fault=type(fault).__name__)
