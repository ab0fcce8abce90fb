"""A field that finds as one types: suggestions below it, chosen by arrows and Enter.

It asks whoever knows and never waits: only the newest answer counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.style import Style
from ui.widgets.field import Field
from ui.widgets.key_button import ENTER_KEYS

Found = TypeVar("Found")
PAUSE = 80
"""Milliseconds of rest before it asks."""
SHOWN = 8


class SuggestField(Field, Generic[Found]):
    """A field with suggestions. `chosen` carries the one that was taken.

    `ask(text, answer)` looks for suggestions and calls `answer(list)` later, on the UI thread;
    `words(found)` is how one is shown. The first is not chosen by itself: Enter without an arrow
    key is the page's, unless `takes_first`.
    """

    chosen = Signal(object)

    def __init__(
        self,
        style: Style,
        label: str,
        ask: Callable[[str, Callable[[Sequence[Found]], None]], None],
        words: Callable[[Found], str],
        *,
        placeholder: str = "",
        takes_first: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, label, placeholder=placeholder, parent=parent)
        self._ask, self._words, self._takes_first = ask, words, takes_first
        self._found: list[Found] = []
        self._question = 0
        self._drop: QListWidget | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look)
        self.typed.connect(self._wait)

    def suggestions(self) -> list[Found]:
        """What is offered below the field now."""
        return list(self._found) if self.is_open() else []

    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._drop is not None and not self._drop.isHidden()

    def close_list(self) -> None:
        """Offer nothing; an answer under way is dropped."""
        self._question += 1
        self._pause.stop()
        if self._drop is not None:
            self._drop.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the list is open, its keys are its own."""
        if watched is self.edit and self.is_open():
            if isinstance(event, QKeyEvent) and self._is_ours(event):
                if event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()
                    return True
                if event.type() == QEvent.Type.KeyPress:
                    self._key(event)
                    return True
            if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
                self.close_list()
        return super().eventFilter(watched, event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        if event.key() in ENTER_KEYS:
            return self._takes_first or self._row() >= 0
        return event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape)

    def _key(self, event: QKeyEvent) -> None:
        assert self._drop is not None
        count, row = self._drop.count(), self._row()
        if event.key() == Qt.Key.Key_Down:
            self._drop.setCurrentRow((row + 1) % count)
        elif event.key() == Qt.Key.Key_Up:
            self._drop.setCurrentRow((row - 1) % count if row >= 0 else count - 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_list()
        else:
            self._take(max(0, row))

    def _row(self) -> int:
        return self._drop.currentRow() if self._drop is not None else -1

    def _wait(self, _text: str) -> None:
        self._pause.start()

    def _look(self) -> None:
        text = self.text().strip()
        if not text:
            self.close_list()
            return
        self._question += 1
        question = self._question

        def answer(found: Sequence[Found]) -> None:
            if question == self._question:
                self._offer(found)

        self._ask(text, answer)

    def _offer(self, found: Sequence[Found]) -> None:
        self._found = list(found[:SHOWN])
        if not self._found or not self.edit.hasFocus():
            self.close_list()
            return
        drop = self._list()
        drop.clear()
        for one in self._found:
            item = QListWidgetItem(self._words(one), drop)
            item.setSizeHint(item.sizeHint().expandedTo(drop.iconSize()))
        if self._takes_first:
            drop.setCurrentRow(0)
        rows = self._style.px(36) * len(self._found) + self._style.px(12)
        place, gap = self.edit.mapTo(self.window(), QPoint(0, 0)), self._style.px(2)
        below = place.y() + self.edit.height() + gap
        room = self.window().height() - below - self._style.px(8)
        if rows > room and place.y() > room:
            # At the lower end of the window it opens upwards.
            room = place.y() - self._style.px(8)
            below = place.y() - gap - min(rows, room)
        drop.setGeometry(place.x(), below, self.edit.width(), min(rows, room))
        drop.show()
        drop.raise_()

    def _list(self) -> QListWidget:
        # A child of the window, so that it can lie over what follows without taking the keyboard.
        if self._drop is None or self._drop.parent() is not self.window():
            self._drop = QListWidget(self.window())
            self._drop.setProperty("kind", "drop")
            self._drop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._drop.setStyleSheet(
                f"QListWidget::item {{ min-height: {self._style.px(36)}px;"
                f" padding: 0 {self._style.px(10)}px; border-radius: {self._style.px(6)}px; }}"
                f" QListWidget::item:selected {{"
                f" background: {self._style.palette.chosen_row};"
                f" color: {self._style.palette.info_text}; }}"
            )
            self._drop.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._drop.itemClicked.connect(lambda item: self._take(self._list().row(item)))
            self.destroyed.connect(self._drop.deleteLater)
        return self._drop

    def _take(self, row: int) -> None:
        one = self._found[row]
        self.close_list()
        self.chosen.emit(one)
