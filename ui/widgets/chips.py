"""A few choices side by side: one, at most one, or several. One Tab stop; arrows move."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ui.style import Style, Tone
from ui.widgets.flow import Flow
from ui.widgets.label import Kind, Label

Value = TypeVar("Value", bound=Hashable)


STEPS = {
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Up): -1,
    int(Qt.Key.Key_Right): 1,
    int(Qt.Key.Key_Down): 1,
}


class Choice(Enum):
    """How many of the chips can be chosen."""

    ONE = "one"
    AT_MOST_ONE = "at_most_one"
    SEVERAL = "several"


class Chip(QAbstractButton):
    """One choice as a rounded word; also used alone, unpressable, as a label in a tone."""

    stepped = Signal(int)
    """An arrow key asked for the neighbour: -1 or 1."""

    def __init__(self, style: Style, text: str, tone: Tone | None = None) -> None:
        super().__init__()
        self._style, self._tone = style, tone
        self.setText(text)
        self.setFont(style.font(13))
        if tone is None:
            self.setCheckable(True)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_tone(self, tone: Tone) -> None:
        """Change what an unpressable chip means."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        """The word with room at both ends."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + self._style.px(24)
        return QSize(width, self._style.px(30))

    def minimumSizeHint(self) -> QSize:
        """It is not made smaller."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the neighbours, everything else as on any button."""
        step = STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pill, full where chosen, with a ring where the keyboard is."""
        look = self._style
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if self._tone is not None:
            ground, ink = look.soft(self._tone), look.ink(self._tone)
        elif not self.isEnabled():
            ground = look.colour("info") if self.isChecked() else look.colour("quiet_soft")
            ink = look.colour("on_colour") if self.isChecked() else look.colour("secondary")
        elif self.isChecked():
            ground, ink = look.colour("info"), look.colour("on_colour")
        else:
            ground, ink = look.colour("quiet_soft"), look.colour("text")
        if not self.isEnabled():
            painter.setOpacity(0.7)
        painter.setBrush(ground)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("text" if self.isChecked() else "info"), 2))
        elif self.isChecked() or self.underMouse():
            painter.setPen(QPen(look.colour("info"), 1))
        elif look.high_contrast:
            painter.setPen(QPen(look.colour("border"), 1))
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        painter.setPen(ink)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class Chips(QWidget, Generic[Value]):
    """A labelled row of choices, each a value and its words. `changed` when a person chose."""

    changed = Signal()

    def __init__(
        self,
        style: Style,
        label: str,
        options: Sequence[tuple[Value, str]],
        choice: Choice = Choice.ONE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._choice, self._name = style, choice, label
        self._values: list[Value] = []
        self._chips: list[Chip] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(style.px(6))
        if label:
            box.addWidget(Label(label, Kind.SMALL))
        self._row = QWidget()
        self._flow = Flow(style.px(8), self._row)
        box.addWidget(self._row)
        self._problem = Label("", Kind.SMALL, wraps=True)
        self._problem.set_tone(Tone.ALARM)
        self._problem.hide()
        box.addWidget(self._problem)
        box.addStretch()
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[Value, str]]) -> None:
        """Offer other choices; what was chosen and is still offered stays chosen."""
        chosen = self.values() if self._chips else frozenset()
        while self._flow.count():
            self._flow.takeAt(0)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._values = [value for value, _ in options]
        self._chips = []
        for index, (value, words) in enumerate(options):
            chip = Chip(self._style, words)
            chip.setAccessibleName(f"{self._name}: {words}" if self._name else words)
            chip.setChecked(value in chosen)
            chip.clicked.connect(lambda _on=False, at=index: self._pressed(at))
            chip.stepped.connect(lambda step, at=index: self._step(at, step))
            self._flow.addWidget(chip)
            self._chips.append(chip)
        self._take_place_in_tab_order()
        self._one_tab_stop()

    def value(self) -> Value | None:
        """The choice, or None where nothing is chosen (the first of several)."""
        return next((value for value in self._values if value in self.values()), None)

    def values(self) -> frozenset[Value]:
        """Everything chosen."""
        pairs = zip(self._values, self._chips, strict=True)
        return frozenset(value for value, chip in pairs if chip.isChecked())

    def set_value(self, value: Value | None) -> None:
        """Choose one, or nothing; nobody is told."""
        self.set_values([] if value is None else [value])

    def set_values(self, values: Iterable[Value]) -> None:
        """Choose exactly these; nobody is told."""
        wanted = frozenset(values)
        for value, chip in zip(self._values, self._chips, strict=True):
            chip.setChecked(value in wanted)
        self.complain("")
        self._one_tab_stop()

    def complain(self, text: str) -> None:
        """Show below what is wrong with the choice, and go there; empty takes it away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        if text:
            self.first_focus()

    def first_focus(self) -> None:
        """Put the keyboard on the chosen chip, or the first."""
        if self._chips:
            self._chips[self._current()].setFocus(Qt.FocusReason.OtherFocusReason)

    def chip(self, value: Value) -> Chip:
        """The chip of a value."""
        return self._chips[self._values.index(value)]

    def _current(self) -> int:
        chosen = (at for at, chip in enumerate(self._chips) if chip.isChecked())
        return next(chosen, 0)

    def _take_place_in_tab_order(self) -> None:
        """Chips offered later than what follows them would come last to Tab."""
        before = self.previousInFocusChain()
        while before not in (None, self) and before.focusPolicy() is Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        if before is None or before is self or self.isAncestorOf(before):
            return
        for chip in self._chips:
            QWidget.setTabOrder(before, chip)
            before = chip

    def _one_tab_stop(self) -> None:
        current = self._current()
        for at, chip in enumerate(self._chips):
            policy = Qt.FocusPolicy.StrongFocus if at == current else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)

    def _pressed(self, at: int) -> None:
        chip = self._chips[at]
        if self._choice is not Choice.SEVERAL:
            chosen = chip.isChecked() or self._choice is Choice.ONE
            for other in self._chips:
                other.setChecked(other is chip and chosen)
        self.complain("")
        self._one_tab_stop()
        self.changed.emit()

    def _step(self, at: int, step: int) -> None:
        target = (at + step) % len(self._chips)
        self._chips[target].setFocus(Qt.FocusReason.TabFocusReason)
        if self._choice is Choice.ONE:
            self._chips[target].setChecked(True)
            self._pressed(target)
