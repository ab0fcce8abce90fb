"""Heads: up to where a replica holds each device's journal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select, text

from counter_app.journal.entry import GENESIS, Entry
from counter_app.journal.tables import head_table

STRIPES = 64
"""Locks a hall at the most, however many devices a batch names. Two devices seldom share one."""

# In the order of the keys: so two takers never wait for each other.
HOLD = text("SELECT pg_advisory_xact_lock(key) FROM unnest(CAST(:keys AS bigint[])) AS key")

HEADS = select(head_table).where(head_table.c.hall == bindparam("hall"))


@dataclass(frozen=True)
class Head:
    """The newest entry of one device: where its chain goes on."""

    seq: int
    tick: int
    hash: bytes

    @classmethod
    def at(cls, entry: Entry) -> Head:
        """The head of a device whose newest entry is `entry`."""
        return cls(entry.seq, entry.tick, entry.hash)


NO_ENTRIES = Head(0, 0, GENESIS)
"""The head of a device that has written nothing yet."""


def read_heads(connection: Connection, hall: str) -> dict[str, Head]:
    """The newest entry of each device that this replica holds."""
    rows = connection.execute(HEADS, {"hall": hall})
    return {row.device: Head(row.seq, row.tick, row.hash) for row in rows}


def hold_devices(connection: Connection, hall: str, devices: Iterable[str]) -> None:
    """Hold off others that take entries of these devices, until the write transaction ends.

    Takers of other devices go on. What is read afterwards is what the others have left. In SQLite
    a write transaction holds off everybody anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(HOLD, {"keys": sorted({_key(hall, device) for device in devices})})


def hold_all_devices(connection: Connection, hall: str) -> None:
    """The same for whatever device of a hall, where not all are known before."""
    if connection.dialect.name == "postgresql":
        first = _first_key(hall)
        connection.execute(HOLD, {"keys": list(range(first, first + STRIPES))})


def _key(hall: str, device: str) -> int:
    of_device = hashlib.blake2b(device.encode(), digest_size=1).digest()
    return _first_key(hall) + of_device[0] % STRIPES


def _first_key(hall: str) -> int:
    of_hall = hashlib.blake2b(f"take {hall}".encode(), digest_size=8).digest()
    whole = int.from_bytes(of_hall, signed=True)
    return whole - whole % STRIPES
