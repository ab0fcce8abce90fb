"""The lines of a desk: they begin, meet, and end with all their threads."""

import threading
from dataclasses import replace

import pytest

from counter_app.exchange.joining import join_centre
from counter_app.exchange.lines import DeskLines, desk_host
from counter_app.hall.desks import hall_name, lane_of
from counter_app.hall.founding import found_hall
from counter_app.people.roles import Role
from counter_app.store.engine import writing
from counter_app.store.opening import open_store
from counter_app.sync.peers import note_outcome, read_peers
from counter_app.sync.standing import read_standing
from tests.exchange.hall_there import ADDRESS, CODE, HallThere
from tests.waiting import wait_for


@pytest.fixture
def centre(small_hall):
    return HallThere(small_hall.new_desk(7))


@pytest.fixture
def lines(small_hall, centre):
    made = DeskLines(small_hall.journal, connect=centre.connect)
    yield made
    for news in centre.listening:
        news.put(None)
    made.end()
    ours = ("meeting", "news", "claim", "on the LAN")
    assert not [one for one in threading.enumerate() if one.name.startswith(ours)]


def test_they_give_what_is_recorded_for_as_long_as_they_run(small_hall, centre, lines):
    join_centre(small_hall.administrator, ADDRESS, CODE, centre.reach)
    lines.begin()
    wait_for(lambda: read_standing(small_hall.journal).to_centre == 0)
    small_hall.ticket()
    wait_for(lambda: read_standing(small_hall.journal).to_centre == 0)
    assert small_hall.tables(centre.journal) == small_hall.tables()


def test_nobody_is_called_reached_before_the_first_try(small_hall, centre, lines):
    journal = small_hall.journal
    join_centre(small_hall.administrator, ADDRESS, CODE, centre.reach)
    with writing(journal.engine) as connection:
        (peer,) = read_peers(connection, journal.hall)
        note_outcome(connection, journal.hall, replace(peer, reached=True))
    assert read_standing(journal).peers[0].reached
    centre.down = True
    lines.begin()
    assert not read_standing(journal).peers[0].reached


def test_without_a_line_nobody_can_be_asked_for_a_claim(lines):
    assert lines.claim("visit", "window", 0, 0.15) is None
    assert lines.hubs_without_code() == ()


def test_what_others_are_told_of_this_computer(small_hall):
    host = desk_host(small_hall.journal.engine)
    assert host.program[0].isdigit()
    assert (host.disk_free() or 0) > 0


def test_a_hall_of_its_own_becomes_a_part_of_the_one_it_joins(small_hall, tmp_path):
    small_hall.ticket()
    there = HallThere(small_hall.journal)
    engine, _ = open_store(tmp_path / "alone")
    desk = found_hall(engine, small_hall.clock, "城西大厅", "D01", "wangli", "城西大厅2020").desk
    small_hall.ticket(desk=small_hall.desk(Role.SCREENER, desk.journal))
    join_centre(desk, ADDRESS, CODE, there.reach)
    assert desk.journal.hall == small_hall.hall
    with desk.journal.read() as connection:
        assert lane_of(connection, desk.journal.hall, desk.journal.device) == 3
    (outcome,) = DeskLines(desk.journal, connect=there.connect).meet_once()
    assert outcome.trouble is None
    DeskLines(desk.journal, connect=there.connect).meet_once()
    assert small_hall.tables(desk.journal) == small_hall.tables()
    # The server that took it in under its old name has given the new one a credential.
    (peer,) = read_standing(desk.journal).peers
    assert (peer.waiting, peer.trouble) == (0, None)
    assert set(there.credentials) == {desk.journal.device}
    assert hall_name(desk.journal) == hall_name(small_hall.journal)
    engine.dispose()
