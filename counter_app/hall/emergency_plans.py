"""Emergency plans: what is to be done when something happens, by whom, within which time (N7.2).

A plan is reference data: set by the hall's administrator or by the centre, each time as a new
version, and shipped plans hold until then (`resources/incidents`). An incident keeps the plan that
it began with. Not here: incidents.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec
from sqlalchemy import Column, Connection, PrimaryKeyConstraint, String, Table, select

from counter_app.errors import InputError
from counter_app.hall.catalogue import Words
from counter_app.journal.entry import Body, Entry, shared_id
from counter_app.journal.fold import Row, Workflow
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.tables import metadata

VISITOR = "visitor"
STAFF = "staff"
CROWDING = "crowding"
OTHER = "other"
"""Codes of the plans that every hall has."""

CODE = re.compile(r"[a-z][a-z0-9-]{0,29}")
LONGEST_NAME = 60
LONGEST_STEP = 200
MOST_STEPS = 40
LATEST = 7 * 24 * 60
"""Minutes; no step has more time than a week."""


class PlanStep(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One step. `minutes` is its time from the opening of the incident, 0 where it has none.

    `code` names it within its plan, through all versions; empty in a step that is new.
    """

    code: str = ""
    what: Words
    responsible: Words = Words("", "")
    minutes: int = 0


class EmergencyPlan(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A plan; `version` counts from 1, and is 0 in one that is as the program ships it."""

    code: str
    names: Words
    steps: tuple[PlanStep, ...]
    version: int = 0


plan_table = Table(
    "emergency_plan",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("code", String, nullable=False),
    Column("plan", String, nullable=False, comment="JSON of EmergencyPlan."),
    PrimaryKeyConstraint("hall", "id"),
    info={"one_row": ("id",)},
)


class PlanSet(Body, frozen=True, kw_only=True):
    """From now on a plan is like this; incidents under way keep theirs."""

    kind = "plan.set"
    plan: EmergencyPlan


class PlanFold:
    """The newest version of one plan; earlier ones stay in the journal."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._newest: EmergencyPlan | None = None

    def take(self, _entry: Entry, body: PlanSet) -> None:
        """Take a change."""
        self._newest = body.plan

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The plan's row."""
        if self._newest is not None:
            text = msgspec.json.encode(self._newest).decode()
            key = {"hall": self._hall, "id": self._subject}
            yield plan_table, {**key, "code": self._newest.code, "plan": text}


def _shared_name(body: PlanSet) -> str:
    return f"emergency plan {body.plan.code}"


plan_workflow = Workflow("plan", (PlanSet,), {plan_table: "id"}, PlanFold, shared_name=_shared_name)


@cache
def starting_plans() -> tuple[EmergencyPlan, ...]:
    """What the program ships, in the order in which plans are offered."""
    folder = files("resources") / "incidents"
    sources = sorted(
        (path for path in folder.iterdir() if path.name.endswith(".toml")),
        key=lambda path: path.name,
    )
    return tuple(
        msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), EmergencyPlan)
        for path in sources
    )


def plans_now(connection: Connection, hall: str) -> dict[str, EmergencyPlan]:
    """All plans by code as they stand in this view of the tables, in the order to offer them."""
    plans = {plan.code: plan for plan in starting_plans()}
    rows = connection.execute(
        select(plan_table.c.plan).where(plan_table.c.hall == hall).order_by(plan_table.c.code)
    )
    for text in rows.scalars():
        plan = msgspec.json.decode(text, type=EmergencyPlan)
        plans[plan.code] = plan
    return plans


def read_plans(desk: Desk) -> tuple[EmergencyPlan, ...]:
    """All plans, for whoever is signed in: everybody may know what is to be done."""
    with desk.journal.read() as connection:
        return tuple(plans_now(connection, desk.journal.hall).values())


def set_plan(desk: Desk, plan: EmergencyPlan) -> EmergencyPlan:
    """Let a plan be like this from now on; as it is kept, with the next version.

    A code that is new makes another plan. Raises `InputError` (fields `code`, `names`, `steps`).
    """
    checked = _checked(plan)
    with desk.act(Right.CHANGE_PLANS) as act:
        before = plans_now(act.connection, act.hall).get(checked.code)
        version = 1 if before is None else before.version + 1
        kept = msgspec.structs.replace(checked, version=version)
        body = PlanSet(plan=kept)
        act.record(shared_id(act.hall, _shared_name(body)), body)
        return kept


def _checked(plan: EmergencyPlan) -> EmergencyPlan:
    code = plan.code.strip().lower()
    if not CODE.fullmatch(code):
        raise InputError(
            "A plan's code begins with a letter and has letters a to z, digits and hyphens.",
            field="code",
        )
    names = _checked_words(plan.names, "names", LONGEST_NAME)
    if not names.chinese and not names.english:
        raise InputError("Give the plan a name.", field="names")
    if not 1 <= len(plan.steps) <= MOST_STEPS:
        raise InputError("A plan has 1 to {most} steps.", field="steps", most=MOST_STEPS)
    steps: list[PlanStep] = []
    taken = {step.code for step in plan.steps if step.code}
    if len(taken) != sum(bool(step.code) for step in plan.steps):
        raise InputError("Two steps have the same code.", field="steps")
    for step in plan.steps:
        what = _checked_words(step.what, "steps", LONGEST_STEP)
        if not what.chinese and not what.english:
            raise InputError("Say of every step what is to be done.", field="steps")
        if not 0 <= step.minutes <= LATEST:
            raise InputError(
                "A step has 0 (no limit) to {latest} minutes.", field="steps", latest=LATEST
            )
        new = step.code
        if not new:
            new = next(one for n in range(1, 1000) if (one := f"step-{n}") not in taken)
            taken.add(new)
        responsible = _checked_words(step.responsible, "steps", LONGEST_NAME)
        steps.append(PlanStep(code=new, what=what, responsible=responsible, minutes=step.minutes))
    return EmergencyPlan(code=code, names=names, steps=tuple(steps))


def _checked_words(words: Words, field: str, longest: int) -> Words:
    chinese, english = (" ".join(text.split()) for text in (words.chinese, words.english))
    for text in (chinese, english):
        if len(text) > longest or not text.isprintable():
            raise InputError("Write at most {longest} characters.", field=field, longest=longest)
    return Words(chinese, english)
