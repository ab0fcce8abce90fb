"""The training record of the staff: who was taught what, when, by whom, and passed or not (N6.3).

A training is one subject; a correction states it whole again, with the reason. Who has no account
is named by name. Not here: the topics (`training_topics`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    PrimaryKeyConstraint,
    String,
    Table,
    select,
)

from counter_app.errors import Conflict, InputError
from counter_app.hall.answers import Answer
from counter_app.hall.persons import parse_name
from counter_app.hall.staff_health import checked_reason
from counter_app.hall.training_topics import Topic, topics_now
from counter_app.journal.clock import day_of
from counter_app.journal.entry import Body, Entry, new_id
from counter_app.journal.fold import Reason, Row, SetAside, Workflow
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.people.users import user_table
from counter_app.store.tables import metadata

LONGEST_MINUTES = 600
MOST_PEOPLE = 200

training_table = Table(
    "training",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("topic", String, nullable=False, comment="The code of a topic."),
    Column("day", String, nullable=False),
    Column("minutes", BigInteger, nullable=False),
    Column("taught_by", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("by", String, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    Index("training_by_day", "hall", "day"),
    info={"one_row": ("id",)},
)

taking_part_table = Table(
    "training_taken",
    metadata,
    Column("hall", String, nullable=False),
    Column("training", String, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("user", String, nullable=False, comment="Empty for who has no account."),
    Column("name", String, nullable=False, comment="Empty for who has an account."),
    Column("passed", String, nullable=False),
    PrimaryKeyConstraint("hall", "training", "position"),
    Index("training_taken_by_user", "hall", "user"),
)


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """Who took part: an account, or a name where there is none; and whether they passed."""

    user: str = ""
    name: str = ""
    passed: Answer = Answer.NOT_ASKED


class TrainingFacts(msgspec.Struct, frozen=True, kw_only=True):
    """One training: a topic's code, the hall's day, how long, by whom, who took part."""

    topic: str
    day: date
    minutes: int
    taught_by: str
    participants: tuple[Participant, ...]


class TrainingHeld(Body, frozen=True, kw_only=True):
    """A training took place."""

    kind = "training.held"
    facts: TrainingFacts


class TrainingCorrected(Body, frozen=True, kw_only=True):
    """What the training really was."""

    kind = "training.corrected"
    facts: TrainingFacts
    why: str


class TrainingWithdrawn(Body, frozen=True, kw_only=True):
    """It did not take place: the record was a mistake."""

    kind = "training.withdrawn"
    why: str


class TrainingTakenOut(Body, frozen=True, kw_only=True):
    """The training record left the program as a document: how many trainings."""

    kind = "training.taken_out"
    aspect = None
    trainings: int


class TrainingFold:
    """A training as its newest facts have it."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._facts: TrainingFacts | None = None
        self._row: Row = {}

    def take(
        self,
        entry: Entry,
        body: TrainingHeld | TrainingCorrected | TrainingWithdrawn | TrainingTakenOut,
    ) -> None:
        """Take one fact."""
        match body:
            case TrainingHeld() if self._row:
                raise SetAside(Reason.OVERTAKEN)
            case TrainingCorrected() | TrainingWithdrawn() if not self._row:
                raise SetAside(Reason.NO_BEGINNING)
            case TrainingHeld() | TrainingCorrected():
                self._facts = body.facts
                self._row = {"at": entry.at, "by": entry.actor}
            case TrainingWithdrawn():
                self._facts = None

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The training's row and one for each who took part."""
        if self._facts is None:
            return
        facts = self._facts
        yield (
            training_table,
            {
                "hall": self._hall,
                "id": self._subject,
                "topic": facts.topic,
                "day": facts.day.isoformat(),
                "minutes": facts.minutes,
                "taught_by": facts.taught_by,
                **self._row,
            },
        )
        for position, one in enumerate(facts.participants, 1):
            yield (
                taking_part_table,
                {
                    "hall": self._hall,
                    "training": self._subject,
                    "position": position,
                    "user": one.user,
                    "name": one.name,
                    "passed": one.passed.value,
                },
            )


