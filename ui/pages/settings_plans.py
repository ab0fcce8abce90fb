"""Settings of the emergency plans: what is to be done, by whom, within which time (N7.2).

Each change is a new version; incidents under way keep theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from counter_app.errors import InputError
from counter_app.hall.catalogue import Words
from counter_app.hall.emergency_plans import EmergencyPlan, PlanStep, read_plans, set_plan
from counter_app.people.roles import Right
from ui.pages.settings_form import Entry, Value
from ui.pages.settings_list import ListSection
from ui.widgets.field import Field
from ui.widgets.lines import Lines
from ui.widgets.table import Column

BETWEEN = "|"
"""Between minutes, who is responsible, and the step in Chinese and in English."""


class PlansSection(ListSection[EmergencyPlan]):
    """Each plan with its steps, one a line."""

    right = Right.CHANGE_PLANS
    topics: ClassVar[frozenset[str]] = frozenset({"plan"})
    fixed = frozenset({"code"})

    def title(self) -> str:
        """The tab."""
        return self.tr("Emergency plans")

    def columns(self) -> tuple[Column[EmergencyPlan], ...]:
        """Name, how many steps, version."""
        language = self.context.words.language
        return (
            Column(self.tr("Emergency plan"), lambda row: row.names.said(language), bold=True),
            Column(self.tr("Steps"), lambda row: str(len(row.steps)), width=64, right=True),
            Column(self.tr("Version"), lambda row: str(row.version or "—"), width=64, right=True),
        )

    def fields(self) -> Mapping[str, Entry]:
        """Code, names, steps."""
        label = self.tr("Steps, one a line: minutes | responsible | Chinese | English")
        return {
            "code": Field(self.look, self.tr("Code (letters a to z, digits, hyphens)")),
            "names": Field(self.look, self.tr("Name in Chinese")),
            "english": Field(self.look, self.tr("Name in English")),
            "steps": Lines(self.look, label, rows=14),
        }

    def read(self) -> list[EmergencyPlan]:
        """All plans."""
        return list(read_plans(self.desk))

    def key_of(self, row: EmergencyPlan) -> str:
        """The plan's code."""
        return row.code

    def name_of(self, row: EmergencyPlan) -> str:
        """Its name."""
        return row.names.said(self.context.words.language)

    def values_of(self, row: EmergencyPlan | None) -> dict[str, Value]:
        """A new one is empty."""
        if row is None:
            return {"code": "", "names": "", "english": "", "steps": ""}
        return {
            "code": row.code,
            "names": row.names.chinese,
            "english": row.names.english,
            "steps": "\n".join(map(_line, row.steps)),
        }

    def is_in_use(self, row: EmergencyPlan) -> bool:
        """Plans are changed, never taken out of use."""
        return True

    def save_verb(self, row: EmergencyPlan | None) -> Callable[[], str]:
        """Set the plan as typed."""
        desk, before = self.desk, () if row is None else row.steps
        plan = EmergencyPlan(
            code=self.form.text("code") if row is None else row.code,
            names=Words(self.form.text("names"), self.form.text("english")),
            steps=tuple(
                _step(line, before) for line in self.form.text("steps").splitlines() if line.strip()
            ),
        )
        fresh = row is None

        def save() -> str:
            if fresh and any(one.code == plan.code for one in read_plans(desk)):
                raise InputError("There is a plan with this code already.", field="code")
            return set_plan(desk, plan).code

        return save

    def empty_words(self) -> str:
        """There are always those of the program."""
        return self.tr("No plan.")

    def add_words(self) -> str:
        """The button."""
        return self.tr("New plan")

    def _look(self) -> None:
        super()._look()
        self.use.hide()


def _line(step: PlanStep) -> str:
    parts = (
        str(step.minutes or ""),
        step.responsible.chinese or step.responsible.english,
        step.what.chinese,
        step.what.english,
    )
    return f" {BETWEEN} ".join(parts).strip()


def _step(line: str, before: tuple[PlanStep, ...]) -> PlanStep:
    """A typed step; one that was there before keeps its code, and who is responsible in English.

    `InputError` (field `steps`) for a line that is not minutes, responsible, what.
    """
    parts = [part.strip() for part in line.split(BETWEEN)]
    minutes = parts[0] or "0"
    if not 3 <= len(parts) <= 4 or not (minutes.isascii() and minutes.isdigit()):
        raise InputError(
            "Write each step as: minutes | responsible | Chinese | English. Minutes and English "
            "may stay empty.",
            field="steps",
        )
    what = Words(parts[2], parts[3] if len(parts) == 4 else "")
    known = next((one for one in before if one.what.chinese == what.chinese), None)
    responsible = Words(parts[1], "")
    if known is not None and known.responsible.chinese == parts[1]:
        responsible = known.responsible
    return PlanStep(
        code="" if known is None else known.code,
        what=what,
        responsible=responsible,
        minutes=int(minutes),
    )
