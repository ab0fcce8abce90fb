"""How much the server takes on at once, and what it says to those it can't serve now.

Bounds for requests in work (`Admission`) and requests a second of one device or address
(`RateLimit`); for the bytes of a message see `answering`, for streams `streams`. Small requests
have places of their own: a live entry never waits behind somebody's backlog. Whoever is turned
away is told when to come again, each another moment, so that they do not all come at once.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
import random
import threading
import time
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from counter_app.server.refusing import RefusedRequest
from counter_app.sync.wire import LARGEST_BATCH, RefusedCode


@dataclass(frozen=True)
class Limits:
    """What one process of the server takes on. Times in seconds, sizes in bytes."""

    places: int = 6
    """Requests in work at once."""
    kept_for_small: int = 3
    """Of these, places that large requests never take."""
    waiting: int = 100
    """Large requests that may wait for a place; the others are turned away."""
    waiting_small: int = 2_000
    patience: float = 20.0
    """How long a request waits for a place before it is turned away."""
    small: int = 32_000
    """A message up to this size is a small one."""
    few_entries: int = 300
    """An answer with at most so many entries is a small one."""
    parts: int = 2
    """Parts of attachments in work at once, beside everything else."""
    receiving: int = 32
    """Large messages being received at once: they are held in memory."""
    slow: float = 30.0
    """How long a sender may stay silent in the middle of a message."""
    largest_batch: int = LARGEST_BATCH
    page: int = 6_000_000
    """Bytes of entries in one page that is given, before compression."""
    rate: float = 50.0
    """Requests a second of one device, in the long run."""
    burst: float = 300.0
    """Requests of one device at once after a quiet time."""
    enrolments: float = 0.2
    """Attempts to enrol a second from one address, in the long run."""
    enrolment_burst: float = 20.0
    subscribers: int = 4_000
    """Devices that listen for news at once."""
    heartbeat: float = 15.0


class _Turn:
    """One that waits in line, on whatever event loop it is."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.came: asyncio.Future[None] = self.loop.create_future()

    def come(self) -> None:
        """Tell it that its place is there."""
        # One whose loop is closed no longer waits: `_enter` has put that right.
        with contextlib.suppress(RuntimeError):
            self.loop.call_soon_threadsafe(self._set)

    def _set(self) -> None:
        if not self.came.done():
            self.came.set_result(None)


class Admission:
    """Places for requests in work; who finds none waits in line, small ones in a line of theirs.

    Safe to use from several threads and event loops. `chance` gives numbers from 0 to 1 that
    spread those turned away.
    """

    def __init__(
        self,
        places: int,
        kept_for_small: int,
        limits: Limits,
        clock: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._places, self._kept, self._limits = places, kept_for_small, limits
        self._clock, self._chance = clock, chance
        self._lock = threading.Lock()
        self._large = self._small = 0
        self._large_line: deque[_Turn] = deque()
        self._small_line: deque[_Turn] = deque()
        self._usual = 0.05  # seconds that a request is in work, as learnt
        self._large_until = -math.inf

    @property
    def in_work(self) -> int:
        """Requests that hold a place."""
        return self._large + self._small

    @property
    def in_line(self) -> int:
        """Requests that wait for a place."""
        return len(self._large_line) + len(self._small_line)

    def large_within(self, seconds: float) -> bool:
        """Whether a large request is in work, or was that short a time ago."""
        return self._large > 0 or self._clock() - self._large_until < seconds

    @asynccontextmanager
    async def place(self, *, small: bool) -> AsyncIterator[None]:
        """A place while the block lasts; raises `RefusedRequest` (overloaded) where none comes."""
        await self._enter(small)
        began = self._clock()
        try:
            yield
        finally:
            ended = self._clock()
            self._usual += (ended - began - self._usual) / 20
            if not small:
                self._large_until = ended
            self._leave(small)

    def overloaded(self) -> RefusedRequest:
        """What to say to one turned away: come when those in line are done, or a bit later."""
        expected = (self.in_line + 1) * self._usual / max(1, self._places)
        # Spread over as long again: all of them at one moment would be turned away again.
        after = max(1.0, expected) * (1 + self._chance())
        return RefusedRequest(RefusedCode.OVERLOADED, retry_after=min(after, 120.0))

    def _room_for(self, small: bool) -> bool:
        free = self.in_work < self._places
        return free if small else free and self._large < self._places - self._kept

    async def _enter(self, small: bool) -> None:
        line = self._small_line if small else self._large_line
        with self._lock:
            if not line and self._room_for(small):
                self._count(small, 1)
                return
            if len(line) >= (self._limits.waiting_small if small else self._limits.waiting):
                raise self.overloaded()
            turn = _Turn()
            line.append(turn)
        try:
            async with asyncio.timeout(self._limits.patience):
                await turn.came
        except BaseException as fault:
            with self._lock:
                waits = turn in line
                if waits:
                    line.remove(turn)
            if not waits:
                self._leave(small)  # the place came in the very moment of giving up
            if isinstance(fault, TimeoutError):
                raise self.overloaded() from None
            raise

    def _leave(self, small: bool) -> None:
        called: list[_Turn] = []
        with self._lock:
            self._count(small, -1)
            for line, is_small in ((self._small_line, True), (self._large_line, False)):
                while line and self._room_for(is_small):
                    called.append(line.popleft())
                    self._count(is_small, 1)
        for turn in called:
            turn.come()

    def _count(self, small: bool, change: int) -> None:
        if small:
            self._small += change
        else:
            self._large += change


class RateLimit:
    """So many requests a second of one key in the long run, `burst` of them at once.

    Remembers the newest `most_keys` keys only, so that strangers can't fill the memory.
    """

    def __init__(
        self,
        rate: float,
        burst: float,
        clock: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
        most_keys: int = 10_000,
    ) -> None:
        self._rate, self._burst, self._clock, self._chance = rate, burst, clock, chance
        self._most_keys = most_keys
        self._lock = threading.Lock()
        self._left: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()

    def check(self, key: Hashable) -> None:
        """Count a request of `key`; raises `RefusedRequest` (busy) where it is one too many."""
        with self._lock:
            now = self._clock()
            left, at = self._left.pop(key, (self._burst, now))
            left = min(self._burst, left + (now - at) * self._rate)
            allowed = left >= 1
            self._left[key] = (left - 1 if allowed else left, now)
            if len(self._left) > self._most_keys:
                self._left.popitem(last=False)
        if not allowed:
            after = (1 - left) / self._rate
            raise RefusedRequest(RefusedCode.BUSY, retry_after=after * (1 + self._chance()))
