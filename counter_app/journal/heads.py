"""Heads: up to where a replica holds each device's journal."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from counter_app.journal.entry import GENESIS, Entry
from counter_app.journal.tables import head_table

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
