"""Meeting the others for as long as a hall is open: when its lines begin, and when they end.

They have threads of their own and tell the journal's listeners what they commit, so pages hear of
it as of anything else (`changes`). The UI thread never waits for a line.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from counter_app.errors import CounterError
from ui.work import Work

if TYPE_CHECKING:
    from counter_app.exchange.lines import DeskLines
    from counter_app.journal.journal import Journal

TRY_EVERY = 60
"""Ticks between tries to begin, where the database did not let it."""


class Replica(QObject):
    """The lines of one desk. `make` builds them, on the database thread."""

    def __init__(
        self,
        journal: Journal,
        make: Callable[[Journal], DeskLines],
        work: Work,
        ticking: QTimer,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._journal, self._make, self._work = journal, make, work
        self._lines: DeskLines | None = None
        self._ended = False
        self._ticks = 0
        ticking.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to meet; returns at once."""
        # What fails here is the database: whoever is at work hears of it from their page.
        self._work.database(self._begin, failed=self._not_begun, owner=self)

    def stop(self) -> None:
        """Meet no more. The threads end on the database thread, behind what was asked for."""
        self._work.database(self._end)

    def meet_now(self) -> None:
        """Meet everybody now; on the database thread."""
        self._begin()
        if self._lines is not None:
            self._lines.meet_now()

    def claim(self, visit: str, window: str, calls: int, within: float, /) -> bool | None:
        """Ask the hub before a window calls somebody; on the database thread, and never long."""
        lines = self._lines
        return None if lines is None else lines.claim(visit, window, calls, within)

    def addresses_without_code(self) -> tuple[str, ...]:
        """Where hubs of this hall are that this desk has no code for; on the database thread."""
        lines = self._lines
        found = () if lines is None else lines.hubs_without_code()
        return tuple(hub.addresses[0] for hub in found if hub.addresses)

    def _begin(self) -> None:
        if self._lines is not None or self._ended:
            return
        lines = self._make(self._journal)
        lines.begin()
        self._lines = lines

    def _not_begun(self, _error: CounterError) -> None:
        self._ticks = 0

    def _tick(self) -> None:
        self._ticks += 1
        if self._lines is None and self._ticks % TRY_EVERY == 0:
            self.start()

    def _end(self) -> None:
        self._ended = True
        lines, self._lines = self._lines, None
        if lines is not None:
            lines.end()
