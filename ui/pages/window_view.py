"""What the window page shows: its parts, where they stand, and a state put into them.

Not here: what the keys do (`window`).
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from counter_app.hall.visit_rows import Visit
from counter_app.hall.visits import VisitState
from counter_app.journal.clock import MINUTE
from ui.page import Context
from ui.pages.case_sheet import CaseSheet
from ui.pages.queue_sheets import LeaveSheet, MatterSheet, TransferSheet
from ui.pages.sheet import Sheet
from ui.pages.window_buttons import Stage, WindowButtons
from ui.pages.window_choice import WindowChoice
from ui.pages.window_matters import MattersCard
from ui.pages.window_side import WindowSide
from ui.pages.window_state import WindowState, served_names, window_numbers
from ui.pages.window_visitor import VisitorCard
from ui.style import Tone
from ui.widgets.scrolled import Scrolled
from ui.widgets.stat_tile import StatTile
from ui.widgets.verdict import VerdictBand


class WindowView(QStackedWidget):
    """The desk while serving, or the list of windows to sit down at.

    One sheet at most is open; while it is, the matters and the buttons give way to it.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        look = context.style
        self._words = context.words
        self.register = _link(self.tr("Register somebody  Ctrl+N"))
        self.change = _link(self.tr("Change window  Ctrl+W"))
        self.choice = WindowChoice(context)
        self.visitor = VisitorCard(context, context.words.say)
        self.waiting = StatTile(look, self.tr("Can be called here"), self.tr("people"))
        self.matters = MattersCard(context)
        self.matters.moved.connect(self._keep_in_sight)
        self.band = VerdictBand(look)
        self.band.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.aside = WindowSide(context)
        self.transfer, self.add = TransferSheet(context), MatterSheet(context)
        self.leave, self.case = LeaveSheet(context), CaseSheet(context)
        self.sheets: tuple[Sheet, ...] = (self.transfer, self.add, self.leave, self.case)
        self.sheet: Sheet | None = None
        self.suspended: Visit | None = None
        self._called_twice = self._unclean = False
        self.buttons = WindowButtons(look)
        self.stage = Stage.NOBODY
        head = QWidget()
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        top = QHBoxLayout(head)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(look.px(16))
        top.addWidget(self.visitor, 1)
        self.waiting.setFixedWidth(look.px(212))
        top.addWidget(self.waiting)
        self._desk = QWidget()
        box = QVBoxLayout(self._desk)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(16))
        box.addWidget(self.band)
        box.addWidget(head)
        # Where the type is large the matters scroll, and the keys below stay in sight.
        self._scrolled = Scrolled(self.matters)
        self._scrolled.setMinimumHeight(look.px(150))
        self._scrolled.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        box.addWidget(self._scrolled, 1)
        for sheet in self.sheets:
            box.addWidget(sheet)
        # The button at the left stays where it is, whatever is shown above it.
        box.addStretch()
        box.addWidget(self.buttons)
        for hidden in (self.band, self._scrolled, *self.sheets):
            hidden.hide()
        # Nothing is claimed before something was read.
        self.addWidget(QWidget())
        self.addWidget(self._desk)
        self.addWidget(self.choice)

    def show_state(self, state: WindowState, *, choosing: bool) -> None:
        """Put what was read into the parts."""
        self.choice.show_state(state)
        self.change.setVisible(state.here is not None and not choosing)
        if state.here is None or choosing:
            self.setCurrentWidget(self.choice)
            self.aside.show_visits((), ())
            return
        self.setCurrentWidget(self._desk)
        visit = state.current
        if self.suspended is not None:
            self.stage = Stage.SUSPENDED
        elif visit is None:
            self.stage = Stage.NOBODY
        else:
            called = visit.state is VisitState.CALLED
            self.stage = Stage.CALLED if called else Stage.SERVING
        if visit is None:
            calls = (
                state.waiting.visits and self.stage is Stage.NOBODY and state.closed_here is None
            )
            self.visitor.show_nobody(
                self.tr("Nobody at the window"),
                self.tr("Press F2 to call the next one.") if calls else "",
            )
        else:
            self.visitor.show_visit(visit, self._notes(visit, state))
        self._show_double_call(state)
        self._show_unclean(state)
        self.matters.show_visit(visit, state.catalogue)
        self.aside.show_visits(state.on_hold, state.waiting.visits)
        self._show_waiting(state)
        self.show_parts()

    def show_parts(self) -> None:
        """Show the row of the stage, or the sheet that is open instead."""
        asking = self.sheet is not None
        self.band.setVisible(self.suspended is not None or self._called_twice or self._unclean)
        self._scrolled.setVisible(self.stage in (Stage.CALLED, Stage.SERVING) and not asking)
        self.buttons.setVisible(not asking)
        self.buttons.show_stage(self.stage)
        for sheet in self.sheets:
            sheet.setVisible(sheet is self.sheet)

    def show_suspended(self, visit: Visit) -> None:
        """A fever stays in red until somebody has seen it; says what to do."""
        self.suspended = visit
        self.band.show_verdict(
            Tone.ALARM,
            self.tr("{ticket} is a suspected case").format(ticket=visit.ticket),
            self.tr(
                "Stop serving. Keep 1 m away, masks on; the visitor waits for the duty leader. "
                "This window is disinfected before the next one."
            ),
        )

    def _show_double_call(self, state: WindowState) -> None:
        """Say to both windows who keeps the visitor, and what the other one does."""
        kept, lost = state.double.kept, state.double.lost
        self._called_twice = kept is not None or lost is not None
        if self.suspended is not None:
            return
        if kept is not None:
            others = window_numbers(kept.also, state.numbers)
            what = self.tr("Also called at window {number}").format(number=others)
            do = self.tr("The visitor is yours. Window {number} is told to call the next one.")
            self.band.show_verdict(Tone.ATTENTION, what, do.format(number=others))
        elif lost is not None:
            keeper = window_numbers((lost.window,), state.numbers)
            what = self.tr("{ticket} was also called at window {number}")
            do = self.tr(
                "Window {number} keeps the visitor: show them the way there. "
                "Then call the next one."
            )
            self.band.show_verdict(
                Tone.ATTENTION,
                what.format(ticket=lost.ticket, number=keeper),
                do.format(number=keeper),
            )

    def _show_unclean(self, state: WindowState) -> None:
        """Say why nobody can be called here; a visitor who is served is served to the end."""
        why = state.closed_here
        self._unclean = why is not None
        if why is None or self.suspended is not None:
            return
        self.band.show_verdict(
            Tone.ALARM,
            self.tr("This window is closed until it is disinfected"),
            self.tr(
                "The person of isolation case {number} was here. Nobody is called before the "
                "duty leader records the disinfection; sit down at another window with Ctrl+W."
            ).format(number=why.number),
        )

    def _keep_in_sight(self, row: QWidget) -> None:
        self._scrolled.ensureWidgetVisible(row, 0, 0)

    def mark_stale(self) -> None:
        """What stands there may be old, and says so."""
        shown = self.waiting.value()
        self.waiting.set_value(shown, note=self.tr("not up to date"), tone=Tone.ATTENTION)

    def set_busy(self, busy: bool) -> None:
        """While an act is under way no other can be begun."""
        self.buttons.setEnabled(not busy)
        self.choice.setEnabled(not busy)
        if self.sheet is not None:
            self.sheet.set_busy(busy)

    def first_focus(self) -> None:
        """Where the next input goes: the windows, the sheet, the matters or the next step."""
        if self.currentWidget() is self.choice:
            self.choice.first_focus()
        elif self.sheet is not None:
            self.sheet.first_focus()
        elif self.stage is Stage.SERVING:
            self.matters.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.buttons.focus_primary(self.stage)

    def where(self, state: WindowState) -> str:
        """Which window this is and what it serves, for beside the title."""
        if state.here is None:
            return self.tr("no window is open at this desk")
        return self.tr("window {number} · {serves}").format(
            number=state.here.number,
            serves=served_names(state.here, state.catalogue, self._words),
        )

    def _show_waiting(self, state: WindowState) -> None:
        parts = []
        if state.waiting.visits:
            minutes = state.waiting.longest // MINUTE
            parts.append(self.tr("longest wait {minutes} min").format(minutes=minutes))
        if state.on_hold:
            parts.append(self.tr("{count} on hold, F12").format(count=len(state.on_hold)))
        self.waiting.set_value(str(len(state.waiting.visits)), note=" · ".join(parts))
        self.buttons.next.setEnabled(bool(state.waiting.visits) and state.closed_here is None)

    def _notes(self, visit: Visit, state: WindowState) -> str:
        notes = []
        others = [one for one in visit.windows if state.here is not None and one != state.here.id]
        if others:
            number = state.numbers.get(others[-1], "?")
            notes.append(self.tr("transferred from window {number}").format(number=number))
        if visit.person.acting_for:
            notes.append(self.tr("acts for {name}").format(name=visit.person.acting_for))
        if visit.companions:
            notes.append(self.tr("{count} companions").format(count=visit.companions))
        if visit.note:
            notes.append(visit.note)
        return " · ".join(notes)


def _link(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
