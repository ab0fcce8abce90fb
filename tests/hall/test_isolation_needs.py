"""What cases need of the leader: what is due first, overdue calls before all (N2.5, N7.1)."""

import pytest

from counter_app.errors import NotAllowed
from counter_app.hall.case_steps import Outcome
from counter_app.hall.case_work import (
    close_case,
    disinfect_after,
    hand_over,
    move_to_place,
    note_call,
)
from counter_app.hall.isolation import open_case
from counter_app.hall.isolation_needs import isolation_needs
from counter_app.hall.leading import read_leaders_day
from counter_app.hall.needs import Urgency
from counter_app.journal.clock import MINUTE
from tests.small_hall import NOON


def need(hall):
    (found,) = isolation_needs(hall.leader)
    return found


def test_a_case_is_a_need_until_it_is_closed(small_hall):
    leader, clock = small_hall.leader, small_hall.clock
    assert isolation_needs(leader) == []
    person = small_hall.person("刘秀兰")
    case = open_case(small_hall.door, check=small_hall.check("38.1", person=person).id)
    first = need(small_hall)
    assert (first.urgency, first.page, first.subject) == (
        Urgency.RUNNING_CASE,
        "isolation",
        case.id,
    )
    assert (first.due, first.overdue) == (NOON + 5 * MINUTE, False)
    assert [line.english() for line in first.lines] == [
        "刘**, in isolation",
        "In the observation place by 12:05",
        "Health authority called by 12:10",
    ]
    clock.advance(6 * MINUTE)
    assert (need(small_hall).urgency, need(small_hall).overdue) == (Urgency.RUNNING_CASE, True)
    move_to_place(leader, case.id, "留观室")
    clock.advance(5 * MINUTE)
    late = need(small_hall)
    assert (late.urgency, late.due, late.overdue) == (
        Urgency.OVERDUE_CALL,
        NOON + 10 * MINUTE,
        True,
    )
    assert read_leaders_day(leader).needs[0].subject == case.id
    note_call(leader, case.id, body="疾控", number="", called_by="李敏", reached=True)
    assert need(small_hall).urgency is Urgency.RUNNING_CASE
    hand_over(
        leader,
        case.id,
        receiver="孙医生",
        receiver_body="急救中心",
        vehicle="",
        destination="市一院",
        signed=True,
    )
    assert need(small_hall).urgency is Urgency.DUE_SOON
    clock.advance(61 * MINUTE)
    assert need(small_hall).urgency is Urgency.OVERDUE_DISINFECTION
    disinfect_after(leader, case.id, done_by="陈姨", agent="含氯", concentration="", place=True)
    to_close = need(small_hall)
    assert (to_close.urgency, to_close.due) == (Urgency.DUE_SOON, None)
    assert "handed over" in to_close.lines[0].english()
    close_case(leader, case.id, Outcome.UNKNOWN)
    assert isolation_needs(leader) == []
    with pytest.raises(NotAllowed):
        isolation_needs(small_hall.administrator)


def test_a_deadline_of_tomorrow_has_its_date(small_hall):
    small_hall.clock.advance(11 * 60 * MINUTE + 55 * MINUTE)
    open_case(small_hall.door, check=small_hall.check("38.1").id)
    assert [line.english() for line in need(small_hall).lines] == [
        "in isolation",
        "In the observation place by 02-11 00:00",
        "Health authority called by 02-11 00:05",
    ]
