"""The order of a simulated day: processes that wait, on a clock that jumps from one to the next.

A process is a generator that yields how many milliseconds it waits. Nothing sleeps: the clock is
set to the next moment at which something happens.
"""

from __future__ import annotations

import heapq
from collections.abc import Generator

from counter_app.journal.clock import SetClock

Steps = Generator[int, None, None]
"""A process: each value is a wait in milliseconds."""


class Schedule:
    """Processes by the moment at which they go on; the same moment goes by order of arrival."""

    def __init__(self, clock: SetClock) -> None:
        self._clock = clock
        self._waiting: list[tuple[int, int, Steps]] = []
        self._count = 0
        self.now = 0
        """The simulated moment, whatever the clock of the hall shows."""

    def start(self, at: int, steps: Steps) -> None:
        """Let a process begin at a moment, or now when that is past."""
        self._count += 1
        heapq.heappush(self._waiting, (max(at, self.now), self._count, steps))

    def run(self, until: int | None = None) -> None:
        """Go on until nothing waits any more, or up to and including a moment."""
        while self._waiting and (until is None or self._waiting[0][0] <= until):
            self.now, _, steps = heapq.heappop(self._waiting)
            self._clock.moment = self.now
            wait = next(steps, None)
            if wait is not None:
                self.start(self.now + max(0, wait), steps)
        if until is not None and until > self.now:
            self.now = self._clock.moment = until
        for _, _, steps in self._waiting:
            steps.close()
