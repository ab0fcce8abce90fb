"""A hub says on the local network where it is, so that desks find it without typing (mDNS)."""

from __future__ import annotations

import socket
from collections.abc import Callable

from zeroconf import ServiceInfo, Zeroconf

from counter_app.sync.on_the_lan import LOOK_EVERY, SERVICE, HubSign, Presence, own_addresses


class HubAnnouncer:
    """Says it from `start` to `stop`, at whatever addresses and with whatever sign it has then."""

    def __init__(
        self,
        sign: Callable[[], HubSign],
        port: Callable[[], int],
        addresses: Callable[[], list[str]] = own_addresses,
        interfaces: list[str] | None = None,
        look_every: float = LOOK_EVERY,
    ) -> None:
        self._sign, self._port = sign, port
        self._presence = Presence(self._announce, addresses, interfaces, look_every, besides=sign)

    def start(self) -> None:
        """Begin; returns at once."""
        self._presence.start()

    def stop(self) -> None:
        """Say goodbye."""
        self._presence.stop()

    def _announce(self, network: Zeroconf, addresses: list[str]) -> None:
        sign = self._sign()
        name = f"hub-{sign.device}"
        info = ServiceInfo(
            SERVICE,
            f"{name}.{SERVICE}",
            port=self._port(),
            addresses=[socket.inet_aton(one) for one in addresses],
            properties=sign.properties(),
            # Not the computer's own name, which may be a person's.
            server=f"{name}.local.",
        )
        # The name holds the device's id: whoever answers to it already is ourselves, before.
        network.register_service(info, cooperating_responders=True)
