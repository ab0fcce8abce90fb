"""Isolation cases as pages and documents read them, from the folded rows (N2.5).

Not here: the verbs (`isolation`, `case_work`), what is due in a case (`case_dues`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, select

from counter_app.errors import Conflict
from counter_app.hall.case_steps import (
    STEPS,
    Answers,
    AuthorityCalled,
    CaseDisinfected,
    CaseHandedOver,
    CaseMoved,
    CaseObserved,
    CaseScanKept,
    Details,
    Outcome,
    Step,
)
from counter_app.hall.cases import CaseState, Ordered, case_table, step_table
from counter_app.hall.persons import PersonFacts, mask_name, mask_person, person_of
from counter_app.hall.temperature import Reading
from counter_app.hall.visits import visit_table
from counter_app.journal.clock import MINUTE, day_of

DAY = 24 * 60 * MINUTE

Fact = TypeVar("Fact", bound=Step)

_DECODERS = {step.kind: msgspec.json.Decoder(step) for step in STEPS}


class Clearing(msgspec.Struct, frozen=True, kw_only=True):
    """How a case was released; `at` in ms since 1970 UTC, `by` the user who recorded it."""

    at: int
    by: str
    why: str
    ordered_by: str
    ordered: Ordered


class Closing(msgspec.Struct, frozen=True, kw_only=True):
    """How the file was closed; `at` in ms since 1970 UTC, `by` the user who recorded it."""

    at: int
    by: str
    outcome: Outcome
    note: str


class CaseStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step. `at` is when it happened and `written_at` when it was recorded, by user `by`.

    `stands` is False for a hand-over or closing that was undone or waits to be checked.
    """

    at: int
    written_at: int
    by: str
    stands: bool
    fact: Step


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A case with its steps in the order in which they happened. Moments in ms since 1970 UTC.

    `begun_at` is when it was opened, or raised again after the person had left. `gone_at` is when
    the person was away from the windows, `left_at` when released or handed over. `windows` are the
    ids of all windows visited, those of visits that came from other desks later included.
    """

    id: str
    number: str
    state: CaseState
    opened_at: int
    opened_by: str
    begun_at: int
    place_due: int
    call_due: int
    placed_at: int | None
    called_at: int | None
    observed_at: int | None
    observe_due: int | None
    isolated_until: int | None
    gone_at: int | None
    left_at: int | None
    disinfect_due: int | None
    check: str
    visit: str
    ticket: str
    readings: tuple[Reading, ...]
    matters: tuple[str, ...]
    windows: tuple[str, ...]
    symptoms: str
    clearing: Clearing | None
    closing: Closing | None
    steps: tuple[CaseStep, ...]
    person: PersonFacts
    details: Details
    answers: Answers

    def facts(self, kind: type[Fact]) -> list[Fact]:
        """All steps of a kind that stand, in the order in which they happened."""
        return [one.fact for one in self.steps if one.stands and isinstance(one.fact, kind)]

    @property
    def is_closed(self) -> bool:
        """Whether nothing is left to do."""
        return self.state is CaseState.CLOSED

    @property
    def moves(self) -> list[CaseMoved]:
        """To which observation place the person was moved, and when."""
        return self.facts(CaseMoved)

    @property
    def observations(self) -> list[CaseObserved]:
        """The readings under observation."""
        return self.facts(CaseObserved)

    @property
    def calls(self) -> list[AuthorityCalled]:
        """Calls to authorities and hospitals, reached or not."""
        return self.facts(AuthorityCalled)

    @property
    def handover(self) -> CaseHandedOver | None:
        """To whom the person was handed over; None while that has not happened."""
        return next(iter(self.facts(CaseHandedOver)), None)

    @property
    def scans(self) -> list[CaseScanKept]:
        """The signed sheets that are kept with the case."""
        return self.facts(CaseScanKept)

    @property
    def place_is_clean(self) -> bool:
        """Whether the observation place needs no disinfection, or has had it after the person."""
        if not self.moves:
            return True
        left = self.left_at
        done = (one for one in self.facts(CaseDisinfected) if one.place)
        return left is not None and any(one.happened_at >= left for one in done)


def masked_case(case: Case) -> Case:
    """The case as whoever has not asked for more may see it."""
    details = Details(companion=mask_name(case.details.companion))
    return msgspec.structs.replace(case, person=mask_person(case.person), details=details)


def find_case(connection: Connection, hall: str, case: str) -> Case:
    """A case in full within a transaction under way. `Conflict` when it is not here."""
    found = cases_where(connection, hall, case_table.c.id == case)
    if not found:
        raise Conflict("This case is not here.")
    return found[0]


def cases_where(connection: Connection, hall: str, *conditions: ColumnElement[bool]) -> list[Case]:
    """The hall's cases that meet the conditions, the oldest first, in full."""
    rows = connection.execute(
        select(case_table)
        .where(case_table.c.hall == hall, *conditions)
        .order_by(case_table.c.opened_at, case_table.c.id)
    ).all()
    if not rows:
        return []
    steps = _steps(connection, hall, [row.id for row in rows])
    windows = _windows_of_visits(connection, hall, rows)
    return [_case_from(row, steps[row.id], windows[row.id]) for row in rows]


