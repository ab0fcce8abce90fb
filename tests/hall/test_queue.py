import pytest

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.hall.closing import close_past_days, close_today, leftovers_today
from counter_app.hall.queue import (
    add_matter,
    at_window,
    call,
    call_next,
    divert,
    finish,
    finish_matter,
    hold,
    leave,
    no_show,
    queue_today,
    recall,
    recent_calls,
    resume,
    return_to_queue,
    start,
    transfer,
    waiting_for,
)
from counter_app.hall.registering import occupancy
from counter_app.hall.rules import HallRules, set_rules
from counter_app.hall.visits import Outcome, Priority, VisitState
from counter_app.hall.windows import set_window
from counter_app.journal.clock import MINUTE
from counter_app.people.roles import Role

DONE = Outcome.DONE


def finish_all(hall, visit):
    return finish(hall.clerk, visit.id, {one.code: DONE for one in visit.open_matters})


def test_a_visit_is_called_served_and_done_and_its_times_are_known(small_hall):
    ticket = small_hall.ticket().visit
    small_hall.clock.advance(10 * MINUTE)
    called = call_next(small_hall.clerk, small_hall.first)
    assert called is not None
    assert (called.id, called.state, called.calls) == (ticket.id, VisitState.CALLED, 1)
    small_hall.clock.advance(MINUTE)
    assert recall(small_hall.clerk, ticket.id).calls == 2
    serving = start(small_hall.clerk, ticket.id)
    small_hall.clock.advance(5 * MINUTE)
    assert serving.served(small_hall.clock.now()) == 5 * MINUTE
    done = finish_all(small_hall, serving)
    assert (done.state, done.waiting, done.serving) == (
        VisitState.DONE,
        11 * MINUTE,
        5 * MINUTE,
    )
    assert done.ended_at == small_hall.clock.now()
    assert [matter.outcome for matter in done.matters] == [DONE]
    assert occupancy(small_hall.clerk).inside == 0


def test_priority_then_preference_then_arrival_decide_who_is_next(small_hall):
    one, two = small_hall.codes(2)
    set_window(small_hall.administrator, 1, [two, one])
    plain_one = small_hall.ticket(one).visit.id
    plain_two = small_hall.ticket(two).visit.id
    infant = small_hall.ticket(one, priority=frozenset({Priority.INFANT})).visit.id
    medical = small_hall.ticket(one, priority=frozenset({Priority.MEDICAL})).visit.id
    waiting = waiting_for(small_hall.clerk, small_hall.first)
    assert [visit.id for visit in waiting.visits] == [medical, infant, plain_two, plain_one]


def test_a_window_calls_only_what_it_serves(small_hall):
    one, two = small_hall.codes(2)
    set_window(small_hall.administrator, 1, [two])
    small_hall.ticket(one)
    assert call_next(small_hall.clerk, small_hall.first) is None
    assert call_next(small_hall.clerk, small_hall.second) is not None


def test_a_group_in_the_list_serves_all_its_matters(small_hall):
    visit = small_hall.ticket().visit
    set_window(small_hall.administrator, 1, [visit.matters[0].group])
    assert call_next(small_hall.clerk, small_hall.first) is not None


def test_a_window_has_one_visitor_at_a_time(small_hall):
    small_hall.ticket()
    other = small_hall.ticket().visit.id
    call_next(small_hall.clerk, small_hall.first)
    with pytest.raises(Conflict, match="still at this window"):
        call_next(small_hall.clerk, small_hall.first)
    with pytest.raises(Conflict, match="still at this window"):
        call(small_hall.clerk, small_hall.first, other)


def test_two_windows_never_call_the_same_visit(small_hall):
    visit = small_hall.ticket().visit.id
    call(small_hall.clerk, small_hall.first, visit)
    assert call_next(small_hall.clerk, small_hall.second) is None
    with pytest.raises(Conflict, match="somebody was faster"):
        call(small_hall.clerk, small_hall.second, visit)


