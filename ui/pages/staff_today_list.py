"""Today's staff for the duty leader: who is where, and how their check stands (N2.3).

The list holds no reading: what somebody's check says is shown one by one, and that is recorded.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter_app.errors import CounterError
from counter_app.hall.desks import hall_name
from counter_app.hall.rules import read_rules
from counter_app.hall.staff_checks import Fitness, HealthAnswers
from counter_app.hall.staff_health import (
    StaffCheck,
    clear_staff,
    open_missing_incidents,
    report_health,
    reveal_staff_check,
    take_out_checks,
)
from counter_app.hall.staff_today import WARNINGS, StaffToday, staff_today
from counter_app.journal.clock import day_of, local_time
from counter_app.people.roles import Right
from counter_app.people.users import user_names
from ui.file_saving import ask_where, save_file
from ui.page import Page
from ui.pages.settings_section import Section
from ui.pages.sheet import Sheet
from ui.pages.staff_sheets import HealthSheet, WhySheet
from ui.pages.staff_words import FITNESS_TONES, answer_lines, degrees
from ui.paper_sheet import PaperSheet
from ui.style import Tone
from ui.widgets.button_row import ButtonRow
from ui.widgets.card import Card
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Kind, Label
from ui.widgets.table import Column, Table

TO_CLEAR = (Fitness.SUSPECTED, Fitness.NOT_FIT, Fitness.TO_REPEAT)


class TodayPart(Section):
    """The table, what was revealed of one check, and what the leader does."""

    right = Right.READ_STAFF
    topics: ClassVar[frozenset[str]] = frozenset(
        {"staff_check", "user", "window", "sign_in", "rules"}
    )

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        look, may = self.look, self.desk.may
        self._keeps = may(Right.KEEP_STAFF)
        self._wanted = ""
        self.table: Table[StaffToday] = Table(
            look, self._columns(), lambda row: row.user, self.tr("No accounts yet.")
        )
        self.record = KeyButton(
            look, self.tr("Record a check"), "F9", Emphasis.PRIMARY, icon="thermometer"
        )
        self.reveal = KeyButton(look, self.tr("Show readings"), "F10", icon="eye")
        self.clear = KeyButton(look, self.tr("May work after all"), "F8", icon="check")
        self.paper = KeyButton(look, self.tr("Day list"), "F4", icon="document")
        self.month = KeyButton(look, self.tr("Month as a table"), "F7", icon="disk")
        self.health, self.why = HealthSheet(self.context), WhySheet(self.context)
        self.facts = Card(look, margin=14, spacing=4)
        self.facts_text = Label("", wraps=True)
        self.preview = PaperSheet(self.context, self.close_sheet)
        self._sheets: tuple[Sheet, ...] = (self.health, self.why)
        self._arrange()
        self._connect()
        self._show_buttons()

    def title(self) -> str:
        """The tab."""
        return self.tr("Today")

    def refresh(self) -> None:
        """Read who is where; a suspicion that nobody's act raised gets its incident."""
        desk, keeps = self.desk, self._keeps

        def read() -> list[StaffToday]:
            if keeps:
                open_missing_incidents(desk)
            return staff_today(desk)

        self.page.read(read, self._show)
        self.page.run(lambda: read_rules(desk.journal).thermometers, self.health.offer)

    def first_focus(self) -> None:
        """On the table, or where something is asked."""
        asking = self._asking()
        if asking is not None:
            asking.first_focus()
        elif not self.preview.isHidden():
            self.preview.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            if self.table.selected() is None:
                self.table.select_first()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, user: str) -> None:
        """Select somebody, once they are there."""
        self._wanted = "" if self.table.select(user) else user

    def close_sheet(self) -> None:
        """Back to the list."""
        for sheet in self._sheets:
            sheet.hide()
        self.preview.hide()
        self._listed.show()
        self._buttons.show()
        self._show_buttons()
        self.first_focus()

    # ------------------------------------------------------------------ building

    def _columns(self) -> list[Column[StaffToday]]:
        return [
            Column(self.tr("Name"), lambda row: row.name, 128, bold=True),
            Column(self.tr("Roles"), self._roles),
            Column(self.tr("Window"), self._window, 96),
            Column(self.tr("Signed in"), lambda row: _time(row.came_at), 78),
            Column(self.tr("Health check"), self._state, 196, tone=self._tone, pill=True),
            Column(self.tr("Told at"), lambda row: _time(row.checked_at), 78),
        ]

    def _arrange(self) -> None:
        self.facts.body.addWidget(Label(self.tr("What was told"), Kind.SMALL))
        self.facts.body.addWidget(self.facts_text)
        self.facts.hide()
        self._listed = Card(self.look, margin=8)
        self._listed.body.addWidget(self.table, 1)
        self._listed.body.addWidget(self.facts)
        self._buttons = ButtonRow(
            self.look, self.record, self.reveal, self.clear, self.paper, self.month
        )
        for sheet in (*self._sheets, self.preview):
            sheet.hide()
        for sheet in self._sheets:
            self.body.addWidget(sheet)
        self.body.addWidget(self.preview, 1)
        self.body.addWidget(self._listed, 1)
        self.body.addWidget(self._buttons)
        self._below = QWidget()
        self.body.addWidget(self._below)

    def _connect(self) -> None:
        self.record.clicked.connect(self._begin_record)
        self.table.activated_row.connect(lambda _row: self._begin_record())
        self.table.chosen_row.connect(lambda _row: self._chosen())
        self.reveal.clicked.connect(self._reveal)
        self.clear.clicked.connect(self._begin_clear)
        self.paper.clicked.connect(self._show_paper)
        self.month.clicked.connect(self._ask_where)
        self.health.confirmed.connect(self._record)
        self.why.confirmed.connect(self._clear)
        for sheet in self._sheets:
            sheet.cancelled.connect(self.close_sheet)

    # ------------------------------------------------------------------ showing

    def _show(self, rows: list[StaffToday]) -> None:
        self.table.show_rows(rows)
        if self._wanted:
            self.choose(self._wanted)
        lacking = sum(row.lacks_check for row in rows)
        warned = sum(row.state in WARNINGS for row in rows)
        words = self.tr("{lacking} without a check · {warned} to look at")
        self.page.set_secondary(words.format(lacking=lacking, warned=warned))
        self._show_buttons()

    def _chosen(self) -> None:
        self.facts.hide()
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = self.table.selected()
        checked = row is not None and bool(row.check)
        self.record.setVisible(self._keeps and row is not None)
        self.reveal.setVisible(checked)
        self.clear.setVisible(self._keeps and row is not None and row.state in TO_CLEAR)

    def _roles(self, row: StaffToday) -> str:
        return self.context.words.listing(sorted(self.say(role.label) for role in row.roles))

    def _window(self, row: StaffToday) -> str:
        if row.window is not None:
            return self.tr("{number} now").format(number=row.window)
        return self.context.words.listing([str(number) for number in row.windows])

    def _state(self, row: StaffToday) -> str:
        if row.state is not None:
            return self.say(row.state.label)
        return self.tr("missing") if row.lacks_check else self.tr("none yet")

    def _tone(self, row: StaffToday) -> Tone | None:
        if row.state is not None:
            return FITNESS_TONES[row.state]
        return Tone.ATTENTION if row.lacks_check else Tone.QUIET

    def _reveal(self) -> None:
        row, desk = self.table.selected(), self.desk
        if row is None or not row.check:
            return
        if not self.facts.isHidden():
            self.facts.hide()
            return
        check = row.check

        def shown(found: StaffCheck) -> None:
            selected = self.table.selected()
            if selected is not None and selected.check == found.id:
                self.facts_text.setText(self._told(found))
                self.facts.show()

        self.act(self.reveal, lambda: reveal_staff_check(desk, check), shown)

    def _told(self, check: StaffCheck) -> str:
        readings = [
            f"{local_time(one.at):%H:%M} {degrees(one.reading.tenths)} "
            f"({self.say(one.reading.method.label)} {one.reading.device})"
            + (self.tr(", typed wrongly") if one.replaced else "")
            for one in check.readings
        ]
        answers = [f"{asked}: {said}" for asked, said in answer_lines(check.answers, self.say)]
        lines = [" · ".join(readings), " · ".join(answers)]
        if check.cleared_at is not None:
            lines.append(self.tr("May work: {why}").format(why=check.cleared_why))
        return "\n".join(lines)

    # ------------------------------------------------------------------ acting

    def _begin_record(self) -> None:
        row = self.table.selected()
        if row is not None and self._keeps:
            self.health.begin(row.user, row.name, HealthAnswers())
            self._open(self.health)

    def _record(self) -> None:
        desk, user = self.desk, self.health.user
        try:
            report = self.health.form.report()
        except CounterError as error:
            self.health.refuse(error)
            return
        self._change(self.health, lambda: report_health(desk, report, user))

    def _begin_clear(self) -> None:
        row = self.table.selected()
        if row is not None:
            self.why.begin(
                row.check,
                self.tr("{name}: may work after all?").format(name=row.name),
                self.tr(
                    "Only when what speaks against it is explained, as by a hospital. A reading "
                    "that another desk wrote meanwhile stands against it."
                ),
            )
            self._open(self.why)

    def _clear(self) -> None:
        desk, check, why = self.desk, self.why.subject, self.why.why.text()
        self._change(self.why, lambda: clear_staff(desk, check, why))

    def _change(self, sheet: HealthSheet | WhySheet, verb: Callable[[], StaffCheck]) -> None:
        sheet.set_busy(True)
        desk = self.desk

        def done(_check: StaffCheck, rows: list[StaffToday] | None) -> None:
            sheet.set_busy(False)
            self.close_sheet()
            if rows is not None:
                self._show(rows)

        self.page.act(verb, lambda: staff_today(desk), done, sheet.refuse)

    def _asking(self) -> Sheet | None:
        return next((sheet for sheet in self._sheets if not sheet.isHidden()), None)

    def _open(self, asked: QWidget) -> None:
        self._listed.hide()
        self._buttons.hide()
        asked.show()
        self.first_focus()

    # ------------------------------------------------------------------ documents

    def _show_paper(self) -> None:
        desk, words, now = self.desk, self.context.words, self.context.clock.now()
        today = day_of(now)

        def taken(read: tuple[list[StaffCheck], list[StaffToday], str]) -> None:
            checks, staff, hall = read

            def make() -> bytes:
                from counter_app.documents.staff_lists import day_list

                prepared = desk.person.name
                return day_list(today, staff, checks, hall, prepared, now, words.translations).pdf

            self._open(self.preview)
            self.preview.show_paper(make, f"staff-health-{today.isoformat()}.pdf")
            self.first_focus()

        self.act(
            self.paper,
            lambda: (
                take_out_checks(desk, today, today),
                staff_today(desk),
                hall_name(desk.journal),
            ),
            taken,
        )

    def _ask_where(self) -> None:
        month = day_of(self.context.clock.now()).strftime("%Y-%m")
        ask_where(
            self, self.tr("Save as a table"), f"staff-health-{month}.xlsx", self.save_month_to
        )

    def save_month_to(self, path: Path) -> None:
        """Write this month's checks as a workbook to a file."""
        desk, translations = self.desk, self.context.words.translations
        today = day_of(self.context.clock.now())
        first = today - timedelta(days=today.day - 1)

        def taken(read: tuple[list[StaffCheck], dict[str, str], str]) -> None:
            checks, names, hall = read

            def make() -> bytes:
                from counter_app.documents.staff_lists import month_workbook

                return month_workbook(checks, names, hall, translations)

            def saved(_none: None) -> None:
                self.announce(self.tr("Saved as {name}").format(name=path.name))

            save_file(self.context.work, path, make, saved, self.page.show_error, self)

        self.act(
            self.month,
            lambda: (
                take_out_checks(desk, first, today),
                user_names(desk.journal),
                hall_name(desk.journal),
            ),
            taken,
        )


def _time(at: int | None) -> str:
    return "" if at is None else f"{local_time(at):%H:%M}"
