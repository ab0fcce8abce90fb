"""The rounds of the demo hall: planned, one missed, one done with two findings, one under way.

All around the present time, whatever it is. Not here: what may happen in a round (`hall.rounds`).
"""

from __future__ import annotations

import tomllib
from importlib.resources import files

import msgspec

from counter_app.hall.checkpoints import Checkpoint, set_checkpoint
from counter_app.hall.finding_facts import Weight
from counter_app.hall.findings import (
    FindingFacts,
    open_findings,
    rectify_finding,
    usual_until,
)
from counter_app.hall.round_facts import Result
from counter_app.hall.round_plans import DAY_MINUTES, WEEKDAYS, Plan, TimeWindow
from counter_app.hall.rounds import (
    GivenAnswer,
    answer_point,
    finish_round,
    note_missed,
    rounds_now,
    set_plan,
    start_round,
)
from counter_app.hall.walking import Walk, read_walk
from counter_app.journal.clock import MINUTE, local_time
from counter_app.people.desk import Desk
from counter_app.people.users import user_names
from counter_app.simulation.cast import Cast

PLANNED_BEFORE = 200
"""Minutes before now at which the rounds were planned."""

WINDOWS = ((-180, -150), (-110, -60), (-40, 20), (90, 150))
"""Windows of time in minutes from now: missed, done, under way, still to come."""

LOOKED_AT = 2
"""Places of the round that is under way."""


class _Place(msgspec.Struct):
    name: str
    place: str
    area: str = ""


class _Failure(msgspec.Struct):
    place: str
    question: str
    note: str
    weight: Weight
    who: str
    rectified: str = ""


class _Rounds(msgspec.Struct):
    plan: str
    places: tuple[_Place, ...]
    failures: tuple[_Failure, ...]


def play_rounds(cast: Cast) -> None:
    """Plan rounds and do some of them by the leader; the clock is at the present in the end."""
    text = (files("resources") / "simulation" / "rounds.toml").read_text(encoding="utf-8")
    told = msgspec.convert(tomllib.loads(text), _Rounds)
    leader, clock = cast.leader, cast.clock
    now = clock.now()

    def at(minutes: int) -> None:
        clock.moment = now + minutes * MINUTE

    at(-PLANNED_BEFORE)
    places = [set_checkpoint(leader, one.name, one.place, one.area) for one in told.places]
    _plan(leader, told.plan, places, now)
    (missed, done, under_way, _) = WINDOWS
    at(missed[1] + 1)
    note_missed(leader.journal)
    at(done[0] + 5)
    _walk(leader, told.failures, len(places))
    at(done[1] - 20)
    _rectify(leader, told.failures)
    at(under_way[0] + 25)
    _walk(leader, (), LOOKED_AT)
    clock.moment = now


def _plan(leader: Desk, name: str, places: list[Checkpoint], now: int) -> None:
    minute = local_time(now).hour * 60 + local_time(now).minute
    windows = tuple(
        TimeWindow((minute + opens) % DAY_MINUTES, (minute + closes) % DAY_MINUTES)
        for opens, closes in WINDOWS
    )
    plan = Plan(
        id="",
        name=name,
        checkpoints=tuple(one.id for one in places),
        weekdays=WEEKDAYS,
        windows=windows,
    )
    set_plan(leader, plan)


def _walk(leader: Desk, failures: tuple[_Failure, ...], count: int) -> None:
    """The round whose window is open, at so many of its places; all of them end it."""
    now = leader.journal.clock.now()
    slots = [one.slot for one in rounds_now(leader).planned if one.slot is not None]
    slot = next((one for one in slots if one.opens_at <= now <= one.due), None)
    if slot is None:
        return
    round = start_round(leader, slot).round.id
    walk = read_walk(leader, round)
    points = [one.point.checkpoint for one in walk.whole.points]
    for checkpoint in points[:count]:
        _answer(leader, walk, checkpoint, failures)
    if count >= len(points):
        finish_round(leader, round)


def _answer(leader: Desk, walk: Walk, checkpoint: str, failures: tuple[_Failure, ...]) -> None:
    place = walk.checkpoints[checkpoint]
    checklist = walk.checklists[place.place]
    now, people = leader.journal.clock.now(), user_names(leader.journal)
    failed = {one.question: one for one in failures if one.place == place.name}
    answers: dict[str, GivenAnswer] = {}
    for question in checklist.questions:
        failure = failed.get(question.code)
        if failure is None:
            answers[question.code] = GivenAnswer(result=Result.PASS)
            continue
        who = next((id for id, name in people.items() if name == failure.who), "")
        facts = FindingFacts(
            weight=failure.weight,
            until=usual_until(failure.weight, now),
            who=who,
            who_name="" if who else failure.who,
        )
        answers[question.code] = GivenAnswer(result=Result.FAIL, note=failure.note, finding=facts)
    answer_point(leader, walk.whole.round.id, checkpoint, checklist.version, answers)


def _rectify(leader: Desk, failures: tuple[_Failure, ...]) -> None:
    words = {one.question: one.rectified for one in failures if one.rectified}
    for finding in open_findings(leader):
        if finding.question in words:
            rectify_finding(leader, finding.id, words[finding.question])
