"""Duty rounds: planned → under way → done, or missed when the window passed (N7.1).

Whoever leads walks from checkpoint to checkpoint and answers its checklist; a failure opens a
finding in the same act. Each checkpoint is one entry, so that a round goes on later or at another
desk. A missed round is recorded as missed, by whichever desk notices. Not here: what a round
folds to (`round_facts`), what is planned (`round_plans`), what becomes of findings (`findings`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, or_, select
from sqlalchemy import Row as SqlRow

from counter_app.errors import Conflict, InputError
from counter_app.hall.attachments import Prepared, attach
from counter_app.hall.catalogue import Words
from counter_app.hall.checklists import Checklist, checklists_now
from counter_app.hall.checkpoints import Checkpoint, all_checkpoints
from counter_app.hall.finding_facts import FindingOpened
from counter_app.hall.findings import FindingFacts, checked_facts, checked_note, record_failure
from counter_app.hall.round_facts import (
    Answer,
    Point,
    PointAnswered,
    Result,
    RoundFinished,
    RoundMissed,
    RoundStarted,
    RoundState,
    point_table,
    round_table,
)
from counter_app.hall.round_plans import (
    Plan,
    Slot,
    TimeWindow,
    days_back,
    plans_now,
    record_plan,
    slots_of,
)
from counter_app.journal.clock import MINUTE, day_of
from counter_app.journal.entry import SYSTEM, new_id
from counter_app.journal.journal import Act, Journal
from counter_app.journal.writing_rows import read_subject
from counter_app.people.desk import Desk
from counter_app.people.roles import Right

DAYS_BACK = 31
"""How far back a desk that was off looks for rounds which nobody did."""

UNFINISHED_MINUTES = 60
"""So long after its window a round that was begun may still be finished without being missed."""


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """A round as lists show it. Moments in ms since 1970 UTC.

    `slot`, `opens_at` and `due` are None for an extra round. `noted_missed` stays on a round that
    was done after all. `points` is how many checkpoints it has, `answered` how many were looked
    at, `failed` how many questions failed.
    """

    id: str
    state: RoundState
    day: str
    name: str
    slot: Slot | None
    opens_at: int | None
    due: int | None
    noted_missed: bool = False
    started_at: int | None = None
    started_by: str = ""
    done_at: int | None = None
    done_by: str = ""
    note: str = ""
    left_out: str = ""
    points: int = 0
    answered: int = 0
    failed: int = 0

    @property
    def was_late(self) -> bool:
        """Whether it was done after its window."""
        return self.done_at is not None and self.due is not None and self.done_at > self.due


class RoundPoint(msgspec.Struct, frozen=True, kw_only=True):
    """A checkpoint of a round and what was answered there; `version` 0 before that."""

    point: Point
    names: Words
    version: int
    answered_at: int | None
    answered_by: str
    answers: tuple[Answer, ...]

    def has_failed(self) -> bool:
        """Whether one of its questions failed."""
        return any(answer.result is Result.FAIL for answer in self.answers)


class RoundInFull(msgspec.Struct, frozen=True, kw_only=True):
    """A round with its checkpoints in the order of the way."""

    round: Round
    points: tuple[RoundPoint, ...]


class RoundsOfDay(msgspec.Struct, frozen=True, kw_only=True):
    """The rounds of one day by where they stand, each in order of time."""

    planned: tuple[Round, ...]
    under_way: tuple[Round, ...]
    done: tuple[Round, ...]
    missed: tuple[Round, ...]


class GivenAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody answers to a question; a failure needs the facts of its `finding`."""

    result: Result
    note: str = ""
    finding: FindingFacts | None = None
    photographs: tuple[Prepared, ...] = ()


def start_round(desk: Desk, slot: Slot) -> RoundInFull:
    """Set out on a planned round, or go on with it; also with one that was missed.

    Raises `Conflict` before its window opens, when nobody planned it, and when it is done.
    """
    with desk.act(Right.DO_ROUND) as act:
        subject = slot.subject(act.hall)
        known = rounds_where(act.connection, act.hall, round_table.c.id == subject)
        if known and known[0].state is RoundState.DONE:
            raise Conflict("This round is done already.")
        if act.now < slot.opens_at:
            raise Conflict("This round can't begin yet. Start an extra round instead.")
        if not known or known[0].started_at is None:
            planned = slots_of(act.connection, act.hall, [date.fromisoformat(slot.day)])
            plan = plans_now(act.connection, act.hall).get(slot.plan)
            if plan is None or (slot not in planned and not known):
                raise Conflict("This round is not planned any more.")
            points = _points(act, plan.checkpoints)
            act.record(subject, RoundStarted(name=plan.name, points=points, slot=slot))
    return read_round(desk, subject)


