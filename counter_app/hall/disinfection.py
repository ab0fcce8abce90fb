"""Disinfection: which assets, with what, how strong, how long, by whom and when (N2.1, N2.2).

One record is one round of somebody with one agent over one or several assets. It is never changed;
one that was entered by mistake is withdrawn, and its assets are as due as before. Not here: by
when an asset is due again (`dues`), terminal disinfection after a case (`isolation`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Index,
    PrimaryKeyConstraint,
    String,
    Table,
    select,
)
from sqlalchemy import Row as SqlRow

from counter_app.errors import Conflict, InputError
from counter_app.hall.assets import find_asset
from counter_app.hall.happened import checked_moment
from counter_app.hall.hygiene_lists import LONGEST_CONTACT, Agent, Unit, lists_now
from counter_app.hall.whole_numbers import check_within
from counter_app.journal.clock import MINUTE
from counter_app.journal.entry import Body, Entry, new_id
from counter_app.journal.fold import Reason, Row, SetAside, Workflow
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.tables import metadata

TWICE = 10_000
"""Milliseconds in which the same asset, disinfected in the same way, is one scan read twice."""

LONGEST_AGO = 7 * 24 * 60 * MINUTE
"""How long afterwards a disinfection can be entered."""

LONGEST_LINE = 60
MOST_ASSETS = 200

disinfection_table = Table(
    "disinfection",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("agent", String, nullable=False, comment="Code of the agent."),
    Column("amount", BigInteger, nullable=False, comment="Whole numbers of the unit."),
    Column("unit", String, nullable=False),
    Column("unusual", Boolean, nullable=False, comment="Outside what was usual then."),
    Column("minutes", BigInteger, nullable=False, comment="Of contact."),
    Column("happened_at", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False, comment="When it was written down."),
    Column("by", String, nullable=False, comment="The user who wrote it down."),
    Column("done_by", String, nullable=False, comment="Who did it; '' for the same."),
    Column("device", String, nullable=False),
    Column("note", String, nullable=False),
    Column("withdrawn_at", BigInteger, comment="Null while it holds."),
    Column("withdrawn_by", String, nullable=False),
    Column("withdrawn_why", String, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    Index("disinfection_by_time", "hall", "happened_at"),
    Index("disinfection_by_device", "hall", "device", "at"),
    info={"one_row": ("id",)},
)

disinfected_table = Table(
    "disinfected_asset",
    metadata,
    Column("hall", String, nullable=False),
    Column("disinfection", String, nullable=False),
    Column("asset", String, nullable=False),
    Column("happened_at", BigInteger, nullable=False),
    Column("holds", Boolean, nullable=False, comment="Not withdrawn."),
    PrimaryKeyConstraint("hall", "disinfection", "asset"),
    Index("disinfected_asset_by_time", "hall", "asset", "holds", "happened_at"),
)


class DisinfectionLogged(Body, frozen=True, kw_only=True):
    """Somebody disinfected these assets."""

    kind = "disinfection.logged"
    assets: tuple[str, ...]
    agent: str
    amount: int
    unit: Unit
    minutes: int
    happened_at: int
    unusual: bool = False
    done_by: str = ""
    note: str = ""


class DisinfectionWithdrawn(Body, frozen=True, kw_only=True):
    """It did not happen so; whatever comes later, it does not count any more."""

    kind = "disinfection.withdrawn"
    aspect = None
    why: str


class DisinfectionFold:
    """One record; withdrawn by whoever says so, and by nobody made to hold again."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._row: Row = {}
        self._assets: tuple[str, ...] = ()

    def take(self, entry: Entry, body: DisinfectionLogged | DisinfectionWithdrawn) -> None:
        """Take one fact."""
        match body:
            case DisinfectionLogged():
                if self._row:
                    raise SetAside(Reason.OVERTAKEN)
                self._assets = tuple(dict.fromkeys(body.assets))
                self._row = {
                    "hall": self._hall,
                    "id": self._subject,
                    "agent": body.agent,
                    "amount": body.amount,
                    "unit": body.unit.value,
                    "unusual": body.unusual,
                    "minutes": body.minutes,
                    "happened_at": body.happened_at,
                    "at": entry.at,
                    "by": entry.actor,
                    "done_by": body.done_by,
                    "device": entry.device,
                    "note": body.note,
                    "withdrawn_at": None,
                    "withdrawn_by": "",
                    "withdrawn_why": "",
                }
            case DisinfectionWithdrawn():
                if not self._row:
                    raise SetAside(Reason.NO_BEGINNING)
                if self._row["withdrawn_at"] is None:
                    self._row |= {
                        "withdrawn_at": entry.at,
                        "withdrawn_by": entry.actor,
                        "withdrawn_why": body.why,
                    }

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The record's row, and one for each of its assets."""
        if not self._row:
            return
        yield disinfection_table, self._row
        for asset in self._assets:
            yield (
                disinfected_table,
                {
                    "hall": self._hall,
                    "disinfection": self._subject,
                    "asset": asset,
                    "happened_at": self._row["happened_at"],
                    "holds": self._row["withdrawn_at"] is None,
                },
            )


