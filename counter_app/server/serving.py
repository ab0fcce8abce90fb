"""A server process from its start to its end: it listens, works, and stops in good order.

On SIGTERM or SIGINT no new connection is taken, streams end, requests in work are finished, and
then the process ends by itself. Several processes may serve over one PostgreSQL: each is started
alone, none knows of the others. Not here: what is served (`application`), the command (`cli`).
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Protocol

import uvicorn

from counter_app.errors import EnvironmentFault
from counter_app.server.application import MakeRoutes, make_application
from counter_app.server.certificates import ServerCertificate
from counter_app.server.state import Server

BACKLOG = 2_048
"""Connections that the system holds for us while all desks of a city come back at once."""

KEEP_ALIVE = 75
"""Seconds that a quiet connection stays open: a desk comes once a minute."""

GOOD_BYE = 0.5
"""Seconds that the other end has to hang up when the process stops."""

LAST_WORK = 20
"""Seconds in which requests in work are finished when the process stops."""


class Background(Protocol):
    """Work beside the requests, on threads of its own."""

    def start(self) -> None:
        """Begin."""
        ...

    def stop(self) -> None:
        """End, and return when it has ended."""
        ...


class Serving:
    """One server process. `run` returns when it has stopped; `stop` may be called on any thread.

    `ready` is called with the port once connections are taken. Without a certificate it speaks
    plain HTTP: for tests, and behind something else that ends TLS. Raises `EnvironmentFault` where
    the address can't be listened at.
    """

    def __init__(
        self,
        server: Server,
        host: str,
        port: int,
        certificate: ServerCertificate | None,
        *,
        ready: Callable[[int], None] = lambda _: None,
        more: Iterable[MakeRoutes] = (),
        background: Iterable[Background] = (),
    ) -> None:
        self._background = list(background)
        config = uvicorn.Config(
            make_application(server, more),
            ssl_certfile=None if certificate is None else certificate.path,
            ssl_keyfile=None if certificate is None else certificate.key_path,
            log_config=None,
            access_log=False,
            server_header=False,
            ws="none",
            loop="asyncio",
            http="h11",
            backlog=BACKLOG,
            timeout_keep_alive=KEEP_ALIVE,
            timeout_graceful_shutdown=LAST_WORK,
        )
        self._uvicorn = _Uvicorn(config, server, lambda: ready(self.port))
        self._socket = _listening(host, port)
        self.port: int = self._socket.getsockname()[1]

    def run(self) -> None:
        """Serve until told to stop."""
        with ExitStack() as ends:
            ends.callback(self._socket.close)
            for work in self._background:
                work.start()
                ends.callback(work.stop)
            self._uvicorn.run(sockets=[self._socket])

    def stop(self) -> None:
        """Let `run` finish what is in work and return."""
        self._uvicorn.should_exit = True


class _Uvicorn(uvicorn.Server):
    """Uvicorn that tells when it takes connections, ends streams, and ends quietly on a signal."""

    def __init__(self, config: uvicorn.Config, server: Server, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._server, self._ready = server, ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Take connections."""
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Finish what is in work; streams and quiet lines would not end by themselves."""
        self._server.streams.end_all()
        hanging_up = asyncio.ensure_future(self._hang_up())
        try:
            await super().shutdown(sockets)
        finally:
            hanging_up.cancel()

    async def _hang_up(self) -> None:
        """Cut lines on which everything is said, and whose other end does not hang up."""
        while True:
            # TLS would wait half a minute for the other end's good-bye.
            await asyncio.sleep(GOOD_BYE)
            for connection in list(self.server_state.connections):
                line = connection.transport
                if line.is_closing() and not line.get_write_buffer_size():
                    line.abort()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """A signal stops the server; the process then goes on to its own good end."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        stopping = (signal.SIGTERM, signal.SIGINT)
        before = {one: signal.signal(one, self.handle_exit) for one in stopping}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)


def _listening(host: str, port: int) -> socket.socket:
    """A socket that is bound already, so that a taken port is said before anything else is done."""
    try:
        (family, kind, protocol, _, address), *_ = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
        bound = socket.socket(family, kind, protocol)
    except OSError as fault:
        raise _cannot_listen(host, port) from fault
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            # Where the system can, one socket for both kinds of address.
            with contextlib.suppress(OSError):
                bound.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        bound.bind(address)
    except OSError as fault:
        bound.close()
        raise _cannot_listen(host, port) from fault
    return bound


def _cannot_listen(host: str, port: int) -> EnvironmentFault:
    return EnvironmentFault(
        "Nobody can be served at {host}, port {port}: another program has it, or this computer "
        "has no such address. Choose another one with --host and --port.",
        host=host,
        port=port,
    )