def start_extra_round(desk: Desk, name: str = "", checkpoints: Sequence[str] = ()) -> RoundInFull:
    """Set out on a round that nobody planned, at any time; all checkpoints where none are named.

    Raises `InputError` (field `checkpoints`) without any.
    """
    clean = checked_note(name, "name")
    subject = new_id()
    with desk.act(Right.DO_ROUND) as act:
        points = _points(act, checkpoints or list(all_checkpoints(act.connection, act.hall)))
        act.record(subject, RoundStarted(name=clean, points=points))
    return read_round(desk, subject)


def _points(act: Act, wanted: Iterable[str]) -> tuple[Point, ...]:
    known = all_checkpoints(act.connection, act.hall)
    points = tuple(_point(known[one]) for one in wanted if one in known and known[one].in_use)
    if not points:
        raise InputError("There are no checkpoints yet. Add them first.", field="checkpoints")
    return points


def _point(checkpoint: Checkpoint) -> Point:
    return Point(
        checkpoint=checkpoint.id,
        name=checkpoint.name,
        area=checkpoint.area,
        place=checkpoint.place,
    )


def answer_point(
    desk: Desk, round: str, checkpoint: str, version: int, answers: Mapping[str, GivenAnswer]
) -> RoundInFull:
    """Answer all questions of a checkpoint at once; `version` is that of the checklist shown.

    Each failure opens a finding, or raises the one that stands for the same question there. A
    checkpoint outside the plan joins the round; answering once more corrects. Raises `InputError`
    (field: the question's code, or `code.who`, `code.until`, `code.note`) for what is missing,
    `Conflict` when the round is done or the checklist was changed meanwhile.
    """
    with desk.act(Right.DO_ROUND) as act:
        before = round_in_full(act.connection, act.hall, round)
        if before.round.state is RoundState.DONE:
            raise Conflict("This round is done already.")
        place = all_checkpoints(act.connection, act.hall).get(checkpoint)
        if place is None:
            raise Conflict("This checkpoint is not here.", field="checkpoint")
        checklist = checklists_now(act.connection, act.hall)[place.place]
        if checklist.version != version:
            raise Conflict("The checklist was changed meanwhile. Look at it once more.")
        given = [
            (_with_photographs(act, answer, answers[answer.question]), facts)
            for answer, facts in _checked_answers(checklist, answers, act.now)
        ]
        point = _point(place)
        entries = read_subject(act.connection, act.hall, round)
        act.record(
            round,
            PointAnswered(
                point=point,
                names=checklist.names,
                list_version=checklist.version,
                answers=tuple(answer for answer, _ in given),
                # All answers of the round: which checkpoint each was about, the fold knows.
                knowing=tuple(one.mark for one in entries if one.kind == PointAnswered.kind),
            ),
        )
        slot = before.round.slot
        round_name = round if slot is None else slot.shared_name
        for answer, facts in given:
            if facts is not None:
                _fail(act, round_name, point, answer, facts)
    return read_round(desk, round)


def _fail(act: Act, round_name: str, point: Point, answer: Answer, facts: FindingFacts) -> None:
    name = f"finding {round_name} {point.checkpoint} {answer.question}"
    failure = FindingOpened(
        name=name,
        round_name=round_name,
        checkpoint=point.checkpoint,
        place=point.name,
        area=point.area,
        question=answer.question,
        words=answer.words,
        weight=facts.weight,
        until=facts.until,
        who=facts.who,
        who_name=facts.who_name,
        note=answer.note,
        photographs=answer.photographs,
    )
    record_failure(act, failure, facts)


def _with_photographs(act: Act, answer: Answer, given: GivenAnswer) -> Answer:
    photographs = tuple(attach(act, prepared) for prepared in given.photographs)
    return msgspec.structs.replace(answer, photographs=photographs)


