"""Likely contacts of a case: who is found, how they are called, what stays of it."""

import msgspec
import pytest

from counter_app.errors import InputError, NotAllowed
from counter_app.hall.checklists import checklists_now
from counter_app.hall.checkpoints import set_checkpoint
from counter_app.hall.closing import close_past_days
from counter_app.hall.contact_calls import CallResult, ContactKind
from counter_app.hall.contacts import list_contacts, record_call, reveal_contact
from counter_app.hall.isolation import open_case
from counter_app.hall.nearness import Nearness
from counter_app.hall.queue import finish, hold, no_show, resume, start
from counter_app.hall.registering import correct
from counter_app.hall.round_facts import Result
from counter_app.hall.rounds import GivenAnswer, answer_point, start_extra_round
from counter_app.hall.visits import Outcome
from counter_app.hall.windows import WindowSet, close_window, open_window, window_subject
from counter_app.journal.clock import MINUTE
from counter_app.journal.entry import SYSTEM
from counter_app.journal.refold import refold
from counter_app.journal.writing_rows import read_subject
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import ROLE_RIGHTS, Right, Role

LADY = "110101194912310024"


def wait(hall, minutes):
    hall.clock.advance(minutes * MINUTE)


def serve(hall, desk, window, minutes):
    """Call whoever is next, serve them for a while, let them go."""
    visit = hall.call_next(desk, window)
    start(desk, visit.id)
    wait(hall, minutes)
    finish(desk, visit.id, {one.code: Outcome.DONE for one in visit.matters})


def ways(contacts, kind=ContactKind.VISITOR):
    """Name → how they were near, in minutes."""
    return {
        one.person.name: [(met.nearness, met.window, met.length / MINUTE) for met in one.met]
        for one in contacts.contacts
        if one.who is kind
    }


def test_waiting_at_the_same_time_makes_a_contact(small_hall):
    hall = small_hall
    hall.ticket(person=hall.person("王芳"))
    wait(hall, 5)
    ill = hall.ticket(person=hall.person("刘秀兰")).visit
    wait(hall, 3)
    hall.ticket(person=hall.person("张国强"))
    serve(hall, hall.clerk, hall.first, 2)  # 王芳 has waited for 3 minutes beside the ill one
    wait(hall, 1)
    case = open_case(hall.door, visit=ill.id)
    wait(hall, 1)
    hall.ticket(person=hall.person("赵敏"))
    found = list_contacts(hall.leader, case.id)
    assert ways(found) == {
        "张**": [(Nearness.WAITING_AREA, 0, 3)],
        "王*": [(Nearness.WAITING_AREA, 0, 3)],
    }
    assert found.number == case.number
    assert all(one.likely and not one.guessed and not one.calls for one in found.contacts)


