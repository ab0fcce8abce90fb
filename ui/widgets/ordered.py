"""Things in an order of preference, worked by keyboard: found as one types, moved, taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.style import Style, Tone
from ui.widgets.button_row import ButtonRow
from ui.widgets.key_button import KeyButton
from ui.widgets.label import Kind, Label
from ui.widgets.suggest import SuggestField
from ui.widgets.table import Column, Table

ROWS = 4
"""How many are seen without scrolling."""


class Ordered(QWidget):
    """Codes, the first first. `typed` when a person changed them.

    `find` looks for codes that may be added, as one types; `name` says what a code is.
    """

    typed = Signal()

    def __init__(
        self,
        style: Style,
        label: str,
        find: Callable[[str], Sequence[str]],
        name: Callable[[str], str],
    ) -> None:
        super().__init__()
        self._codes: list[str] = []
        self._find, self._name = find, name
        self.list: Table[str] = Table(
            style,
            (
                Column(self.tr("No."), lambda code: str(self._codes.index(code) + 1), width=48),
                Column(label, name),
            ),
            lambda code: code,
            self.tr("Nothing yet: type below what to add."),
        )
        self.list.setFixedHeight(style.px(36 + 38 * ROWS))
        self.add = SuggestField[str](
            style,
            self.tr("Add (name, code or initials)"),
            self._ask,
            name,
            takes_first=True,
        )
        self.add.chosen.connect(self._added)
        self.up = KeyButton(style, self.tr("Up"), "Alt+Up")
        self.down = KeyButton(style, self.tr("Down"), "Alt+Down")
        self.out = KeyButton(style, self.tr("Take out"), "Del")
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.out.clicked.connect(self._take_out)
        self._problem = Label("", Kind.SMALL, wraps=True)
        self._problem.set_tone(Tone.ALARM)
        self._problem.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(style.px(8))
        for widget in (
            self.list,
            self._problem,
            self.add,
            ButtonRow(style, self.up, self.down, self.out),
        ):
            box.addWidget(widget)
        box.addStretch()
        self.setFocusProxy(self.add)

    def text(self) -> str:
        """The codes in order, separated by a space."""
        return " ".join(self._codes)

    def set_text(self, text: str) -> None:
        """Put codes there; an error goes."""
        self._codes = text.split()
        self.complain("", focus=False)
        self.show_names()

    def show_names(self) -> None:
        """What a code is called may have changed."""
        self.list.show_rows(self._codes)

    def complain(self, text: str, *, focus: bool = True) -> None:
        """Show what is wrong, and go where it is mended; empty takes it away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        if text and focus:
            self.add.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def problem(self) -> str:
        """The error that is shown; empty when there is none."""
        return self._problem.text()

    def _ask(self, typed: str, answer: Callable[[Sequence[str]], None]) -> None:
        answer([code for code in self._find(typed) if code not in self._codes])

    def _added(self, code: str) -> None:
        self.add.set_text("")
        self._change([*self._codes, code], code)

    def _move(self, step: int) -> None:
        code = self.list.selected()
        if code is None:
            return
        at = self._codes.index(code)
        codes = [one for one in self._codes if one != code]
        codes.insert(max(0, at + step), code)
        self._change(codes, code)

    def _take_out(self) -> None:
        code = self.list.selected()
        if code is None:
            return
        at = self._codes.index(code)
        codes = [one for one in self._codes if one != code]
        self._change(codes, codes[min(at, len(codes) - 1)] if codes else "")

    def _change(self, codes: list[str], selected: str) -> None:
        if codes == self._codes:
            return
        self._codes = codes
        self.complain("", focus=False)
        self.show_names()
        self.list.select(selected)
        self.typed.emit()
