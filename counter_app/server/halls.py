"""The halls of a centre: their records, made by the administrator before anybody has come.

A record is a name and an id under which entries will be kept. Not here: devices (`devices`), how
they come to a hall (`enrolment`).
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    PrimaryKeyConstraint,
    String,
    Table,
    insert,
    or_,
    select,
    update,
)

from counter_app.errors import Conflict, InputError
from counter_app.hall.desks import checked_hall_name, hall_table
from counter_app.journal.entry import new_id
from counter_app.journal.tables import head_table
from counter_app.server.tables import server_metadata

hall_record_table = Table(
    "hall_record",
    server_metadata,
    Column("hall", String, nullable=False),
    Column("name", String, nullable=False, comment="As given by the centre's administrator."),
    Column("made", BigInteger, nullable=False),
    PrimaryKeyConstraint("hall"),
    comment="A record without entries may change its id: name it ON UPDATE CASCADE.",
)


@dataclass(frozen=True)
class HallRecord:
    """A hall of the centre; `made` in milliseconds since 1970 UTC."""

    hall: str
    name: str
    made: int


def add_hall(connection: Connection, name: str, now: int) -> HallRecord:
    """Make the record of a hall.

    Raises `InputError` for what can't be a name, `Conflict` where another hall is called so.
    """
    clean = checked_hall_name(name)
    if any(record.name == clean for record in halls(connection)):
        raise Conflict("Another hall is called so. Choose another name.", field="name")
    return keep_hall(connection, HallRecord(new_id(), clean, now))


def keep_hall(connection: Connection, record: HallRecord) -> HallRecord:
    """Write the record of a hall that was made elsewhere: a hub's, as its centre knows it."""
    connection.execute(insert(hall_record_table).values(**vars(record)))
    return record


def halls(connection: Connection) -> list[HallRecord]:
    """All halls of the centre, by name."""
    rows = connection.execute(select(hall_record_table).order_by(hall_record_table.c.name))
    return [HallRecord(row.hall, row.name, row.made) for row in rows]


def find_hall(connection: Connection, named: str) -> HallRecord:
    """The hall that is called so, or has this id; `InputError` where there is none."""
    wanted = " ".join(named.split())
    rows = connection.execute(
        select(hall_record_table).where(
            or_(hall_record_table.c.name == wanted, hall_record_table.c.hall == wanted)
        )
    ).all()
    if not rows:
        raise InputError(
            "There is no hall {name} here. `counter-app centre halls` lists them.",
            field="hall",
            name=wanted,
        )
    return HallRecord(rows[0].hall, rows[0].name, rows[0].made)


def lock_hall(connection: Connection, hall: str) -> HallRecord | None:
    """The record of a hall, held against other enrolments until the transaction ends."""
    row = connection.execute(
        select(hall_record_table).where(hall_record_table.c.hall == hall).with_for_update()
    ).one_or_none()
    return None if row is None else HallRecord(row.hall, row.name, row.made)


def has_entries(connection: Connection, hall: str) -> bool:
    """Whether anything of a hall is here."""
    found = connection.execute(select(head_table.c.seq).where(head_table.c.hall == hall).limit(1))
    return found.first() is not None


def take_hall_id(connection: Connection, record: HallRecord, hall: str) -> HallRecord:
    """A record without entries becomes the hall that a computer has brought."""
    connection.execute(
        update(hall_record_table).where(hall_record_table.c.hall == record.hall).values(hall=hall)
    )
    return HallRecord(hall, record.name, record.made)


def hall_shown(connection: Connection, hall: str) -> str:
    """How people call a hall: as its own people have named it, else as in its record."""
    found = connection.scalar(
        select(hall_table.c.name).where(hall_table.c.hall == hall, hall_table.c.id == hall)
    ) or connection.scalar(select(hall_record_table.c.name).where(hall_record_table.c.hall == hall))
    return str(found or "")
