"""A quiet choice that is rarely changed: what is chosen, its key, and a menu to change it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui.style import Style

Value = TypeVar("Value", bound=Hashable)


class MenuChoice(QPushButton, Generic[Value]):
    """Says what is chosen and opens a menu by its key. `changed` when a person chose.

    With several groups one of each is chosen, and all of them are said.
    """

    changed = Signal()

    def __init__(self, style: Style, name: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._name, self._key = style, name, key
        self._groups: list[list[tuple[Value, str]]] = []
        self._chosen: list[Value] = []
        self.setProperty("kind", "choice")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._menu: QMenu | None = None
        self.clicked.connect(self.open_menu)
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.click)

    def offer(self, *groups: Sequence[tuple[Value, str]]) -> None:
        """Offer these groups; what was chosen stays where it still is, else it is the first."""
        before = list(self._chosen)
        self._groups = [list(group) for group in groups if group]
        self._chosen = []
        for group in self._groups:
            values = [value for value, _ in group]
            self._chosen.append(next((one for one in before if one in values), values[0]))
        self._say()

    def values(self) -> tuple[Value, ...]:
        """What is chosen in each group."""
        return tuple(self._chosen)

    def choose(self, value: Value) -> None:
        """Choose this in whichever group offers it; nobody is told."""
        for at, group in enumerate(self._groups):
            if any(value == one for one, _ in group):
                self._chosen[at] = value
        self._say()

    def open_menu(self) -> None:
        """Offer everything below the button; arrows and Enter choose."""
        self._menu = menu = QMenu(self)
        for at, group in enumerate(self._groups):
            if at:
                menu.addSeparator()
            one_of = QActionGroup(menu)
            for value, words in group:
                action = QAction(words, menu)
                action.setCheckable(True)
                action.setChecked(value == self._chosen[at])
                action.triggered.connect(lambda _on=False, it=value: self._take(it))
                one_of.addAction(action)
                menu.addAction(action)
                if at == 0 and action.isChecked():
                    menu.setActiveAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _take(self, value: Value) -> None:
        self.choose(value)
        self.changed.emit()

    def _say(self) -> None:
        words = " · ".join(
            text
            for group, chosen in zip(self._groups, self._chosen, strict=True)
            for value, text in group
            if value == chosen
        )
        self.setText(f"{words}  {self._key}")
        self.setAccessibleName(f"{self._name}: {words}")
