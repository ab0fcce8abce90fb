"""The rest of the form, folded away: priority, companions, an agent, a note (N4.1)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout

from counter_app.errors import InputError
from counter_app.hall.registering import MOST_COMPANIONS
from counter_app.hall.visits import Priority
from counter_app.language import Phrase
from ui.style import Style
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice
from ui.widgets.field import Field


class DoorMore(Card):
    """What few visitors need."""

    def __init__(self, style: Style, say: Callable[[Phrase], str]) -> None:
        super().__init__(style, margin=14, spacing=8)
        self._say = say
        self.priority: Chips[Priority] = Chips(
            style,
            self.tr("Goes first because"),
            [(one, say(one.label)) for one in Priority],
            Choice.SEVERAL,
        )
        self.companions = Field(style, self.tr("How many companions"), placeholder="0")
        self.companion = Field(style, self.tr("Companion's name"))
        self.acting_for = Field(style, self.tr("Acting for (the person concerned)"))
        self.note = Field(style, self.tr("Note"))
        self._named = {
            "companions": self.companions,
            "companion": self.companion,
            "acting_for": self.acting_for,
            "note": self.note,
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(style.px(14))
        grid.setVerticalSpacing(style.px(10))
        grid.addWidget(self.priority, 0, 0, 1, 4)
        grid.addWidget(self.companions, 1, 0)
        grid.addWidget(self.companion, 1, 1)
        grid.addWidget(self.acting_for, 1, 2)
        grid.addWidget(self.note, 1, 3)
        for column, stretch in enumerate((2, 3, 4, 4)):
            grid.setColumnStretch(column, stretch)
        self.body.addLayout(grid)
        self.body.addStretch()

    def clear(self) -> None:
        """The next person."""
        self.priority.set_values(())
        for field in (self.companions, self.companion, self.acting_for, self.note):
            field.set_text("")

    def is_empty(self) -> bool:
        """Whether nothing was chosen or typed."""
        fields = (self.companions, self.companion, self.acting_for, self.note)
        return not self.priority.values() and not any(field.text().strip() for field in fields)

    def count_of_companions(self) -> int:
        """How many come along. Raises `InputError` for what is no number."""
        text = unicodedata.normalize("NFKC", self.companions.text()).strip()
        if not text:
            return 0
        if not text.isdecimal() or int(text) > MOST_COMPANIONS:
            raise InputError("At most {most} companions.", field="companions", most=MOST_COMPANIONS)
        return int(text)

    def has(self, field: str) -> bool:
        """Whether a field that an error names is here."""
        return field in self._named

    def complain(self, field: str, text: str) -> None:
        """Say an error at its field and go there."""
        self._named[field].complain(text)
