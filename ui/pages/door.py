"""The door: measure, decide, register, print; the next one, please (N2.1, N2.4).

One person at a time goes through stages; the buttons, the band and the place below follow the
stage. Keyboard and scanner are enough. Everything that happens is a verb of `counter_app.hall`.
Not here: the parts of the page (`door_form`, `door_visitor`, `door_ticket` …) and the words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeVar

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

from counter_app.errors import Conflict, CounterError, InputError
from counter_app.hall.case_rows import Case
from counter_app.hall.door import DoorView, Instrument, last_instrument, read_door
from counter_app.hall.isolation import open_case
from counter_app.hall.persons import PersonFacts
from counter_app.hall.registering import LimitReached, Registration, Ticket, register
from counter_app.hall.temperature import (
    Check,
    Mask,
    Method,
    State,
    measure,
    parse_reading,
    read_check,
    turn_away,
)
from counter_app.hall.visit_rows import Visit
from counter_app.journal.entry import new_id
from counter_app.people.roles import Right
from ui.page import Context, Page
from ui.pages.correcting import CorrectionPanel
from ui.pages.door_actions import Action, DoorActions
from ui.pages.door_form import DoorForm
from ui.pages.door_lists import RecentTickets, RepeatList
from ui.pages.door_matters import MatterChooser
from ui.pages.door_more import DoorMore
from ui.pages.door_refusal import RefusalPanel
from ui.pages.door_stages import (
    AFTER_READING,
    ASKING_MATTERS,
    OVER,
    REPEATING,
    Overlay,
    Stage,
    offered,
)
from ui.pages.door_ticket import DoorTicket
from ui.pages.door_visitor import DoorVisitor
from ui.pages.door_words import DoorWords, Verdict
from ui.style import Tone
from ui.widgets.current_stack import CurrentStack
from ui.widgets.verdict import VerdictBand

Result = TypeVar("Result")

SETTLE = 250
"""Milliseconds after something new is shown in which Enter is the second half of a double press."""
SECOND_METHOD = Method.AXILLARY


class DoorPage(Page):
    """The page of whoever measures at the door."""

    topics: ClassVar[frozenset[str]] = frozenset(
        {"temperature", "visit", "thresholds", "rules", "catalogue", "isolation"}
    )
    right: ClassVar[Right] = Right.MEASURE_TEMPERATURE

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look, say = self.look, self.say
        self._spoken = DoorWords(context.words, self)
        self.form = DoorForm(look, say)
        self.band = VerdictBand(look)
        self.buttons = DoorActions(look)
        self.repeats = RepeatList(look, context.words, context.clock, context.ticking)
        self.matters = MatterChooser(look, context.words.language)
        self.more = DoorMore(look, say)
        self.refusal = RefusalPanel(look)
        self.correction = CorrectionPanel(look, say)
        self.recent = RecentTickets(look)
        self.visitor = DoorVisitor(self, self.form, self.more, self.matters)
        self.ticket = DoorTicket(self, self._spoken, self.matters, self.correction)
        self._panels: dict[Overlay, QWidget] = {
            Overlay.MORE: self.more,
            Overlay.REFUSAL: self.refusal,
            Overlay.CORRECTION: self.correction,
        }
        self._below = CurrentStack((self.repeats, self.matters, *self._panels.values()))
        self._instrument: Instrument | None = None
        self.stage = Stage.PERSON
        self.overlay: Overlay | None = None
        self._since = QElapsedTimer()
        self.busy = False
        self._pending_scan = ""
        self._visit = new_id()
        self._check: Check | None = None
        self._case: Case | None = None
        for widget in (self.form, self.band, self.buttons):
            self.body.addWidget(widget)
        self.body.addWidget(self._below, 1)
        self._connect()
        self._next_person()
        self.run(lambda: last_instrument(context.desk), self._remember_instrument)

    def _connect(self) -> None:
        self.buttons.asked.connect(self._do)
        self.form.document_left.connect(lambda: self.visitor.look_at_document(go_on=False))
        self.form.mask_changed.connect(self._hint)
        self.form.instrument.changed.connect(self._instrument_changed)
        self.visitor.recognised.connect(self._hint)
        self.visitor.waiting.connect(self._found_waiting)
        self.matters.changed.connect(self._matters_changed)
        self.ticket.shown.connect(self._show_ticket)
        self.repeats.table.activated_row.connect(lambda check: self._resume(check.id))
        self.recent.table.activated_row.connect(self._correct_other)
        self.context.ticking.timeout.connect(self._tick)
        to_list = QShortcut(QKeySequence("F11"), self)
        to_list.setAutoRepeat(False)
        to_list.activated.connect(self._go_to_repeats)

    # What the window asks of a page.

    def title(self) -> str:
        """The page's name."""
        return self.tr("Door")

    def side(self) -> QWidget:
        """The newest tickets."""
        return self.recent

    def first_focus(self) -> None:
        """Where the next input goes in this stage."""
        self._focus()

    def refresh(self) -> None:
        """Read anew what stands around the form; the form is left alone."""
        self.read(lambda: read_door(self.context.desk), self._show_view)

    def open_with(self, argument: object) -> None:
        """Go on with a check that waits, by its id."""
        if isinstance(argument, str):
            self._resume(argument)

    def on_scanned(self, text: str) -> bool:
        """A document: of this person, or of the next one. A ticket's code is for other pages."""
        if text.startswith("counter:"):
            return False
        document = self.form.document.text()
        same = _plain(text) == _plain(document)
        if self.busy:
            self._pending_scan = text
        elif self.overlay is Overlay.CORRECTION:
            self.correction.document.set_text(text)
            self.correction.document.edit.setFocus()
        elif self.stage in OVER or (self.stage in REPEATING and document and not same):
            # Whoever waits for another reading stays in the list below.
            self._next_person()
            self._take_scan(text)
        elif self.stage is Stage.PERSON or not document:
            self._take_scan(text)
        elif not same:
            self._pending_scan = text
            self.notice.say(
                Tone.ATTENTION, self.tr("Finish this visitor first. The next document is kept.")
            )
        return True

    # Everything around the form.

    def _show_view(self, view: DoorView) -> None:
        self.ticket.view = view
        self.set_secondary(self._spoken.threshold(view.thresholds))
        self.form.offer_thermometers(view.rules.thermometers)
        self._use_instrument()
        if self.stage not in ASKING_MATTERS:
            # While somebody chooses, the keys of the favourites stay what they are.
            self.matters.know(view.catalogue, view.favourites)
        self.repeats.show_checks(view.repeats)
        self.recent.show_visits(view.recent)

    def _remember_instrument(self, found: Instrument | None) -> None:
        if self._instrument is None:
            self._instrument = found
            self._use_instrument()

    def _use_instrument(self) -> None:
        if self._instrument is not None and self.stage is not Stage.AGAIN:
            self.form.measure_with(self._instrument.method, self._instrument.device)

    def _instrument_changed(self) -> None:
        if self.stage is not Stage.AGAIN:
            self._instrument = Instrument(self.form.method(), self.form.device())
        self.form.reading.edit.setFocus()

    def _tick(self) -> None:
        check = self._check
        if check is not None and check.state is State.TO_REPEAT and self.stage in REPEATING:
            self.band.set_value(self._spoken.rest(check, self.context.clock.now()))

    # Stages.

    def _enter_stage(self, stage: Stage) -> None:
        self.stage, self.overlay = stage, None
        self._since.start()
        self._arrange()
        self._focus()

    def _open_overlay(self, overlay: Overlay) -> None:
        self.overlay = overlay
        self._since.start()
        self._arrange()

    def _close_overlay(self) -> None:
        self.correction.end()
        self._enter_stage(self.stage)

    def _arrange(self) -> None:
        fever = self._check is not None and self._check.state is State.TO_REPEAT
        self.buttons.offer(*offered(self.stage, self.overlay, fever=fever))
        asking = self.stage in ASKING_MATTERS
        below = self._panels[self.overlay] if self.overlay is not None else None
        self._below.show_only(below or (self.matters if asking else self.repeats))
        # A correction takes the place of the form: it has the same fields.
        self.form.setVisible(self.overlay is not Overlay.CORRECTION)
        # Once the layout has settled.
        QTimer.singleShot(0, self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        """Where large type makes the page higher than the window, show what is at work."""
        holder: QWidget | None = self.parentWidget()
        while holder is not None and not isinstance(holder, QScrollArea):
            holder = holder.parentWidget()
        if holder is None:
            return
        if self.overlay is not None or self.stage in ASKING_MATTERS:
            at_work: QWidget = self._below
        else:
            at_work = self.form if self.stage in (Stage.PERSON, Stage.AGAIN) else self.buttons
        holder.ensureWidgetVisible(at_work, 0, self.look.px(16))

    def _focus(self) -> None:
        form = self.form
        if self.overlay is not None or self.is_behind:
            return
        if self.stage is Stage.PERSON:
            named = bool(form.name.text())
            at = form.reading if named else form.name if form.looked_at() else form.document
            at.edit.setFocus()
        elif self.stage is Stage.AGAIN:
            form.reading.edit.setFocus()
        elif self.stage in ASKING_MATTERS:
            self.matters.field.edit.setFocus()
        else:
            self.setFocus()

    def _say(self, verdict: Verdict) -> None:
        self.band.show_verdict(
            verdict.tone,
            verdict.headline,
            verdict.detail,
            caption=verdict.caption,
            value=verdict.value,
        )

    def _hint(self) -> None:
        """Before there is a reading, the band says what comes next or what to mind."""
        if self.stage is not Stage.PERSON:
            return
        known = self.visitor.known
        if self.form.masked.value() is Mask.REFUSED:
            self._say(self._spoken.no_mask())
        elif known is not None and known.today:
            self._say(self._spoken.here_today(known.today[0]))
        elif self.form.looked_at() or self.form.name.text():
            self.band.clear(self._spoken.measure_hint())
        else:
            self.band.clear(self._spoken.hint())

    # Keys.

    def _do(self, action: Action) -> None:
        by_enter = self.buttons.button(action).key == "Enter"
        if self.busy or (by_enter and not self.takes_enter()):
            return
        doing: dict[Action, Callable[[], None]] = {
            Action.ENTER: self._go_on,
            Action.REGISTER: self._register,
            Action.BEYOND: lambda: self._register(beyond_limit=True),
            Action.NEXT: self._next_person,
            Action.SKIP: self._next_person,
            Action.REPEAT: self._measure_again,
            Action.MEASURE_ANEW: self._measure_anew,
            Action.ISOLATE: self._isolate,
            Action.ISOLATE_DIRECTLY: self._isolate,
            Action.OPEN_CASE: self._open_case_page,
            Action.TURN_AWAY: self._ask_why,
            Action.SAVE_REFUSAL: self._turn_away,
            Action.PRINT_AGAIN: self.ticket.print_again,
            Action.CORRECT: self._correct_this,
            Action.SAVE_CORRECTION: self._save_correction,
            Action.MORE: self._show_more,
            Action.BACK: self._close_overlay,
        }
        doing[action]()

    def takes_enter(self) -> bool:
        """Whether Enter means what is shown now, and is no second half of a double press."""
        return not self.busy and self._since.elapsed() >= SETTLE

    def _go_on(self) -> None:
        """Enter while the form is being filled: on to what is still lacking, or measure."""
        form = self.form
        if self.overlay is Overlay.MORE:
            self._close_overlay()
        elif form.document.edit.hasFocus():
            self.visitor.look_at_document(go_on=True)
        elif form.name.edit.hasFocus():
            form.phone.edit.setFocus()
            form.phone.edit.selectAll()
        elif form.phone.edit.hasFocus():
            self.visitor.look_at_name()
            form.reading.edit.setFocus()
        elif form.reading.edit.hasFocus():
            self._measure()
        else:
            form.reading.edit.setFocus()

    def _next_person(self) -> None:
        self._visit = new_id()
        self._check = self._case = None
        self.visitor.begin()
        self.ticket.begin()
        self.refusal.begin("")
        self.notice.dismiss()
        self._enter_stage(Stage.PERSON)
        view = self.ticket.view
        if view is not None:
            self.matters.know(view.catalogue, view.favourites)
        self._use_instrument()
        self._hint()
        self.form.document.edit.setFocus()
        self._take_pending_scan()

    def _take_scan(self, text: str) -> None:
        going_on = self.stage is Stage.PERSON and self.overlay is None
        self.visitor.take_scan(text, go_on=going_on)

    def _show_more(self) -> None:
        self._open_overlay(Overlay.MORE)
        self.more.priority.first_focus()

    # The reading.

    def _measure(self) -> None:
        form, desk = self.form, self.context.desk
        typed, method, device = form.reading.text(), form.method(), form.device()
        mask = form.masked.value() or Mask.WORN
        again = self._check.id if self.stage is Stage.AGAIN and self._check else None
        try:
            parse_reading(typed)
            person = self.visitor.facts()
        except InputError as error:
            self._put_right(error)
            return
        self._verb(
            lambda: measure(desk, typed, method, mask, device, again, person), self._measured
        )

    def _measured(self, check: Check) -> None:
        self._check = check
        if self.stage is Stage.PERSON:
            self._instrument = Instrument(self.form.method(), self.form.device())
        self.form.set_measured(check.last)
        self._say(self._spoken.checked(check, self.context.clock.now()))
        self._enter_stage(AFTER_READING[check.state])
        if check.state is State.LOW:
            self.form.new_reading()

    def _measure_again(self) -> None:
        check = self._check
        if check is None:
            return
        self._enter_stage(Stage.AGAIN)
        if check.state is State.TO_REPEAT and check.method in (Method.FOREHEAD, Method.GATE):
            self.form.measure_with(SECOND_METHOD)
        self.form.new_reading()

    def _measure_anew(self) -> None:
        """The normal reading was mistyped: another check begins, the first one stays recorded."""
        self._check = None
        self._enter_stage(Stage.PERSON)
        self._hint()
        self.form.new_reading()

    # Those who wait for another reading.

    def _go_to_repeats(self) -> None:
        if self._below.shown is self.repeats:
            self.repeats.table.setFocus()
            if self.repeats.table.selected() is None:
                self.repeats.table.select_first()

    def _resume(self, check: str) -> None:
        begun = self.stage is Stage.PERSON and not self.form.is_empty()
        if self.busy or (self._check is not None and self._check.id == check):
            self._focus()
        elif begun or self.stage in ASKING_MATTERS or self.stage is Stage.SUSPECTED:
            self.notice.say(
                Tone.ATTENTION, self.tr("Finish this visitor first, or let them go with Esc.")
            )
            self._focus()
        else:
            desk = self.context.desk
            self._verb(lambda: read_check(desk, check), self._go_on_with)

    def _found_waiting(self, check: Check) -> None:
        if self.stage is Stage.PERSON and not self.busy and self._check is None:
            self._go_on_with(check)

    def _go_on_with(self, check: Check) -> None:
        """The person and the first reading of a waiting check come back into the form."""
        if self.stage is not Stage.PERSON:
            self._next_person()
        if check.state in (State.NORMAL, State.TURNED_AWAY) or check.case is not None:
            # Another desk was faster.
            self.notice.say(Tone.ATTENTION, self.tr("This check has its outcome already."))
            self.refresh()
            return
        self.visitor.resume(check)
        self._check = check
        self._say(self._spoken.checked(check, self.context.clock.now()))
        if check.state is State.SUSPECTED:
            self.form.set_measured(check.last)
            self._enter_stage(Stage.SUSPECTED)
        else:
            self._measure_again()

    # What follows from a reading.

    def _matters_changed(self) -> None:
        if self.stage is Stage.LIMIT and self._check is not None:
            self._say(self._spoken.checked(self._check, self.context.clock.now()))
            self._enter_stage(Stage.MATTERS)

    def _register(self, *, beyond_limit: bool = False) -> None:
        if not self.matters.settle() or self._check is None:
            return
        try:
            form = Registration(
                visit=self._visit,
                check=self._check.id,
                matters=self.matters.codes(),
                person=self.visitor.facts(),
                priority=self.more.priority.values(),
                companions=self.more.count_of_companions(),
                beyond_limit=beyond_limit,
                note=self.more.note.text(),
            )
        except InputError as error:
            self._put_right(error)
            return
        desk = self.context.desk
        self._verb(lambda: register(desk, form), self._registered)

    def _registered(self, ticket: Ticket) -> None:
        self._enter_stage(Stage.REGISTERED)
        self.ticket.give(ticket)

    def _show_ticket(self, verdict: Verdict) -> None:
        if self.stage is Stage.REGISTERED:
            self._say(verdict)

    def _isolate(self) -> None:
        if self._check is None:
            return
        try:
            person = self.visitor.facts()
        except InputError:
            # Nothing may keep somebody from isolation; what the check knows goes along.
            person = self._check.person
        desk, check = self.context.desk, self._check.id
        self._verb(lambda: open_case(desk, check=check, person=person), self._isolated)

    def _isolated(self, case: Case) -> None:
        self._case = case
        self._say(self._spoken.isolated(case))
        self._enter_stage(Stage.ISOLATED)

    def _open_case_page(self) -> None:
        if self._case is not None:
            self.context.navigate("isolation", self._case.id)

    def _ask_why(self) -> None:
        refused = self.form.masked.value() is Mask.REFUSED
        fever = self._check is not None and self._check.state is State.TO_REPEAT
        self._open_overlay(Overlay.REFUSAL)
        self.refusal.begin("mask" if refused else "fever" if fever else "")

    def _turn_away(self) -> None:
        try:
            person: PersonFacts | None = self.visitor.facts()
        except InputError:
            person = None  # a half-typed number is no reason to let the refusal go unrecorded
        check = self._check.id if self.stage in REPEATING and self._check else None
        desk, why = self.context.desk, self.refusal.text()
        self._verb(lambda: turn_away(desk, why, check, person), self._turned_away)

    def _turned_away(self, _check: Check) -> None:
        self._say(self._spoken.turned_away())
        self._enter_stage(Stage.TURNED_AWAY)

    # Corrections.

    def _correct_this(self) -> None:
        if self.ticket.current is not None:
            visit = self.ticket.current.visit
            self._begin_correction(visit, visit.person)

    def _correct_other(self, visit: Visit) -> None:
        if self.busy or self.overlay is not None:
            return
        if self.ticket.is_current(visit.id):
            self._correct_this()
            return
        self._verb(
            self.ticket.read_person(visit.id), lambda person: self._begin_correction(visit, person)
        )

    def _begin_correction(self, visit: Visit, person: PersonFacts) -> None:
        self._open_overlay(Overlay.CORRECTION)
        self.correction.begin(visit, person, self.visitor.today())

    def _save_correction(self) -> None:
        visit = self.correction.visit
        if visit is None:
            return
        try:
            do = self.ticket.correction(visit)
        except InputError as error:
            self._put_right(error)
            return
        self._verb(do, self._corrected)

    def _corrected(self, ticket: Ticket) -> None:
        self._close_overlay()
        if self.ticket.is_current(ticket.visit.id):
            self.form.fill(ticket.visit.person)
        self.ticket.corrected(ticket)

    # Verbs.

    def _verb(self, do: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Do one thing; until it is done nothing else begins, and a scan waits."""
        self._set_busy(True)

        def over(result: Result) -> None:
            self._set_busy(False)
            self.notice.dismiss()
            done(result)
            self._keep_pending_scan()

        def failed(error: CounterError) -> None:
            self._set_busy(False)
            self._put_right(error)
            self._keep_pending_scan()

        self.run(do, over, failed)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.buttons.set_busy(busy)

    def _take_pending_scan(self) -> None:
        scan, self._pending_scan = self._pending_scan, ""
        if scan:
            self.on_scanned(scan)

    def _keep_pending_scan(self) -> None:
        """What was scanned while a verb was under way waits until its result was seen."""
        document = self.form.document.text()
        if _plain(self._pending_scan) == _plain(document):
            self._pending_scan = ""
        if self._pending_scan and not document:
            self._take_pending_scan()
        elif self._pending_scan:
            self.notice.say(
                Tone.ATTENTION, self.tr("Finish this visitor first. The next document is kept.")
            )

    def _put_right(self, error: CounterError) -> None:
        """Say an error where it can be mended."""
        text = self.say(error.phrase)
        field = error.field if isinstance(error, InputError) else ""
        if isinstance(error, LimitReached):
            view = self.ticket.view
            if view is not None:
                self._say(self._spoken.limit(text, self.matters.codes(), view.catalogue))
            self._enter_stage(Stage.LIMIT)
        elif self.overlay is Overlay.CORRECTION and self.correction.complain(field, text):
            pass
        elif field == "why":
            self.refusal.why.complain(text)
        elif field == "matters":
            self.matters.field.complain(text)
        elif self.form.complain(field, text):
            self._hint()
        elif self.more.has(field):
            self._open_overlay(Overlay.MORE)
            self.more.complain(field, text)
        else:
            self.show_error(error)
            if isinstance(error, Conflict):
                self.refresh()


def _plain(number: str) -> str:
    return "".join(number.split()).upper()
