from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.errors import NotAllowed
from counter_app.hall.day import BANDS, day_figures, spread
from counter_app.hall.isolation import open_case
from counter_app.hall.queue import at_window, call_next, divert, finish, no_show, start
from counter_app.hall.temperature import turn_away
from counter_app.hall.visits import Outcome, Priority, VisitState
from counter_app.journal.clock import MINUTE
from counter_app.people.roles import Role

DAY = date(2020, 2, 10)


def test_a_day_is_counted_as_it_went(small_hall):
    one, two = small_hall.codes(2)
    first = small_hall.ticket(one, two, companions=2).visit
    small_hall.ticket(one, priority=frozenset({Priority.INFANT}))
    small_hall.clock.advance(6 * MINUTE)
    missed = small_hall.ticket(two).visit
    call_next(small_hall.clerk, small_hall.first)
    infant = start(small_hall.clerk, at_window(small_hall.clerk, small_hall.first)[0].id)
    small_hall.clock.advance(4 * MINUTE)
    finish(small_hall.clerk, infant.id, {one: Outcome.DONE})
    call_next(small_hall.clerk, small_hall.first)
    start(small_hall.clerk, first.id)
    small_hall.clock.advance(8 * MINUTE)
    finish(small_hall.clerk, first.id, {one: Outcome.PAPERS_MISSING, two: Outcome.DIVERTED})
    call_next(small_hall.clerk, small_hall.second)
    no_show(small_hall.clerk, missed.id)
    divert(small_hall.door, small_hall.ticket(two).visit.id)
    turn_away(small_hall.door, "no mask")
    open_case(small_hall.door, check=small_hall.check("38.0").id)
    figures = day_figures(small_hall.leader, DAY)
    assert (figures.visits, figures.inside, figures.peak_inside) == (4, 0, 5)
    assert figures.by_state == {
        VisitState.DONE: 2,
        VisitState.NO_SHOW: 1,
        VisitState.DIVERTED: 1,
    }
    assert figures.by_priority == {Priority.INFANT: 1}
    assert figures.outcomes == {
        Outcome.DONE: 1,
        Outcome.PAPERS_MISSING: 1,
        Outcome.DIVERTED: 2,
    }
    assert (figures.checks, figures.turned_away, figures.suspected, figures.open_cases) == (
        6,
        1,
        1,
        1,
    )
    assert figures.waiting is not None
    assert (figures.waiting.count, figures.waiting.average) == (2, 8 * MINUTE)
    assert figures.serving is not None
    assert figures.serving.median == 6 * MINUTE
    assert figures.arrivals[12] == 4 == sum(figures.arrivals)
    assert figures.waiting_bands[:3] == (0, 1, 1)
    assert dict(figures.temperatures) == {365: 4, 380: 1}
    assert [(one.code, one.visits, one.done, one.diverted) for one in figures.matters] == [
        (two, 3, 0, 2),
        (one, 2, 2, 0),
    ]
    assert [(one.number, one.served, one.no_shows, one.busy) for one in figures.windows] == [
        (1, 2, 0, 12 * MINUTE),
        (2, 0, 1, 0),
    ]


def test_an_empty_day_has_no_averages(small_hall):
    figures = day_figures(small_hall.administrator, DAY)
    assert (figures.visits, figures.waiting, figures.serving, figures.peak_at) == (
        0,
        None,
        None,
        None,
    )
    assert sum(figures.waiting_bands) == 0
    assert len(figures.waiting_bands) == len(BANDS) + 1
    with pytest.raises(NotAllowed):
        day_figures(small_hall.desk(Role.CARE), DAY)


@given(st.lists(st.integers(0, 10**8), min_size=1, max_size=60))
def test_a_spread_is_what_its_words_say(durations):
    found = spread(durations)
    assert found is not None
    assert min(durations) <= found.median <= found.ninetieth or len(durations) < 3
    assert min(durations) <= found.average <= max(durations)
    at_most = sum(one <= found.ninetieth for one in durations)
    assert at_most * 10 >= 9 * len(durations)
    assert found.ninetieth in durations
