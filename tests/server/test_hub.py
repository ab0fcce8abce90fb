"""A hub between its desks and the centre: quick, honest about the centre, missed but not needed."""

import statistics
import threading
import time
from dataclasses import replace

import pytest

from counter_app.errors import InputError, RefusedThere
from counter_app.hall.desks import hall_name, introduce_desk
from counter_app.hall.founding import all_workflows
from counter_app.hall.isolation import open_case, open_cases
from counter_app.hall.queue import call_next, no_show, waiting_for
from counter_app.hall.windows import open_window
from counter_app.journal.clock import SystemClock
from counter_app.journal.entry import new_id
from counter_app.journal.journal import Journal, found_replica
from counter_app.people.roles import Role
from counter_app.server.hub import join_centre
from counter_app.store.backup import backup_to
from counter_app.store.engine import open_engine, writing
from counter_app.store.tables import metadata
from counter_app.sync.discovery import Discovery
from counter_app.sync.enrolling import join, read_invitation
from counter_app.sync.peers import PeerKind, centre_heads, keep_peer
from counter_app.sync.store import JournalStore
from counter_app.sync.wire import Purpose, RefusedCode
from tests.line import CuttingProxy
from tests.server.small_town import (
    Centre,
    MeetingDesk,
    SmallHub,
    SmallTown,
    TickingClock,
)
from tests.small_hall import NOON, SmallHall
from tests.sync.journal_peer import HOST, no_fork
from tests.waiting import wait_for


@pytest.fixture
def small_hall(tmp_path):
    """One whose desks' clocks run, years behind those of the servers."""
    hall = SmallHall(tmp_path, TickingClock(NOON))
    yield hall
    for engine in hall.engines:
        engine.dispose()


@pytest.fixture
def town(tmp_path, small_hall):
    one = SmallTown(tmp_path, small_hall)
    yield one
    one.close()


def test_a_case_at_the_door_is_on_the_leaders_desk_within_a_second_with_the_line_cut(town):
    town.begin()
    leader = town.person(Role.LEADER, town.counter)
    screener = town.person(Role.SCREENER, town.door)
    took = []
    with town.line_cut():
        for number in range(1, 8):
            visit = town.hall.ticket(desk=screener).visit
            begun = time.monotonic()
            open_case(screener, visit=visit.id)
            town.counter.wait_for(lambda number=number: len(open_cases(leader)) == number)
            took.append(time.monotonic() - begun)
        assert town.centre.heads(town.hall.hall) != town.hub.heads(town.hall.hall)
    assert statistics.median(took) < 1.0
    assert max(took) < 3.0, "a busy test run is no excuse for more"
    wait_for(town.all_the_same)


def at_centre(desk):
    """How many entries a desk believes to be at the centre."""
    with desk.journal.read() as connection:
        heads, _ = centre_heads(connection, desk.journal.hall)
    return sum(seq for seq, _ in heads.values())


def test_at_the_centre_is_said_when_the_centre_says_so_and_not_before(town):
    town.begin()
    wait_for(lambda: town.door.standing().to_centre == 0)
    with town.line_cut():
        town.hall.ticket()
        wait_for(lambda: town.held_by(town.counter) == town.held_by(town.door))
        truth = sum(town.centre.heads(town.hall.hall).values())
        assert truth < town.hall.count()
        # However often it is asked, the hub says of the centre what the centre said last.
        for _ in range(3):
            for desk in town.desks:
                desk.client.meet_now()
                wait_for(lambda desk=desk: desk.standing().to_hub == 0)
                assert at_centre(desk) == truth
                assert desk.standing().to_centre == town.hall.count() - truth
    wait_for(town.all_the_same)
    wait_for(lambda: [one.standing().to_centre for one in town.desks] == [0, 0])


def test_the_hub_passes_on_what_was_written_and_changes_nothing(town):
    town.begin()
    with town.line_cut():
        for _ in range(5):
            town.hall.ticket()
        wait_for(lambda: town.door.standing().to_hub == 0)
    wait_for(town.all_the_same)
    assert town.hub.entries() == town.centre.entries()
    assert town.hall.tables(town.door.journal) == town.hall.tables(town.counter.journal)


