"""The lines of a desk: they begin, meet, and end with all their threads."""

import threading
import time
from dataclasses import replace

import pytest

from counter_app.exchange.joining import join_centre
from counter_app.exchange.lines import DeskLines, desk_host
from counter_app.store.engine import writing
from counter_app.sync.peers import note_outcome, read_peers
from counter_app.sync.standing import read_standing
from tests.exchange.hall_there import ADDRESS, CODE, HallThere


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


def wait_for(what):
    until = time.monotonic() + 15
    while not what():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.01)


def test_they_give_what_is_recorded_for_as_long_as_they_run(small_hall, centre, lines):
    join_centre(small_hall.administrator, ADDRESS, CODE, centre.reach)
    lines.begin()
    wait_for(lambda: read_standing(small_hall.journal).to_centre == 0)
    small_hall.ticket()
    assert (read_standing(small_hall.journal).to_centre or 0) > 0
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
