"""A labelled line of text with a mark at its end and its error below.

Length is never limited here: Qt's own limit cuts a rare character in half.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.style import Style, Tone, mark
from ui.widgets.label import Kind, Label


class Field(QWidget):
    """One line to type into. `edit` is the line itself.

    `typed` carries the text whenever a person changes it, `entered` when Enter was pressed in it
    and no button took the key.
    """

    typed = Signal(str)
    entered = Signal()

    def __init__(
        self,
        style: Style,
        label: str,
        *,
        placeholder: str = "",
        password: bool = False,
        edit: QLineEdit | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style = style
        self.label = Label(label, Kind.SMALL)
        self.edit = edit if edit is not None else QLineEdit()
        self.edit.setAccessibleName(label)
        self.edit.setPlaceholderText(placeholder)
        if password:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.label.setBuddy(self.edit)
        self._mark = Label("", Kind.SMALL, parent=self.edit)
        self._mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._mark.hide()
        self._problem = Label("", Kind.SMALL, wraps=True)
        self._problem.set_tone(Tone.ALARM)
        self._problem.hide()
        self._problem.setAccessibleName(label)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(style.px(6))
        box.addWidget(self.label)
        box.addWidget(self.edit)
        box.addWidget(self._problem)
        box.addStretch()
        self.setFocusProxy(self.edit)
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(self._typed)
        self.edit.returnPressed.connect(self.entered)

    def text(self) -> str:
        """What stands in the line."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Put a text there; marks and errors go."""
        self.edit.setText(text)
        self.clear_marks()

    def mark(self, text: str, tone: Tone) -> None:
        """Say something short at the end of the line, as '✓ checked'."""
        self._mark.setText(text)
        self._mark.set_tone(tone)
        self._mark.setVisible(bool(text))
        self._place_mark()

    def complain(self, text: str, *, focus: bool = True) -> None:
        """Show below the line what is wrong with it, and go there."""
        self.mark("", Tone.QUIET)
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self._fit_problem()
        self.edit.setAccessibleDescription(text)
        mark(self.edit, "wrong", "true" if text else "false")
        if text and focus:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edit.selectAll()

    def problem(self) -> str:
        """The error that is shown; empty when there is none."""
        return self._problem.text()

    def clear_marks(self) -> None:
        """Take away mark and error."""
        self.mark("", Tone.QUIET)
        self.complain("", focus=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """An error may need another line."""
        super().resizeEvent(event)
        self._fit_problem()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the mark at the end of the line; a held Enter enters once."""
        if watched is self.edit and isinstance(event, QResizeEvent):
            self._place_mark()
        if (
            watched is self.edit
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.isAutoRepeat()
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            return True
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        self.clear_marks()
        self.typed.emit(text)

    def _fit_problem(self) -> None:
        # Qt's layouts ask for a height before they know the width, and then let lines overlap.
        text = self._problem.text()
        height = self._problem.heightForWidth(self.width()) if text else 0
        self._problem.setMinimumHeight(height)

    def _place_mark(self) -> None:
        if self._mark.isHidden():
            self.edit.setTextMargins(0, 0, 0, 0)
            return
        self._mark.adjustSize()
        width, space = self._mark.width(), self._style.px(12)
        self._mark.move(
            self.edit.width() - width - space, (self.edit.height() - self._mark.height()) // 2
        )
        self.edit.setTextMargins(0, 0, width + space // 2, 0)
