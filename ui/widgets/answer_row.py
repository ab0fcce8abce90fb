"""A question with its answers as large buttons, for a finger or the digits of the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.style import Style, Tone
from ui.widgets.label import Kind, Label

STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}


class BigChip(QAbstractButton):
    """One answer, with the digit that chooses it."""

    def __init__(self, style: Style, digit: int, words: str, tone: Tone) -> None:
        super().__init__()
        self._style, self._digit, self._tone = style, digit, tone
        self.setText(words)
        self.setFont(style.font(15))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Large enough for a finger."""
        width = self.fontMetrics().horizontalAdvance(f"{self._digit}  {self.text()}")
        return QSize(width + self._style.px(36), self._style.px(44))

    def minimumSizeHint(self) -> QSize:
        """It is not made smaller."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Full in its tone where chosen."""
        look = self._style
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        ground, ink = look.colour("card"), look.colour("text")
        rim = look.colour("border")
        if self.isChecked():
            ground, ink, rim = look.soft(self._tone), look.ink(self._tone), look.ink(self._tone)
        elif self.underMouse():
            ground = look.colour("chosen_row")
        painter.setBrush(ground)
        painter.setPen(QPen(rim, 2 if self.isChecked() else 1))
        painter.drawRoundedRect(place, look.px(8), look.px(8))
        painter.setPen(ink)
        mark = "✓ " if self.isChecked() else f"{self._digit}  "
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, mark + self.text())
        painter.end()


class AnswerRow(QWidget):
    """The question at the left, its answers at the right; one Tab stop.

    `chosen` carries the place of the answer that a person chose, `stepped` -1 or 1 for Up and Down,
    `more_asked` that more is to be said (the key N).
    """

    chosen = Signal(int)
    stepped = Signal(int)
    more_asked = Signal()

    def __init__(self, style: Style, question: str, answers: Sequence[tuple[str, Tone]]) -> None:
        super().__init__()
        self._style = style
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(question)
        self.chips = [
            BigChip(style, at + 1, words, tone) for at, (words, tone) in enumerate(answers)
        ]
        box = QHBoxLayout(self)
        space = style.px(8)
        box.setContentsMargins(space, space // 2, space, space // 2)
        box.setSpacing(space)
        label = Label(question, Kind.BODY, wraps=True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        box.addWidget(label, 1)
        for at, chip in enumerate(self.chips):
            chip.setAccessibleName(f"{question}: {chip.text()}")
            chip.clicked.connect(lambda _on=False, place=at: self._press(place))
            box.addWidget(chip)

    def choice(self) -> int | None:
        """The place of the chosen answer."""
        return next((at for at, chip in enumerate(self.chips) if chip.isChecked()), None)

    def choose(self, place: int | None) -> None:
        """Choose an answer, or none; nobody is told."""
        for at, chip in enumerate(self.chips):
            chip.setChecked(at == place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits answer, arrows go to the neighbours."""
        text = event.text()
        if text.isdecimal() and 1 <= int(text) <= len(self.chips):
            self._press(int(text) - 1)
        elif text.lower() == "n":
            self.more_asked.emit()
        elif event.key() in STEPS:
            self.stepped.emit(STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring where the keyboard is."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._style.colour("info"), 2))
            place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(place, self._style.px(6), self._style.px(6))
            painter.end()

    def _press(self, place: int) -> None:
        self.choose(place)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(place)
