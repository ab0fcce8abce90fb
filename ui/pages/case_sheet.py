"""Opening an isolation case by hand: whose ticket, and what the visitor says (N2.5).

Used wherever somebody falls ill after the door. Not here: opening the case, which is a verb.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from counter_app.hall.answers import LONGEST_OTHER, Answer, Symptoms
from counter_app.hall.case_steps import Answers
from counter_app.hall.finding import Found
from ui.page import Context
from ui.pages.sheet import Sheet
from ui.widgets.chips import Chips, Choice
from ui.widgets.field import Field
from ui.widgets.key_button import Emphasis
from ui.widgets.suggest import SuggestField


class CaseSheet(Sheet):
    """Somebody falls ill: what they say, before they are kept apart (N2.5)."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context.style, "", self.tr("Keep apart now"), "F9", emphasis=Emphasis.DANGER
        )
        look = context.style
        self.symptoms: list[tuple[str, Chips[Answer]]] = []
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(28))
        names = (self.tr("Fever"), self.tr("Cough"), self.tr("Fatigue"), self.tr("Short of breath"))
        self._words_of = {
            Answer.YES: self.tr("present"),
            Answer.NO: self.tr("absent"),
            Answer.NOT_ASKED: self.tr("not asked"),
        }
        for at, name in enumerate(names):
            chips: Chips[Answer] = Chips(look, name, list(self._words_of.items()), Choice.ONE)
            self.symptoms.append((name, chips))
            grid.addWidget(chips, at // 2, at % 2)
        self.other = Field(look, self.tr("Other"))
        self.explain(
            self.tr("Let the visitor stay, keep 1 m away and give a mask. F9 again confirms.")
        )
        self.ask(holder, self.other)

    def begin(self, ticket: str) -> None:
        """Ask for a ticket; nothing counts as asked yet."""
        self.heading.setText(self.tr("{ticket}: suspected case, keep apart?").format(ticket=ticket))
        for _, chips in self.symptoms:
            chips.set_value(Answer.NOT_ASKED)
        self.other.set_text("")
        self.complain("")

    def told(self) -> str:
        """What was asked and answered, in words."""
        parts = [
            f"{name}: {self._words_of[chips.value() or Answer.NOT_ASKED]}"
            for name, chips in self.symptoms
        ]
        other = self.other.text().strip()
        return "; ".join([*parts, other] if other else parts)

    def answers(self) -> Answers:
        """The same, answer by answer."""
        fever, cough, fatigue, dyspnoea = (
            chips.value() or Answer.NOT_ASKED for _, chips in self.symptoms
        )
        symptoms = Symptoms(
            cough=cough,
            fatigue=fatigue,
            dyspnoea=dyspnoea,
            # Whole in `told`: nothing that is too long may keep somebody from being kept apart.
            other=" ".join(self.other.text().split())[:LONGEST_OTHER],
        )
        return Answers(fever=fever, symptoms=symptoms)

    def first_focus(self) -> None:
        """At the first symptom; nothing need be answered."""
        self.symptoms[0][1].first_focus()


class TicketCaseSheet(CaseSheet):
    """The same, for a ticket of today that is still to be named: scanned, typed or found.

    `ask` looks for visits of today; see `SuggestField`.
    """

    def __init__(
        self,
        context: Context,
        ask: Callable[[str, Callable[[Sequence[Found]], None]], None],
        words: Callable[[Found], str],
    ) -> None:
        super().__init__(context)
        self._words = words
        self.visit: Found | None = None
        self.ticket: SuggestField[Found] = SuggestField(
            context.style,
            self.tr("Ticket of today (scan it, or type number or name)"),
            ask,
            words,
            takes_first=True,
        )
        self.ticket.chosen.connect(self.take)
        self.ticket.typed.connect(self._forget)
        self.body.insertWidget(2, self.ticket)

    def begin_anew(self) -> None:
        """Ask for everything."""
        self.begin("")
        self.set_busy(False)
        self.heading.setText(self.tr("Somebody fell ill inside: open a case"))
        self.visit = None
        self.ticket.set_text("")

    def take(self, visit: Found) -> None:
        """This visit it is; go on to the symptoms."""
        self.visit = visit
        self.ticket.set_text(self._words(visit))
        self.symptoms[0][1].first_focus()

    def first_focus(self) -> None:
        """Into the first field that is still to be filled."""
        if self.visit is None:
            self.ticket.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().first_focus()

    def _forget(self, _text: str) -> None:
        self.visit = None
