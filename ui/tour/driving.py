"""Hands for a window: keys, a scanner, patience, and a camera.

Waits for what was asked for, never for a length of time. Not here: where the tour goes.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.errors import ProgramFault
from ui.page import Page
from ui.scanner import Scanner
from ui.window import Window

PATIENCE = 60
"""Seconds after which what was waited for will not come."""

REACTION = 0.28
"""Seconds that nobody is faster than between what is shown and the key that answers it."""

APART, BURST = 200, 5
"""Milliseconds between two keys of a person, and of a scanner, by the scanner's own clock."""


class Driver:
    """Works one window as a person would. `pictures` are the files it has taken, in order."""

    def __init__(self, application: QApplication, window: Window, folder: Path, tag: str) -> None:
        self.application, self.window = application, window
        self.papers = folder / "papers"
        self._folder, self._tag = folder, tag
        self.pictures: list[Path] = []
        self._milliseconds = 0
        self._papers_seen = len(list(self.papers.glob("*.pdf")))
        self._scanner = Scanner(application, lambda: self._milliseconds, parent=window)
        self._scanner.scanned.connect(window.on_scanned)

    def stop(self) -> None:
        """Take the hands away."""
        self._scanner.stop()

    @property
    def page(self) -> Page:
        """The page that is open."""
        frame = self.window.frame
        if frame is None or frame.page is None:
            raise ProgramFault("The tour is at no page.")
        return frame.page

    def press(self, *keys: str) -> None:
        """Press keys as they are written on the buttons, each once what came before is shown."""
        for key in keys:
            self._read_what_is_shown()
            # Qt's own type information forgets that a sequence has places.
            sequence: Any = QKeySequence(key)
            combination = sequence[0]
            self._milliseconds += APART
            QTest.keyClick(self._target(), combination.key(), combination.keyboardModifiers())
            self.settle()

    def write(self, text: str) -> None:
        """Type a text; what no key has comes as from an input method."""
        for letter in text:
            self._milliseconds += APART
            if letter.isascii():
                QTest.keyClicks(self._target(), letter)
            else:
                event = QInputMethodEvent()
                event.setCommitString(letter)
                self.application.sendEvent(self._target(), event)
        self.settle()

    def scan(self, text: str) -> None:
        """What a scanner or card reader sends: all at once, then Enter."""
        self._milliseconds += APART
        for letter in text:
            self._milliseconds += BURST
            QTest.keyClicks(self._target(), letter)
        self._milliseconds += BURST
        QTest.keyClick(self._target(), Qt.Key.Key_Return)
        self.settle()

    def until(self, so: Callable[[], bool], what: str) -> None:
        """Wait until something is so; `what` names it where it never comes."""
        end = time.monotonic() + PATIENCE
        while not so():
            if time.monotonic() > end:
                raise ProgramFault("The tour waited in vain for: {what}", what=what)
            self.application.processEvents()
            time.sleep(0.002)  # the working threads need the interpreter too

    def settle(self) -> None:
        """Wait until all that was asked of the database has been done and shown."""
        # Twice: what has been shown may have asked for more.
        for _ in range(2):
            done: list[None] = []
            self.window.work.database(lambda: None, done.append)
            self.until(lambda done=done: bool(done), "the database")  # type: ignore[misc] # bound
        self.application.processEvents()

    def paper(self) -> None:
        """Wait until one more paper has come out of the printer than when last waited."""
        self._papers_seen += 1
        self.until(lambda: len(list(self.papers.glob("*.pdf"))) >= self._papers_seen, "a paper")
        self.settle()

    def picture(self, name: str) -> None:
        """Take a picture of the window."""
        self.settle()
        path = self._folder / f"{self._tag}-{len(self.pictures) + 1:02d}-{name}.png"
        self.window.grab().save(str(path))
        self.pictures.append(path)

    def _read_what_is_shown(self) -> None:
        """Take a person's time; pages take an Enter that comes faster for half a double press."""
        began = time.monotonic()
        self.until(lambda: time.monotonic() - began > REACTION, "time to pass")

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self.window
