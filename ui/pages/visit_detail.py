"""One visit on the 'Visits' page: who, how it stands, its matters, and its whole timeline.

Masked, but for a while after facts were revealed. Shows what it is given; asks nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from counter_app.hall.catalogue import Catalogue
from counter_app.hall.persons import PersonFacts
from counter_app.hall.timeline import Moment, VisitStory
from counter_app.hall.visit_rows import Visit
from counter_app.hall.visits import VisitState
from counter_app.journal.clock import MINUTE
from ui.page import Context
from ui.pages.visit_words import day_and_time, degrees, state_tone
from ui.style import Tone
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.flow import Flow
from ui.widgets.label import Kind, Label
from ui.widgets.ticket import TicketNumber
from ui.widgets.ticking import clock_text
from ui.widgets.timeline import Step, Timeline

SHOWN_FOR = 30
"""Seconds for which revealed facts stay on the screen."""


@dataclass(frozen=True)
class HallWords:
    """What turns codes and ids into words: the catalogue and the numbers of the windows."""

    catalogue: Catalogue
    windows: Mapping[str, int]


class VisitDetail(Card):
    """The selected visit, or what one can look for while nothing is selected."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, margin=18, spacing=12)
        self._context, self._look = context, context.style
        self.story: VisitStory | None = None
        self._revealed: PersonFacts | None = None
        self._seconds = 0
        self.hint = Label("", Kind.SECONDARY, wraps=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.ticket = TicketNumber()
        self.name = Label("", Kind.NAME, elides=True)
        self.document = Label("")
        self.more = Label("", Kind.SMALL, wraps=True)
        self.spans = Label("", Kind.STRONG, wraps=True)
        self.facts = Label("", Kind.SMALL, wraps=True)
        self._marks = QWidget()
        self._flow = Flow(self._look.px(6), self._marks)
        self._matters = QGridLayout()
        self.timeline = Timeline(self._look)
        self._whole = QWidget()
        self._arrange()
        context.ticking.timeout.connect(self._tick)
        self.show_hint("")

    @property
    def revealed(self) -> bool:
        """Whether the facts are shown in full just now."""
        return self._revealed is not None

    def set_wide(self, upright: bool) -> None:
        """Put the timeline below the facts, or beside them."""
        way = QBoxLayout.Direction
        self._parts.setDirection(way.TopToBottom if upright else way.LeftToRight)
        self._parts.setStretch(0, 0 if upright else 1)

    def show_hint(self, text: str) -> None:
        """Nothing is selected: say what one can do."""
        self.story, self._revealed = None, None
        self.hint.setText(text)
        self.hint.show()
        self._whole.hide()

    def show_story(self, story: VisitStory, hall: HallWords) -> None:
        """Show a visit; what is revealed of the same one stays revealed."""
        before = self.story
        same = before is not None and before.visit.id == story.visit.id
        if not same:
            self._revealed = None
        self.story = story
        self.hint.hide()
        self._whole.show()
        visit = story.visit
        self.ticket.set_number(visit.ticket)
        self._show_person()
        self._show_marks(visit)
        self._show_matters(visit, hall)
        self._show_times()
        steps = [self._step(moment, visit) for moment in story.moments]
        self.timeline.show_steps(steps, from_top=not same)

    def reveal(self, visit: str, person: PersonFacts) -> None:
        """Show who it is in full, for a while."""
        if self.story is not None and self.story.visit.id == visit:
            self._revealed, self._seconds = person, SHOWN_FOR
            self._show_person()

    def hide_facts(self) -> None:
        """Mask again."""
        if self._revealed is not None:
            self._revealed = None
            self._show_person()

    def _arrange(self) -> None:
        px = self._look.px
        who = QVBoxLayout()
        who.setSpacing(px(2))
        who.addStretch()
        who.addWidget(self.name)
        who.addWidget(self.document)
        who.addStretch()
        top = QHBoxLayout()
        top.setSpacing(px(16))
        top.addWidget(self.ticket)
        top.addLayout(who, 1)
        self._matters.setHorizontalSpacing(px(10))
        self._matters.setVerticalSpacing(px(4))
        self._matters.setColumnStretch(0, 1)
        facts = QVBoxLayout()
        facts.setSpacing(px(8))
        facts.addLayout(top)
        facts.addWidget(self._marks)
        facts.addWidget(self.spans)
        facts.addLayout(self._matters)
        facts.addWidget(self.more)
        facts.addWidget(self.facts)
        facts.addStretch()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._whole)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(px(24))
        self._parts.addLayout(facts, 1)
        self._parts.addWidget(self.timeline, 1)
        for label in (self.more, self.facts, self.spans):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.body.addWidget(self.hint, 1)
        self.body.addWidget(self._whole, 1)

    def _show_person(self) -> None:
        assert self.story is not None
        person = self._revealed or self.story.visit.person
        self.name.setText(person.name or self.tr("(no name given)"))
        kind = self._context.words.say(person.document_kind.label)
        self.document.setText(person.document or kind)
        parts = [
            (self.tr("Phone {phone}"), "phone", person.phone),
            (self.tr("Companion {name}"), "name", person.companion),
            (self.tr("Acting for {name}"), "name", person.acting_for),
        ]
        told = [words.format(**{field: value}) for words, field, value in parts if value]
        if self._revealed is not None:
            told = [kind, *told] if person.document else told
        self.more.setText(" · ".join(told))
        self.more.setVisible(bool(told))
        for label in (self.name, self.document, self.more):
            label.set_tone(Tone.ATTENTION if self._revealed is not None else None)

    def _show_marks(self, visit: Visit) -> None:
        while (old := self._flow.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        say = self._context.words.say
        marks = [(say(visit.state.label), state_tone(visit.state))]
        marks += [("★ " + say(one.label), Tone.ATTENTION) for one in visit.priority]
        if visit.print_failed:
            marks.append((self.tr("ticket not printed"), Tone.ATTENTION))
        for text, tone in marks:
            self._flow.addWidget(Chip(self._look, text, tone))
        self._marks.updateGeometry()

    def _show_matters(self, visit: Visit, hall: HallWords) -> None:
        while (old := self._matters.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        words = self._context.words
        for line, matter in enumerate(visit.matters):
            item = hall.catalogue.item(matter.code)
            name = Label(matter.code if item is None else item.short_name(words.language))
            name.setWordWrap(True)
            outcome = self.tr("open") if matter.outcome is None else words.say(matter.outcome.label)
            window = hall.windows.get(matter.window)
            if window is not None:
                at = self.tr("window {number}").format(number=window)
                outcome = f"{outcome} · {at}"
            self._matters.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            end = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
            self._matters.addWidget(Label(outcome, Kind.SECONDARY), line, 1, end)
        known = [hall.windows[one] for one in visit.windows if one in hall.windows]
        visited = words.listing(self.tr("window {number}").format(number=one) for one in known)
        parts = [
            self.tr("Registered {time}").format(time=day_and_time(visit.registered_at, visit.day)),
            visit.day,
            self.tr("visited {windows}").format(windows=visited) if visited else "",
            self.tr("{count} companions").format(count=visit.companions)
            if visit.companions
            else "",
            visit.note,
        ]
        self.facts.setText(" · ".join(part for part in parts if part))

    def _show_times(self) -> None:
        assert self.story is not None
        visit, now = self.story.visit, self._context.clock.now()
        parts = [
            degrees(visit.tenths),
            self.tr("waited {time}").format(time=clock_text(visit.waited(now))),
        ]
        if visit.started_at is not None or visit.serving:
            parts.append(self.tr("served {time}").format(time=clock_text(visit.served(now))))
        self.spans.setText("  ·  ".join(parts))

    def _step(self, moment: Moment, visit: Visit) -> Step:
        marks = []
        if abs(moment.entered_at - moment.happened_at) > MINUTE:
            entered = day_and_time(moment.entered_at, visit.day)
            marks.append(self.tr("entered later, {time}").format(time=entered))
        if moment.to_check:
            marks.append(self.tr("⚠ to check: it clashes with another entry"))
        return Step(
            time=day_and_time(moment.happened_at, visit.day),
            what=self._context.words.say(moment.what),
            by=moment.by or self.tr("program"),
            mark=" · ".join(marks),
        )

    def _tick(self) -> None:
        if self.story is None:
            return
        if self._revealed is not None:
            self._seconds -= 1
            if self._seconds <= 0:
                self.hide_facts()
        running = (VisitState.WAITING, VisitState.CALLED, VisitState.SERVING)
        if self.story.visit.state in running and self.isVisible():
            self._show_times()
