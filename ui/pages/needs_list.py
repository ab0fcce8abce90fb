"""Needs as a list worked by keyboard: 1 to 9 open the first ones, Enter the one with the focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.hall.needs import Need
from ui.page import Context
from ui.pages.needs_attention import need_tone
from ui.widgets.attention_card import AttentionCard
from ui.widgets.label import Kind, Label

BY_DIGIT = 9
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class NeedsList(QWidget):
    """The most urgent first, due times turn. `opened` carries the need that is to be worked on."""

    opened = Signal(object)
    focused_card = Signal(QWidget)
    """The card that has the focus now: it should be seen."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "scrolled")
        self._context = context
        self._needs: tuple[Need, ...] = ()
        self._last: tuple[str, str] | None = None
        self.cards: list[AttentionCard] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(context.style.px(10))
        self._rows.addStretch()
        self._digits = [QShortcut(QKeySequence(str(digit)), self) for digit in range(1, 10)]
        for at, digit in enumerate(self._digits):
            digit.setAutoRepeat(False)
            digit.activated.connect(lambda at=at: self._open(at))

    def show_needs(self, needs: Sequence[Need]) -> None:
        """Show these; the focus stays with its need. Nothing moves where they are the same."""
        if tuple(needs) == self._needs:
            return
        had_focus, last = self.focused() is not None, self._last
        self._clear()
        self._last = last
        self._needs = tuple(needs)
        for at, need in enumerate(self._needs):
            self._rows.insertWidget(at, self._row(at, need))
        self._take_place_in_tab_order()
        if had_focus:
            self.first_focus()

    def focused(self) -> Need | None:
        """The need that has the focus."""
        for need, card in zip(self._needs, self.cards, strict=True):
            if card is self.window().focusWidget():
                return need
        return None

    def first_focus(self) -> None:
        """On the need that had the focus last, else on the first."""
        keys = [(one.page, one.subject) for one in self._needs]
        if self.cards:
            at = keys.index(self._last) if self._last in keys else 0
            self.cards[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_digits(self, on: bool) -> None:
        """Whether digits open needs; not while somebody types."""
        for digit in self._digits:
            digit.setEnabled(on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go to the neighbours and stay in the list; where the focus was is kept."""
        if event.type() == QEvent.Type.FocusIn and watched in self.cards:
            need = self._needs[self.cards.index(watched)]
            self._last = (need.page, need.subject)
            self.focused_card.emit(watched)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = STEPS.get(Qt.Key(event.key()))
            if step is not None and isinstance(watched, AttentionCard):
                at = self.cards.index(watched) + step
                if 0 <= at < len(self.cards):
                    self.cards[at].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _row(self, at: int, need: Need) -> QWidget:
        context, look, say = self._context, self._context.style, self._context.words.say
        card = AttentionCard(
            look, need_tone(need), say(need.title), [say(line) for line in need.lines]
        )
        if need.due is not None:
            card.run_time(context.clock, context.ticking, need.due, down=True)
        card.clicked.connect(lambda: self.opened.emit(need))
        card.installEventFilter(self)
        self.cards.append(card)
        key = Label(str(at + 1) if at < BY_DIGIT else "", Kind.STRONG)
        key.setFixedWidth(look.px(20))
        key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(8))
        box.addWidget(key)
        box.addWidget(card, 1)
        return row

    def _clear(self) -> None:
        self.cards = []
        while self._rows.count() > 1:
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _open(self, at: int) -> None:
        if at < len(self._needs):
            self.cards[at].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.opened.emit(self._needs[at])

    def _take_place_in_tab_order(self) -> None:
        for before, after in zip(self.cards, self.cards[1:], strict=False):
            QWidget.setTabOrder(before, after)
