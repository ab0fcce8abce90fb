"""Beside the window: who is on hold here, and who is next; Enter takes the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.hall.visit_rows import Visit
from counter_app.journal.clock import local_time
from ui.page import Context
from ui.pages.window_state import degrees
from ui.widgets.label import Kind, Label
from ui.widgets.table import Column, Table
from ui.widgets.ticking import clock_text

SHOWN = 6
"""The next ones that are shown."""


class WindowSide(QWidget):
    """Two short lists. `called` and `resumed` carry the visit."""

    called = Signal(object)
    resumed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        look = context.style
        self._hold_heading = Label("", Kind.HEADING)
        self.on_hold: Table[Visit] = Table(
            look,
            [
                Column("", lambda one: one.ticket, 66, bold=True),
                Column("", lambda one: one.person.name),
                Column("", self._held, 58),
                Column("", lambda _one: self.tr("resume"), 76, press=True),
            ],
            lambda one: one.id,
            "",
        )
        self.on_hold.activated_row.connect(self.resumed)
        self._next_heading = Label("", Kind.HEADING)
        self._next_hint = Label("", Kind.SMALL, wraps=True)
        self.next: Table[Visit] = Table(
            look,
            [
                Column("", self._marked, 78, bold=True),
                Column("", lambda one: one.person.name or "—"),
                Column("", lambda one: degrees(one.tenths), 48),
                Column("", lambda one: f"{local_time(one.registered_at):%H:%M}", 58),
            ],
            lambda one: one.id,
            self.tr("Nobody waits for this window."),
        )
        self.next.activated_row.connect(self.called)
        self.next.chosen_row.connect(self._say_more)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(8))
        for table in (self.on_hold, self.next):
            table.horizontalHeader().hide()
        for widget in (
            self._hold_heading,
            self.on_hold,
            self._next_heading,
            self.next,
            self._next_hint,
        ):
            box.addWidget(widget)
        box.addStretch()
        context.ticking.timeout.connect(self.on_hold.viewport().update)
        for table in (self.on_hold, self.next):
            self._fit(table, 0)
        for widget in (self._hold_heading, self.on_hold, self._next_hint):
            widget.hide()

    def show_visits(self, on_hold: Sequence[Visit], waiting: Sequence[Visit]) -> None:
        """Show who is on hold and who is next."""
        for table, rows in ((self.on_hold, on_hold), (self.next, waiting[:SHOWN])):
            table.show_rows(rows)
            self._fit(table, len(rows))
        self._hold_heading.setText(self.tr("On hold here  F12"))
        self._hold_heading.setVisible(bool(on_hold))
        self.on_hold.setVisible(bool(on_hold))
        self._next_heading.setText(self.tr("Next  F11"))
        self._say_more(self.next.selected())

    def _fit(self, table: Table[Visit], rows: int) -> None:
        line = table.verticalHeader().defaultSectionSize()
        table.setFixedHeight(line * max(1, rows) + self._context.style.px(4))

    def _held(self, visit: Visit) -> str:
        return clock_text(self._context.clock.now() - visit.since)

    def _marked(self, visit: Visit) -> str:
        return f"{visit.ticket} ★" if visit.priority else visit.ticket

    def _say_more(self, visit: Visit | None) -> None:
        """The words behind a star, and that a colleague sent somebody here."""
        self._next_hint.setText(self._words_for(visit) if visit is not None else "")
        self._next_hint.setVisible(bool(self._next_hint.text()))

    def _words_for(self, visit: Visit) -> str:
        parts = [f"★ {self._context.words.say(one.label)}" for one in visit.priority]
        if visit.window:
            parts.append(self.tr("sent to this window"))
        parts.append(self.tr("Enter calls {ticket}").format(ticket=visit.ticket))
        return " · ".join(parts)

    def first_focus(self, table: Table[Visit]) -> None:
        """Put the keyboard into one of the lists."""
        if table.selected() is None:
            table.select_first()
        table.setFocus(Qt.FocusReason.ShortcutFocusReason)
