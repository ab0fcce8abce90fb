"""What is asked about rounds: which month becomes a table, and where an extra one goes (N7.1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt

from counter_app.hall.checkpoints import Checkpoint
from counter_app.hall.roster import month_later
from counter_app.journal.clock import day_of
from ui.page import Context
from ui.pages.sheet import Sheet
from ui.widgets.button_row import ButtonRow
from ui.widgets.chips import Chips, Choice
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton


class ExtraRoundSheet(Sheet):
    """What an extra round is called and where it goes; Enter alone: everywhere, without a name."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, "", self.tr("Start the round"))
        look = context.style
        self.heading.setText(self.tr("Extra round"))
        self._offered: list[tuple[str, str]] = []
        self.name = Field(look, self.tr("Name (may stay empty)"))
        self.places: Chips[str] = Chips(
            look, self.tr("Checkpoints; without a choice, all of them"), [], Choice.SEVERAL
        )
        self.ask(self.name, self.places)

    def offer(self, checkpoints: Sequence[Checkpoint]) -> None:
        """Offer those in use; what is chosen stays."""
        options = [(one.id, one.name) for one in checkpoints if one.in_use]
        if options != self._offered:
            self._offered = options
            self.places.set_options(options)

    def begin(self) -> None:
        """Ask anew."""
        self.name.set_text("")
        self.name.complain("")
        self.places.set_values([])
        self.complain("")

    def chosen(self) -> list[str]:
        """The chosen checkpoints in the order of the way; none for all of them."""
        chosen = self.places.values()
        return [id for id, _ in self._offered if id in chosen]

    def refuse(self, field: str, text: str) -> None:
        """Say what is wrong where it is wrong."""
        self.set_busy(False)
        if field == "name":
            self.name.complain(text)
        else:
            self.complain(text)

    def first_focus(self) -> None:
        """Into the name."""
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)


class MonthSheet(Sheet):
    """Which month, up to the present one; other months by key."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, "", self.tr("Save as a table"))
        look = context.style
        self._context = context
        self.month = self._present()
        self.earlier = KeyButton(look, self.tr("Month before"), "Alt+Left")
        self.later = KeyButton(look, self.tr("Month after"), "Alt+Right")
        self.earlier.clicked.connect(lambda: self._show(month_later(self.month, -1)))
        self.later.clicked.connect(lambda: self._show(month_later(self.month, 1)))
        self.ask(ButtonRow(look, self.earlier, self.later))

    def begin(self) -> None:
        """Ask, with the present month offered."""
        self.complain("")
        self._show(self._present())

    def _present(self) -> date:
        return day_of(self._context.clock.now()).replace(day=1)

    def _show(self, month: date) -> None:
        self.month = month
        self.heading.setText(
            self.tr("Rounds and findings of {month}").format(month=f"{month:%Y-%m}")
        )
        self.later.setEnabled(month < self._present())
