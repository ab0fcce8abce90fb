"""What is asked before rounds go to paper: which month becomes a table (N7.1)."""

from __future__ import annotations

from datetime import date

from counter_app.hall.roster import month_later
from counter_app.journal.clock import day_of
from ui.page import Context
from ui.pages.sheet import Sheet
from ui.widgets.button_row import ButtonRow
from ui.widgets.key_button import KeyButton


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
