"""The pages on which the centre sets checklists of the rounds and emergency plans (N7.1, N7.2).

Each is a list of things in an order, edited as rows of a form: what stands in no field of a row is
no thing any more. Not here: which rules hold for them (`hall.checklists`, `hall.emergency_plans`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

import msgspec
from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.responses import Response

from counter_app.errors import Conflict, InputError
from counter_app.hall.catalogue import Words
from counter_app.hall.checklists import Checklist, Question, checklists_now, set_checklist
from counter_app.hall.emergency_plans import EmergencyPlan, PlanStep, plans_now, set_plan
from counter_app.people.desk import Desk
from counter_app.server.overview.reference_acting import apply_change, chosen_hall
from counter_app.server.overview.standing import hall_names
from counter_app.server.overview.visit import Door, Visit
from counter_app.server.reference import ReferenceData

FREE_ROWS = 3
"""Rows at the end of a form in which more can be written."""
MOST_ROWS = 60

Row = dict[str, str]
"""A row of a form by the names of its fields."""


class ReferenceLists:
    """The pages, over what writes."""

    def __init__(self, data: ReferenceData) -> None:
        self._data = data

    def routes(self, door: Door) -> APIRouter:
        """The routes of checklists and plans."""
        router = APIRouter()
        door.add(router, "/reference/checklists", self.checklists)
        door.add(router, "/reference/checklists/use", self.use_checklist, "POST")
        door.add(router, "/reference/checklists/edit", self.checklist, "GET", "POST")
        door.add(router, "/reference/plans", self.plans)
        door.add(router, "/reference/plans/edit", self.plan, "GET", "POST")
        return router

    # ------------------------------------------------------------------ checklists

    def checklists(self, visit: Visit) -> Response:
        """The checklists of a hall."""
        with _looked_at(visit) as (connection, halls, chosen):
            found = checklists_now(connection, chosen) if chosen else {}
        return visit.page(
            "reference_checklists.html",
            halls=halls,
            chosen=chosen,
            checklists=list(found.values()),
        )

    def use_checklist(self, visit: Visit) -> Response:
        """Retire a checklist, or restore it."""
        code, retired = visit.text("code"), visit.text("act") == "retire"

        def change(desk: Desk) -> Checklist:
            before = _checklists_at(desk).get(code)
            if before is None:
                raise Conflict("This checklist is not in this hall.", field="code")
            return set_checklist(desk, msgspec.structs.replace(before, retired=retired))

        about = f"{'retired' if retired else 'restored'} checklist {code}"
        back = f"/reference/checklists?hall={visit.text('seen')}"
        return apply_change(visit, self._data, about, change, back)

    def checklist(self, visit: Visit) -> Response:
        """Add a checklist, or change its names and questions."""
        return self._edit(visit, _CHECKLISTS)

    # ------------------------------------------------------------------ plans

    def plans(self, visit: Visit) -> Response:
        """The emergency plans of a hall."""
        with _looked_at(visit) as (connection, halls, chosen):
            found = plans_now(connection, chosen) if chosen else {}
        return visit.page(
            "reference_plans.html", halls=halls, chosen=chosen, plans=list(found.values())
        )

    def plan(self, visit: Visit) -> Response:
        """Add an emergency plan, or change its names and steps."""
        return self._edit(visit, _PLANS)

    def _edit(self, visit: Visit, kind: _Kind) -> Response:
        """Show one of a kind as a form, or make it in the halls as the form says."""
        with _looked_at(visit) as (connection, halls, chosen):
            found = kind.read(connection, chosen) if chosen else {}
        code = visit.text("code").strip() or visit.request.query_params.get("code", "")
        shown = found.get(code)
        rows = [] if shown is None else kind.rows_of(shown)
        error: InputError | None = None
        if visit.is_post:
            rows = _rows(visit, kind.fields)
            names = Words(visit.text("chinese"), visit.text("english"))
            try:
                change = kind.change_of(code, names, rows)
            except InputError as fault:
                error = fault
            else:
                back = f"{kind.path}?hall={chosen or ''}"
                return apply_change(visit, self._data, f"set {kind.what} {code}", change, back)
        return visit.page(
            kind.template,
            400 if error else 200,
            halls=halls,
            chosen=chosen,
            shown=shown,
            rows=[*rows, *(dict.fromkeys(kind.fields, "") for _ in range(FREE_ROWS))],
            error=error,
            typed=visit.form,
        )


@dataclass(frozen=True)
class _Kind:
    """What differs between lists of one kind and another."""

    what: str
    path: str
    template: str
    fields: tuple[str, ...]
    read: Callable[[Connection, str], Mapping[str, Any]]
    rows_of: Callable[[Any], list[Row]]
    change_of: Callable[[str, Words, list[Row]], Callable[[Desk], object]]


@contextmanager
def _looked_at(visit: Visit) -> Iterator[tuple[Connection, dict[str, str], str | None]]:
    """A view of all halls, their names, and the one that is looked at."""
    visit.refuse_others()
    with visit.server.database.of_centre() as connection:
        halls = hall_names(connection)
        yield connection, halls, chosen_hall(visit, halls)


def _checklists_at(desk: Desk) -> dict[str, Checklist]:
    with desk.journal.read() as connection:
        return checklists_now(connection, desk.journal.hall)


def _rows(visit: Visit, fields: Sequence[str]) -> list[Row]:
    """The rows of the form that have something written in them; a code alone is nothing."""
    rows = [
        {field: visit.text(f"{field}_{number}").strip() for field in fields}
        for number in range(MOST_ROWS)
    ]
    return [row for row in rows if any(value for name, value in row.items() if name != "code")]


def _question_rows(checklist: Checklist) -> list[Row]:
    return [
        {"code": one.code, "chinese": one.words.chinese, "english": one.words.english}
        for one in checklist.questions
    ]


def _checklist_change(code: str, names: Words, rows: list[Row]) -> Callable[[Desk], Checklist]:
    """What to do in a hall; whether the checklist is retired there stays as it is."""
    taken = {row["code"] for row in rows}
    free = (one for number in count(1) if (one := f"Q{number}") not in taken)
    questions = tuple(
        Question(code=row["code"] or next(free), words=Words(row["chinese"], row["english"]))
        for row in rows
    )

    def change(desk: Desk) -> Checklist:
        before = _checklists_at(desk).get(code)
        retired = before is not None and before.retired
        return set_checklist(
            desk, Checklist(code=code, names=names, questions=questions, retired=retired)
        )

    return change


def _step_rows(plan: EmergencyPlan) -> list[Row]:
    return [
        {
            "code": step.code,
            "minutes": str(step.minutes or ""),
            "chinese": step.what.chinese,
            "english": step.what.english,
            "who_chinese": step.responsible.chinese,
            "who_english": step.responsible.english,
        }
        for step in plan.steps
    ]


def _plan_change(code: str, names: Words, rows: list[Row]) -> Callable[[Desk], EmergencyPlan]:
    """What to do in a hall so that a plan is as the form says."""
    plan = EmergencyPlan(code=code, names=names, steps=tuple(_step(row) for row in rows))
    return lambda desk: set_plan(desk, plan)


def _step(row: Row) -> PlanStep:
    if not (row["minutes"] or "0").isdecimal():
        raise InputError("Enter a whole number.", field="minutes")
    return PlanStep(
        code=row["code"],
        what=Words(row["chinese"], row["english"]),
        responsible=Words(row["who_chinese"], row["who_english"]),
        minutes=int(row["minutes"] or 0),
    )


_CHECKLISTS = _Kind(
    "checklist",
    "/reference/checklists",
    "reference_checklist.html",
    ("code", "chinese", "english"),
    checklists_now,
    _question_rows,
    _checklist_change,
)
_PLANS = _Kind(
    "emergency plan",
    "/reference/plans",
    "reference_plan.html",
    ("code", "minutes", "chinese", "english", "who_chinese", "who_english"),
    plans_now,
    _step_rows,
    _plan_change,
)
