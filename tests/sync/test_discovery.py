"""Hubs are found on the local network, followed when they move, and believed nothing else."""

import hashlib
import ssl
import threading
import time
from dataclasses import replace

import pytest
from cryptography import x509

from counter_app.server.announcing import HubAnnouncer
from counter_app.store.engine import reading, writing
from counter_app.sync.discovery import MOST_ADDRESSES, Discovery, FoundHub, HubsNearby
from counter_app.sync.on_the_lan import (
    SERVICE,
    HubSign,
    certificate_digest,
    hall_digest,
    own_addresses,
)
from counter_app.sync.peers import PeerKind, keep_peer, new_peer, note_outcome, read_peers
from counter_app.sync.store import JournalStore
from tests.certificates import new_certificate

LOOPBACK = ["127.0.0.1"]
DEVICE = "d" * 32


@pytest.fixture(scope="module")
def certificate():
    """PEM of a hub."""
    return new_certificate()


def der(certificate):
    return ssl.PEM_cert_to_DER_cert(certificate)


class Lan:
    """A hub and a desk on the loopback, ended after the test."""

    def __init__(self, hall):
        self.hall, self.store = hall, JournalStore(hall.journal)
        self.meetings = 0
        self.something = threading.Condition()
        hall.journal.listeners.append(lambda _committed: self._tell())
        self.running = []
        self.discovery = self._start(
            Discovery(self.store, self._met, lambda: LOOPBACK, LOOPBACK, look_every=0.05)
        )

    def announce(self, certificate, addresses, hall=None, device=DEVICE, port=8443):
        sign = HubSign.of(hall or self.hall.hall, der(certificate), device)
        return self._start(
            HubAnnouncer(
                lambda: sign, lambda: port, lambda: list(addresses), LOOPBACK, look_every=0.05
            )
        )

    def wait_for(self, seen):
        """Until the thing itself is so."""
        with self.something:
            assert self.something.wait_for(seen, timeout=20)

    def know(self, certificate, *addresses, **rest):
        peer = new_peer(PeerKind.HUB, "大厅", addresses, certificate, "desk", "s" * 64)
        with writing(self.hall.journal.engine) as connection:
            return keep_peer(connection, self.hall.hall, peer)

    def addresses(self):
        with reading(self.hall.journal.engine) as connection:
            return [one.addresses for one in read_peers(connection, self.hall.hall)]

    def end(self, one):
        self.running.remove(one)
        one.stop()
        self._tell()

    def _start(self, one):
        one.start()
        self.running.append(one)
        return one

    def _met(self):
        self.meetings += 1
        self._tell()

    def _tell(self):
        with self.something:
            self.something.notify_all()


@pytest.fixture
def lan(small_hall):
    one = Lan(small_hall)
    yield one
    for each in reversed(one.running):
        each.stop()


def test_a_known_hub_is_met_where_it_says_it_is(lan, certificate):
    lan.know(certificate, "10.9.9.9:8443")
    lan.announce(certificate, ["127.0.0.1"])
    lan.wait_for(lambda: lan.meetings)
    assert lan.addresses() == [("10.9.9.9:8443", "127.0.0.1:8443")]
    assert lan.discovery.strangers() == ()


def test_a_hub_that_gets_another_address_is_followed(lan, certificate):
    lan.know(certificate, "10.0.0.1:8443")
    addresses = ["10.0.0.1"]
    lan.announce(certificate, addresses)
    lan.wait_for(lambda: lan.meetings == 1)  # it was known there, and has appeared
    addresses[:] = ["10.0.0.2"]
    lan.wait_for(lambda: lan.meetings == 2)
    assert lan.addresses() == [("10.0.0.1:8443", "10.0.0.2:8443")]


def test_a_hub_that_is_reached_already_is_left_in_peace(lan, certificate):
    peer = lan.know(certificate, "127.0.0.1:8443")
    with writing(lan.hall.journal.engine) as connection:
        note_outcome(connection, lan.hall.hall, replace(peer, reached=True))
    lan.announce(certificate, ["127.0.0.1"])
    other = lan.announce(new_certificate(), ["127.0.0.1"], device="e" * 32)
    lan.wait_for(lambda: len(lan.discovery.strangers()) == 1)
    lan.end(other)
    lan.wait_for(lambda: lan.discovery.strangers() == ())
    assert lan.meetings == 0


