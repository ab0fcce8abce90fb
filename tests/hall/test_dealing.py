"""Windows that can't see each other's calls: they rarely meet, and nobody is forgotten."""

import random
from dataclasses import replace
from itertools import count

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.hall.dealing import FEWEST_PASSES, DayVisit, Deal, day_visits, place_of
from counter_app.hall.persons import PersonFacts
from counter_app.hall.queue import no_show, return_to_queue
from counter_app.hall.temperature import Mask
from counter_app.hall.visit_rows import Matter, Visit
from counter_app.hall.visits import Origin, Priority, VisitState
from counter_app.hall.windows import Window, open_window, set_window
from counter_app.journal.clock import day_of
from counter_app.people.roles import Role


def a_window(number, *serves):
    return Window(
        id=f"window-{number}",
        number=number,
        serves=serves or ("*",),
        in_use=True,
        device=f"device-{number}",
        clerk="",
        opened_at=0,
    )


def a_visit(number, rank=2, matter="m", window=""):
    return Visit(
        id=f"visit-{number:04d}",
        day="2020-02-10",
        ticket=f"A{number:03d}",
        state=VisitState.WAITING,
        since=0,
        origin=Origin.DOOR,
        priority=(),
        companions=0,
        check="",
        tenths=365,
        mask=Mask.WORN,
        window=window,
        windows=(),
        also=(),
        matters=(Matter(code=matter, group="g", outcome=None, window=""),),
        registered_at=0,
        called_at=None,
        started_at=None,
        ended_at=None,
        waiting=0,
        serving=0,
        calls=0,
        prints=0,
        print_failed=False,
        note="",
        case=None,
        person=PersonFacts(),
        rank=rank,
        tick=number,
    )


class Apart:
    """Windows that know the same visits, and each only its own calls."""

    def __init__(self, windows, visits, dealing=True):
        self.windows, self.visits, self.dealing = windows, visits, dealing
        self.called = {window.id: [] for window in windows}

    def line(self, window):
        own = self.called[window.id]
        left = [one for one in self.visits if one.id not in own]
        mine = [one for one in left if place_of(one, window) is not None]
        return sorted(mine, key=lambda one: (one.rank, place_of(one, window), one.tick))

    def call(self, window):
        line = self.line(window)
        if not line:
            return None
        own = self.called[window.id]
        day = [
            DayVisit(
                one.id,
                one.rank,
                one.tick,
                int(one.id in own),
                tuple((matter.code, matter.group) for matter in one.matters),
            )
            for one in self.visits
        ]
        chosen = Deal(day, self.windows).first(line, window) if self.dealing else line[0]
        assert chosen is not None
        own.append(chosen.id)
        return chosen.id

    def collisions(self, rounds):
        """How many calls named somebody whom another window had called, after some rounds."""
        calls = [self.call(window) for _ in range(rounds) for window in self.windows]
        calls = [one for one in calls if one is not None]
        return len(calls) - len(set(calls))


halls = st.integers(2, 8).flatmap(
    lambda windows: st.tuples(
        st.just(windows),
        st.lists(st.sampled_from((0, 1, 2, 2, 2, 2, 2, 2)), min_size=1, max_size=40),
    )
)


@given(halls, st.integers(1, 3))
def test_windows_apart_meet_more_rarely_than_without_dealing(hall, rounds):
    windows, ranks = hall
    made = [a_window(number) for number in range(1, windows + 1)]
    visits = [a_visit(number, rank) for number, rank in enumerate(ranks)]
    dealt = Apart(made, visits).collisions(rounds)
    plain = Apart(made, visits, dealing=False).collisions(rounds)
    assert dealt <= plain
    ordinary = sum(rank == 2 for rank in ranks)
    if len(ranks) == ordinary and ordinary >= windows * rounds:
        # Without priority and with enough who wait, nobody is called twice.
        assert dealt == 0 < plain


@pytest.mark.parametrize("windows", [2, 3, 5, 10])
def test_windows_of_a_full_hall_call_at_once_and_nobody_twice(windows):
    made = [a_window(number) for number in range(1, windows + 1)]
    visits = [a_visit(number) for number in range(4 * windows)]
    assert Apart(made, visits).collisions(3) == 0
    assert Apart(made, visits, dealing=False).collisions(3) == 3 * (windows - 1)


@given(halls, st.randoms(use_true_random=False))
def test_everybody_is_called_by_the_time_the_queue_is_empty(hall, chance):
    windows, ranks = hall
    made = [a_window(number) for number in range(1, windows + 1)]
    apart = Apart(made, [a_visit(number, rank) for number, rank in enumerate(ranks)])
    under_way = list(made)
    while under_way:
        window = chance.choice(under_way)
        if apart.call(window) is None:
            under_way.remove(window)
    for window in made:
        assert sorted(apart.called[window.id]) == [one.id for one in apart.visits]


