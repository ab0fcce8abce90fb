"""A hall's hub: the server of the desks of one hall, and a replica that goes to the centre.

It says 'at the centre' only of what the centre's own heads say, as it heard them last. With the
line cut it goes on for the desks that it knows: the centre has told it of all of them. Without a
centre it makes codes of its own, until it joins one. Not here: what it answers to desks, which is
what any server answers.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

import structlog
from sqlalchemy import Connection

from counter_app.errors import Conflict, CounterError, InputError
from counter_app.journal.clock import Clock
from counter_app.server.certificates import ServerCertificate
from counter_app.server.database import Database
from counter_app.server.devices import adopt_devices, devices_of
from counter_app.server.halls import (
    HallRecord,
    add_hall,
    halls,
    has_entries,
    keep_hall,
    take_hall_id,
)
from counter_app.server.hub_store import HubStore, on_fork
from counter_app.server.news import News
from counter_app.sync.enrolling import (
    HubWish,
    Invitation,
    Reach,
    enrol_hub,
    forget_pending,
    reach,
)
from counter_app.sync.link import Link
from counter_app.sync.meeting import Host
from counter_app.sync.peer_worker import Connect, connect
from counter_app.sync.peers import Peer, PeerKind, centre_heads, keep_peer, read_peers
from counter_app.sync.replica import ReplicaClient
from counter_app.sync.wire import HeadAt, Hub

log = structlog.get_logger(__name__)

DEVICES_EVERY = 60.0
"""Seconds between looks at the centre's list of devices, besides those that are called for."""

AGAIN, AGAIN_WITHOUT_LINE = 1.0, 15.0
"""Seconds after which a device that is not known may ask again: when the centre has been asked, or
when the line may be back."""

LAST_WAIT = 5.0
"""Seconds."""

MOST_ASKING = 200
"""Devices that are not known, of which it is remembered when they came."""


def hub_device(certificate: bytes) -> str:
    """The hub's own id, made from its certificate (DER): another certificate is another hub."""
    return hashlib.sha256(certificate).hexdigest()[:32]


@dataclass(frozen=True)
class HubHome:
    """The hall that a hub serves, and its centre where it has one."""

    record: HallRecord
    centre: Peer | None


def hub_home(connection: Connection) -> HubHome | None:
    """Whom the hub of this database serves; None before its first start."""
    records = halls(connection)
    if not records:
        return None
    peers = read_peers(connection, records[0].hall)
    centre = next((one for one in peers if one.kind is PeerKind.CENTRE and one.in_use), None)
    return HubHome(records[0], centre)


def begin_alone(database: Database, name: str, now: int) -> HubHome:
    """Be the hub of a hall without a centre; nothing is changed where there is one already."""
    with database.of_centre(writing=True) as connection:
        home = hub_home(connection)
        return home or HubHome(add_hall(connection, name, now), None)


def join_centre(
    database: Database,
    clock: Clock,
    invitation: Invitation,
    certificate: ServerCertificate,
    name: str,
    program: str,
    addresses: tuple[str, ...],
    reach: Reach = reach,
) -> HubHome:
    """Become a hub of the hall that the code is for; done once, then it is remembered.

    A hall that was served without a centre comes along with its history. Raises `LineFault`, or
    `InputError` on the field to mend; then everything is as before.
    """
    with database.of_centre() as connection:
        home = hub_home(connection)
        brings = home is not None and _is_in_use(connection, home.record.hall)
    enrolled, peer = enrol_hub(
        lambda: database.of_centre(writing=True),
        invitation,
        HubWish(
            hub_device(certificate.der),
            name,
            program,
            home.record.hall if home is not None and brings else None,
            certificate.pem,
            addresses,
        ),
        reach,
    )
    if peer.kind is PeerKind.HUB:
        raise InputError("This is the address of a hub. Enter that of the centre.", field="address")
    record = HallRecord(enrolled.hall, enrolled.hall_name, clock.now())
    with database.of_centre(writing=True) as connection:
        if home is None:
            keep_hall(connection, record)
        elif home.record.hall != enrolled.hall:
            if brings:
                raise Conflict("The code is for another hall than the one whose entries are here.")
            record = take_hall_id(connection, home.record, enrolled.hall)
        forget_pending(connection)
        return HubHome(record, keep_peer(connection, enrolled.hall, peer))


