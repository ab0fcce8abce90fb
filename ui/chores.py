"""What the program does by itself: close forgotten days, note missed rounds, back up once a day.

Missed rounds are looked for every minute, the rest is done at the start and when the hall's day
changes; never on the UI thread, and never in anybody's way.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.errors import CounterError
from counter_app.journal.clock import day_of
from ui.opening import (
    OpenedHall,
    back_up_today,
    close_past_days,
    collect_leftovers,
    note_missed_rounds,
)
from ui.work import Work

LOOK_EVERY = 60
"""Ticks of the clock between two looks whether the day has changed."""

TRY_AGAIN = 30
"""Looks until a backup that failed is tried again: half an hour."""


class Chores(QObject):
    """Looks after one hall. `trouble` carries what went wrong; `backed_up` the new backup."""

    trouble = Signal(object)
    backed_up = Signal(object)

    def __init__(self, opened: OpenedHall, work: Work, ticking: QTimer, parent: QObject) -> None:
        super().__init__(parent)
        self._opened, self._work = opened, work
        self._ticks = 0
        self._closed: date | None = None
        self._saved: date | None = None
        self._patience = 0
        ticking.timeout.connect(self._tick)

    def look(self) -> None:
        """Do what the day asks for and has not been done."""
        today = day_of(self._opened.clock.now())
        if self._closed != today:
            self._closed = today
            self._work.database(
                lambda: close_past_days(self._opened), failed=self.trouble.emit, owner=self
            )
            self._work.database(
                lambda: collect_leftovers(self._opened), failed=self.trouble.emit, owner=self
            )
        self._work.database(
            lambda: note_missed_rounds(self._opened), failed=self.trouble.emit, owner=self
        )
        if self._saved == today:
            return
        if self._patience:
            self._patience -= 1
            return
        self._saved = today
        self._work.paper(
            lambda: back_up_today(self._opened, today), self._was_saved, self._not_saved, self
        )

    def _tick(self) -> None:
        self._ticks += 1
        if self._ticks % LOOK_EVERY == 0:
            self.look()

    def _was_saved(self, path: Path | None) -> None:
        if path is not None:
            self.backed_up.emit(path)

    def _not_saved(self, error: CounterError) -> None:
        self._saved, self._patience = None, TRY_AGAIN
        self.trouble.emit(error)
