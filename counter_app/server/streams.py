"""Streams of events that are open: how many, and how they end when the server stops."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from counter_app.server.refusing import RefusedRequest
from counter_app.sync.wire import RefusedCode

COME_AGAIN = 30.0
"""Seconds until a stream that found no room is worth asking for again."""


class Streams:
    """The open streams of a process, at most `most` of them. Safe to use from several threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._open: dict[asyncio.Event, asyncio.AbstractEventLoop] = {}
        self._stopped = False

    @property
    def count(self) -> int:
        """Streams that are open now."""
        return len(self._open)

    @contextmanager
    def opened(self) -> Iterator[asyncio.Event]:
        """A stream while the block lasts; the event is set when it shall end.

        Raises `RefusedRequest` (overloaded) where there are too many.
        """
        end = asyncio.Event()
        with self._lock:
            if self._stopped or len(self._open) >= self._most:
                raise RefusedRequest(RefusedCode.OVERLOADED, retry_after=COME_AGAIN)
            self._open[end] = asyncio.get_running_loop()
        try:
            yield end
        finally:
            with self._lock:
                del self._open[end]

    def end_all(self) -> None:
        """End every stream and open no more."""
        with self._lock:
            self._stopped = True
            running = list(self._open.items())
        for end, loop in running:
            # One whose loop is closed has ended already.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(end.set)
