"""Windows that an isolated person was at are closed for calling until they are disinfected."""

import pytest

from counter_app.errors import Conflict
from counter_app.hall.case_steps import Outcome
from counter_app.hall.case_work import close_case, disinfect_after, hand_over, move_to_place
from counter_app.hall.cases import Ordered
from counter_app.hall.isolation import clear_case, open_case, raise_case, read_case
from counter_app.hall.queue import at_window, call, call_next, finish, hold, resume, start, transfer
from counter_app.hall.unclean import LATE, unclean_windows
from counter_app.hall.visits import Outcome as MatterOutcome
from counter_app.hall.windows import close_window, open_window
from counter_app.journal.clock import MINUTE
from counter_app.people.roles import Role
from tests.small_hall import NOON

LADY = "110101194912310024"


def served(hall, desk=None, window=None):
    """The lady is served at a window of a desk; her visit."""
    lady = hall.person("刘秀兰", LADY)
    visit = hall.ticket(person=lady).visit
    call_next(desk or hall.clerk, window or hall.first)
    start(desk or hall.clerk, visit.id)
    return visit


def isolated(hall):
    """The lady, with a fever that is found after she was served."""
    fever = hall.check("38.2", person=hall.person("刘秀兰", LADY))
    return open_case(hall.door, check=fever.id).id


def disinfect(desk, case, *windows, **rest):
    return disinfect_after(
        desk,
        case,
        done_by="陈姨",
        agent="含氯消毒剂",
        concentration="1000 mg/L",
        windows=windows,
        **rest,
    )


def closed(hall, desk=None):
    return {one.window for one in unclean_windows(desk or hall.clerk)}


def test_nobody_is_called_to_it_before_it_is_disinfected(small_hall):
    served(small_hall)
    waiting = small_hall.ticket().visit
    case = isolated(small_hall)
    (why,) = unclean_windows(small_hall.clerk)
    assert (why.window, why.case, why.number, why.gone) == (
        small_hall.first,
        case,
        "2020-001",
        False,
    )
    before = small_hall.count()
    for verb in (
        lambda: call_next(small_hall.clerk, small_hall.first),
        lambda: call(small_hall.clerk, small_hall.first, waiting.id),
        lambda: open_window(small_hall.clerk, small_hall.first),
    ):
        with pytest.raises(Conflict, match="2020-001") as refused:
            verb()
        assert refused.value.field == "window"
    assert small_hall.count() == before
    # The other window goes on, untouched.
    assert small_hall.call_next(small_hall.clerk, small_hall.second).id == waiting.id
    move_to_place(small_hall.door, case, "留观室")
    assert unclean_windows(small_hall.clerk)[0].gone
    disinfect(small_hall.leader, case, small_hall.first)
    assert closed(small_hall) == set()
    assert open_window(small_hall.clerk, small_hall.first).device
    small_hall.ticket()
    assert call_next(small_hall.clerk, small_hall.first) is not None


def test_who_was_called_or_on_hold_there_is_not_served_there(small_hall):
    served(small_hall)
    on_hold = small_hall.ticket().visit
    called = small_hall.ticket().visit
    (lady,) = at_window(small_hall.clerk, small_hall.first)
    finish(small_hall.clerk, lady.id, {one.code: MatterOutcome.DONE for one in lady.matters})
    call(small_hall.clerk, small_hall.first, on_hold.id)
    start(small_hall.clerk, on_hold.id)
    hold(small_hall.clerk, on_hold.id)
    call(small_hall.clerk, small_hall.first, called.id)
    isolated(small_hall)
    with pytest.raises(Conflict, match="closed"):
        start(small_hall.clerk, called.id)
    with pytest.raises(Conflict, match="closed"):
        transfer(small_hall.clerk, called.id, small_hall.first)
    transfer(small_hall.clerk, called.id, small_hall.second)
    with pytest.raises(Conflict, match="closed"):
        resume(small_hall.clerk, small_hall.first, on_hold.id)
    assert resume(small_hall.clerk, small_hall.second, on_hold.id).window == small_hall.second


