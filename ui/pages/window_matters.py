"""The matters of whoever is at the window: which is on, how each ends, and how it is done online.

Worked by keyboard: a figure chooses the matter, a letter or the arrows its outcome. Offering the
online way is the panel below (N3.1); nobody is forced to it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from counter_app.hall.catalogue import Catalogue, Item
from counter_app.hall.visit_rows import Matter, Visit
from counter_app.hall.visits import Outcome, VisitState
from ui.page import Context
from ui.pages.window_online import OnlinePanel, online_channel
from ui.style import Tone
from ui.widgets.card import Card
from ui.widgets.chips import Chip, Chips, Choice
from ui.widgets.label import Kind, Label

LETTERS = {
    Outcome.DONE: "B",
    Outcome.ACCEPTED: "S",
    Outcome.PAPERS_MISSING: "C",
    Outcome.DIVERTED: "W",
    Outcome.DECLINED: "N",
}
"""The letter of each outcome: the initials of 办结, 受理, 材料, 网上; N for no."""

BURST = 150
"""Milliseconds within which keys may be a scanner's, whose choices are taken back."""

TONES = {
    Outcome.DONE: Tone.NORMAL,
    Outcome.ACCEPTED: Tone.NORMAL,
    Outcome.DIVERTED: Tone.INFO,
    Outcome.PAPERS_MISSING: Tone.ATTENTION,
    Outcome.DECLINED: Tone.QUIET,
}