def test_a_hub_without_a_code_is_told_of_until_it_goes(lan, certificate):
    hub = lan.announce(certificate, ["127.0.0.1"])
    lan.wait_for(lan.discovery.strangers)
    sign = HubSign(hall_digest(lan.hall.hall), certificate_digest(certificate), DEVICE)
    assert lan.discovery.strangers() == (FoundHub(sign, ("127.0.0.1:8443",)),)
    assert lan.meetings == 0
    assert lan.addresses() == []
    lan.end(hub)
    lan.wait_for(lambda: lan.discovery.strangers() == ())


def test_a_stranger_is_none_any_more_once_its_code_was_entered(lan, certificate):
    lan.announce(certificate, ["127.0.0.1"])
    lan.wait_for(lan.discovery.strangers)
    lan.know(certificate, "127.0.0.1:8443")
    assert lan.discovery.strangers() == ()


def test_hubs_of_other_halls_are_no_business_of_ours(lan, certificate):
    lan.announce(certificate, ["127.0.0.1"], hall="0" * 32)
    lan.announce(new_certificate(), ["127.0.0.1"], device="e" * 32)
    lan.wait_for(lan.discovery.strangers)
    time_to_hear = time.monotonic() + 0.5
    with lan.something:
        lan.something.wait_for(lambda: time.monotonic() > time_to_hear, timeout=0.5)
    assert [one.sign.device for one in lan.discovery.strangers()] == ["e" * 32]


def test_one_who_shouts_many_addresses_displaces_no_good_one(lan, certificate):
    lan.know(certificate, "10.0.0.1:8443")
    shouted = [f"10.9.9.{number}" for number in range(1, 20)]
    lan.announce(certificate, shouted)
    lan.wait_for(lambda: lan.meetings)
    (addresses,) = lan.addresses()
    assert addresses[0] == "10.0.0.1:8443"
    assert len(addresses) == MOST_ADDRESSES


def test_nothing_that_is_said_aloud_names_the_hall_or_a_person(certificate):
    hall = "01f0e1d2c3b4a5968778695a4b3c2d1e"
    sign = HubSign.of(hall, der(certificate), DEVICE)
    said = " ".join((SERVICE, *sign.properties().values()))
    assert hall not in said
    name = x509.load_pem_x509_certificate(certificate.encode()).subject.rfc4514_string()
    assert name not in said
    assert sign.certificate == hashlib.sha256(der(certificate)).hexdigest()
    as_heard = {key.encode(): value.encode() for key, value in sign.properties().items()}
    assert HubSign.read(as_heard) == sign


@pytest.mark.parametrize(
    "properties",
    [
        {},
        {b"hall": b"aa", b"certificate": b"bb"},
        {b"hall": b"aa", b"certificate": b"bb", b"device": None},
        {b"hall": b"aa", b"certificate": b"\xff\xfe", b"device": b"cc"},
        {b"hall": b"a" * 65, b"certificate": b"bb", b"device": b"cc"},
        {b"hall": b"aa", b"certificate": b"b b", b"device": b"cc"},
    ],
)
def test_what_is_no_sign_of_ours_is_passed_over(properties):
    assert HubSign.read(properties) is None


def test_without_a_network_nothing_is_announced_and_nothing_breaks(small_hall, certificate):
    looked = threading.Event()

    def none():
        looked.set()
        return []

    discovery = Discovery(JournalStore(small_hall.journal), lambda: None, none, look_every=0.01)
    discovery.start()
    assert looked.wait(10)
    discovery.stop()
    assert discovery.strangers() == ()


def test_a_computer_without_a_hall_hears_of_all_hubs_and_of_their_leaving(lan, certificate):
    nearby = lan._start(HubsNearby(lan._tell, lambda: LOOPBACK, LOOPBACK, look_every=0.05))
    hub = lan.announce(certificate, ["127.0.0.1"], hall="0" * 32)
    lan.wait_for(nearby.found)
    (found,) = nearby.found()
    assert found.addresses == ("127.0.0.1:8443",)
    assert found.sign.certificate == certificate_digest(certificate)
    lan.end(hub)
    lan.wait_for(lambda: nearby.found() == ())


def test_own_addresses_are_those_that_others_can_reach():
    assert all(not one.startswith("127.") for one in own_addresses())
