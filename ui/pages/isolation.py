"""Isolation: who is kept apart now, and by when they must be moved and reported (N2.5).

Opens cases by hand too, for somebody who falls ill inside; records what more speaks for a case, its
release, and every step between. Not here: what a step asks (`case_*_sheets`), which are offered
(`case_steps_row`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.errors import Conflict, CounterError, InputError
from counter_app.hall import codes
from counter_app.hall.case_dues import deadlines
from counter_app.hall.case_rows import Case
from counter_app.hall.catalogue import read_catalogue
from counter_app.hall.finding import Found, find, find_by_id
from counter_app.hall.isolation import (
    clear_case,
    closed_cases,
    open_case,
    raise_case,
    reveal_case,
    running_cases,
)
from counter_app.hall.rules import read_rules
from counter_app.hall.timeline import case_story
from counter_app.hall.unclean import unclean_windows
from counter_app.hall.windows import list_windows
from counter_app.journal.clock import day_of
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.people.users import user_names
from ui.newest import NewestAnswer
from ui.page import Context, Page
from ui.pages.case_card import CaseCard, CaseFacts
from ui.pages.case_dial import CaseDial
from ui.pages.case_ending import ReleaseSheet, SignSheet
from ui.pages.case_list import CaseList
from ui.pages.case_paper_part import CasePaperPart
from ui.pages.case_scans_part import CaseScansPart
from ui.pages.case_sheet import TicketCaseSheet
from ui.pages.case_step_sheet import StepSheet
from ui.pages.case_steps_row import CaseSteps
from ui.pages.case_story import CaseStory
from ui.pages.contact_part import ContactPart
from ui.pages.sheet import Sheet
from ui.style import Tone
from ui.widgets.flow import Flow
from ui.widgets.key_button import Emphasis, KeyButton

Part = ContactPart | CasePaperPart | CaseScansPart
"""What can lie over the list of cases."""


class IsolationPage(Page):
    """The running cases, the oldest first, with the number to dial above them."""

    topics = frozenset(
        {"isolation", "visit", "contact", "rules", "catalogue", "window", "user", "attachment"}
    )
    right = Right.OPEN_CASE

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._busy = False
        self.list = CaseList(
            context,
            self.tr(
                "Nobody is kept apart. A fever at the door opens a case there by F9.\n"
                "For somebody who falls ill inside, open one here from the ticket."
            ),
        )
        self._found: NewestAnswer[str, list[Found]] = NewestAnswer(
            self, self._find_today, self._offer, self.show_error
        )
        self._answer: Callable[[Sequence[Found]], None] = lambda _found: None
        self.dial = CaseDial(self.look)
        self.sheet = TicketCaseSheet(context, self._ask_for_ticket, self._ticket_words)
        self.sign = SignSheet(context)
        self.ending = ReleaseSheet(context)
        self.steps = CaseSteps(context)
        self._sheets: tuple[Sheet, ...] = (
            self.sheet,
            self.sign,
            self.ending,
            *self.steps.sheets,
        )
        self.story = CaseStory(context.style, context.words.say)
        self._closed = False
        self._facts: CaseFacts | None = None
        self.open = KeyButton(
            self.look, self.tr("Open a case from a ticket"), "F9", Emphasis.PRIMARY
        )
        self.reveal = KeyButton(self.look, self.tr("Show document"), "F10", icon="eye")
        self.visit = KeyButton(self.look, self.tr("See the visit"), "F4", icon="search")
        self.raising = KeyButton(self.look, self.tr("More speaks for it"), "F7")
        self.release = KeyButton(self.look, self.tr("Release"), "F8")
        self.silence = KeyButton(self.look, self.tr("Silence"), "F11", icon="bell")
        self.closed = KeyButton(self.look, self.tr("Closed cases"), "F12")
        self.contacts_button = KeyButton(self.look, self.tr("Contacts"), "F6", icon="people")
        self.papers_button = KeyButton(self.look, self.tr("Papers"), "F3", icon="document")
        self.scans_button = KeyButton(self.look, self.tr("See signed sheets"), "Alt+D", icon="eye")
        self.contacts = ContactPart(self, self._close_sheet)
        self.papers = CasePaperPart(self, self._close_sheet)
        self.scans = CaseScansPart(self, self._close_sheet)
        self._parts: tuple[Part, ...] = (self.contacts, self.papers, self.scans)
        self._arrange()
        self.contacts_button.clicked.connect(self._open_contacts)
        self.papers_button.clicked.connect(self._open_papers)
        self.scans_button.clicked.connect(self._open_scans)
        self.open.clicked.connect(self._begin)
        self.reveal.clicked.connect(self._reveal)
        self.visit.clicked.connect(self._see_visit)
        self.list.changed.connect(self._show_buttons)
        self.raising.clicked.connect(self._begin_sign)
        self.release.clicked.connect(self._begin_release)
        self.silence.clicked.connect(self._silence)
        self.closed.clicked.connect(self._switch)
        self.steps.asked.connect(self._begin_step)
        for step in self.steps.sheets:
            step.confirmed.connect(lambda sheet=step: self._record(sheet))
        context.ticking.timeout.connect(self._show_silence)
        self.sheet.confirmed.connect(self._open)
        self.sign.confirmed.connect(self._raise)
        self.ending.confirmed.connect(self._release)
        for sheet in self._sheets:
            sheet.cancelled.connect(self._close_sheet)
        self._show_buttons()

    def title(self) -> str:
        """The title at the top."""
        return self.tr("Isolation")

    def refresh(self) -> None:
        """Read the running cases."""
        desk, closed = self.context.desk, self._closed
        self.read(lambda: read_cases(desk, closed=closed), self._show)
        if not self.contacts.isHidden():
            self.contacts.refresh()
        if not self.scans.isHidden():
            self.scans.refresh()

    def side(self) -> QWidget:
        """What happened in the chosen case."""
        return self.story

    def first_focus(self) -> None:
        """On the selected case, or where one is opened."""
        if self.is_behind:
            return
        asking = self._asking()
        if asking is not None:
            asking.first_focus()
            return
        card = self.list.card()
        place: QWidget = self.open if card is None else card
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_with(self, argument: object) -> None:
        """Select the case with this id."""
        if isinstance(argument, str):
            self._close_sheet()
            self.list.choose(argument)

    def on_scanned(self, text: str) -> bool:
        """A ticket's code: a case is to be opened for its visitor."""
        if not text.startswith(codes.TICKET):
            return False
        desk, visit = self.context.desk, text.removeprefix(codes.TICKET)
        self.run(lambda: find_by_id(desk, visit), self._scanned)
        return True

    def selected(self) -> Case | None:
        """The case on which the keys act."""
        return self.list.case()

    @property
    def cards(self) -> list[CaseCard]:
        """What is shown, from the oldest case on."""
        return self.list.cards

    # ------------------------------------------------------------------ building

    def _arrange(self) -> None:
        look = self.look
        self._buttons = QWidget()
        flow = Flow(look.px(10), self._buttons)
        for button in (*self.steps.buttons, *self._all_buttons()):
            flow.addWidget(button)
        row = QHBoxLayout()
        row.addWidget(self._buttons, 1)
        self.body.addWidget(self.dial)
        for sheet in self._sheets:
            sheet.hide()
            self.body.addWidget(sheet)
        for part in self._parts:
            part.hide()
            self.body.addWidget(part, 1)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(row)
        # The sheet stands at the top, the room below it stays empty.
        self._below = QWidget()
        self._below.hide()
        self.body.addWidget(self._below, 1)

    # ------------------------------------------------------------------ showing

    def _show(self, facts: CaseFacts) -> None:
        if facts.closed is not self._closed:
            return
        self._facts = facts
        self.dial.show_rules(facts.rules)
        # Where the keyboard goes, also while the window is not the active one.
        focus = self.window().focusWidget()
        had_focus = focus is self.open or any(focus is card for card in self.cards)
        self.list.show_cases(facts)
        count = sum(case.left_at is None for case in facts.cases)
        self.set_secondary(self.tr("{count} kept apart").format(count=count) if count else "")
        self._show_dial()
        if self._closed:
            self.set_secondary(self.tr("Closed in the last 14 days"))
        if had_focus and self._asking() is None:
            self.first_focus()

    def _show_dial(self) -> None:
        """The number is in the way once everybody was reached, and while a part is open."""
        cases = self._facts.cases if self._facts is not None else ()
        to_call = any(case.left_at is None and case.called_at is None for case in cases)
        self.dial.setVisible((to_call or not cases) and self._open_part() is None)

    def _show_buttons(self) -> None:
        case = self.selected()
        may = self.context.desk.may
        self.reveal.setVisible(case is not None and may(Right.REVEAL_PERSON))
        self.visit.setVisible(case is not None and bool(case.visit) and may(Right.FIND_VISITS))
        self.raising.setVisible(case is not None)
        apart = case is not None and case.left_at is None
        self.release.setVisible(apart and may(Right.WORK_CASE))
        running = self.tr("Running cases")
        self.closed.setText(running if self._closed else self.tr("Closed cases"))
        # One primary button: what is due next comes before another case.
        self.open.set_emphasis(Emphasis.PRIMARY if case is None else Emphasis.PLAIN)
        for button in (self.contacts_button, self.papers_button):
            button.setVisible(case is not None and may(Right.WORK_CASE))
        kept = case is not None and bool(case.scans)
        self.scans_button.setVisible(kept and may(Right.WORK_CASE))
        for button in self._all_buttons():
            button.setEnabled(not self._busy)
        facts = self._facts
        dues = facts.dues.get(case.id, ()) if facts and case else ()
        self.steps.show_case(case, dues, self._busy)
        self.story.show_moments(facts.stories.get(case.id, ()) if facts and case else ())
        self._show_silence()

    def _all_buttons(self) -> tuple[KeyButton, ...]:
        return (
            self.open,
            self.raising,
            self.release,
            self.contacts_button,
            self.papers_button,
            self.scans_button,
            self.reveal,
            self.visit,
            self.silence,
            self.closed,
        )

    def _show_silence(self) -> None:
        case = self.selected()
        rings = case is not None and self.context.bell.can_be_silenced("isolation", case.id)
        self.silence.setVisible(rings)

    # ------------------------------------------------------------------ acting

    def _begin(self) -> None:
        self.sheet.begin_anew()
        self._open_sheet(self.sheet)

    def _begin_sign(self) -> None:
        case = self.selected()
        if case is not None:
            self.sign.begin(case)
            self._open_sheet(self.sign)

    def _begin_release(self) -> None:
        case = self.selected()
        if case is not None:
            self.ending.begin(case)
            self._open_sheet(self.ending)

    def _begin_step(self, sheet: StepSheet) -> None:
        case = self.selected()
        if case is not None and self._facts is not None:
            sheet.begin(case, self._facts)
            self._open_sheet(sheet)

    def _record(self, sheet: StepSheet) -> None:
        desk = self.context.desk
        try:
            verb = sheet.verb()
        except InputError as error:
            sheet.refuse(error.field, self.say(error.phrase))
            return

        def said(case: Case) -> None:
            if case.is_closed:
                closed = self.tr("Case {number} is closed.").format(number=case.number)
                self.notice.say(Tone.NORMAL, closed)

        self._change(sheet, lambda: verb(desk), said)

    def _silence(self) -> None:
        case = self.selected()
        if case is not None:
            self.context.bell.silence("isolation", case.id)
            self._show_silence()
            self.first_focus()

    def _switch(self) -> None:
        """Show the closed cases of the last days, or the running ones again."""
        self._closed = not self._closed
        self._show_buttons()
        self.refresh()

    def _scanned(self, visit: Found) -> None:
        if self.sheet.isHidden():
            self.sheet.begin_anew()
        if visit.day != self._today():
            self._open_sheet(self.sheet)
            self.sheet.complain(self.tr("This ticket is not of today."))
            return
        self.sheet.complain("")
        self._open_sheet(self.sheet)
        self.sheet.take(visit)

    def _open(self) -> None:
        visit, desk, told = self.sheet.visit, self.context.desk, self.sheet.told()
        answers = self.sheet.answers()
        if visit is None:
            self.sheet.ticket.complain(self.tr("Choose a ticket of today."))
            return
        if self._busy:
            return
        self._set_busy(True)

        def opened(case: Case) -> None:
            self._set_busy(False)
            self.list.choose(case.id)
            self._close_sheet()

        def refused(error: CounterError) -> None:
            self._set_busy(False)
            self.sheet.complain(self.say(error.phrase))

        self.run(
            lambda: open_case(desk, visit=visit.id, symptoms=told, answers=answers),
            opened,
            refused,
        )

    def _raise(self) -> None:
        desk, sheet = self.context.desk, self.sign
        case, why = sheet.case, sheet.why.text()
        self._change(sheet, lambda: raise_case(desk, case, why))

    def _release(self) -> None:
        desk, sheet = self.context.desk, self.ending
        case, by, way, why = sheet.case, sheet.ordered_by.text(), sheet.way(), sheet.why.text()

        def said(released: Case) -> None:
            self.notice.say(
                Tone.NORMAL, self.tr("Case {number} is released.").format(number=released.number)
            )

        self._change(sheet, lambda: clear_case(desk, case, by, way, why), said)

    def _change(
        self,
        sheet: SignSheet | ReleaseSheet | StepSheet,
        verb: Callable[[], Case],
        said: Callable[[Case], None] = lambda _case: None,
    ) -> None:
        if self._busy:
            return
        self._set_busy(True)

        def done(case: Case) -> None:
            self._set_busy(False)
            self._close_sheet()
            said(case)

        def refused(error: CounterError) -> None:
            self._set_busy(False)
            field = error.field if isinstance(error, InputError) else ""
            sheet.refuse(field, self.say(error.phrase))

        self.run(verb, done, refused)

    def _reveal(self) -> None:
        card, desk = self.list.card(), self.context.desk
        if card is None or card.case is None or self._busy:
            return
        if card.revealed:
            card.hide_facts()
            return
        case = card.case.id
        self._set_busy(True)

        def shown(found: Case) -> None:
            self._set_busy(False)
            if card in self.cards:
                card.reveal(found)

        def refused(error: CounterError) -> None:
            self._set_busy(False)
            self.show_error(error)
            if isinstance(error, Conflict):
                self.refresh()

        self.run(lambda: reveal_case(desk, case), shown, refused)

    def _see_visit(self) -> None:
        case = self.selected()
        if case is not None:
            self.context.navigate("visits", case.visit)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for sheet in self._sheets:
            sheet.set_busy(busy)
        self._show_buttons()

    def _open_contacts(self) -> None:
        case = self.selected()
        if case is not None:
            self.contacts.show_case(case.id)
            self._turn_to(self.contacts)

    def _open_papers(self) -> None:
        case = self.selected()
        if case is not None:
            self.papers.show_case(case.id, case.number)
            self._turn_to(self.papers)

    def _open_scans(self) -> None:
        case = self.selected()
        if case is not None:
            self.scans.show_case(case)
            self._turn_to(self.scans)

    def _turn_to(self, part: Part) -> None:
        for widget in (self.dial, self._buttons, self.list):
            widget.hide()
        part.show()
        part.first_focus()

    def _open_part(self) -> Part | None:
        return next((part for part in self._parts if not part.isHidden()), None)

    def _asking(self) -> Sheet | Part | None:
        """The question or the part that stands in the page, if any does."""
        sheet = next((sheet for sheet in self._sheets if not sheet.isHidden()), None)
        return sheet or self._open_part()

    def _open_sheet(self, asked: Sheet) -> None:
        self._buttons.hide()
        self.list.hide()
        self._below.show()
        for one in (*self._sheets, *self._parts):
            one.setVisible(one is asked)
        self._show_dial()
        asked.first_focus()

    def _close_sheet(self) -> None:
        for one in (*self._sheets, *self._parts):
            one.hide()
        self._below.hide()
        self._show_dial()
        self.list.show()
        self._buttons.show()
        self._show_buttons()
        self.first_focus()

    # ------------------------------------------------------------------ naming a ticket

    def _ask_for_ticket(self, text: str, answer: Callable[[Sequence[Found]], None]) -> None:
        self._answer = answer
        self._found.ask(text)

    def _find_today(self, text: str) -> list[Found]:
        today = self._today()
        return [visit for visit in find(self.context.desk, text) if visit.day == today]

    def _offer(self, _text: str, found: list[Found]) -> None:
        self._answer(found)

    def _ticket_words(self, visit: Found) -> str:
        name = visit.person.name or self.tr("(no name given)")
        return f"{visit.ticket}  {name}  {self.say(visit.state.label)}"

    def _today(self) -> str:
        return day_of(self.context.clock.now()).isoformat()


def read_cases(desk: Desk, *, closed: bool = False) -> CaseFacts:
    """Everything that the page shows, read on the database thread."""
    cases = closed_cases(desk) if closed else running_cases(desk)
    unclean, now = unclean_windows(desk), desk.journal.clock.now()
    return CaseFacts(
        cases=tuple(cases),
        closed=closed,
        dues={case.id: tuple(deadlines(case, unclean, now)) for case in cases},
        unclean=unclean,
        stories={case.id: case_story(desk, case.id) for case in cases},
        rules=read_rules(desk.journal),
        catalogue=read_catalogue(desk),
        windows={window.id: window.number for window in list_windows(desk)},
        people=user_names(desk.journal),
    )
