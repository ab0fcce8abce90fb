"""What judges a temperature: the hall's thresholds, as entries that flow like all others.

Defaults hold until somebody sets others (DOMAIN: Temperature). A check keeps the thresholds that
judged it, so a later change rewrites no verdict. Not here: the judging (`temperature`).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    PrimaryKeyConstraint,
    String,
    Table,
    bindparam,
    select,
)

from counter_app.errors import InputError
from counter_app.journal.entry import Body, Entry, shared_id
from counter_app.journal.fold import Row, Workflow
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.tables import metadata

LOWEST_BODY, HIGHEST_BODY = 300, 450
"""Tenths of a degree. Outside of these a number is a typing error, not a body's temperature."""

LONGEST_REST = 60
"""Minutes; a longer rest before the second reading would be detention, not care."""


class Operator(StrEnum):
    """Sources differ on whether the threshold itself is a fever; the hall sets which."""

    AT_LEAST = "at_least"
    ABOVE = "above"


class Thresholds(msgspec.Struct, frozen=True, kw_only=True):
    """Fever and low limit in tenths of a degree; the rest before a second reading in minutes."""

    fever: int = 373
    operator: Operator = Operator.AT_LEAST
    low: int = 350
    rest_minutes: int = 5

    def is_fever(self, tenths: int) -> bool:
        """Whether a reading is abnormal."""
        if self.operator is Operator.AT_LEAST:
            return tenths >= self.fever
        return tenths > self.fever

    def is_low(self, tenths: int) -> bool:
        """Whether a reading is too low to mean anything, as of an infrared gun in the cold."""
        return tenths < self.low


SHARED_NAME = "thresholds"
"""Of the one subject that a hall's thresholds are."""

thresholds_table = Table(
    "thresholds",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("fever", BigInteger, nullable=False),
    Column("operator", String, nullable=False),
    Column("low", BigInteger, nullable=False),
    Column("rest_minutes", BigInteger, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    info={"one_row": ("id",)},
)


NOW = select(thresholds_table).where(thresholds_table.c.hall == bindparam("hall"))


class ThresholdsSet(Body, frozen=True, kw_only=True):
    """From now on these thresholds judge."""

    kind = "thresholds.set"
    thresholds: Thresholds


class ThresholdsFold:
    """The newest thresholds; earlier ones stay in the journal."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._newest: Thresholds | None = None

    def take(self, _entry: Entry, body: ThresholdsSet) -> None:
        """Take a change."""
        self._newest = body.thresholds

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The one row of the hall."""
        if self._newest is not None:
            values = msgspec.to_builtins(self._newest)
            yield thresholds_table, {"hall": self._hall, "id": self._subject, **values}


thresholds_workflow = Workflow(
    "thresholds",
    (ThresholdsSet,),
    {thresholds_table: "id"},
    ThresholdsFold,
    shared_name=lambda _body: SHARED_NAME,
)


def set_thresholds(desk: Desk, thresholds: Thresholds) -> None:
    """Let other thresholds judge from now on. Raises `InputError` for ones that can't be meant."""
    if not LOWEST_BODY < thresholds.low < thresholds.fever < HIGHEST_BODY:
        raise InputError(
            "The low limit must be below the fever threshold, and both a body's temperature.",
            field="fever",
        )
    if not 0 <= thresholds.rest_minutes <= LONGEST_REST:
        raise InputError(
            "The rest before the second reading is 0 to {longest} minutes.",
            field="rest_minutes",
            longest=LONGEST_REST,
        )
    with desk.act(Right.CHANGE_SETTINGS) as act:
        # One subject for the whole hall, so that two desks' changes meet in one fold.
        subject = shared_id(act.hall, SHARED_NAME)
        act.record(subject, ThresholdsSet(thresholds=thresholds))


def read_thresholds(desk: Desk) -> Thresholds:
    """What judges now, for whoever is signed in."""
    with desk.journal.read() as connection:
        return thresholds_now(connection, desk.journal.hall)


def thresholds_now(connection: Connection, hall: str) -> Thresholds:
    """What judges now: what was set last, or the defaults."""
    row = connection.execute(NOW, {"hall": hall}).one_or_none()
    if row is None:
        return Thresholds()
    return Thresholds(
        fever=row.fever,
        operator=Operator(row.operator),
        low=row.low,
        rest_minutes=row.rest_minutes,
    )
