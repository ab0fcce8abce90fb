"""A question with fields that are named as the verbs name them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.pages.sheet import Sheet
from ui.widgets.field import Field
from ui.widgets.lines import Lines


class AskingSheet(Sheet):
    """A sheet whose fields are named as the verbs name them, so that each error finds its place."""

    fields: Mapping[str, Field | Lines]

    def refuse(self, field: str, text: str) -> None:
        """Say what is wrong, at the field if it is one of these."""
        self.set_busy(False)
        if field in self.fields:
            self.fields[field].complain(text)
        else:
            self.complain(text)

    def clear(self) -> None:
        """Nothing is filled in yet."""
        for field in self.fields.values():
            field.set_text("")
        self.complain("")

    def typed(self, name: str) -> str:
        """What stands in a field."""
        return self.fields[name].text()

    def first_focus(self) -> None:
        """Into the first field."""
        first: QWidget = next(iter(self.fields.values())).edit
        first.setFocus(Qt.FocusReason.OtherFocusReason)