disinfection_workflow = Workflow(
    "disinfection",
    (DisinfectionLogged, DisinfectionWithdrawn),
    {disinfection_table: "id", disinfected_table: "disinfection"},
    DisinfectionFold,
)


class Method(msgspec.Struct, frozen=True, kw_only=True):
    """With what, how strong (whole numbers of the agent's unit) and for how many minutes."""

    agent: str
    amount: int
    minutes: int


class Disinfection(msgspec.Struct, frozen=True, kw_only=True):
    """A record. Moments in ms since 1970 UTC; `by` is the user who wrote it down."""

    id: str
    assets: tuple[str, ...]
    agent: str
    amount: int
    unit: Unit
    unusual: bool
    minutes: int
    happened_at: int
    at: int
    by: str
    done_by: str
    device: str
    note: str
    withdrawn_at: int | None
    withdrawn_by: str
    withdrawn_why: str


def log_disinfection(
    desk: Desk,
    assets: Collection[str],
    method: Method,
    *,
    happened_at: int | None = None,
    done_by: str = "",
    note: str = "",
) -> Disinfection | None:
    """Log that these assets were disinfected; None where a moment ago it was logged just so.

    An asset that was scanned twice is logged once. `happened_at` (ms) is now where it is None,
    `done_by` whoever is signed in where it is empty. `InputError` names the field at fault:
    `assets`, `agent`, `amount`, `minutes`, `happened_at`, `done_by` or `note`; `Conflict` when an
    asset is not here or out of use.
    """
    worker, remark = _line(done_by, "done_by"), _line(note, "note")
    with desk.act(Right.KEEP_CLEAN) as act:
        agent = _agent_of(act.connection, act.hall, method)
        moment = checked_moment(happened_at, act.now, LONGEST_AGO)
        wanted = list(dict.fromkeys(assets))
        if not 1 <= len(wanted) <= MOST_ASSETS:
            raise InputError("Choose what was disinfected: scan its label.", field="assets")
        for one in wanted:
            asset = find_asset(act.connection, act.hall, one)
            if not asset.in_use:
                raise Conflict("{asset} is out of use.", field="assets", asset=asset.label)
        known = _just_logged(act.connection, act.hall, method, moment)
        fresh = [one for one in wanted if one not in known]
        if not fresh:
            return None
        subject = new_id()
        act.record(
            subject,
            DisinfectionLogged(
                assets=tuple(fresh),
                agent=agent.code,
                amount=method.amount,
                unit=agent.unit,
                minutes=method.minutes,
                happened_at=moment,
                unusual=agent.is_unusual(method.amount),
                done_by=worker,
                note=remark,
            ),
        )
    with desk.journal.read() as connection:
        return find_disinfection(connection, desk.journal.hall, subject)


def withdraw_disinfection(desk: Desk, disinfection: str, why: str) -> None:
    """Take back what was entered by mistake; it stays in the record, struck out.

    `InputError` (field `why`) without a reason, `Conflict` when it is withdrawn already.
    """
    reason = _line(why, "why")
    if not reason:
        raise InputError("This must be filled in.", field="why")
    with desk.act(Right.KEEP_CLEAN) as act:
        found = find_disinfection(act.connection, act.hall, disinfection)
        if found.withdrawn_at is not None:
            raise Conflict("This record is withdrawn already.")
        act.record(disinfection, DisinfectionWithdrawn(why=reason))


