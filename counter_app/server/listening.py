"""`GET /v1/news`: a stream that says 'something new' whenever something of the hall was committed.

Nothing of it is said: the device begins a meeting. A heartbeat tells a dead line from a quiet one,
and is when a device that was revoked meanwhile is sent away.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from counter_app.server.answering import known
from counter_app.server.devices import Device, find_device
from counter_app.server.news import Subscription
from counter_app.server.state import Server

NEWS = b"event: news\ndata: {}\n\n"
HEARTBEAT = b": heartbeat\n\n"


def listening_routes(server: Server) -> APIRouter:
    """The route of the stream."""
    router = APIRouter(prefix="/v1")

    @router.get("/news")
    async def news(request: Request) -> Response:
        async with server.work.place(small=True):
            device = await run_in_threadpool(known, server, request)
        async with AsyncExitStack() as held:
            end = held.enter_context(server.streams.opened())
            # Before the answer begins: what is committed from then on is told.
            subscription = await held.enter_async_context(server.news.subscribe(device.hall))
            kept = held.pop_all()
        request.state.stream = True
        return Held(
            kept,
            _events(server, device, subscription, end),
            media_type="text/event-stream",
            headers={"cache-control": "no-store", "x-accel-buffering": "no"},
        )

    return router


class Held(StreamingResponse):
    """A stream that gives back what it holds, however it ends."""

    def __init__(
        self,
        kept: AsyncExitStack,
        events: AsyncIterator[bytes],
        headers: dict[str, str],
        media_type: str,
    ) -> None:
        super().__init__(events, headers=headers, media_type=media_type)
        self._kept = kept

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the stream until either side ends it."""
        async with self._kept:
            await super().__call__(scope, receive, send)


async def _events(
    server: Server, device: Device, subscription: Subscription, end: asyncio.Event
) -> AsyncIterator[bytes]:
    loop = asyncio.get_running_loop()
    heartbeat = server.settings.limits.heartbeat
    arrivals = aiter(subscription)
    ending = asyncio.ensure_future(end.wait())
    arriving = asyncio.ensure_future(anext(arrivals))
    try:
        beat = loop.time() + heartbeat
        yield HEARTBEAT
        while True:
            await asyncio.wait(
                {arriving, ending},
                timeout=max(0.0, beat - loop.time()),
                return_when=asyncio.FIRST_COMPLETED,
            )
            if ending.done():
                return
            if arriving.done():
                arriving.result()
                arriving = asyncio.ensure_future(anext(arrivals))
                yield NEWS
            if loop.time() >= beat:
                if not await run_in_threadpool(_welcome_still, server, device):
                    return
                beat = loop.time() + heartbeat
                yield HEARTBEAT
    finally:
        ending.cancel()
        arriving.cancel()


def _welcome_still(server: Server, device: Device) -> bool:
    with server.database.of_hall(device.hall) as connection:
        now = find_device(connection, device.device)
    return now is not None and now.revoked is None and now.secret_digest == device.secret_digest
