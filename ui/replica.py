"""Meeting the others for as long as a hall is open: when the client begins, and when it ends.

The client has threads of its own and tells the journal's listeners what it commits, so pages hear
of it as of anything else (`changes`). The UI thread never waits for a line.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from counter_app.errors import CounterError
from ui.work import Work

if TYPE_CHECKING:
    from counter_app.journal.journal import Journal
    from counter_app.sync.replica import ReplicaClient

TRY_EVERY = 60
"""Ticks between tries to begin, where the database did not let it."""


class Replica(QObject):
    """The client of one hall. `make` builds it, on the database thread."""

    def __init__(
        self,
        journal: Journal,
        make: Callable[[Journal], ReplicaClient],
        work: Work,
        ticking: QTimer,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._journal, self._make, self._work = journal, make, work
        self._client: ReplicaClient | None = None
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
        if self._client is not None:
            self._client.meet_now()

    def _begin(self) -> None:
        if self._client is not None or self._ended:
            return
        client = self._make(self._journal)
        client.start()
        self._journal.listeners.append(client.committed)
        self._client = client

    def _not_begun(self, _error: CounterError) -> None:
        self._ticks = 0

    def _tick(self) -> None:
        self._ticks += 1
        if self._client is None and self._ticks % TRY_EVERY == 0:
            self.start()

    def _end(self) -> None:
        self._ended = True
        client, self._client = self._client, None
        if client is not None:
            self._journal.listeners.remove(client.committed)
            client.stop()