def test_a_visitor_on_hold_frees_the_window_and_comes_back(small_hall):
    first, second = small_hall.ticket().visit.id, small_hall.ticket().visit.id
    call_next(small_hall.clerk, small_hall.first)
    start(small_hall.clerk, first)
    hold(small_hall.clerk, first, "fills in a form")
    call_next(small_hall.clerk, small_hall.first)
    assert [one.state for one in at_window(small_hall.clerk, small_hall.first)] == [
        VisitState.CALLED,
        VisitState.ON_HOLD,
    ]
    with pytest.raises(Conflict):
        resume(small_hall.clerk, small_hall.first, first)
    no_show(small_hall.clerk, second)
    resumed = resume(small_hall.clerk, small_hall.first, first)
    assert resumed.state is VisitState.SERVING


def test_time_on_hold_is_neither_waiting_nor_serving(small_hall):
    visit = small_hall.ticket().visit.id
    call_next(small_hall.clerk, small_hall.first)
    start(small_hall.clerk, visit)
    small_hall.clock.advance(3 * MINUTE)
    hold(small_hall.clerk, visit)
    small_hall.clock.advance(20 * MINUTE)
    resume(small_hall.clerk, small_hall.first, visit)
    small_hall.clock.advance(2 * MINUTE)
    serving = at_window(small_hall.clerk, small_hall.first)[0]
    done = finish_all(small_hall, serving)
    assert (done.waiting, done.serving) == (0, 5 * MINUTE)


def test_a_transfer_keeps_number_and_place_and_waits_for_that_window(small_hall):
    visit = small_hall.ticket().visit
    later = small_hall.ticket().visit
    call_next(small_hall.clerk, small_hall.first)
    start(small_hall.clerk, visit.id)
    moved = transfer(small_hall.clerk, visit.id, small_hall.second, "needs the other window")
    assert (moved.ticket, moved.tick, moved.state) == (
        visit.ticket,
        visit.tick,
        VisitState.WAITING,
    )
    assert [one.id for one in waiting_for(small_hall.clerk, small_hall.first).visits] == [later.id]
    called = call_next(small_hall.clerk, small_hall.second)
    assert called is not None
    assert called.id == visit.id
    assert called.windows == (small_hall.first, small_hall.second)


def test_a_no_show_comes_back_to_the_old_place(small_hall):
    first, second = small_hall.ticket().visit.id, small_hall.ticket().visit.id
    call_next(small_hall.clerk, small_hall.first)
    no_show(small_hall.clerk, first)
    assert [one.id for one in waiting_for(small_hall.clerk, small_hall.first).visits] == [second]
    return_to_queue(small_hall.clerk, first)
    assert [one.id for one in waiting_for(small_hall.clerk, small_hall.first).visits] == [
        first,
        second,
    ]


def test_a_no_show_can_be_called_straight_away(small_hall):
    visit = small_hall.ticket().visit.id
    call_next(small_hall.clerk, small_hall.first)
    no_show(small_hall.clerk, visit)
    assert call(small_hall.clerk, small_hall.second, visit).state is VisitState.CALLED


def test_matters_are_added_and_finished_one_by_one(small_hall):
    one, two, three = small_hall.codes(3)
    visit = small_hall.ticket(one, two).visit
    call_next(small_hall.clerk, small_hall.first)
    start(small_hall.clerk, visit.id)
    add_matter(small_hall.clerk, visit.id, three)
    with pytest.raises(Conflict, match="on the list already"):
        add_matter(small_hall.clerk, visit.id, three)
    finish_matter(small_hall.clerk, visit.id, one, Outcome.PAPERS_MISSING)
    with pytest.raises(Conflict, match="outcome already"):
        finish_matter(small_hall.clerk, visit.id, one, DONE)
    with pytest.raises(InputError, match="how each matter ended"):
        finish(small_hall.clerk, visit.id, {two: DONE})
    done = finish(small_hall.clerk, visit.id, {two: DONE, three: Outcome.DIVERTED})
    assert done.state is VisitState.DONE
    assert [matter.outcome for matter in done.matters] == [
        Outcome.PAPERS_MISSING,
        DONE,
        Outcome.DIVERTED,
    ]


def test_a_visit_that_goes_on_online_altogether_is_diverted(small_hall):
    at_door = small_hall.ticket().visit.id
    assert divert(small_hall.door, at_door, "portal").state is VisitState.DIVERTED
    visit = small_hall.ticket().visit
    call_next(small_hall.clerk, small_hall.first)
    start(small_hall.clerk, visit.id)
    done = finish(small_hall.clerk, visit.id, {visit.matters[0].code: Outcome.DIVERTED})
    assert done.state is VisitState.DIVERTED


