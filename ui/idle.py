"""Notices when nobody has touched the computer for a while, so that the desk can lock itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """`idle` once nobody has touched anything for `minutes()`; 0 minutes never.

    `milliseconds` only goes forward; `ticking` fires every second.
    """

    idle = Signal()

    def __init__(
        self,
        application: QApplication,
        ticking: QTimer,
        minutes: Callable[[], int],
        milliseconds: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._application, self._minutes, self._milliseconds = application, minutes, milliseconds
        self._touched = milliseconds()
        application.installEventFilter(self)
        ticking.timeout.connect(self.look)

    def stop(self) -> None:
        """Watch no more."""
        self._application.removeEventFilter(self)

    def look(self) -> None:
        """Say so when it has been long enough."""
        minutes = self._minutes()
        if minutes and self._milliseconds() - self._touched >= minutes * 60_000:
            self._touched = self._milliseconds()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every touch counts; none is taken."""
        if event.type() in TOUCHES:
            self._touched = self._milliseconds()
        return False
