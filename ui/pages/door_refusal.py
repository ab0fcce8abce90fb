"""Turning somebody away: politely, and with the reason in writing (N2.4)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.style import Style
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice
from ui.widgets.field import Field


class RefusalPanel(Card):
    """The reason: a usual one or in one's own words."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, margin=18, spacing=10, parent=parent)
        self._usual = {
            "mask": self.tr("Would not wear a mask"),
            "measuring": self.tr("Would not be measured"),
            "fever": self.tr("Abnormal temperature, advised to see a doctor"),
        }
        self.usual: Chips[str] = Chips(
            style,
            self.tr("Why the visitor is turned away"),
            list(self._usual.items()),
            Choice.AT_MOST_ONE,
        )
        self.why = Field(style, self.tr("In your own words"))
        self.usual.changed.connect(self._chosen)
        self.body.addWidget(self.usual)
        self.body.addWidget(self.why)
        self.body.addStretch()

    def begin(self, reason: str) -> None:
        """Begin with a usual reason by its name; empty for none."""
        self.usual.set_value(reason or None)
        self.why.set_text(self._usual.get(reason, ""))
        self.why.edit.setFocus()
        self.why.edit.selectAll()

    def text(self) -> str:
        """The reason as it will be kept."""
        return self.why.text()

    def _chosen(self) -> None:
        self.why.set_text(self._usual.get(self.usual.value() or "", ""))
