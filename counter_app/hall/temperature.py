"""Temperature checks at the door: the two-reading protocol, masks, refusal (N2.1, N2.4).

One check is one person's stop at the door. A first abnormal reading asks for a second one by
another method after a rest; abnormal again means suspected (DOMAIN: Temperature). A reading that
is too low is taken again and never counts as normal. Temperatures are tenths of a degree Celsius.
Not here: what the person comes for (`visits`), and the isolation case (`isolation`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
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
    bindparam,
    select,
)

from counter_app.errors import Conflict, InputError
from counter_app.hall.persons import (
    PersonFacts,
    mask_person,
    person_columns,
    person_of,
    person_row,
)
from counter_app.hall.thresholds import HIGHEST_BODY, LOWEST_BODY, Thresholds, thresholds_now
from counter_app.journal.clock import day_of
from counter_app.journal.entry import Body, Entry, new_id
from counter_app.journal.fold import Reason, Row, SetAside, Workflow
from counter_app.journal.journal import Act
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.tables import metadata


class Method(StrEnum):
    """How a reading was taken."""

    FOREHEAD = "forehead"
    EAR = "ear"
    AXILLARY = "axillary"
    ORAL = "oral"
    GATE = "gate"

    @property
    def label(self) -> Phrase:
        """The method as the hall says it."""
        return _METHOD_LABELS[self]


_METHOD_LABELS = {
    Method.FOREHEAD: Phrase("forehead thermometer"),
    Method.EAR: Phrase("ear thermometer"),
    Method.AXILLARY: Phrase("armpit thermometer"),
    Method.ORAL: Phrase("oral thermometer"),
    Method.GATE: Phrase("temperature gate"),
}


class Mask(StrEnum):
    """Whether the visitor wears a mask (N2.4)."""

    WORN = "worn"
    PROVIDED = "provided"
    REFUSED = "refused"

    @property
    def label(self) -> Phrase:
        """The mark as the hall says it."""
        return _MASK_LABELS[self]


_MASK_LABELS = {
    Mask.WORN: Phrase("wears a mask"),
    Mask.PROVIDED: Phrase("mask provided here"),
    Mask.REFUSED: Phrase("refuses a mask"),
}


class State(StrEnum):
    """Where a check stands."""

    NORMAL = "normal"
    LOW = "low"
    TO_REPEAT = "to_repeat"
    SUSPECTED = "suspected"
    TURNED_AWAY = "turned_away"

    @property
    def label(self) -> Phrase:
        """The state as the hall says it."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.NORMAL: Phrase("temperature normal"),
    State.LOW: Phrase("reading too low, measure again"),
    State.TO_REPEAT: Phrase("temperature abnormal, measure again"),
    State.SUSPECTED: Phrase("abnormal twice, suspected"),
    State.TURNED_AWAY: Phrase("turned away"),
}

