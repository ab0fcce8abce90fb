"""Whom this replica meets, what each is known to hold, and the history of meetings.

Local facts of one computer: they are not entries, are never folded, and never travel. Secrets and
certificates lie in the encrypted database like everything else. Not here: the meeting (`meeting`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Integer,
    PrimaryKeyConstraint,
    Row,
    String,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    update,
)

from counter_app.journal.entry import new_id
from counter_app.journal.heads import NO_ENTRIES, Head, read_heads
from counter_app.journal.runs import hash_at
from counter_app.language import Phrase
from counter_app.store.tables import metadata

OWN_NUMBER = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite numbers rows by itself only where the type is INTEGER."""

MEETINGS_KEPT = 500
"""Older ones are forgotten: the history is for people to read."""


class PeerKind(StrEnum):
    """What a peer is to this hall."""

    HUB = "hub"
    CENTRE = "centre"

    @property
    def label(self) -> Phrase:
        """As people say it."""
        return _LABELS[self]


_LABELS: Mapping[PeerKind, Phrase] = {
    PeerKind.HUB: Phrase("hall hub"),
    PeerKind.CENTRE: Phrase("centre"),
}

peer_table = Table(
    "peer",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),
    Column("addresses", Text, nullable=False, comment="JSON list, the one that answered first."),
    Column("certificate", Text, nullable=False, comment="PEM; empty: the system's authorities."),
    Column("device", String, nullable=False, comment="Under which name this replica is known."),
    Column("secret", String, nullable=False),
    Column("first_device", String, nullable=False, comment="The one that was enrolled there."),
    Column("first_secret", String, nullable=False),
    Column("in_use", Boolean, nullable=False),
    Column("reached", Boolean),
    Column("met_at", BigInteger),
    Column("turned_away", String, nullable=False, comment="The peer's word for why, or empty."),
    Column("trouble", Text, nullable=False, comment="A phrase as JSON, or empty."),
    PrimaryKeyConstraint("hall", "id"),
)

peer_head_table = Table(
    "peer_head",
    metadata,
    Column("hall", String, nullable=False),
    Column("peer", String, nullable=False),
    Column("device", String, nullable=False),
    Column("seq", BigInteger, nullable=False),
    PrimaryKeyConstraint("hall", "peer", "device"),
    comment="Up to where a peer said that it holds each device.",
)

