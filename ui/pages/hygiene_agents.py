"""Agents, with the concentrations that are usual and those that can only be typing errors."""

from __future__ import annotations

from collections.abc import Mapping

from counter_app.hall.catalogue import Words
from counter_app.hall.concentration import amount_text, concentration_text, parse_concentration
from counter_app.hall.hygiene_lists import Agent, HygieneLists, Unit, set_agent
from counter_app.people.desk import Desk
from ui.pages.hygiene_lists import ListedSection
from ui.pages.settings_form import Entry, Value
from ui.widgets.chips import Chips
from ui.widgets.field import Field
from ui.widgets.table import Column

AMOUNTS = ("usual", "usual_least", "usual_most", "least", "most")


class AgentsSection(ListedSection[Agent]):
    """Each agent with its range."""

    def title(self) -> str:
        """The tab."""
        return self.tr("Agents")

    def columns(self) -> tuple[Column[Agent], ...]:
        """Name, usual range, minutes of contact."""
        return (
            self.name_column(self.tr("Agent")),
            Column(
                self.tr("Usual"),
                lambda row: (
                    f"{amount_text(row.usual_least, row.unit)}–"
                    f"{concentration_text(row.usual_most, row.unit)}"
                ),
                146,
            ),
            Column(self.tr("Minutes"), lambda row: str(row.minutes), 72, right=True),
        )

    def of(self, lists: HygieneLists) -> Mapping[str, Agent]:
        """Agents."""
        return lists.agents

    def more_fields(self) -> Mapping[str, Entry]:
        """Unit, amounts, minutes."""
        return {
            "unit": Chips[str](
                self.look,
                self.tr("Strength in"),
                [(one.value, self.say(one.label)) for one in Unit],
            ),
            "usual": Field(self.look, self.tr("Offered first")),
            "usual_least": Field(self.look, self.tr("Usual from")),
            "usual_most": Field(self.look, self.tr("Usual to")),
            "least": Field(self.look, self.tr("Possible from")),
            "most": Field(self.look, self.tr("Possible to")),
            "minutes": Field(self.look, self.tr("Minutes of contact")),
        }

    def more_values(self, row: Agent | None) -> Mapping[str, Value]:
        """A new one has nothing but its unit."""
        if row is None:
            return {
                "unit": frozenset({Unit.MG_PER_LITRE.value}),
                "minutes": "30",
                **dict.fromkeys(AMOUNTS, ""),
            }
        return {
            "unit": frozenset({row.unit.value}),
            "minutes": str(row.minutes),
            **{name: amount_text(getattr(row, name), row.unit) for name in AMOUNTS},
        }

    def typed(self, code: str, names: Words, in_use: bool) -> Agent:
        """The form's agent."""
        unit = Unit(self.form.text("unit"))
        amounts = {name: parse_concentration(self.form.text(name), unit, name) for name in AMOUNTS}
        return Agent(
            code=code,
            names=names,
            in_use=in_use,
            unit=unit,
            minutes=self.form.number("minutes"),
            **amounts,
        )

    def keep(self, desk: Desk, one: Agent) -> Agent:
        """Keep it."""
        return set_agent(desk, one)

    def add_words(self) -> str:
        """The button."""
        return self.tr("New agent")