FINAL = frozenset({State.NORMAL, State.SUSPECTED, State.TURNED_AWAY})


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One reading: tenths of a degree, how, and with which device (its label, may be empty)."""

    tenths: int
    method: Method
    device: str = ""


def parse_reading(typed: str) -> int:
    """Tenths of a degree from what was typed: `365`, `36.5`, `36,5`, `３６．５`, `37` or `36.5℃`.

    Raises `InputError` for anything that is not a body's temperature.
    """
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", typed))
    text = re.sub(r"(°C|°|度)$", "", text).replace(",", ".").replace("。", ".")
    match = re.fullmatch(r"(\d{2})\.?(\d)?", text, re.ASCII)
    tenths = int(match[1]) * 10 + int(match[2] or 0) if match else 0
    if not LOWEST_BODY <= tenths <= HIGHEST_BODY:
        raise InputError(
            "This is not a body temperature. Type it like 36.5 or 365.", field="temperature"
        )
    return tenths


def judge(readings: list[Reading], thresholds: Thresholds) -> State:
    """What the readings so far mean. Low ones only ask for another; they never clear anybody."""
    meaningful = [one for one in readings if not thresholds.is_low(one.tenths)]
    if not meaningful:
        return State.LOW
    fevers = sum(thresholds.is_fever(one.tenths) for one in meaningful)
    if fevers >= 2:
        return State.SUSPECTED
    return State.TO_REPEAT if thresholds.is_fever(meaningful[-1].tenths) else State.NORMAL


check_table = Table(
    "temperature_check",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("day", String, nullable=False),
    Column("at", BigInteger, nullable=False, comment="When the newest reading was taken."),
    Column("first_at", BigInteger, nullable=False),
    Column("actor", String, nullable=False),
    Column("mask", String, nullable=False),
    Column("state", String, nullable=False),
    Column("first", BigInteger, nullable=False, comment="Tenths of a degree, as all readings."),
    Column("last", BigInteger, nullable=False),
    Column("method", String, nullable=False),
    Column("thermometer", String, nullable=False),
    Column("readings", BigInteger, nullable=False),
    Column("repeat_from", BigInteger, comment="When the rest before the second reading is over."),
    Column("case", String, comment="The isolation case that this check led to."),
    *person_columns(),
    PrimaryKeyConstraint("hall", "id"),
    Index("temperature_check_by_day", "hall", "day", "state"),
    info={"one_row": ("id",)},
)

reading_table = Table(
    "temperature_reading",
    metadata,
    Column("hall", String, nullable=False),
    Column("check", String, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("day", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", String, nullable=False),
    Column("tenths", BigInteger, nullable=False),
    Column("method", String, nullable=False),
    Column("thermometer", String, nullable=False),
    PrimaryKeyConstraint("hall", "check", "position"),
    Index("temperature_reading_by_day", "hall", "day"),
)


ONE_CHECK = select(check_table).where(
    check_table.c.hall == bindparam("hall"), check_table.c.id == bindparam("id")
)


class Measured(Body, frozen=True, kw_only=True):
    """A reading was taken; the thresholds that judge the check stand with it."""

    kind = "temperature.measured"
    aspect = None
    reading: Reading
    mask: Mask | None
    """None where a paper form does not say."""
    thresholds: Thresholds
    happened_at: int | None = None
    source: str = ""
    """The paper form that it was entered from; the same form at two desks is one reading."""


class TurnedAway(Body, frozen=True, kw_only=True):
    """The visitor would not be measured or masked and was politely turned away."""

    kind = "temperature.turned_away"
    aspect = "outcome"
    why: str
    happened_at: int | None = None


class CheckIdentified(Body, frozen=True, kw_only=True):
    """Who was measured; an entry of its own, so that it can be redacted and the reading stays."""

    kind = "temperature.identified"
    aspect = "person"
    person: PersonFacts


class CheckIsolated(Body, frozen=True, kw_only=True):
    """The person was taken to isolation, whatever a later reading says (N2.5)."""

    kind = "temperature.isolated"
    aspect = "isolation"
    case: str


class CheckFold:
    """One person's stop at the door. Suspicion is never undone by a later reading."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._readings: list[Reading] = []
        self._reading_rows: list[Row] = []
        self._row: Row = {}
        self._state: State | None = None
        self._case: str | None = None
        self._person = PersonFacts()
        self._sources: set[str] = set()

    def take(
        self, entry: Entry, body: Measured | TurnedAway | CheckIdentified | CheckIsolated
    ) -> None:
        """Take one fact about the stop."""
        match body:
            case CheckIdentified():
                self._person = body.person
            case CheckIsolated():
                if self._state is None:
                    raise SetAside(Reason.NO_BEGINNING)
                self._state, self._case = State.SUSPECTED, body.case
                self._row["repeat_from"] = None
            case TurnedAway():
                if self._state is State.SUSPECTED:
                    raise SetAside(Reason.SAFETY_HELD)
                self._begin(entry, body)
                self._state = State.TURNED_AWAY
                self._row["repeat_from"] = None
            case Measured():
                if body.source and body.source in self._sources:
                    raise SetAside(Reason.OVERTAKEN)
                self._sources.add(body.source)
                self._begin(entry, body)
                self._measure(entry, body)

    def _begin(self, entry: Entry, body: Measured | TurnedAway) -> None:
        at = entry.at if body.happened_at is None else body.happened_at
        if not self._row:
            self._row = {
                "day": day_of(at).isoformat(),
                "first_at": at,
                "actor": entry.actor,
                "mask": "",
                "first": 0,
                "last": 0,
                "method": "",
                "thermometer": "",
                "readings": 0,
                "repeat_from": None,
            }
        self._row["at"] = at

    def _measure(self, entry: Entry, body: Measured) -> None:
        at = self._row["at"]
        self._readings.append(body.reading)
        self._reading_rows.append(
            {
                "hall": self._hall,
                "check": self._subject,
                "position": len(self._readings),
                "day": day_of(at).isoformat(),
                "at": at,
                "actor": entry.actor,
                "tenths": body.reading.tenths,
                "method": body.reading.method.value,
                "thermometer": body.reading.device,
            }
        )
        if self._state is not State.SUSPECTED:
            self._state = judge(self._readings, body.thresholds)
        rest = body.thresholds.rest_minutes * 60_000 if self._state is State.TO_REPEAT else None
        self._row |= {
            "mask": "" if body.mask is None else body.mask.value,
            "first": self._readings[0].tenths,
            "last": body.reading.tenths,
            "method": body.reading.method.value,
            "thermometer": body.reading.device,
            "readings": len(self._readings),
            "repeat_from": None if rest is None else at + rest,
        }

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The check's row and one for each reading."""
        if self._state is not None:
            yield (
                check_table,
                {
                    "hall": self._hall,
                    "id": self._subject,
                    **self._row,
                    "state": self._state.value,
                    "case": self._case,
                    **person_row(self._person),
                },
            )
        for row in self._reading_rows:
            yield reading_table, row


