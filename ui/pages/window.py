"""The window: call, serve and finish one visitor after another (N3.1, N4.1, the opening of N2.5).

Here: what the keys do. What is shown is in `window_view` and the parts it names. Not here: the
order of the queue.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from counter_app.documents.guidance_slip import guidance_slip
from counter_app.documents.hall_values import guidance_of
from counter_app.errors import Conflict, CounterError, InputError
from counter_app.hall import codes, queue, windows
from counter_app.hall.isolation import open_case
from counter_app.hall.registering import reveal
from counter_app.hall.staff_today import lacks_own_check
from counter_app.hall.visit_rows import Visit
from counter_app.hall.visits import ENDED, VisitState
from counter_app.hall.windows import Window
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from ui.announcing import announce_call
from ui.page import Context, Page
from ui.pages.sheet import Sheet
from ui.pages.window_buttons import Stage
from ui.pages.window_state import WindowState, read_window
from ui.pages.window_view import WindowView
from ui.style import Tone
from ui.widgets.table import Table

Result = TypeVar("Result")


class WindowPage(Page):
    """The page of a clerk: nobody here, somebody called, or somebody being served."""

    topics = frozenset({"visit", "window", "catalogue", "isolation"})
    right = Right.SERVE_QUEUE

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.state: WindowState | None = None
        self._busy = self._choosing = self._own_act = self._read_again = False
        self._partly_done = ""
        self._shown: tuple[object, ...] = ()
        self.view = WindowView(context)
        self.header.addWidget(self.view.register)
        self.header.addWidget(self.view.change)
        self.body.addWidget(self.view, 1)
        self._connect()
        self._connect_keys()

    def title(self) -> str:
        """The title at the top."""
        return self.tr("At the window")

    def side(self) -> QWidget:
        """Who is on hold and who is next."""
        return self.view.aside

    def refresh(self) -> None:
        """Read who is here and who waits."""
        if self._busy:
            # What this desk does itself is shown by the act; a change that comes from elsewhere
            # meanwhile is read after it.
            self._read_again = True
            return
        desk, before = self.context.desk, self._at_window()
        self.read(
            lambda: read_window(desk, before), self._show, lambda _error: self.view.mark_stale()
        )

    def first_focus(self) -> None:
        """Where the next input goes; a page that is not seen leaves the keyboard alone."""
        if self.state is not None and not self.is_behind:
            self.view.first_focus()

    def on_scanned(self, text: str) -> bool:
        """A ticket's code: its visitor stands at the window."""
        self.view.matters.take_back_burst()
        if not text.startswith(codes.TICKET) or self.state is None or self.state.here is None:
            return False
        self._ticket_shown(text.removeprefix(codes.TICKET))
        return True

    def _connect(self) -> None:
        view, buttons = self.view, self.view.buttons
        view.register.clicked.connect(lambda: self.context.navigate("door", None))
        view.change.clicked.connect(self._choose_window)
        view.choice.opened.connect(self._sit_down)
        view.choice.closed.connect(self._close_window)
        view.choice.back.connect(self._back_from_choice)
        buttons.next.clicked.connect(self._call_next)
        buttons.begin.clicked.connect(lambda: self._visit_act(queue.start))
        buttons.recall.clicked.connect(self._recall)
        buttons.no_show.clicked.connect(lambda: self._visit_act(queue.no_show))
        buttons.finish.clicked.connect(lambda: self._finish(and_next=True))
        buttons.hold.clicked.connect(lambda: self._visit_act(queue.hold))
        buttons.transfer.clicked.connect(self._ask_transfer)
        buttons.add.clicked.connect(self._ask_matter)
        for button in buttons.leaves:
            button.clicked.connect(self._ask_leave)
        for button in buttons.ills:
            button.clicked.connect(self._ask_case)
        buttons.seen.clicked.connect(self._seen)
        buttons.open_case.clicked.connect(self._to_case)
        view.visitor.show_facts.clicked.connect(self._reveal)
        view.matters.finish_only.clicked.connect(lambda: self._finish(and_next=False))
        view.matters.online.print.clicked.connect(self._print_guidance)
        view.aside.called.connect(self._call_this)
        view.aside.resumed.connect(self._resume)
        view.transfer.confirmed.connect(self._transfer)
        view.add.confirmed.connect(self._add_matter)
        view.leave.confirmed.connect(self._leave)
        view.case.confirmed.connect(self._isolate)
        for sheet in view.sheets:
            sheet.cancelled.connect(self._close_sheet)

    def _connect_keys(self) -> None:
        """Keys of what is not a button with a key of its own."""
        view = self.view

        def pressing(link: QPushButton) -> Callable[[], None]:
            def press() -> None:
                if link.isVisible():
                    link.click()

            return press

        for key, do in (
            ("F10", pressing(view.visitor.show_facts)),
            ("Shift+F2", pressing(view.matters.finish_only)),
            ("Ctrl+N", pressing(view.register)),
            ("Ctrl+W", pressing(view.change)),
            ("F11", lambda: self._to_list(view.aside.next)),
            ("F12", lambda: self._to_list(view.aside.on_hold)),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(do)

    # What was read

    def _show(self, state: WindowState) -> None:
        """Show what was read; the keyboard moves only when the work is another."""
        # What is gone is looked after once.
        self.state = replace(state, gone=None)
        self.set_secondary(self.view.where(state))
        lost = state.double.lost
        # That another window keeps the visitor whom both called is said by the view.
        if state.gone is not None and (lost is None or lost.id != state.gone.id):
            self._look_after(state.gone)
        self.view.show_state(state, choosing=self._choosing)
        now = (self.view.currentWidget(), self.view.stage, self._at_window())
        if now != self._shown:
            self._shown = now
            if self.view.sheet is not None:
                self._close_sheet()
            self.first_focus()

    def _look_after(self, visit: Visit) -> None:
        """Say what happened to the visit that was here, unless it was done here."""
        if visit.state in ENDED:
            self.view.matters.forget(visit.id)
        if visit.state is VisitState.SUSPENDED:
            self.view.show_suspended(visit)
        elif not self._own_act and visit.id != self._partly_done:
            self.notice.say(
                Tone.ATTENTION,
                self.tr("{ticket} is {state} now; another desk did it.").format(
                    ticket=visit.ticket, state=self.say(visit.state.label)
                ),
            )

    # What is done

    def _at_window(self) -> str:
        state = self.state
        return state.current.id if state is not None and state.current is not None else ""

    def _here(self) -> Window | None:
        return self.state.here if self.state is not None else None

    def _act(
        self,
        verb: Callable[[Desk], Result],
        done: Callable[[Result], None] | None = None,
    ) -> None:
        """Do a verb and read anew, one at a time; then the keyboard is where work goes on."""
        if self._busy:
            return
        desk, before = self.context.desk, self._at_window()
        self._set_busy(True)

        def went_well(result: Result, state: WindowState | None) -> None:
            self._set_busy(False)
            if self.view.sheet is not None:
                self._close_sheet()
            if state is None:
                self.view.mark_stale()
            else:
                self._own_act = True
                self._show(state)
                self._own_act = False
            if done is not None:
                done(result)
            self.first_focus()
            if self._read_again:
                self._read_again = False
                self.refresh()

        self.act(lambda: verb(desk), lambda: read_window(desk, before), went_well, self._went_wrong)

    def _went_wrong(self, error: CounterError) -> None:
        self._set_busy(False)
        sheet = self.view.sheet
        conflict = isinstance(error, Conflict)
        if sheet is not None and isinstance(error, InputError):
            sheet.complain(self.say(error.phrase))
        elif isinstance(error, InputError) and error.field == "outcomes":
            self.view.matters.complain(self.say(error.phrase))
        else:
            self.show_error(error)
        if not isinstance(error, InputError):
            # Part of what was asked for may be saved: finished here, and nobody called.
            self._partly_done = self._at_window()
            self._read_again = True
        if conflict or self._read_again:
            self._read_again = False
            self.refresh()
        self.first_focus()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.view.set_busy(busy)

    def _visit_act(self, verb: Callable[[Desk, str], Visit]) -> None:
        visit = self._at_window()
        if visit:
            self._act(lambda desk: verb(desk, visit))

    def _announce(self, visit: Visit | None) -> None:
        here = self._here()
        if visit is not None and here is not None:
            announce_call(self.context, visit.ticket, here.number)

    def _call_next(self) -> None:
        here, claim = self._here(), self.context.claim
        if here is not None:
            self._act(lambda desk: queue.call_next(desk, here.id, claim), self._called_next)

    def _called_next(self, visit: Visit | None) -> None:
        if visit is None:
            self.notice.say(Tone.INFO, self.tr("Nobody waits for this window just now."))
        self._announce(visit)

    def _call_this(self, visit: Visit) -> None:
        here, claim = self._here(), self.context.claim
        if self._may_take(visit) and here is not None:
            self._act(lambda desk: queue.call(desk, here.id, visit.id, claim), self._announce)

    def _resume(self, visit: Visit) -> None:
        here = self._here()
        if self._may_take(visit) and here is not None:
            self._act(lambda desk: queue.resume(desk, here.id, visit.id))

    def _may_take(self, visit: Visit) -> bool:
        """Whether somebody else may come now; says what stands in the way."""
        if self.view.sheet is not None:
            return False
        current = self.state.current if self.state is not None else None
        if current is not None:
            self.notice.say(
                Tone.ATTENTION,
                self.tr("{ticket} is still here. Finish or hold first, then take {other}.").format(
                    ticket=current.ticket, other=visit.ticket
                ),
            )
            self.first_focus()
        return current is None

    def _recall(self) -> None:
        visit = self._at_window()
        if visit:
            self._act(lambda desk: queue.recall(desk, visit), self._announce)

    def _finish(self, *, and_next: bool) -> None:
        visit, here, matters = self._at_window(), self._here(), self.view.matters
        if not visit or here is None or self.view.sheet is not None or matters.ask_for_lacking():
            return
        outcomes, claim = matters.choices(), self.context.claim

        def do(desk: Desk) -> Visit | None:
            queue.finish(desk, visit, outcomes)
            return queue.call_next(desk, here.id, claim) if and_next else None

        self._act(do, self._announce)

    def _reveal(self) -> None:
        visit = self._at_window()
        if self.view.visitor.revealed:
            self.view.visitor.hide_facts()
        elif visit:
            self._act(lambda desk: reveal(desk, visit), self.view.visitor.reveal)

    def _ticket_shown(self, id: str) -> None:
        state, here = self.state, self._here()
        if state is None or here is None or self.view.sheet is not None:
            return
        if state.current is not None and state.current.id == id:
            if self.view.stage is Stage.CALLED:
                self._visit_act(queue.start)
            return
        held = next((one for one in state.on_hold if one.id == id), None)
        if held is not None:
            self._resume(held)
        else:
            claim = self.context.claim
            self._act(lambda desk: queue.call(desk, here.id, id, claim), self._announce)

    def _print_guidance(self) -> None:
        item, state = self.view.matters.current_item(), self.state
        if item is None or state is None:
            return
        words = self.context.words
        slip = guidance_of(item, state.hall, self.context.clock.now(), words.language)
        button = self.view.matters.online.print
        button.setEnabled(False)

        def printed() -> None:
            button.setEnabled(True)
            self.notice.say(Tone.NORMAL, self.tr("The guidance slip is printed."))

        def failed(error: CounterError) -> None:
            button.setEnabled(True)
            self.show_error(error)

        self.context.printing.send(
            lambda: guidance_slip(slip, words.translations).pdf, printed, failed, self, item.code
        )
        self.first_focus()

    # Which window

    def _choose_window(self) -> None:
        if self.state is not None and self.view.sheet is None:
            self._choosing = True
            self._show(self.state)

    def _back_from_choice(self) -> None:
        if self.state is not None:
            self._choosing = False
            self._show(self.state)

    def _sit_down(self, window: Window) -> None:
        self._choosing = False

        def open_it(desk: Desk) -> bool:
            windows.open_window(desk, window.id)
            return lacks_own_check(desk)

        def hint(lacking: bool) -> None:
            if lacking:
                self.notice.say(
                    Tone.INFO,
                    self.tr("Your health check of today is still missing; work goes on."),
                    self.tr("When there is a moment: Ctrl+T, the temperature, Enter."),
                )

        self._act(open_it, hint)

    def _close_window(self) -> None:
        here = self._here()
        self._choosing = False
        if here is not None:
            self._act(lambda desk: windows.close_window(desk, here.id))

    # What is asked

    def _open_sheet(self, sheet: Sheet) -> None:
        self.view.sheet = sheet
        self.view.show_parts()
        sheet.first_focus()

    def _close_sheet(self) -> None:
        self.view.sheet = None
        self.view.show_parts()
        self.first_focus()

    def _ask_transfer(self) -> None:
        state, here = self.state, self._here()
        if state is not None and state.current is not None and here is not None:
            sheet = self.view.transfer
            sheet.begin(state.current.ticket, state.windows, here.id, state.catalogue)
            self._open_sheet(sheet)

    def _transfer(self) -> None:
        visit, settled = self._at_window(), self.view.matters.explicit()
        window, why = self.view.transfer.window_chosen(), self.view.transfer.why.text()

        def do(desk: Desk) -> Visit:
            # What was settled here keeps its outcome and this window.
            for code, outcome in settled.items():
                queue.finish_matter(desk, visit, code, outcome)
            return queue.transfer(desk, visit, window, why)

        self._act(do, lambda _visit: self.view.matters.forget(visit))

    def _ask_matter(self) -> None:
        if self.state is not None:
            self.view.add.begin(self.state.catalogue)
            self._open_sheet(self.view.add)

    def _add_matter(self) -> None:
        sheet, visit = self.view.add, self._at_window()
        item = sheet.chosen
        if item is None:
            sheet.complain(self.tr("Choose a matter from the list."))
            sheet.first_focus()
            return
        self._act(lambda desk: queue.add_matter(desk, visit, item.code))

    def _ask_leave(self) -> None:
        if self.state is not None and self.state.current is not None:
            self.view.leave.begin(self.state.current.ticket)
            self._open_sheet(self.view.leave)

    def _leave(self) -> None:
        visit, why = self._at_window(), self.view.leave.why.text()
        self._act(lambda desk: queue.leave(desk, visit, why))

    def _ask_case(self) -> None:
        if self.state is not None and self.state.current is not None:
            self.view.case.begin(self.state.current.ticket)
            self._open_sheet(self.view.case)

    def _isolate(self) -> None:
        visit, told = self._at_window(), self.view.case.told()
        answers = self.view.case.answers()
        self._act(lambda desk: open_case(desk, visit=visit, symptoms=told, answers=answers))

    def _seen(self) -> None:
        self.view.suspended = None
        if self.state is not None:
            self._show(self.state)

    def _to_case(self) -> None:
        suspended = self.view.suspended
        if suspended is not None:
            self.context.navigate("isolation", suspended.case)

    def _to_list(self, table: Table[Visit]) -> None:
        if table.isVisible():
            self.view.aside.first_focus(table)
        elif not self.view.aside.isVisible():
            self.notice.say(Tone.INFO, self.tr("Ctrl+0 unfolds the lists at the right."))
