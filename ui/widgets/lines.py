"""A labelled box for several lines of text, with its error below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui.style import Style, Tone, mark
from ui.widgets.label import Kind, Label


class Lines(QWidget):
    """Several lines to type into; Tab goes on to the next field. `typed` when a person typed."""

    typed = Signal()

    def __init__(self, style: Style, label: str, *, rows: int = 4, placeholder: str = "") -> None:
        super().__init__()
        self.label = Label(label, Kind.SMALL)
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName(label)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(style.px(22 * rows + 20))
        self.label.setBuddy(self.edit)
        self._problem = Label("", Kind.SMALL, wraps=True)
        self._problem.set_tone(Tone.ALARM)
        self._problem.hide()
        self._filling = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(style.px(6))
        for widget in (self.label, self.edit, self._problem):
            box.addWidget(widget)
        box.addStretch()
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._changed)

    def text(self) -> str:
        """What stands there."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Put a text there; an error goes."""
        self._filling = True
        self.edit.setPlainText(text)
        self._filling = False
        self.complain("", focus=False)

    def complain(self, text: str, *, focus: bool = True) -> None:
        """Show below what is wrong, and go there; empty takes it away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        mark(self.edit, "wrong", "true" if text else "false")
        if text and focus:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def problem(self) -> str:
        """The error that is shown; empty when there is none."""
        return self._problem.text()

    def _changed(self) -> None:
        if not self._filling:
            self.complain("", focus=False)
            self.typed.emit()
