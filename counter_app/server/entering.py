"""The routes by which a device comes to be known: `POST /v1/enrol` and `POST /v1/devices/moved`."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from counter_app.server.answering import answer, receive, understood
from counter_app.server.devices import Device
from counter_app.server.enrolment import Enroller, SecondUse
from counter_app.server.refusing import RefusedRequest, message
from counter_app.server.state import Purpose, Server
from counter_app.sync.wire import Enrol, Enrolled, Moved, RefusedCode

LARGEST_REQUEST = 40_000
"""Bytes: a hub brings its certificate."""


def entering_routes(server: Server) -> APIRouter:
    """The routes of enrolment."""
    router = APIRouter(prefix="/v1")

    @router.post("/enrol")
    async def enrol(request: Request) -> Response:
        server.address_rate.check(request.client.host if request.client else "")
        if server.upstream is not None:
            raise RefusedRequest(RefusedCode.NOT_FOR_YOU)
        asked = understood(await receive(server, request, LARGEST_REQUEST), Enrol)
        async with server.work.place(small=True):
            return message(await run_in_threadpool(_enrol, server, asked))

    @router.post("/devices/moved")
    async def moved(request: Request) -> Response:
        return await answer(
            server, request, Moved, lambda device, asked: _move(server, device, asked)
        )

    return router


def _enrol(server: Server, asked: Enrol) -> Enrolled:
    with server.database.of_centre(writing=True) as connection:
        # A hub without a centre makes codes of its own.
        by_hub = server.settings.purpose is Purpose.HUB
        enroller = Enroller(connection, server.clock.now(), server.settings.centre_name, by_hub)
        try:
            return enroller.enrol(asked)
        except SecondUse as refused:
            second_use = refused
    # Only now, for its trace is to be kept.
    raise second_use


def _move(server: Server, asker: Device, asked: Moved) -> Enrolled:
    by_hub = server.settings.purpose is Purpose.HUB
    with server.database.of_centre(writing=True) as connection:
        return Enroller(connection, server.clock.now(), server.settings.centre_name, by_hub).move(
            asker, asked
        )
