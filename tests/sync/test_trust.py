"""Addresses as people type them, and a line that trusts one certificate alone."""

import datetime
import socket
import ssl
import threading

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from counter_app.errors import InputError, LineFault
from counter_app.sync.link import open_client
from counter_app.sync.trust import fetch_certificate, fingerprint, parse_address


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10.1.2.3", "10.1.2.3:8443"),
        ("Centre.Example:9000", "centre.example:9000"),
        (" https://centre.example/ ", "centre.example:8443"),
        ("10。1。2。3：9000", "10.1.2.3:9000"),
        ("[fe80::1]:9000", "[fe80::1]:9000"),
        ("fe80::1", "[fe80::1]:8443"),
        ("hall-pc", "hall-pc:8443"),
    ],
)
def test_addresses_are_read_as_people_type_them(typed, meant):
    assert str(parse_address(typed)) == meant


@pytest.mark.parametrize("typed", ["", "a b", "host:0", "host:99999", "host:x", "社保", "a@b", "-"])
def test_what_is_no_address_is_refused_at_its_field(typed):
    with pytest.raises(InputError) as said:
        parse_address(typed)
    assert said.value.field == "address"


def made_certificate(folder, name):
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + datetime.timedelta(days=36500))
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.pem"
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(pem + private)
    return path, pem.decode()


@pytest.fixture
def secured(tmp_path):
    """A server on loopback that says yes to everything, and its certificate."""
    path, pem = made_certificate(tmp_path, "hub")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    listening = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            try:
                line, _ = listening.accept()
            except OSError:
                return
            try:
                with context.wrap_socket(line, server_side=True) as near:
                    if near.recv(65_536):
                        near.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nyes")
            except OSError:
                continue

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield parse_address(f"127.0.0.1:{listening.getsockname()[1]}"), pem
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join(5)


def test_only_the_pinned_certificate_is_trusted(secured, tmp_path):
    address, pem = secured
    assert ssl.DER_cert_to_PEM_cert(fetch_certificate(address)).strip() == pem.strip()
    with open_client(address.url, pem) as client:
        assert client.get("/").text == "yes"
    _, foreign = made_certificate(tmp_path, "other")
    for certificate in (foreign, ""):
        with open_client(address.url, certificate) as client, pytest.raises(httpx.ConnectError):
            client.get("/")


def test_where_nobody_answers_the_address_is_said():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(LineFault, match="address"):
        fetch_certificate(parse_address(f"127.0.0.1:{port}"))


def test_a_fingerprint_is_said_in_groups(secured):
    _, pem = secured
    groups = fingerprint(pem).split()
    assert len(groups) == 16
    assert all(len(group) == 4 for group in groups)
