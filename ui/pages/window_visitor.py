"""The card of whoever is at the window: ticket, name, priority, facts and the time that turns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from counter_app.hall.persons import PersonFacts
from counter_app.hall.visit_rows import Visit
from counter_app.hall.visits import VisitState
from counter_app.language import Phrase
from ui.page import Context
from ui.pages.window_state import degrees
from ui.style import Tone
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.flow import Flow
from ui.widgets.label import Kind, Label
from ui.widgets.ticket import TicketNumber
from ui.widgets.ticking import TurningTime

SHOWN_FOR = 30
"""Seconds for which revealed facts stay on the screen."""


class VisitorCard(Card):
    """Shows a visit, or that nobody is here. Masked but for the name, until facts are revealed."""

    def __init__(self, context: Context, say: Callable[[Phrase], str]) -> None:
        super().__init__(context.style, horizontal=True, margin=16, spacing=16)
        look = self._look = context.style
        self._say = say
        self._visit: Visit | None = None
        self._seconds = 0
        self.ticket = TicketNumber()
        self.name = Label("", Kind.NAME, elides=True)
        self.facts = Label("", Kind.SECONDARY, wraps=True)
        self.notes = Label("", Kind.SMALL, wraps=True)
        self.notes.set_tone(Tone.ATTENTION)
        self._marks: list[Chip] = []
        self._named = QWidget()
        # The marks stand right behind the name, or below it where there is no room.
        self._flow = Flow(look.px(10), self._named)
        self.name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._flow.addWidget(self.name)
        self.word = Label("", Kind.SMALL)
        self.time = TurningTime(look, context.clock, context.ticking, kind=Kind.NUMBER)
        self.show_facts = QPushButton(self.tr("Show document  F10"))
        self.show_facts.setProperty("kind", "link")
        self.show_facts.setCursor(Qt.CursorShape.PointingHandCursor)
        words = QVBoxLayout()
        words.setSpacing(look.px(3))
        words.addStretch()
        words.addWidget(self._named)
        words.addWidget(self.facts)
        words.addWidget(self.notes)
        words.addStretch()
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addStretch()
        side.addWidget(self.word, 0, Qt.AlignmentFlag.AlignRight)
        turning = QHBoxLayout()
        turning.addStretch()
        turning.addWidget(self.time)
        side.addLayout(turning)
        side.addWidget(self.show_facts, 0, Qt.AlignmentFlag.AlignRight)
        side.addStretch()
        self.body.addWidget(self.ticket)
        self.body.addLayout(words, 1)
        self.body.addLayout(side)
        self.setMinimumHeight(look.px(104))
        context.ticking.timeout.connect(self._tick)

    def show_nobody(self, what: str, hint: str) -> None:
        """Say that nobody is at the window and what to do."""
        self._visit = None
        self.hide_facts()
        self.ticket.set_number("")
        self.ticket.hide()
        self.name.setText(what)
        self.facts.setText(hint)
        self.show_facts.hide()
        self._mark(())
        self._note("")
        self.word.setText("")
        self.time.stop()

    def show_visit(self, visit: Visit, notes: str) -> None:
        """Show who was called or is being served; `notes` is what the clerk should know."""
        if self._visit is None or self._visit.id != visit.id:
            self.hide_facts()
        self._visit = visit
        self.ticket.show()
        self.show_facts.show()
        self.ticket.set_number(visit.ticket)
        self.name.setText(visit.person.name or self.tr("(no name given)"))
        self._mark([self._say(one.label) for one in visit.priority])
        self._note(notes)
        if not self.revealed:
            self._show_facts(visit.person, visit.tenths)
        calls = self.tr("called, {count}×").format(count=visit.calls)
        serving = visit.state is VisitState.SERVING
        self.word.setText(self._say(visit.state.label) if serving else calls)
        earlier = visit.serving if serving else 0
        self.time.count_up(visit.since - earlier)

    def reveal(self, person: PersonFacts) -> None:
        """Show the facts in full for a while."""
        if self._visit is None:
            return
        self._seconds = SHOWN_FOR
        self._show_facts(person, self._visit.tenths)
        self.facts.set_tone(Tone.ATTENTION)

    @property
    def revealed(self) -> bool:
        """Whether the facts stand there in full."""
        return self._seconds > 0

    def hide_facts(self) -> None:
        """Mask the facts again."""
        self._seconds = 0
        self.facts.set_tone(None)
        if self._visit is not None:
            self._show_facts(self._visit.person, self._visit.tenths)

    def _tick(self) -> None:
        if self._seconds > 0:
            self._seconds -= 1
            if not self._seconds:
                self.hide_facts()

    def _show_facts(self, person: PersonFacts, tenths: int) -> None:
        parts = [person.document or self.tr("no document at hand")]
        if person.birth_date is not None:
            parts.append(person.birth_date.isoformat())
        if self.revealed and person.phone:
            parts.append(person.phone)
        parts.append(f"{degrees(tenths)} ℃")
        self.facts.setText(" · ".join(parts))
        text = self.tr("Hide  F10") if self.revealed else self.tr("Show document  F10")
        self.show_facts.setText(text)

    def _note(self, notes: str) -> None:
        self.notes.setText(notes)
        self.notes.setVisible(bool(notes))

    def _mark(self, texts: Sequence[str]) -> None:
        for old in self._marks:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._marks = [Chip(self._look, f"★ {text}", Tone.ATTENTION) for text in texts]
        for chip in self._marks:
            self._flow.addWidget(chip)
            chip.show()
