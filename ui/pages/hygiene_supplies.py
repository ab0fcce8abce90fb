"""Supplies: how many are left and for how many days; used, delivered, counted (N2.3).

Not here: which supplies there are and when they are to be ordered (`hygiene_lists`).
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QGridLayout, QWidget

from counter_app.errors import CounterError
from counter_app.hall.happened import parse_moment
from counter_app.hall.supplies import MoveKind, SupplyLevel, move_supply, read_supplies
from counter_app.hall.whole_numbers import parse_whole
from counter_app.journal.clock import day_of
from counter_app.people.roles import Right
from ui.page import Context, Page
from ui.pages.asking_section import AskingSection
from ui.pages.hygiene_words import moment_text
from ui.pages.settings_form import field_of
from ui.pages.sheet import Sheet
from ui.style import Tone
from ui.widgets.button_row import ButtonRow
from ui.widgets.field import Field
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.table import Column, Table


class MoveSheet(Sheet):
    """How many were used, came or are there."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, "", self.tr("Write down"))
        look = context.style
        self.what = MoveKind.USED
        self.quantity = Field(look, self.tr("How many"))
        self.at = Field(look, self.tr("When"), placeholder=self.tr("now, or 14:30"))
        self.note = Field(look, self.tr("Note"))
        fields = QWidget()
        grid = QGridLayout(fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(16))
        for at, field in enumerate((self.quantity, self.at, self.note)):
            grid.addWidget(field, 0, at)
        self.ask(fields)

    def begin(self, move: MoveKind, heading: str, units: str) -> None:
        """Ask about a supply."""
        self.what = move
        self.heading.setText(heading)
        self.quantity.label.setText(self.tr("How many ({units})").format(units=units))
        for field in (self.quantity, self.at, self.note):
            field.set_text("")
        self.complain("")

    def first_focus(self) -> None:
        """Into the number."""
        self.quantity.edit.setFocus()

    def refuse(self, field: str, text: str) -> None:
        """Say at its field what is wrong, or below."""
        fields = {"quantity": self.quantity, "happened_at": self.at, "note": self.note}
        widget = fields.get(field)
        if widget is None:
            self.complain(text)
        else:
            widget.complain(text)


class SuppliesSection(AskingSection):
    """All supplies, the low ones marked."""

    right = Right.KEEP_CLEAN
    topics: ClassVar[frozenset[str]] = frozenset({"hygiene", "supply"})

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        look = self.look
        self.table: Table[SupplyLevel] = Table(
            look,
            self._columns(),
            lambda row: row.supply.code,
            self.tr("No supplies are on the list. Whoever leads the hall adds them."),
        )
        self.use = KeyButton(look, self.tr("Use…"), "F2", Emphasis.PRIMARY)
        self.deliver = KeyButton(look, self.tr("Delivery…"), "F4", icon="plus")
        self.count = KeyButton(look, self.tr("Count…"), "F6", icon="clipboard")
        self.sheet = MoveSheet(self.context)
        self.arrange(self.table, ButtonRow(look, self.use, self.deliver, self.count), self.sheet)
        self.use.clicked.connect(lambda: self._ask(MoveKind.USED))
        self.deliver.clicked.connect(lambda: self._ask(MoveKind.DELIVERED))
        self.count.clicked.connect(lambda: self._ask(MoveKind.COUNTED))
        self.table.activated_row.connect(lambda _row: self._ask(MoveKind.USED))
        self.sheet.confirmed.connect(self._move)

    def title(self) -> str:
        """The tab."""
        return self.tr("Supplies")

    def refresh(self) -> None:
        """Read how the supplies stand."""
        desk = self.desk
        self.page.read(lambda: read_supplies(desk), self._show)

    def choose(self, supply: str) -> None:
        """Select a supply."""
        self.table.select(supply)

    def _show(self, levels: list[SupplyLevel]) -> None:
        self.table.show_rows(levels)
        if self.table.selected() is None:
            self.table.select_first()

    def _columns(self) -> tuple[Column[SupplyLevel], ...]:
        language = self.context.words.language
        return (
            Column(self.tr("State"), self._state, 92, _tone, pill=True),
            Column(self.tr("Supply"), lambda row: row.supply.name(language), bold=True),
            Column(
                self.tr("Stock"),
                lambda row: (
                    "—"
                    if row.level.stock is None
                    else f"{row.level.stock:,} {row.supply.units.said(language)}"
                ),
                104,
                right=True,
            ),
            Column(self.tr("Used a day"), _a_day, 88, right=True),
            Column(
                self.tr("Days left"),
                lambda row: "—" if row.level.days_left is None else str(row.level.days_left),
                80,
                right=True,
            ),
            Column(self.tr("Order at"), lambda row: f"{row.supply.reorder_at:,}", 76, right=True),
            Column(
                self.tr("Counted"),
                lambda row: moment_text(row.level.counted_at, self.context.clock.now()),
                96,
                right=True,
            ),
        )

    def _state(self, row: SupplyLevel) -> str:
        if row.level.stock is None:
            return self.tr("not counted")
        if not row.level.stock:
            return self.tr("used up")
        return self.tr("to order") if row.is_low else self.tr("enough")

    def _ask(self, move: MoveKind) -> None:
        row, language = self.table.selected(), self.context.words.language
        if row is None:
            return
        headings = {
            MoveKind.USED: self.tr("{supply}: how many were taken?"),
            MoveKind.DELIVERED: self.tr("{supply}: how many came?"),
            MoveKind.COUNTED: self.tr("{supply}: how many are there?"),
        }
        self.sheet.begin(
            move,
            headings[move].format(supply=row.supply.name(language)),
            row.supply.units.said(language),
        )
        self.open_sheet(self.sheet)

    def _move(self) -> None:
        row, sheet, desk = self.table.selected(), self.sheet, self.desk
        if row is None:
            return
        try:
            quantity = parse_whole(sheet.quantity.text(), "quantity")
            moment = parse_moment(sheet.at.text(), day_of(self.context.clock.now()))
        except CounterError as error:
            sheet.refuse(field_of(error), self.say(error.phrase))
            return
        supply, move, note = row.supply.code, sheet.what, sheet.note.text()

        def done(_level: SupplyLevel) -> None:
            self.close_sheets()
            self.refresh()

        self.do(
            lambda: move_supply(desk, supply, move, quantity, happened_at=moment, note=note),
            done,
            lambda error: sheet.refuse(field_of(error), self.say(error.phrase)),
        )


def _tone(row: SupplyLevel) -> Tone:
    if row.level.stock is None:
        return Tone.QUIET
    if not row.level.stock:
        return Tone.ALARM
    return Tone.ATTENTION if row.is_low else Tone.NORMAL


def _a_day(row: SupplyLevel) -> str:
    tenths = row.level.tenths_a_day
    return "—" if tenths is None else f"{tenths // 10:,}.{tenths % 10}"
