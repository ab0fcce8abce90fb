"""Putting right what was registered wrongly; the ticket number stays (N2.4)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QGridLayout

from counter_app.errors import InputError
from counter_app.hall.identity import DocumentKind
from counter_app.hall.persons import PersonFacts, mask_document, mask_phone, parse_person
from counter_app.hall.registering import MOST_COMPANIONS
from counter_app.hall.visit_rows import Visit
from counter_app.hall.visits import Priority
from counter_app.language import Phrase
from ui.style import Style
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice
from ui.widgets.field import Field
from ui.widgets.label import Kind, Label
from ui.widgets.masked_field import MaskedField


class CorrectionPanel(Card):
    """One visit's facts to be corrected, and why."""

    def __init__(self, style: Style, say: Callable[[Phrase], str]) -> None:
        super().__init__(style, margin=18, spacing=10)
        self.visit: Visit | None = None
        self._before = PersonFacts()
        self._today = date.min
        self._heading = Label("", Kind.HEADING)
        self.name = Field(style, self.tr("Name"))
        self.document = MaskedField(style, self.tr("Document"), mask_document)
        self.phone = MaskedField(style, self.tr("Phone (may be left out)"), mask_phone)
        self.companions = Field(style, self.tr("How many companions"), placeholder="0")
        self.companion = Field(style, self.tr("Companion's name"))
        self.acting_for = Field(style, self.tr("Acting for (the person concerned)"))
        self.priority: Chips[Priority] = Chips(
            style,
            self.tr("Goes first because"),
            [(one, say(one.label)) for one in Priority],
            Choice.SEVERAL,
        )
        self.why = Field(style, self.tr("Why it is corrected"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(style.px(14))
        grid.setVerticalSpacing(style.px(8))
        places = (
            (self.name, 0, 0),
            (self.document, 0, 1),
            (self.phone, 0, 2),
            (self.companions, 1, 0),
            (self.companion, 1, 1),
            (self.acting_for, 1, 2),
        )
        for field, row, column in places:
            grid.addWidget(field, row, column)
        grid.addWidget(self.priority, 2, 0, 1, 3)
        grid.addWidget(self.why, 3, 0, 1, 3)
        self.body.addWidget(self._heading)
        self.body.addLayout(grid)
        self.body.addStretch()

    def begin(self, visit: Visit, person: PersonFacts, today: date) -> None:
        """Correct this visit, whose person is given in full."""
        self.visit, self._before, self._today = visit, person, today
        self._heading.setText(self.tr("Correct ticket {ticket}").format(ticket=visit.ticket))
        self.name.set_text(person.name)
        self.document.set_text(person.document)
        self.phone.set_text(person.phone)
        self.companions.set_text(str(visit.companions) if visit.companions else "")
        self.companion.set_text(person.companion)
        self.acting_for.set_text(person.acting_for)
        self.priority.set_values(visit.priority)
        self.why.set_text("")
        self.name.edit.setFocus()
        self.name.edit.selectAll()

    def end(self) -> None:
        """Forget the person."""
        self.visit, self._before = None, PersonFacts()
        fields = (self.name, self.document, self.phone, self.companion, self.acting_for, self.why)
        for field in fields:
            field.set_text("")

    def person(self) -> PersonFacts:
        """The facts as corrected. Raises `InputError` naming the field at fault."""
        same = self.document.text().strip() == self._before.document
        kind: DocumentKind | None = self._before.document_kind if same else None
        return parse_person(
            name=self.name.text(),
            document=self.document.text(),
            document_kind=kind,
            phone=self.phone.text(),
            companion=self.companion.text(),
            acting_for=self.acting_for.text(),
            today=self._today,
        )

    def count_of_companions(self) -> int:
        """How many come along. Raises `InputError` for what is no number."""
        text = unicodedata.normalize("NFKC", self.companions.text()).strip() or "0"
        if not text.isdecimal() or int(text) > MOST_COMPANIONS:
            raise InputError("At most {most} companions.", field="companions", most=MOST_COMPANIONS)
        return int(text)

    def complain(self, field: str, text: str) -> bool:
        """Say an error at its field and go there; False where the field is not here."""
        fields: dict[str, Field] = {
            "name": self.name,
            "document": self.document,
            "phone": self.phone,
            "companions": self.companions,
            "companion": self.companion,
            "acting_for": self.acting_for,
            "why": self.why,
        }
        if field not in fields:
            return False
        fields[field].complain(text)
        return True