def _agent_of(connection: Connection, hall: str, method: Method) -> Agent:
    agent = lists_now(connection, hall).agents.get(method.agent)
    if agent is None or not agent.in_use:
        raise InputError("Choose what was disinfected with.", field="agent")
    check_within(method.amount, agent.least, agent.most, "amount")
    check_within(method.minutes, 1, LONGEST_CONTACT, "minutes")
    return agent


def _just_logged(connection: Connection, hall: str, method: Method, moment: int) -> set[str]:
    """Assets that were disinfected in this way within the last moments, at any desk."""
    same = disinfection_table.c
    return set(
        connection.scalars(
            select(disinfected_table.c.asset)
            .join(
                disinfection_table,
                (same.hall == disinfected_table.c.hall)
                & (same.id == disinfected_table.c.disinfection),
            )
            .where(
                same.hall == hall,
                same.happened_at.between(moment - TWICE, moment + TWICE),
                same.agent == method.agent,
                same.amount == method.amount,
                same.minutes == method.minutes,
                disinfected_table.c.holds,
            )
        )
    )


def _line(text: str, field: str) -> str:
    clean = " ".join(text.split())
    if len(clean) > LONGEST_LINE or not clean.isprintable():
        raise InputError("Write at most {longest} characters.", field=field, longest=LONGEST_LINE)
    return clean


def last_method(connection: Connection, hall: str, device: str) -> Method | None:
    """What this desk disinfected with last; None where it never did."""
    logged = disinfection_table.c
    row = connection.execute(
        select(logged.agent, logged.amount, logged.minutes)
        .where(logged.hall == hall, logged.device == device)
        .order_by(logged.at.desc(), logged.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else Method(**row._mapping)


def read_last_method(desk: Desk) -> Method | None:
    """The same, asked by whoever is at the desk."""
    with desk.read(Right.KEEP_CLEAN) as connection:
        return last_method(connection, desk.journal.hall, desk.journal.device)


def find_disinfection(connection: Connection, hall: str, disinfection: str) -> Disinfection:
    """One record. `Conflict` when it is not here."""
    found = _records(connection, hall, disinfection_table.c.id == disinfection)
    if not found:
        raise Conflict("This record is not here.")
    return found[0]


def read_newest(desk: Desk, asset: str, count: int) -> list[Disinfection]:
    """The newest records of an asset that hold, the newest first."""
    kept = disinfected_table.c
    with desk.read(Right.KEEP_CLEAN) as connection:
        hall = desk.journal.hall
        ids = connection.scalars(
            select(kept.disinfection)
            .where(kept.hall == hall, kept.asset == asset, kept.holds)
            .order_by(kept.happened_at.desc(), kept.disinfection.desc())
            .limit(count)
        ).all()
        found = _records(connection, hall, disinfection_table.c.id.in_(ids))
    return found[::-1]


def disinfections_between(
    connection: Connection, hall: str, begin: int, end: int
) -> list[Disinfection]:
    """What happened from `begin` until before `end` (ms), the oldest first, withdrawn ones too."""
    happened_at = disinfection_table.c.happened_at
    return _records(connection, hall, (happened_at >= begin) & (happened_at < end))


def _records(connection: Connection, hall: str, where: Any) -> list[Disinfection]:
    rows = connection.execute(
        select(disinfection_table, disinfected_table.c.asset)
        .join(
            disinfected_table,
            (disinfected_table.c.hall == disinfection_table.c.hall)
            & (disinfected_table.c.disinfection == disinfection_table.c.id),
        )
        .where(disinfection_table.c.hall == hall, where)
        .order_by(
            disinfection_table.c.happened_at, disinfection_table.c.id, disinfected_table.c.asset
        )
    )
    found: dict[str, SqlRow[Any]] = {}
    assets: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.id, row)
        assets.setdefault(row.id, []).append(row.asset)
    return [_record_of(row, assets[row.id]) for row in found.values()]


def _record_of(row: SqlRow[Any], assets: list[str]) -> Disinfection:
    values = dict(row._mapping)
    del values["hall"], values["asset"]
    return Disinfection(**values | {"unit": Unit(row.unit), "assets": tuple(assets)})
