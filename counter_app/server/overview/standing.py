"""How the halls stand: their desks' lines, the day's numbers, open cases. Read, nothing changed.

Whatever is not known is None here, never 0. Numbers come from the folded tables, for all asked
halls at once: the overview of a hundred halls costs as many queries as that of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, and_, case, func, or_, select

from counter_app.hall.case_dues import Deadline, dues_of
from counter_app.hall.cases import CaseState, case_table
from counter_app.hall.checking import counts_to_check
from counter_app.hall.desks import desk_table, hall_table
from counter_app.hall.persons import mask_name
from counter_app.hall.round_counts import RoundCounts, rounds_by_hall
from counter_app.hall.rules import HallRules, rules_table
from counter_app.hall.temperature import State, check_table
from counter_app.hall.visits import INSIDE, VisitState, visit_table
from counter_app.journal.clock import MINUTE, day_of
from counter_app.journal.tables import entry_table, head_table
from counter_app.language import Phrase
from counter_app.server.devices import device_table
from counter_app.server.folding import halls_behind
from counter_app.server.halls import hall_record_table
from counter_app.sync.wire import Purpose

SILENT_AFTER = 150_000
"""Milliseconds: a device meets at least every minute; after two missed meetings it is silent."""

SKEW_SHOWN = 2 * MINUTE
"""A clock that differs by more is pointed out."""

DISK_LOW = 1_000
"""Megabytes."""


class Line(StrEnum):
    """Whether a device is heard."""

    CONNECTED = "connected"
    SILENT = "silent"
    NEVER = "never"
    REVOKED = "revoked"

    @property
    def label(self) -> Phrase:
        """The state in a word."""
        return _LINE_LABELS[self]


_LINE_LABELS = {
    Line.CONNECTED: Phrase("connected"),
    Line.SILENT: Phrase("silent"),
    Line.NEVER: Phrase("not heard yet"),
    Line.REVOKED: Phrase("revoked"),
}


@dataclass(frozen=True)
class DeskStanding:
    """A desk or hub as it said of itself last. Times in ms since 1970 UTC, `skew` in ms.

    `unsent` is what it then still held for the centre; `newest` when the newest entry of its that
    is here was written, by whatever way it came.
    """

    device: str
    name: str
    purpose: Purpose
    line: Line
    seen: int | None
    unsent: int | None
    program: str
    disk_free: int | None
    skew: int | None
    newest: int | None

    @property
    def counts(self) -> bool:
        """Whether it is expected to be heard at all."""
        return self.line is not Line.REVOKED

    @property
    def clock_differs(self) -> bool:
        """Whether its clock is so far off that people should know."""
        return self.skew is not None and abs(self.skew) > SKEW_SHOWN

    @property
    def disk_low(self) -> bool:
        """Whether it needs room soon."""
        return self.disk_free is not None and self.disk_free < DISK_LOW


@dataclass(frozen=True)
class CaseStanding:
    """A case in which something is left to do; who it is about only masked.

    `dues` is what is due and until when, first things first. Times in ms since 1970 UTC.
    """

    hall: str
    id: str
    number: str
    ticket: str
    name: str
    state: CaseState
    opened_at: int
    dues: tuple[Deadline, ...]


@dataclass(frozen=True)
class HallStanding:
    """A hall at one moment; `unfolded` entries have come and are not counted yet."""

    hall: str
    name: str
    desks: tuple[DeskStanding, ...]
    cases: tuple[CaseStanding, ...]
    visits: int
    waiting: int
    inside: int
    inside_limit: int
    fevers: int
    suspected: int
    rounds: RoundCounts
    to_check: int
    unfolded: int
    has_entries: bool

    @property
    def expected(self) -> tuple[DeskStanding, ...]:
        """The devices that should be heard."""
        return tuple(one for one in self.desks if one.counts)

    @property
    def connected(self) -> int:
        """How many of them are heard now."""
        return sum(one.line is Line.CONNECTED for one in self.desks)

    @property
    def line(self) -> Line:
        """The hall's line: connected while anything of it is heard."""
        if self.connected:
            return Line.CONNECTED
        return Line.SILENT if self.silent_since is not None else Line.NEVER

    @property
    def silent_since(self) -> int | None:
        """When anything of it was heard last; None where nothing ever was."""
        return max((one.seen for one in self.expected if one.seen is not None), default=None)

    @property
    def unsent(self) -> int | None:
        """What those that are heard hold for the centre; None where none of them says."""
        said = [
            one.unsent
            for one in self.expected
            if one.line is Line.CONNECTED and one.unsent is not None
        ]
        return sum(said) if said else None

    @property
    def unknown(self) -> tuple[DeskStanding, ...]:
        """The devices of which it is not known what they hold."""
        return tuple(
            one for one in self.expected if one.line is not Line.CONNECTED or one.unsent is None
        )

    @property
    def programs(self) -> list[str]:
        """The versions of the program that run there."""
        return sorted({one.program for one in self.expected if one.program})

    @property
    def least_disk(self) -> int | None:
        """The least room of any device, in megabytes."""
        return min(
            (one.disk_free for one in self.expected if one.disk_free is not None), default=None
        )

    @property
    def disk_low(self) -> bool:
        """Whether any device needs room soon."""
        return any(one.disk_low for one in self.expected)

    @property
    def troubled(self) -> bool:
        """Whether somebody should look."""
        return bool(
            self.cases
            or (self.expected and self.line is not Line.CONNECTED)
            or self.to_check
            or self.rounds.missed
            or any(one.clock_differs or one.disk_low for one in self.expected)
        )


