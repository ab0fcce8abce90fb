"""The two lists at the door: who waits for another reading, and the newest tickets (N2.4)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from counter_app.hall.temperature import Check, State
from counter_app.hall.visit_rows import Visit
from counter_app.journal.clock import Clock, local_time
from ui.style import Style, Tone
from ui.translation import Words
from ui.widgets.card import Card
from ui.widgets.label import Kind, Label
from ui.widgets.table import Column, Table
from ui.widgets.ticking import remaining_text


class RepeatList(Card):
    """Who waits for another reading, with the rest turning. `table` tells which was asked for."""

    def __init__(self, style: Style, words: Words, clock: Clock, ticking: QTimer) -> None:
        super().__init__(style, margin=12)
        self._words, self._clock = words, clock
        self.table: Table[Check] = Table(
            style,
            [
                Column(self.tr("Measure again (F11)"), self._name, 176, bold=True),
                Column(self.tr("First"), self._first, 150, tone=self._tone, bold=True),
                Column(self.tr("How"), self._how),
                Column(self.tr("Rest"), self._rest, 130),
                Column("", self._action, 90, press=True, right=True),
            ],
            lambda check: check.id,
            self.tr("Nobody waits for another reading."),
        )
        # It takes what is left and asks for no more than two rows.
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.body.addWidget(self.table)
        ticking.timeout.connect(self.table.viewport().update)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show these; the chosen one stays chosen."""
        self.table.show_rows(checks)

    def _name(self, check: Check) -> str:
        return check.person.name or check.person.document or self.tr("no name given")

    def _first(self, check: Check) -> str:
        if not check.readings:
            return ""
        reading = f"{check.first / 10:.1f}"
        if check.state is State.LOW:
            return self.tr("{reading} low").format(reading=reading)
        if check.state is State.SUSPECTED:
            return self.tr("{first} / {last} suspected").format(
                first=reading, last=f"{check.last / 10:.1f}"
            )
        return reading

    def _tone(self, check: Check) -> Tone:
        return Tone.ATTENTION if check.state is State.LOW else Tone.ALARM

    def _how(self, check: Check) -> str:
        method = "" if check.method is None else self._words.say(check.method.label)
        return f"{method} {check.thermometer}".strip()

    def _rest(self, check: Check) -> str:
        if check.state is State.SUSPECTED:
            return self.tr("not in isolation yet")
        left = 0 if check.repeat_from is None else check.repeat_from - self._clock.now()
        return remaining_text(left) if left > 0 else self.tr("ready")

    def _action(self, check: Check) -> str:
        if check.state is State.SUSPECTED:
            return self.tr("isolate")
        return self.tr("measure")


class RecentTickets(QWidget):
    """The newest tickets of the day for the slot at the right."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.table: Table[Visit] = Table(
            style,
            [
                Column(self.tr("Ticket"), lambda visit: visit.ticket, 64, tone=_print_tone),
                Column(self.tr("Name"), lambda visit: visit.person.name or "—"),
                Column("℃", lambda visit: f"{visit.tenths / 10:.1f}" if visit.tenths else "", 52),
                Column(self.tr("Time"), self._time, 62, tone=_time_tone),
            ],
            lambda visit: visit.id,
            self.tr("No ticket today yet."),
        )
        self.table.horizontalHeader().hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(style.px(10))
        box.addWidget(Label(self.tr("Newest tickets"), Kind.HEADING))
        box.addWidget(self.table)
        box.addStretch()
        self._style = style

    def show_visits(self, visits: Sequence[Visit]) -> None:
        """Show these, as high as they need."""
        self.table.show_rows(visits)
        self.table.setFixedHeight(self._style.px(38 * max(2, len(visits)) + 4))

    def _time(self, visit: Visit) -> str:
        if visit.print_failed:
            return self.tr("no print")
        return f"{local_time(visit.registered_at):%H:%M}"


def _time_tone(visit: Visit) -> Tone:
    return Tone.ATTENTION if visit.print_failed else Tone.QUIET


def _print_tone(visit: Visit) -> Tone | None:
    return Tone.ATTENTION if visit.print_failed else None
