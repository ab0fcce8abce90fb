"""A day in numbers: arrivals, waiting and serving times, outcomes, temperatures (N3.1, N7.1).

Counted from the folded tables for any day, today's while it is under way. Nobody can be recognised
in what comes out. Not here: how the figures are drawn.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, func, select

from counter_app.hall.isolation import case_count
from counter_app.hall.registering import occupancy_now
from counter_app.hall.rules import rules_now
from counter_app.hall.temperature import State, check_table
from counter_app.hall.thresholds import Operator, thresholds_now
from counter_app.hall.visits import (
    INSIDE,
    Outcome,
    Priority,
    VisitState,
    visit_matter_table,
    visit_table,
)
from counter_app.hall.windows import all_windows
from counter_app.journal.clock import MINUTE, local_time
from counter_app.people.desk import Desk
from counter_app.people.roles import Right

Kind = TypeVar("Kind", bound=StrEnum)
HOURS = 24
Rows = Sequence[Any]
"""Rows of a query; SQLAlchemy's own type for them does not say which columns they have."""

BANDS = (5, 10, 20, 30, 45, 60)
"""Upper ends, in minutes, of the bands of waiting times; what is longer is a band of its own."""


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """A set of durations in ms: how many, their average, median and 90th percentile."""

    count: int
    average: int
    median: int
    ninetieth: int


class MatterDay(msgspec.Struct, frozen=True, kw_only=True):
    """One matter's day, by its code; average durations in ms, None where none was measured."""

    code: str
    group: str
    visits: int
    done: int
    diverted: int
    waiting: int | None
    serving: int | None


class WindowDay(msgspec.Struct, frozen=True, kw_only=True):
    """One window's day: visits done there, no-shows, average and whole time of serving in ms."""

    number: int
    served: int
    no_shows: int
    serving: int | None
    busy: int


class DayFigures(msgspec.Struct, frozen=True, kw_only=True):
    """All that is counted of a day. `temperatures` are (tenths, how many checks).

    `waiting` and `serving` are over visits whose serving began; `peak_at` is a moment in ms.
    `fever_from` is the lowest reading in tenths that counts as fever now.
    """

    day: date
    visits: int
    inside: int
    inside_limit: int
    peak_inside: int
    peak_at: int | None
    by_state: dict[VisitState, int]
    by_group: dict[str, int]
    by_priority: dict[Priority, int]
    outcomes: dict[Outcome, int]
    checks: int
    turned_away: int
    suspected: int
    open_cases: int
    waiting: Spread | None
    serving: Spread | None
    arrivals: tuple[int, ...]
    waiting_bands: tuple[int, ...]
    """One number for each of `BANDS`, and one for what is longer."""
    temperatures: tuple[tuple[int, int], ...]
    fever_from: int
    matters: tuple[MatterDay, ...]
    windows: tuple[WindowDay, ...]


def day_figures(desk: Desk, day: date) -> DayFigures:
    """The figures of a day, of whatever is known of it at this desk."""
    hall = desk.journal.hall
    with desk.read(Right.READ_DAY) as connection:
        return count_day(connection, hall, day)


def count_day(connection: Connection, hall: str, day: date) -> DayFigures:
    """The figures within a transaction under way."""
    table, on = visit_table, day.isoformat()
    visits = connection.execute(
        select(
            table.c.id,
            table.c.state,
            table.c.since,
            table.c.priority,
            table.c.companions,
            table.c.window,
            table.c.registered_at,
            table.c.started_at,
            table.c.ended_at,
            table.c.waiting,
            table.c.serving,
        ).where(table.c.hall == hall, table.c.day == on)
    ).all()
    matters = connection.execute(
        select(visit_matter_table).where(
            visit_matter_table.c.hall == hall, visit_matter_table.c.day == on
        )
    ).all()
    started = [visit for visit in visits if visit.started_at is not None]
    served = [visit for visit in started if visit.state != VisitState.SERVING]
    waits = [visit.waiting for visit in started]
    peak, peak_at = _peak(visits)
    checks, temperatures = _checks(connection, hall, on)
    thresholds = thresholds_now(connection, hall)
    return DayFigures(
        day=day,
        visits=len(visits),
        inside=occupancy_now(connection, hall, on).inside,
        inside_limit=rules_now(connection, hall).inside_limit,
        peak_inside=peak,
        peak_at=peak_at,
        by_state=_counted(VisitState, (visit.state for visit in visits)),
        by_group=dict(Counter(row.group for row in matters).most_common()),
        by_priority=_counted(
            Priority, (code for visit in visits for code in visit.priority.split())
        ),
        outcomes=_counted(Outcome, (row.outcome for row in matters)),
        checks=sum(checks.values()),
        turned_away=checks[State.TURNED_AWAY],
        suspected=checks[State.SUSPECTED],
        open_cases=case_count(connection, hall),
        waiting=spread(waits),
        serving=spread([visit.serving for visit in served]),
        arrivals=_by_hour(visits),
        waiting_bands=_bands(waits),
        temperatures=temperatures,
        fever_from=thresholds.fever + (thresholds.operator is Operator.ABOVE),
        matters=_matters(visits, matters),
        windows=_windows(connection, hall, visits),
    )


