"""The queue: today's visits under way, who was called last, and how full the hall is (N3.1, N4.1).

Here: what the keys do for the chosen visit. The board and the list are files of their own. Not
here: serving (`window`), the story of a visit (`visits`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.errors import Conflict, CounterError, InputError
from counter_app.hall import queue
from counter_app.hall.closing import close_today, leftovers_today
from counter_app.hall.persons import PersonFacts
from counter_app.hall.registering import correct, reveal
from counter_app.hall.visit_rows import Visit
from counter_app.hall.visits import INSIDE, UNDER_WAY, VisitState
from counter_app.journal.clock import day_of
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from ui.announcing import announce_call
from ui.page import Context, Page
from ui.pages.correcting import CorrectionPanel
from ui.pages.queue_board import BoardCall, CallBoard, OccupancyCard
from ui.pages.queue_list import QueueList
from ui.pages.queue_sheets import CloseDaySheet, LeaveSheet, TransferSheet
from ui.pages.queue_state import QueueState, read_queue
from ui.pages.sheet import Sheet
from ui.pages.ticket_printing import TicketPrinting
from ui.pages.window_state import window_numbers
from ui.style import Tone
from ui.widgets.flow import Flow
from ui.widgets.key_button import Emphasis, KeyButton

Result = TypeVar("Result")


class QueuePage(Page):
    """The page of whoever keeps an eye on the whole hall."""

    topics = frozenset({"visit", "window", "catalogue", "rules"})
    right = Right.FIND_VISITS

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = self.look
        self.state: QueueState | None = None
        self._busy = False
        self._acting_on: Visit | None = None
        self._sheet: QWidget | None = None
        self.board, self.occupancy = CallBoard(look), OccupancyCard(look)
        self.list = QueueList(context)
        self.transfer, self.leave = TransferSheet(context), LeaveSheet(context)
        self.close_day = CloseDaySheet(context)
        self.correction = CorrectionPanel(look, self.say)
        self.save = KeyButton(look, self.tr("Save the correction"), "Enter", Emphasis.PRIMARY)
        self.drop = KeyButton(look, self.tr("Back"), "Esc")
        self._correcting = QWidget()
        self._printing = TicketPrinting(context, self)
        self._build_buttons()
        self._arrange()
        self._connect()

    def title(self) -> str:
        """The title at the top."""
        return self.tr("Queue")

    def refresh(self) -> None:
        """Read the queue."""
        desk = self.context.desk
        self.read(lambda: read_queue(desk), self._show, lambda _error: self.occupancy.mark_stale())

    def first_focus(self) -> None:
        """On the list, or the sheet that is open."""
        if self.is_behind:
            return
        if isinstance(self._sheet, Sheet):
            self._sheet.first_focus()
        elif self._sheet is None:
            if self.list.selected() is None:
                self.list.table.select_first()
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_buttons(self) -> None:
        look = self.look
        self.call = KeyButton(look, self.tr("Call to my window"), "F2", Emphasis.PRIMARY)
        self.back = KeyButton(look, self.tr("Back in the queue"), "F3")
        self.pass_on = KeyButton(look, self.tr("Transfer"), "F4")
        self.correct = KeyButton(look, self.tr("Correct"), "F6")
        self.leaves = KeyButton(look, self.tr("Leaves unserved"), "F7")
        self.print = KeyButton(look, self.tr("Print the ticket again"), "F8")
        self.story = KeyButton(look, self.tr("Timeline"), "Enter")
        self.end_day = KeyButton(look, self.tr("Close the day"), "Ctrl+E")
        self._buttons = QWidget()
        flow = Flow(look.px(10), self._buttons)
        for button in (
            self.call,
            self.back,
            self.pass_on,
            self.leaves,
            self.print,
            self.correct,
            self.story,
            self.end_day,
        ):
            flow.addWidget(button)
        may = self.context.desk.may
        serves = (self.call, self.back, self.pass_on, self.leaves)
        for button in serves:
            button.setVisible(may(Right.SERVE_QUEUE))
        self.print.setVisible(may(Right.REGISTER_VISIT))
        self.correct.setVisible(may(Right.CORRECT_VISIT) and may(Right.REVEAL_PERSON))
        self.end_day.setVisible(may(Right.CLOSE_DAY))

    def _arrange(self) -> None:
        look = self.look
        top = QHBoxLayout()
        top.setSpacing(look.px(16))
        top.addWidget(self.board, 1)
        self.occupancy.setFixedWidth(look.px(232))
        top.addWidget(self.occupancy)
        buttons = QWidget()
        flow = Flow(look.px(10), buttons)
        flow.addWidget(self.save)
        flow.addWidget(self.drop)
        inner = QVBoxLayout(self._correcting)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.correction, 1)
        inner.addWidget(buttons)
        self.body.addLayout(top)
        self.body.addWidget(self.list, 1)
        for sheet in (self.transfer, self.leave, self.close_day, self._correcting):
            sheet.hide()
            self.body.addWidget(sheet)
        self.body.addStretch()
        self.body.addWidget(self._buttons)

    def _connect(self) -> None:
        self.list.chosen.connect(self._offer)
        self.list.opened.connect(self._open_story)
        self.call.clicked.connect(self._call)
        self.back.clicked.connect(lambda: self._visit_act(queue.return_to_queue))
        self.pass_on.clicked.connect(self._ask_transfer)
        self.leaves.clicked.connect(self._ask_leave)
        self.print.clicked.connect(self._print)
        self.correct.clicked.connect(self._ask_correction)
        self.story.clicked.connect(lambda: self._open_story(self.list.selected()))
        self.end_day.clicked.connect(self._ask_close)
        self.transfer.confirmed.connect(self._transfer)
        self.leave.confirmed.connect(self._leave)
        self.close_day.confirmed.connect(self._close_day)
        self.save.clicked.connect(self._correct)
        self.drop.clicked.connect(self._close_sheet)
        for sheet in (self.transfer, self.leave, self.close_day):
            sheet.cancelled.connect(self._close_sheet)
        self._printing.printed.connect(self._printed)
        self._printing.not_printed.connect(lambda _visit, error: self.show_error(error))

    # What was read

    def _show(self, state: QueueState) -> None:
        first, self.state = self.state is None, state
        self.occupancy.show_count(state.occupancy.inside, state.occupancy.limit)
        numbers = state.numbers
        self.board.show_calls(
            [
                BoardCall(
                    visit.ticket,
                    window_numbers((visit.window,), numbers),
                    window_numbers(visit.also, numbers),
                )
                for visit in state.calls
            ]
        )
        self.list.show_state(state)
        waiting = state.by_state()[VisitState.WAITING]
        self.set_secondary(
            self.tr("{count} under way · {waiting} waiting").format(
                count=len(state.visits), waiting=waiting
            )
        )
        self._offer()
        if first and self.isVisible():
            # Who has gone on to another page keeps the keyboard there.
            self.first_focus()

    def _offer(self) -> None:
        """Only what the chosen visit's state allows can be pressed."""
        visit, state = self.list.selected(), self.state
        now = visit.state if visit is not None and not self._busy else None
        here = state is not None and state.here is not None
        self.call.setEnabled(here and now in (VisitState.WAITING, VisitState.NO_SHOW))
        self.back.setEnabled(now is VisitState.NO_SHOW)
        self.pass_on.setEnabled(now in INSIDE)
        self.leaves.setEnabled(now in UNDER_WAY)
        for button in (self.print, self.correct, self.story):
            button.setEnabled(now is not None)
        self.end_day.setEnabled(not self._busy)

    # What is done

    def _act(self, verb: Callable[[Desk], Result], done: Callable[[Result], None]) -> None:
        """Do a verb and read anew, one at a time."""
        if self._busy:
            return
        desk = self.context.desk
        self._set_busy(True)

        def went_well(result: Result, state: QueueState | None) -> None:
            self._set_busy(False)
            self._close_sheet()
            if state is not None:
                self._show(state)
            done(result)

        self.act(lambda: verb(desk), lambda: read_queue(desk), went_well, self._went_wrong)

    def _went_wrong(self, error: CounterError) -> None:
        self._set_busy(False)
        sheet = self._sheet
        said = False
        if isinstance(sheet, Sheet) and isinstance(error, InputError):
            sheet.complain(self.say(error.phrase))
            said = True
        elif sheet is self._correcting and isinstance(error, InputError):
            said = self.correction.complain(error.field, self.say(error.phrase))
        if not said:
            self.show_error(error)
        if isinstance(error, Conflict) or not isinstance(error, InputError):
            # Part of what was asked for may be saved.
            self.refresh()
        if sheet is not self._correcting:
            self.first_focus()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        if isinstance(self._sheet, Sheet):
            self._sheet.set_busy(busy)
        self.save.setEnabled(not busy)
        self._offer()

    def _visit_act(self, verb: Callable[[Desk, str], Visit]) -> None:
        visit = self.list.selected()
        if visit is not None:
            self._act(lambda desk: verb(desk, visit.id), lambda _visit: None)

    def _call(self) -> None:
        visit, state = self.list.selected(), self.state
        if visit is None or state is None or state.here is None:
            return
        here, claim = state.here, self.context.claim

        def called(found: Visit) -> None:
            announce_call(self.context, found.ticket, here.number)
            # Whoever calls somebody serves next.
            self.context.navigate("window", None)

        self._act(lambda desk: queue.call(desk, here.id, visit.id, claim), called)

    def _open_story(self, visit: Visit | None) -> None:
        if visit is not None:
            self.context.navigate("visits", visit.id)

    def _print(self) -> None:
        visit = self.list.selected()
        if visit is not None and self.state is not None:
            self._printing.again(visit.id, self.state.catalogue)

    def _printed(self, id: str) -> None:
        found = (
            next((one for one in self.state.visits if one.id == id), None) if self.state else None
        )
        ticket = found.ticket if found is not None else ""
        self.notice.say(Tone.NORMAL, self.tr("Ticket {ticket} is printed.").format(ticket=ticket))

    # What is asked

    def _open_sheet(self, sheet: QWidget) -> None:
        self._sheet = sheet
        self.list.hide()
        self._buttons.hide()
        sheet.show()
        self.first_focus()

    def _close_sheet(self) -> None:
        if self._sheet is None:
            return
        sheet, self._sheet = self._sheet, None
        self.list.show()
        self._buttons.show()
        sheet.hide()
        self.correction.end()
        self.first_focus()

    def _ask_transfer(self) -> None:
        visit, state = self.list.selected(), self.state
        if visit is not None and state is not None:
            self._acting_on = visit
            self.transfer.begin(visit.ticket, state.windows, visit.window, state.catalogue)
            self._open_sheet(self.transfer)

    def _transfer(self) -> None:
        visit, window = self._acting_on, self.transfer.window_chosen()
        why = self.transfer.why.text()
        if visit is not None:
            self._act(lambda desk: queue.transfer(desk, visit.id, window, why), lambda _v: None)

    def _ask_leave(self) -> None:
        visit = self.list.selected()
        if visit is not None:
            self._acting_on = visit
            self.leave.begin(visit.ticket)
            self._open_sheet(self.leave)

    def _leave(self) -> None:
        visit, why = self._acting_on, self.leave.why.text()
        if visit is not None:
            self._act(lambda desk: queue.leave(desk, visit.id, why), lambda _visit: None)

    def _ask_correction(self) -> None:
        visit = self.list.selected()
        if visit is None:
            return
        why = self.tr("to correct it")

        def revealed(person: PersonFacts) -> None:
            self._open_sheet(self._correcting)
            self.correction.begin(visit, person, day_of(self.context.clock.now()))

        self._act(lambda desk: reveal(desk, visit.id, why), revealed)

    def _correct(self) -> None:
        panel, visit = self.correction, self.correction.visit
        if visit is None:
            return
        try:
            person = panel.person()
            companions = panel.count_of_companions()
        except InputError as error:
            self._went_wrong(error)
            return
        priority, why = panel.priority.values(), panel.why.text()
        self._act(
            lambda desk: correct(desk, visit.id, person, priority, companions, why),
            lambda found: self.notice.say(
                Tone.NORMAL, self.tr("Ticket {ticket} is corrected.").format(ticket=found.ticket)
            ),
        )

    def _ask_close(self) -> None:
        desk = self.context.desk

        def counted(count: int) -> None:
            self.close_day.begin(count)
            self._open_sheet(self.close_day)

        self.run(lambda: leftovers_today(desk), counted)

    def _close_day(self) -> None:
        def closed(count: int) -> None:
            self.notice.say(
                Tone.NORMAL, self.tr("The day is closed; {count} visits.").format(count=count)
            )

        self._act(close_today, closed)
