"""Ventilation: each area is aired two or three times a day, each time long enough (N2.1).

An airing begins at one desk and ends at that or another one, which may not know of the beginning
yet. So all that is said of one area on one day is one subject, and airings are found by pairing
beginnings with ends in the order in which they happened. What is in doubt counts as less air.
Not here: which areas there are (`hygiene_lists`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

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
from counter_app.hall.cadence import Cadence, Rhythm
from counter_app.hall.dues import Standing, due_after, standing_of
from counter_app.hall.happened import AHEAD, checked_moment
from counter_app.hall.hygiene_lists import Area, HygieneLists, in_use, lists_now
from counter_app.hall.opening_hours import MINUTES_OF_DAY, moment_at
from counter_app.hall.rules import rules_now
from counter_app.journal.clock import MINUTE, day_of
from counter_app.journal.entry import Body, Entry, shared_id
from counter_app.journal.fold import Row, Workflow
from counter_app.journal.journal import Act
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.tables import metadata

FORGOTTEN_AFTER = 4
"""Times its least length; who airs longer has most likely forgotten to say that it ended."""

LONGEST_AGO = 2 * MINUTES_OF_DAY * MINUTE
"""How long afterwards an airing can be entered."""

LONGEST_WHY = 60

airing_table = Table(
    "airing",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("begins", BigInteger, nullable=False, comment="started_at, or ended_at without one."),
    Column("area", String, nullable=False, comment="Code of the area."),
    Column("day", String, nullable=False),
    Column("started_at", BigInteger, comment="Null where only the end is known."),
    Column("started_by", String, nullable=False),
    Column("ended_at", BigInteger, comment="Null while it goes on."),
    Column("ended_by", String, nullable=False),
    PrimaryKeyConstraint("hall", "id", "begins"),
    Index("airing_by_day", "hall", "day"),
)


class AiringFact(Body, frozen=True, kw_only=True):
    """Base of what is said of an area's air on a day."""

    aspect = None
    area: str
    day: str
    happened_at: int


class AiringStarted(AiringFact, frozen=True, kw_only=True):
    """Windows were opened, or the fresh air was turned on."""

    kind = "ventilation.started"


class AiringEnded(AiringFact, frozen=True, kw_only=True):
    """They were closed again."""

    kind = "ventilation.ended"


class AiringWithdrawn(AiringFact, frozen=True, kw_only=True):
    """What began at `happened_at` was entered by mistake; whatever comes later, it is none."""

    kind = "ventilation.withdrawn"
    why: str


class Said(NamedTuple):
    """One word on the air of an area; sorts by when it happened, beginnings first."""

    happened_at: int
    is_end: bool
    order: tuple[int, str, int]
    by: str


