"""Signed sheets kept with an isolation case: chosen by key, then looked at large (N2.5).

A part that lies over the 'Isolation' page. That one is opened is recorded before it is seen.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.errors import CounterError
from counter_app.hall.case_rows import Case
from counter_app.hall.case_scans import open_scan
from ui.page import Page
from ui.pages.visit_words import time_of_day
from ui.photograph_sheet import PhotographSheet
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.key_button import KeyButton
from ui.widgets.label import Kind, Label

KEYS = ("F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9")
"""Of the newest ones; older ones are reached by Tab."""


class CaseScansPart(QWidget):
    """Which signed sheet, then the sheet. `closed` is called when the person has done with them."""

    def __init__(self, page: Page, closed: Callable[[], None]) -> None:
        super().__init__()
        self._page, self._case, self._opened = page, "", ""
        self.buttons: list[KeyButton] = []
        look = page.look
        self.heading = Label("", Kind.HEADING)
        self.back = KeyButton(look, self.tr("Back"), "Esc")
        self.back.clicked.connect(closed)
        self._choice = Card(look, margin=18)
        told = self.tr("Each holds whole personal data. Who opens one and when is recorded.")
        row = QWidget()
        self._row = Flow(look.px(10), row)
        for widget in (self.heading, Label(told, wraps=True), row):
            self._choice.body.addWidget(widget)
        self._choice.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.shown = PhotographSheet(page.context, self._close_scan)
        self._below = QWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._choice)
        box.addWidget(self.shown, 1)
        box.addWidget(self._below, 1)

    def show_case(self, case: Case) -> None:
        """Ask which one of a case, the newest first."""
        self._case, self._opened = case.id, ""
        self.heading.setText(
            self.tr("Case {number}: which signed sheet?").format(number=case.number)
        )
        for old in self.buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = []
        for at, scan in enumerate(reversed(case.scans)):
            what = self._page.say(scan.what.label)
            text = f"{time_of_day(scan.happened_at)} {what}"
            key = KEYS[at] if at < len(KEYS) else ""
            button = KeyButton(self._page.look, text, key, icon="document")
            button.clicked.connect(lambda _on=False, this=scan.attachment: self._open(this))
            self._row.addWidget(button)
            self.buttons.append(button)
        self._close_scan()

    def first_focus(self) -> None:
        """On the sheet that is open, or where one is chosen."""
        choosing = self.buttons[0] if self.buttons else self.back
        shown = self.shown if self._opened else choosing
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Look again for one whose bytes were not here yet."""
        if self._opened and self.shown.picture.is_empty():
            self.shown.show_attachment(self._opened)

    def _open(self, attachment: str) -> None:
        desk, case = self._page.context.desk, self._case
        self._set_busy(True)

        def recorded(opened: str) -> None:
            self._set_busy(False)
            if case != self._case:
                return
            self._opened = opened
            self._turn()
            self.shown.show_attachment(opened)
            self.first_focus()

        def refused(error: CounterError) -> None:
            self._set_busy(False)
            self._page.show_error(error)

        self._page.run(lambda: open_scan(desk, case, attachment), recorded, refused)

    def _close_scan(self) -> None:
        self._opened = ""
        self._turn()
        self.first_focus()

    def _turn(self) -> None:
        self._choice.setVisible(not self._opened)
        self._below.setVisible(not self._opened)
        self.shown.setVisible(bool(self._opened))

    def _set_busy(self, busy: bool) -> None:
        for button in (*self.buttons, self.back):
            button.setEnabled(not busy)
