"""The replica client: meets every peer by itself, in the background, for as long as it runs.

Each peer has a worker with threads of its own (`peer_worker`), so one slow line holds up no other,
and nobody else ever waits for a line.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from counter_app.journal.attachments import WANTED
from counter_app.journal.journal import Committed
from counter_app.language import Phrase
from counter_app.sync.link import Link
from counter_app.sync.meeting import ForkHandler, Host, Met
from counter_app.sync.peer_worker import Connect, PeerWorker, connect
from counter_app.sync.peers import Peer, PeerKind, read_peers
from counter_app.sync.store import ReplicaStore


@dataclass(frozen=True)
class Outcome:
    """What came of one meeting: what went each way, None where the peer was not reached, and what
    was the matter."""

    peer: Peer
    met: Met | None
    trouble: Phrase | None


class ReplicaClient:
    """Meets all peers of a replica, those that are there and those that come.

    `changed` is called, on threads of the client, whenever something about peers or meetings
    changed. `start` and `stop` once each.
    """

    def __init__(
        self,
        store: ReplicaStore,
        host: Host,
        fork: ForkHandler,
        changed: Callable[[], None] = lambda: None,
        connect: Connect = connect,
    ) -> None:
        self.store, self._host, self._fork = store, host, fork
        self._changed, self._connect = changed, connect
        self._workers: dict[str, PeerWorker] = {}
        self._lock = threading.Lock()
        self._running = False

    def start(self) -> None:
        """Begin to meet; returns at once."""
        self._running = True
        self.look_for_peers()

    def stop(self, timeout: float = 5.0) -> None:
        """End all meetings; entries that were not given yet are given after the next start."""
        with self._lock:
            self._running = False
            workers, self._workers = list(self._workers.values()), {}
        for worker in workers:
            worker.stop()
        for worker in workers:
            worker.join(timeout)

    def meet_now(self) -> None:
        """Meet everybody at once, whatever pauses are under way."""
        self.look_for_peers()
        for worker in self._all():
            worker.wake(ask=True, now=True)

    def meet_once(self) -> list[Outcome]:
        """One meeting with everybody, on the calling thread; for whoever does not `start` it."""
        return [
            Outcome(peer, *self._worker(peer).meet_once()) for peer in self._known_peers().values()
        ]

    def committed(self, committed: Committed) -> None:
        """Something was committed here: a listener of the journal."""
        if committed.entries or WANTED in committed.topics:
            self.wake(ask=WANTED in committed.topics)

    def wake(self, *, ask: bool = False) -> None:
        """There is something to give, or (`ask`) something that somebody waits for."""
        for worker in self._all():
            worker.wake(ask=ask)

    def look_for_peers(self) -> None:
        """Have a worker for each peer that is known and in use, and none for others."""
        peers = self._known_peers()
        with self._lock:
            if not self._running:
                return
            gone = [self._workers.pop(one) for one in set(self._workers) - set(peers)]
            for peer in peers.values():
                known = self._workers.get(peer.id)
                if known is not None:
                    if _same_line(known.peer, peer):
                        continue
                    gone.append(known)
                worker = self._worker(peer)
                self._workers[peer.id] = worker
                worker.start()
        for worker in gone:
            worker.stop()

    def links(self) -> list[tuple[Peer, Link]]:
        """The lines that stand now, hubs first."""
        found = [(worker.peer, worker.link) for worker in self._all()]
        return sorted(
            ((peer, link) for peer, link in found if link is not None),
            key=lambda one: one[0].kind is PeerKind.CENTRE,
        )

    def _known_peers(self) -> dict[str, Peer]:
        with self.store.reading() as connection:
            known = read_peers(connection, self.store.hall)
        return {one.id: one for one in known if one.in_use}

    def _worker(self, peer: Peer) -> PeerWorker:
        return PeerWorker(
            self.store, peer, self._host, self._fork, self._connect, self._peer_changed
        )

    def _peer_changed(self) -> None:
        self.look_for_peers()
        self._changed()

    def _all(self) -> list[PeerWorker]:
        with self._lock:
            return list(self._workers.values())


def _same_line(one: Peer, other: Peer) -> bool:
    return (
        set(one.addresses) == set(other.addresses)
        and one.certificate == other.certificate
        and (one.device, one.secret) == (other.device, other.secret)
    )
