"""Supplies: masks, gloves, disinfectant … how many are left, and for how many days (N2.3).

What is counted, delivered and used are facts in whole pieces; stock, use per day and days left
follow from them in the order in which things happened, whatever the order of arrival. A count is
the truth: what is missing against the books was used. Not here: which supplies there are and when
they are low (`hygiene_lists`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import groupby
from typing import ClassVar

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    PrimaryKeyConstraint,
    String,
    Table,
    func,
    select,
)

from counter_app.errors import Conflict, InputError
from counter_app.hall.happened import AHEAD, checked_moment
from counter_app.hall.hygiene_lists import HygieneLists, Supply, in_use, lists_now
from counter_app.hall.opening_hours import MINUTES_OF_DAY
from counter_app.hall.whole_numbers import check_within
from counter_app.journal.clock import MINUTE
from counter_app.journal.entry import Body, Entry, shared_id
from counter_app.journal.fold import Row, Workflow
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.tables import metadata

DAY = MINUTES_OF_DAY * MINUTE
RECENT = 14 * DAY
"""Over so long the use per day is taken."""

OLDEST_COUNT = 60 * DAY
"""A count that is older says nothing of how much is used now."""

LONGEST_AGO = 14 * DAY
"""How long afterwards something can be entered."""

MOST_AT_ONCE = 100_000
LONGEST_NOTE = 60


class MoveKind(StrEnum):
    """What happened to a supply."""

    COUNTED = "counted"
    DELIVERED = "delivered"
    USED = "used"

    @property
    def label(self) -> Phrase:
        """What happened as the hall says it."""
        return _MOVE_LABELS[self]


_MOVE_LABELS = {
    MoveKind.COUNTED: Phrase("counted"),
    MoveKind.DELIVERED: Phrase("delivered"),
    MoveKind.USED: Phrase("used"),
}

supply_move_table = Table(
    "supply_move",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("entry", String, nullable=False),
    Column("supply", String, nullable=False, comment="Code of the supply."),
    Column("move", String, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("happened_at", BigInteger, nullable=False),
    Column("place", BigInteger, nullable=False, comment="In the order of what happened."),
    Column("by", String, nullable=False),
    Column("note", String, nullable=False),
    PrimaryKeyConstraint("hall", "id", "entry"),
    Index("supply_move_by_time", "hall", "supply", "happened_at"),
)


class SupplyMoved(Body, frozen=True, kw_only=True):
    """Base of what happens to a supply."""

    move: ClassVar[MoveKind]
    aspect = None
    supply: str
    quantity: int
    happened_at: int
    note: str = ""


class SupplyCounted(SupplyMoved, frozen=True, kw_only=True):
    """So many were there."""

    kind = "supply.counted"
    move = MoveKind.COUNTED


class SupplyDelivered(SupplyMoved, frozen=True, kw_only=True):
    """So many came."""

    kind = "supply.delivered"
    move = MoveKind.DELIVERED


class SupplyUsed(SupplyMoved, frozen=True, kw_only=True):
    """So many were taken."""

    kind = "supply.used"
    move = MoveKind.USED


BODIES: dict[MoveKind, type[SupplyMoved]] = {
    body.move: body for body in (SupplyCounted, SupplyDelivered, SupplyUsed)
}


class SupplyFold:
    """All that happened to one supply."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._moves: list[tuple[int, tuple[int, str, int], Entry, SupplyMoved]] = []

    def take(self, entry: Entry, body: SupplyMoved) -> None:
        """Take one fact; in which order they arrive does not matter."""
        self._moves.append((body.happened_at, entry.order, entry, body))

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """A row for each."""
        ordered = sorted(self._moves, key=lambda one: one[:2])
        for place, (_, _, entry, body) in enumerate(ordered):
            yield (
                supply_move_table,
                {
                    "hall": self._hall,
                    "id": self._subject,
                    "entry": str(entry.name),
                    "supply": body.supply,
                    "move": body.move.value,
                    "quantity": body.quantity,
                    "happened_at": body.happened_at,
                    "place": place,
                    "by": entry.actor,
                    "note": body.note,
                },
            )


