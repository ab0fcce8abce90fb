"""Ventilation of the areas: what is being aired, for how long, and what is due (N2.1).

One key begins and ends it; another time is typed. Not here: what counts as aired long enough
(`hall.ventilation`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from counter_app.errors import CounterError
from counter_app.hall.dues import Standing
from counter_app.hall.happened import parse_moment
from counter_app.hall.ventilation import (
    AreaAir,
    end_airing,
    read_air,
    start_airing,
    withdraw_airing,
)
from counter_app.journal.clock import MINUTE, day_of
from counter_app.people.roles import Right
from ui.page import Context, Page
from ui.pages.asking_section import AskingSection
from ui.pages.hygiene_words import STANDING_TONES, due_phrase, moment_text
from ui.pages.settings_form import field_of
from ui.pages.sheet import Sheet
from ui.style import Tone
from ui.widgets.button_row import ButtonRow
from ui.widgets.field import Field
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.table import Column, Table
from ui.widgets.ticking import clock_text
from ui.widgets.twice import TwiceButton


class TimeSheet(Sheet):
    """When an airing began or ended, or why it was none."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, "", self.tr("Write down"))
        self._context = context
        self.at = Field(context.style, self.tr("Time"), placeholder="14:30")
        self.ask(self.at)

    def begin(self, heading: str, day_words: str) -> None:
        """Ask for a time."""
        self.heading.setText(heading)
        self.explain(day_words)
        self.at.set_text("")
        self.complain("")

    def first_focus(self) -> None:
        """Into the time."""
        self.at.edit.setFocus()


