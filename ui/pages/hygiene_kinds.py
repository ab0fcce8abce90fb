"""Kinds of assets, and how often each of a kind is disinfected (N2.2)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from counter_app.hall.cadence import Cadence, Rhythm
from counter_app.hall.catalogue import Words
from counter_app.hall.hygiene_lists import AssetKind, HygieneLists, set_kind
from counter_app.hall.opening_hours import minute_text, parse_minute
from counter_app.people.desk import Desk
from ui.page import Page
from ui.pages.hygiene_lists import ListedSection
from ui.pages.settings_form import NO, YES, Entry, Value, yes_no
from ui.widgets.chips import Chips
from ui.widgets.field import Field
from ui.widgets.table import Column

USES = {
    Rhythm.EVERY: ("minutes",),
    Rhythm.PER_DAY: ("count",),
    Rhythm.FIXED: ("times", "after_closing", "grace"),
}
"""Which fields a rhythm goes by."""

NEW = Cadence(rhythm=Rhythm.EVERY, minutes=120)
BETWEEN_TIMES = re.compile(r"[,，、;；\s]+")


class KindsSection(ListedSection[AssetKind]):
    """Each kind with its cadence; only what its rhythm goes by is asked for."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.form.changed.connect(self._show_cadence)
        self._show_cadence()

    def title(self) -> str:
        """The tab."""
        return self.tr("Kinds")

    def columns(self) -> tuple[Column[AssetKind], ...]:
        """Name and cadence."""
        return (
            self.name_column(self.tr("Kind of asset")),
            Column(
                self.tr("How often disinfected"),
                lambda row: self.say(row.cadence.phrase),
                172,
                tone=self.use_tone,
            ),
        )

    def of(self, lists: HygieneLists) -> Mapping[str, AssetKind]:
        """Kinds."""
        return lists.kinds

    def more_fields(self) -> Mapping[str, Entry]:
        """The cadence."""
        choices = ((YES, self.tr("yes")), (NO, self.tr("no")))
        return {
            "rhythm": Chips[str](
                self.look,
                self.tr("How often disinfected"),
                [(one.value, self.say(one.label)) for one in Rhythm],
            ),
            "minutes": Field(self.look, self.tr("Every so many minutes of opening time")),
            "count": Field(self.look, self.tr("Times a day, spread over the opening hours")),
            "times": Field(self.look, self.tr("Times of day"), placeholder="12:00, 15:00"),
            "after_closing": Chips[str](self.look, self.tr("And after closing"), choices),
            "grace": Field(self.look, self.tr("Within so many minutes")),
        }

    def more_values(self, row: AssetKind | None) -> Mapping[str, Value]:
        """A new one is disinfected every two hours."""
        cadence = NEW if row is None else row.cadence
        return {
            "rhythm": frozenset({cadence.rhythm.value}),
            "minutes": str(cadence.minutes or NEW.minutes),
            "count": str(cadence.count or 2),
            "times": ", ".join(map(minute_text, cadence.times)),
            "after_closing": yes_no(cadence.after_closing),
            "grace": str(cadence.grace),
        }

    def typed(self, code: str, names: Words, in_use: bool) -> AssetKind:
        """The form's kind."""
        rhythm, form = Rhythm(self.form.text("rhythm")), self.form
        asked = USES[rhythm]
        cadence = Cadence(
            rhythm=rhythm,
            minutes=form.number("minutes") if "minutes" in asked else 0,
            count=form.number("count") if "count" in asked else 0,
            times=tuple(
                parse_minute(one, "times")
                for one in BETWEEN_TIMES.split(form.text("times"))
                if one and "times" in asked
            ),
            after_closing=form.text("after_closing") == YES,
            grace=form.number("grace") if "grace" in asked else NEW.grace,
        )
        return AssetKind(code=code, names=names, in_use=in_use, cadence=cadence)

    def keep(self, desk: Desk, one: AssetKind) -> AssetKind:
        """Keep it."""
        return set_kind(desk, one)

    def add_words(self) -> str:
        """The button."""
        return self.tr("New kind")

    def _show_cadence(self) -> None:
        chosen = self.form.text("rhythm")
        for rhythm, names in USES.items():
            for name in names:
                self.form.fields[name].setVisible(rhythm.value == chosen)
