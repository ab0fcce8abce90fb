"""What a meeting does when the other side's history of a device is another one than ours.

The other side is nearer to the centre: our branch moves out of the way (`branching`). Where it is
this computer's own journal, the device that goes on with it asks each peer for a credential and
for a lane of its own. Its secret is written down before anything is asked, so that a request whose
answer was lost is the same request again.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    PrimaryKeyConstraint,
    String,
    Table,
    insert,
    select,
    update,
)

from counter_app.errors import RefusedThere
from counter_app.journal.entry import SYSTEM
from counter_app.journal.heads import NO_ENTRIES, read_heads
from counter_app.journal.journal import Act, Journal
from counter_app.journal.runs import hash_at
from counter_app.store.engine import writing
from counter_app.store.tables import metadata
from counter_app.sync.branching import (
    Introduce,
    Moved,
    branch_here,
    last_common,
    move_branch,
)
from counter_app.sync.link import Link
from counter_app.sync.peers import Peer, keep_peer, known_as, read_peers
from counter_app.sync.store import ReplicaStore
from counter_app.sync.wire import Hashes, RefusedCode
from counter_app.sync.wire import Moved as MovedMessage

branch_credential_table = Table(
    "branch_credential",
    metadata,
    Column("hall", String, nullable=False),
    Column("device", String, nullable=False),
    Column("secret", String, nullable=False),
    Column("lane", BigInteger, comment="As a server gave it; null before."),
    Column("refused", Boolean, nullable=False, comment="Another computer has this name already."),
    PrimaryKeyConstraint("hall", "device"),
    comment="What this computer is trusted by as the device that goes on with a branch.",
)

GiveLane = Callable[[Act, int], None]
"""Says to the hall, within an act of the device, that it has this lane from now on."""


@dataclass(frozen=True)
class _Credential:
    """A row of the table, with its repr kept from logs."""

    device: str
    secret: str
    lane: int | None
    refused: bool

    def __repr__(self) -> str:
        return f"_Credential({self.device[:8]})"


def move_out_of_the_way(
    store: ReplicaStore, link: Link, device: str, move: Callable[[str, int], Moved | None]
) -> Moved | None:
    """Move what we hold of a device beyond what the other side holds alike.

    `move` is given the device and the number of the last entry in common. None where nothing of
    ours parts. Raises `LineFault`, with nothing changed.
    """
    with store.reading() as connection:
        head = read_heads(connection, store.hall).get(device, NO_ENTRIES)

    def ask(numbers: Sequence[int]) -> list[bytes | None]:
        return link.hashes(Hashes(device=device, seqs=list(numbers))).hashes

    def held(number: int) -> bytes | None:
        with store.reading() as connection:
            return hash_at(connection, store.hall, device, number, head)

    common = last_common(ask, held, head.seq)
    if common == head.seq or ask([common + 1]) == [None]:
        return None  # one side is only behind the other
    return move(device, common)


class DeskForks:
    """The forks that a desk meets: a `ForkHandler`, and whoever goes on under another name.

    `introduce` writes the first facts of a branch's device, `give_lane` a lane that comes later:
    what these say is for the hall.
    """

    def __init__(self, journal: Journal, introduce: Introduce, give_lane: GiveLane) -> None:
        self._journal, self._introduce, self._give_lane = journal, introduce, give_lane

    def __call__(self, store: ReplicaStore, link: Link, peer: Peer, device: str) -> None:
        """Move our branch out of the way; the author asks for a credential at once."""

        def move(device: str, common: int) -> Moved | None:
            introduce = None if self._was_here(link, device, common) else self._introduce
            return move_branch(self._journal, device, common, introduce)

        move_out_of_the_way(store, link, device, move)
        self.go_on(store, link, peer)

    def go_on(self, store: ReplicaStore, link: Link, peer: Peer) -> Peer:
        """Let a peer know this computer as the device that it is now; the peer as it is then.

        Nothing happens where it does already. Raises `LineFault`; then it is asked again later,
        and the old credential serves meanwhile.
        """
        if peer.device == store.device:
            return peer
        with store.writing() as connection:
            own = self._credential(connection, store.hall)
        if own.refused:
            return peer
        try:
            enrolled = link.moved(MovedMessage(device=own.device, secret=own.secret))
        except RefusedThere as fault:
            if fault.code != RefusedCode.CODE_USED:
                raise
            # A copy of this disk was faster, or this one was restored: the old credential serves.
            with store.writing() as connection:
                self._change(connection, own.device, refused=True)
            return peer
        known = known_as(peer, own.device, own.secret)
        # A hub names a lane where nobody did; what the centre names is the last word.
        lane = enrolled.lane if own.lane is None or not enrolled.by_hub else own.lane
        with writing(self._journal.engine) as connection:
            for one in read_peers(connection, store.hall):
                if one.id == peer.id and one.device != own.device:
                    keep_peer(connection, store.hall, known_as(one, own.device, own.secret))
            self._change(connection, own.device, lane=lane)
            with self._journal.act_in(connection, SYSTEM) as act:
                if act.device == own.device:
                    self._give_lane(act, lane)
        self._journal.announce(act.entries)
        store.told()
        return known

    def known_again(self, store: ReplicaStore, link: Link, peer: Peer) -> bool:
        """A peer no longer knows this computer's new name: it was restored from before.

        Whether it does now, asked with the credential of the device that was enrolled there.
        """
        if not peer.first_device or peer.first_device == peer.device:
            return False
        before = replace(peer, device=peer.first_device, secret=peer.first_secret)
        asking = Link(link.client, before.device, before.secret)
        return self.go_on(store, asking, before).device == peer.device

    def _was_here(self, link: Link, device: str, common: int) -> bool:
        """Whether this branch has moved before, and its author has gone on with it since.

        Then this is that author, brought back from a backup: it gets its own entries back, and
        writes none before.
        """
        with self._journal.read() as connection:
            branch = branch_here(connection, self._journal.hall, device, common)
        if branch is None:
            return False
        name, count = branch
        return link.hashes(Hashes(device=name, seqs=[count + 1])).hashes != [None]

    def _credential(self, connection: Connection, hall: str) -> _Credential:
        """What was written down for this device; chosen now where nothing was."""
        _, device = self._journal.own_in(connection)
        table = branch_credential_table
        row = connection.execute(
            select(table).where(table.c.hall == hall, table.c.device == device)
        ).one_or_none()
        if row is not None:
            return _Credential(row.device, row.secret, row.lane, row.refused)
        chosen = _Credential(device, secrets.token_hex(32), None, False)
        connection.execute(insert(table).values(hall=hall, **vars(chosen)))
        return chosen

    def _change(self, connection: Connection, device: str, **values: object) -> None:
        table = branch_credential_table
        connection.execute(
            update(table)
            .where(table.c.hall == self._journal.hall, table.c.device == device)
            .values(**values)
        )