class MistakeSheet(Sheet):
    """Why what was begun is no airing."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, "", self.tr("Take it back"))
        self.why = Field(context.style, self.tr("Why"))
        self.ask(self.why)

    def begin(self, heading: str) -> None:
        """Ask for the reason."""
        self.heading.setText(heading)
        self.why.set_text("")
        self.complain("")

    def first_focus(self) -> None:
        """Into the reason."""
        self.why.edit.setFocus()


class AirSection(AskingSection):
    """The areas, each with its airings of today."""

    right = Right.KEEP_CLEAN
    topics: ClassVar[frozenset[str]] = frozenset({"hygiene", "ventilation", "rules"})

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        look = self.look
        self._areas: list[AreaAir] = []
        self._standings: list[Standing] = []
        self.table: Table[AreaAir] = Table(
            look,
            self._columns(),
            lambda row: row.area.code,
            self.tr("No area is aired. Whoever leads the hall says which are."),
        )
        self.turn = TwiceButton(look, "", "", "F2", Emphasis.PRIMARY)
        self.other_time = KeyButton(look, self.tr("Another time…"), "F4", icon="clock")
        self.mistake = KeyButton(look, self.tr("Entered by mistake…"), "F6")
        self.month = KeyButton(look, self.tr("Month's record"), "F8", icon="document")
        self.time_sheet, self.mistake_sheet = TimeSheet(self.context), MistakeSheet(self.context)
        self.arrange(
            self.table,
            ButtonRow(look, self.turn, self.other_time, self.mistake, self.month),
            self.time_sheet,
            self.mistake_sheet,
        )
        self.turn.confirmed.connect(lambda: self._act(None))
        self.table.activated_row.connect(lambda _row: self.turn.click())
        self.table.chosen_row.connect(lambda _row: self._show_buttons())
        self.other_time.clicked.connect(self._ask_time)
        self.mistake.clicked.connect(self._ask_why)
        self.time_sheet.confirmed.connect(self._at_time)
        self.mistake_sheet.confirmed.connect(self._take_back)
        self.context.ticking.timeout.connect(self._tick)
        self._show_buttons()

    def title(self) -> str:
        """The tab."""
        return self.tr("Ventilation")

    def refresh(self) -> None:
        """Read how the areas are aired."""
        desk = self.desk
        self.page.read(lambda: read_air(desk), self._show)

    def choose(self, area: str) -> None:
        """Select an area."""
        self.table.select(area)

    # ------------------------------------------------------------------ showing

    def _show(self, areas: list[AreaAir]) -> None:
        self._areas = areas
        self._show_rows()

    def _show_rows(self) -> None:
        self._standings = self._standings_now()
        self.table.show_rows(self._areas)
        if self.table.selected() is None:
            self.table.select_first()
        self._show_buttons()

    def _standings_now(self) -> list[Standing]:
        now = self.context.clock.now()
        return [one.standing(now) for one in self._areas]

    def _tick(self) -> None:
        if not self.isVisible():
            return
        if self._standings_now() != self._standings:
            self._show_rows()
        self.table.viewport().update()

    def _show_buttons(self) -> None:
        row = self.table.selected()
        running = row is not None and row.running is not None
        question = ""
        if row is not None and row.running is not None:
            lasted = row.running.lasted(self.context.clock.now())
            if lasted < row.area.minutes * MINUTE:
                question = self.tr("Only {minutes} min so far. Press again to end it").format(
                    minutes=lasted // MINUTE
                )
        words = self.tr("Airing ends") if running else self.tr("Airing begins")
        self.turn.set_words(words, question)
        self.turn.setEnabled(row is not None and not self.busy)
        self.other_time.setEnabled(row is not None and not self.busy)
        self.mistake.setVisible(running)

    def _columns(self) -> tuple[Column[AreaAir], ...]:
        language = self.context.words.language

        def now() -> int:
            return self.context.clock.now()

        def tone(row: AreaAir) -> Tone:
            if row.running is not None and not row.forgotten:
                return Tone.INFO
            return STANDING_TONES[row.standing(now())]

        return (
            Column(self.tr("State"), self._state, 128, tone, pill=True),
            Column(self.tr("Area"), lambda row: row.area.name(language), bold=True),
            Column(
                self.tr("Long enough today"),
                lambda row: f"{row.enough} / {row.area.airings}",
                150,
            ),
            Column(self.tr("Last"), self._last, 130),
            Column(self.tr("Being aired for"), self._running, 130, tone, bold=True, right=True),
            Column(
                self.tr("Due"),
                lambda row: (
                    "—" if row.running is not None else self.say(due_phrase(row.due, now()))
                ),
                128,
                tone,
                right=True,
            ),
        )

    def _state(self, row: AreaAir) -> str:
        if row.forgotten:
            return self.tr("end not said?")
        if row.running is not None:
            return self.tr("being aired")
        standing = row.standing(self.context.clock.now())
        return self.tr("aired") if standing is Standing.DONE else self.say(standing.label)

    def _running(self, row: AreaAir) -> str:
        if row.running is None:
            return ""
        return clock_text(row.running.lasted(self.context.clock.now()))

    def _last(self, row: AreaAir) -> str:
        over = [one for one in row.today if one.started_at is not None and one.ended_at is not None]
        if not over:
            return "—"
        now = self.context.clock.now()
        return f"{moment_text(over[-1].started_at, now)}–{moment_text(over[-1].ended_at, now)}"

    # ------------------------------------------------------------------ acting

    def _act(self, moment: int | None) -> None:
        """Begin, or end what goes on, now or at a moment."""
        row, desk = self.table.selected(), self.desk
        if row is None:
            return
        area = row.area.code
        verb = start_airing if row.running is None else end_airing
        self._do(lambda: verb(desk, area, moment))

    def _ask_time(self) -> None:
        row = self.table.selected()
        if row is None:
            return
        name = row.area.name(self.context.words.language)
        running, now = row.running, self.context.clock.now()
        if running is None:
            self.time_sheet.begin(self.tr("{area}: when did it begin?").format(area=name), "")
        else:
            began = moment_text(running.started_at, now)
            self.time_sheet.begin(
                self.tr("{area}: when did it end?").format(area=name),
                self.tr("It began at {time}; the end is of the same day.").format(time=began),
            )
        self.open_sheet(self.time_sheet)

    def _at_time(self) -> None:
        row = self.table.selected()
        if row is None:
            return
        running = row.running
        began = None if running is None else running.started_at
        day = day_of(self.context.clock.now() if began is None else began)
        try:
            moment = parse_moment(self.time_sheet.at.text(), day)
        except CounterError as error:
            self.time_sheet.at.complain(self.say(error.phrase))
            return
        self._act(moment)

    def _ask_why(self) -> None:
        row = self.table.selected()
        if row is not None:
            name = row.area.name(self.context.words.language)
            self.mistake_sheet.begin(self.tr("{area} is not being aired?").format(area=name))
            self.open_sheet(self.mistake_sheet)

    def _take_back(self) -> None:
        row, desk, why = self.table.selected(), self.desk, self.mistake_sheet.why.text()
        if row is not None:
            area = row.area.code
            self._do(lambda: withdraw_airing(desk, area, why))

    def _do(self, verb: Callable[[], None]) -> None:
        def done(_none: None) -> None:
            self.close_sheets()
            self.refresh()

        def refused(error: CounterError) -> None:
            fields = {"happened_at": self.time_sheet.at, "why": self.mistake_sheet.why}
            field = fields.get(field_of(error))
            if field is not None and field.isVisible():
                field.complain(self.say(error.phrase))
                return
            self.close_sheets()
            self.page.show_error(error)
            self.refresh()

        self.do(verb, done, refused)

    def set_busy(self, busy: bool) -> None:
        """The buttons rest as well."""
        super().set_busy(busy)
        self._show_buttons()
