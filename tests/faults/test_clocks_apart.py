"""Clocks ten years off and stepping back: nothing is ordered by them, and people are told."""

import pytest

from counter_app.hall.desks import hall_name, rename_hall
from counter_app.hall.queue import call_next, start
from counter_app.hall.temperature import Mask, Method, measure
from counter_app.hall.visits import VisitState
from counter_app.sync.standing import read_standing
from tests.faults.agreeing import Agreement
from tests.faults.replicas import entries_of
from ui.standing_words import clock_words

YEAR = 365 * 24 * 60 * 60 * 1000


@pytest.fixture
def three(world):
    """The desks of one hall: one ten years behind, one right, one ten years ahead."""
    desks = [world.desks[f"east-{place}"] for place in ("door", "first", "second")]
    for desk, years in zip(desks, (-10, 0, 10), strict=True):
        desk.clock.advance(years * YEAR)
    return desks


def everybody_meets(world):
    for _ in range(2):
        for goer in world.goers():
            for peer in goer.peers():
                world.meet(goer, peer)


def test_what_was_done_later_counts_later_whatever_the_clocks_say(world, three):
    behind, right, ahead = three
    for number, desk in enumerate((ahead, right, behind, ahead, behind, right)):
        rename_hall(desk.desk, f"第{number}")
        everybody_meets(world)
        assert {hall_name(one.journal) for one in three} == {f"第{number}"}
    Agreement(world).reach()


def test_a_clock_that_steps_back_in_the_middle_of_a_visit_confuses_nothing(world, three):
    _, right, ahead = three
    visit = world.register(ahead)
    window = world.open_window(ahead)
    called = call_next(ahead.desk, window)
    assert called is not None
    assert called.id == visit
    ahead.clock.advance(-20 * YEAR)  # somebody mends it, too far
    assert start(ahead.desk, visit).state is VisitState.SERVING
    everybody_meets(world)
    Agreement(world).reach()
    starts = [row for row in entries_of(right, right.hall) if row.subject == visit]
    by_tick = sorted(starts, key=lambda row: row.tick)
    assert by_tick[-1].kind == "visit.started"
    assert by_tick[-1].at < by_tick[0].at


def test_who_is_off_is_measured_and_told_and_every_entry_says_it(world, three):
    everybody_meets(world)
    behind, right, ahead = three
    skews = [read_standing(one.journal).skew or 0 for one in three]
    assert [round(skew / YEAR) for skew in skews] == [-10, 0, 10]
    assert clock_words(read_standing(right.journal).skew) is None
    for desk in (behind, ahead):
        assert clock_words(read_standing(desk.journal).skew) is not None
        measure(desk.desk, "365", Method.FOREHEAD, Mask.WORN, "T-01")
        world.meet(desk, desk.peers()[-1])
        own = [
            row for row in entries_of(world.centre, desk.hall) if row.device == desk.journal.device
        ]
        newest = max(own, key=lambda row: row.seq)
        assert newest.skew == read_standing(desk.journal).skew
        assert newest.at - newest.skew == pytest.approx(right.clock.now(), abs=1000)


@pytest.mark.parametrize("years", [-10, 10])
def test_a_centre_whose_clock_is_off_still_has_everything_and_says_so(world, three, years):
    world.centre.clock.advance(years * YEAR)
    for desk in three:
        rename_hall(desk.desk, f"从{desk.name}")
    everybody_meets(world)
    world.centre.clock.advance(-years * YEAR)
    for desk in three:
        rename_hall(desk.desk, f"又从{desk.name}")
    everybody_meets(world)
    for desk in three:
        assert read_standing(desk.journal).to_centre == 0
    Agreement(world).reach()
