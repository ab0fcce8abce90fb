"""Round plans: which checkpoints, on which weekdays, within which windows of time (N7.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

import msgspec

from counter_app.hall.checkpoints import Checkpoint, list_checkpoints
from counter_app.hall.round_plans import WEEKDAYS, Plan, TimeWindow, parse_windows, read_plans
from counter_app.hall.rounds import set_plan
from counter_app.people.roles import Right
from ui.page import Page
from ui.pages.settings_form import Entry, Value
from ui.pages.settings_list import ListSection
from ui.style import Tone
from ui.widgets.chips import Chips, Choice
from ui.widgets.field import Field
from ui.widgets.table import Column


class PlansSection(ListSection[Plan]):
    """Each plan with its form."""

    right = Right.PLAN_ROUNDS
    topics: ClassVar[frozenset[str]] = frozenset({"round_plan", "checkpoint"})

    def __init__(self, page: Page) -> None:
        self._places: Sequence[Checkpoint] = ()
        super().__init__(page)

    def title(self) -> str:
        """The tab."""
        return self.tr("Plans")

    def refresh(self) -> None:
        """Read the checkpoints, then the plans."""
        desk = self.desk
        self.page.read(lambda: list_checkpoints(desk), self._take_places)
        super().refresh()

    def columns(self) -> tuple[Column[Plan], ...]:
        """Name and windows of time."""
        return (
            Column(self.tr("Plan"), lambda row: row.name, tone=self._tone),
            Column(self.tr("Windows of time"), self._windows, tone=self._tone),
        )

    def fields(self) -> Mapping[str, Entry]:
        """Name, days, windows, checkpoints."""
        days = [(str(day), self._day(day)) for day in WEEKDAYS]
        self._checkpoints: Chips[str] = Chips(self.look, self.tr("Checkpoints"), [], Choice.SEVERAL)
        return {
            "name": Field(self.look, self.tr("Name of the plan")),
            "windows": Field(
                self.look, self.tr("Windows of time"), placeholder="09:00-10:00 14:00-15:30"
            ),
            "weekdays": Chips(self.look, self.tr("On these days"), days, Choice.SEVERAL),
            "checkpoints": self._checkpoints,
        }

    def read(self) -> list[Plan]:
        """All plans."""
        return read_plans(self.desk)

    def key_of(self, row: Plan) -> str:
        """The plan's id."""
        return row.id

    def name_of(self, row: Plan) -> str:
        """Its name."""
        return row.name

    def values_of(self, row: Plan | None) -> dict[str, Value]:
        """A new one is of every working day and all checkpoints."""
        if row is None:
            places = [one.id for one in self._places if one.in_use]
            return {
                "name": self.tr("Daily round"),
                "windows": "",
                "weekdays": frozenset("12345"),
                "checkpoints": frozenset(places),
            }
        return {
            "name": row.name,
            "windows": self._windows(row),
            "weekdays": frozenset(map(str, row.weekdays)),
            "checkpoints": frozenset(row.checkpoints),
        }

    def is_in_use(self, row: Plan) -> bool:
        """Whether rounds are planned by it."""
        return row.in_use

    def save_verb(self, row: Plan | None) -> Callable[[], str]:
        """Set the plan as typed; `InputError` (`windows`) for what is no window of time."""
        values = self.form.values()
        chosen, days = values["checkpoints"], values["weekdays"]
        # In the order in which the checkpoints were added: the way through the hall.
        places = tuple(one.id for one in self._places if one.id in chosen)
        plan = Plan(
            id="" if row is None else row.id,
            name=self.form.text("name"),
            checkpoints=places,
            weekdays=tuple(int(day) for day in days),
            windows=parse_windows(self.form.text("windows")),
            in_use=row is None or row.in_use,
        )
        desk = self.desk
        return lambda: set_plan(desk, plan).id

    def use_verb(self, row: Plan) -> Callable[[], object]:
        """Take it out of use, or back."""
        desk = self.desk
        changed = msgspec.structs.replace(row, in_use=not row.in_use)
        return lambda: set_plan(desk, changed)

    def empty_words(self) -> str:
        """Extra rounds need none."""
        return self.tr("No rounds are planned yet. Add a plan.")

    def add_words(self) -> str:
        """The button."""
        return self.tr("New plan")

    def _take_places(self, places: Sequence[Checkpoint]) -> None:
        self._places = places
        self._checkpoints.set_options([(one.id, one.name) for one in places if one.in_use])
        self.form.refresh(self.values_of(self.row))

    def _windows(self, row: Plan) -> str:
        windows: Sequence[TimeWindow] = row.windows
        return " ".join(str(one) for one in windows)

    def _day(self, day: int) -> str:
        return (
            self.tr("Mon"),
            self.tr("Tue"),
            self.tr("Wed"),
            self.tr("Thu"),
            self.tr("Fri"),
            self.tr("Sat"),
            self.tr("Sun"),
        )[day - 1]

    def _tone(self, row: Plan) -> Tone | None:
        return None if row.in_use else Tone.QUIET