def test_leaving_ends_the_visit(small_hall):
    visit = small_hall.ticket().visit.id
    assert leave(small_hall.clerk, visit, "no time").state is VisitState.LEFT
    with pytest.raises(Conflict):
        start(small_hall.clerk, visit)


def test_lists_are_masked_and_the_window_sees_the_name_only(small_hall):
    person = small_hall.person("刘秀兰", "110101194912310024", "13812348000")
    small_hall.ticket(person=person)
    for lists in (
        waiting_for(small_hall.clerk, small_hall.first).visits,
        queue_today(small_hall.clerk),
    ):
        assert lists[0].person.name == "刘**"
        assert lists[0].person.document == "110101**********24"
    called = call_next(small_hall.clerk, small_hall.first)
    assert called is not None
    assert (called.person.name, called.person.phone) == ("刘秀兰", "138****8000")
    assert recent_calls(small_hall.clerk)[0].person.name == "刘**"


def test_who_may_not_serve_changes_nothing(small_hall):
    visit = small_hall.ticket().visit.id
    before = small_hall.count()
    for role in set(Role) - {Role.CLERK, Role.LEADER}:
        desk = small_hall.desk(role)
        for verb in (
            lambda desk=desk: call_next(desk, small_hall.first),
            lambda desk=desk: call(desk, small_hall.first, visit),
            lambda desk=desk: leave(desk, visit),
            lambda desk=desk: transfer(desk, visit),
            lambda desk=desk: waiting_for(desk, small_hall.first),
        ):
            with pytest.raises(NotAllowed):
                verb()
    assert small_hall.count() == before


def test_leftovers_are_closed_by_the_system_and_never_served(small_hall):
    waiting = small_hall.ticket().visit.id
    served = small_hall.ticket().visit.id
    call(small_hall.clerk, small_hall.first, served)
    start(small_hall.clerk, served)
    assert close_past_days(small_hall.journal) == 0
    small_hall.clock.advance(24 * 60 * MINUTE)
    assert close_past_days(small_hall.journal) == 2
    assert close_past_days(small_hall.journal) == 0
    states = small_hall.tables()["visit"]
    assert all("closed_by_system" in row for row in states)
    assert waiting in str(states)


def test_closing_is_a_rule_of_the_hall(small_hall):
    set_rules(small_hall.administrator, HallRules(close_leftovers=False))
    small_hall.ticket()
    small_hall.clock.advance(24 * 60 * MINUTE)
    assert close_past_days(small_hall.journal) == 0
    assert leftovers_today(small_hall.leader) == 1
    assert close_today(small_hall.leader) == 1
    with pytest.raises(NotAllowed):
        close_today(small_hall.clerk)


def test_what_really_happened_beats_the_systems_closing(small_hall):
    other = small_hall.new_desk(1)
    visit = small_hall.ticket().visit
    small_hall.copy(small_hall.journal, other)
    clerk = small_hall.desk(Role.CLERK, other)
    call(clerk, small_hall.second, visit.id)
    start(clerk, visit.id)
    finish(clerk, visit.id, {visit.matters[0].code: DONE})
    # Far ahead in ticks, so that the closing folds before, between or after without a difference.
    small_hall.clock.advance(24 * 60 * MINUTE)
    close_past_days(small_hall.journal)
    small_hall.copy(other, small_hall.journal)
    small_hall.copy(small_hall.journal, other)
    assert small_hall.tables() == small_hall.tables(other)
    assert "'state': 'done'" in small_hall.tables()["visit"][0]


def test_a_double_call_of_desks_that_cannot_see_each_other_shows_at_both(small_hall):
    other = small_hall.new_desk(1)
    visit = small_hall.ticket().visit.id
    small_hall.copy(small_hall.journal, other)
    call(small_hall.clerk, small_hall.first, visit)
    call(small_hall.desk(Role.CLERK, other), small_hall.second, visit)
    small_hall.copy(other, small_hall.journal)
    small_hall.copy(small_hall.journal, other)
    assert small_hall.tables() == small_hall.tables(other)
    assert small_hall.to_check() == [("visit.called", "clash")]
