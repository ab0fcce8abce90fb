"""The running isolation cases as cards, one of them chosen: by arrows, a click or its id."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from counter_app.hall.case_rows import Case
from ui.page import Context
from ui.pages.case_card import CaseCard, CaseFacts
from ui.widgets.label import Kind, Label


class CaseList(QScrollArea):
    """Cards in the order they are given, or words where there is none. `changed` when another one
    is chosen."""

    changed = Signal()

    def __init__(self, context: Context, nobody: str) -> None:
        super().__init__()
        self._context = context
        self._chosen = ""
        self.cards: list[CaseCard] = []
        self.empty = Label(nobody, Kind.SECONDARY, wraps=True)
        look = context.style
        holder = QWidget()
        holder.setProperty("kind", "scrolled")
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(look.px(16))
        self._list.addWidget(self.empty)
        self._list.addStretch()
        self.setWidget(holder)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(look.px(200))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def show_cases(self, facts: CaseFacts) -> None:
        """Show these; a card stays with its case, and so does the choice."""
        known = {card.case.id: card for card in self.cards if card.case is not None}
        self.cards = [
            known.pop(case.id) if case.id in known else self._make_card() for case in facts.cases
        ]
        for card in known.values():
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for at, (card, case) in enumerate(zip(self.cards, facts.cases, strict=True)):
            card.show_case(case, facts)
            if self._list.indexOf(card) != at:
                self._list.insertWidget(at, card)
                card.show()
        self.empty.setVisible(not facts.cases)
        if self.card() is None:
            self.choose(facts.cases[0].id if facts.cases else "")
        else:
            self.choose(self._chosen)

    def choose(self, case: str) -> None:
        """The keys act on this one from now on."""
        self._chosen = case
        for card in self.cards:
            chosen = card.case is not None and card.case.id == case
            card.set_chosen(chosen)
            if chosen:
                self.ensureWidgetVisible(card)
                # Of one that is taller than the view, the top with its deadlines.
                self.ensureVisible(0, card.y(), 0, 0)
        self.changed.emit()

    def card(self) -> CaseCard | None:
        """The chosen one."""
        cards = (card for card in self.cards if card.case and card.case.id == self._chosen)
        return next(cards, None)

    def case(self) -> Case | None:
        """The case of the chosen one."""
        card = self.card()
        return None if card is None else card.case

    def _make_card(self) -> CaseCard:
        card = CaseCard(self._context)
        card.asked.connect(lambda step: self._asked(card, step))
        return card

    def _asked(self, card: CaseCard, step: int) -> None:
        at = self.cards.index(card) + step
        if not 0 <= at < len(self.cards):
            return
        case = self.cards[at].case
        assert case is not None
        self.choose(case.id)
        if step:
            self.cards[at].setFocus(Qt.FocusReason.OtherFocusReason)
