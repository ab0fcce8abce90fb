"""The asset register: each counter, machine, handrail … with its number and area (N2.2).

An asset has a QR label that names it (`codes.ASSET` and its id). One that is retired leaves the
lists, and old records keep its name. Not here: kinds and areas (`hygiene_lists`), what was
disinfected and what is due (`disinfection`), the labels on paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    PrimaryKeyConstraint,
    String,
    Table,
    select,
)
from sqlalchemy import Row as SqlRow

from counter_app.errors import Conflict, InputError
from counter_app.hall import codes
from counter_app.hall.hygiene_lists import lists_now
from counter_app.hall.windows import all_windows
from counter_app.journal.entry import Body, Entry, new_id
from counter_app.journal.fold import Reason, Row, SetAside, Workflow
from counter_app.journal.journal import Act
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.tables import metadata

LONGEST_NAME = 40
LONGEST_NUMBER = 12

COUNTER = "COUNTER"
"""The kind of asset that a window has."""

COUNTERS = "COUNTERS"
"""The area in which windows stand."""

asset_table = Table(
    "asset",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("name", String, nullable=False),
    Column("number", String, nullable=False),
    Column("kind", String, nullable=False, comment="Code of its kind."),
    Column("area", String, nullable=False, comment="Code of its area; '' for none."),
    Column("window", String, nullable=False, comment="The window that it belongs to; '' for none."),
    Column("in_use", Boolean, nullable=False),
    Column("since", BigInteger, nullable=False, comment="In use, or out of it, since then."),
    PrimaryKeyConstraint("hall", "id"),
    info={"one_row": ("id",)},
)


class AssetSet(Body, frozen=True, kw_only=True):
    """From now on an asset is like this; whether it is in use is told by other facts."""

    kind = "asset.set"
    name: str
    number: str
    of_kind: str
    area: str = ""
    window: str = ""


class AssetRetired(Body, frozen=True, kw_only=True):
    """It is not there any more, or not used."""

    kind = "asset.retired"
    aspect = "use"


class AssetRestored(Body, frozen=True, kw_only=True):
    """It is in use again."""

    kind = "asset.restored"
    aspect = "use"


class AssetFold:
    """An asset as its newest facts have it."""

    def __init__(self, hall: str, subject: str) -> None:
        self._row: Row = {"hall": hall, "id": subject}

    def take(self, entry: Entry, body: AssetSet | AssetRetired | AssetRestored) -> None:
        """Take one fact; an asset that was never set can't be retired."""
        match body:
            case AssetSet():
                begun: Row = {"in_use": True, "since": entry.at}
                self._row = begun | self._row
                self._row |= {
                    "name": body.name,
                    "number": body.number,
                    "kind": body.of_kind,
                    "area": body.area,
                    "window": body.window,
                }
            case _ if "name" not in self._row:
                raise SetAside(Reason.NO_BEGINNING)
            case AssetRetired():
                self._row |= {"in_use": False, "since": entry.at}
            case AssetRestored():
                self._row |= {"in_use": True, "since": entry.at}

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The asset's row."""
        if "name" in self._row:
            yield asset_table, self._row


asset_workflow = Workflow(
    "asset", (AssetSet, AssetRetired, AssetRestored), {asset_table: "id"}, AssetFold
)


class Asset(msgspec.Struct, frozen=True, kw_only=True):
    """An asset. `kind` and `area` are codes, `since` is ms since 1970 UTC."""

    id: str = ""
    name: str
    number: str
    kind: str
    area: str = ""
    window: str = ""
    in_use: bool = True
    since: int = 0

    @property
    def label(self) -> str:
        """Number and name, as people tell assets apart."""
        return f"{self.number} {self.name}".strip()

    @property
    def code(self) -> str:
        """What its QR label says."""
        return f"{codes.ASSET}{self.id}"


def set_asset(desk: Desk, asset: Asset) -> Asset:
    """Add an asset (without an id) or change it; as it is kept.

    Whether it is in use does not change by this. `InputError` names the field at fault: `name`,
    `number`, `kind`, `area` or `window`; `Conflict` when the asset to change is not here.
    """
    with desk.act(Right.KEEP_ASSETS) as act:
        before = find_asset(act.connection, act.hall, asset.id) if asset.id else None
        checked = _record(act, asset)
        if before is None:
            return msgspec.structs.replace(checked, in_use=True, since=act.now)
        return msgspec.structs.replace(checked, in_use=before.in_use, since=before.since)


