"""The likely contacts of a case, to be called one after the other by key (N2.5).

A part that lies over the 'Isolation' page. Not here: who is a contact (`counter_app.hall`), the
contact who is called now (`contact_call`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from counter_app.errors import Conflict, CounterError, InputError
from counter_app.hall.contact_calls import CallResult, ContactKind
from counter_app.hall.contacts import (
    Contact,
    ContactList,
    list_contacts,
    record_call,
    reveal_contact,
)
from counter_app.hall.persons import PersonFacts
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.people.users import user_names
from ui.page import Page
from ui.pages.contact_call import ContactCallCard
from ui.pages.contact_words import (
    contact_kind,
    contact_name,
    last_result,
    minutes,
    result_tone,
    way,
)
from ui.widgets.button_row import ButtonRow
from ui.widgets.card import Card
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Kind, Label
from ui.widgets.table import Column, Table


@dataclass(frozen=True)
class ContactFacts:
    """What the part shows: the list, and the names of the staff by id."""

    contacts: ContactList
    people: dict[str, str]


def read_contacts(desk: Desk, case: str) -> ContactFacts:
    """Everything that is shown, read on the database thread."""
    return ContactFacts(list_contacts(desk, case), user_names(desk.journal))


class ContactPart(QWidget):
    """One case's contacts. `closed` is called when the person has done with them."""

    def __init__(self, page: Page, closed: Callable[[], None]) -> None:
        super().__init__()
        self._page, self._context = page, page.context
        self._case = ""
        self._facts: ContactFacts | None = None
        self._busy = False
        look = page.look
        self.heading = Label("", Kind.HEADING)
        self.count = Label("", Kind.SECONDARY, elides=True)
        self.table: Table[Contact] = Table(
            look, self._columns(), lambda one: one.id, self.tr("Nobody was near.")
        )
        self.card = ContactCallCard(page.context)
        self._results = {
            CallResult.REACHED: KeyButton(look, self.tr("Reached"), "F2", Emphasis.PRIMARY),
            CallResult.NOT_REACHED: KeyButton(look, self.tr("No answer"), "F3"),
            CallResult.WRONG_NUMBER: KeyButton(look, self.tr("Wrong number"), "F5"),
            CallResult.REFUSED: KeyButton(look, self.tr("Refused to answer"), "F6"),
        }
        self.next = KeyButton(look, self.tr("Next to call"), "F4")
        self.reveal = KeyButton(look, self.tr("Show number"), "F10", icon="eye")
        self.back = KeyButton(look, self.tr("Back"), "Esc")
        self._arrange()
        for result, button in self._results.items():
            button.clicked.connect(lambda _checked=False, one=result: self._record(one))
        self.next.clicked.connect(self._go_on)
        self.reveal.clicked.connect(self._reveal)
        self.back.clicked.connect(closed)
        self.table.chosen_row.connect(self._chosen)
        self.table.activated_row.connect(lambda _row: self.card.said.setFocus())

    def show_case(self, case: str) -> None:
        """Show the contacts of a case, the first one to call chosen."""
        if case != self._case:
            self._case, self._facts = case, None
            self.table.show_rows(())
        self.refresh()

    def refresh(self) -> None:
        """Find the contacts anew."""
        desk, case = self._context.desk, self._case
        self._page.read(lambda: read_contacts(desk, case), self._show)

    def first_focus(self) -> None:
        """On the list: arrows choose, Enter goes to what they said."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def result(self, result: CallResult) -> KeyButton:
        """The button that records a result."""
        return self._results[result]

    def _columns(self) -> list[Column[Contact]]:
        words = self._context.words
        return [
            Column(self.tr("Name"), lambda one: contact_name(one, words), 132, bold=True),
            Column(self.tr("Who it is"), lambda one: contact_kind(one, words), 104),
            Column(self.tr("How near"), lambda one: self._near(one)),
            Column(self.tr("How long"), lambda one: minutes(one.length, words), 92, right=True),
            Column(
                self.tr("Call result"),
                lambda one: last_result(one, words),
                150,
                tone=result_tone,
                pill=True,
            ),
        ]

    def _near(self, contact: Contact) -> str:
        words = self._context.words
        ways = words.listing(way(met, words) for met in contact.met)
        if not contact.likely:
            return self.tr("no longer: {ways}").format(ways=ways)
        return self.tr("{ways} (a guess)").format(ways=ways) if contact.guessed else ways

    def _arrange(self) -> None:
        px = self._page.look.px
        top = QHBoxLayout()
        top.setSpacing(px(14))
        top.addWidget(self.heading)
        top.addWidget(self.count, 1)
        rows = Card(self._page.look, margin=10)
        rows.body.addWidget(self.table, 1)
        rows.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        rows.setMinimumHeight(px(170))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(12))
        box.addLayout(top)
        box.addWidget(rows, 1)
        box.addWidget(self.card)
        box.addWidget(
            ButtonRow(self._page.look, *self._results.values(), self.next, self.reveal, self.back)
        )

    # ------------------------------------------------------------------ showing

    def _show(self, facts: ContactFacts) -> None:
        if facts.contacts.case != self._case:
            return  # another case was asked for meanwhile
        first = self._facts is None
        self._facts = facts
        contacts = facts.contacts
        self.heading.setText(
            self.tr("Case {number}: likely contacts").format(number=contacts.number)
        )
        settled = sum(one.is_settled for one in contacts.contacts)
        self.count.setText(
            self.tr("{count} found, {open} still to call").format(
                count=len(contacts.contacts), open=len(contacts.contacts) - settled
            )
        )
        self.table.show_rows(contacts.contacts)
        if first:
            self._go_on()
        self._chosen(self.table.selected())

    def _chosen(self, contact: Contact | None) -> None:
        self.card.setVisible(contact is not None)
        if contact is not None and self._facts is not None:
            self.card.show_contact(contact, self._facts.people)
        self._show_buttons()

    def _show_buttons(self) -> None:
        contact = self.table.selected()
        for button in self._results.values():
            button.setEnabled(contact is not None and not self._busy)
        uncalled = self._facts is not None and self._facts.contacts.next_uncalled() is not None
        self.next.setEnabled(uncalled and not self._busy)
        masked = contact is not None and contact.who is not ContactKind.STAFF
        self.reveal.setVisible(masked and self._context.desk.may(Right.REVEAL_PERSON))
        self.reveal.setEnabled(not self._busy)

    # ------------------------------------------------------------------ acting

    def _go_on(self) -> None:
        """To the next whom nobody called; to the first of all where there is none."""
        if self._facts is None:
            return
        chosen = self.table.selected()
        following = self._facts.contacts.next_uncalled("" if chosen is None else chosen.id)
        if following is not None:
            self.table.select(following.id)
        elif chosen is None:
            self.table.select_first()

    def _record(self, result: CallResult) -> None:
        contact, desk, case = self.card.contact, self._context.desk, self._case
        if contact is None or self._busy:
            return
        said = self.card.said.text()
        self._set_busy(True)

        def recorded(_contact: Contact, facts: ContactFacts | None) -> None:
            self._set_busy(False)
            self.card.said.set_text("")
            if facts is not None:
                self._show(facts)
                self._go_on()
            self.first_focus()

        def refused(error: CounterError) -> None:
            self._set_busy(False)
            if isinstance(error, InputError):
                self.card.said.complain(self._page.say(error.phrase))
            else:
                self._page.show_error(error)

        self._page.act(
            lambda: record_call(desk, contact, result, said),
            lambda: read_contacts(desk, case),
            recorded,
            refused,
        )

    def _reveal(self) -> None:
        contact, desk, card = self.card.contact, self._context.desk, self.card
        if contact is None or self._busy:
            return
        if card.revealed:
            card.hide_facts()
            return
        self._set_busy(True)

        def shown(person: PersonFacts) -> None:
            self._set_busy(False)
            if card.contact is not None and card.contact.id == contact.id:
                card.reveal(person)

        def refused(error: CounterError) -> None:
            self._set_busy(False)
            self._page.show_error(error)
            if isinstance(error, Conflict):
                self.refresh()

        self._page.run(lambda: reveal_contact(desk, contact), shown, refused)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show_buttons()
