"""One isolation case as a card: how long it runs, what must be done by when, all that is known.

Shows what it is given; asks nothing. Not here: the buttons of the steps (`case_steps_row`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout

from counter_app.hall.case_dues import Deadline as DueBy
from counter_app.hall.case_dues import Due
from counter_app.hall.case_rows import Case
from counter_app.hall.catalogue import Catalogue
from counter_app.hall.rules import HallRules
from counter_app.hall.temperature import Reading
from counter_app.hall.timeline import Moment
from counter_app.hall.unclean import Unclean
from counter_app.journal.clock import MINUTE
from ui.page import Context
from ui.pages.case_progress import PROGRESS, case_progress
from ui.pages.visit_words import degrees, matter_names, time_of_day
from ui.style import Tone, mark
from ui.widgets.card import Card
from ui.widgets.deadline import Deadline
from ui.widgets.label import Kind, Label
from ui.widgets.ticking import Stage, TurningTime

NEAR = 2 * MINUTE
"""This long before a deadline, it turns amber."""

SHOWN_FOR = 30
"""Seconds for which revealed facts stay on the screen."""


@dataclass(frozen=True)
class CaseFacts:
    """What all cases are read with: names by id, the rules, the catalogue."""

    cases: tuple[Case, ...]
    rules: HallRules
    catalogue: Catalogue
    windows: Mapping[str, int]
    people: Mapping[str, str]
    dues: Mapping[str, tuple[DueBy, ...]]
    """By case."""
    closed: bool = False
    """Whether these are the cases that were closed in the last days."""
    unclean: tuple[Unclean, ...] = ()
    stories: Mapping[str, tuple[Moment, ...]] = field(default_factory=dict)
    """By case."""


class CaseCard(Card):
    """Selected by arrows or a click; `asked` carries -1 or 1 for a neighbour, 0 for itself."""

    asked = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, margin=18, spacing=12)
        look = self._look = context.style
        self._context = context
        self.case: Case | None = None
        self._revealed: Case | None = None
        self._running: dict[Due, int | None] = {}
        self._seconds = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.number = Label("", Kind.NAME)
        self.name = Label("", Kind.NAME, elides=True)
        self.document = Label("", Kind.SECONDARY, wraps=True)
        self.since = Label("", Kind.SMALL)
        self.runs = TurningTime(look, context.clock, context.ticking, kind=Kind.NAME)
        clock, ticking = context.clock, context.ticking
        self.deadlines = {
            due: Deadline(look, clock, ticking, context.words.say(due.label))
            for due in Due
            if due is not Due.CLOSE
        }
        self.place, self.call = self.deadlines[Due.PLACE], self.deadlines[Due.CALL]
        self.steps = Label("", Kind.STRONG, wraps=True)
        self._facts = QGridLayout()
        self._lines: dict[str, tuple[Label, Label]] = {}
        self._arrange()
        context.ticking.timeout.connect(self._tick)

    @property
    def revealed(self) -> bool:
        """Whether the person is shown in full just now."""
        return self._revealed is not None

    def show_case(self, case: Case, facts: CaseFacts) -> None:
        """Show a case; what was revealed stays so for its time."""
        again = self.case == case
        self.case = case
        say, clock = self._context.words.say, time_of_day
        self.number.setText(self.tr("Case {number}").format(number=case.number))
        self.since.setText(
            self.tr("{state} since {time}").format(
                state=say(case.state.label), time=clock(_since(case))
            )
        )
        if not again:
            self.runs.count_up(case.opened_at)
        self._show_deadlines(facts.dues.get(case.id, ()))
        self._show_person()
        hint = self._next(case, facts.rules)
        self.steps.setText(hint)
        self.steps.setVisible(bool(hint))
        words = self._context.words
        self._tell("readings", words.listing(self._reading(one) for one in case.readings))
        self._tell("ticket", case.ticket)
        self._tell("matters", matter_names(case.matters, facts.catalogue, words))
        self._tell("windows", words.listing(self._windows(case, facts)))
        self._tell("symptoms", case.symptoms)
        self._tell("by", facts.people.get(case.opened_by, ""))
        for name, text in case_progress(case, words).items():
            self._tell_if(name, text)
        self.setAccessibleName(f"{self.number.text()} {self.name.text()}. {self.steps.text()}")

    def reveal(self, case: Case) -> None:
        """Show who it is and where they live and work in full, for a while."""
        self._revealed, self._seconds = case, SHOWN_FOR
        self._show_person()

    def hide_facts(self) -> None:
        """Mask again."""
        if self._revealed is not None:
            self._revealed = None
            self._show_person()

    def set_chosen(self, chosen: bool) -> None:
        """Show whether the keys act on this case."""
        mark(self, "chosen", "true" if chosen else "false")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where the keyboard is, that case is meant."""
        super().focusInEvent(event)
        self.asked.emit(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click selects."""
        super().mousePressEvent(event)
        self.asked.emit(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go to the neighbours."""
        step = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self.asked.emit(step)

    def _arrange(self) -> None:
        px = self._look.px
        who = QVBoxLayout()
        who.setSpacing(px(2))
        named = QHBoxLayout()
        named.setSpacing(px(14))
        named.addWidget(self.number)
        named.addWidget(self.name, 1)
        who.addLayout(named)
        who.addWidget(self.document)
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addWidget(self.since, 0, Qt.AlignmentFlag.AlignRight)
        side.addWidget(self.runs, 0, Qt.AlignmentFlag.AlignRight)
        top = QHBoxLayout()
        top.addLayout(who, 1)
        top.addLayout(side)
        times = QHBoxLayout()
        times.setSpacing(px(14))
        for deadline in self.deadlines.values():
            times.addWidget(deadline, 1)
        self._facts.setHorizontalSpacing(px(14))
        self._facts.setVerticalSpacing(px(4))
        self._facts.setColumnStretch(1, 1)
        self._facts.setColumnStretch(3, 1)
        names = {
            "readings": self.tr("Readings"),
            "symptoms": self.tr("Symptoms"),
            "ticket": self.tr("Ticket"),
            "matters": self.tr("Matters"),
            "windows": self.tr("Windows visited"),
            "by": self.tr("Opened by"),
        }
        for at, (name, caption) in enumerate(names.items()):
            words = Label("", wraps=True)
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            title = Label(caption, Kind.SMALL)
            self._lines[name] = (title, words)
            top_left = Qt.AlignmentFlag.AlignTop
            # Readings and symptoms may be long: a line each.
            line, column, span = (at, 0, 3) if at < 2 else (2 + (at - 2) // 2, (at % 2) * 2, 1)
            self._facts.addWidget(title, line, column, top_left)
            self._facts.addWidget(words, line, column + 1, 1, span, top_left)
        for at, (name, text) in enumerate(PROGRESS.items(), start=len(names)):
            words = Label("", wraps=True)
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            title = Label(self._context.words.say(text), Kind.SMALL)
            self._lines[name] = (title, words)
            self._facts.addWidget(title, at, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(words, at, 1, 1, 3, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.body.addLayout(times)
        self.body.addWidget(self.steps)
        self.body.addLayout(self._facts)

    def _tell(self, name: str, text: str) -> None:
        self._lines[name][1].setText(text or "—")

    def _tell_if(self, name: str, text: str) -> None:
        for label in self._lines[name]:
            label.setVisible(bool(text))
        self._lines[name][1].setText(text)

    def _show_deadlines(self, dues: Sequence[DueBy]) -> None:
        by = {one.what: one.by for one in dues if one.by is not None}
        for what, deadline in self.deadlines.items():
            due = by.get(what)
            deadline.setVisible(due is not None)
            if due == self._running.get(what):
                continue
            self._running[what] = due
            if due is None:
                deadline.time.stop()
            else:
                note = self.tr("by {time} at the latest").format(time=time_of_day(due))
                deadline.run(due, self._stages(), note)

    def _windows(self, case: Case, facts: CaseFacts) -> list[str]:
        """The windows visited; which of them are closed until they are disinfected is said."""
        shut = {one.window for one in facts.unclean}
        words = []
        for window in case.windows:
            number = facts.windows.get(window)
            if number is None:
                continue
            text = self.tr("window {number}")
            if window in shut:
                text = self.tr("window {number} (closed until disinfected)")
            words.append(text.format(number=number))
        return words

    def told(self, name: str) -> str:
        """What is said about `readings`, `symptoms`, `ticket`, `matters`, `windows`, `by`, or one
        of `PROGRESS`."""
        return self._lines[name][1].text()

    def _stages(self) -> tuple[Stage, ...]:
        return (
            Stage(-(10**15), Tone.INFO, self.tr("remaining")),
            Stage(-NEAR, Tone.ATTENTION, self.tr("soon over")),
            Stage(1, Tone.ALARM, self.tr("overdue")),
        )

    def _next(self, case: Case, rules: HallRules) -> str:
        """What to do first, while neither place nor call is recorded."""
        if case.left_at is not None or (case.placed_at and case.called_at):
            return ""
        authority = rules.health_authority or self.tr("the health authority")
        call = self.tr("② Call {authority}: fever, symptoms, where the person was.")
        if rules.health_authority_phone:
            call = self.tr("② Call {authority} at {phone}: fever, symptoms, where the person was.")
        first = self.tr(
            "① Lead the person to the observation place: 1 m apart, masks on, nobody else there."
        )
        phone = rules.health_authority_phone
        hints = [] if case.placed_at else [first]
        if not case.called_at:
            hints.append(call.format(authority=authority, phone=phone))
        return "\n".join(hints)

    def _reading(self, reading: Reading) -> str:
        words = self._context.words
        method = words.say(reading.method.label)
        how = f"{method} {reading.device}".strip()
        return self.tr("{degrees} ({how})").format(degrees=degrees(reading.tenths), how=how)

    def _show_person(self) -> None:
        assert self.case is not None
        shown = self._revealed or self.case
        person, details = shown.person, shown.details
        self.name.setText(person.name or self.tr("(no name given)"))
        kind = self._context.words.say(person.document_kind.label)
        parts = [
            f"{kind} {person.document}" if person.document else "",
            self.tr("Phone {phone}").format(phone=person.phone) if person.phone else "",
        ]
        if self._revealed is not None:
            born = person.birth_date
            parts.append(self._context.words.say(person.sex.label))
            if born is not None:
                parts.append(self.tr("born {date}").format(date=born.isoformat()))
        companions = dict.fromkeys(filter(None, (person.companion, details.companion)))
        parts += [self.tr("Companion {name}").format(name=name) for name in companions]
        if details.address:
            parts.append(self.tr("Lives at {address}").format(address=details.address))
        if details.workplace:
            parts.append(self.tr("Works at {workplace}").format(workplace=details.workplace))
        text = " · ".join(part for part in parts if part)
        self.document.setText(text)
        self.document.setVisible(bool(text))
        for label in (self.name, self.document):
            label.set_tone(Tone.ATTENTION if self._revealed is not None else None)

    def _tick(self) -> None:
        if self._revealed is not None:
            self._seconds -= 1
            if self._seconds <= 0:
                self.hide_facts()


def _since(case: Case) -> int:
    """When the case came into its state."""
    if case.closing is not None:
        return case.closing.at
    return case.opened_at if case.left_at is None else case.left_at
