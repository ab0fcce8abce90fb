"""A round: what can happen to it, and the rows it folds to (N7.1).

A planned round has the same subject at every desk, so that two desks which do it, or note that it
was missed, mean the same one. Missing is a fact that stays: a round that was done after all, or
whose doing arrives later, is done and was noted as missed. A failure is not undone by an answer
that did not know of it. The verbs are in `rounds`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

import msgspec
from sqlalchemy import BigInteger, Boolean, Column, Index, PrimaryKeyConstraint, String, Table

from counter_app.hall.catalogue import Words
from counter_app.hall.round_plans import Slot
from counter_app.journal.clock import day_of
from counter_app.journal.entry import Body, Entry
from counter_app.journal.fold import Reason, Row, SetAside, Workflow
from counter_app.language import Phrase
from counter_app.store.tables import metadata


class RoundState(StrEnum):
    """Where a round stands."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    MISSED = "missed"

    @property
    def label(self) -> Phrase:
        """The state as the hall says it."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    RoundState.PLANNED: Phrase("planned"),
    RoundState.UNDER_WAY: Phrase("under way"),
    RoundState.DONE: Phrase("round done"),
    RoundState.MISSED: Phrase("missed"),
}


class Result(StrEnum):
    """The answer to one question."""

    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"

    @property
    def label(self) -> Phrase:
        """The answer as the hall says it."""
        return _RESULT_LABELS[self]


_RESULT_LABELS = {
    Result.PASS: Phrase("pass"),
    Result.FAIL: Phrase("fail"),
    Result.NOT_APPLICABLE: Phrase("not applicable"),
}


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """A checkpoint as a round was begun with it; `place` is the code of its kind of place."""

    checkpoint: str
    name: str
    area: str
    place: str


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The answer to one question, with the words that were asked; `photographs` are attachments."""

    question: str
    words: Words
    result: Result
    note: str = ""
    photographs: tuple[str, ...] = ()


round_table = Table(
    "duty_round",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("state", String, nullable=False),
    Column("day", String, nullable=False),
    Column("plan", String, nullable=False, comment="Empty for an extra round."),
    Column("window_opens", BigInteger, comment="Minutes of the day; null for an extra round."),
    Column("window_closes", BigInteger),
    Column("name", String, nullable=False),
    Column("opens_at", BigInteger),
    Column("due", BigInteger),
    Column("noted_missed", Boolean, nullable=False, comment="Also of one that was done after all."),
    Column("started_at", BigInteger),
    Column("started_by", String, nullable=False),
    Column("done_at", BigInteger),
    Column("done_by", String, nullable=False),
    Column("note", String, nullable=False),
    Column("left_out", String, nullable=False, comment="Why not every checkpoint was answered."),
    Column("points", BigInteger, nullable=False),
    Column("answered", BigInteger, nullable=False),
    Column("failed", BigInteger, nullable=False, comment="Questions that failed."),
    PrimaryKeyConstraint("hall", "id"),
    Index("duty_round_by_day", "hall", "day"),
    Index("duty_round_by_state", "hall", "state"),
    info={"one_row": ("id",)},
)

