"""Who stands at the door: from what is typed or scanned to what the hall knows of them (N2.4).

Fills the form and never overwrites what somebody typed. Not here: measuring and registering.
"""

from __future__ import annotations

from datetime import date

import msgspec
from PySide6.QtCore import QObject, Signal

from counter_app.errors import InputError
from counter_app.hall.door import waiting_check
from counter_app.hall.identity import age_on
from counter_app.hall.persons import PersonFacts
from counter_app.hall.registering import Known, recognise_visitor
from counter_app.hall.temperature import Check
from counter_app.hall.visits import SENIOR_AGE, Priority
from counter_app.journal.clock import day_of
from ui.page import Page
from ui.pages.door_form import RECOGNISED, DoorForm
from ui.pages.door_matters import MatterChooser
from ui.pages.door_more import DoorMore

NOT_A_NUMBER = 60
"""Characters beyond which what was scanned is no document's number."""
LASTING = frozenset({Priority.MEDICAL, Priority.DISABLED})
"""Reasons for priority that are still true at the next visit."""


class DoorVisitor(QObject):
    """The person in the form. `recognised` when it became clear who it is, `waiting` carries the
    check by which the same person waits for another reading.
    """

    recognised = Signal()
    waiting = Signal(object)

    def __init__(self, page: Page, form: DoorForm, more: DoorMore, matters: MatterChooser) -> None:
        super().__init__(page)
        self._page, self._form, self._more, self._matters = page, form, more, matters
        self.known: Known | None = None
        self._question = 0
        self._asked_for = ""
        self._birth_date: date | None = None
        more.priority.changed.connect(self.show_priority)

    def begin(self) -> None:
        """The next person: nothing is known, and answers under way are dropped."""
        self._question += 1
        self.known, self._birth_date, self._asked_for = None, None, ""
        self._form.clear()
        self._more.clear()
        self._matters.set_codes(())

    def take_scan(self, text: str, *, go_on: bool) -> None:
        """Take a document that was scanned or swiped."""
        self._form.kind.choose(RECOGNISED)
        self._form.document.set_text(text[:NOT_A_NUMBER])
        self.look_at_document(go_on=go_on)

    def look_at_document(self, *, go_on: bool) -> None:
        """Check the document and ask who it is; with `go_on` the keyboard goes to what follows."""
        form = self._form
        found = form.check_document(self.today(), focus=go_on)
        if found is None:
            return
        if found.number != self._asked_for:
            self._forget()
        self._birth_date = found.birth_date
        self.show_priority()
        if go_on:
            # At once, so that nothing typed next lands in the document.
            (form.reading if found.number else form.name).edit.setFocus()
        if found.number:
            self._asked_for = found.number
            self.recognise(PersonFacts(document=found.number, document_kind=found.kind))
        self.recognised.emit()

    def look_at_name(self) -> None:
        """Without a document, name and phone together may tell who it is."""
        form = self._form
        if self.known is None and not form.document.text() and form.phone.text():
            try:
                facts = self.facts()
            except InputError:
                return  # said when the reading is saved
            if facts.name:
                self.recognise(facts)
        self.recognised.emit()

    def recognise(self, facts: PersonFacts) -> None:
        """Ask what the hall knows of a person; only the newest answer counts."""
        desk = self._page.context.desk
        self._question += 1
        question = self._question

        def do() -> tuple[Known | None, Check | None]:
            return recognise_visitor(desk, facts), waiting_check(desk, facts)

        def done(found: tuple[Known | None, Check | None]) -> None:
            if question == self._question:
                known, waiting = found
                self._fill(known)
                if waiting is not None:
                    self.waiting.emit(waiting)

        self._page.run(do, done)

    def resume(self, check: Check) -> None:
        """Put the person of a waiting check back into the form, and ask for the rest."""
        if self._form.document.text() != check.person.document or not check.person.document:
            self.begin()
            self._form.fill(check.person)
            self._asked_for = check.person.document
            if check.person.document:
                self.recognise(check.person)
        self._birth_date = check.person.birth_date
        self._form.masked.set_value(check.mask)
        self.show_priority()

    def facts(self) -> PersonFacts:
        """The person as typed. Raises `InputError` naming the field at fault."""
        more = self._more
        facts = self._form.person(more.companion.text(), more.acting_for.text(), self.today())
        if facts.birth_date is None and self._birth_date is not None and not facts.document:
            return msgspec.structs.replace(facts, birth_date=self._birth_date)
        return facts

    def show_priority(self) -> None:
        """Say in the form why the person goes first."""
        chosen = set(self._more.priority.values())
        if self._birth_date and age_on(self._birth_date, self.today()) >= SENIOR_AGE:
            chosen.add(Priority.SENIOR)
        self._form.show_priority(tuple(one for one in Priority if one in chosen))

    def today(self) -> date:
        """The hall's day."""
        return day_of(self._page.context.clock.now())

    def _fill(self, known: Known | None) -> None:
        form = self._form
        if known is not None:
            self.known = known
            if not form.name.text():
                form.name.set_text(known.person.name)
            if not form.phone.text():
                form.phone.set_text(known.person.phone)
            if self._birth_date is None:
                self._birth_date = known.person.birth_date
            lasting = LASTING & {*known.priority}
            self._more.priority.set_values(self._more.priority.values() | lasting)
            if not self._matters.codes():
                self._matters.set_codes(known.last_matters)
            self.show_priority()
        reading = form.reading
        if not form.name.text() and reading.edit.hasFocus() and not reading.text():
            form.name.edit.setFocus()
        self.recognised.emit()

    def _forget(self) -> None:
        """Another document: what was filled in for the one before goes, what was typed stays."""
        known, self.known, self._asked_for = self.known, None, ""
        self._question += 1
        if known is None:
            return
        for field, value in (
            (self._form.name, known.person.name),
            (self._form.phone, known.person.phone),
        ):
            if field.text() == value:
                field.set_text("")
        self._more.priority.set_values(self._more.priority.values() - LASTING)
        if self._matters.codes() == known.last_matters:
            self._matters.set_codes(())