def _checked_answers(
    checklist: Checklist, answers: Mapping[str, GivenAnswer], now: int
) -> list[tuple[Answer, FindingFacts | None]]:
    checked: list[tuple[Answer, FindingFacts | None]] = []
    for question in checklist.questions:
        given = answers.get(question.code)
        if given is None:
            raise InputError("Answer every question.", field=question.code)
        facts = given.finding if given.result is Result.FAIL else None
        try:
            if given.result is Result.FAIL:
                if facts is None:
                    raise InputError("Say who puts it right.", field="who")
                facts = checked_facts(facts, now)
            note = checked_note(given.note)
        except InputError as error:
            error.field = f"{question.code}.{error.field}"
            raise
        answer = Answer(
            question=question.code,
            words=question.words,
            result=given.result,
            note=note,
        )
        checked.append((answer, facts))
    return checked


def finish_round(desk: Desk, round: str, note: str = "", left_out: str = "") -> RoundInFull:
    """End a round. Raises `InputError` at `left_out` while a checkpoint is unanswered and nobody
    said why, `Conflict` when it is done already."""
    clean, why = checked_note(note), checked_note(left_out, "left_out")
    with desk.act(Right.DO_ROUND) as act:
        found = round_in_full(act.connection, act.hall, round).round
        if found.state is RoundState.DONE:
            raise Conflict("This round is done already.")
        if found.answered == found.points:
            why = ""
        elif not why:
            raise InputError(
                "{count} checkpoints were not looked at. Say why, or look at them.",
                field="left_out",
                count=found.points - found.answered,
            )
        act.record(round, RoundFinished(note=clean, left_out=why))
    return read_round(desk, round)


def set_plan(desk: Desk, plan: Plan) -> Plan:
    """Add a plan (`id` empty) or change one; as it is kept. See `round_plans.record_plan`.

    What was missed under the plan as it was is recorded first.
    """
    with desk.act(Right.PLAN_ROUNDS) as act:
        _note_missed(act)
        return record_plan(act, plan)


def note_missed(journal: Journal) -> int:
    """Record the rounds whose window has passed as missed; how many. The program does it."""
    with journal.read() as connection:
        if not overlooked(connection, journal.hall, journal.clock.now()):
            return 0
    with journal.act(SYSTEM) as act:
        return _note_missed(act)


def _note_missed(act: Act) -> int:
    found = overlooked(act.connection, act.hall, act.now)
    for one in found:
        if one.slot is not None:
            act.record(one.id, RoundMissed(slot=one.slot, name=one.name))
    return len(found)


def overlooked(connection: Connection, hall: str, now: int) -> list[Round]:
    """Planned rounds that are missed by now and of which no entry says so yet."""
    found = _planned(connection, hall, days_back(day_of(now), DAYS_BACK))
    return [
        one
        for one in found
        if one.state in (RoundState.PLANNED, RoundState.UNDER_WAY) and is_missed(one, now)
    ]


def is_missed(one: Round, now: int) -> bool:
    """Whether a round counts as missed at a moment, noted or not."""
    if one.state is not RoundState.PLANNED and one.state is not RoundState.UNDER_WAY:
        return one.state is RoundState.MISSED
    patience = UNFINISHED_MINUTES * MINUTE if one.state is RoundState.UNDER_WAY else 0
    return one.due is not None and now > one.due + patience


def _planned(connection: Connection, hall: str, days: Sequence[date]) -> list[Round]:
    """What is planned on some days, as far as it came to be; by the time at which it opens."""
    slots = slots_of(connection, hall, days)
    kept = {
        one.id: one
        for one in rounds_where(
            connection, hall, round_table.c.day.in_([day.isoformat() for day in days])
        )
    }
    plans = plans_now(connection, hall)
    found = []
    for slot in slots:
        subject = slot.subject(hall)
        plan = plans[slot.plan]
        found.append(
            kept.get(subject)
            or Round(
                id=subject,
                state=RoundState.PLANNED,
                day=slot.day,
                name=plan.name,
                slot=slot,
                opens_at=slot.opens_at,
                due=slot.due,
                points=len(plan.checkpoints),
            )
        )
    return found


def rounds_of_day(connection: Connection, hall: str, day: date, now: int) -> RoundsOfDay:
    """The rounds of a day as they stand at `now`, also those of which there is no entry yet.

    Whose window passed is missed, whether or not a desk has recorded that.
    """
    planned = _planned(connection, hall, [day])
    known = {one.id for one in planned}
    others = rounds_where(connection, hall, round_table.c.day == day.isoformat())
    return _by_state([*planned, *(one for one in others if one.id not in known)], now)