def _steps(connection: Connection, hall: str, cases: Sequence[str]) -> dict[str, list[CaseStep]]:
    found: dict[str, list[CaseStep]] = defaultdict(list)
    rows = connection.execute(
        select(step_table)
        .where(step_table.c.hall == hall, step_table.c.case.in_(cases))
        .order_by(step_table.c.case, step_table.c.position)
    )
    for row in rows:
        found[row.case].append(
            CaseStep(
                at=row.at,
                written_at=row.written_at,
                by=row.actor,
                stands=row.stands,
                fact=_DECODERS[row.kind].decode(row.fact),
            )
        )
    return found


def _windows_of_visits(
    connection: Connection, hall: str, cases: Sequence[Row[Any]]
) -> dict[str, list[str]]:
    """Windows that the suspended visits of the cases were at, as far as that is here by now."""
    found: dict[str, list[str]] = defaultdict(list)
    # By day, for that has an index: a visit is suspended on the day on which it began.
    first = day_of(min(row.opened_at for row in cases) - DAY).isoformat()
    last = day_of(max(row.begun_at for row in cases) + DAY).isoformat()
    rows = connection.execute(
        select(visit_table.c.case, visit_table.c.windows)
        .where(
            visit_table.c.hall == hall,
            visit_table.c.day.between(first, last),
            visit_table.c.case.in_([row.id for row in cases]),
        )
        .order_by(visit_table.c.tick, visit_table.c.id)
    )
    for row in rows:
        found[row.case] += row.windows.split()
    return found


def _case_from(row: Row[Any], steps: Sequence[CaseStep], visited: Sequence[str]) -> Case:
    return Case(
        id=row.id,
        number=row.number,
        state=CaseState(row.state),
        opened_at=row.opened_at,
        opened_by=row.opened_by,
        begun_at=row.begun_at,
        place_due=row.place_due,
        call_due=row.call_due,
        placed_at=row.placed_at,
        called_at=row.called_at,
        observed_at=row.observed_at,
        observe_due=row.observe_due,
        isolated_until=row.isolated_until,
        gone_at=row.gone_at,
        left_at=row.left_at,
        disinfect_due=row.disinfect_due,
        check=row.check,
        visit=row.visit,
        ticket=row.ticket,
        readings=msgspec.json.decode(row.readings, type=tuple[Reading, ...]),
        matters=tuple(row.matters.split()),
        windows=tuple(dict.fromkeys([*row.windows.split(), *visited])),
        symptoms=row.symptoms,
        clearing=None if row.cleared_at is None else _clearing_from(row),
        closing=None if row.closed_at is None else _closing_from(row),
        steps=tuple(steps),
        person=person_of(row),
        details=msgspec.json.decode(row.details, type=Details),
        answers=msgspec.json.decode(row.answers, type=Answers),
    )


def _clearing_from(row: Row[Any]) -> Clearing:
    return Clearing(
        at=row.cleared_at,
        by=row.cleared_by,
        why=row.cleared_why,
        ordered_by=row.ordered_by,
        ordered=Ordered(row.ordered),
    )


def _closing_from(row: Row[Any]) -> Closing:
    return Closing(
        at=row.closed_at,
        by=row.closed_by,
        outcome=Outcome(row.outcome),
        note=row.closed_note,
    )
