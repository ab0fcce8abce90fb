"""A section that is a table with its keys; a question takes their place while it is asked.

Nothing is covered: the question stands at the top, and Esc brings the table back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from counter_app.errors import CounterError
from ui.page import Page
from ui.pages.settings_form import focus_on
from ui.pages.settings_section import Section
from ui.pages.sheet import Sheet
from ui.widgets.button_row import ButtonRow
from ui.widgets.card import Card
from ui.widgets.table import Table

Result = TypeVar("Result")


class AskingSection(Section):
    """Base; a section calls `arrange` once it has its table, its buttons and its questions."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.busy = False
        self._usual: tuple[QWidget, ...] = ()
        self._sheets: tuple[Sheet, ...] = ()
        self._table: Table[Any] | None = None
        self._below = QWidget()

    def arrange(self, table: Table[Any], buttons: ButtonRow, *sheets: Sheet) -> None:
        """Questions at the top, the table, the buttons below it."""
        listed = Card(self.look, margin=8, spacing=0)
        listed.body.addWidget(table)
        self._table, self._usual, self._sheets = table, (listed, buttons), sheets
        for sheet in sheets:
            sheet.hide()
            sheet.cancelled.connect(self.close_sheets)
            self.body.addWidget(sheet)
        self._below.hide()
        self.body.addWidget(listed, 1)
        self.body.addWidget(self._below, 1)
        self.body.addWidget(buttons)

    def first_focus(self) -> None:
        """To the table, or to the question that stands."""
        asked = next((sheet for sheet in self._sheets if not sheet.isHidden()), None)
        if asked is not None:
            asked.first_focus()
        elif self._table is not None:
            focus_on(self._table)

    def open_sheet(self, asked: Sheet) -> None:
        """Ask in the table's place."""
        for part in self._usual:
            part.hide()
        self._below.show()
        for sheet in self._sheets:
            sheet.setVisible(sheet is asked)
        asked.first_focus()

    def close_sheets(self) -> None:
        """Back to the table."""
        for sheet in self._sheets:
            sheet.hide()
        self._below.hide()
        for part in self._usual:
            part.show()
        self.first_focus()

    def set_busy(self, busy: bool) -> None:
        """While an act is under way it can't be asked for again."""
        self.busy = busy
        for sheet in self._sheets:
            sheet.set_busy(busy)

    def do(
        self,
        verb: Callable[[], Result],
        done: Callable[[Result], None],
        refused: Callable[[CounterError], None],
    ) -> None:
        """Call a verb once; `done` and `refused` are called when the section is free again."""
        if self.busy:
            return
        self.set_busy(True)

        def was_done(result: Result) -> None:
            self.set_busy(False)
            self.page.notice.dismiss()
            done(result)

        def was_refused(error: CounterError) -> None:
            self.set_busy(False)
            refused(error)

        self.context.work.database(verb, was_done, was_refused, self)
