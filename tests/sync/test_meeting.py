"""A meeting ends with the same entries on both sides, whatever the line does."""

import random

import msgspec
import pytest

from counter_app.errors import Busy, LineFault, RefusedThere
from counter_app.hall.desks import rename_hall
from counter_app.journal.runs import Refusal
from counter_app.sync.peers import PeerKind
from counter_app.sync.standing import read_standing
from counter_app.sync.wire import HeadAt, Hub, RefusedCode
from tests.conftest import SEED
from tests.sync.journal_peer import JournalPeer, Meets

DAY = 24 * 60 * 60 * 1000


@pytest.fixture
def two(small_hall):
    """A desk with a morning behind it, and a peer of the same hall that knows nothing of it."""
    small_hall.ticket()
    peer = JournalPeer(small_hall.new_desk(7), page=40)
    return small_hall, peer, Meets(small_hall.journal, peer, random.Random(SEED))


def waits(hall):
    return read_standing(hall.journal).to_centre


def test_both_sides_hold_the_same_after_one_meeting(two):
    hall, peer, desk = two
    before = hall.count()
    met = desk.meet()
    assert met.sent == before
    assert met.received == 1  # the peer's own first entry
    assert hall.tables() == hall.tables(peer.journal)
    assert waits(hall) == 0


def test_a_meeting_with_nothing_to_do_is_one_request(two):
    _, peer, desk = two
    desk.meet()
    peer.requests.clear()
    met = desk.meet()
    assert (met.sent, met.received) == (0, 0)
    assert peer.requests == ["/v1/greeting"]


def test_a_fresh_entry_goes_without_a_greeting(two):
    hall, peer, desk = two
    desk.meet()
    hall.ticket()
    fresh = hall.count()
    peer.requests.clear()
    desk.begin().exchange(ask=False)
    assert peer.requests == ["/v1/take"]
    assert hall.tables() == hall.tables(peer.journal)
    assert waits(hall) == 0
    assert fresh == hall.count()


def test_a_line_that_loses_repeats_and_cuts_loses_and_doubles_nothing(two):
    hall, peer, _ = two
    chance = random.Random(SEED + 1)
    desk = Meets(
        hall.journal, peer, chance, lost=0.2, answer_lost=0.2, twice=0.2, late=0.2, cut=0.2
    )
    for number in range(12):
        hall.ticket()
        if number % 3 == 0:
            rename_hall(hall.desk_at(peer.journal), f"城东{number}")
        for _ in range(3):
            try:
                desk.meet()
            except LineFault:
                continue
    desk.line.faults.clear()
    desk.meet()
    assert all(desk.line.happened.values()), desk.line.happened
    assert hall.tables() == hall.tables(peer.journal)
    assert waits(hall) == 0


def test_what_the_hub_has_is_not_at_the_centre_before_the_centre_says_so(two):
    hall, peer, _ = two
    desk = Meets(hall.journal, peer, random.Random(SEED), kind=PeerKind.HUB)
    desk.meet()
    standing = read_standing(hall.journal)
    assert standing.to_hub == 0
    assert standing.to_centre == hall.count()
    peer.at_centre = peer.heads()[:1]
    desk.meet()
    assert 0 < (read_standing(hall.journal).to_centre or 0) < hall.count()
    peer.at_centre = peer.heads()
    desk.meet()
    assert read_standing(hall.journal).to_centre == 0


def test_a_clock_that_steps_back_hides_nothing_of_what_the_centre_says(two):
    hall, peer, desk = two
    desk.meet()
    hall.clock.advance(-10 * 365 * DAY)
    hall.ticket()
    desk.meet()
    assert waits(hall) == 0
    peer.journal = hall.new_desk(8)  # the centre was set up anew, and says so
    desk.begin().greet()
    assert waits(hall) == hall.count()


def test_a_hub_that_heard_earlier_is_not_believed_against_the_centre_itself(two):
    hall, peer, desk = two
    desk.meet()
    before = peer.heads()
    peer.journal = hall.new_desk(8)
    desk.begin().greet()
    hub = JournalPeer(hall.new_desk(9))
    hub.at_centre = before
    Meets(hall.journal, hub, random.Random(SEED), kind=PeerKind.HUB).begin().greet()
    assert waits(hall) == hall.count()


