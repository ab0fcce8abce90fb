"""Whom a line is trusted to reach: one pinned certificate, or the system's authorities.

The certificate is pinned when the code that was typed vouches for it. Not here: making one
(`server.certificates`).
"""

from __future__ import annotations

import hashlib
import socket
import ssl
from dataclasses import dataclass

from counter_app.errors import InputError, LineFault

DEFAULT_PORT = 8443
CONNECT_TIMEOUT = 4.0
"""Seconds."""


@dataclass(frozen=True)
class Address:
    """Where a server listens."""

    host: str
    port: int = DEFAULT_PORT

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The beginning of every request's address."""
        return f"https://{self}"


def parse_address(text: str) -> Address:
    """What was typed: `host`, `host:port` or a whole address; else `InputError` on `address`."""
    plain = text.strip().translate({0xFF1A: ":", 0x3002: ".", 0xFF0E: "."})
    plain = plain.removeprefix("https://").split("/", 1)[0]
    if plain.startswith("["):
        host, _, rest = plain[1:].partition("]")
        port = rest.removeprefix(":")
    elif plain.count(":") > 1:
        host, port = plain, ""
    else:
        host, _, port = plain.partition(":")
    try:
        number = int(port) if port else DEFAULT_PORT
    except ValueError:
        number = 0
    allowed = host.replace("-", "").replace(".", "").replace(":", "").replace("%", "")
    if not allowed.isalnum() or not host.isascii() or not 0 < number < 65_536:
        raise InputError(
            "Enter the address as the centre gave it, such as 10.1.2.3 or centre.example:8443.",
            field="address",
        )
    return Address(host.lower(), number)


def fetch_certificate(address: Address, timeout: float = CONNECT_TIMEOUT) -> bytes:
    """The certificate (DER) that the server at `address` shows. Worth nothing until compared.

    Raises `LineFault` where nobody answers.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    try:
        with (
            socket.create_connection((address.host, address.port), timeout) as line,
            context.wrap_socket(line, server_hostname=address.host) as secured,
        ):
            found = secured.getpeercert(binary_form=True)
    except (OSError, ValueError) as fault:
        raise LineFault(
            "Nobody answers at {address}. Look at the address and the cable, then try again.",
            address=str(address),
        ) from fault
    if found is None:
        raise LineFault("What answers at {address} is no hub or centre.", address=str(address))
    return found


def pinned(certificate: str) -> ssl.SSLContext:
    """Trust exactly the server with this certificate (PEM), under whatever name it is reached.

    Without one, trust whom the system's authorities vouch for, under that name.
    """
    if not certificate:
        return ssl.create_default_context()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # The certificate itself is compared, so a hub may change its address.
    context.check_hostname = False
    context.verify_mode = ssl.CERT_REQUIRED
    # One that an authority has issued is an anchor as well as a self-signed one.
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.load_verify_locations(cadata=certificate)
    return context


def fingerprint(certificate: str) -> str:
    """SHA-256 of a certificate (PEM), hexadecimal, in groups of four for people to compare."""
    digest = hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate)).hexdigest().upper()
    return " ".join(digest[start : start + 4] for start in range(0, len(digest), 4))