def hall_names(connection: Connection, only: str | None = None) -> dict[str, str]:
    """The halls by id, under the names that their people see, in the order of names."""
    query = select(hall_record_table.c.hall, hall_record_table.c.name, hall_table.c.name).outerjoin(
        hall_table,
        and_(
            hall_table.c.hall == hall_record_table.c.hall,
            hall_table.c.id == hall_record_table.c.hall,
        ),
    )
    if only is not None:
        query = query.where(hall_record_table.c.hall == only)
    names = {row[0]: row[2] or row[1] for row in connection.execute(query)}
    return dict(sorted(names.items(), key=lambda item: (item[1], item[0])))


def stand(connection: Connection, names: dict[str, str], now: int) -> list[HallStanding]:
    """How these halls stand at `now`, in the order given."""
    halls = list(names)
    day = day_of(now)
    today = day.isoformat()
    desks = _desks(connection, halls, now)
    cases = _cases(connection, halls, now)
    visits = _visits(connection, halls, today)
    fevers = _fevers(connection, halls, today)
    limits = _limits(connection, halls)
    rounds = rounds_by_hall(connection, halls, day, now)
    to_check = counts_to_check(connection, halls)
    unfolded = halls_behind(connection)
    begun = {
        row.hall
        for row in connection.execute(
            select(head_table.c.hall).where(head_table.c.hall.in_(halls)).distinct()
        )
    }
    standing = []
    for hall, name in names.items():
        counted = visits.get(hall)
        checked = fevers.get(hall)
        standing.append(
            HallStanding(
                hall=hall,
                name=name,
                desks=tuple(desks[hall]),
                cases=tuple(cases[hall]),
                visits=int(counted.visits) if counted else 0,
                waiting=int(counted.waiting) if counted else 0,
                inside=int(counted.inside) if counted else 0,
                inside_limit=limits.get(hall, HallRules()).inside_limit,
                fevers=int(checked.fevers) if checked else 0,
                suspected=int(checked.suspected) if checked else 0,
                rounds=rounds[hall],
                to_check=to_check.get(hall, 0),
                unfolded=unfolded.get(hall, 0),
                has_entries=hall in begun,
            )
        )
    return standing