class MatterRow(QWidget):
    """One matter; the current one shows what it can end with."""

    pressed = Signal()
    chosen = Signal(object)

    def __init__(self, context: Context, number: int, matter: Matter, item: Item | None) -> None:
        super().__init__()
        look = self._look = context.style
        say, language = context.words.say, context.words.language
        self.matter = matter
        self._current = self._ring = False
        self._name = Label(matter.code if item is None else item.name(language), Kind.STRONG)
        self._name.setWordWrap(True)
        channel = online_channel(item)
        place = "" if channel is None else channel.place.said(language)
        online = Label(self.tr("yes · {place}").format(place=place) if place else "—", elides=True)
        online.set_tone(Tone.INFO if place else Tone.QUIET)
        self.result = Chip(look, self.tr("under way…"), Tone.QUIET)
        options = [(one, f"{say(one.label)}  {LETTERS[one]}") for one in Outcome]
        self.outcomes: Chips[Outcome] = Chips(look, "", options, Choice.AT_MOST_ONE)
        for one in Outcome:
            self.outcomes.chip(one).setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.outcomes.changed.connect(lambda: self.chosen.emit(self.outcomes.value()))
        grid = QGridLayout(self)
        grid.setContentsMargins(look.px(10), look.px(7), look.px(8), look.px(7))
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(6))
        figure = Label(str(number))
        figure.setFixedWidth(look.px(22))
        grid.addWidget(figure, 0, 0)
        grid.addWidget(self._name, 0, 1)
        grid.addWidget(online, 0, 2)
        grid.addWidget(self.result, 0, 3, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.outcomes, 1, 1, 1, 3)
        grid.setColumnStretch(1, 5)
        grid.setColumnStretch(2, 4)
        grid.setColumnMinimumWidth(3, look.px(124))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_choice(self, choice: Outcome | None, say: Callable[..., str], *, open_: bool) -> None:
        """Show the outcome that is recorded or chosen."""
        done = self.matter.outcome
        shown = done if done is not None else choice
        self.result.setVisible(open_ or done is not None)
        self.result.setText(self.tr("under way…") if shown is None else say(shown.label))
        self.result.set_tone(Tone.QUIET if shown is None else TONES[shown])
        self.result.updateGeometry()
        for one in Outcome:
            self.outcomes.chip(one).setChecked(one is choice)

    def show_place(self, *, current: bool, choosing: bool, ring: bool) -> None:
        """Whether this is the current row, offers its outcomes, and has the keyboard."""
        self._current, self._ring = current, ring
        self.outcomes.setVisible(current and choosing)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press makes this row the current one."""
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the current row, and a line below each."""
        look = self._look
        painter = QPainter(self)
        if self._current:
            painter.fillRect(self.rect(), look.colour("chosen_row"))
            painter.fillRect(0, 0, look.px(3), self.height(), look.colour("info"))
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        if self._ring:
            painter.setPen(QPen(look.colour("info"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()


class MattersCard(Card):
    """The rows and the choices that are not recorded yet, kept for each visit.

    `moved` carries the current row when it is another.
    """

    moved = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, margin=20, spacing=0)
        self._context, self._say = context, context.words.say
        look = context.style
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Matters"))
        self._visit: Visit | None = None
        self._catalogue: Catalogue | None = None
        self._rows: list[MatterRow] = []
        self._current = 0
        self._drafts: dict[str, dict[str, Outcome]] = {}
        self._before_burst: dict[str, Outcome] = {}
        self._since_key = QElapsedTimer()
        self.problem = Label("", Kind.STRONG, wraps=True)
        self.problem.set_tone(Tone.ALARM)
        self.problem.hide()
        head = QHBoxLayout()
        head.setContentsMargins(look.px(44), 0, look.px(8), look.px(6))
        head.setSpacing(look.px(12))
        head.addWidget(Label(self.tr("Matter"), Kind.SMALL), 5)
        head.addWidget(Label(self.tr("Can be online"), Kind.SMALL), 4)
        outcome = Label(self.tr("Outcome"), Kind.SMALL)
        outcome.setMinimumWidth(look.px(124))
        head.addWidget(outcome)
        self._head = QWidget()
        self._head.setLayout(head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.online = OnlinePanel(context)
        self._hint = Label("", Kind.SMALL, wraps=True)
        self.body.addWidget(self._head)
        self.body.addLayout(self._lines)
        self.body.addSpacing(look.px(8))
        self.body.addWidget(self.problem)
        self.finish_only = QPushButton(self.tr("Finish without calling the next  Shift+F2"))
        self.finish_only.setProperty("kind", "link")
        self.finish_only.setCursor(Qt.CursorShape.PointingHandCursor)
        below = QHBoxLayout()
        below.addWidget(self._hint, 1)
        below.addWidget(self.finish_only)
        self.body.addLayout(below)
        self.body.addSpacing(look.px(8))
        self.body.addWidget(self.online)
        self.body.addStretch()
        self.show_visit(None, None)

    def show_visit(self, visit: Visit | None, catalogue: Catalogue | None) -> None:
        """Show a visit's matters; choices made for it before stand again."""
        before = None if self._visit is None else (self._visit.id, self._visit.matters)
        self._visit, self._catalogue = visit, catalogue
        if visit is None:
            self._rebuild()
        elif before is None or before[0] != visit.id:
            self._rebuild()
            self._current = next(
                (at for at, one in enumerate(visit.matters) if one.outcome is None), 0
            )
        elif before[1] != visit.matters:
            self._rebuild()
        self.problem.hide()
        self._show()

    def choices(self) -> dict[str, Outcome]:
        """The outcomes chosen and not recorded, by the matter's code.

        A matter that is alone open is taken as settled until somebody chooses otherwise.
        """
        if self._visit is None:
            return {}
        chosen = dict(self.explicit())
        open_matters = self._visit.open_matters
        if len(open_matters) == 1:
            chosen.setdefault(open_matters[0].code, Outcome.DONE)
        return chosen

    def explicit(self) -> dict[str, Outcome]:
        """Only what a person chose for the visit that is shown."""
        if self._visit is None:
            return {}
        codes = {matter.code for matter in self._visit.open_matters}
        draft = self._drafts.get(self._visit.id, {})
        return {code: outcome for code, outcome in draft.items() if code in codes}

    def current_item(self) -> Item | None:
        """The catalogue's item of the current row."""
        if self._catalogue is None or not self._rows:
            return None
        return self._catalogue.item(self._rows[self._current].matter.code)

    def ask_for_lacking(self) -> bool:
        """Go to the first matter without an outcome and say so; False when none lacks."""
        if self._visit is None:
            return False
        chosen = self.choices()
        lacking = [
            at
            for at, one in enumerate(self._visit.matters)
            if one.outcome is None and one.code not in chosen
        ]
        if not lacking:
            return False
        self._current = lacking[0]
        self._show()
        self.complain(self.tr("Choose how this matter ended."))
        return True

    def complain(self, text: str) -> None:
        """Say what is wrong with the choices, and put the keyboard there."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self, visit: str) -> None:
        """The visit ended: its choices are recorded or void."""
        self._drafts.pop(visit, None)

    def take_back_burst(self) -> None:
        """What was just typed came from a scanner: the choices are as before."""
        if self._visit is not None and self._since_key.isValid():
            self._drafts[self._visit.id] = dict(self._before_burst)
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Figures and up/down go to a matter, letters and left/right choose its outcome."""
        if not self._rows or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        if not self._since_key.isValid() or self._since_key.elapsed() > BURST:
            self._before_burst = dict(self._drafts.get(self._visit.id, {})) if self._visit else {}
        self._since_key.start()
        text, key = event.text().upper(), event.key()
        moves = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
        turns = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}
        outcome = next((one for one, letter in LETTERS.items() if letter == text), None)
        if text.isascii() and text.isdigit() and text != "0":
            self._go(int(text) - 1)
        elif key in moves:
            self._go(self._current + moves[key])
        elif key in turns:
            self._turn(turns[key])
        elif outcome is not None:
            self._choose(outcome, go_on=True)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the keyboard."""
        super().focusOutEvent(event)
        self._show()

    def _choosing(self) -> bool:
        return self._visit is not None and self._visit.state is VisitState.SERVING

    def _go(self, row: int) -> None:
        if 0 <= row < len(self._rows):
            self._current = row
            self._show()
            self.moved.emit(self._rows[row])

    def _turn(self, step: int) -> None:
        order = list(Outcome)
        chosen = self.choices().get(self._rows[self._current].matter.code)
        place = order.index(chosen) + step if chosen is not None else (0 if step > 0 else -1)
        self._choose(order[place % len(order)], go_on=False)

    def _choose(self, outcome: Outcome | None, *, go_on: bool) -> None:
        row = self._rows[self._current]
        if self._visit is None or not self._choosing() or row.matter.outcome is not None:
            return
        draft = self._drafts.setdefault(self._visit.id, {})
        if outcome is None:
            draft.pop(row.matter.code, None)
        else:
            draft[row.matter.code] = outcome
        self.problem.hide()
        if go_on:
            after = (
                at
                for at, one in enumerate(self._rows)
                if one.matter.outcome is None and one.matter.code not in draft
            )
            self._go(next(after, self._current))
        self._show()

    def _pressed(self, at: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._go(at)

    def _picked(self, at: int, outcome: Outcome | None) -> None:
        self._current = at
        self._choose(outcome, go_on=False)

    def _rebuild(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = []
        self._current = min(
            self._current, max(0, len(self._visit.matters) - 1 if self._visit else 0)
        )
        if self._visit is None or self._catalogue is None:
            return
        for at, matter in enumerate(self._visit.matters):
            row = MatterRow(self._context, at + 1, matter, self._catalogue.item(matter.code))
            row.pressed.connect(lambda at=at: self._pressed(at))
            row.chosen.connect(lambda outcome, at=at: self._picked(at, outcome))
            self._lines.addWidget(row)
            self._rows.append(row)

    def _show(self) -> None:
        choosing, chosen = self._choosing(), self.choices()
        for at, row in enumerate(self._rows):
            row.show_choice(chosen.get(row.matter.code), self._say, open_=choosing)
            row.show_place(
                current=at == self._current and len(self._rows) > 0,
                choosing=choosing and row.matter.outcome is None,
                ring=at == self._current and self.hasFocus() and choosing,
            )
        item = self.current_item()
        settled = bool(self._rows) and self._rows[self._current].matter.outcome is not None
        offered = item if online_channel(item) is not None and not settled else None
        self.online.setVisible(offered is not None)
        if offered is not None:
            self.online.show_item(offered)
        self._head.setVisible(bool(self._rows))
        several = choosing and len(self._rows) > 1
        self._hint.setText(
            self.tr("1 to 9 or ↑ ↓ choose the matter; a letter or ← → how it ended.")
            if several
            else ""
        )
        self.finish_only.setVisible(choosing)
