"""What both sheets of a first start share: a title, a card of fields, and a way to the other one.

Enter goes from field to field and, when all are filled, sends. Not here: which fields there are.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.style import Style
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Kind, Label

WIDTH = 620
"""Of the card, in pixels of the design."""


class FirstSheet(QWidget):
    """Base of the sheets. `other_asked` when the person wants the other one instead."""

    other_asked = Signal()

    def __init__(self, style: Style, title: str, what: str, begin: str, other: str) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        px = style.px
        self._fields: dict[str, Field] = {}
        heading = Label(title, Kind.DISPLAY, wraps=True)
        words = Label(what, Kind.SECONDARY, wraps=True)
        for label in (heading, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = KeyButton(style, begin, "Enter", Emphasis.PRIMARY)
        self.button.clicked.connect(self._submit)
        self.other = KeyButton(style, other, "F2")
        self.other.clicked.connect(self.other_asked)
        self.working = Label("", Kind.SECONDARY)
        self.card = Card(style, margin=28)
        self.card.setFixedWidth(px(WIDTH))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(14))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.row = QHBoxLayout()
        self.row.setSpacing(px(10))
        self.row.addWidget(self.button)
        self.row.addWidget(self.working, 1)
        self.row.addWidget(self.other)
        self.card.body.addLayout(self._grid)
        self.card.body.addLayout(self.row)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(24), px(24), px(24), px(24))
        box.setSpacing(px(8))
        box.addStretch(2)
        box.addWidget(heading)
        box.addWidget(words)
        box.addSpacing(px(18))
        box.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)

    def place(self, fields: Mapping[str, Field], *rows: tuple[str, ...]) -> None:
        """Put named fields into the card, one or two in a row; Enter follows their order."""
        self._fields = dict(fields)
        for at, names in enumerate(rows):
            for column, name in enumerate(names):
                self._grid.addWidget(fields[name], at, column, 1, 2 if len(names) == 1 else 1)

    def first_focus(self) -> None:
        """Begin at the first field."""
        next(iter(self._fields.values())).edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        """While it is under way, nothing more is sent."""
        self.button.setEnabled(not busy)
        self.other.setEnabled(not busy)
        self.working.setText(self.tr("One moment …") if busy else "")

    def complain(self, text: str, field: str = "") -> None:
        """Say what is wrong, at the field it belongs to; else at the first."""
        self.set_busy(False)
        self._fields.get(field, next(iter(self._fields.values()))).complain(text)

    def send(self) -> None:
        """All fields are filled and the person goes on."""
        raise NotImplementedError

    def _submit(self) -> None:
        order = list(self._fields.values())
        for field in order:
            field.clear_marks()
        empty = next((field for field in order if not field.text().strip()), None)
        here = next((field for field in order if field.edit.hasFocus()), None)
        if empty is not None and here is not None and order.index(here) < order.index(empty):
            # Enter in the middle of the form goes on, as Tab does.
            order[order.index(here) + 1].edit.setFocus(Qt.FocusReason.TabFocusReason)
            return
        if empty is not None:
            empty.complain(self.tr("This is still empty."))
            return
        self.send()
