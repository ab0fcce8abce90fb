"""The devices that a server knows: who may come, from which hall, and how each of them stands.

The hall of a request is always the one that stands here beside the device's secret, never one that
the request names. Not here: how a device comes to be known (`enrolment`).
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    LargeBinary,
    PrimaryKeyConstraint,
    Row,
    String,
    Table,
    UniqueConstraint,
    bindparam,
    case,
    delete,
    insert,
    select,
    update,
)

from counter_app.server.refusing import RefusedRequest
from counter_app.server.tables import server_metadata
from counter_app.sync.wire import (
    NO_LANE,
    DeviceList,
    Greeting,
    Hub,
    KnownDevice,
    RefusedCode,
)
from counter_app.sync.wire import Purpose as DevicePurpose

NOTED_EVERY = 15_000
"""Milliseconds: how a device stands is written down again when something of it changed, or when
this has passed, so that a meeting without news costs no save."""

device_table = Table(
    "device",
    server_metadata,
    Column("hall", String, nullable=False),
    Column("device", String, nullable=False),
    Column("name", String, nullable=False),
    Column("purpose", String, nullable=False),
    Column("lane", BigInteger, comment="Of its tickets; null for a hub."),
    Column("secret_digest", LargeBinary, nullable=False, comment="SHA-256 of the secret's text."),
    Column("enrolled", BigInteger, nullable=False),
    Column("revoked", BigInteger),
    Column("moved_from", String, comment="The device whose branch this one goes on with."),
    Column("seen", BigInteger, comment="When it greeted last."),
    Column("program", String, nullable=False, comment="Its version, as last said."),
    Column("unsent", BigInteger, comment="Entries that it still held for the centre."),
    Column("disk_free", BigInteger, comment="Megabytes."),
    Column("skew", BigInteger, comment="Milliseconds that its clock was ahead of the server's."),
    Column("addresses", String, nullable=False, comment="Of a hub: JSON."),
    Column("certificate", String, nullable=False, comment="Of a hub: PEM."),
    PrimaryKeyConstraint("hall", "device"),
    UniqueConstraint("device"),
    UniqueConstraint("hall", "lane"),
)

_ONE = select(device_table).where(device_table.c.device == bindparam("device"))
_OF_HALL = (
    select(device_table)
    .where(device_table.c.hall == bindparam("hall"))
    .order_by(device_table.c.enrolled, device_table.c.device)
)


@dataclass(frozen=True)
class Device:
    """A device as the server knows it: see `device_table`. Times in milliseconds since 1970 UTC."""

    hall: str
    device: str
    name: str
    purpose: DevicePurpose
    lane: int | None
    secret_digest: bytes
    enrolled: int
    revoked: int | None = None
    moved_from: str | None = None
    seen: int | None = None
    program: str = ""
    unsent: int | None = None
    disk_free: int | None = None
    skew: int | None = None
    addresses: tuple[str, ...] = ()
    certificate: str = ""

    def __repr__(self) -> str:
        return f"Device({self.device!r})"

    def has_secret(self, secret: str) -> bool:
        """Whether `secret` is this device's; takes the same time either way."""
        return hmac.compare_digest(self.secret_digest, digest_of(secret))


def digest_of(secret: str) -> bytes:
    """What is kept of a device's secret."""
    return hashlib.sha256(secret.encode()).digest()


def find_device(connection: Connection, device: str) -> Device | None:
    """A device by its id."""
    row = connection.execute(_ONE, {"device": device}).one_or_none()
    return None if row is None else _device_of(row)


def devices_of(connection: Connection, hall: str) -> list[Device]:
    """All devices of a hall, revoked ones too, in the order in which they came."""
    rows = connection.execute(_OF_HALL, {"hall": hall})
    return [_device_of(row) for row in rows]


def authenticate(connection: Connection, header: str | None) -> Device:
    """The device whose credential an `Authorization` header carries.

    Read from the database each time, so that a revocation holds from the next request on, at every
    process. Raises `RefusedRequest` (unknown device, revoked).
    """
    name, secret = named_device(header), (header or "").partition(".")[2].strip()
    device = find_device(connection, name) if name and 0 < len(secret) <= 128 else None
    if device is None or not device.has_secret(secret):
        raise RefusedRequest(RefusedCode.UNKNOWN_DEVICE)
    if device.revoked is not None:
        # Only to the one that has the secret: nobody else learns who was revoked.
        raise RefusedRequest(RefusedCode.REVOKED)
    return device


def named_device(header: str | None) -> str:
    """The id that an `Authorization` header names, true or not; empty where it names none."""
    scheme, _, credential = (header or "").partition(" ")
    name = credential.strip().partition(".")[0]
    sound = scheme.lower() == "bearer" and len(name) <= 64 and name.isascii() and name.isalnum()
    return name if sound else ""