centre_head_table = Table(
    "centre_head",
    metadata,
    Column("hall", String, nullable=False),
    Column("device", String, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("hash", String, nullable=False, comment="Hexadecimal."),
    Column("alike", BigInteger, nullable=False, comment="Up to where it holds what stands here."),
    Column("heard_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("hall", "device"),
    comment="The centre's own heads, heard from it or through a hub.",
)

meeting_table = Table(
    "meeting",
    metadata,
    Column("number", OWN_NUMBER, primary_key=True, autoincrement=True),
    Column("hall", String, nullable=False),
    Column("peer", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("took", BigInteger, nullable=False),
    Column("sent", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("trouble", Text, nullable=False),
)


@dataclass(frozen=True)
class Peer:
    """A hub or centre that this replica meets."""

    id: str
    kind: PeerKind
    name: str
    addresses: tuple[str, ...]
    certificate: str
    device: str
    secret: str
    in_use: bool = True
    reached: bool | None = None
    met_at: int | None = None
    turned_away: str = ""
    trouble: Phrase | None = None
    first_device: str = ""
    """The device that was enrolled there, where this replica has gone on under another name since;
    a peer that is restored from a backup knows it longest."""
    first_secret: str = ""

    def __repr__(self) -> str:
        return f"Peer({self.kind.value} {self.id[:8]})"  # a secret must not reach a log


def read_peers(connection: Connection, hall: str) -> list[Peer]:
    """Everybody this replica knows, hubs first."""
    rows = connection.execute(select(peer_table).where(peer_table.c.hall == hall))
    peers = [_peer(row) for row in rows]
    return sorted(peers, key=lambda one: (one.kind is PeerKind.CENTRE, one.id))


def keep_peer(connection: Connection, hall: str, peer: Peer) -> Peer:
    """Write a peer down, over what was known of it; one with the same certificate is the same."""
    for known in read_peers(connection, hall):
        same = known.certificate == peer.certificate and known.certificate
        same_place = set(known.addresses) & set(peer.addresses) and known.kind == peer.kind
        if known.id == peer.id or same or same_place:
            peer = replace(peer, id=known.id)
            connection.execute(delete(peer_table).where(*_is(hall, known.id)))
    connection.execute(insert(peer_table).values(**_row(hall, peer)))
    return peer


def new_peer(
    kind: PeerKind, name: str, addresses: Iterable[str], certificate: str, device: str, secret: str
) -> Peer:
    """A peer that was just met."""
    return Peer(new_id(), kind, name, tuple(addresses), certificate, device, secret)


def known_as(peer: Peer, device: str, secret: str) -> Peer:
    """The peer once it knows this replica under another name."""
    return replace(
        peer,
        device=device,
        secret=secret,
        first_device=peer.first_device or peer.device,
        first_secret=peer.first_secret or peer.secret,
    )


def forget_alike(connection: Connection, hall: str, device: str, after: int) -> None:
    """What stood here of a device after this number stands elsewhere now: the centre's is other."""
    connection.execute(
        update(centre_head_table)
        .where(
            centre_head_table.c.hall == hall,
            centre_head_table.c.device == device,
            centre_head_table.c.alike > after,
        )
        .values(alike=after)
    )


def note_outcome(connection: Connection, hall: str, peer: Peer) -> None:
    """Write down how the last meeting went, and at which address; what else is known stays."""
    for known in read_peers(connection, hall):
        if known.id != peer.id:
            continue
        first = [one for one in peer.addresses[:1] if one in known.addresses]
        addresses = tuple(dict.fromkeys((*first, *known.addresses)))
        noted = replace(
            known,
            addresses=addresses,
            reached=peer.reached,
            met_at=peer.met_at,
            turned_away=peer.turned_away,
            trouble=peer.trouble,
        )
        connection.execute(
            update(peer_table).where(*_is(hall, peer.id)).values(**_row(hall, noted))
        )


def forget_who_is_reached(connection: Connection, hall: str) -> None:
    """Say of nobody that it is reached, or not: a program that just begins has tried nobody."""
    connection.execute(update(peer_table).where(peer_table.c.hall == hall).values(reached=None))


def leave_peer(connection: Connection, hall: str, peer: str) -> None:
    """Meet this peer no more; its history stays."""
    connection.execute(update(peer_table).where(*_is(hall, peer)).values(in_use=False))


def peer_heads(connection: Connection, hall: str, peer: str) -> dict[str, int]:
    """Up to where a peer is known to hold each device."""
    rows = connection.execute(
        select(peer_head_table.c.device, peer_head_table.c.seq).where(
            peer_head_table.c.hall == hall, peer_head_table.c.peer == peer
        )
    )
    return {row.device: row.seq for row in rows}


def keep_peer_heads(connection: Connection, hall: str, peer: str, heads: Mapping[str, int]) -> None:
    """Write down what a peer holds; what it no longer names is no longer believed."""
    connection.execute(
        delete(peer_head_table).where(
            peer_head_table.c.hall == hall, peer_head_table.c.peer == peer
        )
    )
    if heads:
        connection.execute(
            insert(peer_head_table),
            [
                {"hall": hall, "peer": peer, "device": device, "seq": seq}
                for device, seq in heads.items()
            ],
        )


def centre_heads(
    connection: Connection, hall: str
) -> tuple[dict[str, tuple[int, str]], int | None]:
    """The centre's heads (number, hash) as last heard, and when: None where never."""
    rows = connection.execute(
        select(centre_head_table).where(centre_head_table.c.hall == hall)
    ).all()
    heard = min((row.heard_at for row in rows), default=None)
    return {row.device: (row.seq, row.hash) for row in rows}, heard


def keep_centre_heads(
    connection: Connection,
    hall: str,
    heads: Mapping[str, tuple[int, str]],
    now: int,
    age: int = 0,
) -> bool:
    """Write down the centre's heads (number, hash) as they were `age` milliseconds ago.

    Those that a hub tells are passed over where newer ones are known; what the centre says itself
    has no age, and is always believed. Whether they were written.
    """
    _, known = centre_heads(connection, hall)
    # A moment that is still to come was written when the clock was ahead, and tells nothing.
    if age > 0 and known is not None and now - age < known <= now:
        return False
    mine = read_heads(connection, hall)
    before = alike_at_centre(connection, hall, mine)
    connection.execute(delete(centre_head_table).where(centre_head_table.c.hall == hall))
    rows = [
        {
            "hall": hall,
            "device": device,
            "seq": seq,
            "hash": hash,
            "alike": _alike(connection, hall, device, seq, hash, before.get(device, 0), mine),
            "heard_at": now - max(age, 0),
        }
        for device, (seq, hash) in heads.items()
    ]
    if rows:
        connection.execute(insert(centre_head_table), rows)
    return True


def note_at_centre(connection: Connection, hall: str, numbers: Mapping[str, int], now: int) -> None:
    """Write down that the centre itself holds devices up to these numbers just as this replica."""
    heads, _ = centre_heads(connection, hall)
    mine = read_heads(connection, hall)
    for device, seq in numbers.items():
        which = (centre_head_table.c.hall == hall, centre_head_table.c.device == device)
        hash = hash_at(connection, hall, device, seq, mine.get(device, NO_ENTRIES))
        if hash is None:
            continue  # it has moved to a branch meanwhile
        if device in heads and heads[device][0] > seq:
            connection.execute(update(centre_head_table).where(*which).values(alike=seq))
            continue
        connection.execute(delete(centre_head_table).where(*which))
        connection.execute(
            insert(centre_head_table).values(
                hall=hall, device=device, seq=seq, hash=hash.hex(), alike=seq, heard_at=now
            )
        )


def alike_at_centre(connection: Connection, hall: str, mine: Mapping[str, Head]) -> dict[str, int]:
    """Up to where the centre is known to hold of each device the very entries that stand here.

    A number alone says little: after a restore or a cloned disk another history may stand there.
    """
    rows = connection.execute(
        select(centre_head_table).where(centre_head_table.c.hall == hall)
    ).all()
    return {
        row.device: _alike(connection, hall, row.device, row.seq, row.hash, row.alike, mine)
        for row in rows
    }


def _alike(
    connection: Connection,
    hall: str,
    device: str,
    seq: int,
    hash: str,
    before: int,
    mine: Mapping[str, Head],
) -> int:
    """Where the centre stands beyond us, as far as was known `before`; else its hash tells."""
    head = mine.get(device, NO_ENTRIES)
    if seq > head.seq:
        return min(before, head.seq)
    here = hash_at(connection, hall, device, seq, head)
    return seq if here is not None and here.hex() == hash else 0


def keep_meeting(
    connection: Connection,
    hall: str,
    peer: str,
    at: int,
    took: int,
    sent: int,
    received: int,
    trouble: Phrase | None,
) -> None:
    """Write a meeting into the history, and forget the oldest ones."""
    connection.execute(
        insert(meeting_table).values(
            hall=hall,
            peer=peer,
            at=at,
            took=took,
            sent=sent,
            received=received,
            trouble=written_phrase(trouble),
        )
    )
    newest = connection.scalar(select(func.max(meeting_table.c.number))) or 0
    connection.execute(
        delete(meeting_table).where(
            meeting_table.c.hall == hall, meeting_table.c.number <= newest - MEETINGS_KEPT
        )
    )


class _Kept(msgspec.Struct, array_like=True):
    template: str
    values: dict[str, int | float | str]


def written_phrase(phrase: Phrase | None) -> str:
    """A phrase as it is kept, so that it can be said in another language later."""
    if phrase is None:
        return ""
    values = {
        name: value if isinstance(value, (int, float)) else str(value)
        for name, value in phrase.values.items()
    }
    return msgspec.json.encode(_Kept(phrase.template, values)).decode()


def read_phrase(text: str) -> Phrase | None:
    """The phrase that was kept."""
    if not text:
        return None
    kept = msgspec.json.decode(text, type=_Kept)
    return Phrase.kept(kept.template, kept.values)


def _is(hall: str, peer: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return peer_table.c.hall == hall, peer_table.c.id == peer


def _row(hall: str, peer: Peer) -> dict[str, object]:
    return {
        "hall": hall,
        "id": peer.id,
        "kind": peer.kind.value,
        "name": peer.name,
        "addresses": msgspec.json.encode(list(peer.addresses)).decode(),
        "certificate": peer.certificate,
        "device": peer.device,
        "secret": peer.secret,
        "first_device": peer.first_device,
        "first_secret": peer.first_secret,
        "in_use": peer.in_use,
        "reached": peer.reached,
        "met_at": peer.met_at,
        "turned_away": peer.turned_away,
        "trouble": written_phrase(peer.trouble),
    }


def _peer(row: Row[tuple[object, ...]]) -> Peer:
    return Peer(
        id=row.id,
        kind=PeerKind(row.kind),
        name=row.name,
        addresses=tuple(msgspec.json.decode(row.addresses, type=list[str])),
        certificate=row.certificate,
        device=row.device,
        secret=row.secret,
        in_use=row.in_use,
        reached=row.reached,
        met_at=row.met_at,
        turned_away=row.turned_away,
        trouble=read_phrase(row.trouble),
        first_device=row.first_device,
        first_secret=row.first_secret,
    )