def test_disinfected_before_the_person_left_it_stays_closed(small_hall):
    served(small_hall)
    case = isolated(small_hall)
    disinfect(small_hall.leader, case, small_hall.first)
    assert closed(small_hall) == {small_hall.first}
    small_hall.clock.advance(10 * MINUTE)
    move_to_place(small_hall.door, case, "留观室")
    assert closed(small_hall) == {small_hall.first}, "what was done before counts for nothing"
    disinfect(small_hall.leader, case, small_hall.first, happened_at=NOON + 5 * MINUTE)
    assert closed(small_hall) == {small_hall.first}
    disinfect(small_hall.leader, case, small_hall.second)
    assert closed(small_hall) == {small_hall.first}, "another window was disinfected"
    small_hall.clock.advance(MINUTE)
    disinfect(small_hall.leader, case, small_hall.first)
    assert closed(small_hall) == set()


def test_a_release_opens_nothing_and_a_raise_closes_again(small_hall):
    served(small_hall)
    case = isolated(small_hall)
    clear_case(small_hall.leader, case, "王医生", Ordered.BY_PHONE, "阴性")
    assert closed(small_hall) == {small_hall.first}
    disinfect(small_hall.leader, case, small_hall.first)
    assert closed(small_hall) == set()
    close_case(small_hall.leader, case, Outcome.RULED_OUT)
    assert closed(small_hall) == set()
    small_hall.clock.advance(MINUTE)
    raise_case(small_hall.leader, case, "positive after all")
    assert closed(small_hall) == {small_hall.first}


def test_a_hall_without_a_case_has_no_closed_window(small_hall):
    served(small_hall)
    assert closed(small_hall) == set()


def test_a_fever_at_the_door_closes_no_window(small_hall):
    isolated(small_hall)
    assert closed(small_hall) == set()


def test_one_disinfection_counts_for_two_cases_of_one_window(small_hall):
    served(small_hall)
    first = isolated(small_hall)
    other = small_hall.check("38.0").id
    second = open_case(small_hall.door, check=other, person=small_hall.person("刘秀兰", LADY))
    assert second.windows == (small_hall.first,)
    for case in (first, second.id):
        move_to_place(small_hall.door, case, "留观室")
    assert len(unclean_windows(small_hall.clerk)) == 2
    disinfect(small_hall.leader, first, small_hall.first)
    assert closed(small_hall) == set()


def test_a_window_that_another_desk_tells_of_later_is_closed_then(small_hall):
    other = small_hall.new_desk(1)
    lady = small_hall.person("刘秀兰", LADY)
    visit = small_hall.ticket(person=lady).visit
    small_hall.copy(small_hall.journal, other)
    clerk = small_hall.desk(Role.CLERK, other)
    open_window(clerk, small_hall.second)
    call_next(clerk, small_hall.second)
    start(clerk, visit.id)
    case = isolated(small_hall)
    hand_over(
        small_hall.leader,
        case,
        receiver="赵医生",
        receiver_body="急救中心",
        vehicle="",
        destination="市一院",
        signed=False,
    )
    close_case(small_hall.leader, case, Outcome.UNKNOWN)
    assert closed(small_hall) == set()
    small_hall.copy(other, small_hall.journal)
    assert closed(small_hall) == {small_hall.second}, "closed, but the visit came late"
    assert read_case(small_hall.leader, case).windows == (small_hall.second,)
    small_hall.copy(small_hall.journal, other)
    assert closed(small_hall, clerk) == {small_hall.second}
    with pytest.raises(Conflict, match="2020-001"):
        call_next(clerk, small_hall.second)
    close_window(clerk, small_hall.second)
    with pytest.raises(Conflict, match="2020-001"):
        open_window(clerk, small_hall.second)
    small_hall.clock.advance(LATE + MINUTE)
    assert closed(small_hall) == set()


def test_the_other_windows_share_who_waits_without_the_closed_one(small_hall):
    other = small_hall.new_desk(1)
    small_hall.copy(small_hall.journal, other)
    open_window(small_hall.clerk, small_hall.first)
    served(small_hall)
    small_hall.copy(small_hall.journal, other)
    clerk = small_hall.desk(Role.CLERK, other)
    open_window(clerk, small_hall.second)
    isolated(small_hall)
    small_hall.copy(small_hall.journal, other)
    waiting = [small_hall.ticket(desk=small_hall.desk(Role.SCREENER, other)).visit for _ in "ab"]
    # Nobody else calls: exactly the order of the queue.
    assert small_hall.call_next(clerk, small_hall.second).id == waiting[0].id
