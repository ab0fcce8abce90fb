"""The steps of an incident's plan as rows: what, by whom, until when, or done by whom and when.

Shows what it is given. Arrows go from step to step, Enter asks for the one with the focus.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.hall.incident_facts import StepState
from counter_app.hall.incident_rows import Step
from counter_app.journal.clock import MINUTE, day_of
from ui.page import Context
from ui.pages.visit_words import day_and_time
from ui.style import Tone, mark
from ui.widgets.card import Card
from ui.widgets.key_button import ENTER_KEYS
from ui.widgets.label import Kind, Label
from ui.widgets.ticking import Stage, TurningTime

NEAR = 5 * MINUTE
"""This long before a deadline, it turns amber."""

STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
MARKS = {
    StepState.OPEN: ("clock", Tone.INFO),
    StepState.DONE: ("check-circle", Tone.NORMAL),
    StepState.NOT_APPLICABLE: ("cross-circle", Tone.QUIET),
}


class StepRow(Card):
    """One step. `asked` carries -1 or 1 for a neighbour, 0 for itself; `entered` on Enter."""

    asked = Signal(int)
    entered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, horizontal=True, margin=10, spacing=12)
        self._context = context
        look = context.style
        self.step: Step | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._mark = Label()
        self.number = Label("", Kind.STRONG)
        self.number.setFixedWidth(look.px(26))
        self.what = Label("", Kind.STRONG, wraps=True)
        self.who = Label("", Kind.SMALL, wraps=True)
        self.time = TurningTime(look, context.clock, context.ticking, kind=Kind.NAME)
        self.settled = Label("", Kind.SECONDARY)
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addWidget(self.what)
        words.addWidget(self.who)
        for widget in (self._mark, self.number):
            self.body.addWidget(widget)
        self.body.addLayout(words, 1)
        self.body.addWidget(self.time)
        self.body.addWidget(self.settled)

    def show_step(self, number: int, step: Step) -> None:
        """Show a step; its time goes on turning where it is the same as before."""
        if step == self.step and self.number.text() == str(number):
            return
        look, words = self._context.style, self._context.words
        self.step = step
        icon, tone = MARKS[step.state]
        self._mark.setPixmap(look.picture(icon, look.accent(tone), 20))
        self.number.setText(str(number))
        self.what.setText(step.what.said(words.language))
        whom = step.assigned or step.responsible.said(words.language)
        parts = [self.tr("Responsible: {who}").format(who=whom) if whom else "", step.note]
        self.who.setText(" · ".join(part for part in parts if part))
        self.who.setVisible(bool(self.who.text()))
        is_open = step.state is StepState.OPEN
        self.time.setVisible(is_open and step.due is not None)
        self.settled.setVisible(not is_open or step.due is None)
        if is_open and step.due is not None:
            self.time.count_down(step.due, self._stages())
        elif is_open:
            self.time.stop()
            self.settled.setText(self.tr("no limit"))
        else:
            self.time.stop()
            self.settled.setText(self._ending(step))
        state = words.say(step.state.label)
        self.setAccessibleName(f"{number}. {self.what.text()}. {state}. {self.who.text()}")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where the keyboard is, that step is meant."""
        super().focusInEvent(event)
        self.asked.emit(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click selects."""
        super().mousePressEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click works on it."""
        super().mouseDoubleClickEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go to the neighbours, Enter works on it."""
        if event.key() in ENTER_KEYS:
            if not event.isAutoRepeat():
                self.entered.emit()
        elif event.key() in STEPS:
            self.asked.emit(STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def set_chosen(self, chosen: bool) -> None:
        """Show whether the keys act on this step."""
        mark(self, "chosen", "true" if chosen else "false")

    def _ending(self, step: Step) -> str:
        words = self._context.words
        if step.state is StepState.NOT_APPLICABLE:
            return words.say(step.state.label)
        today = day_of(self._context.clock.now()).isoformat()
        return f"✓ {day_and_time(step.at or 0, today)}  {step.who}"

    def _stages(self) -> tuple[Stage, ...]:
        return (
            Stage(-(10**15), Tone.INFO, self.tr("remaining")),
            Stage(-NEAR, Tone.ATTENTION, self.tr("soon over")),
            Stage(1, Tone.ALARM, self.tr("overdue")),
        )


class StepList(QWidget):
    """All steps of one incident. `changed` when another is chosen, `entered` on Enter."""

    changed = Signal()
    entered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "scrolled")
        self._context = context
        self._incident = ""
        self._chosen = ""
        self.rows: list[StepRow] = []
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(context.style.px(8))
        self._list.addStretch()

    def show_steps(self, incident: str, steps: Sequence[Step]) -> None:
        """Show these; a row stays where it is, and so does the choice."""
        if incident != self._incident:
            self._incident, self._chosen = incident, ""
        while len(self.rows) > len(steps):
            row = self.rows.pop()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(steps):
            row = StepRow(self._context)
            row.asked.connect(lambda step, row=row: self._asked(row, step))
            row.entered.connect(self.entered)
            self._list.insertWidget(len(self.rows), row)
            self.rows.append(row)
        for at, (row, step) in enumerate(zip(self.rows, steps, strict=True), 1):
            row.show_step(at, step)
        if self.step() is None:
            still = [step.code for step in steps if step.state is StepState.OPEN]
            self._chosen = (still or [step.code for step in steps] or [""])[0]
        self._show_choice()

    def step(self) -> Step | None:
        """The chosen step."""
        row = self.row()
        return None if row is None else row.step

    def first_focus(self) -> None:
        """On the chosen step."""
        row = self.row()
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_next_open(self) -> None:
        """After a step was settled: on to the next that is still to do, if there is one."""
        chosen = self.row()
        at = 0 if chosen is None else self.rows.index(chosen)
        for row in (*self.rows[at:], *self.rows[:at]):
            if row.step is not None and row.step.state is StepState.OPEN:
                self._chosen = row.step.code
                break
        self._show_choice()

    def row(self) -> StepRow | None:
        """The row of the chosen step."""
        rows = (row for row in self.rows if row.step is not None and row.step.code == self._chosen)
        return next(rows, None)

    def _asked(self, row: StepRow, step: int) -> None:
        at = self.rows.index(row) + step
        if not 0 <= at < len(self.rows):
            return
        chosen = self.rows[at].step
        assert chosen is not None
        self._chosen = chosen.code
        self._show_choice()
        if step:
            self.rows[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_choice(self) -> None:
        for row in self.rows:
            row.set_chosen(row.step is not None and row.step.code == self._chosen)
        self.changed.emit()
