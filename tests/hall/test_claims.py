"""Calling through a hub's claims: in order, never one person twice, and never held up by it."""

import time

import pytest

from counter_app.errors import Conflict, NotAllowed
from counter_app.hall.queue import CLAIM_TIME, at_window, call, call_next, leave, no_show
from counter_app.hall.visits import VisitState
from counter_app.hall.windows import open_window
from counter_app.people.roles import Role


class Hub:
    """Answers claims at once: to the first window that asks for a visit."""

    def __init__(self):
        self.holders = {}
        self.asked = []

    def __call__(self, visit, window, calls, within):
        assert 0 < within <= CLAIM_TIME
        self.asked.append((visit, window, calls))
        return self.holders.setdefault(visit, window) == window


def apart(hall, count):
    """Two desks with the same people waiting, which then see nothing of each other."""
    other = hall.new_desk(1)
    second = hall.desk(Role.CLERK, other)
    tickets = [hall.ticket().visit.id for _ in range(count)]
    open_window(hall.clerk, hall.first)
    hall.copy(hall.journal, other)
    open_window(second, hall.second)
    hall.copy(other, hall.journal)
    return second, tickets


def test_with_a_hub_the_queue_goes_in_order_and_nobody_is_called_twice(small_hall):
    second, tickets = apart(small_hall, 6)
    hub, called = Hub(), []
    for desk, window in ((second, small_hall.second), (small_hall.clerk, small_hall.first)) * 3:
        visit = small_hall.call_next(desk, window, hub)
        called.append(visit.id)
        no_show(desk, visit.id)
    assert called == tickets
    assert call_next(second, small_hall.second, hub) is None


def test_who_is_claimed_by_another_window_is_left_to_it(small_hall):
    first, second = (small_hall.ticket().visit.id for _ in range(2))
    hub = Hub()
    hub.holders[first] = small_hall.second
    assert small_hall.call_next(small_hall.clerk, small_hall.first, hub).id == second
    assert hub.asked == [(first, small_hall.first, 0), (second, small_hall.first, 0)]


def test_a_claim_says_which_call_it_is_for(small_hall):
    visit = small_hall.ticket().visit.id
    hub = Hub()
    small_hall.call_next(small_hall.clerk, small_hall.first, hub)
    no_show(small_hall.clerk, visit)
    call(small_hall.clerk, small_hall.first, visit, hub)
    assert [calls for _, _, calls in hub.asked] == [0, 1]


def test_without_an_answer_the_call_goes_on_as_if_there_were_no_hub(small_hall):
    second, tickets = apart(small_hall, 4)
    asked = []

    def nobody(visit, _window, _calls, _within):
        asked.append(visit)

    assert small_hall.call_next(small_hall.clerk, small_hall.first, nobody).id == tickets[0]
    assert small_hall.call_next(second, small_hall.second, nobody).id == tickets[1]
    assert asked == [tickets[0], tickets[0]]  # once each: who does not answer is asked no more


def test_claims_together_take_no_longer_than_a_moment(small_hall):
    tickets = [small_hall.ticket().visit.id for _ in range(12)]

    def slow(_visit, _window, _calls, within):
        time.sleep(min(within, 0.04))
        return False

    before = time.monotonic()
    visit = small_hall.call_next(small_hall.clerk, small_hall.first, slow)
    # Four were refused in that time; then the first of whom nothing is known.
    assert time.monotonic() - before < CLAIM_TIME + 1
    assert visit.id in tickets[3:5]


def test_no_writer_waits_while_a_claim_is_asked(small_hall):
    first, second, third = (small_hall.ticket().visit.id for _ in range(3))

    def meanwhile(visit, _window, _calls, _within):
        # The line is slow, and a colleague's act is written at once.
        if visit == first:
            leave(small_hall.leader, first)
            leave(small_hall.leader, second)
        return True

    called = small_hall.call_next(small_hall.clerk, small_hall.first, meanwhile)
    # Who went away meanwhile is not called; the next one is.
    assert called.id == third
    assert [one.id for one in at_window(small_hall.clerk, small_hall.first)] == [third]


def test_a_given_visit_is_claimed_too(small_hall):
    visit = small_hall.ticket().visit.id
    hub = Hub()
    hub.holders[visit] = small_hall.second
    before = small_hall.count()
    with pytest.raises(Conflict, match="Another window is calling this ticket"):
        call(small_hall.clerk, small_hall.first, visit, hub)
    assert small_hall.count() == before
    called = call(small_hall.clerk, small_hall.first, visit, lambda *_: None)
    assert called.state is VisitState.CALLED


def test_who_may_not_call_asks_no_hub(small_hall):
    visit = small_hall.ticket().visit.id
    hub = Hub()
    for verb in (
        lambda: small_hall.call_next(small_hall.door, small_hall.first, hub),
        lambda: call(small_hall.door, small_hall.first, visit, hub),
    ):
        with pytest.raises(NotAllowed):
            verb()
    assert hub.asked == []
