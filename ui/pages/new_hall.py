"""A new hall on this computer: its name, its first desk, its administrator.

Asks and shows; the founding itself is `counter_app.hall.founding`.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.style import Style
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Kind, Label

FIRST_DESK = "D01"


class NewHallSheet(QWidget):
    """`submitted` carries hall name, desk name, sign-in name and password."""

    submitted = Signal(str, str, str, str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        px = style.px
        title = Label(self.tr("A new hall on this computer"), Kind.DISPLAY, wraps=True)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        what = Label(
            self.tr("All data stay on this computer, encrypted. No network is needed."),
            Kind.SECONDARY,
            wraps=True,
        )
        what.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name = Field(style, self.tr("Name of the hall"))
        self.desk_name = Field(style, self.tr("Name of this desk"))
        self.desk_name.set_text(FIRST_DESK)
        self.login = Field(style, self.tr("Administrator's sign-in name"))
        self.password = Field(style, self.tr("Password"), password=True)
        self.again = Field(style, self.tr("The same password again"), password=True)
        self.button = KeyButton(style, self.tr("Begin"), "Enter", Emphasis.PRIMARY)
        self.button.clicked.connect(self._submit)
        self._working = Label("", Kind.SECONDARY)
        card = Card(style, margin=28)
        card.setFixedWidth(px(620))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(14))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.name, 0, 0, 1, 2)
        grid.addWidget(self.desk_name, 1, 0)
        grid.addWidget(self.login, 1, 1)
        grid.addWidget(self.password, 2, 0)
        grid.addWidget(self.again, 2, 1)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self._working, 1)
        card.body.addLayout(grid)
        card.body.addLayout(row)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(24), px(24), px(24), px(24))
        box.setSpacing(px(8))
        box.addStretch(2)
        box.addWidget(title)
        box.addWidget(what)
        box.addSpacing(px(18))
        box.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)

    def first_focus(self) -> None:
        """Begin at the hall's name."""
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        """While the hall is founded, nothing more is sent."""
        self.button.setEnabled(not busy)
        self._working.setText(self.tr("One moment …") if busy else "")

    def complain(self, text: str, field: str = "") -> None:
        """Say what is wrong, at the field it belongs to."""
        self.set_busy(False)
        fields = {
            "name": self.name,
            "desk_name": self.desk_name,
            "login": self.login,
            "password": self.password,
        }
        fields.get(field, self.name).complain(text)

    def _submit(self) -> None:
        order = (self.name, self.desk_name, self.login, self.password, self.again)
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
        if self.password.text() != self.again.text():
            self.again.complain(self.tr("The two passwords are not the same."))
            return
        self.set_busy(True)
        self.submitted.emit(
            self.name.text(), self.desk_name.text().strip(), self.login.text(), self.password.text()
        )
