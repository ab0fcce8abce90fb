"""The client meets by itself: to give, when it is told of news, when a line is back."""

import random
import threading
import time

import httpx
import pytest

from counter_app.journal.runs import Refusal
from counter_app.people.roles import Role
from counter_app.store.engine import writing
from counter_app.sync import peer_worker
from counter_app.sync.peer_worker import LONGEST_PAUSE, pause_after
from counter_app.sync.peers import (
    PeerKind,
    forget_who_is_reached,
    keep_peer,
    new_peer,
    peer_heads,
)
from counter_app.sync.replica import ReplicaClient
from counter_app.sync.standing import read_meetings, read_standing
from counter_app.sync.store import JournalStore
from counter_app.sync.wire import RefusedCode
from tests.conftest import SEED
from tests.line import SpoilingTransport
from tests.sync.journal_peer import HOST, JournalPeer, no_fork
from tests.waiting import wait_for


class Running:
    """A desk whose client runs against peers in this process."""

    def __init__(self, hall):
        self.hall = hall
        self.lines = {}
        self.peers = {}
        self.clients = []
        self.changes = 0
        self.client = ReplicaClient(
            JournalStore(hall.journal), HOST, no_fork, self._changed, self._connect
        )
        hall.journal.listeners.append(self.client.committed)

    def _changed(self):
        self.changes += 1

    def add(self, peer, kind=PeerKind.CENTRE, address="centre:1", *more):
        self.peers[address] = peer
        journal = self.hall.journal
        with writing(journal.engine) as connection:
            named = new_peer(kind, address, [*more, address], "", journal.device, "s" * 64)
            kept = keep_peer(connection, journal.hall, named)
        self.client.look_for_peers()
        return kept

    def _connect(self, _peer, address):
        peer = self.peers.get(address)
        answer = peer.handle if peer else lambda _request: httpx.Response(502)
        line = SpoilingTransport(httpx.MockTransport(answer), random.Random(SEED))
        if peer:
            self.lines[address] = line
            line.down = getattr(peer, "down", False)
            # A stream of news must not be read to its end.
            return httpx.Client(transport=_Listening(line, peer), base_url=f"https://{address}")
        return httpx.Client(transport=line, base_url=f"https://{address}")

    def cut(self, address):
        self.peers[address].down = True
        self.lines[address].down = True
        for news in self.peers[address].listening:
            news.put(None)

    def stop(self):
        for peer in self.peers.values():
            for news in peer.listening:  # what a closed socket does to whoever reads from it
                news.put(None)
        self.client.stop()

    def mend(self, address):
        self.peers[address].down = False


class _Listening(httpx.BaseTransport):
    def __init__(self, line, peer):
        self._line, self._peer = line, peer

    def handle_request(self, request):
        if request.url.path == "/v1/news" and not self._line.down:
            return self._peer.handle(request)
        return self._line.handle_request(request)


@pytest.fixture
def running(small_hall):
    desk = Running(small_hall)
    desk.client.start()
    yield desk
    desk.stop()
    assert not [one for one in threading.enumerate() if one.name.startswith(("meeting ", "news "))]


@pytest.fixture
def impatient(monkeypatch):
    """Pauses of a blink."""
    for name, value in {"FIRST_PAUSE": 0.02, "LONGEST_PAUSE": 0.1, "IMPATIENT": 0.01}.items():
        monkeypatch.setattr(peer_worker, name, value)


def has_all(hall, peer):
    return hall.tables(peer.journal) == hall.tables()


def test_a_commit_is_given_without_being_asked_for(running):
    hall = running.hall
    peer = JournalPeer(hall.new_desk(7))
    running.add(peer)
    wait_for(lambda: has_all(hall, peer))
    hall.ticket()
    wait_for(lambda: has_all(hall, peer))
    wait_for(lambda: read_standing(hall.journal).to_centre == 0)
    assert running.changes > 0
    assert read_meetings(hall.journal)[0].sent > 0


def test_news_are_taken_at_once(running):
    hall = running.hall
    peer = JournalPeer(hall.new_desk(7))
    running.add(peer)
    wait_for(lambda: has_all(hall, peer) and peer.listening)
    hall.ticket(desk=hall.desk_at(peer.journal, Role.SCREENER))
    peer.tell()
    wait_for(lambda: has_all(hall, peer))


def test_a_cut_line_is_said_and_everything_goes_when_it_is_back(running, impatient):
    hall = running.hall
    peer = JournalPeer(hall.new_desk(7))
    running.add(peer)
    wait_for(lambda: has_all(hall, peer))
    running.cut("centre:1")
    hall.ticket()
    wait_for(lambda: read_standing(hall.journal).peers[0].reached is False)
    standing = read_standing(hall.journal)
    assert standing.peers[0].trouble is not None
    assert (standing.to_centre or 0) > 0
    running.mend("centre:1")
    wait_for(lambda: has_all(hall, peer))
    wait_for(lambda: read_standing(hall.journal).peers[0].trouble is None)