def _is_in_use(connection: Connection, hall: str) -> bool:
    return has_entries(connection, hall) or bool(devices_of(connection, hall))


class CentreLine:
    """A hub's line to its centre: the server's `Upstream`, and its work in the background.

    Meets the centre like a desk does, and fetches who the hall's devices are.
    """

    def __init__(self, store: HubStore, news: News, host: Host, connect: Connect = connect) -> None:
        self._store, self._news = store, news
        self._client = ReplicaClient(store, host, on_fork, self._changed, connect)
        self._fetch = threading.Event()
        self._ending = threading.Event()
        self._fetched_at = float("-inf")
        self._asking: OrderedDict[str, float] = OrderedDict()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._keep_devices, name="devices", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._news.call(self._heard, self._store.hall)
        self._client.start()
        self._thread.start()

    def stop(self) -> None:
        """End; what was not given yet is given after the next start."""
        self._ending.set()
        self._fetch.set()
        self._news.call_no_more(self._heard)
        self._client.stop()
        # Where it waits for a dead line, it ends by itself later.
        self._thread.join(LAST_WAIT)

    def centre_heads(self, hall: str) -> tuple[list[HeadAt], int] | None:
        """The centre's heads as it last said them, and how many milliseconds ago."""
        with self._store.reading() as connection:
            heads, heard = centre_heads(connection, hall)
        if heard is None:
            return None
        said = [HeadAt(device, seq, bytes.fromhex(hash)) for device, (seq, hash) in heads.items()]
        return said, max(0, self._store.clock.now() - heard)

    def hubs(self, hall: str) -> list[Hub]:
        """Other hubs of the hall, as the centre named them."""
        with self._store.reading() as connection:
            peers = read_peers(connection, hall)
        return [
            # Under which device it is known is its own business.
            Hub(
                device="", name=one.name, addresses=list(one.addresses), certificate=one.certificate
            )
            for one in peers
            if one.kind is PeerKind.HUB
        ]

    def known_soon(self, device: str) -> float | None:
        """Seconds after which a device that is not known here may be known: the centre is asked.

        None where the centre does not know it either.
        """
        with self._lock:
            asked = self._asking.setdefault(device, time.monotonic())
            if len(self._asking) > MOST_ASKING:
                self._asking.popitem(last=False)
            if self._fetched_at > asked:
                self._asking.pop(device, None)
                return None
        self._fetch.set()
        return AGAIN_WITHOUT_LINE if self._link() is None else AGAIN

    def _heard(self, _hall: str) -> None:
        self._client.wake()

    def _changed(self) -> None:
        if time.monotonic() - self._fetched_at > DEVICES_EVERY:
            self._fetch.set()

    def _link(self) -> Link | None:
        lines = self._client.links()
        return next((link for peer, link in lines if peer.kind is PeerKind.CENTRE), None)

    def _keep_devices(self) -> None:
        while not self._ending.is_set():
            self._fetch.wait(DEVICES_EVERY)
            self._fetch.clear()
            link = self._link()
            if link is not None:
                self._fetch_devices(link)
            # Whoever asks for many devices that are not known does not make the centre busy.
            self._ending.wait(AGAIN / 2)

    def _fetch_devices(self, link: Link) -> None:
        begun = time.monotonic()
        try:
            told = link.devices()
            if told.hall == self._store.hall:
                with self._store.writing() as connection:
                    adopt_devices(connection, told)
                with self._lock:
                    self._fetched_at = begun
        except CounterError as fault:
            # The line is down or the disk is full: who was known before is known still.
            log.info("devices_not_fetched", fault=type(fault).__name__)
