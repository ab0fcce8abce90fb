"""Checkpoints: where rounds stop, and their QR labels (N7.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Signal

from counter_app.hall.catalogue import Words
from counter_app.hall.checklists import Checklist, read_checklists
from counter_app.hall.checkpoints import Checkpoint, list_checkpoints, read_areas, set_checkpoint
from counter_app.people.roles import Right
from ui.page import Page
from ui.pages.settings_form import Entry, Value
from ui.pages.settings_list import ListSection
from ui.style import Tone
from ui.widgets.button_row import ButtonRow
from ui.widgets.chips import Chips, Choice
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton
from ui.widgets.table import Column


@dataclass(frozen=True)
class PlaceRow:
    """A checkpoint with its kind of place in words."""

    checkpoint: Checkpoint
    kind: str


class CheckpointsSection(ListSection[PlaceRow]):
    """Each checkpoint with its kind of place and its area.

    `labels_asked` carries the checkpoint whose label is wanted, None for all of them.
    """

    labels_asked = Signal(object)
    right = Right.PLAN_ROUNDS
    topics: ClassVar[frozenset[str]] = frozenset({"checkpoint", "checklist", "hygiene"})

    def __init__(self, page: Page) -> None:
        self._kinds: Mapping[str, Checklist] = {}
        super().__init__(page)
        self.all_labels = KeyButton(self.look, self.tr("Sheet of labels"), "F7", icon="print")
        self.one_label = KeyButton(self.look, self.tr("Label of this one"), "F6", icon="print")
        self.all_labels.clicked.connect(lambda: self.labels_asked.emit(None))
        self.one_label.clicked.connect(self._ask_for_one)
        self.body.insertWidget(0, ButtonRow(self.look, self.all_labels, self.one_label))

    def title(self) -> str:
        """The tab."""
        return self.tr("Checkpoints")

    def refresh(self) -> None:
        """Read the kinds of place and the areas, then the checkpoints."""
        desk = self.desk
        self.page.read(lambda: (read_checklists(desk), read_areas(desk)), self._take_lists)
        super().refresh()

    def columns(self) -> tuple[Column[PlaceRow], ...]:
        """Name and kind of place."""
        return (
            Column(self.tr("Checkpoint"), lambda row: row.checkpoint.name, tone=self._tone),
            Column(self.tr("Kind of place"), lambda row: row.kind, 170, tone=self._tone),
        )

    def fields(self) -> Mapping[str, Entry]:
        """Name, kind, area."""
        self._place: Chips[str] = Chips(self.look, self.tr("Kind of place"), [], Choice.ONE)
        self._area: Chips[str] = Chips(
            self.look, self.tr("Area, for what is to be disinfected there"), [], Choice.AT_MOST_ONE
        )
        return {
            "name": Field(self.look, self.tr("Name of the checkpoint")),
            "place": self._place,
            "area": self._area,
        }

    def read(self) -> list[PlaceRow]:
        """Checkpoints with their kinds."""
        kinds, language = read_checklists(self.desk), self.context.words.language
        return [
            PlaceRow(one, kinds[one.place].name(language) if one.place in kinds else one.place)
            for one in list_checkpoints(self.desk)
        ]

    def key_of(self, row: PlaceRow) -> str:
        """The checkpoint's id."""
        return row.checkpoint.id

    def name_of(self, row: PlaceRow) -> str:
        """Its name."""
        return row.checkpoint.name

    def values_of(self, row: PlaceRow | None) -> dict[str, Value]:
        """A new one has nothing."""
        if row is None:
            return {"name": "", "place": frozenset(), "area": frozenset()}
        one = row.checkpoint
        area = frozenset({one.area}) if one.area else frozenset()
        return {"name": one.name, "place": frozenset({one.place}), "area": area}

    def is_in_use(self, row: PlaceRow) -> bool:
        """Whether rounds stop there."""
        return row.checkpoint.in_use

    def save_verb(self, row: PlaceRow | None) -> Callable[[], str]:
        """Set it up as typed."""
        desk, name = self.desk, self.form.text("name")
        place, area = self.form.text("place"), self.form.text("area")
        if row is None:
            return lambda: set_checkpoint(desk, name, place, area).id
        one = row.checkpoint
        return lambda: set_checkpoint(desk, name, place, area, one.in_use, one.id).id

    def use_verb(self, row: PlaceRow) -> Callable[[], object]:
        """Take it out of use, or back."""
        desk, one = self.desk, row.checkpoint
        return lambda: set_checkpoint(desk, one.name, one.place, one.area, not one.in_use, one.id)

    def empty_words(self) -> str:
        """Without any there is no round."""
        return self.tr("There are no checkpoints yet. Add the places where rounds stop.")

    def add_words(self) -> str:
        """The button."""
        return self.tr("New checkpoint")

    def _ask_for_one(self) -> None:
        if self.row is not None:
            self.labels_asked.emit(self.row.checkpoint)

    def _take_lists(
        self, lists: tuple[Mapping[str, Checklist], Sequence[tuple[str, Words]]]
    ) -> None:
        self._kinds, areas = lists
        language = self.context.words.language
        self._place.set_options(
            [(code, one.name(language)) for code, one in self._kinds.items() if not one.retired]
        )
        self._area.set_options([(code, names.said(language)) for code, names in areas])
        self.form.refresh(self.values_of(self.row))

    def _tone(self, row: PlaceRow) -> Tone | None:
        return None if row.checkpoint.in_use else Tone.QUIET
