"""The duty roster: a month of leaders, entered, swapped, read from a file, put up (N7.1).

Whoever sees the day sees it; whoever plans rounds changes it. Days without a leader stand out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter_app.errors import Conflict, CounterError
from counter_app.hall.duties import Duty, Slot
from counter_app.hall.roster import (
    Change,
    MonthRoster,
    clear_duty,
    duty_history,
    month_later,
    set_duty,
    swap_duties,
)
from counter_app.hall.roster_people import known_people
from counter_app.hall.weekdays import WEEKDAYS
from counter_app.journal.clock import day_of
from counter_app.people.roles import Right
from ui.file_saving import ask_where, save_file
from ui.page import Context, Page
from ui.pages.roster_day import DayCard
from ui.pages.roster_import import ImportSheet
from ui.pages.roster_papers import Shown, paper_maker, read_shown, table_maker
from ui.pages.roster_sheets import ClearSheet, DutySheet, SwapSheet
from ui.pages.sheet import Sheet
from ui.paper_sheet import PaperSheet
from ui.style import Tone
from ui.widgets.button_row import ButtonRow
from ui.widgets.card import Card
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.month_grid import DayCell, MonthGrid


class RosterPage(Page):
    """The month above, the chosen day below it. A swap marks one day and then takes another."""

    topics: ClassVar[frozenset[str]] = frozenset({"duty", "rules", "user"})
    right = Right.READ_DAY

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = self.look
        self._may_change = context.desk.may(Right.PLAN_ROUNDS)
        self._shown: Shown | None = None
        self._month = self._today().replace(day=1)
        self._swapping: date | None = None
        self._from: list[Duty] = []
        """Who leads on the day that is swapped."""
        self._busy = False
        self.grid = MonthGrid(look, [self.say(one) for one in WEEKDAYS])
        self.grid.choose(self._today())
        self.day = DayCard(context)
        self.enter = KeyButton(look, self.tr("Who leads"), "Enter", Emphasis.PRIMARY)
        self.swap = KeyButton(look, self.tr("Swap"), "S")
        self.clear = KeyButton(look, self.tr("Take off"), "Del")
        self.read_in = KeyButton(look, self.tr("Import…"), "F6")
        self.table = KeyButton(look, self.tr("Table"), "F7")
        self.paper = KeyButton(look, self.tr("Put up"), "F8")
        self.stay = KeyButton(look, self.tr("No swap"), "Esc")
        self.before = KeyButton(look, self.tr("Earlier"), "PgUp")
        self.after = KeyButton(look, self.tr("Later"), "PgDown")
        self.entering, self.swap_sheet = DutySheet(context), SwapSheet(context)
        self.clearing, self.importing = ClearSheet(context), ImportSheet(context)
        self.preview = PaperSheet(context, self._close_sheets)
        self._arrange()
        self._connect()
        self._name_month()

    def title(self) -> str:
        """The title at the top."""
        return self.tr("Duty roster")

    def refresh(self) -> None:
        """Read the month, and who is on duty now."""
        desk, month = self.context.desk, self._month
        self.read(lambda: read_shown(desk, month), self._show)

    def first_focus(self) -> None:
        """On the month, or where something is being asked."""
        if self.is_behind:
            return
        sheet = self._sheet
        if sheet is not None:
            sheet.first_focus()
        elif not self.preview.isHidden():
            self.preview.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_with(self, argument: object) -> None:
        """At a day, given as 2020-02-10."""
        if isinstance(argument, str) and self._sheet is None:
            self.grid.choose(date.fromisoformat(argument))
            self._turn_to(self.grid.day())

    def roster(self) -> MonthRoster | None:
        """The month that is shown; None until it was read."""
        return None if self._shown is None else self._shown.roster

    # ------------------------------------------------------------------ building

    def _arrange(self) -> None:
        for button in (self.before, self.after):
            self.header.addWidget(button)
        card = Card(self.look, margin=10, spacing=0)
        card.body.addWidget(self.grid)
        buttons = ButtonRow(
            self.look,
            *(self.enter, self.swap, self.stay, self.clear),
            *(self.paper, self.table, self.read_in),
        )
        self._below = QWidget()
        self._usual = (card, self.day, buttons)
        for sheet in self._sheets:
            sheet.hide()
            self.body.addWidget(sheet, int(sheet is self.importing))
        self.preview.hide()
        self.body.addWidget(self.preview, 1)
        self.body.addWidget(card, 1)
        self.body.addWidget(self.day)
        self.body.addWidget(self._below, 1)
        self._below.hide()
        self.body.addWidget(buttons)

    def _connect(self) -> None:
        self.grid.chosen.connect(self._turn_to)
        self.grid.activated.connect(lambda _day: self.enter.click())
        self.before.clicked.connect(lambda: self._turn_month(-1))
        self.after.clicked.connect(lambda: self._turn_month(1))
        self.enter.clicked.connect(self._ask)
        self.swap.clicked.connect(self._begin_swap)
        self.stay.clicked.connect(self._end_swap)
        self.clear.clicked.connect(self._ask_to_clear)
        self.read_in.clicked.connect(lambda: self._open(self.importing, self._begin_import))
        self.table.clicked.connect(self._ask_where)
        self.paper.clicked.connect(self._open_paper)
        self.entering.confirmed.connect(self._enter)
        self.swap_sheet.confirmed.connect(self._swap)
        self.clearing.confirmed.connect(self._clear)
        self.importing.done.connect(self._imported)
        for sheet in self._sheets:
            sheet.cancelled.connect(self._close_sheets)
        self.context.ticking.timeout.connect(self._see_midnight)

    # ------------------------------------------------------------------ showing

    def _show(self, shown: Shown) -> None:
        if shown.roster.first != self._month:
            return  # another month was asked for meanwhile
        self._shown = shown
        days = {slot.day for slot in shown.roster.slots}
        cells = {day: self._cell(shown.roster.of_day(day)) for day in days}
        self.grid.show_month(shown.roster.first, cells, self._today())
        self._name_month()
        self._show_day()
        self._read_changes()

    def _cell(self, slots: tuple[Slot, ...]) -> DayCell:
        lines = []
        for slot in slots:
            if slot.duty is not None or slot.is_missing:
                who = self.tr("no leader") if slot.duty is None else slot.duty.leader.name
                lines.append(f"{slot.shift.name} {who}".strip())
        empty = any(slot.is_missing for slot in slots)
        missing = Tone.ATTENTION if slots[0].day >= self._today() else Tone.QUIET
        return DayCell(tuple(lines), missing if empty else None)

    def _name_month(self) -> None:
        words = [f"{self._month:%Y-%m}"]
        if self._shown is not None and self._shown.on_duty:
            names = self.context.words.listing(
                " ".join(part for part in (one.duty.leader.name, one.duty.phone) if part)
                for one in self._shown.on_duty
            )
            words.append(self.tr("on duty now: {names}").format(names=names))
        elif self._shown is not None:
            words.append(self.tr("nobody is on duty now"))
        self.set_secondary(" · ".join(words))

    def _show_day(self) -> None:
        slots = self._slots()
        if slots:
            self.day.show_day(slots)
        self._show_buttons()

    def _show_buttons(self) -> None:
        may, swapping = self._may_change, self._swapping is not None
        free = self._sheet is None and self.preview.isHidden()
        there = any(slot.duty is not None for slot in self._slots())
        self.enter.setVisible(may)
        self.enter.setText(self.tr("Swap with this day") if swapping else self.tr("Who leads"))
        self.enter.setEnabled(free and (not swapping or (there and self._is_other())))
        self.enter.updateGeometry()
        for button, seen, works in (
            (self.swap, may and not swapping, there),
            (self.stay, may and swapping, True),
            (self.clear, may and not swapping, there),
            (self.read_in, may and not swapping, True),
            (self.paper, not swapping, self._shown is not None),
            (self.table, not swapping, self._shown is not None),
            (self.before, True, True),
            (self.after, True, True),
        ):
            button.setVisible(seen)
            button.setEnabled(works and free)

    def _slots(self) -> tuple[Slot, ...]:
        """The shifts of the chosen day; none while its month is not read."""
        return () if self._shown is None else self._shown.roster.of_day(self.grid.day())

    def _duties(self, day: date | None = None) -> list[Duty]:
        if self._shown is None:
            return []
        slots = self._shown.roster.of_day(day or self.grid.day())
        return [slot.duty for slot in slots if slot.duty is not None]

    def _read_changes(self) -> None:
        desk, day = self.context.desk, self.grid.day()
        places = [slot.place for slot in self._slots()]

        def show(changes: list[Change]) -> None:
            if day == self.grid.day():
                self.day.show_changes(changes)

        self.read(lambda: duty_history(desk, places), show)

    def _turn_to(self, day: date) -> None:
        """Another day was chosen, perhaps of another month."""
        self._show_day()
        if day.replace(day=1) != self._month:
            self._month = day.replace(day=1)
            self._name_month()
            self.refresh()
        else:
            self._read_changes()

    def _turn_month(self, months: int) -> None:
        first = month_later(self._month, months)
        last = month_later(first, 1) - timedelta(days=1)
        self.grid.choose(min(first.replace(day=1) + timedelta(days=self.grid.day().day - 1), last))
        self._turn_to(self.grid.day())

    def _today(self) -> date:
        return day_of(self.context.clock.now())

    def _see_midnight(self) -> None:
        if self._shown is not None and self.isVisible() and self.grid.today() != self._today():
            self.refresh()

    # ------------------------------------------------------------------ entering

    def _ask(self) -> None:
        slots = self._slots()
        if not slots or not self._may_change:
            return
        if self._swapping is not None:
            self._ask_to_swap()
            return
        assert self._shown is not None
        roster = self._shown.roster
        duties = [slot.duty for slot in roster.slots if slot.duty is not None]
        known = known_people(roster.accounts, duties)
        self._open(self.entering, lambda: self.entering.begin(slots, known))

    def _enter(self) -> None:
        desk, sheet = self.context.desk, self.entering
        slot = sheet.slot()
        leader, deputy, phone = sheet.leader.text(), sheet.deputy.text(), sheet.phone.text()
        self._do(lambda: set_duty(desk, slot.place, leader, deputy, phone, slot.duty), sheet.refuse)

    def _ask_to_clear(self) -> None:
        duties = self._duties()
        if duties:
            self._open(self.clearing, lambda: self.clearing.begin(duties))

    def _clear(self) -> None:
        desk, seen, why = self.context.desk, self.clearing.chosen(), self.clearing.why.text()
        self._do(lambda: clear_duty(desk, seen, why), self.clearing.refuse)

    # ------------------------------------------------------------------ swapping

    def _begin_swap(self) -> None:
        self._swapping, self._from = self.grid.day(), self._duties()
        self.grid.mark(self._swapping)
        self.notice.say(
            Tone.INFO,
            self.tr("{name} changes places with whom? Go to the other day and press Enter.").format(
                name=self.context.words.listing(one.leader.name for one in self._from)
            ),
        )
        self._show_buttons()

    def _is_other(self) -> bool:
        """Whether the chosen day can be changed with: another one, or another shift of it."""
        return self.grid.day() != self._swapping or len(self._from) > 1

    def _ask_to_swap(self) -> None:
        here, there = self._from, self._duties()
        self._open(self.swap_sheet, lambda: self.swap_sheet.begin(here, there))

    def _swap(self) -> None:
        desk, sheet = self.context.desk, self.swap_sheet
        (one, other), why = sheet.chosen(), sheet.why.text()
        both = bool(sheet.deputies.value())
        self._do(
            lambda: swap_duties(desk, one, other, why, with_deputies=both),
            sheet.refuse,
        )

    def _end_swap(self) -> None:
        if self._swapping is not None:
            self._swapping = None
            self.grid.mark(None)
            self.notice.dismiss()
        self._show_buttons()
        self.first_focus()

    # ------------------------------------------------------------------ files and papers

    def _begin_import(self) -> None:
        self.importing.begin(self._month)

    def _imported(self, entered: str, then: str) -> None:
        self._close_sheets()
        self.notice.say(Tone.ATTENTION if then else Tone.NORMAL, entered, then)
        self.refresh()

    def _ask_where(self) -> None:
        name = f"roster-{self._month:%Y-%m}.xlsx"
        ask_where(self, self.tr("Save as a table"), name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the month as a table to a file."""
        if self._shown is None:
            return

        def done(_none: None) -> None:
            self.notice.say(Tone.NORMAL, self.tr("Saved as {name}").format(name=path.name))

        make = table_maker(self._shown, self.context)
        save_file(self.context.work, path, make, done, self.show_error, self)

    def _open_paper(self) -> None:
        if self._shown is None:
            return
        self._set_usual(visible=False)
        self.preview.show()
        self._show_buttons()
        name = f"roster-{self._month:%Y-%m}.pdf"
        self.preview.show_paper(paper_maker(self._shown, self.context), name)
        self.first_focus()

    # ------------------------------------------------------------------ sheets

    @property
    def _sheets(self) -> tuple[Sheet, ...]:
        return self.entering, self.swap_sheet, self.clearing, self.importing

    @property
    def _sheet(self) -> Sheet | None:
        """What is being asked."""
        return next((sheet for sheet in self._sheets if not sheet.isHidden()), None)

    def _open(self, sheet: Sheet, begin: Callable[[], None]) -> None:
        self.notice.dismiss()
        begin()
        self._set_usual(visible=False)
        self._below.setVisible(sheet is not self.importing)
        sheet.show()
        self._show_buttons()
        self.first_focus()

    def _close_sheets(self) -> None:
        for sheet in self._sheets:
            sheet.hide()
        self.preview.hide()
        self._below.hide()
        self._set_usual(visible=True)
        self._end_swap()

    def _set_usual(self, *, visible: bool) -> None:
        for widget in self._usual:
            widget.setVisible(visible)

    def _do(self, verb: Callable[[], None], refuse: Callable[[CounterError], None]) -> None:
        """Call a verb once; a second press meanwhile does nothing."""
        sheet = self._sheet
        if self._busy or sheet is None:
            return
        self._busy = True
        sheet.set_busy(True)

        def done(_none: None) -> None:
            self._busy = False
            sheet.set_busy(False)
            self._close_sheets()
            self.refresh()

        def refused(error: CounterError) -> None:
            self._busy = False
            if isinstance(error, Conflict):
                sheet.set_busy(False)
                self._close_sheets()
                self.show_error(error)
                self.refresh()
            else:
                refuse(error)

        self.run(verb, done, refused)