def spread(durations: Sequence[int]) -> Spread | None:
    """Average, median and 90th percentile (nearest rank) of durations; None of none."""
    if not durations:
        return None
    ordered = sorted(durations)
    count = len(ordered)
    return Spread(
        count=count,
        average=sum(ordered) // count,
        median=(ordered[(count - 1) // 2] + ordered[count // 2]) // 2,
        ninetieth=ordered[-(-9 * count // 10) - 1],
    )


def _counted(kinds: type[Kind], codes: Iterable[str]) -> dict[Kind, int]:
    counts = Counter(codes)
    return {kind: counts[kind] for kind in kinds if counts[kind]}


def _by_hour(visits: Rows) -> tuple[int, ...]:
    hours = Counter(local_time(visit.registered_at).hour for visit in visits)
    return tuple(hours[hour] for hour in range(HOURS))


def _bands(waits: Sequence[int]) -> tuple[int, ...]:
    counts = [0] * (len(BANDS) + 1)
    for wait in waits:
        counts[sum(wait >= end * MINUTE for end in BANDS)] += 1
    return tuple(counts)


def _peak(visits: Rows) -> tuple[int, int | None]:
    """The most people inside at once, companions included, and when that was first so."""
    changes: list[tuple[int, int]] = []
    for visit in visits:
        people = 1 + visit.companions
        changes.append((visit.registered_at, people))
        if visit.state not in INSIDE:
            # A clock that stepped back must not let somebody leave before coming.
            changes.append((max(visit.since, visit.registered_at), -people))
    inside, peak, peak_at = 0, 0, None
    # Who leaves at a moment makes room for who comes at the same moment.
    for at, people in sorted(changes):
        inside += people
        if inside > peak:
            peak, peak_at = inside, at
    return peak, peak_at


def _checks(
    connection: Connection, hall: str, day: str
) -> tuple[Counter[str], tuple[tuple[int, int], ...]]:
    """How many checks in each state, and how many by their last reading."""
    where = (check_table.c.hall == hall, check_table.c.day == day)
    states = connection.execute(
        select(check_table.c.state, func.count()).where(*where).group_by(check_table.c.state)
    )
    readings = connection.execute(
        select(check_table.c.last, func.count())
        .where(*where, check_table.c.readings > 0)
        .group_by(check_table.c.last)
        .order_by(check_table.c.last)
    )
    return Counter({row[0]: row[1] for row in states}), tuple((row[0], row[1]) for row in readings)


def _matters(visits: Rows, matters: Rows) -> tuple[MatterDay, ...]:
    by_id = {visit.id: visit for visit in visits}
    rows: dict[str, list[Any]] = defaultdict(list)
    for row in matters:
        rows[row.matter].append(row)
    found = []
    for code, same in rows.items():
        started = [by_id[row.visit] for row in same if by_id[row.visit].started_at is not None]
        waiting = spread([visit.waiting for visit in started])
        serving = spread([visit.serving for visit in started if visit.state != VisitState.SERVING])
        found.append(
            MatterDay(
                code=code,
                group=same[0].group,
                visits=len(same),
                done=sum(row.outcome not in ("", Outcome.DIVERTED) for row in same),
                diverted=sum(row.outcome == Outcome.DIVERTED for row in same),
                waiting=None if waiting is None else waiting.average,
                serving=None if serving is None else serving.average,
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.visits, one.code)))


def _windows(connection: Connection, hall: str, visits: Rows) -> tuple[WindowDay, ...]:
    at: dict[str, list[Any]] = defaultdict(list)
    for visit in visits:
        at[visit.window].append(visit)
    found = []
    for window in all_windows(connection, hall):
        here = at[window.id]
        done = [one for one in here if one.state in (VisitState.DONE, VisitState.DIVERTED)]
        serving = spread([one.serving for one in done])
        if window.in_use or here:
            found.append(
                WindowDay(
                    number=window.number,
                    served=len(done),
                    no_shows=sum(one.state == VisitState.NO_SHOW for one in here),
                    serving=None if serving is None else serving.average,
                    busy=sum(one.serving for one in here),
                )
            )
    return tuple(found)