@given(st.integers(2, 12), st.randoms(use_true_random=False))
def test_nobody_is_passed_over_for_long_by_windows_that_see_each_other(windows, chance):
    """Also where all windows but one or two stand open and nobody sits there."""
    made = [a_window(number) for number in range(1, windows + 1)]
    at_work = chance.sample(made, chance.randint(1, windows))
    waiting, called, numbers = [], set(), count()
    day = []
    for _ in range(120):
        while len(waiting) < 2 * windows:
            visit = a_visit(next(numbers))
            waiting.append(visit)
            day.append(visit)
        known = [DayVisit(one.id, 2, one.tick, int(one.id in called), (("m", "g"),)) for one in day]
        chosen = Deal(known, made).first(waiting, chance.choice(at_work))
        assert chosen is not None
        called.add(chosen.id)
        waiting.remove(chosen)
        for left in waiting:
            passed = sum(one.tick > left.tick for one in day if one.id in called)
            # Those before it in line may each be let wait as long.
            assert passed <= max(windows - 1, FEWEST_PASSES) + 1


def test_one_window_calls_exactly_in_the_order_of_the_queue():
    window = a_window(1)
    closed = msgspec.structs.replace(a_window(2), device="")
    ranks = [random.choice((0, 1, 2)) for _ in range(30)]
    visits = [a_visit(number, rank) for number, rank in enumerate(ranks)]
    apart = Apart([window, closed], visits)
    order = [one.id for one in sorted(visits, key=lambda one: (one.rank, one.tick))]
    assert [apart.call(window) for _ in visits] == order


def test_priority_goes_first_whoever_was_dealt_whom():
    made = [a_window(1), a_window(2)]
    visits = [a_visit(1), a_visit(2), a_visit(3, rank=0)]
    apart = Apart(made, visits)
    assert [apart.call(window) for window in made] == ["visit-0003", "visit-0003"]


def test_what_a_window_prefers_comes_before_its_share_of_the_rest():
    prefers_two = a_window(1, "two", "one")
    apart = Apart(
        [prefers_two, a_window(2, "one", "two")],
        [a_visit(1, matter="one"), a_visit(2, matter="two"), a_visit(3, matter="one")],
    )
    assert apart.call(prefers_two) == "visit-0002"


def test_who_was_sent_to_a_window_is_nobody_elses_share():
    first, second = a_window(1), a_window(2)
    apart = Apart([first, second], [a_visit(1), a_visit(2, window=first.id)])
    assert apart.call(first) == "visit-0002"
    assert apart.line(second) == [apart.visits[0]]


def test_replicas_that_know_other_calls_deal_alike():
    made = [a_window(number) for number in (1, 2, 3)]
    day = [DayVisit(f"v{number}", 2, number, 0, (("m", "g"),)) for number in range(9)]
    some = [replace(one, calls=1) if one.tick < 4 else one for one in day]
    assert Deal(day, made)._owners == Deal(some, made)._owners
    assert sorted(Deal(day, made)._owners.values()) == [one.id for one in made for _ in range(3)]


# The same through the verb, over real replicas.


def two_desks_apart(hall, count):
    """Two desks at their windows, which know of the same people waiting."""
    other = hall.new_desk(1)
    second = hall.desk(Role.CLERK, other)
    tickets = [hall.ticket().visit.id for _ in range(count)]
    open_window(hall.clerk, hall.first)
    hall.copy(hall.journal, other)
    open_window(second, hall.second)
    hall.copy(other, hall.journal)
    return other, second, tickets


def test_two_desks_without_a_line_call_two_people(small_hall):
    _, second, tickets = two_desks_apart(small_hall, 4)
    calls = [
        small_hall.call_next(small_hall.clerk, small_hall.first),
        small_hall.call_next(second, small_hall.second),
    ]
    assert [one.id for one in calls] == tickets[:2]


def test_who_comes_back_has_the_old_place_also_where_windows_deal(small_hall):
    other, second, tickets = two_desks_apart(small_hall, 6)
    for _ in range(2):
        no_show(second, small_hall.call_next(second, small_hall.second).id)
    small_hall.copy(other, small_hall.journal)
    called = small_hall.call_next(small_hall.clerk, small_hall.first)
    no_show(small_hall.clerk, called.id)
    return_to_queue(small_hall.clerk, called.id)
    assert small_hall.call_next(small_hall.clerk, small_hall.first).id == called.id == tickets[0]


def test_matters_that_only_one_window_serves_are_not_dealt(small_hall):
    one, two = small_hall.codes(2)
    set_window(small_hall.administrator, 1, [one])
    set_window(small_hall.administrator, 2, [two])
    _, second, _ = two_desks_apart(small_hall, 0)
    mine = [small_hall.ticket(one).visit.id for _ in range(3)]
    assert second is not None
    for expected in mine:
        visit = small_hall.call_next(small_hall.clerk, small_hall.first)
        assert visit.id == expected
        no_show(small_hall.clerk, visit.id)


def test_the_day_is_read_as_it_arrived(small_hall):
    tickets = [
        small_hall.ticket(priority=frozenset(which)).visit
        for which in ((), (Priority.MEDICAL,), ())
    ]
    small_hall.call_next(small_hall.clerk, small_hall.first)
    with small_hall.journal.read() as connection:
        day = day_visits(connection, small_hall.hall, day_of(small_hall.clock.now()))
    assert [one.id for one in day] == [one.id for one in tickets]
    assert [(one.rank, one.calls) for one in day] == [(2, 0), (0, 1), (2, 0)]
    assert day[0].matters == tuple((one.code, one.group) for one in tickets[0].matters)
