"""Text that is shown. Always plain: a name with `<` in it is a name, not markup."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.style import Tone, mark


class Kind(StrEnum):
    """How large and how loud; the style sheet knows the sizes."""

    BODY = "body"
    STRONG = "strong"
    SECONDARY = "secondary"
    SMALL = "small"
    HEADING = "heading"
    NAME = "name"
    NUMBER = "number"
    DISPLAY = "display"
    TITLE = "title"
    TICKET = "ticket"


class Label(QLabel):
    """A label of a kind, in a tone. `wraps` breaks lines; `elides` shortens one line with …"""

    def __init__(
        self,
        text: str = "",
        kind: Kind = Kind.BODY,
        *,
        wraps: bool = False,
        elides: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind.value)
        self.setWordWrap(wraps)
        self._elides = elides
        if elides:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_tone(self, tone: Tone | None) -> None:
        """Colour the text by what it means; None is the kind's own colour."""
        mark(self, "tone", "" if tone is None else tone.value)

    def minimumSizeHint(self) -> QSize:
        """A shortened label asks for little."""
        hint = super().minimumSizeHint()
        return QSize(0, hint.height()) if self._elides else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shorten where the place is too small; the tool tip then has the whole."""
        if not self._elides:
            super().paintEvent(event)
            return
        whole = self.text()
        shown = self.fontMetrics().elidedText(
            whole, Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        self.setToolTip(whole if shown != whole else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), shown)
        painter.end()
