"""One incident as it stands: its head, and below it the plan, the reports, or the notes (N7.2).

Shows what it is given; Ctrl+Tab goes from one to the next. Not here: acting on it (`incidents`).
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from counter_app.hall.incident_facts import IncidentState
from counter_app.hall.incident_rows import Incident, Report, Sending
from counter_app.journal.clock import day_of
from ui.page import Context
from ui.pages.incident_step_list import StepList
from ui.pages.visit_words import day_and_time
from ui.style import Tone
from ui.widgets.card import Card
from ui.widgets.label import Kind, Label
from ui.widgets.scrolled import Scrolled
from ui.widgets.table import Column, Table
from ui.widgets.ticking import TurningTime
from ui.widgets.timeline import Step as Line
from ui.widgets.timeline import Timeline

PLAN, REPORTS, NOTES = range(3)


@dataclass(frozen=True)
class ReportRow:
    """A report, and one of its sendings, if it was sent."""

    report: Report
    sending: Sending | None


class IncidentView(QWidget):
    """`changed` when another step, report or tab is chosen, `entered` on Enter."""

    changed = Signal()
    entered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        look = context.style
        self.incident: Incident | None = None
        self.name = Label("", Kind.NAME, wraps=True)
        self.facts = Label("", Kind.SECONDARY, wraps=True)
        self.runs = TurningTime(look, context.clock, context.ticking, kind=Kind.NAME)
        self.since = Label("", Kind.SMALL)
        self.steps = StepList(context)
        self.reports: Table[ReportRow] = Table(
            look,
            self._columns(),
            lambda row: (row.report.id, row.sending.id if row.sending else ""),
            self.tr("No report yet. F6 makes the first one."),
        )
        self.notes = Timeline(look, self.tr("No note yet. F7 writes one."))
        self.tabs = QTabBar()
        self._arrange()
        self.steps.changed.connect(self._step_chosen)
        self.steps.entered.connect(self.entered)
        self.reports.chosen_row.connect(lambda _row: self.changed.emit())
        self.reports.activated_row.connect(lambda _row: self.entered.emit())
        self.tabs.currentChanged.connect(self._switch)

    def hasHeightForWidth(self) -> bool:
        """As high as the page has room for: the steps scroll, not the page."""
        return False

    @property
    def tab(self) -> int:
        """PLAN, REPORTS or NOTES."""
        return self.tabs.currentIndex()

    def show_tab(self, tab: int) -> None:
        """Show the plan, the reports or the notes."""
        self.tabs.setCurrentIndex(tab)

    def show_incident(self, incident: Incident) -> None:
        """Show an incident; the choice stays where it is the same one."""
        other = self.incident is None or self.incident.id != incident.id
        self.incident = incident
        words = self._context.words
        self.name.setText(
            self.tr("Incident {number}: {what}").format(
                number=incident.number, what=incident.title(words.language)
            )
        )
        self.facts.setText(self._facts(incident))
        if incident.closed_at is None:
            self.since.setText(words.say(incident.state.label))
            self.runs.count_up(incident.opened_at)
        else:
            self.since.setText(words.say(incident.state.label))
            self.runs.stop(self._when(incident.closed_at))
        self.steps.show_steps(incident.id, incident.steps)
        rows = [
            ReportRow(report, sending)
            for report in incident.reports
            for sending in (report.sendings or (None,))
        ]
        self.reports.show_rows(rows)
        if rows and self.reports.selected() is None:
            self.reports.select_first()
        self.notes.show_steps(
            [Line(self._when(note.happened_at), note.text) for note in incident.notes],
            from_top=other,
        )
        done = len(incident.steps) - len(incident.open_steps)
        counts = (f"{done}/{len(incident.steps)}", str(len(rows)), str(len(incident.notes)))
        titles = (self.tr("Steps"), self.tr("Reports"), self.tr("Notes"))
        for at, (title, count) in enumerate(zip(titles, counts, strict=True)):
            self.tabs.setTabText(at, f"{title} {count}")

    def row(self) -> ReportRow | None:
        """The chosen report and sending."""
        return self.reports.selected()

    def choose_newest(self) -> None:
        """The report that was made last."""
        rows = self.reports.rows()
        if rows:
            newest = max(rows, key=lambda row: row.report.made_at)
            self.reports.select((newest.report.id, ""))

    def first_focus(self) -> None:
        """Where the keys of this tab act."""
        if self.tab == PLAN:
            self.steps.first_focus()
        else:
            place = self.reports if self.tab == REPORTS else self.tabs
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        px = self._context.style.px
        head = Card(self._context.style, horizontal=True, margin=14, spacing=12)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self.name)
        words.addWidget(self.facts)
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addWidget(self.since, 0, Qt.AlignmentFlag.AlignRight)
        side.addWidget(self.runs, 0, Qt.AlignmentFlag.AlignRight)
        side.addStretch()
        head.body.addLayout(words, 1)
        head.body.addLayout(side)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Plan, reports, notes"))
        for title in (self.tr("Steps"), self.tr("Reports"), self.tr("Notes")):
            self.tabs.addTab(title)
        self._stack = QStackedWidget()
        self._scrolled = Scrolled(self.steps)
        for widget in (self._scrolled, self.reports, self.notes):
            self._stack.addWidget(widget)
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            turn = QShortcut(QKeySequence(keys), self)
            turn.activated.connect(lambda step=step: self._turn(step))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(px(300))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(10))
        top = QHBoxLayout()
        top.addWidget(self.tabs, 1)
        box.addWidget(head)
        box.addLayout(top)
        box.addWidget(self._stack, 1)

    def _columns(self) -> list[Column[ReportRow]]:
        return [
            Column(self.tr("Which report"), self._report_words),
            Column(self.tr("Made"), lambda row: self._when(row.report.made_at), 110),
            Column(
                self.tr("Sent to"),
                lambda row: row.sending.body if row.sending else self.tr("not sent yet"),
                tone=lambda row: None if row.sending else Tone.ATTENTION,
            ),
            Column(
                self.tr("How and when"),
                lambda row: (
                    f"{self._when(row.sending.sent_at)} "
                    f"{self._context.words.say(row.sending.how.label)}"
                    if row.sending
                    else ""
                ),
                190,
            ),
            Column(
                self.tr("Confirmed"),
                self._receipt_words,
                130,
                tone=lambda row: (
                    Tone.ATTENTION if row.sending and row.sending.confirmed_at is None else None
                ),
            ),
        ]

    def _report_words(self, row: ReportRow) -> str:
        say = self._context.words.say
        number = f" {row.report.serial}" if row.report.serial else ""
        return f"{say(row.report.form.label)}{number} · {say(row.report.addressee.label)}"

    def _receipt_words(self, row: ReportRow) -> str:
        if row.sending is None:
            return ""
        if row.sending.confirmed_at is None:
            return self.tr("not yet")
        return f"{row.sending.confirmed_by} {row.sending.receipt}".strip()

    def _facts(self, incident: Incident) -> str:
        version = self.tr("as delivered")
        if incident.plan_version:
            version = self.tr("version {number}").format(number=incident.plan_version)
        plan = incident.plan_names.said(self._context.words.language)
        parts = [
            self.tr("Happened {time}").format(time=self._when(incident.happened_at)),
            incident.place,
            self.tr("Plan: {plan}, {version}").format(plan=plan, version=version),
        ]
        if incident.also:
            parts.append(self.tr("also {numbers}").format(numbers=" ".join(incident.also)))
        if incident.state is IncidentState.CLOSED:
            parts.append(incident.summary)
        return " · ".join(part for part in parts if part)

    def _when(self, at: int) -> str:
        return day_and_time(at, day_of(self._context.clock.now()).isoformat())

    def _turn(self, step: int) -> None:
        self.tabs.setCurrentIndex((self.tab + step) % self.tabs.count())

    def _step_chosen(self) -> None:
        row = self.steps.row()
        if row is not None:
            self._scrolled.ensureWidgetVisible(row)
        self.changed.emit()

    def _switch(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        self.changed.emit()
        if self.incident is not None and self.isVisible():
            self.first_focus()
