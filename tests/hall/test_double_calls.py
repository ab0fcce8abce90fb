"""One visitor, called by two desks that could not see each other: nothing of it is lost."""

import itertools

import pytest

from counter_app.hall.queue import (
    DoubleCalls,
    call,
    double_calls,
    finish,
    hold,
    no_show,
    recall,
    resume,
    start,
    transfer,
)
from counter_app.hall.standing_calls import StandingCalls
from counter_app.hall.timeline import visit_story
from counter_app.hall.visit_rows import masked
from counter_app.hall.visits import Outcome, VisitState
from counter_app.people.roles import Role


class TwoDesks:
    """Two desks that know one visitor; `first` keeps the visitor by the order of folding."""

    def __init__(self, hall):
        self.hall = hall
        self.visit = hall.ticket().visit
        journals = sorted((hall.journal, hall.new_desk(1)), key=lambda one: one.device)
        self.first, self.second = (hall.desk(Role.CLERK, journal) for journal in journals)
        self.meet()
        self.windows = {self.first: hall.first, self.second: hall.second}

    def calls(self, desk):
        return call(desk, self.windows[desk], self.visit.id)

    def meet(self, order=(0, 1)):
        journals = [self.hall.journal, (set(self.journals) - {self.hall.journal}).pop()]
        for at in order:
            self.hall.copy(journals[at], journals[1 - at])

    @property
    def journals(self):
        return [self.first.journal, self.second.journal]

    def now(self):
        """The visit as both desks have it."""
        stories = [visit_story(desk, self.visit.id).visit for desk in (self.first, self.second)]
        assert stories[0] == stories[1]
        assert self.hall.tables(self.first.journal) == self.hall.tables(self.second.journal)
        return stories[0]

    def place(self):
        """State, the window that keeps the visitor, and those that called too."""
        visit = self.now()
        return visit.state, visit.window, visit.also


@pytest.fixture
def two(small_hall):
    return TwoDesks(small_hall)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("later", ["first", "second"])
def test_both_facts_are_kept_and_both_desks_know(two, small_hall, order, later):
    desks = (two.second, two.first) if later == "first" else (two.first, two.second)
    for desk in desks:
        two.calls(desk)
    two.meet(order)
    assert two.place() == (VisitState.CALLED, small_hall.first, (small_hall.second,))
    for desk in desks:
        assert small_hall.to_check(desk.journal) == [("visit.called", "clash")]
        story = [moment.what.english() for moment in visit_story(desk, two.visit.id).moments]
        assert "called to window 1" in story
        assert "called to window 2" in story
    kept, lost = (double_calls(desk, two.windows[desk]) for desk in (two.first, two.second))
    visit = masked(two.now())
    assert (kept, lost) == (DoubleCalls(kept=visit, lost=None), DoubleCalls(kept=None, lost=visit))
    assert two.now().calls == 2
    assert two.now().windows == (small_hall.first,)


def test_whoever_serves_the_visitor_keeps_them(two, small_hall):
    two.calls(two.first)
    two.calls(two.second)
    start(two.second, two.visit.id)
    two.meet()
    assert two.place() == (VisitState.SERVING, small_hall.second, (small_hall.first,))
    assert double_calls(two.first, small_hall.first).lost == masked(two.now())
    assert double_calls(two.second, small_hall.second).kept is None
    finish(two.second, two.visit.id, {one.code: Outcome.DONE for one in two.visit.matters})
    two.meet()
    assert two.place() == (VisitState.DONE, small_hall.second, ())
    assert double_calls(two.first, small_hall.first).lost is None


def test_who_calls_the_next_need_hear_of_the_lost_one_no_more(two, small_hall):
    two.calls(two.first)
    two.calls(two.second)
    two.meet()
    small_hall.ticket(desk=small_hall.desk(Role.SCREENER, two.second.journal))
    assert small_hall.call_next(two.second, small_hall.second).id != two.visit.id
    assert double_calls(two.second, small_hall.second).lost is None


def test_the_whole_service_at_the_second_window_counts(two, small_hall):
    two.calls(two.first)
    two.calls(two.second)
    recall(two.first, two.visit.id)
    start(two.second, two.visit.id)
    no_show(two.first, two.visit.id)
    hold(two.second, two.visit.id)
    resume(two.second, small_hall.second, two.visit.id)
    finish(two.second, two.visit.id, {one.code: Outcome.DONE for one in two.visit.matters})
    two.meet()
    assert two.place() == (VisitState.DONE, small_hall.second, ())
    assert two.now().matters[0].window == small_hall.second
    # Only the second call waits for a look; all that followed fits together.
    assert small_hall.to_check(two.first.journal) == [("visit.called", "clash")]


@pytest.mark.parametrize(("gives_up", "keeps"), [("first", "second"), ("second", "first")])
def test_one_who_gives_up_leaves_the_visitor_to_the_other(two, small_hall, gives_up, keeps):
    two.calls(two.first)
    two.calls(two.second)
    recall(getattr(two, gives_up), two.visit.id)
    no_show(getattr(two, gives_up), two.visit.id)
    two.meet()
    assert two.place() == (VisitState.CALLED, two.windows[getattr(two, keeps)], ())
    no_show(getattr(two, keeps), two.visit.id)
    two.meet()
    assert two.now().state is VisitState.NO_SHOW


def test_a_call_after_the_other_gave_up_holds(two, small_hall):
    two.calls(two.first)
    no_show(two.first, two.visit.id)
    for _ in range(3):  # so that its call comes later in the order
        small_hall.ticket(desk=small_hall.desk(Role.SCREENER, two.second.journal))
    two.calls(two.second)
    two.meet()
    assert two.place() == (VisitState.CALLED, small_hall.second, ())
    assert small_hall.to_check(two.first.journal) == []


def test_two_who_both_began_are_both_told(two, small_hall):
    for desk in (two.first, two.second):
        two.calls(desk)
        start(desk, two.visit.id)
    two.meet()
    assert two.place() == (VisitState.SERVING, small_hall.first, (small_hall.second,))
    assert small_hall.to_check() == [("visit.called", "clash"), ("visit.started", "overtaken")]


def test_after_a_transfer_the_calls_are_over(two, small_hall):
    two.calls(two.first)
    two.calls(two.second)
    two.meet()
    transfer(two.first, two.visit.id)
    two.meet()
    assert two.now().also == ()
    two.calls(two.second)
    two.meet()
    assert two.place() == (VisitState.CALLED, small_hall.second, ())


def test_three_who_called_give_up_in_any_order():
    for order in itertools.permutations("abc"):
        calls = StandingCalls()
        calls.begin("a", "1")
        calls.add("b", "2")
        calls.add("c", "3")
        calls.add("c", "3")
        left = {"a": "1", "b": "2", "c": "3"}
        for device in order:
            del left[device]
            assert calls.give_up(device) == bool(left)
            assert calls.window == next(iter(left.values()), "")
            assert calls.also == tuple(left.values())[1:]


def test_two_desks_that_say_they_are_the_same_window_are_one_window():
    calls = StandingCalls()
    calls.begin("a", "1")
    calls.add("b", "1")
    assert calls.also == ()
    calls.keep("b")
    assert (calls.window, calls.is_second("a")) == ("1", True)
