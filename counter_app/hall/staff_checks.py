"""The health check of a member of staff before the shift: what it consists of, and its row (N2.3).

One subject for each person and day, so that two desks write of the same check. Readings follow the
rule of the door (`temperature.judge`). Suspicion and warning signs are never undone by what comes
later but by a leader's word that knew of all of them (`case_course`), or by a correction that names
what it corrects. The verbs are in `staff_health`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import msgspec
from sqlalchemy import BigInteger, Column, Index, PrimaryKeyConstraint, String, Table

from counter_app.hall.answers import SYMPTOM_LABELS, Answer, Symptoms
from counter_app.hall.case_course import CaseCourse
from counter_app.hall.temperature import Reading, State, judge
from counter_app.hall.thresholds import Thresholds
from counter_app.journal.clock import MINUTE
from counter_app.journal.entry import Body, Entry, shared_id
from counter_app.journal.fold import Reason, Row, SetAside, Workflow
from counter_app.language import Phrase
from counter_app.store.tables import metadata


class Fitness(StrEnum):
    """Where a check stands. The values of readings are those of `temperature.State`."""

    FIT = "fit"
    LOW = "low"
    TO_REPEAT = "to_repeat"
    NOT_FIT = "not_fit"
    SUSPECTED = "suspected"

    @property
    def label(self) -> Phrase:
        """The state as the hall says it."""
        return _FITNESS_LABELS[self]


_FITNESS_LABELS = {
    Fitness.FIT: Phrase("fit for the shift"),
    Fitness.LOW: Phrase("reading too low, measure again"),
    Fitness.TO_REPEAT: Phrase("temperature abnormal, measure again"),
    Fitness.NOT_FIT: Phrase("not fit for the shift"),
    Fitness.SUSPECTED: Phrase("abnormal twice, suspected"),
}


class HealthAnswers(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was asked besides the temperature; `contact` is contact or travel within 14 days."""

    mask: Answer = Answer.NOT_ASKED
    gloves: Answer = Answer.NOT_ASKED
    symptoms: Symptoms = Symptoms()
    contact: Answer = Answer.NOT_ASKED

    def __repr__(self) -> str:
        return "HealthAnswers()"  # a repr may reach a log

    @property
    def warns(self) -> bool:
        """Whether something speaks against working, which only a leader can set aside."""
        return self.symptoms.any or self.contact is Answer.YES

    @property
    def told(self) -> list[tuple[Phrase, Answer]]:
        """What was asked and what was said, in the order of the form; not the free words."""
        symptoms = [(label, getattr(self.symptoms, name)) for name, label in SYMPTOM_LABELS.items()]
        return [
            (Phrase("mask"), self.mask),
            (Phrase("gloves"), self.gloves),
            *symptoms,
            (Phrase("contact or travel within 14 days"), self.contact),
        ]

    @property
    def protected(self) -> bool:
        """Whether nothing is known to be missing of what the notice asks staff to wear."""
        return Answer.NO not in (self.mask, self.gloves)


