"""Python's garbage collection on the UI thread only, between Qt's events.

Left to itself it starts on whichever thread happens to make an object. What it ends there may be a
Qt object in a cycle: Qt then waits for Python and Python for Qt, and the window stands still.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1_000
"""Milliseconds between two looks."""

OLDER_AFTER, OLDEST_AFTER = 10, 300
"""After so many looks what has lived longer is looked through as well."""


class Collecting(QObject):
    """Collects for as long as its parent lives; made on the UI thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._looks = 0
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(EVERY)

    def _look(self) -> None:
        self._looks += 1
        oldest = self._looks % OLDEST_AFTER == 0
        older = self._looks % OLDER_AFTER == 0
        gc.collect(2 if oldest else 1 if older else 0)
