"""What needs a person's look after desks met: what it is, why it waits, what to do about it (N7.2).

Shows; what waits and how it is settled is `counter_app.hall.checking`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.hall.checking import ItemToCheck
from counter_app.journal.clock import local_time
from counter_app.journal.fold import Reason
from ui.page import Context
from ui.pages.sheet import Sheet
from ui.pages.visit_words import day_and_time
from ui.style import Tone
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.label import Kind, Label
from ui.widgets.table import Column, Table


class Checking(QWidget):
    """The table; below it why the selected item waits, and what to do. `chosen` when it changes."""

    chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        look, say = context.style, context.words.say
        self.table: Table[ItemToCheck] = Table(
            look,
            (
                Column(self.tr("When"), self._when, width=120),
                Column(self.tr("What happened"), lambda one: say(one.what), tone=_tone, bold=True),
                Column(self.tr("About"), self._about, width=180),
                Column(self.tr("Written by"), _written_by, width=150),
            ),
            _key,
            self.tr("Nothing to check."),
        )
        self.why = Label("", Kind.STRONG, wraps=True)
        self.to_do = Label("", wraps=True)
        self.advice = Card(look, margin=12, spacing=4)
        self.advice.body.addWidget(self.why)
        self.advice.body.addWidget(self.to_do)
        self.advice.hide()
        self.table.chosen_row.connect(lambda _row: self._chosen())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(8))
        box.addWidget(self.table, 1)
        box.addWidget(self.advice)

    def show_items(self, items: Sequence[ItemToCheck]) -> None:
        """Show these; the selected one stays selected."""
        self.table.show_rows(items)
        if self.table.selected() is None:
            self.table.select_first()
        self._chosen()

    def selected(self) -> ItemToCheck | None:
        """The item that the keys act on."""
        return self.table.selected()

    def _chosen(self) -> None:
        item, say = self.selected(), self._context.words.say
        self.advice.setVisible(item is not None)
        if item is not None:
            self.why.setText(say(item.why))
            self.to_do.setText(f"→ {say(item.to_do)}")
            self.advice.set_tone(_tone(item) or Tone.INFO)
        self.chosen.emit()

    def _when(self, item: ItemToCheck) -> str:
        return day_and_time(item.at, local_time(self._context.clock.now()).date().isoformat())

    def _about(self, item: ItemToCheck) -> str:
        about = item.about
        return "  ".join(one for one in (about.ticket or about.case_number, about.name) if one)


class SettleSheet(Sheet):
    """Somebody has looked: what was found."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, self.tr("Looked at and settled?"), self.tr("Settle"))
        self._say = context.words.say
        self.note = Field(context.style, self.tr("What was found (may stay empty)"))
        self.ask(self.note)

    def begin(self, item: ItemToCheck) -> None:
        """Ask about an item."""
        self.explain(self._say(item.what))
        self.note.set_text("")
        self.complain("")

    def first_focus(self) -> None:
        """Into the note; Enter is enough."""
        self.note.edit.setFocus()


def _key(item: ItemToCheck) -> object:
    return item.entry or item.reason


def _tone(item: ItemToCheck) -> Tone | None:
    if not item.can_settle:
        return Tone.QUIET
    return Tone.ALARM if item.reason is Reason.SAFETY_HELD else Tone.ATTENTION


def _written_by(item: ItemToCheck) -> str:
    return " · ".join(one for one in (item.desk, item.by) if one)
