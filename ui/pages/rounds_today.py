"""The rounds of today: what is planned, under way, missed and done; one of them being walked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from counter_app.errors import CounterError
from counter_app.hall import codes
from counter_app.hall.checkpoints import list_checkpoints
from counter_app.hall.round_facts import RoundState
from counter_app.hall.rounds import Round, RoundInFull, rounds_now, start_extra_round, start_round
from counter_app.people.roles import Right
from counter_app.people.users import user_names
from ui.page import Page
from ui.pages.round_papers import RoundPapers
from ui.pages.round_sheets import ExtraRoundSheet, MonthSheet
from ui.pages.round_walk import RoundWalk
from ui.pages.round_words import ROUND_TONES, window_of
from ui.pages.settings_form import field_of
from ui.pages.settings_section import Section
from ui.pages.sheet import Sheet
from ui.pages.visit_words import time_of_day
from ui.photograph_sheet import PhotographSheet
from ui.style import Tone
from ui.widgets.button_row import ButtonRow
from ui.widgets.card import Card
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.photographs import Picture
from ui.widgets.table import Column, Table
from ui.widgets.ticking import remaining_text


@dataclass(frozen=True)
class RoundRow:
    """A round, and in words who did it."""

    round: Round
    who: str


class TodaySection(Section):
    """A list, and in its place the round that somebody walks, or its paper."""

    right = Right.DO_ROUND
    topics: ClassVar[frozenset[str]] = frozenset(
        {
            "round",
            "round_plan",
            "checkpoint",
            "checklist",
            "finding",
            "user",
            "hygiene",
            "asset",
            "rules",
        }
    )

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        look = self.look
        self.table: Table[RoundRow] = Table(
            look,
            (
                Column(self.tr("Window of time"), lambda row: window_of(row.round), 116, bold=True),
                Column(self.tr("Round"), self._name),
                Column(
                    self.tr("State"),
                    lambda row: self.say(row.round.state.label),
                    108,
                    tone=lambda row: ROUND_TONES[row.round.state],
                    pill=True,
                ),
                Column(self.tr("Time"), self._time, 172, tone=self._time_tone),
                Column(self.tr("Places"), self._places, 68, right=True),
                Column(self.tr("Failed"), lambda row: str(row.round.failed or ""), 70, right=True),
                Column(self.tr("Walked by"), lambda row: row.who, 86),
            ),
            lambda row: row.round.id,
            self.tr("No rounds are planned today. Start an extra round, or plan some."),
        )
        self.start = KeyButton(look, self.tr("Start the round"), "F2", Emphasis.PRIMARY)
        self.extra = KeyButton(look, self.tr("Extra round"), "F9", icon="plus")
        self.report = KeyButton(look, self.tr("Report"), "F8", icon="document")
        self.month = KeyButton(look, self.tr("Month as a table"), "F7", icon="chart")
        self.start.clicked.connect(self._start)
        self.extra.clicked.connect(self._ask_extra)
        self.report.clicked.connect(self._show_report)
        self.month.clicked.connect(self._ask_month)
        self.table.activated_row.connect(lambda _row: self._activate())
        self.table.chosen_row.connect(lambda _row: self._look())
        listed = Card(look, margin=8)
        listed.body.addWidget(self.table)
        self._list = QWidget()
        box = QVBoxLayout(self._list)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(12))
        box.addWidget(listed, 1)
        box.addWidget(ButtonRow(look, self.start, self.extra, self.report, self.month))
        self.extra_sheet = ExtraRoundSheet(self.context)
        self.month_sheet = MonthSheet(self.context)
        self.extra_sheet.confirmed.connect(self._start_extra)
        self.month_sheet.confirmed.connect(self._save_month)
        self._asking = QWidget()
        questions = QVBoxLayout(self._asking)
        questions.setContentsMargins(0, 0, 0, 0)
        for sheet in self._sheets():
            sheet.cancelled.connect(self.show_list)
            questions.addWidget(sheet)
        questions.addStretch(1)
        self.walk = RoundWalk(page)
        self.walk.left.connect(self.show_list)
        self.walk.done.connect(self._was_finished)
        self.walk.opened.connect(self._show_photograph)
        self.photograph = PhotographSheet(self.context, self._close_photograph)
        self.papers = RoundPapers(page, self.show_list)
        # Without a widget of its own, the stack would show its first one as a window.
        room = QWidget()
        self._stack = QStackedLayout(room)
        for widget in (self._list, self._asking, self.walk, self.photograph, self.papers.sheet):
            self._stack.addWidget(widget)
        self.body.addWidget(room, 1)
        self._wanted = ""
        self.context.ticking.timeout.connect(self._turn)
        self._look()

    def title(self) -> str:
        """The tab."""
        return self.tr("Today")

    def refresh(self) -> None:
        """Read today's rounds and the one that is walked."""
        desk = self.desk

        def read() -> list[RoundRow]:
            people = user_names(desk.journal)
            today = rounds_now(desk)
            those = (*today.under_way, *today.planned, *today.missed, *today.done)
            return [RoundRow(one, people.get(one.done_by or one.started_by, "")) for one in those]

        self.page.read(read, self._show)
        self.page.read(lambda: list_checkpoints(desk), self.extra_sheet.offer)
        self.walk.refresh()

    def first_focus(self) -> None:
        """On what is shown."""
        shown = self._stack.currentWidget()
        if shown is self.walk:
            self.walk.first_focus()
        elif shown is self._list:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif shown is self._asking:
            next(one for one in self._sheets() if not one.isHidden()).first_focus()
        elif shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_unsaved(self) -> bool:
        """Whether a place is answered and not saved."""
        return self.walk.has_unsaved()

    def on_scanned(self, text: str) -> bool:
        """A checkpoint's label: its questions in the round that is under way."""
        if not text.startswith(codes.CHECKPOINT):
            return False
        checkpoint = text.removeprefix(codes.CHECKPOINT)
        if self.walk.round:
            self._stack.setCurrentWidget(self.walk)
            self.walk.take_checkpoint(checkpoint)
            return True
        desk = self.desk

        def read() -> Sequence[Round]:
            today = rounds_now(desk)
            return [one for one in (*today.under_way, *today.missed) if one.started_at is not None]

        def found(rounds: Sequence[Round]) -> None:
            if rounds:
                self.open_walk(rounds[0].id, checkpoint)
            else:
                self.page.notice.say(
                    Tone.ATTENTION,
                    self.tr("No round is under way."),
                    self.tr("Start one first, then scan the label again."),
                )

        self.page.run(read, found)
        return True

    def open_round(self, round: str) -> None:
        """Select a round in the list, as soon as it is there."""
        self.show_list()
        if not self.table.select(round):
            self._wanted = round

    def open_walk(self, round: str, checkpoint: str = "") -> None:
        """Walk a round."""
        self._stack.setCurrentWidget(self.walk)
        self.walk.open(round, checkpoint)

    def show_list(self) -> None:
        """Back to the list."""
        self._stack.setCurrentWidget(self._list)
        self._look()
        self.first_focus()

    # ------------------------------------------------------------------ showing

    def _show(self, rows: Sequence[RoundRow]) -> None:
        first = not self.table.rows()
        self.table.show_rows(rows)
        if self._wanted and self.table.select(self._wanted):
            self._wanted = ""
        elif first:
            self.table.select_first()
        self._look()
        self.state_changed.emit()

    def _look(self) -> None:
        row = self.table.selected()
        one = None if row is None else row.round
        listed = self._stack_shows_list()
        now = self.context.clock.now()
        can_start = one is not None and one.state is not RoundState.DONE
        if one is not None and one.started_at is None and (one.opens_at or 0) > now:
            can_start = False
        begun = one is not None and one.started_at is not None
        self.start.setText(self.tr("Go on with the round") if begun else self.tr("Start the round"))
        self.start.updateGeometry()
        self.start.setEnabled(listed and can_start)
        self.report.setEnabled(listed and begun)
        for button in (self.extra, self.month):
            button.setEnabled(listed)

    def _stack_shows_list(self) -> bool:
        return self._stack.currentWidget() is self._list

    def _turn(self) -> None:
        if self._list.isVisible():
            self.table.viewport().update()
            if not self.start.isEnabled():
                self._look()

    def _name(self, row: RoundRow) -> str:
        return row.round.name or self.tr("Extra round")

    def _places(self, row: RoundRow) -> str:
        one = row.round
        return f"{one.answered}/{one.points}" if one.points else ""

    def _time(self, row: RoundRow) -> str:
        one, now = row.round, self.context.clock.now()
        if one.state is RoundState.DONE:
            assert one.done_at is not None
            at = time_of_day(one.done_at)
            if one.was_late:
                return self.tr("done late at {time}").format(time=at)
            if one.noted_missed:
                return self.tr("done at {time}, heard late").format(time=at)
            return self.tr("done at {time}").format(time=at)
        if one.due is None or one.opens_at is None:
            return ""
        if one.state is RoundState.PLANNED and one.opens_at > now:
            return self.tr("opens in {time}").format(time=remaining_text(one.opens_at - now))
        if one.due > now:
            return self.tr("{time} left").format(time=remaining_text(one.due - now))
        return self.tr("overdue by {time}").format(time=remaining_text(one.due - now)[1:])

    def _time_tone(self, row: RoundRow) -> Tone | None:
        one, now = row.round, self.context.clock.now()
        if one.state is RoundState.DONE:
            return Tone.ATTENTION if one.was_late else None
        if one.due is None or one.opens_at is None or one.opens_at > now:
            return Tone.QUIET
        return Tone.ALARM if one.due <= now else Tone.INFO

    # ------------------------------------------------------------------ acting

    def _activate(self) -> None:
        row = self.table.selected()
        if row is None:
            return
        if row.round.state is RoundState.DONE:
            self._show_report()
        else:
            self.start.click()

    def _start(self) -> None:
        row, desk = self.table.selected(), self.desk
        if row is None:
            return
        slot, round = row.round.slot, row.round.id
        if row.round.started_at is not None:
            self.open_walk(round)
        elif slot is not None:
            self.act(self.start, lambda: start_round(desk, slot), self._was_started)

    def _ask_extra(self) -> None:
        self.extra_sheet.begin()
        self._ask(self.extra_sheet)

    def _start_extra(self) -> None:
        sheet, desk = self.extra_sheet, self.desk
        name, chosen = sheet.name.text(), sheet.chosen()

        def refused(error: CounterError) -> None:
            sheet.refuse(field_of(error), self.say(error.phrase))

        def started(whole: RoundInFull) -> None:
            sheet.set_busy(False)
            self._was_started(whole)

        sheet.set_busy(True)
        self.context.work.database(
            lambda: start_extra_round(desk, name, chosen), started, refused, self
        )

    def _was_started(self, whole: RoundInFull) -> None:
        self.open_walk(whole.round.id)
        self._look()

    def _was_finished(self) -> None:
        self.show_list()
        self.announce(self.tr("The round is done."))
        self.refresh()

    def _show_report(self) -> None:
        row = self.table.selected()
        if row is not None and row.round.started_at is not None:
            self._stack.setCurrentWidget(self.papers.sheet)
            self._look()
            self.papers.show_report(row.round.id)

    def _sheets(self) -> tuple[Sheet, ...]:
        return (self.extra_sheet, self.month_sheet)

    def _ask(self, sheet: Sheet) -> None:
        for one in self._sheets():
            one.setVisible(one is sheet)
        self._stack.setCurrentWidget(self._asking)
        self._look()
        self.first_focus()

    def _ask_month(self) -> None:
        self.month_sheet.begin()
        self._ask(self.month_sheet)

    def _save_month(self) -> None:
        self.show_list()
        self.papers.save_month(self.month_sheet.month)

    def _show_photograph(self, picture: Picture) -> None:
        value = picture.value
        data = getattr(value, "data", None)
        if isinstance(data, bytes):
            self._stack.setCurrentWidget(self.photograph)
            self.photograph.show_data(data)
            self.first_focus()

    def _close_photograph(self) -> None:
        self._stack.setCurrentWidget(self.walk)
        self.walk.first_focus()