supply_workflow = Workflow(
    "supply",
    tuple(BODIES.values()),
    {supply_move_table: "id"},
    SupplyFold,
    shared_name=lambda body: _name_of(body.supply),
)


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened to a supply; `happened_at` in ms since 1970 UTC."""

    move: MoveKind
    quantity: int
    happened_at: int
    by: str = ""
    note: str = ""


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """How a supply stands: `tenths_a_day` is the use per day in tenths of a piece.

    None: the stock was never said, nothing was used of late, it was never counted.
    """

    stock: int | None = None
    tenths_a_day: int | None = None
    days_left: int | None = None
    counted_at: int | None = None


class SupplyLevel(msgspec.Struct, frozen=True, kw_only=True):
    """A supply and how it stands."""

    supply: Supply
    level: Level

    @property
    def is_low(self) -> bool:
        """Whether it is to be ordered; never where nobody has said how many there are."""
        stock = self.level.stock
        return stock is not None and stock <= self.supply.reorder_at


def move_supply(
    desk: Desk,
    supply: str,
    move: MoveKind,
    quantity: int,
    *,
    happened_at: int | None = None,
    note: str = "",
) -> SupplyLevel:
    """Write down that a supply was counted, delivered or used, at `happened_at` (ms) or now.

    `InputError` names the field at fault: `quantity`, `happened_at` or `note`; `Conflict` when
    the supply is not on the list.
    """
    remark = " ".join(note.split())
    if len(remark) > LONGEST_NOTE or not remark.isprintable():
        raise InputError("Write at most {longest} characters.", field="note", longest=LONGEST_NOTE)
    check_within(quantity, int(move is not MoveKind.COUNTED), MOST_AT_ONCE, "quantity")
    with desk.act(Right.KEEP_CLEAN) as act:
        known = lists_now(act.connection, act.hall).supplies.get(supply)
        if known is None or not known.in_use:
            raise Conflict("This supply is not on the list any more.")
        moment = checked_moment(happened_at, act.now, LONGEST_AGO)
        body = BODIES[move](supply=supply, quantity=quantity, happened_at=moment, note=remark)
        act.record(shared_id(act.hall, _name_of(supply)), body)
    with desk.journal.read() as connection:
        levels = supply_levels(connection, desk.journal.hall, desk.journal.clock.now())
        return next(one for one in levels if one.supply.code == supply)


def _name_of(supply: str) -> str:
    return f"supply {supply}"


def read_supplies(desk: Desk) -> list[SupplyLevel]:
    """How all supplies stand, in their order."""
    with desk.read(Right.KEEP_CLEAN) as connection:
        return supply_levels(connection, desk.journal.hall, desk.journal.clock.now())


def supply_levels(
    connection: Connection, hall: str, now: int, lists: HygieneLists | None = None
) -> list[SupplyLevel]:
    """The same within a transaction under way."""
    known = lists or lists_now(connection, hall)
    table = supply_move_table.c
    # Of each supply all since the last count before the days that are looked at.
    counted = (
        select(table.supply, func.max(table.happened_at).label("since"))
        .where(
            table.hall == hall,
            table.move == MoveKind.COUNTED.value,
            table.happened_at <= now - RECENT,
        )
        .group_by(table.supply)
        .subquery()
    )
    rows = connection.execute(
        select(supply_move_table)
        .outerjoin(counted, counted.c.supply == table.supply)
        .where(
            table.hall == hall,
            table.happened_at >= func.coalesce(counted.c.since, table.happened_at),
        )
        .order_by(table.supply, table.place)
    )
    moves = {
        code: [
            Move(
                move=MoveKind(row.move),
                quantity=row.quantity,
                happened_at=row.happened_at,
                by=row.by,
                note=row.note,
            )
            for row in of_one
        ]
        for code, of_one in groupby(rows, key=lambda row: str(row.supply))
    }
    return [
        SupplyLevel(supply=one, level=level_of(moves.get(one.code, ()), now))
        for one in in_use(known.supplies)
    ]


def level_of(moves: Sequence[Move], now: int) -> Level:
    """How a supply stands after what happened to it, in order; what is in the future is not yet.

    Used of late is what the books and the counts say together: stock then, plus what came, less
    the stock now, since the last count before the recent days, or since the first word.
    """
    past = [one for one in moves if one.happened_at <= now + AHEAD]
    if not past:
        return Level()
    base = _base(past, now)
    stock = used = 0
    counted_at: int | None = None
    for one in past:
        if one.move is MoveKind.DELIVERED:
            stock += one.quantity
        elif one.move is MoveKind.USED:
            stock -= one.quantity
            used += one.quantity * (one.happened_at > base)
        else:
            # The first count tells where it stands, not what is missing; and what went missing
            # since one of long ago was not used of late.
            if counted_at is not None and counted_at >= base:
                used += stock - one.quantity
            stock, counted_at = one.quantity, one.happened_at
    left = max(0, stock)
    if used <= 0:
        return Level(stock=left, counted_at=counted_at)
    span = max(DAY, now - base)
    return Level(
        stock=left,
        tenths_a_day=(used * 10 * DAY + span // 2) // span,
        days_left=left * span // (used * DAY),
        counted_at=counted_at,
    )


def _base(past: Sequence[Move], now: int) -> int:
    """Since when the use is looked at."""
    recent = now - RECENT
    before = [
        one.happened_at
        for one in past
        if one.move is MoveKind.COUNTED and now - OLDEST_COUNT <= one.happened_at <= recent
    ]
    return max(before) if before else max(recent, past[0].happened_at - 1)


def recent_moves(desk: Desk, supply: str, most: int = 50) -> list[Move]:
    """What happened to a supply last, the newest first."""
    with desk.read(Right.KEEP_CLEAN) as connection:
        rows = connection.execute(
            select(supply_move_table)
            .where(
                supply_move_table.c.hall == desk.journal.hall,
                supply_move_table.c.supply == supply,
            )
            .order_by(supply_move_table.c.place.desc())
            .limit(most)
        )
        return [
            Move(
                move=MoveKind(row.move),
                quantity=row.quantity,
                happened_at=row.happened_at,
                by=row.by,
                note=row.note,
            )
            for row in rows
        ]