def test_what_the_centre_has_reaches_desks_that_see_only_the_hub(town):
    """The counter's own line to the centre is down; the hub's stands."""
    town.begin()
    own = CuttingProxy(town.centre.line.target)
    with own:
        for peer in town.counter.peers():
            if peer.kind is PeerKind.CENTRE:
                change_address(town.counter, peer, own.address)
        own.cut()
        town.counter.client.look_for_peers()
        town.hub.end()
        town.hall.ticket()
        wait_for(lambda: town.door.standing().to_centre == 0)
        town.hub.begin()
        wait_for(town.all_the_same)


def change_address(desk, peer, address):
    with writing(desk.journal.engine) as connection:
        keep_peer(connection, desk.journal.hall, replace(peer, addresses=(address,)))


def test_what_a_hub_took_before_it_died_is_at_the_centre_once(town):
    town.begin()
    with town.line_cut():
        town.hall.ticket()
        wait_for(lambda: town.door.standing().to_hub == 0)
        town.hub.end()
    # The direct line is back first; later the hub comes back and brings the same again.
    wait_for(lambda: town.door.standing().to_centre == 0)
    town.hall.ticket()
    wait_for(lambda: sum(town.centre.heads(town.hall.hall).values()) == town.hall.count())
    town.hub.begin()
    wait_for(town.all_the_same)
    assert town.hub.entries() == town.centre.entries()
    assert len(town.centre.entries()) == town.hall.count()


def test_a_branch_that_only_the_hub_has_taken_comes_to_the_centre_beside_the_other(town, tmp_path):
    """A disk was cloned: one computer saw the hub only, the other one the centre only."""
    town.begin()
    town.door.stop()
    backup_to(town.door.journal.engine, bytes(32), tmp_path / "clone.db")
    engine = open_engine(tmp_path / "clone.db", bytes(32))
    clone = MeetingDesk(Journal(engine, all_workflows(), town.hall.clock))
    with town.line_cut():
        at_clone = town.hall.ticket(desk=town.person(Role.SCREENER, clone)).visit
        clone.client.start()
        wait_for(lambda: clone.standing().to_hub == 0)
        clone.stop()
        town.hub.end()
    original = MeetingDesk(town.door.journal)
    at_door = town.hall.ticket().visit
    original.client.start()
    wait_for(lambda: original.standing().to_centre == 0)
    town.hub.begin()
    wait_for(lambda: town.hub.entries() == town.centre.entries())
    leader = town.person(Role.LEADER, town.counter)
    both = {at_clone.id, at_door.id}
    town.counter.wait_for(lambda: both <= set(waiting(leader, town.hall.first)))
    original.stop()
    engine.dispose()


def test_a_desk_that_the_centre_has_just_let_in_is_known_at_the_hub_at_once(town):
    town.begin()
    third = MeetingDesk(town.hall.new_desk(2))
    third.enrol(town.centre)
    town.desks.append(third)
    third.client.start()
    wait_for(lambda: third.reaches(PeerKind.HUB))
    with town.line_cut():
        town.hall.ticket(desk=town.person(Role.SCREENER, third))
        wait_for(lambda: third.standing().to_hub == 0)


def test_the_hub_goes_on_for_its_desks_after_a_restart_with_the_line_cut(town):
    town.begin()
    wait_for(lambda: town.hub.device(town.counter.journal.device) is not None)
    with town.line_cut():
        town.hub.end()
        town.hub.begin()
        town.hall.ticket()
        wait_for(lambda: [one.standing().to_hub for one in town.desks] == [0, 0])
    wait_for(town.all_the_same)


def test_who_is_revoked_at_the_centre_is_sent_away_by_the_hub(town):
    town.begin()
    device = town.counter.journal.device
    town.centre.revoke(device)
    town.hub.end()
    town.hub.begin()  # it asks who the devices are at its start, as it does every minute
    wait_for(lambda: town.hub.device(device).revoked is not None)
    wait_for(lambda: town.counter.standing().revoked)


