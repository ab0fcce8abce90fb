"""Visits: find one as one types, see it with its whole timeline, and act on it by key (N2.4).

The keyboard stays in the search field; arrows choose among what was found. Not here: how a visit
is found (`counter_app.hall.finding`), how it looks (`visit_detail`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from counter_app.errors import Conflict, CounterError, InputError
from counter_app.hall import codes
from counter_app.hall.case_rows import Case
from counter_app.hall.catalogue import Catalogue, read_catalogue
from counter_app.hall.finding import Found
from counter_app.hall.identity import normal_form, parse_document, recognise
from counter_app.hall.isolation import open_case
from counter_app.hall.persons import PersonFacts
from counter_app.hall.queue import return_to_queue
from counter_app.hall.registering import Ticket, correct, read_ticket, reveal
from counter_app.hall.timeline import VisitStory, visit_story
from counter_app.hall.visit_rows import Visit
from counter_app.hall.visits import VisitState
from counter_app.hall.windows import list_windows
from counter_app.journal.clock import day_of
from counter_app.people.roles import Right
from ui.newest import NewestAnswer
from ui.page import Context, Page
from ui.pages.case_sheet import CaseSheet
from ui.pages.correcting import CorrectionPanel
from ui.pages.ticket_printing import TicketPrinting, slip_maker
from ui.pages.visit_detail import HallWords, VisitDetail
from ui.pages.visit_search import Query, VisitSearch
from ui.paper_sheet import PaperSheet
from ui.widgets.flow import Flow
from ui.widgets.key_button import Emphasis, KeyButton

Result = TypeVar("Result")

UPRIGHT = 1100
"""From this width of the page on (times the scale), the detail stands beside the table."""


class VisitsPage(Page):
    """One field, what was found, and the selected visit below or beside it."""

    topics = frozenset({"visit", "temperature", "isolation", "catalogue", "window", "user"})
    right = Right.FIND_VISITS

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._hall = HallWords(Catalogue((), ()), {})
        self._busy = self._is_printing = False
        self.search = VisitSearch(self, self.mark_stale)
        self._stories: NewestAnswer[str, VisitStory] = NewestAnswer(
            self, lambda visit: visit_story(context.desk, visit), self._show_story, self.mark_stale
        )
        self.printing = TicketPrinting(context, self)
        self.detail = VisitDetail(context)
        self.correction = CorrectionPanel(self.look, self.say)
        self.illness = CaseSheet(context)
        # A print from here counts as any other: the ticket knows of it.
        self.slip = PaperSheet(context, self._close_sheet, self._print_what_is_looked_at)
        self._make_buttons()
        self._arrange()
        self._connect()

    def title(self) -> str:
        """The title at the top."""
        return self.tr("Find visits")

    def refresh(self) -> None:
        """Read anew what is found, and the visit that is open."""
        desk = self.context.desk

        def read_hall() -> HallWords:
            numbers = {window.id: window.number for window in list_windows(desk)}
            return HallWords(read_catalogue(desk), numbers)

        self.read(read_hall, self._show_hall)
        self.search.refresh()
        if self.detail.story is not None:
            self._stories.ask(self.detail.story.visit.id)

    def first_focus(self) -> None:
        """Into the search field, unless something is being asked."""
        if self._sheet is not None or self.is_behind:
            return
        self.search.first_focus()

    def open_with(self, argument: object) -> None:
        """Open the visit with this id."""
        if isinstance(argument, str):
            self._look_for(Query(visit=argument))

    def on_scanned(self, text: str) -> bool:
        """A ticket's code or a document opens what belongs to it at once."""
        if text.startswith(codes.TICKET):
            self._look_for(Query(visit=text.removeprefix(codes.TICKET)))
            return True
        if recognise(normal_form(text)) is None:
            return False
        try:
            document = parse_document(text, None, day_of(self.context.clock.now()))
        except InputError as error:
            self.search.field.complain(self.say(error.phrase))
            return True
        self._look_for(Query(document=document.number))
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room, the detail stands beside the table."""
        super().resizeEvent(event)
        wide = self.width() >= self.look.px(UPRIGHT)
        way = QBoxLayout.Direction
        self._parts.setDirection(way.LeftToRight if wide else way.TopToBottom)
        for part, share in enumerate((3, 2) if wide else (2, 3)):
            self._parts.setStretch(part, share)
        self.detail.set_wide(wide)

    # ------------------------------------------------------------------ building

    def _make_buttons(self) -> None:
        look, may = self.look, self.context.desk.may
        self.print_again = KeyButton(
            look, self.tr("Print ticket again"), "F8", Emphasis.PRIMARY, icon="print"
        )
        self.look_at = KeyButton(look, self.tr("Look at the ticket"), "F7", icon="document")
        self.reveal = KeyButton(look, self.tr("Show document"), "F10", icon="eye")
        self.correct = KeyButton(look, self.tr("Correct"), "F6")
        self.back = KeyButton(look, self.tr("Back to the queue"), "F5")
        self.case = KeyButton(look, self.tr("Isolate"), "F9", Emphasis.DANGER)
        self.save = KeyButton(look, self.tr("Save the correction"), "Enter", Emphasis.PRIMARY)
        self.cancel = KeyButton(look, self.tr("Back"), "Esc")
        self._allowed = {
            self.print_again: may(Right.REGISTER_VISIT),
            self.look_at: may(Right.REGISTER_VISIT),
            self.reveal: may(Right.REVEAL_PERSON),
            self.correct: may(Right.CORRECT_VISIT) and may(Right.REVEAL_PERSON),
            self.back: may(Right.SERVE_QUEUE),
            self.case: may(Right.OPEN_CASE),
        }

    def _arrange(self) -> None:
        look = self.look
        self._acts = self._row(*self._allowed)
        shown = QVBoxLayout()
        shown.setSpacing(look.px(16))
        # Above the visit on which they act, so that large type never pushes them out of sight.
        shown.addWidget(self._acts)
        shown.addWidget(self.detail, 1)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._parts.setSpacing(look.px(16))
        self._parts.addWidget(self.search.found)
        self._parts.addLayout(shown)
        self._saving = self._row(self.save, self.cancel)
        self._correcting = QWidget()
        box = QVBoxLayout(self._correcting)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(16))
        box.addWidget(self.correction, 1)
        box.addWidget(self._saving)
        self._sheet: QWidget | None = None
        self._looking = QWidget()
        lines = QVBoxLayout(self._looking)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.px(16))
        lines.addWidget(self.search.field)
        lines.addLayout(self._parts, 1)
        self.body.addWidget(self._looking, 1)
        for sheet in (self._correcting, self.illness):
            sheet.hide()
            self.body.addWidget(sheet)
        self.slip.hide()
        self.body.addWidget(self.slip, 1)
        # Sheets stand at the top, the room below them stays empty.
        self._below = QWidget()
        self._below.hide()
        self.body.addWidget(self._below, 1)

    def _row(self, *buttons: KeyButton) -> QWidget:
        holder = QWidget()
        flow = Flow(self.look.px(10), holder)
        for button in buttons:
            flow.addWidget(button)
        return holder

    def _connect(self) -> None:
        self.search.chosen.connect(self._chosen)
        self.search.told.connect(self.set_secondary)
        self.search.paged.connect(self.detail.timeline.turn_page)
        self.print_again.clicked.connect(self._print)
        self.look_at.clicked.connect(self._look_at)
        self.reveal.clicked.connect(self._reveal)
        self.correct.clicked.connect(self._begin_correction)
        self.back.clicked.connect(self._return)
        self.case.clicked.connect(self._case)
        self.save.clicked.connect(self._save_correction)
        self.cancel.clicked.connect(self._close_sheet)
        self.illness.confirmed.connect(self._open_case)
        self.illness.cancelled.connect(self._close_sheet)
        self.printing.printed.connect(lambda _visit: self._printed(None))
        self.printing.not_printed.connect(lambda _visit, error: self._printed(error))
        self._show_buttons()

    # ------------------------------------------------------------------ finding

    def _look_for(self, query: Query) -> None:
        self._close_sheet()
        self.search.look_for(query)

    def _show_hall(self, hall: HallWords) -> None:
        self._hall = hall
        self.search.catalogue = hall.catalogue

    def _chosen(self, row: Found | None) -> None:
        if row is not None:
            self._stories.ask(row.id)
            return
        self._stories.forget()
        self.detail.show_hint(
            self.tr(
                "Type a name (单小玲, shan, sxl), the last digits of a document or phone, or a "
                "ticket number.\nOr scan a ticket or a document.\n↑ ↓ choose, Esc clears."
            )
        )
        self._show_buttons()

    def _show_story(self, visit: str, story: VisitStory) -> None:
        chosen = self.search.selected()
        if chosen is None or chosen.id != visit:
            return
        self.detail.show_story(story, self._hall)
        self._show_buttons()

    # ------------------------------------------------------------------ acting

    def _visit(self) -> Visit | None:
        return self.detail.story.visit if self.detail.story is not None else None

    def _show_buttons(self) -> None:
        visit = self._visit()
        today = day_of(self.context.clock.now()).isoformat()
        self._acts.setVisible(visit is not None and any(self._allowed.values()))
        for button, allowed in self._allowed.items():
            button.setVisible(allowed and visit is not None)
            button.setEnabled(not self._busy)
        if visit is None:
            return
        if self._is_printing:
            self.print_again.setEnabled(False)
        returns = visit.state is VisitState.NO_SHOW and visit.day == today
        self.back.setVisible(self._allowed[self.back] and returns)
        self.case.setVisible(
            self._allowed[self.case] and (visit.case is not None or visit.day == today)
        )
        self.case.setText(self.tr("Isolate") if visit.case is None else self.tr("Open the case"))
        emphasis = Emphasis.DANGER if visit.case is None else Emphasis.PLAIN
        self.case.set_emphasis(emphasis)

    def _verb(
        self,
        do: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[CounterError], None] | None = None,
    ) -> None:
        """Run a verb; until it has come back, no other is begun."""
        if self._busy:
            return
        self._set_busy(True)
        self.notice.dismiss()

        def came(result: Result) -> None:
            self._set_busy(False)
            done(result)

        def refused(error: CounterError) -> None:
            self._set_busy(False)
            (failed or self.show_error)(error)
            if isinstance(error, Conflict):
                self.refresh()

        self.run(do, came, refused)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.save.setEnabled(not busy)
        self.illness.set_busy(busy)
        self._show_buttons()

    def _print(self) -> None:
        visit = self._visit()
        if visit is not None and not self._is_printing:
            self._is_printing = True
            self.notice.dismiss()
            self.printing.again(visit.id, self._hall.catalogue)
            self._show_buttons()

    def _look_at(self) -> None:
        visit, desk = self._visit(), self.context.desk
        if visit is None:
            return

        def look(ticket: Ticket) -> None:
            self._open_sheet(self.slip)
            make = slip_maker(self.context, ticket, self._hall.catalogue)
            self.slip.show_paper(make, f"ticket-{ticket.visit.ticket}.pdf")
            self.slip.setFocus(Qt.FocusReason.OtherFocusReason)

        self._verb(lambda: read_ticket(desk, visit.id), look)

    def _print_what_is_looked_at(self) -> None:
        self._close_sheet()
        self._print()

    def _printed(self, error: CounterError | None) -> None:
        self._is_printing = False
        if error is not None:
            self.show_error(error)
        self._show_buttons()

    def _reveal(self) -> None:
        visit, desk = self._visit(), self.context.desk
        if visit is None:
            return
        if self.detail.revealed:
            self.detail.hide_facts()
            return

        def shown(person: PersonFacts) -> None:
            self.detail.reveal(visit.id, person)

        self._verb(lambda: reveal(desk, visit.id), shown)

    def _return(self) -> None:
        visit, desk = self._visit(), self.context.desk
        if visit is not None:
            self._verb(lambda: return_to_queue(desk, visit.id), lambda _visit: None)

    def _begin_correction(self) -> None:
        visit, desk = self._visit(), self.context.desk
        if visit is None:
            return
        why = self.tr("to correct it")

        def begin(person: PersonFacts) -> None:
            self._open_sheet(self._correcting)
            self.correction.begin(visit, person, day_of(self.context.clock.now()))

        self._verb(lambda: reveal(desk, visit.id, why), begin)

    def _save_correction(self) -> None:
        visit, desk, panel = self.correction.visit, self.context.desk, self.correction
        if visit is None:
            return
        try:
            person = panel.person()
            companions = panel.count_of_companions()
        except InputError as error:
            self._not_corrected(error)
            return
        priority, why = panel.priority.values(), panel.why.text()

        def corrected(_visit: Visit) -> None:
            self.detail.hide_facts()
            self._close_sheet()

        self._verb(
            lambda: correct(desk, visit.id, person, priority, companions, why),
            corrected,
            self._not_corrected,
        )

    def _not_corrected(self, error: CounterError) -> None:
        field = error.field if isinstance(error, InputError) else ""
        if not self.correction.complain(field, self.say(error.phrase)):
            self.show_error(error)

    def _case(self) -> None:
        visit = self._visit()
        if visit is None:
            return
        if visit.case is not None:
            self.context.navigate("isolation", visit.case)
            return
        self.illness.begin(visit.ticket)
        self._open_sheet(self.illness)
        self.illness.first_focus()

    def _open_case(self) -> None:
        visit, desk, told = self._visit(), self.context.desk, self.illness.told()
        answers = self.illness.answers()
        if visit is None:
            return

        def opened(case: Case) -> None:
            self._close_sheet()
            self.context.navigate("isolation", case.id)

        def refused(error: CounterError) -> None:
            self.illness.complain(self.say(error.phrase))

        self._verb(
            lambda: open_case(desk, visit=visit.id, symptoms=told, answers=answers),
            opened,
            refused,
        )

    def _open_sheet(self, sheet: QWidget) -> None:
        self._sheet = sheet
        self._looking.hide()
        sheet.show()
        # A paper takes all the room itself.
        self._below.setVisible(sheet is not self.slip)

    def _close_sheet(self) -> None:
        if self._sheet is None:
            return
        self._sheet.hide()
        self._sheet = None
        self._below.hide()
        self.correction.end()
        self._looking.show()
        self.first_focus()
