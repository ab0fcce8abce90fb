"""A field whose text is masked while nobody works in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from ui.style import Style
from ui.widgets.field import Field


class MaskedField(Field):
    """Shows `mask(text)` until it has the keyboard; `text` and `set_text` mean the whole text.

    Without `covers_typed`, what somebody typed here stays readable.
    """

    def __init__(
        self,
        style: Style,
        label: str,
        mask: Callable[[str], str],
        *,
        placeholder: str = "",
        covers_typed: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, label, placeholder=placeholder, parent=parent)
        self._cover = mask
        self._whole = ""
        self._covers_typed, self._was_typed = covers_typed, False
        self.edit.textEdited.connect(self._keep)

    def text(self) -> str:
        """The whole text, whatever is shown."""
        return self._whole

    def set_text(self, text: str) -> None:
        """Put a text there; marks and errors go."""
        self._whole, self._was_typed = text, False
        super().set_text(text if self.edit.hasFocus() else self._covered())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Uncover when the keyboard comes, cover when it goes."""
        # A menu over the field is still work in the field.
        if (
            watched is self.edit
            and isinstance(event, QFocusEvent)
            and event.reason() != Qt.FocusReason.PopupFocusReason
        ):
            self._show(event.gotFocus())
        return super().eventFilter(watched, event)

    def _keep(self, text: str) -> None:
        self._whole, self._was_typed = text, True

    def _covered(self) -> str:
        open_here = self._was_typed and not self._covers_typed
        return self._whole if open_here else self._cover(self._whole)

    def _show(self, uncovered: bool) -> None:
        shown = self._whole if uncovered else self._covered()
        if self.edit.text() != shown:
            self.edit.setText(shown)
