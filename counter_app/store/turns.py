"""Taking turns within a process: one at a time, in the order in which they came.

SQLite lets writers wait by looking again now and then, so one that writes without pause can keep
out another for seconds. In one process they wait here instead, before they ask SQLite.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class TurnMissed(Exception):
    """It did not come to this one in time."""


class Turns:
    """Whose turn it is. Not twice by the same thread: it would wait for itself."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._taken = False

    @contextmanager
    def taken(self, seconds: float) -> Iterator[None]:
        """A turn for as long as the block lasts. Raises `TurnMissed` after `seconds` of waiting."""
        self._wait(seconds)
        try:
            yield
        finally:
            self._pass_on()

    def _wait(self, seconds: float) -> None:
        mine = threading.Event()
        with self._lock:
            if not self._taken:
                self._taken = True
                return
            self._waiting.append(mine)
        try:
            if mine.wait(seconds):
                return
        except BaseException:
            self._leave(mine)
            raise
        self._leave(mine)
        raise TurnMissed

    def _leave(self, mine: threading.Event) -> None:
        with self._lock:
            waits = mine in self._waiting
            if waits:
                self._waiting.remove(mine)
        if not waits:  # the turn came in this very moment
            self._pass_on()

    def _pass_on(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False
