"""What the visitor comes for: found as one types, or by one key from what is often asked for.

Not here: the catalogue and how things are found in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.hall.catalogue import Catalogue, Item
from counter_app.hall.finding_items import find_items
from ui.style import Style
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.flow import Flow
from ui.widgets.label import Kind, Label
from ui.widgets.suggest import SHOWN, SuggestField


class MatterChooser(Card):
    """Chosen matters as chips, a field to find more, and favourites. `changed` by a person."""

    changed = Signal()

    def __init__(self, style: Style, language: str) -> None:
        super().__init__(style, margin=12, spacing=6)
        self._look, self._language = style, language
        self._catalogue = Catalogue((), ())
        self._codes: list[str] = []
        self._favourites: tuple[str, ...] = ()
        px = style.px
        self.field: SuggestField[Item] = SuggestField(
            style,
            self.tr("Matter (number, pinyin initials or words; Backspace takes the last away)"),
            self._find,
            self._line,
            takes_first=True,
        )
        self.field.chosen.connect(lambda item: self.add(item.code))
        self.field.edit.installEventFilter(self)
        self._chosen_row, self._chosen = _flow(px(8))
        self._favourites_row, self._offered = _flow(px(8))
        box = QVBoxLayout()
        box.setSpacing(px(6))
        box.addWidget(self.field)
        box.addWidget(self._chosen_row)
        box.addWidget(self._favourites_row)
        self.body.addLayout(box)
        self.body.addStretch()
        for number in range(1, 10):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(self._favourite, number - 1))

    def know(self, catalogue: Catalogue, favourites: Sequence[str]) -> None:
        """Use this catalogue, and offer these first."""
        changed, self._catalogue = catalogue != self._catalogue, catalogue
        if tuple(favourites) != self._favourites or not self._offered.count():
            self._favourites = tuple(favourites)
            self._show_favourites()
        if changed:
            self._show_chosen()

    def codes(self) -> tuple[str, ...]:
        """What is chosen, in the order of choosing."""
        return tuple(self._codes)

    def set_codes(self, codes: Sequence[str]) -> None:
        """Choose exactly these, as far as the hall still offers them; nobody is told."""
        offered = {item.code for item in self._catalogue.in_use}
        self._codes = [code for code in dict.fromkeys(codes) if code in offered]
        self.field.set_text("")
        self.field.close_list()
        self._show_chosen()

    def names(self, codes: Sequence[str]) -> str:
        """Matters in words, as they stand in one line."""
        return "、".join(self._catalogue.name_of(code, self._language) for code in codes)

    def add(self, code: str) -> None:
        """Choose one more."""
        self.field.set_text("")
        self.field.close_list()
        if code not in self._codes:
            self._codes.append(code)
        self._show_chosen()
        self.field.edit.setFocus()
        self.changed.emit()

    def settle(self) -> bool:
        """Whether nothing half-typed stands in the field; if so, its best match is chosen first."""
        text = self.field.text().strip()
        if not text:
            return True
        found = find_items(self._catalogue, text)
        if found:
            self.add(found[0].code)
        else:
            self.field.complain(self.tr("Nothing like this is offered. Type it another way."))
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Backspace in the empty field takes the last chosen matter away."""
        if (
            watched is self.field.edit
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Backspace
            and not self.field.text()
            and self._codes
        ):
            self._take_away(self._codes[-1])
            return True
        return super().eventFilter(watched, event)

    def _find(self, text: str, answer: Callable[[Sequence[Item]], None]) -> None:
        answer(find_items(self._catalogue, text)[:SHOWN])

    def _line(self, item: Item) -> str:
        return f"{item.code}  {item.name(self._language)}"

    def _favourite(self, at: int) -> None:
        if at < len(self._favourites):
            self.add(self._favourites[at])

    def _take_away(self, code: str) -> None:
        self._codes.remove(code)
        self._show_chosen()
        self.field.edit.setFocus()
        self.changed.emit()

    def _short(self, code: str) -> str:
        item = self._catalogue.item(code)
        return code if item is None else item.short_name(self._language)

    def _show_chosen(self) -> None:
        _empty(self._chosen)
        for code in self._codes:
            name = self._catalogue.name_of(code, self._language)
            chip = Chip(self._look, f"{name}  ×")
            chip.setChecked(True)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.setAccessibleName(self.tr("Take {matter} away").format(matter=name))
            chip.clicked.connect(partial(self._take_away, code))
            self._chosen.addWidget(chip)
        self._chosen_row.setVisible(bool(self._codes))

    def _show_favourites(self) -> None:
        _empty(self._offered)
        if self._favourites:
            hint = Label(self.tr("Often (Alt and number)"), Kind.SMALL)
            hint.setFixedHeight(self._look.px(30))
            self._offered.addWidget(hint)
        for number, code in enumerate(self._favourites, 1):
            chip = Chip(self._look, f"{number} {self._short(code)}")
            chip.setCheckable(False)
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.clicked.connect(partial(self._favourite, number - 1))
            self._offered.addWidget(chip)


def _flow(space: int) -> tuple[QWidget, Flow]:
    row = QWidget()
    return row, Flow(space, row)


def _empty(flow: Flow) -> None:
    while (item := flow.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
