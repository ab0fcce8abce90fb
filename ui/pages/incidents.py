"""Incidents: what happened, its emergency plan as a checklist, and the reports of it (N7.2).

By keyboard: arrows to a step, Enter settles it. Not here: plans (settings), what is due
(`incident_needs`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter_app.errors import CounterError, InputError
from counter_app.hall.case_rows import Case
from counter_app.hall.emergency_plans import EmergencyPlan, read_plans
from counter_app.hall.incident_facts import IncidentState
from counter_app.hall.incident_rows import Incident
from counter_app.hall.incident_steps import assign_step, take_step_back
from counter_app.hall.incidents import (
    close_incident,
    closed_incidents,
    note_incident,
    reopen_incident,
    running_incidents,
)
from counter_app.hall.isolation import open_cases
from counter_app.hall.rules import HallRules, read_rules
from counter_app.journal.clock import day_of
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from ui.page import Context, Page
from ui.pages.incident_buttons import IncidentButtons
from ui.pages.incident_report_sheets import ReceiptSheet, ReportSheet, SendingSheet
from ui.pages.incident_sheets import (
    IncidentSheet,
    NewStepSheet,
    OpenSheet,
    StepSheet,
    WordsSheet,
)
from ui.pages.incident_view import PLAN, REPORTS, IncidentView
from ui.pages.visit_words import day_and_time
from ui.paper_sheet import PaperSheet
from ui.style import Tone
from ui.widgets.label import Kind, Label
from ui.widgets.table import Column, Table

MOST_ROWS = 4
"""Incidents in the list above that are seen without scrolling."""


@dataclass(frozen=True)
class Shown:
    """Everything that the page shows, as it is read."""

    running: list[Incident]
    closed: list[Incident]
    plans: tuple[EmergencyPlan, ...]
    cases: list[Case]
    """Running isolation cases of which there is no incident."""
    rules: HallRules


class IncidentsPage(Page):
    """Incidents in a list, the chosen one below it."""

    topics: ClassVar[frozenset[str]] = frozenset({"incident", "plan", "isolation", "rules"})
    right = Right.WORK_INCIDENT

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = self.look
        self._busy = False
        self._wanted = ""
        self._shown = Shown([], [], (), [], HallRules())
        self.list: Table[Incident] = Table(
            look, self._columns(), lambda one: one.id, self.tr("No incident.")
        )
        self.empty = Label(
            self.tr(
                "Nothing has happened. F9 opens an incident.\n"
                "Suspicion within the staff opens one by itself."
            ),
            Kind.SECONDARY,
            wraps=True,
        )
        self.view = IncidentView(context)
        self.opening, self.settling = OpenSheet(context), StepSheet(context)
        self.adding, self.words = NewStepSheet(context), WordsSheet(context)
        self.reporting, self.sending = ReportSheet(context), SendingSheet(context)
        self.receipt = ReceiptSheet(context)
        self._sheets: tuple[IncidentSheet, ...] = (
            self.opening,
            self.settling,
            self.adding,
            self.words,
            self.reporting,
            self.sending,
            self.receipt,
        )
        self.paper = PaperSheet(context, self._close_sheet)
        self.buttons = IncidentButtons(look)
        self._arrange()
        self._connect()

    def title(self) -> str:
        """The title at the top."""
        return self.tr("Incidents")

    def refresh(self) -> None:
        """Read the incidents, the plans and the cases."""
        self.read(self._read, self._show)

    def first_focus(self) -> None:
        """On the step or report that is chosen, or where something is asked."""
        if self.is_behind:
            return
        asking = self._asking()
        if not self.paper.isHidden():
            self.paper.setFocus(Qt.FocusReason.OtherFocusReason)
        elif asking is not None:
            asking.first_focus()
        elif self.view.isHidden():
            self.buttons.open.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.view.first_focus()

    def open_with(self, argument: object) -> None:
        """Show the incident with this id, at its plan."""
        if isinstance(argument, str):
            self._close_sheet()
            self._wanted = argument
            self.view.show_tab(PLAN)
            self._show(self._shown)

    def incident(self) -> Incident | None:
        """The chosen one."""
        return self.list.selected()

    # ------------------------------------------------------------------ building

    def _arrange(self) -> None:
        self._below = QWidget()
        self.body.addWidget(self.list)
        self.body.addWidget(self.empty)
        for sheet in self._sheets:
            sheet.hide()
            self.body.addWidget(sheet)
        self.body.addWidget(self.paper, 1)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.buttons)
        self.body.addWidget(self._below, 1)
        for widget in (self.list, self.view, self.paper, self._below):
            widget.hide()

    def _connect(self) -> None:
        self.list.chosen_row.connect(lambda _row: self._show_chosen())
        self.list.activated_row.connect(lambda _row: self.view.first_focus())
        self.view.changed.connect(self._show_buttons)
        self.view.entered.connect(self._enter)
        for button, begin in (
            (self.buttons.settle, self._begin_settling),
            (self.buttons.back, self._begin_taking_back),
            (self.buttons.assign, self._begin_assigning),
            (self.buttons.more, self._begin_adding),
            (self.buttons.print, self._print),
            (self.buttons.sent, self._begin_sending),
            (self.buttons.confirmed, self._begin_confirming),
            (self.buttons.report, self._begin_reporting),
            (self.buttons.note, self._begin_note),
            (self.buttons.close_it, self._begin_closing),
            (self.buttons.reopen, self._begin_reopening),
            (self.buttons.open, self._begin_opening),
        ):
            button.clicked.connect(begin)
        for sheet in self._sheets:
            sheet.confirmed.connect(lambda sheet=sheet: self._confirmed(sheet))
            sheet.cancelled.connect(self._close_sheet)

    def _columns(self) -> list[Column[Incident]]:
        words, tones = self.context.words, {IncidentState.RUNNING: Tone.ALARM}
        return [
            Column(self.tr("Incident"), lambda one: one.number, 110, bold=True),
            Column(self.tr("What happened"), lambda one: one.title(words.language)),
            Column(self.tr("Opened"), lambda one: self._when(one.opened_at), 120),
            Column(self.tr("To do"), lambda one: str(len(one.open_steps)), 70, right=True),
            Column(
                self.tr("State"),
                lambda one: words.say(one.state.label),
                150,
                tone=lambda one: tones.get(one.state, Tone.QUIET),
                pill=True,
            ),
        ]

    # ------------------------------------------------------------------ showing

    def _read(self) -> Shown:
        desk = self.context.desk
        running, closed = running_incidents(desk), closed_incidents(desk)
        known = {one.case for one in (*running, *closed)}
        cases = [case for case in open_cases(desk) if case.id not in known]
        return Shown(running, closed, read_plans(desk), cases, read_rules(desk.journal))

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        rows = [*shown.running, *shown.closed]
        self.list.show_rows(rows)
        self.list.setFixedHeight(self.look.px(36 + 38 * min(MOST_ROWS, max(1, len(rows))) + 4))
        if self._wanted and self.list.select(self._wanted):
            self._wanted = ""
        if rows and self.list.selected() is None:
            self.list.select_first()
        count = len(shown.running)
        self.set_secondary(self.tr("{count} under way").format(count=count) if count else "")
        self._show_chosen()
        # Nothing has the focus where the widget that had it went away.
        focus = cast("QWidget | None", self.window().focusWidget())
        if focus is None or focus is self.buttons.open or not focus.isVisible():
            self.first_focus()

    def _show_chosen(self) -> None:
        incident = self.incident()
        if incident is not None:
            self.view.show_incident(incident)
        free = self._asking() is None and self.paper.isHidden()
        self.list.setVisible(free and incident is not None)
        self.view.setVisible(free and incident is not None)
        self.empty.setVisible(free and incident is None)
        self.buttons.setVisible(free)
        self._below.setVisible(self.paper.isHidden() and (not free or incident is None))
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.buttons.show_for(self.incident(), self.view, busy=self._busy)

    # ------------------------------------------------------------------ asking

    def _enter(self) -> None:
        for button in (self.buttons.settle, self.buttons.print):
            if not button.isHidden():
                button.click()

    def _begin_opening(self) -> None:
        self.opening.begin(self._shown.plans, self._shown.cases)
        self._open_sheet(self.opening)

    def _begin_settling(self) -> None:
        step = self.view.steps.step()
        if step is not None:
            words = step.what.said(self.context.words.language)
            self.settling.begin(step, words, self.context.desk.person.name)
            self._open_sheet(self.settling)

    def _begin_adding(self) -> None:
        self.adding.clear()
        self._open_sheet(self.adding)

    def _begin_reporting(self) -> None:
        incident = self.incident()
        if incident is not None:
            self.reporting.begin(incident, self._shown.rules)
            self._open_sheet(self.reporting)

    def _begin_sending(self) -> None:
        row = self.view.row()
        if row is not None:
            self.sending.begin(row.report)
            self._open_sheet(self.sending)

    def _begin_confirming(self) -> None:
        row = self.view.row()
        if row is not None and row.sending is not None:
            self.receipt.begin(row.sending)
            self._open_sheet(self.receipt)

    def _begin_note(self) -> None:
        self._ask_words(
            note_incident, self.tr("What belongs to the story?"), "text", self.tr("Note")
        )

    def _begin_closing(self) -> None:
        self._ask_words(
            close_incident,
            self.tr("Is it over? Close the incident"),
            "summary",
            self.tr("Summary: how it ended, what was learnt"),
            self.tr("Every step must be done or not applicable. The final report comes after."),
        )

    def _begin_reopening(self) -> None:
        self._ask_words(reopen_incident, self.tr("Open the incident again?"), "why", self.tr("Why"))

    def _begin_taking_back(self) -> None:
        code = self._step()
        self._ask_words(
            lambda desk, incident, why: take_step_back(desk, incident, code, why),
            self.tr("Is this step still to do?"),
            "why",
            self.tr("Why"),
        )

    def _begin_assigning(self) -> None:
        code = self._step()
        self._ask_words(
            lambda desk, incident, who: assign_step(desk, incident, code, who),
            self.tr("Who is responsible for this step?"),
            "who",
            self.tr("Name"),
        )

    def _step(self) -> str:
        step = self.view.steps.step()
        return "" if step is None else step.code

    def _ask_words(
        self,
        record: Callable[[Desk, str, str], object],
        heading: str,
        field: str,
        label: str,
        explain: str = "",
    ) -> None:
        self.words.begin(record, heading, field, label, explain)
        self._open_sheet(self.words)

    # ------------------------------------------------------------------ acting

    def _confirmed(self, sheet: IncidentSheet) -> None:
        if self._busy:
            return
        desk, incident, number = self.context.desk, self.incident(), ""
        if incident is not None:
            number = incident.id
        try:
            verb = sheet.verb(desk, number, day_of(self.context.clock.now()))
        except InputError as error:
            sheet.refuse(error.field, self.say(error.phrase))
            return
        self._set_busy(True)

        def done(result: object, shown: Shown | None) -> None:
            self._set_busy(False)
            self._close_sheet()
            if isinstance(result, Incident):
                self._wanted = result.id
            if shown is not None:
                self._show(shown)
            self._go_on(sheet)

        def refused(error: CounterError) -> None:
            self._set_busy(False)
            field = error.field if isinstance(error, InputError) else ""
            sheet.refuse(field, self.say(error.phrase))

        self.act(verb, self._read, done, refused)

    def _go_on(self, sheet: IncidentSheet) -> None:
        """After something was recorded: to where the next thing is done."""
        if sheet is self.settling:
            self.view.steps.choose_next_open()
        elif sheet is self.reporting:
            self.view.show_tab(REPORTS)
            self.view.choose_newest()
        elif sheet in (self.opening, self.adding):
            self.view.show_tab(PLAN)
        self.first_focus()

    def _print(self) -> None:
        row, words = self.view.row(), self.context.words
        if row is None:
            return
        report = row.report

        def make() -> bytes:
            # Imported here: making papers is not needed to start.
            from counter_app.documents.incident_report import incident_report

            return incident_report(report, words.translations).pdf

        self.paper.show()
        self._show_chosen()
        self.paper.show_paper(make, f"incident-{report.facts.number}-{report.form.value}.pdf")
        self.first_focus()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for sheet in self._sheets:
            sheet.set_busy(busy)
        self._show_buttons()

    def _asking(self) -> IncidentSheet | None:
        """The question that stands in the page, if any does."""
        return next((sheet for sheet in self._sheets if not sheet.isHidden()), None)

    def _open_sheet(self, asked: IncidentSheet) -> None:
        for sheet in self._sheets:
            sheet.setVisible(sheet is asked)
        self._show_chosen()
        asked.first_focus()

    def _close_sheet(self) -> None:
        for sheet in self._sheets:
            sheet.hide()
        self.paper.hide()
        self._show_chosen()
        self.first_focus()

    def _when(self, at: int) -> str:
        return day_and_time(at, day_of(self.context.clock.now()).isoformat())
