"""The key pairs by which the staff's private texts are sealed, as entries that reach every desk.

Public halves in the clear, private ones wrapped by the owner's password (`sealing`). Only the owner
can state a key. Changing one's own password wraps the keys anew; where an administrator sets a new
password nobody can open the old keys any more, and the owner gets a new pair at the next opening.
Earlier wrappings stay in the journal: who learns an old password and has the file can open what was
wrapped by it. Not here: asking for the password (`signing_in`), what is sealed (`hall.care`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    select,
)

from counter_app.journal.entry import Body, Entry, new_id
from counter_app.journal.fold import Reason, Row, SetAside, Workflow
from counter_app.people.roles import Role
from counter_app.people.sealing import KEY, PrivateKey, Reader, Wrapped, unwrapped
from counter_app.people.users import roles_from, user_table
from counter_app.store.tables import metadata

WRAPPINGS_TRIED = 3
"""The newest ones of a key: desks that change a password apart may leave the last but one."""

care_key_table = Table(
    "care_key",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("user", String, nullable=False),
    Column("public", LargeBinary, nullable=False),
    Column("tick", BigInteger, nullable=False),
    Column("wrappings", String, nullable=False, comment="JSON of Wrapped, the newest first."),
    PrimaryKeyConstraint("hall", "id"),
    Index("care_key_by_user", "hall", "user", "tick"),
    info={"one_row": ("id",)},
)


class CareKeyMade(Body, frozen=True, kw_only=True):
    """Somebody has a new key pair."""

    kind = "care_key.made"
    aspect = None
    public: bytes
    wrapped: Wrapped


class CareKeyWrapped(Body, frozen=True, kw_only=True):
    """The owner's private key under their new password."""

    kind = "care_key.wrapped"
    aspect = None
    wrapped: Wrapped


class CareKeyFold:
    """A key pair; what anybody but its owner states of it is set aside."""

    def __init__(self, hall: str, subject: str) -> None:
        self._row: Row = {"hall": hall, "id": subject}
        self._wrappings: list[Wrapped] = []

    def take(self, entry: Entry, body: CareKeyMade | CareKeyWrapped) -> None:
        """Take the key, or another wrapping of it."""
        match body:
            case CareKeyMade():
                if "user" in self._row:
                    raise SetAside(Reason.OVERTAKEN)
                if len(body.public) != KEY:
                    raise SetAside(Reason.NOT_FOLDABLE)
                self._row |= {"user": entry.actor, "public": body.public, "tick": entry.tick}
            case CareKeyWrapped():
                if "user" not in self._row:
                    raise SetAside(Reason.NO_BEGINNING)
                if entry.actor != self._row["user"]:
                    raise SetAside(Reason.NOT_FOLDABLE)
        self._wrappings.insert(0, body.wrapped)

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The key's row."""
        if "user" in self._row:
            wrappings = msgspec.json.encode(self._wrappings[:WRAPPINGS_TRIED]).decode()
            yield care_key_table, {**self._row, "wrappings": wrappings}


care_key_workflow = Workflow(
    "care_key", (CareKeyMade, CareKeyWrapped), {care_key_table: "id"}, CareKeyFold
)


@dataclass(frozen=True)
class KeptKey:
    """A key pair as it is kept."""

    id: str
    public: bytes
    wrappings: tuple[Wrapped, ...]


class Unlocked:
    """One's own private keys while the private page is open; forget it to close the page.

    `renewed` where an older key of theirs could not be opened and a new pair was made.
    """

    def __init__(self, user: str, keys: Mapping[str, PrivateKey], renewed: bool) -> None:
        self.user, self.keys, self.renewed = user, keys, renewed


def keys_of(connection: Connection, hall: str, user: str) -> list[KeptKey]:
    """Somebody's keys, the newest first."""
    rows = connection.execute(
        select(care_key_table)
        .where(care_key_table.c.hall == hall, care_key_table.c.user == user)
        .order_by(care_key_table.c.tick.desc(), care_key_table.c.id.desc())
    )
    return [_kept(row) for row in rows]


def open_keys(user: str, kept: Sequence[KeptKey], password: str) -> dict[str, PrivateKey]:
    """The keys that a password opens, by their names. 0.15 s a wrapping: outside a transaction."""
    opened: dict[str, PrivateKey] = {}
    for one in kept:
        for wrapping in one.wrappings:
            key = unwrapped(wrapping, password, user.encode(), one.public)
            if key is not None:
                opened[one.id] = key
                break
    return opened


def new_key(user: str, password: str) -> tuple[str, PrivateKey, CareKeyMade]:
    """A new key pair: its name, the private key, and the fact to record. 0.15 s."""
    key = PrivateKey.new()
    made = CareKeyMade(public=key.public, wrapped=key.wrapped(password, user.encode()))
    return new_id(), key, made


def wrapped_anew(
    user: str, kept: Sequence[KeptKey], old: str, new: str
) -> list[tuple[str, CareKeyWrapped]]:
    """What changing one's password records: every key that the old one opens, under the new one."""
    opened = open_keys(user, kept, old)
    return [
        (id, CareKeyWrapped(wrapped=key.wrapped(new, user.encode()))) for id, key in opened.items()
    ]


def newest_keys(connection: Connection, hall: str) -> dict[str, Reader]:
    """Everybody's newest key."""
    rows = connection.execute(
        select(care_key_table.c.user, care_key_table.c.id, care_key_table.c.public)
        .where(care_key_table.c.hall == hall)
        .order_by(care_key_table.c.tick, care_key_table.c.id)
    )
    return {row.user: Reader(row.user, row.id, bytes(row.public)) for row in rows}


def holders_of_care(connection: Connection, hall: str) -> dict[str, str]:
    """Who holds the care role now: names by id."""
    rows = connection.execute(
        select(user_table).where(user_table.c.hall == hall, user_table.c.in_use)
    )
    return {row.id: row.name for row in rows if Role.CARE in roles_from(row.roles)}


def _kept(row: Any) -> KeptKey:
    wrappings = msgspec.json.decode(row.wrappings, type=tuple[Wrapped, ...])
    return KeptKey(row.id, bytes(row.public), wrappings)
