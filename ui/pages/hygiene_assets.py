"""The asset register: each asset with its number, kind, area and window; and its labels (N2.2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtCore import Signal

from counter_app.hall.assets import (
    Asset,
    add_counters,
    list_assets,
    restore_asset,
    retire_asset,
    set_asset,
)
from counter_app.hall.hygiene_lists import HygieneLists, in_use, read_lists, starting_lists
from counter_app.hall.windows import Window, list_windows
from counter_app.people.roles import Right
from ui.page import Page
from ui.pages.settings_form import Entry, Value
from ui.pages.settings_list import ListSection
from ui.style import Tone
from ui.widgets.button_row import ButtonRow
from ui.widgets.chips import Chips
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton
from ui.widgets.table import Column

NONE = ""


class AssetsSection(ListSection[Asset]):
    """The register. `labels_asked` carries the asset that is open, or None."""

    labels_asked = Signal(object)

    right = Right.KEEP_ASSETS
    topics: ClassVar[frozenset[str]] = frozenset({"asset", "hygiene", "window"})

    def __init__(self, page: Page) -> None:
        self._lists = starting_lists()
        super().__init__(page)
        self.labels = KeyButton(self.look, self.tr("Labels…"), "F7", icon="print")
        self.counters = KeyButton(self.look, self.tr("Add the windows' counters"), "F9")
        self.labels.clicked.connect(lambda: self.labels_asked.emit(self.row))
        self.counters.clicked.connect(self._add_counters)
        self.body.insertWidget(0, ButtonRow(self.look, self.labels, self.counters))

    def title(self) -> str:
        """The tab."""
        return self.tr("Assets")

    def refresh(self) -> None:
        """Read what can be chosen, then the assets."""
        desk = self.desk
        self.page.read(lambda: (read_lists(desk), list_windows(desk)), self._offer)
        super().refresh()

    def columns(self) -> tuple[Column[Asset], ...]:
        """Number, name, area."""
        return (
            Column(self.tr("Asset number"), lambda row: row.number, 84, _tone, bold=True),
            Column(self.tr("Asset"), lambda row: row.name, 0, _tone),
            Column(self.tr("Area"), self._area, 112, _tone),
        )

    def fields(self) -> Mapping[str, Entry]:
        """Number, name and what is chosen."""
        return {
            "number": Field(self.look, self.tr("Asset number")),
            "name": Field(self.look, self.tr("Name of the asset")),
            "kind": Chips[str](self.look, self.tr("Kind of asset"), []),
            "area": Chips[str](self.look, self.tr("Area"), []),
            "window": Chips[str](self.look, self.tr("Window"), []),
        }

    def read(self) -> list[Asset]:
        """All of them, in use first."""
        return sorted(list_assets(self.desk), key=lambda one: not one.in_use)

    def key_of(self, row: Asset) -> str:
        """The asset's id."""
        return row.id

    def name_of(self, row: Asset) -> str:
        """Number and name; what is out of use says so."""
        return row.label if row.in_use else f"{row.label} · {self.tr('not in use')}"

    def values_of(self, row: Asset | None) -> dict[str, Value]:
        """A new one is of the kind and area that were open."""
        if row is None:
            return {"number": "", "name": "", "window": frozenset({NONE})}
        return {
            "number": row.number,
            "name": row.name,
            "kind": frozenset({row.kind}),
            "area": frozenset({row.area}),
            "window": frozenset({row.window}),
        }

    def is_in_use(self, row: Asset) -> bool:
        """Whether it is disinfected at all."""
        return row.in_use

    def save_verb(self, row: Asset | None) -> Callable[[], str]:
        """Keep it as typed."""
        desk, text = self.desk, self.form.text
        asset = Asset(
            id="" if row is None else row.id,
            name=text("name"),
            number=text("number"),
            kind=text("kind"),
            area=text("area"),
            window=text("window"),
        )
        return lambda: set_asset(desk, asset).id

    def use_verb(self, row: Asset) -> Callable[[], object]:
        """Retire it, or put it into use again."""
        desk, verb = self.desk, retire_asset if row.in_use else restore_asset
        return lambda: verb(desk, row.id)

    def empty_words(self) -> str:
        """Where to begin."""
        return self.tr("No assets yet. F9 adds the counters of all windows, F2 any other.")

    def add_words(self) -> str:
        """The button."""
        return self.tr("New asset")

    def _offer(self, read: tuple[HygieneLists, list[Window]]) -> None:
        self._lists, windows = read
        language = self.context.words.language
        nothing = (NONE, self.tr("none"))
        offered: dict[str, list[tuple[str, str]]] = {
            "kind": [(one.code, one.name(language)) for one in in_use(self._lists.kinds)],
            "area": [
                nothing,
                *((one.code, one.name(language)) for one in in_use(self._lists.areas)),
            ],
            "window": [nothing, *((one.id, str(one.number)) for one in windows)],
        }
        for name, options in offered.items():
            chips = self.form.fields[name]
            assert isinstance(chips, Chips)
            chips.set_options(options)
        self.form.load(self.values_of(self.row), self.form.draft())
        self.table.viewport().update()

    def _area(self, row: Asset) -> str:
        if not row.area:
            return "—"
        return self._lists.area_names(row.area).said(self.context.words.language)

    def _add_counters(self) -> None:
        desk, name = self.desk, self.tr("Counter of window {number}")

        def added(count: int) -> None:
            self.announce(
                self.tr("{count} counters added").format(count=count)
                if count
                else self.tr("Every window has its counter already.")
            )
            self.refresh()

        self.act(self.counters, lambda: add_counters(desk, name), added)


def _tone(row: Asset) -> Tone | None:
    return None if row.in_use else Tone.QUIET
