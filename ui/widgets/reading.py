"""The big input for a reading: figures that can be read from two metres."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.style import Style
from ui.widgets.field import Field


class ReadingField(Field):
    """A field of 92 px figures, centred. What is typed is shown as typed; the page judges it."""

    def __init__(self, style: Style, label: str, parent: QWidget | None = None) -> None:
        edit = QLineEdit()
        edit.setProperty("kind", "reading")
        edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        edit.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        edit.setMinimumWidth(style.px(260))
        edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        super().__init__(style, label, edit=edit, parent=parent)
