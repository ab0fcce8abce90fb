"""A question asked within a page: a card with its fields, a button that goes on and one back.

Nothing is covered and nothing is lost: Esc closes it and the page is as before.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.style import Style, Tone
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Kind, Label


class Sheet(Card):
    """Base of questions in a page; put what is asked into `body` by `ask`.

    `confirmed` when the person goes on, `cancelled` when not.
    """

    confirmed = Signal()
    cancelled = Signal()

    def __init__(
        self,
        style: Style,
        heading: str,
        confirm: str,
        key: str = "Enter",
        emphasis: Emphasis = Emphasis.PRIMARY,
    ) -> None:
        super().__init__(style, margin=18, spacing=12)
        self._look = style
        self.heading = Label(heading, Kind.HEADING, wraps=True)
        self.text = Label("", wraps=True)
        self.text.hide()
        self.problem = Label("", Kind.STRONG, wraps=True)
        self.problem.set_tone(Tone.ALARM)
        self.problem.hide()
        self.confirm = KeyButton(style, confirm, key, emphasis)
        self.confirm.clicked.connect(self.confirmed)
        self.cancel = KeyButton(style, self.tr("Back"), "Esc")
        self.cancel.clicked.connect(self.cancelled)
        buttons = QWidget()
        flow = Flow(style.px(10), buttons)
        flow.addWidget(self.confirm)
        flow.addWidget(self.cancel)
        self._end = (self.problem, buttons)
        for widget in (self.heading, self.text, *self._end):
            self.body.addWidget(widget)

    def ask(self, *widgets: QWidget) -> None:
        """Put fields between the heading and the buttons."""
        for widget in widgets:
            self.body.insertWidget(self.body.count() - len(self._end), widget)

    def explain(self, text: str) -> None:
        """A line below the heading."""
        self.text.setText(text)
        self.text.setVisible(bool(text))

    def complain(self, text: str) -> None:
        """Say why it did not go on; what was typed stays."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        """While the act is under way it can't be asked for again."""
        self.confirm.setEnabled(not busy)
        self.cancel.setEnabled(not busy)

    def first_focus(self) -> None:
        """Put the keyboard where the answer goes."""
        self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)