point_table = Table(
    "duty_round_point",
    metadata,
    Column("hall", String, nullable=False),
    Column("round", String, nullable=False),
    Column("checkpoint", String, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("name", String, nullable=False),
    Column("area", String, nullable=False),
    Column("place", String, nullable=False),
    Column("chinese", String, nullable=False, comment="The kind of place, as answered."),
    Column("english", String, nullable=False),
    Column("version", BigInteger, nullable=False, comment="Of the checklist; 0 unanswered."),
    Column("answered_at", BigInteger),
    Column("answered_by", String, nullable=False),
    Column("answers", String, nullable=False, comment="JSON."),
    PrimaryKeyConstraint("hall", "round", "checkpoint"),
)


class RoundStarted(Body, frozen=True, kw_only=True):
    """Somebody set out. Without a `slot` it is an extra round."""

    kind = "round.started"
    aspect = None
    name: str
    points: tuple[Point, ...]
    slot: Slot | None = None


class PointAnswered(Body, frozen=True, kw_only=True):
    """A checkpoint was looked at: one entry for all its questions."""

    kind = "round.answered"
    aspect = None
    point: Point
    names: Words
    """The kind of place."""
    list_version: int
    answers: tuple[Answer, ...]
    knowing: tuple[str, ...] = ()
    """The marks of earlier answers at this checkpoint, as far as they were known here."""


class RoundFinished(Body, frozen=True, kw_only=True):
    """The round is done; `left_out` says why where not every checkpoint was answered."""

    kind = "round.finished"
    aspect = None
    note: str = ""
    left_out: str = ""


class RoundMissed(Body, frozen=True, kw_only=True):
    """The window of time passed and the round was not done."""

    kind = "round.missed"
    aspect = None
    slot: Slot
    name: str


@dataclass
class _PointAnswers:
    """What is known of one checkpoint."""

    point: Point
    names: Words = field(default_factory=lambda: Words("", ""))
    version: int = 0
    at: int | None = None
    by: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    failed: dict[str, frozenset[str]] = field(default_factory=dict)
    """Question → the marks of the entries that failed it and were not undone."""

    def take(self, entry: Entry, body: PointAnswered) -> bool:
        """Take the answers; whether one of them would undo a failure that it did not know."""
        given = {answer.question: answer for answer in body.answers}
        unknown = {
            question: marks.difference(body.knowing) for question, marks in self.failed.items()
        }
        undone = False
        for question, marks in unknown.items():
            answer = given.get(question)
            if marks and (answer is None or answer.result is not Result.FAIL):
                undone = True
                given[question] = self.answers[question]
        self.failed = {
            question: unknown.get(question, frozenset())
            | ({entry.mark} if answer in body.answers else frozenset())
            for question, answer in given.items()
            if answer.result is Result.FAIL
        }
        self.answers, self.names, self.version = given, body.names, body.list_version
        self.at, self.by = entry.at, entry.actor
        return undone


class RoundFold:
    """A round as its entries tell it."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._slot: Slot | None = None
        self._name: str | None = None
        self._times: tuple[int | None, int | None] = (None, None)
        self._missed = False
        self._started: Entry | None = None
        self._finished: Entry | None = None
        self._end = RoundFinished()
        self._points: dict[str, _PointAnswers] = {}
        self._held: list[Entry] = []

    def take(
        self, entry: Entry, body: RoundStarted | PointAnswered | RoundFinished | RoundMissed
    ) -> None:
        """Take one fact."""
        match body:
            case RoundMissed():
                self._name_it(body)
                self._missed = True
            case RoundStarted():
                self._name_it(body)
                self._started = self._started or entry
                for point in body.points:
                    self._points.setdefault(point.checkpoint, _PointAnswers(point))
            case _ if self._started is None:
                raise SetAside(Reason.NO_BEGINNING)
            case PointAnswered():
                point = body.point
                known = self._points.setdefault(point.checkpoint, _PointAnswers(point))
                if known.take(entry, body):
                    self._held.append(entry)
            case RoundFinished():
                if self._finished is None:
                    self._finished, self._end = entry, body

    def _name_it(self, body: RoundStarted | RoundMissed) -> None:
        if self._name is None:
            # Reckoned before anything is kept: a day that is none is this entry's fault alone.
            self._times = (body.slot.opens_at, body.slot.due) if body.slot else (None, None)
            self._name, self._slot = body.name, body.slot

    def held(self) -> Iterable[tuple[Entry, Reason]]:
        """Answers that would have undone a failure of which they did not know."""
        return [(entry, Reason.SAFETY_HELD) for entry in self._held]

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The round's row and one for each checkpoint."""
        if self._name is None:
            return
        yield round_table, self._row()
        for position, known in enumerate(self._points.values(), start=1):
            yield (
                point_table,
                {
                    "hall": self._hall,
                    "round": self._subject,
                    "checkpoint": known.point.checkpoint,
                    "position": position,
                    "name": known.point.name,
                    "area": known.point.area,
                    "place": known.point.place,
                    "chinese": known.names.chinese,
                    "english": known.names.english,
                    "version": known.version,
                    "answered_at": known.at,
                    "answered_by": known.by,
                    "answers": msgspec.json.encode(list(known.answers.values())).decode(),
                },
            )

    def _state(self) -> RoundState:
        if self._finished is not None:
            return RoundState.DONE
        return RoundState.MISSED if self._missed else RoundState.UNDER_WAY

    def _row(self) -> Row:
        slot, started, finished = self._slot, self._started, self._finished
        window = None if slot is None else slot.window
        day = day_of(started.at).isoformat() if slot is None and started is not None else ""
        return {
            "hall": self._hall,
            "id": self._subject,
            "state": self._state().value,
            "day": day if slot is None else slot.day,
            "plan": "" if slot is None else slot.plan,
            "window_opens": None if window is None else window.opens,
            "window_closes": None if window is None else window.closes,
            "name": self._name,
            "opens_at": self._times[0],
            "due": self._times[1],
            "noted_missed": self._missed,
            "started_at": None if started is None else started.at,
            "started_by": "" if started is None else started.actor,
            "done_at": None if finished is None else finished.at,
            "done_by": "" if finished is None else finished.actor,
            "note": self._end.note,
            "left_out": self._end.left_out,
            "points": len(self._points),
            "answered": sum(known.at is not None for known in self._points.values()),
            "failed": sum(len(known.failed) for known in self._points.values()),
        }


def _shared_name(body: Body) -> str | None:
    match body:
        case RoundStarted(slot=slot) if slot is not None:
            return slot.shared_name
        case RoundMissed():
            return body.slot.shared_name
    return None


round_workflow = Workflow(
    "round",
    (RoundStarted, PointAnswered, RoundFinished, RoundMissed),
    {round_table: "id", point_table: "round"},
    RoundFold,
    shared_name=_shared_name,
)
