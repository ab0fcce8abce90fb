"""The contact who is called now: who it is, why they are called, what was tried (N2.5).

Masked, but for a while after facts were revealed. Shows what it is given; asks nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from counter_app.hall.contacts import Contact
from counter_app.hall.persons import PersonFacts
from ui.page import Context
from ui.pages.case_card import SHOWN_FOR
from ui.pages.contact_words import contact_kind, contact_name, way_and_length
from ui.pages.visit_words import time_of_day
from ui.style import Tone
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.label import Kind, Label


class ContactCallCard(Card):
    """Name and number at the top, the field for what they say at the bottom."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, margin=16, spacing=8)
        self._context = context
        self.contact: Contact | None = None
        self._revealed: PersonFacts | None = None
        self._seconds = 0
        self.name = Label("", Kind.NAME, elides=True)
        self.phone = Label("", Kind.NAME)
        self.facts = Label("", Kind.SECONDARY, wraps=True)
        self.near = Label("", Kind.STRONG, wraps=True)
        self.calls = Label("", wraps=True)
        self.said = Field(context.style, self.tr("What the contact said"))
        top = QHBoxLayout()
        top.setSpacing(context.style.px(14))
        top.addWidget(self.name, 1)
        top.addWidget(self.phone)
        words = QVBoxLayout()
        words.setSpacing(context.style.px(4))
        for label in (self.facts, self.near, self.calls):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            words.addWidget(label)
        self.body.addLayout(top)
        self.body.addLayout(words)
        self.body.addWidget(self.said)
        # Never squeezed: on a small screen the page scrolls.
        self.said.setMinimumHeight(self.said.sizeHint().height())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        context.ticking.timeout.connect(self._tick)

    @property
    def revealed(self) -> bool:
        """Whether the person is shown in full just now."""
        return self._revealed is not None

    def show_contact(self, contact: Contact, people: Mapping[str, str]) -> None:
        """Show a contact; of the same one what was typed and revealed stays."""
        if self.contact is None or self.contact.id != contact.id:
            self.said.set_text("")
            self._revealed = None
        self.contact = contact
        words = self._context.words
        near = [way_and_length(met, words) for met in contact.met]
        if contact.guessed:
            near.append(self.tr("nobody saw them go, partly a guess"))
        if not contact.likely:
            near.append(self.tr("not likely any more after a correction"))
        self.near.setText(" · ".join(near))
        self.near.set_tone(None if contact.likely else Tone.ATTENTION)
        calls = [
            " ".join(
                part
                for part in (
                    time_of_day(call.at),
                    people.get(call.by, ""),
                    words.say(call.result.label),
                    call.said,
                )
                if part
            )
            for call in contact.calls
        ]
        self.calls.setText("\n".join(calls))
        self.calls.setVisible(bool(calls))
        self._show_person()

    def reveal(self, person: PersonFacts) -> None:
        """Show who it is in full, for a while."""
        self._revealed, self._seconds = person, SHOWN_FOR
        self._show_person()

    def hide_facts(self) -> None:
        """Mask again."""
        if self._revealed is not None:
            self._revealed = None
            self._show_person()

    def _show_person(self) -> None:
        assert self.contact is not None
        words = self._context.words
        person = self._revealed or self.contact.person
        self.name.setText(person.name or contact_name(self.contact, words))
        self.phone.setText(person.phone)
        facts = [contact_kind(self.contact, words)]
        if person.document:
            facts.append(f"{words.say(person.document_kind.label)} {person.document}")
        if person.companion:
            facts.append(self.tr("Companion {name}").format(name=person.companion))
        self.facts.setText(" · ".join(facts))
        for label in (self.name, self.phone, self.facts):
            label.set_tone(Tone.ATTENTION if self._revealed is not None else None)

    def _tick(self) -> None:
        if self._revealed is not None:
            self._seconds -= 1
            if self._seconds <= 0:
                self.hide_facts()
