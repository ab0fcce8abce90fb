"""A day of the duty roster in full: who leads, who stands in, and every change (N7.1)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.hall.duties import Slot
from counter_app.hall.roster import Change
from counter_app.hall.weekdays import weekday
from counter_app.journal.clock import local_time
from ui.page import Context
from ui.style import Tone
from ui.widgets.card import Card
from ui.widgets.label import Kind, Label
from ui.widgets.table import Column, Table


class DayCard(Card):
    """The chosen day below the month: its shifts at the left, its changes at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, horizontal=True, margin=10, spacing=14)
        self._context = context
        px = context.style.px
        self.heading = Label("", Kind.HEADING)
        self.people = Label("", wraps=True)
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(6))
        for widget in (self.heading, self.people):
            box.addWidget(widget)
        box.addStretch(1)
        self.changes: Table[Change] = Table(
            context.style,
            [
                Column(self.tr("Changed"), lambda one: f"{local_time(one.at):%m-%d %H:%M}", 104),
                Column(self.tr("What"), self._what, tone=_tone),
                Column(self.tr("By"), lambda one: one.by, 76),
            ],
            lambda one: (one.at, str(one.what)),
            self.tr("Nothing was entered for this day yet."),
        )
        self.body.addWidget(left, 3)
        self.body.addWidget(self.changes, 5)
        self.setFixedHeight(px(150))

    def show_day(self, slots: Sequence[Slot]) -> None:
        """Who is on duty on a day, shift by shift."""
        say = self._context.words.say
        day = slots[0].day
        self.heading.setText(f"{day:%Y-%m-%d} {say(weekday(day))}")
        self.people.setText("\n".join(self._line(slot) for slot in slots))

    def show_changes(self, changes: Sequence[Change]) -> None:
        """What became of the day, the newest first."""
        self.changes.show_rows(changes)

    def _line(self, slot: Slot) -> str:
        say, duty = self._context.words.say, slot.duty
        when = f"{say(slot.shift.label)} {slot.shift.hours}: " if slot.shift.name else ""
        if duty is None:
            return when + self.tr("nobody leads")
        parts = [duty.leader.name, duty.phone]
        if duty.deputy:
            parts.append(self.tr("deputy {name}").format(name=duty.deputy.name))
        parts.append(duty.why)
        return when + " · ".join(part for part in parts if part)

    def _what(self, change: Change) -> str:
        said = self._context.words.say(change.what)
        return self.tr("⚠ {what} (to check)").format(what=said) if change.to_check else said


def _tone(change: Change) -> Tone | None:
    return Tone.ATTENTION if change.to_check else None
