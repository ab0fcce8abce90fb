"""Is the process alive, can it work, and how is it doing: `/healthz`, `/readyz`, `/metrics`.

For whoever runs the server: a process that is not ready is left alone by a load balancer, one that
is not alive is started anew. Nothing personal is said.
"""

from __future__ import annotations

from math import nan

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response

from counter_app.errors import EnvironmentFault
from counter_app.server.folding import halls_behind
from counter_app.server.migrating import HEAD, stored_revision
from counter_app.server.state import Server


def health_routes(server: Server) -> APIRouter:
    """The routes for whoever runs the server."""
    router = APIRouter()
    server.metrics.watch("streams", "Devices that listen for news.", lambda: server.streams.count)
    server.metrics.watch("requests_in_work", "Places taken.", lambda: server.work.in_work)
    server.metrics.watch("requests_in_line", "Requests waiting.", lambda: server.work.in_line)
    server.metrics.watch("entries_unfolded", "Taken, not folded yet.", lambda: _unfolded(server))

    @router.get("/healthz")
    async def healthz() -> Response:
        return PlainTextResponse("alive\n")

    @router.get("/readyz")
    async def readyz() -> Response:
        said = await run_in_threadpool(_readiness, server)
        return PlainTextResponse(f"{said}\n", 200 if said == READY else 503)

    @router.get("/metrics")
    async def metrics() -> Response:
        return await run_in_threadpool(server.metrics.page)

    return router


READY = "ready"


def _readiness(server: Server) -> str:
    try:
        with server.database.of_centre() as connection:
            revision = stored_revision(connection)
    except EnvironmentFault as fault:
        return f"not ready: {type(fault).__name__}"
    return READY if revision == HEAD else "not ready: another schema"


def _unfolded(server: Server) -> float:
    try:
        with server.database.of_centre() as connection:
            return float(sum(halls_behind(connection).values()))
    except EnvironmentFault:
        return nan  # whoever looks shall see the rest