training_workflow = Workflow(
    "training",
    (TrainingHeld, TrainingCorrected, TrainingWithdrawn, TrainingTakenOut),
    {training_table: "id", taking_part_table: "training"},
    TrainingFold,
)


class Training(msgspec.Struct, frozen=True, kw_only=True):
    """A training on record; `at` and `by` are when and by whom it was written last."""

    id: str
    facts: TrainingFacts
    at: int
    by: str


@dataclass(frozen=True)
class Lacking:
    """A member of staff who lacks required topics."""

    user: str
    name: str
    topics: tuple[Topic, ...]


def record_training(desk: Desk, facts: TrainingFacts) -> Training:
    """Write down a training. `InputError` at `topic`, `day`, `minutes`, `taught_by` or
    `participants`."""
    id = new_id()
    with desk.act(Right.KEEP_STAFF) as act:
        clean = _checked(act.connection, act.hall, facts, act.today)
        act.record(id, TrainingHeld(facts=clean))
    return _read(desk, id)


def correct_training(desk: Desk, training: str, facts: TrainingFacts, why: str) -> Training:
    """State a training anew, and why. `InputError` as when it is written down, and at `why`."""
    reason = checked_reason(why)
    with desk.act(Right.KEEP_STAFF) as act:
        _find(act.connection, act.hall, training)
        clean = _checked(act.connection, act.hall, facts, act.today)
        act.record(training, TrainingCorrected(facts=clean, why=reason))
    return _read(desk, training)


def withdraw_training(desk: Desk, training: str, why: str) -> None:
    """Take back a record that was a mistake; the journal keeps it. `InputError` at `why`."""
    reason = checked_reason(why)
    with desk.act(Right.KEEP_STAFF) as act:
        _find(act.connection, act.hall, training)
        act.record(training, TrainingWithdrawn(why=reason))


def list_trainings(desk: Desk) -> list[Training]:
    """All trainings, the newest first."""
    with desk.read(Right.READ_STAFF) as connection:
        return _trainings(connection, desk.journal.hall)


def take_out_trainings(desk: Desk) -> list[Training]:
    """All trainings for a document, the newest first; that they are taken is an entry."""
    with desk.act(Right.READ_STAFF) as act:
        trainings = _trainings(act.connection, act.hall)
        act.record(new_id(), TrainingTakenOut(trainings=len(trainings)))
    return trainings


def own_trainings(desk: Desk) -> list[Training]:
    """The trainings in which the person at the desk took part, the newest first; others who took
    part are left out."""
    user = desk.person.id
    with desk.read(Right.REPORT_HEALTH) as connection:
        taken = select(taking_part_table.c.training).where(
            taking_part_table.c.hall == desk.journal.hall, taking_part_table.c.user == user
        )
        trainings = _trainings(connection, desk.journal.hall, training_table.c.id.in_(taken))
    return [_only_for(training, user) for training in trainings]


def who_lacks_training(desk: Desk) -> list[Lacking]:
    """Who of the staff lacks a required topic: not taught, or did not pass. By name."""
    with desk.read(Right.READ_STAFF) as connection:
        hall = desk.journal.hall
        required = [one for one in topics_now(connection, hall) if one.required and one.in_use]
        users = connection.execute(
            select(user_table.c.id, user_table.c.name).where(
                user_table.c.hall == hall, user_table.c.in_use
            )
        ).all()
        had = {
            (participant.user, training.facts.topic)
            for training in _trainings(connection, hall)
            for participant in training.facts.participants
            if participant.passed is not Answer.NO
        }
    every = [
        Lacking(
            user.id,
            user.name,
            tuple(topic for topic in required if (user.id, topic.code) not in had),
        )
        for user in users
    ]
    lacking = [one for one in every if one.topics]
    return sorted(lacking, key=lambda one: (-len(one.topics), one.name, one.user))


