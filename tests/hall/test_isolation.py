import pytest

from counter_app.errors import Conflict, NotAllowed
from counter_app.hall.cases import CaseState
from counter_app.hall.isolation import open_case, open_cases, read_case, reveal_case
from counter_app.hall.queue import call_next, finish, start
from counter_app.hall.rules import HallRules, set_rules
from counter_app.hall.temperature import Mask, Method, State, checks_to_repeat, measure, read_check
from counter_app.hall.visits import Outcome, VisitState
from counter_app.journal.clock import MINUTE
from counter_app.journal.refold import refold
from counter_app.journal.writing_rows import read_subject
from counter_app.people.roles import Role
from tests.small_hall import NOON

LADY = "110101194912310024"


def states(hall):
    return sorted(row.split("'state': '")[1].split("'")[0] for row in hall.tables()["visit"])


def test_a_case_opens_from_a_fever_and_carries_over_all_that_is_known(small_hall):
    lady = small_hall.person("刘秀兰", LADY, "13812348000")
    ticket = small_hall.ticket(*small_hall.codes(2), person=lady).visit
    call_next(small_hall.clerk, small_hall.first)
    start(small_hall.clerk, ticket.id)
    fever = small_hall.check("37.6", person=lady)
    assert fever.state is State.TO_REPEAT
    case = open_case(small_hall.door, check=fever.id)
    assert case.number == "2020-001"
    assert case.person == lady
    assert [reading.tenths for reading in case.readings] == [376]
    assert case.matters == tuple(matter.code for matter in ticket.matters)
    assert case.windows == (small_hall.first,)
    assert (case.visit, case.ticket) == (ticket.id, ticket.ticket)
    assert (case.place_due, case.call_due) == (NOON + 5 * MINUTE, NOON + 10 * MINUTE)
    assert states(small_hall) == ["suspended"]
    assert read_check(small_hall.door, fever.id).state is State.SUSPECTED
    assert checks_to_repeat(small_hall.door) == []


def test_the_list_is_masked_and_runs_from_the_oldest(small_hall):
    for _ in range(2):
        check = small_hall.check("38.1", person=small_hall.person("刘秀兰", LADY))
        open_case(small_hall.door, check=check.id)
        small_hall.clock.advance(MINUTE)
    cases = open_cases(small_hall.leader)
    assert [case.number for case in cases] == ["2020-001", "2020-002"]
    assert {case.person.name for case in cases} == {"刘**"}
    assert read_case(small_hall.leader, cases[0].id).person.document == LADY


def test_asked_twice_it_is_the_same_case(small_hall):
    check = small_hall.check("37.9").id
    case = open_case(small_hall.door, check=check)
    before = small_hall.count()
    assert open_case(small_hall.door, check=check) == case
    assert small_hall.count() == before


def test_after_two_fevers_the_case_has_both_readings(small_hall):
    first = small_hall.check("37.6").id
    measure(small_hall.door, "37.8", Method.EAR, Mask.WORN, check=first)
    case = open_case(small_hall.door, check=first)
    assert [(one.tenths, one.method) for one in case.readings] == [
        (376, Method.FOREHEAD),
        (378, Method.EAR),
    ]


def test_a_normal_reading_opens_nothing(small_hall):
    before_check = small_hall.check().id
    before = small_hall.count()
    with pytest.raises(Conflict, match="no abnormal reading"):
        open_case(small_hall.door, check=before_check)
    with pytest.raises(Conflict, match="begins from"):
        open_case(small_hall.door)
    assert small_hall.count() == before


def test_who_falls_ill_at_a_window_is_isolated_from_the_visit(small_hall):
    visit = small_hall.ticket(person=small_hall.person("王芳")).visit
    call_next(small_hall.clerk, small_hall.first)
    case = open_case(small_hall.clerk, visit=visit.id, symptoms=" coughs ")
    assert case.person.name == "王芳"
    assert case.symptoms == "coughs"
    assert [reading.tenths for reading in case.readings] == [365]
    assert states(small_hall) == ["suspended"]


def test_deadlines_are_the_halls_and_numbers_the_desks(small_hall):
    set_rules(small_hall.administrator, HallRules(place_minutes=2, call_minutes=3))
    other = small_hall.new_desk(1)
    small_hall.copy(small_hall.journal, other)
    door = small_hall.desk(Role.SCREENER, other)
    case = open_case(door, check=small_hall.check("38.0", desk=door).id)
    assert case.number == "2020-1001"
    assert case.call_due - case.opened_at == 3 * MINUTE


def test_suspension_holds_against_what_another_desk_did_meanwhile(small_hall):
    other = small_hall.new_desk(1)
    visit = small_hall.ticket(person=small_hall.person("刘秀兰", LADY)).visit
    small_hall.copy(small_hall.journal, other)
    clerk = small_hall.desk(Role.CLERK, other)
    call_next(clerk, small_hall.second)
    start(clerk, visit.id)
    finish(clerk, visit.id, {visit.matters[0].code: Outcome.DONE})
    fever = small_hall.check("37.9", person=small_hall.person("刘秀兰", LADY))
    open_case(small_hall.door, check=fever.id)
    small_hall.copy(other, small_hall.journal)
    small_hall.copy(small_hall.journal, other)
    assert small_hall.tables() == small_hall.tables(other)
    assert states(small_hall) == [VisitState.SUSPENDED]
    before = small_hall.tables()
    refold(small_hall.journal)
    assert small_hall.tables() == before


def test_only_who_may_opens_or_sees_cases(small_hall):
    check = small_hall.check("38.0").id
    for verb in (
        lambda: open_case(small_hall.administrator, check=check),
        lambda: open_cases(small_hall.administrator),
    ):
        with pytest.raises(NotAllowed):
            verb()
    assert {state.label.english() for state in CaseState} == {
        "in isolation",
        "handed over",
        "released",
        "case closed",
    }


def test_showing_who_it_is_leaves_an_entry(small_hall):
    check = small_hall.check("38.1", person=small_hall.person("刘秀兰", LADY)).id
    case = open_case(small_hall.door, check=check)
    assert open_cases(small_hall.leader)[0].person.name == "刘**"
    before = small_hall.count()
    assert reveal_case(small_hall.leader, case.id, " to call ").person.document == LADY
    assert small_hall.count() == before + 1
    with small_hall.journal.read() as connection:
        newest = read_subject(connection, small_hall.hall, case.id)[-1]
    assert (newest.kind, newest.actor) == ("isolation.revealed", small_hall.leader.person.id)
    assert newest.body is not None
    assert b"to call" in newest.body
    assert read_case(small_hall.leader, case.id) == case
    tables = small_hall.tables()
    refold(small_hall.journal)
    assert small_hall.tables() == tables
    with pytest.raises(Conflict, match="not here"):
        reveal_case(small_hall.leader, "nothing")
    with pytest.raises(NotAllowed):
        reveal_case(small_hall.administrator, case.id)


def test_a_ticket_of_another_day_opens_no_case(small_hall):
    visit = small_hall.ticket().visit
    small_hall.clock.advance(24 * 60 * MINUTE)
    with pytest.raises(Conflict, match="not of today"):
        open_case(small_hall.clerk, visit=visit.id)
    assert open_cases(small_hall.leader) == []
