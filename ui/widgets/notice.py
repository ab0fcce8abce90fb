"""A notice in the page: what happened, what was kept, what to do next. Never in the way.

Details fold out; nothing has to be confirmed before work goes on.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.style import Style, Tone
from ui.widgets.card import Card
from ui.widgets.label import Kind, Label
from ui.widgets.verdict import ICONS


class Notice(Card):
    """Hidden until there is something to say. `dismissed` when the person closed it."""

    dismissed = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, margin=14, spacing=12, horizontal=True, parent=parent)
        self._style = style
        self._icon = Label()
        self._what = Label("", Kind.STRONG, wraps=True)
        self._next = Label("", wraps=True)
        self._details = Label("", Kind.SMALL, wraps=True)
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._fold = QPushButton(self.tr("Details"))
        self._close = QPushButton(self.tr("Close"))
        for button in (self._fold, self._close):
            button.setProperty("kind", "link")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._fold.clicked.connect(self._fold_out)
        self._close.clicked.connect(self.dismiss)
        words = QVBoxLayout()
        words.setSpacing(style.px(2))
        for label in (self._what, self._next, self._details):
            words.addWidget(label)
        buttons = QHBoxLayout()
        buttons.addWidget(self._fold)
        buttons.addWidget(self._close)
        self.body.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(words, 1)
        self.body.addLayout(buttons)
        self.hide()

    def say(self, tone: Tone, what: str, next: str = "", details: str = "") -> None:
        """Show what happened and was kept, what to do next, and details to fold out."""
        self.set_tone(tone)
        self._icon.setPixmap(self._style.picture(ICONS[tone], self._style.accent(tone), 24))
        self._what.setText(what)
        self._next.setText(next)
        self._next.setVisible(bool(next))
        self._details.setText(details)
        self._details.hide()
        self._fold.setVisible(bool(details))
        self.setAccessibleName(f"{what} {next}".strip())
        self.show()

    def text(self) -> str:
        """What is said; empty when nothing is."""
        return "" if self.isHidden() else self._what.text()

    def dismiss(self) -> None:
        """Go away."""
        self.hide()
        self.dismissed.emit()

    def _fold_out(self) -> None:
        self._details.setVisible(self._details.isHidden())
