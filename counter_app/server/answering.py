"""How a device's request comes to its answer: body, place, credential, work, message.

A small message is read first and needs one turn on a thread. A large one must show its credential
before it is received at all, and is held in memory only while there is a place for it. Not here:
what is answered (`exchange`, `enrolment`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from counter_app.server.devices import Device, authenticate, named_device
from counter_app.server.refusing import RefusedRequest, message
from counter_app.server.state import Server
from counter_app.sync.wire import PROTOCOL, RefusedCode, unpack


class Versioned(Protocol):
    """Every message says of which version of the protocol it is."""

    @property
    def protocol(self) -> int:
        """The version."""
        ...


Asked = TypeVar("Asked", bound=Versioned)


async def answer(
    server: Server, request: Request, kind: type[Asked], work: Callable[[Device, Asked], object]
) -> Response:
    """The answer to a device's request: what `work`, on a thread of its own, makes of it."""

    def whole(body: bytes) -> object:
        return work(known(server, request), understood(body, kind))

    small = is_small(server, request)
    if small:
        body = await receive(server, request)
        async with server.work.place(small=True):
            answered = await run_in_threadpool(whole, body)
    else:
        async with server.work.place(small=True):
            await run_in_threadpool(known, server, request)
        async with server.receiving.place(small=False):
            body = await receive(server, request)
            async with server.work.place(small=False):
                answered = await run_in_threadpool(whole, body)
    return message(answered)


def known(server: Server, request: Request, counted_as: str = "") -> Device:
    """The device that asks, counted against its rate. Raises `RefusedRequest`.

    What is `counted_as` something is counted apart from everything else.
    """
    header = request.headers.get("authorization")
    try:
        with server.database.of_centre() as connection:
            device = authenticate(connection, header)
    except RefusedRequest as refused:
        raise _perhaps_later(server, header, refused) from None
    request.state.device = device.device
    server.device_rate.check((device.device, counted_as))
    return device


def _perhaps_later(server: Server, header: str | None, refused: RefusedRequest) -> RefusedRequest:
    """At a hub: a device that is not known may be one that the centre has just let in."""
    if refused.code is not RefusedCode.UNKNOWN_DEVICE or server.upstream is None:
        return refused
    named = named_device(header)
    wait = server.upstream.known_soon(named) if named else None
    return refused if wait is None else RefusedRequest(RefusedCode.BUSY, retry_after=wait)


def is_small(server: Server, request: Request) -> bool:
    """Whether a request says that its body is small. One that does not say is not."""
    length = _declared(request)
    return length is not None and length <= server.settings.limits.small


async def receive(server: Server, request: Request, largest: int | None = None) -> bytes:
    """The body of a request, never more of it in memory than is allowed.

    Raises `RefusedRequest` (oversize) as soon as that is known; busy when the sender falls silent.
    """
    limits = server.settings.limits
    most = limits.largest_batch if largest is None else largest
    length = _declared(request)
    if length is not None and length > most:
        raise RefusedRequest(RefusedCode.OVERSIZE)
    gathered = bytearray()
    chunks = aiter(request.stream())
    try:
        while True:
            async with asyncio.timeout(limits.slow):
                chunk = await anext(chunks, None)
            if chunk is None:
                return bytes(gathered)
            gathered += chunk
            if len(gathered) > most:
                raise RefusedRequest(RefusedCode.OVERSIZE)
    except TimeoutError:
        raise RefusedRequest(RefusedCode.BUSY, retry_after=1.0) from None
    except ClientDisconnect:
        # Nobody is there to read the answer; the log shall say what it was.
        raise RefusedRequest(RefusedCode.UNKNOWN_FORMAT) from None


def understood(body: bytes, kind: type[Asked]) -> Asked:
    """The message of a body. Raises `Unreadable`; `RefusedRequest` for a newer protocol's."""
    asked = unpack(body, kind)
    if asked.protocol > PROTOCOL:
        raise RefusedRequest(RefusedCode.UNKNOWN_FORMAT)
    return asked


def _declared(request: Request) -> int | None:
    said = request.headers.get("content-length", "")
    return int(said) if said.isascii() and said.isdigit() else None
