"""The form at the door: who, masked or not, and the reading (N2.4).

What is typed stays whatever happens; errors stand at their field. Not here: what is done with it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from counter_app.errors import InputError
from counter_app.hall.identity import Document, DocumentKind, parse_document
from counter_app.hall.persons import (
    PersonFacts,
    mask_document,
    mask_name,
    mask_phone,
    parse_person,
)
from counter_app.hall.temperature import Mask, Method
from counter_app.hall.visits import Priority
from counter_app.language import Phrase
from ui.style import Style, Tone
from ui.widgets.card import Card
from ui.widgets.chips import Chip, Chips
from ui.widgets.field import Field
from ui.widgets.masked_field import MaskedField
from ui.widgets.menu_choice import MenuChoice
from ui.widgets.reading import ReadingField

RECOGNISED = "recognised"
"""Stands for no kind in the menu of kinds: the number itself tells."""


class DoorForm(Card):
    """Fields of one person. `document_left` when the keyboard left a document not looked at yet,
    `mask_changed` when a person chose.
    """

    document_left = Signal()
    mask_changed = Signal()

    def __init__(self, style: Style, say: Callable[[Phrase], str]) -> None:
        super().__init__(style, horizontal=True, margin=24, spacing=24)
        self._say = say
        self._looked_at: tuple[str, DocumentKind | None] | None = None
        px = style.px
        self.document = MaskedField(
            style, self.tr("Document (scan, swipe or type)"), _covered_document
        )
        self.kind: MenuChoice[str] = MenuChoice(style, self.tr("Kind of document"), "F2")
        self.name = MaskedField(style, self.tr("Name"), mask_name, covers_typed=False)
        self.phone = MaskedField(style, self.tr("Phone (may be left out)"), mask_phone)
        self.masked: Chips[Mask] = Chips(
            style,
            self.tr("Mask (F3)"),
            [
                (Mask.WORN, self.tr("worn")),
                (Mask.PROVIDED, self.tr("provided here")),
                (Mask.REFUSED, self.tr("refused")),
            ],
        )
        self.reading = ReadingField(style, self.tr("Temperature ℃"))
        self.instrument: MenuChoice[str] = MenuChoice(style, self.tr("How it is measured"), "F4")
        self._badge = Chip(style, "", Tone.ATTENTION)
        self._badge.hide()
        kinds = [one for one in DocumentKind if one is not DocumentKind.NONE]
        self.kind.offer(
            [
                (RECOGNISED, self.tr("kind recognised")),
                *((one.value, say(one.label)) for one in kinds),
            ]
        )
        self.offer_thermometers(())
        left = QGridLayout()
        left.setHorizontalSpacing(px(14))
        left.setVerticalSpacing(px(14))
        corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        left.addWidget(self.document, 0, 0, 1, 2)
        left.addWidget(self.kind, 0, 0, 1, 2, corner)
        left.addWidget(self.name, 1, 0)
        left.addWidget(self.phone, 1, 1)
        self.masked.setMinimumHeight(px(56))
        last = QHBoxLayout()
        last.addWidget(self.masked, 1)
        last.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignBottom)
        left.addLayout(last, 2, 0, 1, 2)
        left.setRowStretch(3, 1)
        left.setColumnStretch(0, 1)
        left.setColumnStretch(1, 1)
        right = QVBoxLayout()
        right.setSpacing(px(4))
        right.addWidget(self.reading)
        right.addWidget(self.instrument, 0, Qt.AlignmentFlag.AlignRight)
        right.addStretch()
        self.body.addLayout(left, 59)
        self.body.addLayout(right, 41)
        cycle = QShortcut(QKeySequence("F3"), self)
        cycle.setAutoRepeat(False)
        cycle.activated.connect(self._next_mask)
        self.masked.changed.connect(self.mask_changed)
        self.kind.changed.connect(self.document.edit.setFocus)
        self.document.edit.installEventFilter(self)
        self.clear()

    def clear(self) -> None:
        """The next person: everything but the instrument goes."""
        for field in (self.document, self.name, self.phone, self.reading):
            field.set_text("")
        self.kind.choose(RECOGNISED)
        self.masked.set_value(Mask.WORN)
        self.show_priority(())
        self.set_measured(None)
        self._looked_at = None

    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        fields = (self.document, self.name, self.phone, self.reading)
        return not any(field.text().strip() for field in fields)

    def offer_thermometers(self, labels: tuple[str, ...]) -> None:
        """Offer the hall's thermometers beside the methods."""
        self.instrument.offer(
            [(one.value, self._say(one.label)) for one in Method],
            [(f"device {label}", label) for label in labels],
        )

    def method(self) -> Method:
        """How the reading is taken."""
        return Method(self.instrument.values()[0])

    def device(self) -> str:
        """The label of the thermometer; empty where the hall has named none."""
        chosen = self.instrument.values()[1:]
        return chosen[0].removeprefix("device ") if chosen else ""

    def measure_with(self, method: Method, device: str | None = None) -> None:
        """Choose method and thermometer; None leaves the thermometer."""
        self.instrument.choose(method.value)
        if device is not None:
            self.instrument.choose(f"device {device}")

    def document_kind(self) -> DocumentKind | None:
        """The kind that was chosen; None lets the number tell."""
        chosen = self.kind.values()[0]
        return None if chosen == RECOGNISED else DocumentKind(chosen)

    def looked_at(self) -> bool:
        """Whether the document as it stands has been checked already."""
        return self._looked_at == (self.document.text(), self.document_kind())

    def check_document(self, today: date, *, focus: bool) -> Document | None:
        """Check the document as typed and mark it; None when it can't be right."""
        self._looked_at = (self.document.text(), self.document_kind())
        try:
            found = parse_document(self.document.text(), self._kind_for_parsing(), today)
        except InputError as error:
            self.document.complain(self._say(error.phrase), focus=focus)
            return None
        self.document.complain("", focus=False)
        self._mark(found)
        return found

    def person(self, companion: str, acting_for: str, today: date) -> PersonFacts:
        """The facts as typed. Raises `InputError` naming the field at fault."""
        return parse_person(
            name=self.name.text(),
            document=self.document.text(),
            document_kind=self._kind_for_parsing(),
            phone=self.phone.text(),
            companion=companion,
            acting_for=acting_for,
            today=today,
        )

    def fill(self, facts: PersonFacts) -> None:
        """Put a known person in; masked until somebody works in a field."""
        self.document.set_text(facts.document)
        self.name.set_text(facts.name)
        self.phone.set_text(facts.phone)
        kind = facts.document_kind
        self.kind.choose(RECOGNISED if kind is DocumentKind.NONE else kind.value)
        self._looked_at = (self.document.text(), self.document_kind())
        if facts.document:
            self._mark(Document(kind, facts.document))

    def show_priority(self, chosen: tuple[Priority, ...]) -> None:
        """Say at the right why this person goes before others."""
        words = "、".join(self._say(one.label) for one in chosen)
        self._badge.setText(self.tr("★ {reason}: first").format(reason=words))
        self._badge.setVisible(bool(chosen))

    def set_measured(self, tenths: int | None) -> None:
        """Let a saved reading stand, unchangeable; None lets another be typed."""
        if tenths is not None:
            self.reading.set_text(f"{tenths / 10:.1f}")
        self.reading.edit.setReadOnly(tenths is not None)

    def new_reading(self) -> None:
        """Empty the reading and go there."""
        self.set_measured(None)
        self.reading.set_text("")
        self.reading.edit.setFocus()

    def complain(self, field: str, text: str) -> bool:
        """Say an error at its field and go there; False where the field is not here."""
        if field == "mask":
            self.masked.complain(text)
            return True
        fields: dict[str, Field] = {
            "document": self.document,
            "name": self.name,
            "phone": self.phone,
            "temperature": self.reading,
        }
        if field not in fields:
            return False
        fields[field].complain(text)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the keyboard leaves a document that was not looked at."""
        left = isinstance(event, QFocusEvent) and event.lostFocus()
        if left and watched is self.document.edit and self.document.text() and not self.looked_at():
            self.document_left.emit()
        return super().eventFilter(watched, event)

    def _kind_for_parsing(self) -> DocumentKind | None:
        # A kind without a number is nothing at hand, not a mistake.
        return self.document_kind() if self.document.text().strip() else None

    def _mark(self, found: Document) -> None:
        if found.warnings:
            self.document.mark(self.tr("⚠ compare the first 6 digits"), Tone.ATTENTION)
            self.document.edit.setToolTip(self._say(found.warnings[0]))
            return
        self.document.edit.setToolTip("")
        if found.kind is DocumentKind.NONE:
            self.document.mark(self._say(found.kind.label), Tone.QUIET)
        elif found.kind is DocumentKind.RESIDENT_ID:
            self.document.mark(self.tr("✓ checked"), Tone.NORMAL)
        else:
            self.document.mark(f"✓ {self._say(found.kind.label)}", Tone.NORMAL)

    def _next_mask(self) -> None:
        order = list(Mask)
        now = self.masked.value() or Mask.WORN
        self.masked.set_value(order[(order.index(now) + 1) % len(order)])
        self.mask_changed.emit()


def _covered_document(number: str) -> str:
    return mask_document("".join(number.split()))