def test_another_address_of_the_same_peer_is_tried(running):
    hall = running.hall
    peer = JournalPeer(hall.new_desk(7))
    running.add(peer, PeerKind.CENTRE, "centre:1", "dead:1")
    wait_for(lambda: has_all(hall, peer))
    wait_for(lambda: read_standing(hall.journal).peers[0].address == "centre:1")


def test_hub_and_centre_are_met_side_by_side_and_a_dead_one_holds_up_nothing(running, impatient):
    hall = running.hall
    hub = JournalPeer(hall.new_desk(7))
    running.add(hub, PeerKind.HUB, "hub:1")
    wait_for(lambda: has_all(hall, hub))
    dead = JournalPeer(hall.new_desk(8))
    dead.refuse = (503, RefusedCode.OVERLOADED, 60.0)
    running.add(dead, PeerKind.CENTRE, "centre:1")
    wait_for(lambda: "/v1/greeting" in dead.requests)
    hall.ticket()
    wait_for(lambda: has_all(hall, hub))
    standing = read_standing(hall.journal)
    assert standing.to_hub == 0
    assert standing.to_centre == hall.count()


def test_a_busy_server_is_left_alone_as_long_as_it_asks(running, impatient):
    hall = running.hall
    peer = JournalPeer(hall.new_desk(7))
    peer.refuse = (503, RefusedCode.OVERLOADED, 0.5)
    begun = time.monotonic()
    running.add(peer)
    wait_for(lambda: peer.requests)
    peer.refuse = None
    hall.ticket()  # a fresh entry is no reason to press a server that is busy
    wait_for(lambda: has_all(hall, peer))
    assert time.monotonic() - begun >= 0.5


def test_a_revoked_desk_is_told_so_and_keeps_what_it_has(running, impatient):
    hall = running.hall
    peer = JournalPeer(hall.new_desk(7))
    peer.refuse = (403, RefusedCode.REVOKED, None)
    running.add(peer)
    wait_for(lambda: read_standing(hall.journal).revoked)
    before = hall.count()
    hall.ticket()
    assert hall.count() > before
    assert peer.requests.count("/v1/take") == 0
    peer.refuse = None
    running.client.meet_now()
    wait_for(lambda: has_all(hall, peer))
    wait_for(lambda: not read_standing(hall.journal).revoked)


def test_a_broken_chain_is_said_and_the_rest_goes_through(running):
    hall = running.hall
    peer = JournalPeer(hall.new_desk(7))
    real = peer.journal.take

    def take(runs):
        answers = real([run for run in runs if run.device != hall.journal.device])
        refused = [
            type(answers[0])(device=run.device, held=0, kept=0, refusal=Refusal.BROKEN_CHAIN)
            if answers
            else None
            for run in runs
            if run.device == hall.journal.device
        ]
        return [*[one for one in refused if one], *answers]

    other = hall.new_desk(9)
    hall.copy(other, hall.journal)
    peer.journal.take = take
    running.add(peer)
    wait_for(lambda: read_standing(hall.journal).peers[0].trouble is not None)
    with hall.journal.read() as connection:
        held = peer_heads(connection, hall.hall, read_standing(hall.journal).peers[0].peer)
    assert held[other.device] == 1


def test_stopping_does_not_wait_for_a_line_that_hangs(small_hall):
    desk = Running(small_hall)
    peer = JournalPeer(small_hall.new_desk(7))
    desk.add(peer)
    desk.client.start()
    wait_for(lambda: peer.listening)
    begun = time.monotonic()
    desk.stop()
    assert time.monotonic() - begun < 5


def test_pauses_grow_and_spread():
    chance = random.Random(SEED)
    for failures in range(12):
        pauses = [pause_after(failures, chance) for _ in range(200)]
        assert max(pauses) <= LONGEST_PAUSE
        assert len({round(pause, 3) for pause in pauses}) > 50
    assert sum(pause_after(10, chance) for _ in range(200)) > 200 * 10


def test_who_asks_to_meet_now_sees_that_it_was_done(running):
    hall = running.hall
    peer = JournalPeer(hall.new_desk(7))
    running.add(peer)
    wait_for(lambda: has_all(hall, peer) and read_standing(hall.journal).to_centre == 0)
    greetings = peer.requests.count("/v1/greeting")
    hall.clock.advance(1_000)
    running.client.meet_now()
    wait_for(lambda: read_standing(hall.journal).peers[0].last_meeting == hall.clock.now())
    assert peer.requests.count("/v1/greeting") > greetings


def test_one_meeting_is_enough_for_whoever_does_not_stay(small_hall):
    desk = Running(small_hall)
    peer = JournalPeer(small_hall.new_desk(7))
    desk.add(peer)
    (outcome,) = desk.client.meet_once()
    assert has_all(small_hall, peer)
    assert outcome.met is not None
    assert outcome.met.sent > 0
    assert outcome.trouble is None
    assert peer.listening == []
    desk.cut("centre:1")
    (outcome,) = desk.client.meet_once()
    assert outcome.met is None
    assert outcome.trouble is not None
    assert read_standing(small_hall.journal).peers[0].reached is False
    with writing(small_hall.journal.engine) as connection:
        forget_who_is_reached(connection, small_hall.hall)
    assert read_standing(small_hall.journal).peers[0].reached is None
