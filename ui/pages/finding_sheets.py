"""What is asked about a finding: how it was rectified, why it is open again, who does it (N7.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt

from counter_app.errors import CounterError, InputError
from counter_app.hall.findings import (
    Finding,
    change_finding,
    rectify_finding,
    reopen_finding,
)
from ui.page import Context
from ui.pages.finding_form import FindingForm
from ui.pages.sheet import Sheet
from ui.photograph_files import PhotographFiles, prepared_of
from ui.widgets.field import Field
from ui.widgets.photographs import Photographs


class FindingSheet(Sheet):
    """Base: a question about one finding, and the verb that its answer is."""

    def __init__(self, context: Context, confirm: str) -> None:
        super().__init__(context.style, "", confirm, "Enter")
        self._context = context
        self.finding = ""

    def begin(self, finding: Finding) -> None:
        """Ask about a finding."""
        self.finding = finding.id
        words = finding.words.said(self._context.words.language)
        self.heading.setText(f"{finding.place}: {words}")
        self.complain("")

    def verb(self) -> Callable[[], Finding]:
        """What the answer does; `InputError` for what can't be read."""
        raise NotImplementedError

    def at_field(self, field: str, text: str) -> bool:
        """Say at its field what is wrong; False where there is no such field."""
        raise NotImplementedError

    def refuse(self, error: CounterError) -> None:
        """Say what is wrong; what was typed stays."""
        self.set_busy(False)
        text = self._context.words.say(error.phrase)
        if not self.at_field(error.field if isinstance(error, InputError) else "", text):
            self.complain(text)


class RectifySheet(FindingSheet):
    """How it was put right, with photos."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "")
        self.confirm.setText(self.tr("It is put right"))
        self.note = Field(context.style, self.tr("What was done"))
        self.photographs = Photographs(
            context.style, self.tr("Photos"), PhotographFiles(context), key="F3"
        )
        self.ask(self.note, self.photographs)

    def begin(self, finding: Finding) -> None:
        """Ask about a finding."""
        super().begin(finding)
        self.note.set_text("")
        self.photographs.clear()

    def verb(self) -> Callable[[], Finding]:
        """Rectified."""
        if self.photographs.is_preparing():
            raise InputError("A photo is still being prepared. Save in a moment.")
        desk, finding = self._context.desk, self.finding
        note, photographs = self.note.text(), prepared_of(self.photographs.pictures())
        return lambda: rectify_finding(desk, finding, note, photographs)

    def at_field(self, field: str, text: str) -> bool:
        """Only the note can be wrong."""
        if field == "note":
            self.note.complain(text)
        return field == "note"

    def first_focus(self) -> None:
        """Into the note."""
        self.note.edit.setFocus(Qt.FocusReason.OtherFocusReason)


class ChangeSheet(FindingSheet):
    """Who puts it right until when; of one that is opened again, also why."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "")
        self._people: Mapping[str, str] = {}
        self._again = False
        self.why = Field(context.style, self.tr("Why it is open again"))
        self.form = FindingForm(context, {})
        self.ask(self.why, self.form)

    def begin_with(self, finding: Finding, people: Mapping[str, str], *, again: bool) -> None:
        """Ask about a finding; with `again` it is to be opened again."""
        self.begin(finding)
        self._again = again
        self.confirm.setText(self.tr("Open it again") if again else self.tr("Change it"))
        self.confirm.updateGeometry()
        self.form.set_people(people)
        self.form.begin(finding)
        self.why.setVisible(again)
        self.why.set_text("")
        # Who and how heavy stays as it is when it is opened again.
        self.form.weight.setVisible(not again)
        self.form.who.setVisible(not again)

    def verb(self) -> Callable[[], Finding]:
        """Changed, or open again."""
        desk, finding, facts = self._context.desk, self.finding, self.form.facts()
        if not self._again:
            return lambda: change_finding(desk, finding, facts)
        why = self.why.text()
        return lambda: reopen_finding(desk, finding, why, facts.until)

    def at_field(self, field: str, text: str) -> bool:
        """At why, who or until."""
        if field == "why":
            self.why.complain(text)
            return True
        return self.form.complain(field, text)

    def first_focus(self) -> None:
        """Where the answer begins."""
        target = self.why if self._again else self.form.who
        target.edit.setFocus(Qt.FocusReason.OtherFocusReason)