def test_a_stranger_is_a_stranger_once_the_centre_was_asked(town, small_hall):
    town.begin()
    hub = next(one for one in town.door.peers() if one.kind is PeerKind.HUB)
    stranger = MeetingDesk(town.hall.new_desk(3))
    with writing(stranger.journal.engine) as connection:
        keep_peer(connection, town.hall.hall, replace(hub, device="f" * 32, secret="0" * 64))
    stranger.client.start()
    wait_for(lambda: [one.turned_away for one in stranger.peers()] == ["unknown_device"])
    stranger.stop()
    assert RefusedCode.UNKNOWN_DEVICE == "unknown_device"


def test_a_hub_that_has_a_centre_lets_nobody_in_by_itself(town):
    town.begin()
    another = MeetingDesk(town.hall.new_desk(4))
    with pytest.raises(RefusedThere) as refusal:
        another.enrol(town.hub, town.hub.address)
    assert refusal.value.code == RefusedCode.NOT_FOR_YOU
    another.stop()


# Claims.


def windows_of(town):
    """Two clerks at two windows, who know of the same people and of no calls of each other."""
    clerks = [town.person(Role.CLERK, desk) for desk in town.desks]
    windows = [town.hall.first, town.hall.second]
    for clerk, window in zip(clerks, windows, strict=True):
        open_window(clerk, window)
    return clerks, windows


def test_two_windows_never_call_one_person_while_the_hub_answers(town):
    town.begin()
    clerks, windows = windows_of(town)
    tickets = [town.hall.ticket().visit.id for _ in range(16)]
    wait_for(town.all_the_same)
    called = {}

    def work(at):
        called[at] = []
        for _ in range(8):
            visit = call_next(clerks[at], windows[at], town.desks[at].claims)
            assert visit is not None
            called[at].append(visit.id)
            no_show(clerks[at], visit.id)

    with town.line_cut():
        both = [threading.Thread(target=work, args=(at,)) for at in range(2)]
        for one in both:
            one.start()
        for one in both:
            one.join()
    assert sorted(called[0] + called[1]) == sorted(tickets)
    wait_for(town.all_the_same)
    assert town.hall.to_check() == []


@pytest.mark.parametrize("way", ["dead", "silent"])
def test_when_the_hub_dies_the_windows_go_on_after_a_moment(town, way):
    town.begin()
    (clerk, _), (window, _) = windows_of(town)
    for _ in range(4):
        town.hall.ticket()
    wait_for(town.all_the_same)
    # Between the desk and the hub a line that can fall silent, as when somebody pulls a plug.
    with town.line_cut(), CuttingProxy(("127.0.0.1", town.hub.port)) as line:
        hub = next(one for one in town.door.peers() if one.kind is PeerKind.HUB)
        change_address(town.door, hub, line.address)
        town.door.client.look_for_peers()
        wait_for(lambda: town.door.claims("0" * 32, window, 0, 5.0))
        if way == "dead":
            line.cut()
        else:
            line.delay = 2.0
        took = []
        for _ in range(3):
            begun = time.monotonic()
            assert town.door.claims("1" * 32, window, 0, 0.150) is None
            took.append(time.monotonic() - begun)
            visit = call_next(clerk, window, town.door.claims)
            assert visit is not None
            no_show(clerk, visit.id)
        assert statistics.median(took) < 0.150 + 0.5
        line.delay = 0.0


# Without a centre, and getting one.


@pytest.fixture
def hub(tmp_path):
    one = SmallHub(tmp_path / "hub")
    yield one
    one.close()


