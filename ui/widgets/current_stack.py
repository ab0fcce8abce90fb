"""Several widgets in one place, one of them shown, and only that one asking for room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget


class CurrentStack(QWidget):
    """Like a stacked widget, but never as large as its largest hidden child."""

    def __init__(self, widgets: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self._widgets = tuple(widgets)
        for widget in self._widgets:
            box.addWidget(widget)
        self.shown = self._widgets[0]
        self.show_only(self.shown)

    def show_only(self, widget: QWidget) -> None:
        """Show this one instead of the one before."""
        self.shown = widget
        for one in self._widgets:
            if one is not widget:
                one.hide()
        widget.show()
