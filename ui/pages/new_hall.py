"""A new hall on this computer: its name, its first desk, its administrator.

Asks and shows; the founding itself is `counter_app.hall.founding`.
"""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.pages.first_sheet import FirstSheet
from ui.style import Style
from ui.widgets.field import Field

FIRST_DESK = "D01"


class NewHallSheet(FirstSheet):
    """`submitted` carries hall name, desk name, sign-in name and password."""

    submitted = Signal(str, str, str, str)

    def __init__(self, style: Style) -> None:
        super().__init__(
            style,
            self.tr("A new hall on this computer"),
            self.tr("All data stay on this computer, encrypted. No network is needed."),
            self.tr("Begin"),
            self.tr("Join a hall that exists"),
        )
        self.name = Field(style, self.tr("Name of the hall"))
        self.desk_name = Field(style, self.tr("Name of this desk"))
        self.desk_name.set_text(FIRST_DESK)
        self.login = Field(style, self.tr("Administrator's sign-in name"))
        self.password = Field(style, self.tr("Password"), password=True)
        self.again = Field(style, self.tr("The same password again"), password=True)
        self.place(
            {
                "name": self.name,
                "desk_name": self.desk_name,
                "login": self.login,
                "password": self.password,
                "again": self.again,
            },
            ("name",),
            ("desk_name", "login"),
            ("password", "again"),
        )

    def send(self) -> None:
        """Send it, unless the two passwords differ."""
        if self.password.text() != self.again.text():
            self.again.complain(self.tr("The two passwords are not the same."))
            return
        self.set_busy(True)
        self.submitted.emit(
            self.name.text(), self.desk_name.text().strip(), self.login.text(), self.password.text()
        )
