"""A big number with what it counts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.style import Style, Tone
from ui.widgets.card import Card
from ui.widgets.label import Kind, Label


class StatTile(Card):
    """Caption, number, unit. A number that is not known yet is —, never 0."""

    def __init__(
        self, style: Style, caption: str, unit: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(style, margin=16, spacing=2, parent=parent)
        self._caption = caption
        self._value = Label("—", Kind.NUMBER)
        self._unit = Label(unit, Kind.SECONDARY)
        self._note = Label("", Kind.SMALL, elides=True)
        self._note.hide()
        row = QHBoxLayout()
        row.setSpacing(style.px(6))
        row.addWidget(self._value)
        row.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch()
        self.body.addWidget(Label(caption, Kind.SMALL))
        self.body.addLayout(row)
        self.body.addWidget(self._note)
        self.body.addStretch()

    def set_value(self, value: str, *, note: str = "", tone: Tone | None = None) -> None:
        """Show a number, perhaps with a small line below it."""
        self._value.setText(value)
        self._value.set_tone(tone)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleName(f"{self._caption} {value} {self._unit.text()} {note}".strip())

    def value(self) -> str:
        """The number as shown."""
        return self._value.text()