class VentilationFold:
    """One area on one day."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._area = self._day = ""
        self._said: list[Said] = []
        self._withdrawn: set[int] = set()

    def take(self, entry: Entry, body: AiringStarted | AiringEnded | AiringWithdrawn) -> None:
        """Take one word; in which order they arrive does not matter."""
        self._area, self._day = body.area, body.day
        if isinstance(body, AiringWithdrawn):
            self._withdrawn.add(body.happened_at)
            return
        is_end = isinstance(body, AiringEnded)
        self._said.append(Said(body.happened_at, is_end, entry.order, entry.actor))

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """A row for each airing."""
        for start, end in self._airings():
            known = start or end
            assert known is not None
            yield (
                airing_table,
                {
                    "hall": self._hall,
                    "id": self._subject,
                    "begins": known.happened_at,
                    "area": self._area,
                    "day": self._day,
                    "started_at": start.happened_at if start else None,
                    "started_by": start.by if start else "",
                    "ended_at": end.happened_at if end else None,
                    "ended_by": end.by if end else "",
                },
            )

    def _airings(self) -> list[tuple[Said | None, Said | None]]:
        """Each beginning with the first end after it.

        Who begins while it is aired already begins nothing, and an end after the end changes
        nothing: two desks may have said the same. An end alone is kept, and counts as no air.
        """
        found: list[tuple[Said | None, Said | None]] = []
        running: Said | None = None
        for said in sorted(self._said):
            if not said.is_end:
                if said.happened_at not in self._withdrawn:
                    running = running or said
            elif running is not None:
                found.append((running, said))
                running = None
            elif not found:
                found.append((None, said))
        return [*found, (running, None)] if running is not None else found


ventilation_workflow = Workflow(
    "ventilation",
    (AiringStarted, AiringEnded, AiringWithdrawn),
    {airing_table: "id"},
    VentilationFold,
    shared_name=lambda body: _name_of(body.area, body.day),
)


class Airing(msgspec.Struct, frozen=True, kw_only=True):
    """One airing; moments in ms since 1970 UTC, None where not known or not yet."""

    area: str
    day: str
    started_at: int | None
    started_by: str
    ended_at: int | None
    ended_by: str

    def lasted(self, now: int) -> int:
        """For how long the air was changed so far, in ms; 0 where the beginning is not known."""
        if self.started_at is None:
            return 0
        return max(0, (now if self.ended_at is None else self.ended_at) - self.started_at)

    def expected_end(self, area: Area) -> int:
        """When it has lasted so long that its end was most likely not said."""
        return (self.started_at or 0) + FORGOTTEN_AFTER * area.minutes * MINUTE


class AreaAir(msgspec.Struct, frozen=True, kw_only=True):
    """How an area is aired today: so far, what goes on, and by when it is due again."""

    area: Area
    today: tuple[Airing, ...]
    enough: int
    """How many of them lasted long enough."""
    running: Airing | None
    forgotten: bool
    """What goes on has lasted so long that its end was most likely not said."""
    due: int

    def standing(self, now: int) -> Standing:
        """How it stands at a moment; while it is aired nothing is due."""
        if self.running is not None and not self.forgotten:
            return Standing.DONE
        return Standing.OVERDUE if self.forgotten else standing_of(self.due, now)


def start_airing(desk: Desk, area: str, happened_at: int | None = None) -> None:
    """Say that an area is being aired, since `happened_at` (ms) or now.

    `Conflict` when it is aired already or not there, `InputError` for a time that can't be.
    """
    with desk.act(Right.KEEP_CLEAN) as act:
        known = _area_there(act, area)
        moment = checked_moment(happened_at, act.now, LONGEST_AGO)
        if _running(act.connection, act.hall, area, act.now) is not None:
            raise Conflict("{area} is being aired already.", area=known.names)
        day = day_of(moment).isoformat()
        act.record(
            shared_id(act.hall, _name_of(area, day)),
            AiringStarted(area=area, day=day, happened_at=moment),
        )


def end_airing(desk: Desk, area: str, happened_at: int | None = None) -> None:
    """Say that the airing of an area ended, at `happened_at` (ms) or now.

    Also where its beginning is not known here: another desk may have written it. `InputError` for
    a time that can't be, `Conflict` when the area is not there.
    """
    with desk.act(Right.KEEP_CLEAN) as act:
        _area_there(act, area)
        moment = checked_moment(happened_at, act.now, LONGEST_AGO)
        running = _running(act.connection, act.hall, area, act.now)
        day = day_of(moment).isoformat() if running is None else running.day
        began = None if running is None else running.started_at
        if began is not None and moment < began:
            raise InputError("It can't end before it began.", field="happened_at")
        act.record(
            shared_id(act.hall, _name_of(area, day)),
            AiringEnded(area=area, day=day, happened_at=moment),
        )


def withdraw_airing(desk: Desk, area: str, why: str) -> None:
    """Take back the beginning of an airing that goes on and was entered by mistake.

    `InputError` (field `why`) without a reason, `Conflict` when the area is not being aired.
    """
    reason = " ".join(why.split())
    if not reason or len(reason) > LONGEST_WHY:
        raise InputError("Say why, in at most {longest} characters.", field="why", longest=60)
    with desk.act(Right.KEEP_CLEAN) as act:
        running = _running(act.connection, act.hall, area, act.now)
        if running is None or running.started_at is None:
            raise Conflict("This area is not being aired.")
        act.record(
            shared_id(act.hall, _name_of(area, running.day)),
            AiringWithdrawn(area=area, day=running.day, happened_at=running.started_at, why=reason),
        )


def _name_of(area: str, day: str) -> str:
    return f"ventilation {area} {day}"


def _area_there(act: Act, code: str) -> Area:
    area = lists_now(act.connection, act.hall).areas.get(code)
    if area is None or not area.in_use:
        raise Conflict("Choose an area of the hall.", field="area")
    return area


def read_air(desk: Desk) -> list[AreaAir]:
    """How all areas are aired today, in their order."""
    with desk.read(Right.KEEP_CLEAN) as connection:
        return air_now(connection, desk.journal.hall, desk.journal.clock.now())


def air_now(
    connection: Connection, hall: str, now: int, lists: HygieneLists | None = None
) -> list[AreaAir]:
    """The same within a transaction under way."""
    known = lists or lists_now(connection, hall)
    hours = rules_now(connection, hall).hours
    today = day_of(now).isoformat()
    rows = _airings(
        connection, hall, (airing_table.c.day == today) | airing_table.c.ended_at.is_(None)
    )
    midnight = moment_at(day_of(now), 0)
    found = []
    for area in in_use(known.areas):
        if not area.airings:
            continue
        here = [one for one in rows if one.area == area.code and _has_begun(one, now)]
        running = next((one for one in reversed(here) if one.ended_at is None), None)
        of_today = tuple(one for one in here if one.day == today)
        least = area.minutes * MINUTE
        enough = [one for one in of_today if one.lasted(now) >= least]
        cadence = Cadence(rhythm=Rhythm.PER_DAY, count=area.airings)
        # What was not aired yesterday can't be made up: every day begins anew.
        done = [midnight - 1, *(one.started_at for one in enough if one.started_at is not None)]
        found.append(
            AreaAir(
                area=area,
                today=of_today,
                enough=len(enough),
                running=running,
                forgotten=running is not None
                and (running.day != today or running.lasted(now) > FORGOTTEN_AFTER * least),
                due=due_after(cadence, hours, done, now),
            )
        )
    return found


def airings_between(connection: Connection, hall: str, first: str, last: str) -> list[Airing]:
    """All airings from one day to another (both included), in order."""
    return _airings(connection, hall, airing_table.c.day.between(first, last))


def _running(connection: Connection, hall: str, area: str, now: int) -> Airing | None:
    where = (airing_table.c.area == area) & airing_table.c.ended_at.is_(None)
    found = [one for one in _airings(connection, hall, where) if _has_begun(one, now)]
    return found[-1] if found else None


def _has_begun(airing: Airing, now: int) -> bool:
    # A beginning in the future comes from a clock that was wrong.
    return airing.started_at is None or airing.started_at <= now + AHEAD


def _airings(connection: Connection, hall: str, where: Any) -> list[Airing]:
    rows = connection.execute(
        select(airing_table)
        .where(airing_table.c.hall == hall, where)
        .order_by(airing_table.c.begins, airing_table.c.area)
    )
    return [
        Airing(**{name: row._mapping[name] for name in Airing.__struct_fields__}) for row in rows
    ]
