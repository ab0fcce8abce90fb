"""The server's certificate: one from files, or a self-signed one made at the first start.

A self-signed certificate is pinned by its fingerprint when a device is enrolled, so it is made
once and kept: another one would be another server to every desk. The key never leaves the
server's folder. Not here: how a client looks at it (`sync.trust`).
"""

from __future__ import annotations

import contextlib
import hashlib
import ipaddress
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from counter_app.errors import EnvironmentFault, InputError
from counter_app.store.files import write_private

CERTIFICATE_FILE = "server-certificate.pem"
KEY_FILE = "server-key.pem"
VALID_YEARS = 10

_USAGE = x509.KeyUsage(
    digital_signature=True,
    key_cert_sign=True,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


@dataclass(frozen=True)
class ServerCertificate:
    """A certificate and the file of its key; `der` is what fingerprints are made of."""

    path: Path
    key_path: Path
    der: bytes

    @property
    def pem(self) -> str:
        """The certificate as text."""
        return (
            x509.load_der_x509_certificate(self.der)
            .public_bytes(serialization.Encoding.PEM)
            .decode("ascii")
        )

    @property
    def fingerprint(self) -> str:
        """SHA-256 as people compare it: pairs of hexadecimal digits."""
        return fingerprint_of(self.der)


def fingerprint_of(der: bytes) -> str:
    """SHA-256 of a certificate as people compare it."""
    return hashlib.sha256(der).digest().hex(":").upper()


def certificate_from_files(path: Path, key_path: Path) -> ServerCertificate:
    """A certificate that the administrator has: PEM, the server's own first in its chain.

    Raises `InputError` where a file is missing, is no PEM, or the key is another certificate's.
    """
    with _complaining():
        certificate = x509.load_pem_x509_certificate(path.read_bytes())
        key = serialization.load_pem_private_key(key_path.read_bytes(), password=None)
    if _public(certificate.public_key()) != _public(key.public_key()):
        raise InputError("The key does not belong to the certificate.")
    return ServerCertificate(path, key_path, certificate.public_bytes(serialization.Encoding.DER))


def certificate_alone(path: Path) -> bytes:
    """Of a certificate file (PEM) its first certificate as DER. Raises `InputError` as above."""
    with _complaining():
        certificate = x509.load_pem_x509_certificate(path.read_bytes())
    return certificate.public_bytes(serialization.Encoding.DER)


@contextmanager
def _complaining() -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise InputError("The certificate or its key can't be read. Look at the paths.") from fault
    except (ValueError, TypeError) as fault:
        raise InputError(
            "The certificate and its key must be PEM files, the key without a password."
        ) from fault


def own_certificate(folder: Path, hosts: Iterable[str] | None = None) -> ServerCertificate:
    """The self-signed certificate in `folder`, made at the first start.

    `hosts` are the names and addresses that it is for; without them, those of this computer.
    Raises `EnvironmentFault` where the folder can't be written.
    """
    path, key_path = folder / CERTIFICATE_FILE, folder / KEY_FILE
    if not path.exists():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _make(path, key_path, list(hosts) if hosts is not None else own_hosts())
        except OSError as fault:
            raise EnvironmentFault(
                "The server's folder can't be written, so it has no certificate. "
                "Ask the administrator for the right to write there."
            ) from fault
    return certificate_from_files(path, key_path)


def own_hosts() -> list[str]:
    """Names and addresses under which this computer may be reached."""
    name = socket.gethostname()
    found = dict.fromkeys(["localhost", name, "127.0.0.1", "::1"])
    # A computer that does not know its own name, or has one that no network knows, has the others.
    with contextlib.suppress(OSError, UnicodeError):
        found.update(dict.fromkeys(str(one[4][0]) for one in socket.getaddrinfo(name, None)))
    outward = outward_address()
    if outward:
        found[outward] = None
    return list(found)


def outward_address() -> str | None:
    """The address that others most likely reach this computer by; None without a line."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: it only asks the system which way it would go.
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return None


def _make(path: Path, key_path: Path, hosts: list[str]) -> None:
    """Make what is missing; of two processes that start at once, the first one's files stay."""
    key = _own_key(key_path)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "counter-app server")])
    now = datetime.now(UTC)
    public = key.public_key()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        # A desk whose clock is behind must be able to come too.
        .not_valid_before(now - timedelta(days=366))
        .not_valid_after(now + timedelta(days=366 * VALID_YEARS))
        .add_extension(x509.SubjectAlternativeName(_general_names(hosts)), False)
        # Its own authority, so that a client can name it alone as what it trusts.
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
        .add_extension(_USAGE, True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(public), False)
        .sign(key, hashes.SHA256())
    )
    with contextlib.suppress(FileExistsError):
        write_private(path, certificate.public_bytes(serialization.Encoding.PEM).decode("ascii"))


def _own_key(path: Path) -> ec.EllipticCurvePrivateKey:
    made = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    # One is there already where an earlier start was cut off before the certificate.
    with contextlib.suppress(FileExistsError):
        write_private(path, made.decode("ascii"))
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key


def _general_names(hosts: Iterable[str]) -> list[x509.GeneralName]:
    found: list[x509.GeneralName] = []
    for host in hosts:
        try:
            # An address of one interface only ("fe80::1%eth0") is the same without its name.
            found.append(x509.IPAddress(ipaddress.ip_address(host.partition("%")[0])))
        except ValueError:
            try:
                found.append(x509.DNSName(host.encode("idna").decode("ascii")))
            except UnicodeError:
                continue  # a name that no network knows; the addresses remain
    return found


def _public(key: object) -> bytes:
    assert hasattr(key, "public_bytes")
    found: bytes = key.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return found
