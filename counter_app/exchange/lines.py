"""Everything by which one desk reaches the others: its client, claims for calls, hubs nearby.

Built by whoever opens the journal, and ended by them; none of it makes anybody wait.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import Engine

from counter_app.errors import DiskFull, ProgramFault, StoreBusy
from counter_app.hall.desks import give_lane, introduce_branch
from counter_app.journal.journal import Journal
from counter_app.store.engine import folder_of, writing
from counter_app.sync.claiming import HubClaims
from counter_app.sync.discovery import Discovery, FoundHub
from counter_app.sync.forking import DeskForks
from counter_app.sync.link import Link
from counter_app.sync.meeting import Host
from counter_app.sync.peer_worker import Connect, connect
from counter_app.sync.peers import Peer, forget_who_is_reached
from counter_app.sync.replica import Outcome, ReplicaClient
from counter_app.sync.store import JournalStore, ReplicaStore


class DeskLines:
    """The lines of one desk. `begin` and `end` once each, or `meet_once` and nothing else.

    With `on_the_lan` hubs of the hall are looked for on the local network.
    """

    def __init__(
        self, journal: Journal, *, on_the_lan: bool = False, connect: Connect = connect
    ) -> None:
        self._journal = journal
        store = JournalStore(journal)
        self._client = ReplicaClient(
            store, desk_host(journal.engine), forks_of(journal), connect=connect
        )
        self._claims = HubClaims(self._client.links)
        self._discovery = Discovery(store, self._client.meet_now) if on_the_lan else None

    def begin(self) -> None:
        """Meet from now on, in the background; nobody is called reached before."""
        journal = self._journal
        with suppress(DiskFull, StoreBusy), writing(journal.engine) as connection:
            # Where it can't be written, the first meetings put it right.
            forget_who_is_reached(connection, journal.hall)
        self._client.start()
        journal.listeners.append(self._client.committed)
        if self._discovery is not None:
            self._discovery.start()

    def end(self) -> None:
        """Meet no more; returns when all threads have ended."""
        if self._client.committed in self._journal.listeners:
            self._journal.listeners.remove(self._client.committed)
        if self._discovery is not None:
            self._discovery.stop()
        self._claims.stop()
        self._client.stop()

    def meet_now(self) -> None:
        """Meet everybody at once, whatever pauses are under way."""
        self._client.meet_now()

    def meet_once(self) -> list[Outcome]:
        """One meeting with everybody, on the calling thread, without beginning."""
        return self._client.meet_once()

    def claim(self, visit: str, window: str, calls: int, within: float, /) -> bool | None:
        """Ask the hub before a window calls somebody: see `hall.queue.Claim`."""
        return self._claims(visit, window, calls, within)

    def hubs_without_code(self) -> tuple[FoundHub, ...]:
        """Hubs of the hall on the local network for which this desk has no code. Reads."""
        return () if self._discovery is None else self._discovery.strangers()


def desk_host(engine: Engine) -> Host:
    """What others are told of this computer: the program's version, and room on its disk."""
    folder = folder_of(engine)
    return Host(version("counter-app"), lambda: free_megabytes(folder))


def free_megabytes(folder: Path) -> int | None:
    """Room on the disk of a folder; None where the disk does not say."""
    try:
        return shutil.disk_usage(folder).free // 1_000_000
    except OSError:
        return None


def forks_of(journal: Journal) -> DeskForks:
    """What this desk does where another one has its name: it goes on under a name of its own."""
    return DeskForks(journal, introduce_branch, give_lane)


def on_fork(store: ReplicaStore, link: Link, peer: Peer, device: str) -> None:
    """The same for a journal that has only just come to be."""
    if not isinstance(store, JournalStore):
        raise ProgramFault("A desk meets others with its own journal.")
    forks_of(store.journal)(store, link, peer, device)