def rounds_now(desk: Desk) -> RoundsOfDay:
    """Today's rounds, and those of before that are open: over midnight, or begun and not ended."""
    hall, now = desk.journal.hall, desk.journal.clock.now()
    today = day_of(now)
    with desk.read(Right.RECTIFY_FINDING) as connection:
        found = {one.id: one for one in _planned(connection, hall, days_back(today, 2))}
        rows = rounds_where(
            connection,
            hall,
            or_(
                round_table.c.day == today.isoformat(),
                round_table.c.state == RoundState.UNDER_WAY,
            ),
        )
    found |= {one.id: one for one in rows}
    shown = [
        one
        for one in found.values()
        if one.day == today.isoformat()
        or (one.state is RoundState.UNDER_WAY)
        or (one.state is RoundState.PLANNED and not is_missed(one, now))
    ]
    return _by_state(shown, now)


def _by_state(rounds: Iterable[Round], now: int) -> RoundsOfDay:
    sorted_rounds = sorted(
        rounds, key=lambda one: (one.opens_at or one.started_at or 0, one.due or 0, one.id)
    )

    def those(state: RoundState) -> tuple[Round, ...]:
        return tuple(one for one in standing if one.state is state)

    standing = [
        msgspec.structs.replace(one, state=RoundState.MISSED) if is_missed(one, now) else one
        for one in sorted_rounds
    ]
    return RoundsOfDay(
        planned=those(RoundState.PLANNED),
        under_way=those(RoundState.UNDER_WAY),
        done=those(RoundState.DONE),
        missed=those(RoundState.MISSED),
    )


def rounds_between(connection: Connection, hall: str, first: date, last: date) -> list[Round]:
    """What came to be of rounds from one day to another, both included, the oldest first."""
    return sorted(
        rounds_where(
            connection,
            hall,
            round_table.c.day >= first.isoformat(),
            round_table.c.day <= last.isoformat(),
        ),
        key=lambda one: (one.day, one.opens_at or one.started_at or 0, one.id),
    )


def read_round(desk: Desk, round: str) -> RoundInFull:
    """One round with its checkpoints. `Conflict` when it is not here."""
    with desk.read(Right.RECTIFY_FINDING) as connection:
        return round_in_full(connection, desk.journal.hall, round)


def round_in_full(connection: Connection, hall: str, round: str) -> RoundInFull:
    """The same within a transaction under way."""
    found = rounds_where(connection, hall, round_table.c.id == round)
    if not found:
        raise Conflict("This round is not here.")
    rows = connection.execute(
        select(point_table)
        .where(point_table.c.hall == hall, point_table.c.round == round)
        .order_by(point_table.c.position)
    )
    return RoundInFull(round=found[0], points=tuple(_point_from(row) for row in rows))


def rounds_where(
    connection: Connection, hall: str, *conditions: ColumnElement[bool]
) -> list[Round]:
    """Rounds of which there are entries, in no order."""
    rows = connection.execute(select(round_table).where(round_table.c.hall == hall, *conditions))
    return [_round_from(row) for row in rows]


def _round_from(row: SqlRow[Any]) -> Round:
    slot = None
    if row.plan:
        window = TimeWindow(row.window_opens, row.window_closes)
        slot = Slot(plan=row.plan, day=row.day, window=window)
    return Round(
        id=row.id,
        state=RoundState(row.state),
        day=row.day,
        name=row.name,
        slot=slot,
        opens_at=row.opens_at,
        due=row.due,
        noted_missed=row.noted_missed,
        started_at=row.started_at,
        started_by=row.started_by,
        done_at=row.done_at,
        done_by=row.done_by,
        note=row.note,
        left_out=row.left_out,
        points=row.points,
        answered=row.answered,
        failed=row.failed,
    )


def _point_from(row: SqlRow[Any]) -> RoundPoint:
    return RoundPoint(
        point=Point(checkpoint=row.checkpoint, name=row.name, area=row.area, place=row.place),
        names=Words(row.chinese, row.english),
        version=row.version,
        answered_at=row.answered_at,
        answered_by=row.answered_by,
        answers=msgspec.json.decode(row.answers, type=tuple[Answer, ...]),
    )
