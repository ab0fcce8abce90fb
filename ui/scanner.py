"""Scanners and card readers type as keyboards do, only faster: their bursts are taken out here.

Wherever the focus is, a burst never presses a button, never stays in a field, and arrives whole
at `scanned`. Keys that turn out to be a person's go where they were meant. Nothing is held back
for long, and a bad read leaves nothing behind: each burst stands alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

GAP = 40
"""Milliseconds between two keys of one burst, at most."""
SHORTEST = 6
"""Characters that make a burst; people do not type six in a row so fast."""
ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
TYPED_INTO = (QLineEdit, QPlainTextEdit, QTextEdit)


def steady_milliseconds() -> Callable[[], int]:
    """A clock that only goes forward, whatever happens to the wall time."""
    timer = QElapsedTimer()
    timer.start()
    return timer.elapsed


@dataclass
class _Burst:
    """Keys that came quickly one after another, and the field as it was before them."""

    text: str = ""
    last: int = 0
    struck: int = 0
    place: QWidget | None = None
    before: str = ""
    cursor: int = 0
    typed: list[str] = field(default_factory=list)


class Scanner(QObject):
    """Filters the application's key events. `scanned` carries the text of a whole burst.

    What counts is when a key was struck, as the system says, not when its turn came: on a busy
    computer a person's keys wait in line and then come all at once. `milliseconds` stands in for
    both in tests. While `wanted` says no, as under the lock, everything is left as it is typed.
    """

    scanned = Signal(str)

    def __init__(
        self,
        application: QApplication,
        milliseconds: Callable[[], int] | None = None,
        parent: QObject | None = None,
        wanted: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._by_system = milliseconds is None
        self._milliseconds = milliseconds or steady_milliseconds()
        self._wanted = wanted
        self._burst = _Burst()
        self._ending = False
        application.installEventFilter(self)

    def stop(self) -> None:
        """Look at no more keys."""
        self._application.removeEventFilter(self)
        self._burst = _Burst()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take bursts out of the stream of keys."""
        kind = event.type()
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if not self._wanted():
            self._burst = _Burst()
            return False
        if kind == QEvent.Type.ShortcutOverride:
            # Comes before the key itself and decides whether a shortcut fires: the closing key
            # of a burst must press nothing.
            if self._closes(event):
                event.accept()
                return True
            return False
        if kind == QEvent.Type.KeyPress:
            return self._pressed(watched, event)
        if kind == QEvent.Type.KeyRelease and self._ending and event.key() in ENDS:
            self._ending = False
            return True
        return False

    def _closes(self, event: QKeyEvent) -> bool:
        return (
            event.key() in ENDS
            and not event.isAutoRepeat()
            and len(self._burst.text) >= SHORTEST
            and self._since_last(event) <= GAP
        )

    def _since_last(self, event: QKeyEvent) -> int:
        """Milliseconds between the burst's last key and this one."""
        struck = event.timestamp()
        if self._by_system and struck and self._burst.struck:
            return struck - self._burst.struck
        return self._milliseconds() - self._burst.last

    def _pressed(self, watched: QWidget, event: QKeyEvent) -> bool:
        if self._closes(event):
            self._finish()
            return True
        text = event.text()
        if (
            not text
            or not text.isprintable()
            or event.modifiers()
            & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        ):
            if event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock):
                self._burst = _Burst()
            return False
        if self._burst.text and watched is not self._application.focusWidget():
            # The same key on its way up through parents that did not want it.
            return False
        if not self._burst.text or self._since_last(event) > GAP:
            self._begin()
        self._burst.text += text
        self._burst.last, self._burst.struck = self._milliseconds(), event.timestamp()
        return False

    def _begin(self) -> None:
        place = self._application.focusWidget()
        self._burst = _Burst(place=place)
        if isinstance(place, QLineEdit):
            self._burst.before, self._burst.cursor = place.text(), place.cursorPosition()
        elif isinstance(place, QPlainTextEdit | QTextEdit):
            self._burst.before = place.toPlainText()

    def _finish(self) -> None:
        burst, self._burst = self._burst, _Burst()
        self._ending = True
        self._give_back(burst)
        text = burst.text.strip()
        # After the key has been dealt with, so that a page may move the focus freely.
        QTimer.singleShot(0, self, lambda: self.scanned.emit(text))

    def _give_back(self, burst: _Burst) -> None:
        place = burst.place
        if isinstance(place, QLineEdit):
            place.setText(burst.before)
            place.setCursorPosition(burst.cursor)
            place.textEdited.emit(burst.before)
        elif isinstance(place, QPlainTextEdit | QTextEdit):
            place.setPlainText(burst.before)
