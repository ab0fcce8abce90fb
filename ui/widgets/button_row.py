"""Buttons side by side, in a second line where the width ends."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style import Style
from ui.widgets.flow import Flow


class ButtonRow(QWidget):
    """The primary button first; hidden buttons leave no gap."""

    def __init__(self, style: Style, *buttons: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = Flow(style.px(10), self)
        for button in buttons:
            self.add(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, button: QWidget) -> None:
        """One more at the end."""
        self._row.addWidget(button)
