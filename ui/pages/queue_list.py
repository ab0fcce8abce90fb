"""The list of the queue: one line a visit, masked, with the time that turns; filtered by chips."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from counter_app.hall.visit_rows import Visit
from counter_app.hall.visits import VisitState
from counter_app.language import Phrase
from ui.page import Context
from ui.pages.queue_state import QueueState, groups_of
from ui.pages.window_state import degrees, matter_names, window_numbers
from ui.style import Tone
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice
from ui.widgets.table import Column, Table
from ui.widgets.ticking import clock_text

TONES = {
    VisitState.WAITING: Tone.QUIET,
    VisitState.CALLED: Tone.INFO,
    VisitState.SERVING: Tone.NORMAL,
    VisitState.ON_HOLD: Tone.ATTENTION,
    VisitState.NO_SHOW: Tone.ATTENTION,
}
LONG = 30 * 60_000
"""Milliseconds of waiting from which the time is amber."""


def _state(visit: Visit) -> Phrase:
    """The state, and whether several windows called the visitor while apart."""
    called_twice = visit.also and visit.state is VisitState.CALLED
    return Phrase("called twice") if called_twice else visit.state.label


class QueueList(QWidget):
    """Chips by state and group with their counts, and the visits. `chosen` when another is."""

    chosen = Signal()
    opened = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._state: QueueState | None = None
        look, say = context.style, context.words.say
        self.states: Chips[VisitState] = Chips(look, "", [], Choice.AT_MOST_ONE)
        self.groups: Chips[str] = Chips(look, "", [], Choice.AT_MOST_ONE)
        self._offered: tuple[list[tuple[VisitState, str]], list[tuple[str, str]]] = ([], [])
        self.table: Table[Visit] = Table(
            look,
            [
                Column(self.tr("Ticket"), self._ticket, 92, bold=True),
                Column(self.tr("Name"), lambda one: one.person.name or "—", 96),
                Column(self.tr("Matters"), self._matters),
                Column(self.tr("Priority"), self._priority, 124, tone=lambda _one: Tone.ATTENTION),
                Column("℃", lambda one: degrees(one.tenths), 52),
                Column(
                    self.tr("State"),
                    lambda one: say(_state(one)),
                    116,
                    pill=True,
                    tone=lambda one: Tone.ATTENTION if one.also else TONES[one.state],
                ),
                Column(self.tr("Window no."), self._window, 64),
                Column(self.tr("Waits"), self._waits, 84, tone=self._waits_tone, right=True),
            ],
            lambda one: one.id,
            self.tr("Nobody is under way."),
        )
        self.table.chosen_row.connect(lambda _row: self.chosen.emit())
        self.table.activated_row.connect(self.opened)
        for chips in (self.states, self.groups):
            chips.changed.connect(self._filter)
        card = Card(look, margin=14, spacing=8)
        for widget in (self.states, self.groups):
            card.body.addWidget(widget)
        card.body.addWidget(self.table, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        # It takes what room there is, so that the keys below stay in sight.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(look.px(280))
        context.ticking.timeout.connect(self.table.viewport().update)

    def show_state(self, state: QueueState) -> None:
        """Show what was read; chips, selection and focus stay."""
        self._state = state
        say, language = self._context.words.say, self._context.words.language
        by_state, by_group = state.by_state(), state.by_group()
        states = [(one, f"{say(one.label)} {by_state[one]}") for one in TONES if by_state[one]]
        groups = []
        for code in sorted(by_group):
            group = state.catalogue.group(code)
            name = code if group is None else f"{group.letter} {group.name(language)}"
            groups.append((code, f"{name} {by_group[code]}"))
        for chips, now, before in (
            (self.states, states, self._offered[0]),
            (self.groups, groups, self._offered[1]),
        ):
            if now != before:
                had = any(one.hasFocus() for one in chips.findChildren(QWidget))
                chips.set_options(now)  # type: ignore[arg-type]
                if had:
                    chips.first_focus()
        self._offered = (states, groups)
        self._filter()

    def selected(self) -> Visit | None:
        """The visit that the keys act on."""
        return self.table.selected()

    def _filter(self) -> None:
        if self._state is None:
            return
        state, group = self.states.value(), self.groups.value()
        self.table.show_rows(
            [
                visit
                for visit in self._state.visits
                if (state is None or visit.state is state)
                and (group is None or group in groups_of(visit))
            ]
        )
        self.chosen.emit()

    def _ticket(self, visit: Visit) -> str:
        return f"{visit.ticket} ★" if visit.priority else visit.ticket

    def _matters(self, visit: Visit) -> str:
        assert self._state is not None
        return matter_names(visit, self._state.catalogue, self._context.words)

    def _priority(self, visit: Visit) -> str:
        return self._context.words.say(visit.priority[0].label) if visit.priority else ""

    def _window(self, visit: Visit) -> str:
        if not visit.window or self._state is None:
            return ""
        number = window_numbers((visit.window, *visit.also), self._state.numbers)
        return f"→ {number}" if visit.state is VisitState.WAITING else number

    def _waits(self, visit: Visit) -> str:
        return clock_text(visit.waited(self._context.clock.now()))

    def _waits_tone(self, visit: Visit) -> Tone | None:
        waiting = visit.state is VisitState.WAITING
        long = visit.waited(self._context.clock.now()) >= LONG
        return Tone.ATTENTION if waiting and long else None