def _desks(connection: Connection, halls: Sequence[str], now: int) -> dict[str, list[DeskStanding]]:
    named = {
        (row.hall, row.id): row.name
        for row in connection.execute(select(desk_table).where(desk_table.c.hall.in_(halls)))
    }
    newest = {
        (row.hall, row.device): row.at
        for row in connection.execute(
            select(head_table.c.hall, head_table.c.device, entry_table.c.at)
            .join(
                entry_table,
                and_(
                    entry_table.c.hall == head_table.c.hall,
                    entry_table.c.device == head_table.c.device,
                    entry_table.c.seq == head_table.c.seq,
                ),
            )
            .where(head_table.c.hall.in_(halls))
        )
    }
    found: dict[str, list[DeskStanding]] = defaultdict(list)
    rows = connection.execute(
        select(device_table)
        .where(device_table.c.hall.in_(halls))
        .order_by(device_table.c.enrolled, device_table.c.device)
    )
    for row in rows:
        key = (row.hall, row.device)
        found[row.hall].append(
            DeskStanding(
                device=row.device,
                name=named.get(key) or row.name,
                purpose=Purpose(row.purpose),
                line=_line(row, now),
                seen=row.seen,
                unsent=row.unsent,
                program=row.program,
                disk_free=row.disk_free,
                skew=row.skew,
                newest=newest.get(key),
            )
        )
    for desks in found.values():
        desks.sort(key=lambda one: (not one.counts, one.purpose is Purpose.HUB, one.name))
    return found


def _line(row: Row[Any], now: int) -> Line:
    if row.revoked is not None:
        return Line.REVOKED
    if row.seen is None:
        return Line.NEVER
    # A server whose clock stepped back has heard devices "in the future": they are there.
    return Line.CONNECTED if now - row.seen < SILENT_AFTER else Line.SILENT


def _cases(connection: Connection, halls: Sequence[str], now: int) -> dict[str, list[CaseStanding]]:
    found: dict[str, list[CaseStanding]] = defaultdict(list)
    rows: Iterable[Any] = connection.execute(
        select(case_table)
        .where(case_table.c.hall.in_(halls), case_table.c.state != CaseState.CLOSED.value)
        .order_by(case_table.c.opened_at, case_table.c.id)
    )
    for row in rows:
        found[row.hall].append(
            CaseStanding(
                hall=row.hall,
                id=row.id,
                number=row.number,
                ticket=row.ticket,
                name=mask_name(row.name),
                state=CaseState(row.state),
                opened_at=row.opened_at,
                dues=tuple(dues_of(row, now, clean=row.clean)),
            )
        )
    return found


def _visits(connection: Connection, halls: Sequence[str], today: str) -> dict[str, Any]:
    table = visit_table
    inside = table.c.state.in_([one.value for one in INSIDE])
    rows = connection.execute(
        select(
            table.c.hall,
            func.sum(case((table.c.day == today, 1), else_=0)).label("visits"),
            func.sum(case((table.c.state == VisitState.WAITING.value, 1), else_=0)).label(
                "waiting"
            ),
            func.sum(case((inside, 1 + table.c.companions), else_=0)).label("inside"),
        )
        # Days to come as well: who waits since the clock was ahead waits all the same.
        .where(table.c.hall.in_(halls), table.c.day >= today)
        .group_by(table.c.hall)
    )
    return {row.hall: row for row in rows}


def _fevers(connection: Connection, halls: Sequence[str], today: str) -> dict[str, Any]:
    table = check_table
    suspected = table.c.state == State.SUSPECTED.value
    fever = or_(suspected, table.c.state == State.TO_REPEAT.value, table.c.case.is_not(None))
    rows = connection.execute(
        select(
            table.c.hall,
            func.sum(case((fever, 1), else_=0)).label("fevers"),
            func.sum(case((suspected, 1), else_=0)).label("suspected"),
        )
        .where(table.c.hall.in_(halls), table.c.day == today)
        .group_by(table.c.hall)
    )
    return {row.hall: row for row in rows}


def _limits(connection: Connection, halls: Sequence[str]) -> dict[str, HallRules]:
    rows = connection.execute(select(rules_table).where(rules_table.c.hall.in_(halls)))
    return {row.hall: msgspec.json.decode(row.rules, type=HallRules) for row in rows}
