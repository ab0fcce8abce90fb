"""What the hall's hygiene goes by, to be changed: areas and supplies; the base of all its lists.

Not here: kinds of assets (`hygiene_kinds`), agents (`hygiene_agents`), assets (`hygiene_assets`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, TypeVar

import msgspec

from counter_app.hall.catalogue import Words
from counter_app.hall.hygiene_lists import (
    Area,
    HygieneLists,
    Listed,
    Supply,
    read_lists,
    set_area,
    set_supply,
)
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from ui.pages.settings_form import Entry, Value
from ui.pages.settings_list import ListSection
from ui.style import Tone
from ui.widgets.field import Field
from ui.widgets.table import Column

One = TypeVar("One", bound=Listed)


class ListedSection(ListSection[One]):
    """Base: a list of things with names in both languages, in use or not."""

    right = Right.KEEP_ASSETS
    topics: ClassVar[frozenset[str]] = frozenset({"hygiene"})

    # What each list says of its own.

    def of(self, lists: HygieneLists) -> Mapping[str, One]:
        """The list among all lists."""
        raise NotImplementedError

    def more_fields(self) -> Mapping[str, Entry]:
        """The fields below the names."""
        raise NotImplementedError

    def more_values(self, row: One | None) -> Mapping[str, Value]:
        """What they show of a row; of a new one for None."""
        raise NotImplementedError

    def typed(self, code: str, names: Words, in_use: bool) -> One:
        """What stands in the form; or `InputError`."""
        raise NotImplementedError

    def keep(self, desk: Desk, one: One) -> One:
        """The verb that keeps it."""
        raise NotImplementedError

    # The same for all.

    def fields(self) -> Mapping[str, Entry]:
        """Names first."""
        return {
            "names": Field(self.look, self.tr("Name in Chinese")),
            "english": Field(
                self.look, self.tr("Name in English"), placeholder=self.tr("may stay empty")
            ),
            **self.more_fields(),
        }

    def read(self) -> list[One]:
        """The list in its order."""
        return list(self.of(read_lists(self.desk)).values())

    def key_of(self, row: One) -> str:
        """Its code."""
        return row.code

    def name_of(self, row: One) -> str:
        """Its name."""
        return row.name(self.context.words.language)

    def values_of(self, row: One | None) -> dict[str, Value]:
        """Names, and what is the list's own."""
        names = Words("", "") if row is None else row.names
        return {"names": names.chinese, "english": names.english, **self.more_values(row)}

    def is_in_use(self, row: One) -> bool:
        """Whether it is offered."""
        return row.in_use

    def save_verb(self, row: One | None) -> Callable[[], str]:
        """Keep it as typed."""
        desk = self.desk
        names = Words(self.form.text("names"), self.form.text("english"))
        code, in_use = ("", True) if row is None else (row.code, row.in_use)
        one = self.typed(code, names, in_use)
        return lambda: self.keep(desk, one).code

    def use_verb(self, row: One) -> Callable[[], object]:
        """Take it out of use, or back."""
        desk, changed = self.desk, msgspec.structs.replace(row, in_use=not row.in_use)
        return lambda: self.keep(desk, changed)

    def empty_words(self) -> str:
        """Nothing on the list."""
        return self.tr("Nothing is on this list.")

    def name_column(self, title: str) -> Column[One]:
        """The name, quiet where it is out of use."""
        return Column(title, self.name_of, tone=self.use_tone, bold=True)

    def use_tone(self, row: One) -> Tone | None:
        """Quiet for what is out of use."""
        return None if row.in_use else Tone.QUIET


class AreasSection(ListedSection[Area]):
    """Areas, and how often each is aired."""

    def title(self) -> str:
        """The tab."""
        return self.tr("Areas")

    def columns(self) -> tuple[Column[Area], ...]:
        """Name, airings a day, minutes each."""
        return (
            self.name_column(self.tr("Area")),
            Column(
                self.tr("Airings a day"),
                lambda row: str(row.airings) if row.airings else "—",
                120,
                right=True,
            ),
            Column(
                self.tr("Minutes"),
                lambda row: str(row.minutes) if row.airings else "—",
                90,
                right=True,
            ),
        )

    def of(self, lists: HygieneLists) -> Mapping[str, Area]:
        """Areas."""
        return lists.areas

    def more_fields(self) -> Mapping[str, Entry]:
        """How often and for how long."""
        return {
            "airings": Field(self.look, self.tr("Airings a day (0: none)")),
            "minutes": Field(self.look, self.tr("At least so many minutes each")),
        }

    def more_values(self, row: Area | None) -> Mapping[str, Value]:
        """As a hall airs usually."""
        return {
            "airings": str(2 if row is None else row.airings),
            "minutes": str(30 if row is None else row.minutes),
        }

    def typed(self, code: str, names: Words, in_use: bool) -> Area:
        """The form's area."""
        return Area(
            code=code,
            names=names,
            in_use=in_use,
            airings=self.form.number("airings"),
            minutes=self.form.number("minutes"),
        )

    def keep(self, desk: Desk, one: Area) -> Area:
        """Keep it."""
        return set_area(desk, one)

    def add_words(self) -> str:
        """The button."""
        return self.tr("New area")


class SupplyListSection(ListedSection[Supply]):
    """Supplies, and from how few on each is to be ordered."""

    def title(self) -> str:
        """The tab."""
        return self.tr("Supply list")

    def columns(self) -> tuple[Column[Supply], ...]:
        """Name, unit, reorder line."""
        return (
            self.name_column(self.tr("Supply")),
            Column(self.tr("Unit"), lambda row: row.units.said(self.context.words.language), 90),
            Column(self.tr("Order at"), lambda row: f"{row.reorder_at:,}", 110, right=True),
        )

    def of(self, lists: HygieneLists) -> Mapping[str, Supply]:
        """Supplies."""
        return lists.supplies

    def more_fields(self) -> Mapping[str, Entry]:
        """Unit and reorder line."""
        return {
            "units": Field(self.look, self.tr("Unit in Chinese")),
            "english_units": Field(
                self.look, self.tr("Unit in English"), placeholder=self.tr("may stay empty")
            ),
            "reorder_at": Field(self.look, self.tr("To be ordered at so many or fewer")),
        }

    def more_values(self, row: Supply | None) -> Mapping[str, Value]:
        """A new one is counted in pieces."""
        units = Words("", "") if row is None else row.units
        return {
            "units": units.chinese,
            "english_units": units.english,
            "reorder_at": str(0 if row is None else row.reorder_at),
        }

    def typed(self, code: str, names: Words, in_use: bool) -> Supply:
        """The form's supply."""
        return Supply(
            code=code,
            names=names,
            in_use=in_use,
            units=Words(self.form.text("units"), self.form.text("english_units")),
            reorder_at=self.form.number("reorder_at"),
        )

    def keep(self, desk: Desk, one: Supply) -> Supply:
        """Keep it."""
        return set_supply(desk, one)

    def add_words(self) -> str:
        """The button."""
        return self.tr("New supply")