def retire_asset(desk: Desk, asset: str) -> None:
    """Take an asset out of use. `Conflict` when it is not in use or not here."""
    with desk.act(Right.KEEP_ASSETS) as act:
        if not find_asset(act.connection, act.hall, asset).in_use:
            raise Conflict("This asset is out of use already.")
        act.record(asset, AssetRetired())


def restore_asset(desk: Desk, asset: str) -> None:
    """Put an asset into use again. `Conflict` when it is in use or not here."""
    with desk.act(Right.KEEP_ASSETS) as act:
        if find_asset(act.connection, act.hall, asset).in_use:
            raise Conflict("This asset is in use already.")
        act.record(asset, AssetRestored())


def add_counters(desk: Desk, name: str) -> int:
    """Add a counter for each window in use that has none; how many.

    `name` is what each is called, with `{number}` for the number of its window.
    """
    with desk.act(Right.KEEP_ASSETS) as act:
        present = all_assets(act.connection, act.hall)
        having = {asset.window for asset in present if asset.kind == COUNTER}
        taken = {asset.number for asset in present if asset.in_use}
        missing = [
            one
            for one in all_windows(act.connection, act.hall)
            if one.in_use and one.id not in having
        ]
        for window in missing:
            called = Asset(
                name=name.format(number=window.number),
                number=_free_number(window.number, taken),
                kind=COUNTER,
                area=COUNTERS,
                window=window.id,
            )
            _record(act, called)
        return len(missing)


def _free_number(window: int, taken: set[str]) -> str:
    """C-01 for window 1; where somebody gave that away, the next free one."""
    number = next(called for place in count(window) if (called := f"C-{place:02}") not in taken)
    taken.add(number)
    return number


def _record(act: Act, asset: Asset) -> Asset:
    checked = _checked(act, asset)
    act.record(
        checked.id,
        AssetSet(
            name=checked.name,
            number=checked.number,
            of_kind=checked.kind,
            area=checked.area,
            window=checked.window,
        ),
    )
    return checked


def _checked(act: Act, asset: Asset) -> Asset:
    lists = lists_now(act.connection, act.hall)
    name = _line(asset.name, "name", LONGEST_NAME)
    number = _line(asset.number, "number", LONGEST_NUMBER).upper()
    if asset.kind not in lists.kinds:
        raise InputError("Choose what kind of asset it is.", field="kind")
    if asset.area and asset.area not in lists.areas:
        raise InputError("Choose an area of the hall, or none.", field="area")
    windows = {one.id for one in all_windows(act.connection, act.hall)}
    if asset.window and asset.window not in windows:
        raise InputError("Choose a window of the hall, or none.", field="window")
    for other in all_assets(act.connection, act.hall):
        if other.number == number and other.id != asset.id and other.in_use:
            raise InputError(
                "{name} has the number {number} already.",
                field="number",
                name=other.name,
                number=number,
            )
    return msgspec.structs.replace(asset, id=asset.id or new_id(), name=name, number=number)


def _line(text: str, field: str, longest: int) -> str:
    clean = " ".join(text.split())
    if not clean:
        raise InputError("This must be filled in.", field=field)
    if len(clean) > longest or not clean.isprintable():
        raise InputError("Write at most {longest} characters.", field=field, longest=longest)
    return clean


def list_assets(desk: Desk) -> list[Asset]:
    """All assets by number, retired ones too."""
    with desk.read(Right.KEEP_CLEAN) as connection:
        return all_assets(connection, desk.journal.hall)


def read_asset(desk: Desk, asset: str) -> Asset:
    """The asset of a label. `Conflict` when it is not here."""
    with desk.read(Right.KEEP_CLEAN) as connection:
        return find_asset(connection, desk.journal.hall, asset)


def all_assets(connection: Connection, hall: str) -> list[Asset]:
    """All assets by number, within a transaction under way."""
    rows = connection.execute(
        select(asset_table)
        .where(asset_table.c.hall == hall)
        .order_by(asset_table.c.number, asset_table.c.id)
    )
    return [_asset_of(row) for row in rows]


def find_asset(connection: Connection, hall: str, asset: str) -> Asset:
    """One asset. `Conflict` when it is not here."""
    row = connection.execute(
        select(asset_table).where(asset_table.c.hall == hall, asset_table.c.id == asset)
    ).one_or_none()
    if row is None:
        raise Conflict("This label belongs to no asset of this hall.")
    return _asset_of(row)


def _asset_of(row: SqlRow[Any]) -> Asset:
    values = dict(row._mapping)
    del values["hall"]
    return Asset(**values)