def test_staff_are_found_at_the_door_and_at_the_windows(small_hall):
    hall = small_hall
    with hall.journal.act(SYSTEM) as act:
        third = window_subject(hall.hall, 3)
        act.record(third, WindowSet(number=3, serves=("*",), in_use=True))
    other = hall.desk(Role.CLERK)
    far = hall.desk(Role.CLERK)
    open_window(other, hall.second)
    ill = hall.ticket(person=hall.person("刘秀兰")).visit
    wait(hall, 4)
    hall.call_next(hall.clerk, hall.first)
    start(hall.clerk, ill.id)
    wait(hall, 6)
    close_window(other, hall.second)
    open_window(far, third)
    wait(hall, 2)
    case = open_case(hall.clerk, visit=ill.id)
    found = {
        one.subject: [(met.nearness, met.window, met.length // MINUTE) for met in one.met]
        for one in list_contacts(hall.leader, case.id).contacts
    }
    assert found == {
        hall.clerk.person.id: [(Nearness.SAME_WINDOW, 1, 8)],
        hall.door.person.id: [(Nearness.RECEIVED, 0, 0)],
        other.person.id: [(Nearness.NEXT_WINDOW, 1, 6)],
    }


def test_whoever_sat_at_the_window_is_found_also_where_others_served(small_hall):
    hall = small_hall
    colleague = hall.desk(Role.CLERK)
    open_window(colleague, hall.first)
    ill = hall.ticket().visit
    hall.call_next(hall.clerk, hall.first)
    start(hall.clerk, ill.id)
    wait(hall, 7)
    case = open_case(hall.clerk, visit=ill.id)
    staff = {
        one.subject: one.length // MINUTE
        for one in list_contacts(hall.leader, case.id).contacts
        if Nearness.SAME_WINDOW in [met.nearness for met in one.met]
    }
    assert staff == {hall.clerk.person.id: 7, colleague.person.id: 7}


def test_who_steps_aside_is_among_those_who_wait(small_hall):
    hall = small_hall
    ill = hall.ticket(person=hall.person("刘秀兰")).visit
    hall.call_next(hall.clerk, hall.first)
    start(hall.clerk, ill.id)
    hall.ticket(person=hall.person("王芳"))
    wait(hall, 5)
    hold(hall.clerk, ill.id)
    wait(hall, 2)
    resume(hall.clerk, hall.first, ill.id)
    wait(hall, 4)
    case = open_case(hall.door, visit=ill.id)
    assert ways(list_contacts(hall.leader, case.id)) == {"王*": [(Nearness.WAITING_AREA, 0, 2)]}


def test_whoever_stopped_there_on_a_round_is_found(small_hall):
    hall = small_hall
    waiting = set_checkpoint(hall.leader, "等候区", "WAITING")
    counters = set_checkpoint(hall.leader, "柜台", "COUNTERS")
    entrance = set_checkpoint(hall.leader, "入口", "ENTRANCE")
    around = start_extra_round(hall.leader, "巡查", [waiting.id, counters.id, entrance.id]).round.id
    ill = hall.ticket().visit
    wait(hall, 2)
    for point in (counters, entrance):
        answer(hall, around, point)
    case = open_case(hall.door, visit=ill.id)
    before = list_contacts(hall.leader, case.id).contacts
    assert hall.leader.person.id not in [one.subject for one in before]
    another = hall.ticket().visit
    wait(hall, 1)
    answer(hall, around, waiting)
    wait(hall, 1)
    case = open_case(hall.door, visit=another.id)
    (leader,) = [
        one
        for one in list_contacts(hall.leader, case.id).contacts
        if one.subject == hall.leader.person.id
    ]
    assert [(met.nearness, met.length) for met in leader.met] == [(Nearness.ON_ROUND, 0)]


def answer(hall, around, point):
    """Answer everything at a checkpoint with pass."""
    with hall.journal.read() as connection:
        checklist = checklists_now(connection, hall.hall)[point.place]
    answers = {one.code: GivenAnswer(result=Result.PASS) for one in checklist.questions}
    answer_point(hall.leader, around, point.id, checklist.version, answers)


def test_companions_come_first_and_all_of_them_count(small_hall):
    hall = small_hall
    lady = hall.person("刘秀兰", LADY, "13812348000")
    lady = msgspec.structs.replace(lady, companion="刘小明")
    ill = hall.ticket(person=lady, companions=2).visit
    hall.ticket(person=hall.person("王芳"), companions=1)
    wait(hall, 9)
    case = open_case(hall.door, visit=ill.id)
    first, second, *_ = list_contacts(hall.leader, case.id).contacts
    assert (first.who, first.people, first.length) == (ContactKind.COMPANION, 2, 9 * MINUTE)
    assert first.person.name == "刘**"
    assert reveal_contact(hall.leader, first).name == "刘小明"
    visitors = [
        one for one in list_contacts(hall.leader, case.id).contacts if one.person.name == "王*"
    ]
    assert [one.people for one in visitors] == [2]
    assert second.who is ContactKind.STAFF


def test_every_visit_of_the_person_on_that_day_counts(small_hall):
    hall = small_hall
    lady = hall.person("刘秀兰", LADY)
    hall.ticket(person=lady)
    hall.ticket(person=hall.person("王芳"))
    wait(hall, 3)
    serve(hall, hall.clerk, hall.first, 1)
    serve(hall, hall.clerk, hall.first, 1)
    hall.ticket(person=hall.person("张国强"))
    hall.ticket(person=lady)
    wait(hall, 2)
    case = open_case(hall.door, check=hall.check("38.0", person=lady).id)
    found = list_contacts(hall.leader, case.id)
    assert ways(found) == {
        "王*": [(Nearness.WAITING_AREA, 0, 3)],
        "张**": [(Nearness.WAITING_AREA, 0, 2)],
    }


def test_nobody_stays_in_the_hall_overnight(small_hall):
    hall = small_hall
    hall.ticket(person=hall.person("王芳"))
    wait(hall, 24 * 60)
    close_past_days(hall.journal)
    ill = hall.ticket(person=hall.person("刘秀兰")).visit
    wait(hall, 1)
    case = open_case(hall.door, visit=ill.id)
    assert ways(list_contacts(hall.leader, case.id)) == {}


def test_a_visitor_whom_nobody_saw_go_is_said_to_be_a_guess(small_hall):
    hall = small_hall
    hall.ticket(person=hall.person("王芳"))
    ill = hall.ticket(person=hall.person("刘秀兰")).visit
    wait(hall, 10)
    case = open_case(hall.door, visit=ill.id)
    wait(hall, 24 * 60)
    close_past_days(hall.journal)
    (found,) = [
        one
        for one in list_contacts(hall.leader, case.id).contacts
        if one.who is ContactKind.VISITOR
    ]
    assert found.guessed
    assert found.length == 10 * MINUTE


def test_a_clock_that_steps_back_makes_moments_not_negative_times(small_hall):
    hall = small_hall
    hall.ticket(person=hall.person("王芳"))
    wait(hall, 2)
    ill = hall.ticket(person=hall.person("刘秀兰")).visit
    wait(hall, -60)
    case = open_case(hall.door, visit=ill.id)
    assert ways(list_contacts(hall.leader, case.id)) == {"王*": [(Nearness.WAITING_AREA, 0, 0)]}


def test_a_no_show_is_not_near_until_back(small_hall):
    hall = small_hall
    gone = hall.ticket(person=hall.person("王芳")).visit
    hall.call_next(hall.clerk, hall.first)
    no_show(hall.clerk, gone.id)
    wait(hall, 1)
    ill = hall.ticket(person=hall.person("刘秀兰")).visit
    wait(hall, 5)
    case = open_case(hall.door, visit=ill.id)
    assert ways(list_contacts(hall.leader, case.id)) == {}


def opened(hall):
    """A case with one visitor who waited along."""
    hall.ticket(person=hall.person("王芳", LADY, "13812348000"))
    ill = hall.ticket(person=hall.person("刘秀兰")).visit
    wait(hall, 10)
    case = open_case(hall.door, visit=ill.id)
    visitors = [
        one
        for one in list_contacts(hall.leader, case.id).contacts
        if one.who is ContactKind.VISITOR
    ]
    return case, visitors[0]


def test_calls_are_kept_and_the_next_to_call_is_known(small_hall):
    case, contact = opened(small_hall)
    before = list_contacts(small_hall.leader, case.id)
    assert before.next_uncalled() == before.contacts[0]
    assert before.next_uncalled(before.contacts[-1].id) == before.contacts[0]
    tried = record_call(small_hall.leader, contact, CallResult.NOT_REACHED)
    assert not tried.is_settled
    wait(small_hall, 30)
    reached = record_call(small_hall.leader, contact, CallResult.REACHED, " no  fever ")
    assert reached.is_settled
    assert [(one.result, one.said, one.by) for one in reached.calls] == [
        (CallResult.NOT_REACHED, "", small_hall.leader.person.id),
        (CallResult.REACHED, "no fever", small_hall.leader.person.id),
    ]
    assert reached.calls[1].at - reached.calls[0].at == 30 * MINUTE
    after = list_contacts(small_hall.leader, case.id)
    assert reached in after.contacts
    assert after.next_uncalled() != reached
    with pytest.raises(InputError) as refused:
        record_call(small_hall.leader, contact, CallResult.REACHED, "x" * 201)
    assert refused.value.field == "said"
    tables = small_hall.tables()
    refold(small_hall.journal)
    assert small_hall.tables() == tables


def test_two_desks_apart_call_the_same_contact_and_both_calls_stand(small_hall):
    case, contact = opened(small_hall)
    other = small_hall.new_desk(1)
    small_hall.copy(small_hall.journal, other)
    second = small_hall.desk(Role.LEADER, other)
    (there,) = [one for one in list_contacts(second, case.id).contacts if one.id == contact.id]
    record_call(second, there, CallResult.WRONG_NUMBER)
    wait(small_hall, 1)
    record_call(small_hall.leader, contact, CallResult.REACHED)
    small_hall.copy(other, small_hall.journal)
    small_hall.copy(small_hall.journal, other)
    assert small_hall.tables() == small_hall.tables(other)
    assert small_hall.to_check() == []
    (both,) = [
        one for one in list_contacts(small_hall.leader, case.id).contacts if one.id == contact.id
    ]
    assert {one.result for one in both.calls} == {CallResult.WRONG_NUMBER, CallResult.REACHED}


def test_whoever_was_called_stays_when_they_turn_out_not_to_have_been_near(small_hall):
    hall = small_hall
    late = hall.ticket(person=hall.person("王芳")).visit
    ill = hall.ticket(person=hall.person("刘秀兰", LADY)).visit
    wait(hall, 10)
    case = open_case(hall.door, visit=ill.id)
    (contact,) = [
        one
        for one in list_contacts(hall.leader, case.id).contacts
        if one.who is ContactKind.VISITOR
    ]
    record_call(hall.leader, contact, CallResult.REACHED)
    # It was the same person under another ticket: their document shows it.
    correct(hall.door, late.id, hall.person("刘秀兰", LADY), (), 0, "typo")
    (kept,) = [
        one
        for one in list_contacts(hall.leader, case.id).contacts
        if one.who is ContactKind.VISITOR
    ]
    assert not kept.likely
    assert kept.id == contact.id
    assert kept.met == contact.met


def test_names_are_masked_until_somebody_asks_which_is_an_entry(small_hall):
    _, contact = opened(small_hall)
    assert (contact.person.name, contact.person.phone) == ("王*", "138****8000")
    before = small_hall.count()
    person = reveal_contact(small_hall.leader, contact)
    assert (person.name, person.phone, person.document) == ("王芳", "13812348000", LADY)
    assert small_hall.count() == before + 1
    with small_hall.journal.read() as connection:
        (entry,) = read_subject(connection, small_hall.hall, contact.id)
    assert entry.kind == "contact.revealed"


@pytest.mark.parametrize("role", Role)
def test_only_whoever_works_on_cases_sees_and_calls_contacts(small_hall, role):
    case, contact = opened(small_hall)
    desk = Desk(small_hall.journal, Person("0" * 32, "li", "李敏", frozenset({role})))
    verbs = (
        lambda: list_contacts(desk, case.id),
        lambda: record_call(desk, contact, CallResult.REACHED),
        lambda: reveal_contact(desk, contact),
    )
    before = small_hall.count()
    for verb in verbs:
        if Right.WORK_CASE in ROLE_RIGHTS[role]:
            verb()
        else:
            with pytest.raises(NotAllowed):
                verb()
    assert small_hall.count() == before + (2 if Right.WORK_CASE in ROLE_RIGHTS[role] else 0)