staff_check_table = Table(
    "staff_check",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("user", String, nullable=False),
    Column("day", String, nullable=False),
    Column("state", String, nullable=False),
    Column("first_at", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False, comment="When the newest fact was told."),
    Column("by", String, nullable=False, comment="Who told the newest fact."),
    Column("readings", String, nullable=False, comment="JSON of KeptReading, in order."),
    Column("answers", String, nullable=False, comment="JSON of HealthAnswers."),
    Column("repeat_from", BigInteger, comment="When the rest before the second reading is over."),
    Column("suspected_at", BigInteger, comment="Null where nobody suspected anything."),
    Column("cleared_at", BigInteger, comment="Null while no leader's word holds."),
    Column("cleared_by", String),
    Column("cleared_why", String, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    Index("staff_check_by_day", "hall", "day", "user"),
    info={"one_row": ("id",)},
)


class StaffMeasured(Body, frozen=True, kw_only=True):
    """A reading of a member of staff; the thresholds that judge it stand with it.

    `replaces` are readings that were typed wrongly, `knowing` the leader's words known here.
    """

    kind = "staff_check.measured"
    aspect = None
    user: str
    day: str
    reading: Reading
    thresholds: Thresholds
    replaces: tuple[str, ...] = ()
    knowing: tuple[str, ...] = ()
    why: str = ""


class StaffAnswered(Body, frozen=True, kw_only=True):
    """What a member of staff said. Answers not named in `replaces` keep what they warn of."""

    kind = "staff_check.answered"
    aspect = None
    user: str
    day: str
    answers: HealthAnswers
    replaces: tuple[str, ...] = ()
    knowing: tuple[str, ...] = ()
    why: str = ""


class StaffCleared(Body, frozen=True, kw_only=True):
    """A leader lets the person work after all: why, and knowing of what."""

    kind = "staff_check.cleared"
    aspect = None
    why: str
    knowing: tuple[str, ...] = ()


class StaffRevealed(Body, frozen=True, kw_only=True):
    """Somebody asked to see another person's readings and answers."""

    kind = "staff_check.revealed"
    aspect = None


class StaffTakenOut(Body, frozen=True, kw_only=True):
    """A list of checks left the program as a document: which days, and how many checks."""

    kind = "staff_check.taken_out"
    aspect = None
    first: str
    last: str
    checks: int


StaffFact = StaffMeasured | StaffAnswered | StaffCleared | StaffRevealed | StaffTakenOut


class KeptReading(msgspec.Struct, frozen=True, kw_only=True):
    """A reading as the row keeps it; `mark` names its entry.

    `replaced` says that it was a mistake, `settled` that a leader's word came after it: neither
    counts any more.
    """

    reading: Reading
    at: int
    by: str
    mark: str
    replaced: bool = False
    settled: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is judged together with what comes later."""
        return not self.replaced and not self.settled


@dataclass
class _Said:
    """What was said at one time."""

    answers: HealthAnswers
    mark: str


class StaffCheckFold:
    """One person's check of one day."""

    def __init__(self, hall: str, subject: str) -> None:
        self._row: Row = {"hall": hall, "id": subject}
        self._readings: list[KeptReading] = []
        self._said: list[_Said] = []
        self._course = CaseCourse()
        self._suspected = self._suspected_before = False
        self._release: Entry | None = None
        self._set_aside: frozenset[str] = frozenset()
        self._measured: State | None = None
        self._rest = 0

    def take(self, entry: Entry, body: StaffFact) -> None:
        """Take one fact."""
        match body:
            case StaffMeasured():
                self._begin(entry, body)
                self._measure(entry, body)
            case StaffAnswered():
                self._begin(entry, body)
                self._answer(entry, body)
            case StaffCleared():
                self._clear(entry, body)

    def _begin(self, entry: Entry, body: StaffMeasured | StaffAnswered) -> None:
        if "user" not in self._row:
            self._row |= {
                "user": body.user,
                "day": body.day,
                "first_at": entry.at,
                "suspected_at": None,
                "cleared_at": None,
                "cleared_by": None,
                "cleared_why": "",
            }
        self._row |= {"at": entry.at, "by": entry.actor}

    def _measure(self, entry: Entry, body: StaffMeasured) -> None:
        self._readings = [
            msgspec.structs.replace(one, replaced=one.replaced or one.mark in body.replaces)
            for one in self._readings
        ]
        kept = KeptReading(reading=body.reading, at=entry.at, by=entry.actor, mark=entry.mark)
        self._readings.append(kept)
        counted = [one.reading for one in self._readings if one.counts]
        self._measured = judge(counted, body.thresholds)
        self._rest = body.thresholds.rest_minutes * MINUTE
        fever = body.thresholds.is_fever(body.reading.tenths)
        unseen = self._release is not None and self._release.mark not in body.knowing
        if self._measured is State.SUSPECTED or (fever and (self._suspected or unseen)):
            self._warn(entry, body.knowing)
            self._suspected = True
            self._row["suspected_at"] = self._row["suspected_at"] or entry.at

    def _answer(self, entry: Entry, body: StaffAnswered) -> None:
        self._said = [one for one in self._said if one.mark not in body.replaces]
        self._said.append(_Said(body.answers, entry.mark))
        if body.answers.warns:
            self._warn(entry, body.knowing)

    def _warn(self, entry: Entry, knowing: tuple[str, ...]) -> None:
        """Something speaks against working; a leader's word that did not know of it is undone."""
        if not self._course.raised(entry, knowing) or self._release is None:
            return
        if self._release.mark not in knowing:
            self._suspected, self._set_aside = self._suspected_before, frozenset()
        self._release = None
        self._row |= {"cleared_at": None, "cleared_by": None, "cleared_why": ""}

    def _clear(self, entry: Entry, body: StaffCleared) -> None:
        if "user" not in self._row:
            raise SetAside(Reason.NO_BEGINNING)
        self._course.released(entry, body.knowing)
        self._release, self._suspected_before = entry, self._suspected
        self._suspected, self._measured = False, State.NORMAL
        self._readings = [msgspec.structs.replace(one, settled=True) for one in self._readings]
        self._set_aside |= set(body.knowing)
        self._row |= {
            "cleared_at": entry.at,
            "cleared_by": entry.actor,
            "cleared_why": body.why,
        }

    def held(self) -> Iterable[tuple[Entry, Reason]]:
        """Leaders' words that did not know of everything that speaks against working."""
        return [(entry, Reason.SAFETY_HELD) for entry in self._course.held]

    def _answers(self) -> HealthAnswers:
        """The newest answers, with every warning of those that nobody corrected."""
        if not self._said:
            return HealthAnswers()
        newest = self._said[-1].answers
        said = [one.answers for one in self._said if one.mark not in self._set_aside]

        def told(name: str) -> Answer:
            answers = [getattr(one.symptoms, name) for one in said]
            return Answer.YES if Answer.YES in answers else getattr(newest.symptoms, name)

        others = dict.fromkeys(one.symptoms.other for one in [*said, newest] if one.symptoms.other)
        return HealthAnswers(
            mask=newest.mask,
            gloves=newest.gloves,
            symptoms=Symptoms(
                cough=told("cough"),
                fatigue=told("fatigue"),
                dyspnoea=told("dyspnoea"),
                other=" · ".join(others),
            ),
            contact=Answer.YES
            if any(one.contact is Answer.YES for one in said)
            else newest.contact,
        )

    def _state(self, answers: HealthAnswers) -> Fitness:
        if self._suspected:
            return Fitness.SUSPECTED
        if self._measured is not State.NORMAL:
            return Fitness.TO_REPEAT if self._measured is State.TO_REPEAT else Fitness.LOW
        warned = any(one.answers.warns and one.mark not in self._set_aside for one in self._said)
        return Fitness.NOT_FIT if warned or not answers.protected else Fitness.FIT

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The check's row."""
        if "user" not in self._row:
            return
        answers = self._answers()
        state = self._state(answers)
        waits = state is Fitness.TO_REPEAT and self._readings
        yield (
            staff_check_table,
            {
                **self._row,
                "state": state.value,
                "readings": msgspec.json.encode(self._readings).decode(),
                "answers": msgspec.json.encode(answers).decode(),
                "repeat_from": self._readings[-1].at + self._rest if waits else None,
            },
        )


def _name_of(user: str, day: str) -> str:
    return f"staff check {user} {day}"


def check_subject(hall: str, user: str, day: str) -> str:
    """The id of a person's check of a day (ISO), the same at every desk."""
    return shared_id(hall, _name_of(user, day))


staff_check_workflow = Workflow(
    "staff_check",
    (StaffMeasured, StaffAnswered, StaffCleared, StaffRevealed, StaffTakenOut),
    {staff_check_table: "id"},
    StaffCheckFold,
    shared_name=lambda body: (
        _name_of(body.user, body.day) if isinstance(body, StaffMeasured | StaffAnswered) else None
    ),
)
