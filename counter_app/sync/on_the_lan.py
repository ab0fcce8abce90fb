"""Being on the hall's local network by mDNS, also when the computer's addresses change (DHCP).

Here: what a hub says of itself there, and keeping a presence on the network. Nothing personal is
said: the hall's id and the certificate only as digests. Who announces is `server.announcing`, who
looks `discovery`.
"""

from __future__ import annotations

import hashlib
import ssl
import threading
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

import ifaddr
import structlog
import zeroconf
from zeroconf import Zeroconf

log = structlog.get_logger(__name__)

SERVICE = "_counter-hub._tcp.local."
"""What hubs are called on the network."""

LOOK_EVERY = 5.0
"""Seconds between looks at the computer's own addresses."""


@dataclass(frozen=True)
class HubSign:
    """What a hub says of itself: digests of its hall and its certificate (hexadecimal), and its id.

    Whoever knows neither hall nor certificate learns only that a hub is there.
    """

    hall: str
    certificate: str
    device: str

    @classmethod
    def of(cls, hall: str, certificate: bytes, device: str) -> HubSign:
        """The sign of a hub of `hall` with this certificate (DER)."""
        return cls(hall_digest(hall), hashlib.sha256(certificate).hexdigest(), device)

    @classmethod
    def read(cls, properties: Mapping[bytes, bytes | None]) -> HubSign | None:
        """The sign that was heard; None for what is none of ours."""
        values = []
        for name in (b"hall", b"certificate", b"device"):
            value = properties.get(name) or b""
            if not value or len(value) > 64 or not value.isalnum():
                return None
            values.append(value.decode("ascii"))
        return cls(*values)

    def properties(self) -> dict[str, str]:
        """As it is said."""
        return {"hall": self.hall, "certificate": self.certificate, "device": self.device}


def hall_digest(hall: str) -> str:
    """A hall's id as it is said aloud."""
    return hashlib.sha256(f"counter-hub {hall}".encode()).hexdigest()


def certificate_digest(certificate: str) -> str:
    """The digest of a certificate (PEM), as a sign has it; empty for none."""
    if not certificate:
        return ""
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate)).hexdigest()


def own_addresses() -> list[str]:
    """This computer's addresses on its networks; none without one."""
    found = [str(one.ip) for adapter in ifaddr.get_adapters() for one in adapter.ips if one.is_IPv4]
    return sorted(one for one in found if not one.startswith(("127.", "169.254.")))


class Presence:
    """Something on the network that is begun anew whenever the computer's addresses change.

    `begin` is called with the network and the addresses, on a thread of its own; so it is when what
    `besides` gives is another. `start` and `stop` once each. `interfaces` are used instead of the
    addresses, for tests on the loopback.
    """

    def __init__(
        self,
        begin: Callable[[Zeroconf, list[str]], None],
        addresses: Callable[[], list[str]] = own_addresses,
        interfaces: list[str] | None = None,
        look_every: float = LOOK_EVERY,
        besides: Callable[[], Hashable] = lambda: None,
    ) -> None:
        self._begin, self._addresses, self._besides = begin, addresses, besides
        self._interfaces, self._look_every = interfaces, look_every
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="on the LAN", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """Say goodbye, and return when that is done."""
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        network: Zeroconf | None = None
        known: Hashable = None
        while not self._ending.is_set():
            addresses = self._addresses()
            now = (tuple(addresses), self._besides())
            if now != known or network is None:
                if network is not None:
                    network.close()
                network, known = self._join(addresses), now
            self._ending.wait(self._look_every)
        if network is not None:
            network.close()

    def _join(self, addresses: list[str]) -> Zeroconf | None:
        """The network with us on it; None where that can't be just now."""
        interfaces = self._interfaces or addresses
        if not interfaces:
            return None
        network: Zeroconf | None = None
        try:
            network = Zeroconf(interfaces=list(interfaces))
            self._begin(network, addresses)
        except (OSError, zeroconf.Error) as fault:
            # The cable is out, or another program has the port: it is tried again.
            log.info("not_on_the_lan", fault=type(fault).__name__)
            if network is not None:
                network.close()
            return None
        return network
