"""A ticket number, large enough to be compared with the slip in somebody's hand."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.label import Kind, Label


class TicketNumber(Label):
    """64 px, blue; — while there is none."""

    def __init__(self, number: str = "", parent: QWidget | None = None) -> None:
        super().__init__(number or "—", Kind.TICKET, parent=parent)

    def set_number(self, number: str) -> None:
        """Show another number, or — for none."""
        self.setText(number or "—")
