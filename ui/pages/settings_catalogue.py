"""Settings of the service catalogue: groups and matters, found as one types, filled in on a form.

A retired matter leaves the lists of the desks; here it is shown when asked for (N3.1, N3.2).
"""

from __future__ import annotations

import unicodedata
from typing import ClassVar, TypeAlias

import msgspec
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from counter_app.errors import InputError
from counter_app.hall.catalogue import (
    Catalogue,
    Group,
    Item,
    Words,
    read_catalogue,
    restore_item,
    retire_item,
    set_group,
    set_item,
)
from counter_app.hall.finding_items import find_items
from counter_app.people.roles import Right
from ui.page import Page
from ui.pages.settings_catalogue_forms import CatalogueForm, GroupForm, ItemForm
from ui.pages.settings_form import Draft, SaveBar, focus_on
from ui.pages.settings_section import Section
from ui.style import Tone
from ui.widgets.button_row import ButtonRow
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton
from ui.widgets.label import Kind, Label
from ui.widgets.scrolled import Scrolled
from ui.widgets.table import Column, Table
from ui.widgets.twice import TwiceButton

Entry: TypeAlias = Group | Item

RETIRED = "retired"


class CatalogueSection(Section):
    """A list to find in, and over it the form of what was opened with Enter."""

    right = Right.CHANGE_CATALOGUE
    topics: ClassVar[frozenset[str]] = frozenset({"catalogue"})

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        look = self.look
        self._catalogue = Catalogue((), ())
        self._drafts: dict[tuple[type, str], Draft] = {}
        self._open: Entry | None = None
        self._opening = 0
        """Counts what was opened and left, for answers that come late."""
        self.search = Field(look, self.tr("Find: name, code or initials"))
        self.search.typed.connect(lambda _text: self._show())
        self.search.entered.connect(self._to_list)
        self.retired = Chips[str](
            look, self.tr("Also"), ((RETIRED, self.tr("no longer offered")),), Choice.SEVERAL
        )
        self.retired.changed.connect(self._show)
        self.table: Table[Entry] = Table(
            look, self._columns(), lambda one: (type(one), one.code), self.tr("Nothing fits.")
        )
        self.table.activated_row.connect(self.open)
        self.new_item = KeyButton(look, self.tr("New matter"), "F2", icon="plus")
        self.new_group = KeyButton(look, self.tr("New group"), "F3", icon="plus")
        self.new_item.clicked.connect(self._begin_item)
        self.new_group.clicked.connect(self._begin_group)
        self.item_form, self.group_form = ItemForm(page), GroupForm(page)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list_side())
        self.retire = TwiceButton(look, "", "", "F8")
        self.retire.confirmed.connect(self._retire)
        self.bars: dict[CatalogueForm, SaveBar] = {}
        self._holders: dict[CatalogueForm, QWidget] = {}
        for form in (self.item_form, self.group_form):
            self._stack.addWidget(self._form_side(form))
        self.body.addWidget(self._stack)

    def title(self) -> str:
        """The tab."""
        return self.tr("Catalogue")

    def refresh(self) -> None:
        """Read the catalogue; what is typed stays."""
        self.page.read(lambda: read_catalogue(self.desk), self._take)

    def first_focus(self) -> None:
        """To the list, where one types at once; or into the form that is open."""
        shown = self.shown
        if shown is None:
            focus_on(self.search)
        else:
            focus_on(shown.form.fields["names" if self._open is not None else "code"])

    def has_unsaved(self) -> bool:
        """Whether anything is typed and not saved."""
        return bool(self._drafts) or any(form.form.unsaved() for form in self.bars)

    @property
    def shown(self) -> CatalogueForm | None:
        """The form that is open; None while the list is."""
        at = self._stack.currentIndex()
        return (None, self.item_form, self.group_form)[at]

    def open(self, entry: Entry) -> None:
        """Fill in the form of a group or a matter."""
        self._open = entry
        self._fill(entry, entry.names.said(self.context.words.language))

    def _begin_item(self) -> None:
        self._open = None
        group = self.table.selected()
        code = group.code if isinstance(group, Group) else group.group if group else ""
        blank = Item(code="", group=code, names=Words("", ""))
        self._fill(blank, self.tr("New matter"))

    def _begin_group(self) -> None:
        self._open = None
        self._fill(Group(code="", letter="", names=Words("", "")), self.tr("New group"))

    def _fill(self, entry: Entry, heading: str) -> None:
        self._opening += 1
        form: CatalogueForm = self.item_form if isinstance(entry, Item) else self.group_form
        draft = self._drafts.pop((type(entry), entry.code), None)
        if isinstance(entry, Item):
            self.item_form.form.load(self.item_form.values_of(entry), draft)
        else:
            self.group_form.form.load(self.group_form.values_of(entry), draft)
        code = form.form.fields["code"]
        # A code names the thing for good: another code would be another thing.
        code.setEnabled(self._open is None)
        form.heading.setText(heading)
        self._stack.setCurrentWidget(self._holders[form])
        self._look()
        self.first_focus()

    def back(self) -> None:
        """To the list; what is typed and not saved is kept for later."""
        shown = self.shown
        if shown is None:
            return
        self._opening += 1
        draft = shown.form.draft()
        if draft is not None:
            self._drafts[self._key(shown)] = draft
            shown.form.undo()
        self._stack.setCurrentIndex(0)
        self._show()
        focus_on(self.table if self.table.selected() is not None else self.search)
        self.state_changed.emit()

    def save(self) -> None:
        """Save the form that is open, once."""
        shown = self.shown
        if shown is None:
            return
        shown.form.clear_marks()
        new, desk, values = self._open is None, self.desk, shown.form.values()
        key, opening = self._key(shown), self._opening
        try:
            typed: Entry = (
                self.item_form.typed() if shown is self.item_form else self.group_form.typed()
            )
        except InputError as error:
            self.complain(error, shown.form)
            return

        def do() -> Entry:
            if new and _find(read_catalogue(desk), typed) is not None:
                raise InputError("This code is in the catalogue already.", field="code")
            return set_item(desk, typed) if isinstance(typed, Item) else set_group(desk, typed)

        def done(kept: Entry) -> None:
            if opening != self._opening:
                # Something else is shown by now; what was kept as a draft on leaving is saved.
                draft = self._drafts.get(key)
                if draft is not None and draft.is_in(values):
                    del self._drafts[key]
                self.state_changed.emit()
                self.refresh()
                return
            self._open = kept
            shown.form.settle(values)
            code = shown.form.fields["code"]
            code.setEnabled(False)
            shown.heading.setText(kept.names.said(self.context.words.language))
            self.bars[shown].say_saved()
            self._look()
            self.refresh()

        self.act(self.bars[shown].save, do, done, shown.form)

    def _retire(self) -> None:
        item, desk = self._open, self.desk
        if not isinstance(item, Item):
            return
        verb = restore_item if item.retired else retire_item

        opening = self._opening

        def done(_nothing: None) -> None:
            self.refresh()
            if opening != self._opening:
                return
            self._open = msgspec.structs.replace(item, retired=not item.retired)
            self._look()

        self.act(self.retire, lambda: verb(desk, item.code), done)

    def _take(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.item_form.offer_groups(catalogue, self.context.words.language)
        if self._open is not None:
            known = _find(catalogue, self._open)
            if isinstance(known, Item):
                self._open = known
                self.item_form.form.refresh(self.item_form.values_of(known))
            elif known is not None:
                self._open = known
                self.group_form.form.refresh(self.group_form.values_of(known))
            self._look()
        self._show()

    def _key(self, shown: CatalogueForm) -> tuple[type, str]:
        kind = Item if shown is self.item_form else Group
        return kind, "" if self._open is None else self._open.code

    def _show(self) -> None:
        self.table.show_rows(self._rows())

    def _rows(self) -> list[Entry]:
        """Each group with its matters; with something typed, the matters that fit, best first."""
        whole = self._catalogue
        with_retired = RETIRED in self.retired.values()
        items = whole.items if with_retired else whole.in_use
        if self.search.text().strip():
            offered = tuple(msgspec.structs.replace(one, retired=False) for one in items)
            found = find_items(Catalogue(whole.groups, offered), self.search.text())
            originals = (whole.item(one.code) for one in found)
            return [one for one in originals if one is not None]
        rows: list[Entry] = []
        for group in whole.groups:
            rows.append(group)
            rows += [item for item in items if item.group == group.code]
        return rows

    def _to_list(self) -> None:
        """Enter in the search: to what fits best."""
        if self.table.rows():
            self.table.select_first()
            focus_on(self.table)

    def _look(self) -> None:
        item = self._open
        self.retire.setVisible(isinstance(item, Item) and self.shown is self.item_form)
        if not isinstance(item, Item):
            return
        if item.retired:
            self.item_form.heading.setText(
                self.tr("{name} (retired)").format(
                    name=item.names.said(self.context.words.language)
                )
            )
            self.retire.set_words(self.tr("Offer it again"), "")
        else:
            self.retire.set_words(self.tr("Retire"), self.tr("Press again to retire it"))

    def _list_side(self) -> QWidget:
        look = self.look
        side = QWidget()
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(10))
        above = QHBoxLayout()
        above.setSpacing(look.px(16))
        above.addWidget(self.search, 1)
        above.addWidget(self.retired)
        box.addLayout(above)
        card = Card(look, margin=8, spacing=0)
        card.body.addWidget(self.table)
        box.addWidget(card, 1)
        hint = Label(self.tr("Enter opens what is selected."), Kind.SECONDARY)
        hint.setFixedHeight(look.px(44))
        box.addWidget(ButtonRow(look, self.new_item, self.new_group, hint))
        return side

    def _form_side(self, form: CatalogueForm) -> QWidget:
        look = self.look
        side = QWidget()
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(14))
        holder = Scrolled(form)
        back = KeyButton(look, self.tr("Back to the list"), "Esc")
        back.clicked.connect(self.back)
        extra = (self.retire, back) if form is self.item_form else (back,)
        bar = SaveBar(look, form.form, *extra)
        bar.save.clicked.connect(self.save)
        form.form.changed.connect(self.state_changed)
        self.bars[form], self._holders[form] = bar, side
        box.addWidget(holder, 1)
        box.addWidget(bar)
        return side

    def _columns(self) -> tuple[Column[Entry], ...]:
        language = self.context.words.language
        return (
            Column(self.tr("Code"), lambda one: one.code, width=96, tone=self._tone),
            Column(
                self.tr("Matter"),
                lambda one: (
                    one.names.said(language)
                    if isinstance(one, Item)
                    else f"{one.letter} · {one.names.said(language)}"
                ),
                tone=self._tone,
            ),
            Column(self.tr("Minutes"), self._minutes, width=76, right=True),
            Column(self.tr("Limit"), self._limit, width=76, right=True),
            Column("", self._state, width=110, tone=self._state_tone),
        )

    def _tone(self, one: Entry) -> Tone | None:
        if isinstance(one, Group):
            return Tone.INFO
        return Tone.QUIET if one.retired else None

    def _minutes(self, one: Entry) -> str:
        return str(one.minutes) if isinstance(one, Item) else ""

    def _limit(self, one: Entry) -> str:
        return str(one.daily_limit) if isinstance(one, Item) and one.daily_limit else ""

    def _state(self, one: Entry) -> str:
        if (type(one), one.code) in self._drafts:
            return self.tr("● not saved")
        if isinstance(one, Group):
            return self.tr("group")
        if one.retired:
            return self.tr("retired")
        return self.tr("online") if one.online else ""

    def _state_tone(self, one: Entry) -> Tone | None:
        if (type(one), one.code) in self._drafts:
            return Tone.ATTENTION
        return (
            Tone.NORMAL if isinstance(one, Item) and one.online and not one.retired else Tone.QUIET
        )


def _find(catalogue: Catalogue, entry: Entry) -> Entry | None:
    """What the catalogue has under the same code, as it would be kept."""
    code = unicodedata.normalize("NFKC", entry.code).strip().upper()
    return catalogue.item(code) if isinstance(entry, Item) else catalogue.group(code)