def _checked(connection: Connection, hall: str, facts: TrainingFacts, today: date) -> TrainingFacts:
    if facts.topic not in {topic.code for topic in topics_now(connection, hall)}:
        raise InputError("Choose a topic.", field="topic")
    if not date(2019, 12, 1) <= facts.day <= today:
        raise InputError("A training lies in the past or is of today.", field="day")
    if not 1 <= facts.minutes <= LONGEST_MINUTES:
        raise InputError(
            "A training takes 1 to {longest} minutes.", field="minutes", longest=LONGEST_MINUTES
        )
    taught_by = parse_name(facts.taught_by, "taught_by")
    if not taught_by:
        raise InputError("Say who taught.", field="taught_by")
    people = tuple(_participant(connection, hall, one) for one in facts.participants)
    people = tuple({(one.user, one.name): one for one in people}.values())
    if not 1 <= len(people) <= MOST_PEOPLE:
        raise InputError("Choose who took part.", field="participants")
    return msgspec.structs.replace(facts, taught_by=taught_by, participants=people)


def _participant(connection: Connection, hall: str, one: Participant) -> Participant:
    if not one.user:
        name = parse_name(one.name, "participants")
        if not name:
            raise InputError("Choose who took part.", field="participants")
        return msgspec.structs.replace(one, name=name)
    known = select(user_table.c.id).where(user_table.c.hall == hall, user_table.c.id == one.user)
    if connection.execute(known).first() is None:
        raise Conflict("This account is not here any more.", field="participants")
    return msgspec.structs.replace(one, name="")


def _read(desk: Desk, training: str) -> Training:
    with desk.journal.read() as connection:
        return _find(connection, desk.journal.hall, training)


def _find(connection: Connection, hall: str, training: str) -> Training:
    found = _trainings(connection, hall, training_table.c.id == training)
    if not found:
        raise Conflict("This training is not here any more.")
    return found[0]


def _trainings(connection: Connection, hall: str, *where: Any) -> list[Training]:
    rows = connection.execute(
        select(training_table)
        .where(training_table.c.hall == hall, *where)
        .order_by(training_table.c.day.desc(), training_table.c.at.desc(), training_table.c.id)
    ).all()
    people: dict[str, list[Participant]] = {}
    for one in connection.execute(
        select(taking_part_table)
        .where(taking_part_table.c.hall == hall)
        .order_by(taking_part_table.c.training, taking_part_table.c.position)
    ):
        taking = Participant(user=one.user, name=one.name, passed=Answer(one.passed))
        people.setdefault(one.training, []).append(taking)
    return [_training_of(row, people.get(row.id, ())) for row in rows]


def _training_of(row: Any, people: Sequence[Participant]) -> Training:
    facts = TrainingFacts(
        topic=row.topic,
        day=date.fromisoformat(row.day),
        minutes=row.minutes,
        taught_by=row.taught_by,
        participants=tuple(people),
    )
    return Training(id=row.id, facts=facts, at=row.at, by=row.by)


def _only_for(training: Training, user: str) -> Training:
    own = tuple(one for one in training.facts.participants if one.user == user)
    facts = msgspec.structs.replace(training.facts, participants=own)
    return msgspec.structs.replace(training, facts=facts)


def parse_training_day(typed: str, now: int) -> date:
    """A day as `2020-02-10`, `20200210` or `2-10` of this year; nothing is today."""
    text = typed.strip().replace("/", "-").replace(".", "-")
    if not text:
        return day_of(now)
    try:
        if text.count("-") == 1:
            month, day = (int(part) for part in text.split("-"))
            return date(day_of(now).year, month, day)
        if "-" in text:
            year, month, day = (int(part) for part in text.split("-"))
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        raise InputError("Enter a day as 2020-02-10.", field="day") from None
