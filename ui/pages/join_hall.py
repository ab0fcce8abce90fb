"""This computer joins a hall that others have: where to, the one-time code, the desk's name.

Asks and shows; joining itself is `counter_app.exchange.joining`.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal

from counter_app.errors import InputError
from counter_app.sync.codes import read_code
from ui.pages.first_sheet import FirstSheet
from ui.style import Style
from ui.widgets.chips import Chips, Choice
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton

SCANNED = "counter-app:"
"""What a scanned code begins with; the address follows, then # and the code."""


class JoinHallSheet(FirstSheet):
    """`submitted` carries address, code and desk name; `stop_asked` leaves the rest for later."""

    submitted = Signal(str, str, str)
    stop_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__(
            style,
            self.tr("Join a hall that exists"),
            self.tr(
                "The centre's or the hall's administrator gives you an address and a code. Each "
                "code works once."
            ),
            self.tr("Join"),
            self.tr("A new hall instead"),
        )
        self.code = Field(
            style,
            self.tr("Code (type it, or scan it)"),
            placeholder="7K2QM-90XDA-B3TZV-0H1RC",
        )
        self.address = Field(
            style, self.tr("Address of the hub or the centre"), placeholder="10.1.2.3"
        )
        self.desk_name = Field(style, self.tr("Name of this desk"), placeholder="D02")
        self.stop = KeyButton(style, self.tr("Fetch the rest later"), "Esc")
        self.stop.clicked.connect(self.stop_asked)
        self.stop.hide()
        self.row.insertWidget(1, self.stop)
        self.nearby: Chips[str] = Chips(
            style, self.tr("Found in this network"), [], Choice.AT_MOST_ONE
        )
        self.nearby.hide()
        self.nearby.changed.connect(self._take_nearby)
        self.card.body.insertWidget(1, self.nearby)
        self._digests: dict[str, str] = {}
        self.place(
            {"code": self.code, "desk_name": self.desk_name, "address": self.address},
            ("code",),
            ("desk_name", "address"),
        )
        for field in (self.code, self.address):
            # A scanner types letters, and no input method must make words of them.
            field.edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.code.edit.textChanged.connect(lambda _text: self._read_code())

    def set_busy(self, busy: bool) -> None:
        """While joining, what was typed stays as it is."""
        super().set_busy(busy)
        for field in (self.code, self.address, self.desk_name):
            field.setEnabled(not busy)
        self.button.show()
        self.stop.hide()

    def say_progress(self, count: int) -> None:
        """The hall has taken this computer in; so many of its records have come."""
        if self.button.isEnabled():
            return
        self.working.setText(self.tr("{count} records fetched …").format(count=f"{count:,}"))
        self.button.hide()
        self.stop.show()

    def show_nearby(self, hubs: Mapping[str, str]) -> None:
        """Offer hubs that were found: their addresses, and the digests of their certificates."""
        self._digests = dict(hubs)
        self.nearby.set_options([(address, address) for address in hubs])
        self.nearby.setVisible(bool(hubs))
        self._read_code()

    def send(self) -> None:
        """Send it."""
        self.set_busy(True)
        self.submitted.emit(
            self.address.text().strip(), self.code.text().strip(), self.desk_name.text().strip()
        )

    def _take_nearby(self) -> None:
        address = self.nearby.value()
        if address is not None:
            self.address.set_text(address)

    def _read_code(self) -> None:
        """A scanned code brings its address; a typed one is known by the hub that made it."""
        take_apart(self.code, self.address)
        if self.address.text():
            return
        try:
            code = read_code(self.code.text())
        except InputError:
            return  # not complete yet
        made_by = [one for one, digest in self._digests.items() if code.fits_digest(digest)]
        if made_by:
            self.address.set_text(made_by[0])
            self.nearby.set_value(made_by[0])


def take_apart(code: Field, address: Field) -> None:
    """A scanned code brings its address: each goes into its field."""
    plain = code.text().strip()
    if plain.lower().startswith(SCANNED) and "#" in plain:
        place, _, characters = plain[len(SCANNED) :].partition("#")
        if characters:
            address.set_text(place)
            code.set_text(characters)