def test_a_hub_without_a_centre_serves_a_hall_by_itself(hub, small_hall, tmp_path):
    hub.alone()
    hub.begin()
    first = MeetingDesk(small_hall.journal)
    told, _ = first.enrol(hub, hub.address)
    # The hall that was founded on that desk is the hub's hall from now on, with all its history.
    assert (told.hall, told.by_hub) == (small_hall.hall, True)
    first.client.start()
    wait_for(lambda: first.standing().to_hub == 0)

    engine = empty_store(tmp_path / "second.db")
    journal = join(
        engine,
        small_hall.clock,
        all_workflows(),
        read_invitation(hub.address, hub.code()),
        "D02",
        HOST,
        lambda journal, lane: introduce_desk(journal, "D02", lane),
        no_fork,
    )
    assert hall_name(journal) == hall_name(small_hall.journal)
    second = MeetingDesk(journal)
    second.client.start()
    ticket = small_hall.ticket().visit
    leader = small_hall.desk(Role.LEADER, journal)
    second.wait_for(lambda: ticket.id in waiting(leader, small_hall.first))
    # Nobody says 'at the centre' where there is none.
    assert second.standing().to_centre is None
    first.stop()
    second.stop()
    engine.dispose()


def waiting(desk, window):
    return [one.id for one in waiting_for(desk, window).visits]


def test_a_hub_that_served_alone_brings_its_hall_to_the_centre(hub, small_hall, tmp_path):
    hub.alone()
    hub.begin()
    desk = MeetingDesk(small_hall.journal)
    desk.enrol(hub, hub.address)
    desk.client.start()
    wait_for(lambda: desk.standing().to_hub == 0)
    hub.end()
    centre = Centre(tmp_path / "centre")
    hub.join(centre)
    assert hub.home.record.hall == small_hall.hall
    hub.begin()
    wait_for(lambda: hub.entries() == centre.entries())
    # Its desk was let in by the hub, and comes to the centre through it.
    small_hall.ticket()
    wait_for(lambda: len(centre.entries()) == small_hall.count())
    desk.client.meet_now()
    wait_for(lambda: at_centre(desk) == small_hall.count())
    desk.stop()
    centre.close()


def test_a_hub_with_a_hall_of_its_own_does_not_become_another_halls(hub, small_hall, tmp_path):
    hub.alone()
    hub.begin()
    desk = MeetingDesk(small_hall.journal)
    desk.enrol(hub, hub.address)
    desk.client.start()
    wait_for(lambda: desk.standing().to_hub == 0)
    desk.stop()
    hub.end()
    centre = Centre(tmp_path / "centre")
    stranger = MeetingDesk(another_journal(tmp_path / "another.db", new_id(), small_hall.clock))
    stranger.enrol(centre)
    before = hub.entries()
    with pytest.raises(RefusedThere) as refusal:
        hub.join(centre)
    assert refusal.value.code == RefusedCode.FOREIGN_HALL
    assert hub.entries() == before
    hub.begin()  # as before
    stranger.stop()
    stranger.journal.engine.dispose()
    centre.close()


def empty_store(path):
    engine = open_engine(path, bytes(32))
    with writing(engine) as connection:
        metadata.create_all(connection)
    return engine


def another_journal(path, hall, clock):
    engine = empty_store(path)
    found_replica(engine, hall, new_id())
    return Journal(engine, all_workflows(), clock)


def test_a_hub_is_no_centre_for_another_hub(hub, tmp_path):
    hub.alone()
    hub.begin()
    other = SmallHub(tmp_path / "other")
    with pytest.raises(InputError) as refusal:
        join_centre(
            other.database,
            SystemClock(),
            read_invitation(hub.address, hub.code(Purpose.HUB)),
            other.certificate,
            "另一个",
            "1.2.3",
            (),
        )
    assert refusal.value.field == "address"
    other.close()


def test_a_desk_finds_the_hub_of_its_hall_on_the_network(town):
    town.begin()
    stranger = MeetingDesk(town.hall.new_desk(5))
    discovery = Discovery(
        JournalStore(stranger.journal), lambda: None, lambda: ["127.0.0.1"], ["127.0.0.1"]
    )
    discovery.start()
    stranger.wait_for(discovery.strangers)
    assert discovery.strangers()[0].addresses == (town.hub.address,)
    discovery.stop()
    stranger.stop()