def keep_device(connection: Connection, device: Device) -> None:
    """Write a device, in the place of what stood under its name in its hall."""
    connection.execute(
        delete(device_table).where(
            device_table.c.hall == device.hall, device_table.c.device == device.device
        )
    )
    connection.execute(insert(device_table), [_row_of(device)])


def revoke(connection: Connection, device: str, now: int) -> Device | None:
    """Let a device come no more; None where none has this id. It keeps what it holds."""
    connection.execute(
        update(device_table)
        .where(device_table.c.device == device, device_table.c.revoked.is_(None))
        .values(revoked=now)
    )
    return find_device(connection, device)


def stands_differently(device: Device, greeting: Greeting, now: int) -> bool:
    """Whether what a device says of itself is worth writing down again."""
    return (
        device.seen is None
        or not 0 <= now - device.seen < NOTED_EVERY
        or device.program != greeting.program
        or device.unsent != greeting.unsent
        or (bool(greeting.addresses) and device.addresses != tuple(greeting.addresses))
    )


def note_greeting(connection: Connection, device: Device, greeting: Greeting, now: int) -> None:
    """Write down how a device stands."""
    values: dict[str, object] = {
        "seen": now,
        "program": greeting.program,
        "unsent": greeting.unsent,
        "disk_free": greeting.disk_free,
        "skew": greeting.now - now,
    }
    if device.purpose is DevicePurpose.HUB and greeting.addresses:
        values["addresses"] = msgspec.json.encode(greeting.addresses).decode()
    connection.execute(
        update(device_table)
        .where(device_table.c.hall == device.hall, device_table.c.device == device.device)
        .values(**values)
    )


def note_taken(connection: Connection, device: Device, count: int) -> None:
    """A device has given `count` new entries since it said how many it still held.

    Else it would seem to hold them until it greets again.
    """
    said = device_table.c.unsent
    connection.execute(
        update(device_table)
        .where(device_table.c.hall == device.hall, device_table.c.device == device.device)
        .where(said > 0)
        .values(unsent=case((said > count, said - count), else_=0))
    )


def hubs_of(connection: Connection, hall: str) -> list[Hub]:
    """The hubs of a hall that desks can be told of."""
    return [
        Hub(
            device=device.device,
            name=device.name,
            addresses=list(device.addresses),
            certificate=device.certificate,
        )
        for device in devices_of(connection, hall)
        if device.purpose is DevicePurpose.HUB and device.revoked is None and device.certificate
    ]


def known_devices(connection: Connection, hall: str) -> list[KnownDevice]:
    """All devices of a hall as a hub is told of them."""
    return [
        KnownDevice(
            device=device.device,
            name=device.name,
            purpose=device.purpose,
            lane=NO_LANE if device.lane is None else device.lane,
            secret_digest=device.secret_digest,
            enrolled=device.enrolled,
            revoked=device.revoked,
        )
        for device in devices_of(connection, hall)
    ]


def adopt_devices(connection: Connection, told: DeviceList) -> None:
    """At a hub: know the devices that the centre has told of, as the centre knows them.

    Devices that only this hub knows stay. How a device stood here stays as it was.
    """
    here = {device.device: device for device in devices_of(connection, told.hall)}
    lanes = {one.lane for one in told.devices}
    for mine in here.values():
        if mine.lane in lanes:
            # Lanes are the centre's to give: free it before another gets it.
            keep_device(connection, replace(mine, lane=None))
    for one in told.devices:
        known = here.get(one.device, _nothing_known(told.hall, one))
        adopted = replace(
            known,
            name=one.name,
            purpose=one.purpose,
            lane=None if one.lane == NO_LANE else one.lane,
            secret_digest=one.secret_digest,
            enrolled=one.enrolled,
            revoked=one.revoked,
        )
        keep_device(connection, adopted)


def _nothing_known(hall: str, one: KnownDevice) -> Device:
    return Device(hall, one.device, one.name, one.purpose, None, one.secret_digest, one.enrolled)


def lanes_of(devices: Iterable[Device]) -> set[int]:
    """The lanes that devices have, revoked ones too: their tickets are still about."""
    return {device.lane for device in devices if device.lane is not None}


def _row_of(device: Device) -> dict[str, object]:
    return vars(device) | {
        "purpose": device.purpose.value,
        "addresses": msgspec.json.encode(device.addresses).decode(),
    }


def _device_of(row: Row[Any]) -> Device:
    values = row._asdict()
    values["purpose"] = DevicePurpose(row.purpose)
    values["addresses"] = msgspec.json.decode(row.addresses, type=tuple[str, ...])
    values["secret_digest"] = bytes(row.secret_digest)
    return Device(**values)
