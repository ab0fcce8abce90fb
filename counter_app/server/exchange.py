"""The exchange of entries with devices: greeting, taking, giving, hashes, the list of devices.

The protocol is told in `sync`. Whatever a message says, a device reads and writes the hall that
stands beside its secret. Nothing is folded here: that is done afterwards (`folding`), so that
taking never waits for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter
from sqlalchemy import Connection, select
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from counter_app.errors import EnvironmentFault
from counter_app.journal.heads import Head, read_heads
from counter_app.journal.runs import Run, missing_runs
from counter_app.journal.tables import entry_table
from counter_app.journal.taking import take_runs
from counter_app.server.answering import answer, known, receive, understood
from counter_app.server.devices import (
    Device,
    hubs_of,
    known_devices,
    note_greeting,
    note_taken,
    stands_differently,
)
from counter_app.server.halls import hall_shown
from counter_app.server.refusing import RefusedRequest, message
from counter_app.server.state import Purpose, Server
from counter_app.sync.wire import (
    MOST_HASHES,
    Answers,
    Batch,
    DeviceList,
    Greeting,
    Hashes,
    HeadAt,
    HeldHashes,
    RefusedCode,
    Welcome,
    Wish,
    heads_message,
    received_run,
    sent_run,
)
from counter_app.sync.wire import Purpose as DevicePurpose

MOST_RUNS = 10_000
"""Runs in one batch: each costs a look, however short it is."""


def exchange_routes(server: Server) -> APIRouter:
    """The routes of the exchange."""
    router = APIRouter(prefix="/v1")

    @router.post("/greeting")
    async def greeting(request: Request) -> Response:
        return await answer(
            server, request, Greeting, lambda device, asked: _welcome(server, device, asked)
        )

    @router.post("/take")
    async def take(request: Request) -> Response:
        return await answer(
            server, request, Batch, lambda device, asked: _take(server, device, asked)
        )

    @router.post("/give")
    async def give(request: Request) -> Response:
        body = await receive(server, request, server.settings.limits.small * 4)

        def work(*, whatever_size: bool) -> Batch | None:
            device = known(server, request)
            return _give(server, device, understood(body, Wish), whatever_size)

        # A look at how much it is: a few new entries never wait behind somebody's backlog.
        async with server.work.place(small=True):
            page = await run_in_threadpool(work, whatever_size=False)
        if page is None:
            async with server.work.place(small=False):
                page = await run_in_threadpool(work, whatever_size=True)
        return message(page)

    @router.post("/hashes")
    async def hashes(request: Request) -> Response:
        return await answer(
            server, request, Hashes, lambda device, asked: _hashes(server, device, asked)
        )

    @router.get("/devices")
    async def devices(request: Request) -> Response:
        async with server.work.place(small=True):
            return message(await run_in_threadpool(_devices, server, request))

    return router


def _welcome(server: Server, device: Device, asked: Greeting) -> Welcome:
    now = server.clock.now()
    with server.database.of_hall(device.hall) as connection:
        heads = heads_message(read_heads(connection, device.hall))
        hubs = hubs_of(connection, device.hall)
    at_centre: list[HeadAt] | None = heads
    age: int | None = None
    if server.settings.purpose is Purpose.HUB:
        heard = server.upstream.centre_heads(device.hall) if server.upstream else None
        at_centre, age = heard or (None, None)
        hubs = server.upstream.hubs(device.hall) if server.upstream else []
    if stands_differently(device, asked, now):
        _note(server, device, asked, now)
    return Welcome(
        program=server.settings.program,
        heads=heads,
        now=now,
        at_centre=at_centre,
        centre_age=age,
        hubs=hubs,
        largest_batch=server.settings.limits.largest_batch,
    )


def _note(server: Server, device: Device, asked: Greeting, now: int) -> None:
    try:
        with server.database.of_hall(device.hall, writing=True) as connection:
            note_greeting(connection, device, asked, now)
    except EnvironmentFault as fault:
        # A server without room still says what it has, and still gives.
        server.metrics.fault(type(fault).__name__)


def _take(server: Server, device: Device, asked: Batch) -> Answers:
    if len(asked.runs) > MOST_RUNS:
        raise RefusedRequest(RefusedCode.OVERSIZE)
    runs = [received_run(run) for run in asked.runs]
    with server.database.of_hall(device.hall, writing=True) as connection:
        answers, fresh = take_runs(connection, device.hall, runs)
        if fresh:
            note_taken(connection, device, len(fresh))
            server.news.tell(connection, device.hall)
    server.metrics.taken(len(fresh), answers)
    return Answers(answers=answers)


def _give(server: Server, device: Device, asked: Wish, whatever_size: bool) -> Batch | None:
    """A page of what is missing; None where it is larger than `few_entries` and may not be."""
    limits = server.settings.limits
    theirs = {head.device: head.seq for head in asked.heads}
    with server.database.of_hall(device.hall) as connection:
        missing = _count_missing(read_heads(connection, device.hall), theirs)
        if missing > limits.few_entries and not whatever_size:
            return None
        runs = _page(missing_runs(connection, device.hall, theirs), limits.page) if missing else []
    given = sum(len(run.entries) for run in runs)
    server.metrics.given(given)
    # An empty page is the last one, whatever the heads say: nobody asks for ever.
    return Batch(runs=[sent_run(run) for run in runs], more=0 < given < missing)


def _count_missing(heads: dict[str, Head], theirs: dict[str, int]) -> int:
    return sum(max(0, head.seq - theirs.get(device, 0)) for device, head in heads.items())


def _page(runs: Iterable[Run], largest: int) -> list[Run]:
    """As many runs as have about `largest` bytes, at least one."""
    page: list[Run] = []
    size = 0
    for run in runs:
        page.append(run)
        size += run.weight
        if size >= largest:
            break
    return page


def _hashes(server: Server, device: Device, asked: Hashes) -> HeldHashes:
    if len(asked.seqs) > MOST_HASHES:
        raise RefusedRequest(RefusedCode.OVERSIZE)
    with server.database.of_hall(device.hall) as connection:
        held = _held(connection, device.hall, asked.device, asked.seqs)
    return HeldHashes(hashes=[held.get(seq) for seq in asked.seqs])


def _held(connection: Connection, hall: str, device: str, seqs: list[int]) -> dict[int, bytes]:
    rows = connection.execute(
        select(entry_table.c.seq, entry_table.c.hash).where(
            entry_table.c.hall == hall,
            entry_table.c.device == device,
            entry_table.c.seq.in_(seqs),
        )
    )
    return {row.seq: bytes(row.hash) for row in rows}


def _devices(server: Server, request: Request) -> DeviceList:
    device = known(server, request)
    if device.purpose is not DevicePurpose.HUB:
        raise RefusedRequest(RefusedCode.NOT_FOR_YOU)
    with server.database.of_hall(device.hall) as connection:
        return DeviceList(
            hall=device.hall,
            hall_name=hall_shown(connection, device.hall),
            centre_name=server.settings.centre_name,
            devices=known_devices(connection, device.hall),
        )
