"""A hub's database as the replica that goes to meet the centre: kept and passed on, never changed.

What comes from the centre is kept without folding, as from a desk; the hub's desks are told of it.
Not here: the line to the centre (`hub`).
"""

from __future__ import annotations

from counter_app.errors import ProgramFault
from counter_app.server.folding import fold_again_after
from counter_app.server.hall_store import HallStore
from counter_app.sync.branching import Moved, move_in
from counter_app.sync.forking import move_out_of_the_way
from counter_app.sync.link import Link
from counter_app.sync.peers import Peer
from counter_app.sync.store import ReplicaStore


class HubStore(HallStore):
    """The hall of a hub. Safe to use from several threads."""

    def move(self, device: str, last_common: int) -> Moved | None:
        """Move a branch out of the way; its desks hear of it as of anything new."""
        with self.writing() as connection:
            moved = move_in(connection, self.hall, None, device, last_common)
            if moved is not None:
                fold_again_after(connection, self.hall, device, moved.last_common)
                self._news.tell(connection, self.hall)
        return moved


def on_fork(store: ReplicaStore, link: Link, peer: Peer, device: str) -> None:
    """The centre has another history of a device: the branch that was taken here moves."""
    if not isinstance(store, HubStore):
        raise ProgramFault("A hub meets the centre with its own database.")
    move_out_of_the_way(store, link, device, store.move)
