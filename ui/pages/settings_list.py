"""Sections that are a list with a form beside it: windows, staff.

What is typed for one of them and not saved is kept while another one is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.errors import InputError
from ui.page import Page
from ui.pages.settings_form import Draft, Entry, Form, SaveBar, Value, focus_on
from ui.pages.settings_section import Section
from ui.style import Tone
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.label import Kind, Label
from ui.widgets.scrolled import Scrolled
from ui.widgets.table import Column, Table
from ui.widgets.twice import TwiceButton

Row = TypeVar("Row")

NEW = ""
"""The key of what is being added."""


class ListSection(Section, Generic[Row]):
    """Base: the list at the left, the form of the one that is open at the right.

    F2 adds, Enter in the list goes to the form, Esc back to the list, F8 takes out of use.
    """

    secret: frozenset[str] = frozenset()
    """Fields that are never kept as a draft."""
    fixed: frozenset[str] = frozenset()
    """Fields that can be filled only while adding."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        look = self.look
        self._open = NEW
        self._rows: list[Row] = []
        self._drafts: dict[str, Draft] = {}
        self._select: str | None = None
        self.table: Table[Row] = Table(
            look, (*self.columns(), self._mark_column()), self.key_of, self.empty_words()
        )
        self.form = Form(self.fields(), self)
        self.heading = Label("", Kind.HEADING, wraps=True)
        self.add = KeyButton(look, self.add_words(), "F2", icon="plus")
        self.use = TwiceButton(look, "", "", "F8")
        self.back = KeyButton(look, self.tr("Back to the list"), "Esc")
        self.bar = SaveBar(look, self.form, self.use, self.add, self.back)
        self.bar.save.clicked.connect(self.save)
        self.add.clicked.connect(self.open_new)
        self.back.clicked.connect(self.first_focus)
        self.use.confirmed.connect(self._change_use)
        self.table.chosen_row.connect(self._chosen)
        self.table.activated_row.connect(lambda _row: self._to_form())
        self.form.changed.connect(self._changed)
        card = Card(look, margin=16, spacing=10)
        card.body.addWidget(self.heading)
        for widget in self.form.fields.values():
            card.body.addWidget(widget)
        card.body.addStretch(1)
        ground = QWidget()
        ground.setProperty("kind", "scrolled")
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(card)
        self._scrolled = Scrolled(ground)
        listed = Card(look, margin=8, spacing=0)
        listed.body.addWidget(self.table)
        beside = QHBoxLayout()
        beside.setSpacing(look.px(14))
        beside.addWidget(listed, 1)
        beside.addWidget(self._scrolled, 1)
        self.body.addLayout(beside, 1)
        self.body.addWidget(self.bar)

    # What each section says of its rows.

    def columns(self) -> tuple[Column[Row], ...]:
        """How the list shows a row."""
        raise NotImplementedError

    def fields(self) -> Mapping[str, Entry]:
        """The form's fields, in order."""
        raise NotImplementedError

    def read(self) -> list[Row]:
        """All rows; on the database thread."""
        raise NotImplementedError

    def key_of(self, row: Row) -> str:
        """What names a row."""
        raise NotImplementedError

    def name_of(self, row: Row) -> str:
        """The heading of its form."""
        raise NotImplementedError

    def values_of(self, row: Row | None) -> dict[str, Value]:
        """What the form shows of a row; of a new one for None."""
        raise NotImplementedError

    def is_in_use(self, row: Row) -> bool:
        """Whether it is in use."""
        raise NotImplementedError

    def save_verb(self, row: Row | None) -> Callable[[], str]:
        """What saves the form over a row, or adds one, and tells its key; or `InputError`."""
        raise NotImplementedError

    def use_verb(self, row: Row) -> Callable[[], object]:
        """What takes a row out of use, or back."""
        raise NotImplementedError

    def empty_words(self) -> str:
        """What the list says when nothing is there."""
        raise NotImplementedError

    def add_words(self) -> str:
        """What the button for a new one says."""
        raise NotImplementedError

    # The same for all.

    def refresh(self) -> None:
        """Read all rows; the open one stays open, and what is typed stays."""
        self.page.read(self.read, self.show_rows)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show what was read."""
        first = not self._rows
        self._rows = list(rows)
        self.table.show_rows(self._rows)
        select, self._select = self._select, None
        if select is not None:
            self._open_row(self._row(select))
            self.table.select(select)
        elif first and self._rows and not self.form.unsaved():
            self.table.select_first()
        elif self._open == NEW or self.row is not None:
            self.form.refresh(self.values_of(self.row))
        else:
            self.table.select_first()
        self._look()

    def first_focus(self) -> None:
        """To the list."""
        focus_on(self.table)

    def has_unsaved(self) -> bool:
        """Whether anything of any row is typed and not saved."""
        return bool(self._drafts or self.form.unsaved())

    @property
    def row(self) -> Row | None:
        """The row whose form is open; None while adding."""
        return self._row(self._open)

    def open_new(self) -> None:
        """Begin a new one."""
        self.table.clearSelection()
        self._open_row(None)
        self._to_form()

    def save(self) -> None:
        """Save the form, once."""
        self.form.clear_marks()
        row, key, values = self.row, self._open, self.form.values()
        try:
            do = self.save_verb(row)
        except InputError as error:
            self.complain(error, self.form)
            return
        self.act(self.bar.save, do, lambda saved: self._saved(key, saved, values), self.form)

    def _saved(self, key: str, saved: str, values: Mapping[str, Value]) -> None:
        draft = self._drafts.get(key)
        if draft is not None and draft.is_in(values):
            del self._drafts[key]
        if self._open == key:
            self.form.settle(values)
            self.form.load(dict.fromkeys(self.secret, ""))
            self._open = saved
            self._select = saved
        self.bar.say_saved()
        self.state_changed.emit()
        self.refresh()

    def _change_use(self) -> None:
        row = self.row
        if row is None:
            return
        self.act(self.use, self.use_verb(row), lambda _done: self.refresh())

    def _chosen(self, row: Row | None) -> None:
        if row is not None:
            self._open_row(row)

    def _open_row(self, row: Row | None) -> None:
        key = NEW if row is None else self.key_of(row)
        if key != self._open:
            draft = self._without_secrets(self.form.draft())
            if draft is not None:
                self._drafts[self._open] = draft
            self._open = key
            self.form.load(self.values_of(row), self._drafts.pop(key, None))
        else:
            self.form.refresh(self.values_of(row))
        self._look()

    def _without_secrets(self, draft: Draft | None) -> Draft | None:
        if draft is None:
            return None
        kept = {name: value for name, value in draft.values.items() if name not in self.secret}
        return Draft(kept) if kept else None

    def _row(self, key: str) -> Row | None:
        return next((row for row in self._rows if self.key_of(row) == key), None)

    def _to_form(self) -> None:
        for widget in self.form.fields.values():
            if widget.isEnabled() and not widget.isHidden():
                focus_on(widget)
                return

    def _changed(self) -> None:
        self.table.viewport().update()
        self.state_changed.emit()

    def _look(self) -> None:
        """Heading, buttons and what may be filled, for the one that is open."""
        row = self.row
        for name in self.fixed:
            self.form.fields[name].setVisible(row is None)
        self.use.setVisible(row is not None)
        if row is None:
            self.heading.setText(self.add_words())
            return
        self.heading.setText(self.name_of(row))
        if self.is_in_use(row):
            self.use.set_words(
                self.tr("Take out of use"), self.tr("Press again to take out of use")
            )
        else:
            self.use.set_words(self.tr("Back into use"), "")

    def _mark_column(self) -> Column[Row]:
        return Column("", self._mark, width=36, tone=lambda _row: Tone.ATTENTION)

    def _mark(self, row: Row) -> str:
        key = self.key_of(row)
        typed = key == self._open and bool(self.form.unsaved())
        return "●" if typed or key in self._drafts else ""
