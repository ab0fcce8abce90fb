"""The server as one ASGI application: every router, and every refusal as a typed message.

Not here: how a process is started (`serving`), what the routes do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from fastapi import APIRouter, FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from counter_app.errors import DiskFull, EnvironmentFault, StoreAway, StoreBusy, without_values
from counter_app.server.attachments import attachment_routes
from counter_app.server.claims import claim_routes
from counter_app.server.entering import entering_routes
from counter_app.server.exchange import exchange_routes
from counter_app.server.health import health_routes
from counter_app.server.listening import listening_routes
from counter_app.server.logs import RequestLog, log
from counter_app.server.overview import overview_routes
from counter_app.server.refusing import RefusedRequest, refusal
from counter_app.server.state import Server
from counter_app.sync.wire import RefusedCode, Unreadable

MakeRoutes = Callable[[Server], APIRouter]

ROUTES: tuple[MakeRoutes, ...] = (
    exchange_routes,
    attachment_routes,
    entering_routes,
    listening_routes,
    claim_routes,
    health_routes,
    overview_routes,
)
"""Every router: the list that names a new one."""

AGAIN = 5.0
"""Seconds after which a fault of the surroundings is worth another try."""


def make_application(server: Server, more: Iterable[MakeRoutes] = ()) -> FastAPI:
    """The application of a server; `more` are routers that only some servers have."""
    app = FastAPI(title="counter-app", docs_url=None, redoc_url=None, openapi_url=None)
    for make_routes in (*ROUTES, *more):
        app.include_router(make_routes(server))

    def refuse(request: Request, known: RefusedRequest) -> Response:
        request.state.refused = known.code.value
        server.metrics.refused(known.code.value)
        return refusal(known)

    async def refused(request: Request, fault: Exception) -> Response:
        known = fault if isinstance(fault, RefusedRequest) else _as_refused(fault)
        if isinstance(fault, EnvironmentFault) and not isinstance(fault, Unreadable):
            server.metrics.fault(type(fault).__name__)
            log.warning("surroundings", faults=without_values(fault))
        return refuse(request, known)

    async def not_here(request: Request, fault: Exception) -> Response:
        assert isinstance(fault, HTTPException)
        if not request.url.path.startswith("/v1/"):
            return PlainTextResponse(f"{fault.detail}\n", fault.status_code, fault.headers)
        # A newer program asks for what this one does not have yet.
        answer = refuse(request, RefusedRequest(RefusedCode.UNKNOWN_FORMAT))
        answer.status_code = fault.status_code
        return answer

    app.add_exception_handler(RefusedRequest, refused)
    app.add_exception_handler(EnvironmentFault, refused)
    app.add_exception_handler(HTTPException, not_here)
    app.add_middleware(RequestLog, server=server)
    return app


def _as_refused(fault: Exception) -> RefusedRequest:
    """What a fault of the surroundings means to the one that asked."""
    match fault:
        case Unreadable():
            return RefusedRequest(RefusedCode.UNKNOWN_FORMAT)
        case DiskFull():
            return RefusedRequest(RefusedCode.DISK_FULL, retry_after=60.0)
        case StoreBusy() | StoreAway():
            return RefusedRequest(RefusedCode.OVERLOADED, retry_after=AGAIN)
        case _:
            return RefusedRequest(RefusedCode.FAULT, retry_after=AGAIN)
