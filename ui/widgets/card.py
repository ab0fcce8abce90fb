"""A card: white, one thin line around it, round corners; tinted where it says something."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from ui.style import Style, Tone, mark
from ui.widgets.label import Kind, Label


class Card(QFrame):
    """A surface with margins; put widgets into `body`, a vertical or horizontal box layout."""

    def __init__(
        self,
        style: Style,
        *,
        horizontal: bool = False,
        margin: int = 20,
        spacing: int = 12,
        heading: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        way = QBoxLayout.Direction
        self.body = QBoxLayout(way.LeftToRight if horizontal else way.TopToBottom, self)
        space = style.px(margin)
        self.body.setContentsMargins(space, space, space, space)
        self.body.setSpacing(style.px(spacing))
        if heading:
            self.body.addWidget(Label(heading, Kind.HEADING))

    def set_tone(self, tone: Tone | None) -> None:
        """Tint the card by what it says; None is plain white."""
        mark(self, "tone", "" if tone is None else tone.value)
