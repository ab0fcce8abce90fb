"""Which assets are due for disinfection, and by when: from cadence, opening hours and records.

A record from the future (a clock that was wrong) does not make anything clean before its time
comes, nor for ever. Not here: the arithmetic of due times (`cadence`), the records.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

import msgspec
from sqlalchemy import Connection, func, select

from counter_app.hall.assets import Asset, asset_table
from counter_app.hall.cadence import Cadence, Rhythm
from counter_app.hall.disinfection import disinfected_table
from counter_app.hall.happened import AHEAD
from counter_app.hall.hygiene_lists import HygieneLists, lists_now
from counter_app.hall.opening_hours import OpeningHours
from counter_app.hall.rules import rules_now
from counter_app.journal.clock import MINUTE
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right

SOON = 30 * MINUTE
"""So long before the due time something is shown as due soon."""

LOOK_BACK = 31 * 24 * 60 * MINUTE
"""What was done longer ago is as if it had been then: it is overdue in any case."""

ONCE_A_DAY = Cadence(rhythm=Rhythm.PER_DAY, count=1)
"""For assets whose kind nobody knows here."""


class Standing(IntEnum):
    """How an asset or area stands; what comes first is shown first."""

    OVERDUE = 1
    DUE_SOON = 2
    DONE = 3

    @property
    def label(self) -> Phrase:
        """The state as the hall says it."""
        return _LABELS[self]


_LABELS = {
    Standing.OVERDUE: Phrase("overdue"),
    Standing.DUE_SOON: Phrase("due soon"),
    Standing.DONE: Phrase("clean"),
}


class AssetDue(msgspec.Struct, frozen=True, kw_only=True):
    """An asset in use, when it was disinfected last, and by when it is due (ms since 1970 UTC)."""

    asset: Asset
    last: int | None
    due: int

    def standing(self, now: int) -> Standing:
        """How it stands at a moment."""
        return standing_of(self.due, now)


def standing_of(due: int, now: int) -> Standing:
    """How something that is due then stands now."""
    if now >= due:
        return Standing.OVERDUE
    return Standing.DUE_SOON if now >= due - SOON else Standing.DONE


def due_after(cadence: Cadence, hours: OpeningHours, moments: Iterable[int], now: int) -> int:
    """By when something is due, given when it was done or came to be, as far as that is known.

    What is in the future was written by a clock that was wrong, and is passed over.
    """
    oldest = now - LOOK_BACK
    past = (one for one in moments if one <= now + AHEAD)
    return cadence.next_due(hours, max(oldest, max(past, default=oldest)))


def read_dues(desk: Desk) -> list[AssetDue]:
    """All assets in use, what is due first at the top."""
    with desk.read(Right.KEEP_CLEAN) as connection:
        return asset_dues(connection, desk.journal.hall, desk.journal.clock.now())


def overdue_assets(connection: Connection, hall: str, now: int) -> list[AssetDue]:
    """The assets that are overdue at a moment, the longest overdue first."""
    return [one for one in asset_dues(connection, hall, now) if one.due <= now]


def asset_dues(
    connection: Connection, hall: str, now: int, lists: HygieneLists | None = None
) -> list[AssetDue]:
    """The same as `read_dues`, within a transaction under way."""
    known = lists or lists_now(connection, hall)
    hours = rules_now(connection, hall).hours
    last = (
        select(func.max(disinfected_table.c.happened_at))
        .where(
            disinfected_table.c.hall == hall,
            disinfected_table.c.asset == asset_table.c.id,
            disinfected_table.c.holds,
            disinfected_table.c.happened_at <= now + AHEAD,
        )
        .scalar_subquery()
    )
    rows = connection.execute(
        select(asset_table, last.label("last")).where(
            asset_table.c.hall == hall, asset_table.c.in_use
        )
    )
    dues: list[AssetDue] = []
    for row in rows:
        values = dict(row._mapping)
        del values["hall"]
        done = values.pop("last")
        asset = Asset(**values)
        kind = known.kinds.get(asset.kind)
        cadence = ONCE_A_DAY if kind is None else kind.cadence
        moments = [asset.since] if done is None else [asset.since, done]
        due = due_after(cadence, hours, moments, now)
        dues.append(AssetDue(asset=asset, last=done, due=due))
    return sorted(dues, key=lambda one: (one.due, one.asset.number, one.asset.id))