def test_what_another_history_stands_for_at_the_centre_is_not_said_to_be_there(two):
    hall, peer, desk = two
    desk.meet()
    before = hall.count()
    hall.ticket()
    fresh = hall.count() - before
    real = peer.heads
    # The desk was restored: the centre has its device up to a higher number, but not these entries.
    ours = HeadAt(hall.journal.device, before + fresh + 50, b"x" * 32)
    peer.heads = lambda: [one for one in real() if one.device != ours.device] + [ours]
    desk.begin().greet()
    assert waits(hall) == fresh


def test_a_restored_peer_is_given_again_what_it_lost(two):
    hall, peer, desk = two
    desk.meet()
    peer.journal = hall.new_desk(8)  # nothing of before is left
    desk.begin().exchange()  # believes that the peer still has everything
    met = desk.meet()
    assert met.sent == hall.count() - 1
    assert waits(hall) == 0


def test_a_peer_that_lost_its_end_while_we_met_asks_for_more(two):
    hall, peer, desk = two
    desk.meet()
    hall.ticket()
    meeting = desk.begin()
    meeting.greet()
    peer.journal = hall.new_desk(8)
    met = meeting.exchange()
    assert met.refused == {}
    assert met.sent == hall.count() - 1  # of the first peer's desk it still believes the greeting
    desk.meet()
    assert hall.tables() == hall.tables(peer.journal)


def test_a_refused_run_holds_up_no_other(two, monkeypatch):
    hall, peer, desk = two
    other = hall.new_desk(9)
    hall.copy(other, hall.journal)
    original = peer.journal.take

    def take(runs):
        runs = list(runs)
        spoiled = [
            type(run)(
                run.hall,
                run.device,
                run.first,
                run.previous,
                (msgspec.structs.replace(run.entries[0], digest=bytes(32)), *run.entries[1:]),
            )
            if run.device == hall.journal.device
            else run
            for run in runs
        ]
        return original(spoiled)

    monkeypatch.setattr(peer.journal, "take", take)
    met = desk.meet()
    assert met.refused == {hall.journal.device: Refusal.BROKEN_CHAIN}
    with peer.journal.read() as connection:
        seen = connection.exec_driver_sql("SELECT DISTINCT device FROM entry").scalars().all()
    assert other.device in seen


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ((403, RefusedCode.REVOKED, None), RefusedThere),
        ((401, RefusedCode.UNKNOWN_DEVICE, None), RefusedThere),
        ((503, RefusedCode.OVERLOADED, 7.0), Busy),
        ((429, RefusedCode.BUSY, None), Busy),
        ((507, RefusedCode.DISK_FULL, None), LineFault),
        ((500, RefusedCode.FAULT, None), LineFault),
    ],
)
def test_each_refusal_has_its_meaning(two, answer, fault):
    _, peer, desk = two
    peer.refuse = answer
    with pytest.raises(LineFault) as said:
        desk.meet()
    assert type(said.value) is fault
    if answer[2]:
        assert getattr(said.value, "retry_after", None) == answer[2]


def test_the_clock_difference_is_measured_and_goes_into_entries_not_into_order(two):
    hall, _, desk = two
    hall.journal.clock = type(hall.clock)(hall.clock.now() + 7 * 60_000)
    met = desk.meet()
    assert met.skew == 7 * 60_000
    hall.ticket()
    with hall.journal.read() as connection:
        skews = connection.exec_driver_sql("SELECT skew FROM entry ORDER BY seq").scalars().all()
    assert (skews[0], skews[-1]) == (None, 7 * 60_000)


def test_hubs_of_the_hall_are_learnt_from_the_centre(two):
    hall, peer, desk = two
    peer.hubs = [Hub(device="h", name="一楼", addresses=["10.0.0.9:8443"], certificate="PEM")]
    desk.meet()
    hub = read_standing(hall.journal).peers[0]
    assert (hub.kind, hub.name, hub.address) == (PeerKind.HUB, "一楼", "10.0.0.9:8443")
    peer.hubs = [Hub(device="h", name="一楼", addresses=["10.0.0.12:8443"], certificate="PEM")]
    desk.meet()
    assert len([one for one in read_standing(hall.journal).peers if one.kind is PeerKind.HUB]) == 1


def test_a_head_that_names_another_history_is_a_fork(two):
    hall, peer, _ = two
    found = []
    desk = Meets(hall.journal, peer, random.Random(SEED), fork=lambda *rest: found.append(rest[-1]))
    real = peer.heads
    peer.heads = lambda: [*real(), HeadAt(hall.journal.device, 3, b"x" * 32)]
    desk.meet()
    assert found == [hall.journal.device]
