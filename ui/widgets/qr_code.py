"""A QR code on the screen: dark on white at any contrast, whole pixels a module."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style import Style

QUIET = 3
"""Light modules around the code; the card around it gives the rest."""


class QrCode(QWidget):
    """Paints the modules it is given, about `side` pixels of the design wide."""

    def __init__(self, style: Style, side: int = 112, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = style.px(side)
        self._rows: tuple[tuple[bool, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[Sequence[bool]], name: str) -> None:
        """Show a code, True is dark; `name` says what it leads to."""
        self._rows = tuple(tuple(row) for row in rows)
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def rows(self) -> tuple[tuple[bool, ...], ...]:
        """The modules that are shown."""
        return self._rows

    def sizeHint(self) -> QSize:
        """At least three pixels a module, so that a phone reads it."""
        count = len(self._rows) + 2 * QUIET
        side = max(3, round(self._side / count)) * count if self._rows else self._side
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """White, then the dark modules."""
        if not self._rows:
            return
        count = len(self._rows) + 2 * QUIET
        size = max(1, min(self.width(), self.height()) // count)
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        left = (self.width() - size * len(self._rows)) // 2
        top = (self.height() - size * len(self._rows)) // 2
        for line, row in enumerate(self._rows):
            for place, dark in enumerate(row):
                if dark:
                    module = QRect(left + place * size, top + line * size, size, size)
                    painter.fillRect(module, Qt.GlobalColor.black)
        painter.end()
