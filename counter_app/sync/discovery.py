"""Finding the hall's hubs on the local network without typing, and following their addresses.

A hub whose certificate this desk knows is met where it says that it is. Any other one of the same
hall is only told of: it needs a code. What is heard is trusted for an address to try and for
nothing else; whether a hub answers there its certificate decides.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

import structlog
from zeroconf import ServiceBrowser, ServiceListener, Zeroconf

from counter_app.errors import CounterError
from counter_app.sync.on_the_lan import (
    LOOK_EVERY,
    SERVICE,
    HubSign,
    Presence,
    certificate_digest,
    hall_digest,
    own_addresses,
)
from counter_app.sync.peers import Peer, keep_peer, read_peers
from counter_app.sync.store import ReplicaStore
from counter_app.sync.trust import Address

log = structlog.get_logger(__name__)

ASKED = 3_000
"""Milliseconds in which a hub that was heard of must say where it is."""

MOST_ADDRESSES = 8
"""Of one hub: the one that answered last, then those heard of last."""


@dataclass(frozen=True)
class FoundHub:
    """A hub of the hall on the local network; `addresses` as `host:port`."""

    sign: HubSign
    addresses: tuple[str, ...]


class Discovery:
    """Looks for hubs of the store's hall until it is stopped.

    `meet` is called, on threads of its own, when a hub that is known has appeared or has moved.
    """

    def __init__(
        self,
        store: ReplicaStore,
        meet: Callable[[], None],
        addresses: Callable[[], list[str]] = own_addresses,
        interfaces: list[str] | None = None,
        look_every: float = LOOK_EVERY,
    ) -> None:
        self._store, self._meet = store, meet
        self._hall = hall_digest(store.hall)
        self._found: dict[str, FoundHub] = {}
        self._lock = threading.Lock()
        self._presence = Presence(self._browse, addresses, interfaces, look_every)

    def start(self) -> None:
        """Begin to look; returns at once."""
        self._presence.start()

    def stop(self) -> None:
        """Look no more."""
        self._presence.stop()

    def strangers(self) -> tuple[FoundHub, ...]:
        """Hubs of the hall that were found and that this desk has no code for yet.

        Reads the database.
        """
        with self._lock:
            found = list(self._found.values())
        known = {certificate_digest(one.certificate) for one in self._peers()}
        return tuple(one for one in found if one.sign.certificate not in known)

    def _browse(self, network: Zeroconf, _addresses: list[str]) -> None:
        ServiceBrowser(network, SERVICE, _Listener(self._appeared, self._gone))

    def _appeared(self, name: str, hub: FoundHub) -> None:
        if hub.sign.hall != self._hall or hub.sign.device == self._store.device:
            return
        with self._lock:
            new = self._found.get(name) != hub
            self._found[name] = hub
        if not new:
            return
        try:
            known = [one for one in self._peers() if one.in_use]
            peer = next((one for one in known if _is(one, hub)), None)
            if peer is None:
                self._store.told()
            elif self._moved(peer, hub) or not peer.reached:
                self._meet()
        except CounterError as fault:
            # A full disk here: the hub is met at the addresses known before, or when it has room.
            log.info("hub_not_written_down", fault=type(fault).__name__)
            with self._lock:
                self._found.pop(name, None)

    def _moved(self, peer: Peer, hub: FoundHub) -> bool:
        """Write down where a hub is now; whether that is new."""
        if set(hub.addresses) <= set(peer.addresses):
            return False
        hall = self._store.hall
        with self._store.writing() as connection:
            for now in read_peers(connection, hall):
                if now.id == peer.id:
                    # The last good one stays first: whoever shouts wrong addresses only makes us
                    # try them too.
                    found = dict.fromkeys((*now.addresses[:1], *hub.addresses, *now.addresses))
                    moved = replace(now, addresses=tuple(found)[:MOST_ADDRESSES])
                    keep_peer(connection, hall, moved)
        return True

    def _gone(self, name: str) -> None:
        with self._lock:
            gone = self._found.pop(name, None)
        if gone is not None:
            self._store.told()

    def _peers(self) -> list[Peer]:
        with self._store.reading() as connection:
            return read_peers(connection, self._store.hall)


class HubsNearby:
    """Looks for hubs of any hall, for a computer that belongs to none yet.

    `changed` is called on threads of its own.
    """

    def __init__(
        self,
        changed: Callable[[], None],
        addresses: Callable[[], list[str]] = own_addresses,
        interfaces: list[str] | None = None,
        look_every: float = LOOK_EVERY,
    ) -> None:
        self._changed = changed
        self._found: dict[str, FoundHub] = {}
        self._lock = threading.Lock()
        self._presence = Presence(self._browse, addresses, interfaces, look_every)

    def start(self) -> None:
        """Begin to look; returns at once."""
        self._presence.start()

    def stop(self) -> None:
        """Look no more."""
        self._presence.stop()

    def found(self) -> tuple[FoundHub, ...]:
        """Who is there now."""
        with self._lock:
            return tuple(self._found.values())

    def _browse(self, network: Zeroconf, _addresses: list[str]) -> None:
        ServiceBrowser(network, SERVICE, _Listener(self._appeared, self._gone))

    def _appeared(self, name: str, hub: FoundHub) -> None:
        with self._lock:
            new = self._found.get(name) != hub
            self._found[name] = hub
        if new:
            self._changed()

    def _gone(self, name: str) -> None:
        with self._lock:
            gone = self._found.pop(name, None)
        if gone is not None:
            self._changed()


class _Listener(ServiceListener):
    """Turns what the network says into hubs."""

    def __init__(
        self, appeared: Callable[[str, FoundHub], None], gone: Callable[[str], None]
    ) -> None:
        self._appeared, self._gone = appeared, gone

    def add_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        """A hub was heard of: ask it where it is."""
        info = zc.get_service_info(type_, name, timeout=ASKED)
        sign = HubSign.read(info.properties) if info is not None else None
        if info is not None and sign is not None and info.port:
            hosts = info.parsed_scoped_addresses()
            self._appeared(
                name, FoundHub(sign, tuple(str(Address(host, info.port)) for host in hosts))
            )

    def update_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        """It says something new of itself."""
        self.add_service(zc, type_, name)

    def remove_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        """It said goodbye, or has not been heard for long."""
        self._gone(name)


def _is(peer: Peer, hub: FoundHub) -> bool:
    return certificate_digest(peer.certificate) == hub.sign.certificate
