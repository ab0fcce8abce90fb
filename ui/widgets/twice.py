"""A button for what can't be taken back lightly: the first press asks, the second one does it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QWidget

from ui.style import Style
from ui.widgets.key_button import Emphasis, KeyButton

PATIENCE = 8_000
"""Milliseconds for which the question stands."""


class TwiceButton(KeyButton):
    """Asks in place. `confirmed` comes at the second press while the question stands."""

    confirmed = Signal()

    def __init__(
        self,
        style: Style,
        text: str,
        question: str,
        key: str = "",
        emphasis: Emphasis = Emphasis.PLAIN,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, text, key, emphasis, parent=parent)
        self._words, self._question, self._calm = text, question, emphasis
        self._asking = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self.calm_down)
        self.clicked.connect(self._pressed_once)

    @property
    def asking(self) -> bool:
        """Whether the next press does it."""
        return self._asking

    def set_words(self, text: str, question: str) -> None:
        """Offer something else; a question that stands is taken back. Without one it is done at
        the first press."""
        if (text, question) == (self._words, self._question):
            return
        self._words, self._question = text, question
        self.calm_down()

    def calm_down(self) -> None:
        """Take the question back."""
        self._patience.stop()
        self._asking = False
        self.setText(self._words)
        self.set_emphasis(self._calm)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere answers no."""
        super().focusOutEvent(event)
        self.calm_down()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight answers no."""
        super().hideEvent(event)
        self.calm_down()

    def _pressed_once(self) -> None:
        if self._asking or not self._question:
            self.calm_down()
            self.confirmed.emit()
            return
        self._asking = True
        self.setText(self._question)
        self.set_emphasis(Emphasis.DANGER)
        self._patience.start()
