"""A call to a health authority or hospital: what was said, or that nobody answered (N2.5)."""

from __future__ import annotations

from counter_app.hall.case_rows import Case
from counter_app.hall.case_work import note_call
from ui.page import Context
from ui.pages.case_card import CaseFacts
from ui.pages.case_step_sheet import StepSheet, Verb
from ui.widgets.chips import Chips


class CallSheet(StepSheet):
    """Which body was called at what number, by whom, and what they said."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.confirm.setText(self.tr("Record the call"))
        self.name_it(self.tr("a call"))
        self.body_called = self.add_line("body", self.tr("Who was called"))
        self.number = self.add_line("number", self.tr("Number called"))
        self.called_by = self.add_line("called_by", self.tr("Called by"))
        self.said = self.add_line("said", self.tr("What they said"))
        answers = [(True, self.tr("reached")), (False, self.tr("not reached"))]
        self.reached: Chips[bool] = Chips(context.style, self.tr("Outcome"), answers)
        self.explain(
            self.tr("Not reached counts as a call; the deadline runs on until somebody is reached.")
        )
        self.lay_out((self.body_called, self.number, self.called_by), (self.reached,), (self.said,))

    def fill(self, case: Case, facts: CaseFacts) -> None:
        """The authority of the settings, or whoever was called last."""
        last = case.calls[-1] if case.calls else None
        rules, me = facts.rules, self.context.desk.person.name
        authority = rules.health_authority or self.tr("Health authority")
        self.body_called.set_text(last.body if last else authority)
        self.number.set_text(last.number if last else rules.health_authority_phone)
        self.called_by.set_text(me)
        self.reached.set_value(True)

    def verb(self) -> Verb:
        """Record it."""
        case, at, reached = self.case, self.moment(), self.reached.value() is True
        body, number = self.body_called.text(), self.number.text()
        by, said = self.called_by.text(), self.said.text()
        return lambda desk: note_call(
            desk,
            case,
            body=body,
            number=number,
            called_by=by,
            reached=reached,
            said=said,
            happened_at=at,
        )
