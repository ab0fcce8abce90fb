"""What is asked before a case is released, or raised with what more speaks for it (N2.5)."""

from __future__ import annotations

from PySide6.QtCore import Qt

from counter_app.hall.case_rows import Case
from counter_app.hall.cases import Ordered
from ui.page import Context
from ui.pages.sheet import Sheet
from ui.widgets.chips import Chips, Choice
from ui.widgets.field import Field
from ui.widgets.key_button import Emphasis


class ReleaseSheet(Sheet):
    """On whose order somebody is released, how it was given, and why."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, "", self.tr("Release"), "Enter", emphasis=Emphasis.PRIMARY)
        self.case = ""
        self.ordered_by = Field(
            context.style, self.tr("Ordered by (authority or hospital, and the person's name)")
        )
        ways = [(one, context.words.say(one.label)) for one in Ordered]
        self.ordered: Chips[Ordered] = Chips(
            context.style, self.tr("How it was ordered"), ways, Choice.ONE
        )
        self.why = Field(context.style, self.tr("Why"))
        self.explain(
            self.tr(
                "Only who has the order releases. The suspended visit stays suspended: to go on, "
                "the visitor is measured at the door again."
            )
        )
        self.ask(self.ordered_by, self.ordered, self.why)

    def begin(self, case: Case) -> None:
        """Ask for a case."""
        self.case = case.id
        self.heading.setText(
            self.tr("Case {number}: release from isolation?").format(number=case.number)
        )
        self.ordered_by.set_text("")
        self.ordered.set_value(Ordered.BY_PHONE)
        self.why.set_text("")
        self.complain("")

    def way(self) -> Ordered:
        """How it was ordered."""
        return self.ordered.value() or Ordered.BY_PHONE

    def refuse(self, field: str, text: str) -> None:
        """Say what is wrong, at the field if it is one of these."""
        self.set_busy(False)
        fields = {"ordered_by": self.ordered_by, "why": self.why}
        if field in fields:
            fields[field].complain(text)
        else:
            self.complain(text)

    def first_focus(self) -> None:
        """Who ordered it comes first."""
        self.ordered_by.edit.setFocus(Qt.FocusReason.OtherFocusReason)


class SignSheet(Sheet):
    """What more speaks for the suspicion."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context.style, "", self.tr("Record the sign"), "Enter", emphasis=Emphasis.DANGER
        )
        self.case = ""
        self.why = Field(context.style, self.tr("What was seen, measured or told"))
        self.explain(
            self.tr(
                "The case stays open, also where another desk releases it without knowing of this."
            )
        )
        self.ask(self.why)

    def begin(self, case: Case) -> None:
        """Ask for a case."""
        self.case = case.id
        self.heading.setText(
            self.tr("Case {number}: what more speaks for it?").format(number=case.number)
        )
        self.why.set_text("")
        self.complain("")

    def refuse(self, field: str, text: str) -> None:
        """Say what is wrong, at the field if it is that."""
        self.set_busy(False)
        if field == "why":
            self.why.complain(text)
        else:
            self.complain(text)

    def first_focus(self) -> None:
        """Into the field."""
        self.why.edit.setFocus(Qt.FocusReason.OtherFocusReason)
