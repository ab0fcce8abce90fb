"""What the hand-over sheet needs of the person: answers, where they live and work (N2.5)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter_app.hall.answers import SYMPTOM_LABELS, Answer, Symptoms
from counter_app.hall.case_rows import Case
from counter_app.hall.case_steps import Answers, Details
from counter_app.hall.case_work import ask_case, detail_case
from ui.page import Context
from ui.pages.case_card import CaseFacts
from ui.pages.case_step_sheet import StepSheet, Verb
from ui.widgets.chips import Chips


class AskedSheet(StepSheet):
    """Symptoms, and 14 days' travel and contact; each yes, no or not asked."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.timed = False
        self.confirm.setText(self.tr("Record the answers"))
        self.name_it(self.tr("symptoms and the last 14 days"))
        say, look = context.words.say, context.style
        names = {
            "fever": self.tr("Fever"),
            **{name: say(label) for name, label in SYMPTOM_LABELS.items()},
            "travel": self.tr("In an affected area within 14 days"),
            "contact": self.tr("Contact with somebody from there within 14 days"),
        }
        choices = [(one, say(one.label)) for one in Answer]
        self.answers: dict[str, Chips[Answer]] = {
            name: Chips(look, label, choices) for name, label in names.items()
        }
        self.fields |= self.answers
        self.other = self.add_line("other", self.tr("Other"))
        widgets: list[QWidget] = list(self.answers.values())
        pairs = [tuple(widgets[at : at + 2]) for at in range(0, len(widgets), 2)]
        self.lay_out(*pairs, (self.other,))

    def fill(self, case: Case, facts: CaseFacts) -> None:
        """What was answered before."""
        known, symptoms = case.answers, case.answers.symptoms
        for name, chips in self.answers.items():
            chips.set_value(getattr(symptoms if name in SYMPTOM_LABELS else known, name))
        self.other.set_text(symptoms.other)

    def verb(self) -> Verb:
        """Record all of it as it is known now."""
        case = self.case
        told = {name: chips.value() or Answer.NOT_ASKED for name, chips in self.answers.items()}
        symptoms = Symptoms(
            cough=told["cough"],
            fatigue=told["fatigue"],
            dyspnoea=told["dyspnoea"],
            other=self.other.text(),
        )
        answers = Answers(
            fever=told["fever"],
            symptoms=symptoms,
            travel=told["travel"],
            contact=told["contact"],
        )
        return lambda desk: ask_case(desk, case, answers)


class DetailsSheet(StepSheet):
    """Address, workplace and companion. What is known is asked for anew: it is not shown here."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.timed = False
        self.confirm.setText(self.tr("Record the person's details"))
        self.name_it(self.tr("where the person lives and works"))
        self.address = self.add_line("address", self.tr("Address"))
        self.workplace = self.add_line("workplace", self.tr("Workplace"))
        self.companion = self.add_line("companion", self.tr("Companion (name and phone)"))
        self.lay_out((self.address,), (self.workplace, self.companion))

    def verb(self) -> Verb:
        """Record it."""
        case = self.case
        details = Details(
            address=self.address.text(),
            workplace=self.workplace.text(),
            companion=self.companion.text(),
        )
        return lambda desk: detail_case(desk, case, details)
