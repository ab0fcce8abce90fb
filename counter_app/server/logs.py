"""What a server writes down about itself: one JSON line an event, without anything personal.

A request is one line: its id, device, route, status and milliseconds, and the protocol's word
where it was refused. Never a body, a name, a secret, an address that was asked for or the text of
an exception, for that may quote any of them.
"""

from __future__ import annotations

import logging
import re
import time
from typing import TYPE_CHECKING, TextIO

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from counter_app.errors import without_values
from counter_app.journal.entry import new_id
from counter_app.server.refusing import RefusedRequest, refusal
from counter_app.server.state import Server
from counter_app.sync.wire import RefusedCode

if TYPE_CHECKING:
    from structlog.typing import EventDict, WrappedLogger

log = structlog.get_logger(__name__)

REQUEST_ID = b"x-request-id"
_ID = re.compile(rb"[0-9A-Za-z-]{1,64}")


class RequestLog:
    """Around the application: gives each request an id, counts it and writes its line.

    What nobody foresaw ends here as a typed refusal, and its kind and place in the log.
    """

    def __init__(self, app: ASGIApp, server: Server) -> None:
        self.app, self.server = app, server

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        name = _request_id(scope)
        status = 0
        began = time.perf_counter()

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (REQUEST_ID, name.encode())]
            await send(message)

        structlog.contextvars.bind_contextvars(request=name)
        try:
            await self.app(scope, receive, sending)
        except Exception as fault:  # noqa: BLE001 - nobody above would say it without its text
            self.server.metrics.fault(type(fault).__name__)
            log.error("fault", faults=without_values(fault))
            if status == 0:
                answer = refusal(RefusedRequest(RefusedCode.FAULT, retry_after=5.0))
                await answer(scope, receive, sending)
        finally:
            self._write(scope, status, time.perf_counter() - began)
            structlog.contextvars.unbind_contextvars("request")

    def _write(self, scope: Scope, status: int, seconds: float) -> None:
        # The pattern, never the path: that may hold what somebody looked for.
        route = getattr(scope.get("route"), "path", "none")
        state = scope.get("state", {})
        stream = bool(state.get("stream"))
        self.server.metrics.answered(route, status, None if stream else seconds)
        line: dict[str, object] = {
            "device": state.get("device"),
            "method": scope["method"],
            "route": route,
            "status": status,
            "milliseconds": round(seconds * 1000, 1),
            "refused": state.get("refused"),
        }
        log.info("request", **{name: value for name, value in line.items() if value is not None})


def start_logging(stream: TextIO, level: int = logging.INFO) -> logging.Handler:
    """Let structlog and the standard log write JSON lines to `stream`; the handler."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _without_text,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
            foreign_pre_chain=[
                structlog.contextvars.merge_contextvars,
                structlog.stdlib.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
            ],
        )
    )
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    # A hub's own client would write a line a request, with its address; migrations one a thought.
    for chatty in ("httpx", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return handler


def _without_text(_logger: WrappedLogger, _method: str, line: EventDict) -> EventDict:
    """Of an exception that a library logs, its kinds and places only."""
    found = line.pop("exc_info", None)
    if isinstance(found, tuple):
        found = found[1]
    if isinstance(found, BaseException):
        line["faults"] = without_values(found)
    line.pop("exception", None)
    line.pop("stack_info", None)
    return line


def _request_id(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == REQUEST_ID and _ID.fullmatch(value):
            return str(value.decode("ascii"))
    return new_id()