temperature_workflow = Workflow(
    "temperature",
    (Measured, TurnedAway, CheckIdentified, CheckIsolated),
    {check_table: "id", reading_table: "check"},
    CheckFold,
    shared_name=lambda body: (body.source or None) if isinstance(body, Measured) else None,
)


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """A check as the door page shows it. Moments in ms since 1970 UTC, readings in tenths."""

    id: str
    state: State
    mask: Mask | None
    first: int
    last: int
    method: Method | None
    thermometer: str
    readings: int
    repeat_from: int | None
    first_at: int
    person: PersonFacts
    case: str | None


def measure(
    desk: Desk,
    typed: str,
    method: Method,
    mask: Mask,
    device: str = "",
    check: str | None = None,
    person: PersonFacts | None = None,
) -> Check:
    """Record a reading: of a new check, or one more of `check`. Returns where the check stands.

    `person` is who was measured, as far as that was asked already; None leaves what is known.

    Raises `InputError` for what is no temperature and for a visitor without a mask, `Conflict`
    when the check has its outcome already. A repeat within the rest, or by the method of the
    first reading, is the screener's decision and stands in the entry.
    """
    reading = Reading(tenths=parse_reading(typed), method=method, device=device.strip()[:40])
    if mask is Mask.REFUSED:
        raise InputError(
            "Without a mask nobody enters. Offer one, or turn the visitor away.", field="mask"
        )
    subject = check or new_id()
    with desk.act(Right.MEASURE_TEMPERATURE) as act:
        if check is not None:
            _check_open(act, check)
        thresholds = thresholds_now(act.connection, act.hall)
        act.record(subject, Measured(reading=reading, mask=mask, thresholds=thresholds))
        if person is not None and person.known:
            act.record(subject, CheckIdentified(person=person))
    return read_check(desk, subject)


def turn_away(
    desk: Desk, why: str, check: str | None = None, person: PersonFacts | None = None
) -> Check:
    """Record that a visitor would not be measured or masked and was politely turned away (N2.4).

    Raises `InputError` without a reason, `Conflict` when the check has its outcome already.
    """
    reason = " ".join(why.split())
    if not reason:
        raise InputError("Say why the visitor was turned away.", field="why")
    subject = check or new_id()
    with desk.act(Right.MEASURE_TEMPERATURE) as act:
        if check is not None:
            _check_open(act, check)
        act.record(subject, TurnedAway(why=reason))
        if person is not None and person.known:
            act.record(subject, CheckIdentified(person=person))
    return read_check(desk, subject)


def read_check(desk: Desk, check: str) -> Check:
    """Where a check stands, the person in full. `Conflict` when it is not here."""
    with desk.read(Right.MEASURE_TEMPERATURE) as connection:
        return find_check(connection, desk.journal.hall, check)


def checks_to_repeat(desk: Desk) -> list[Check]:
    """Today's checks that wait for another reading, the longest waiting first; names masked."""
    hall, today = desk.journal.hall, day_of(desk.journal.clock.now()).isoformat()
    with desk.read(Right.MEASURE_TEMPERATURE) as connection:
        rows = connection.execute(
            select(check_table)
            .where(
                check_table.c.hall == hall,
                # Later days too: the clock was ahead when they were measured, and they wait.
                check_table.c.day >= today,
                check_table.c.state.not_in(FINAL),
            )
            .order_by(check_table.c.first_at, check_table.c.id)
        )
        checks = [_check_of(row) for row in rows]
    return [msgspec.structs.replace(check, person=mask_person(check.person)) for check in checks]


def readings_of(connection: Connection, hall: str, check: str) -> list[Reading]:
    """All readings of a check in the order they were taken."""
    rows = connection.execute(
        select(reading_table)
        .where(reading_table.c.hall == hall, reading_table.c.check == check)
        .order_by(reading_table.c.position)
    )
    return [
        Reading(tenths=row.tenths, method=Method(row.method), device=row.thermometer)
        for row in rows
    ]


def _check_open(act: Act, check: str) -> None:
    if find_check(act.connection, act.hall, check).state in FINAL:
        raise Conflict("This check has its outcome already. Begin a new one.")


def find_check(connection: Connection, hall: str, check: str) -> Check:
    """A check within a transaction under way. `Conflict` when it is not here."""
    row = connection.execute(ONE_CHECK, {"hall": hall, "id": check}).one_or_none()
    if row is None:
        raise Conflict("This check is not here any more. Begin a new one.")
    return _check_of(row)


def _check_of(row: Any) -> Check:
    return Check(
        id=row.id,
        state=State(row.state),
        mask=Mask(row.mask) if row.mask else None,
        first=row.first,
        last=row.last,
        method=Method(row.method) if row.method else None,
        thermometer=row.thermometer,
        readings=row.readings,
        repeat_from=row.repeat_from,
        first_at=row.first_at,
        person=person_of(row),
        case=row.case,
    )
