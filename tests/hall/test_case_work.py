"""Working through a case: every step an entry, what is due from what is there (N2.5)."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.hall.answers import Answer, Symptoms
from counter_app.hall.case_dues import Due, deadlines
from counter_app.hall.case_steps import Answers, CaseDisinfected, Details, Outcome
from counter_app.hall.case_work import (
    ask_case,
    close_case,
    detail_case,
    disinfect_after,
    extend_case,
    hand_over,
    move_to_place,
    note_arrival,
    note_call,
    observe,
    order_transport,
    reopen_case,
    stop_air,
)
from counter_app.hall.cases import CaseState, Ordered
from counter_app.hall.isolation import (
    clear_case,
    closed_cases,
    open_case,
    open_cases,
    raise_case,
    read_case,
    running_cases,
)
from counter_app.hall.queue import call_next, start
from counter_app.hall.rules import HallRules, set_rules
from counter_app.hall.temperature import Method
from counter_app.hall.unclean import unclean_windows
from counter_app.journal.clock import MINUTE, moment_of
from counter_app.journal.refold import refold
from counter_app.people.roles import ROLE_RIGHTS, Right, Role
from tests.small_hall import NOON, SmallHall

LADY = "110101194912310024"
HOUR = 60 * MINUTE

COUGHS = Answers(symptoms=Symptoms(cough=Answer.YES))

ROUNDS = {
    "move_to_place": lambda desk, case: move_to_place(desk, case, "留观室"),
    "observe": lambda desk, case: observe(desk, case, "36.8", Method.EAR, "T-02"),
    "note_call": lambda desk, case: note_call(
        desk,
        case,
        body="区疾控",
        number="0512-6588 1234",
        called_by="李敏",
        reached=True,
        said="马上到",
    ),
    "detail_case": lambda desk, case: detail_case(desk, case, Details(address="和平路 1 号")),
    "ask_case": lambda desk, case: ask_case(
        desk, case, Answers(symptoms=Symptoms(cough=Answer.YES))
    ),
    "order_transport": lambda desk, case: order_transport(desk, case, "120", "市一院"),
    "note_arrival": lambda desk, case: note_arrival(desk, case, "苏A 120"),
    "extend_case": lambda desk, case: extend_case(
        desk, case, NOON + 5 * HOUR, "王医生", Ordered.BY_PHONE
    ),
    "stop_air": lambda desk, case: stop_air(desk, case, "区疾控", "老张"),
    "hand_over": lambda desk, case: hand_over(
        desk,
        case,
        receiver="赵医生",
        receiver_body="市急救中心",
        vehicle="苏A 120",
        destination="市一院",
        signed=True,
    ),
    "disinfect_after": lambda desk, case: disinfect(desk, case, place=True),
    "close_case": lambda desk, case: close_case(desk, case, Outcome.CONFIRMED, "通报"),
    "reopen_case": lambda desk, case: reopen_case(desk, case, "补记"),
}
"""Every step once, in the order of a whole case."""

AT_THE_DOOR = {"move_to_place", "observe", "note_call", "detail_case", "ask_case"}


def disinfect(desk, case, windows=(), place=False, **rest):
    return disinfect_after(
        desk,
        case,
        done_by="保洁陈姨",
        agent="含氯消毒剂",
        concentration="1000 mg/L",
        windows=windows,
        place=place,
        **rest,
    )


def a_case(hall, served=False):
    """Somebody with a fever, who was at the first window before when `served`."""
    lady = hall.person("刘秀兰", LADY)
    visit = hall.ticket(person=lady).visit
    if served:
        call_next(hall.clerk, hall.first)
        start(hall.clerk, visit.id)
    return open_case(hall.door, check=hall.check("38.0", person=lady).id)


def due(hall, case, desk=None):
    """What is due, by its name, and in how many minutes from noon."""
    desk = desk or hall.leader
    found = read_case(desk, case.id)
    unclean = unclean_windows(desk)
    return [
        (one.what.value, None if one.by is None else (one.by - NOON) / MINUTE)
        for one in deadlines(found, unclean, hall.clock.now())
    ]


def test_a_case_is_worked_through_from_the_door_to_the_end(small_hall):
    case = a_case(small_hall, served=True)
    leader, clock = small_hall.leader, small_hall.clock
    assert due(small_hall, case) == [("place", 5), ("call", 10)]
    clock.advance(2 * MINUTE)
    move_to_place(small_hall.door, case.id, " 一楼 留观室 ")
    assert due(small_hall, case) == [("call", 10), ("observe", 32)]
    missed = note_call(leader, case.id, body="区疾控", number="", called_by="李敏", reached=False)
    assert missed.called_at is None
    assert ("call", 10) in due(small_hall, case)
    clock.advance(MINUTE)
    ROUNDS["note_call"](leader, case.id)
    assert due(small_hall, case) == [("observe", 32)]
    clock.advance(20 * MINUTE)
    assert observe(leader, case.id, "37,9", Method.AXILLARY).observations[0].fever
    assert due(small_hall, case) == [("observe", 53)]
    ROUNDS["ask_case"](leader, case.id)
    ROUNDS["detail_case"](leader, case.id)
    ROUNDS["order_transport"](leader, case.id)
    ROUNDS["note_arrival"](leader, case.id)
    ROUNDS["stop_air"](leader, case.id)
    given = ROUNDS["hand_over"](leader, case.id)
    assert given.state is CaseState.HANDED_OVER
    assert given.handover is not None
    assert (given.handover.receiver, given.handover.signed) == ("赵医生", True)
    assert [call.reached for call in given.calls] == [False, True]
    assert given.moves[0].place == "一楼 留观室"
    assert given.answers == COUGHS
    assert given.answers.symptoms.fatigue is Answer.NOT_ASKED
    assert given.details.address == "和平路 1 号"
    assert open_cases(leader) == []
    assert [one.id for one in running_cases(leader)] == [case.id]
    assert due(small_hall, case) == [("disinfect", 83)]
    with pytest.raises(Conflict, match="disinfection"):
        close_case(leader, case.id, Outcome.UNKNOWN)
    disinfect(leader, case.id, windows=[small_hall.first])
    assert due(small_hall, case) == [("disinfect", 83)], "the observation place as well"
    disinfect(leader, case.id, place=True)
    assert due(small_hall, case) == [("close", None)]
    closed = close_case(leader, case.id, Outcome.CONFIRMED, " told by  phone ")
    assert closed.closing is not None
    assert (closed.closing.outcome, closed.closing.note) == (Outcome.CONFIRMED, "told by phone")
    assert due(small_hall, case) == []
    assert running_cases(leader) == []
    assert [one.id for one in closed_cases(leader)] == [case.id]
    again = reopen_case(leader, case.id, "one more call")
    assert (again.state, again.closing) == (CaseState.HANDED_OVER, None)
    assert small_hall.to_check() == []
    tables = small_hall.tables()
    refold(small_hall.journal)
    assert small_hall.tables() == tables
    clock.advance(30 * 24 * HOUR)
    assert closed_cases(leader) == []


def test_each_step_is_one_entry_and_needs_the_case_in_its_state(small_hall):
    case = a_case(small_hall)
    for verb in ROUNDS.values():
        before = small_hall.count()
        verb(small_hall.leader, case.id)
        assert small_hall.count() == before + 1
    close_case(small_hall.leader, case.id, Outcome.CONFIRMED)
    before = small_hall.count()
    for name, verb in ROUNDS.items():
        if name != "reopen_case":
            with pytest.raises(Conflict, match="case closed now"):
                verb(small_hall.leader, case.id)
        with pytest.raises(Conflict, match="not here"):
            verb(small_hall.leader, "nothing")
    assert small_hall.count() == before


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", ROUNDS)
def test_who_may_do_which_step(small_hall, role, name):
    case = a_case(small_hall)
    for step, verb in ROUNDS.items():
        if step == name:
            break
        verb(small_hall.leader, case.id)
    desk, before = small_hall.desk(role), small_hall.count()
    right = Right.OPEN_CASE if name in AT_THE_DOOR else Right.WORK_CASE
    if right in ROLE_RIGHTS[role]:
        ROUNDS[name](desk, case.id)
        assert small_hall.count() == before + 1
    else:
        with pytest.raises(NotAllowed):
            ROUNDS[name](desk, case.id)
        assert small_hall.count() == before


def test_what_is_missing_is_named_and_nothing_is_written(small_hall):
    case, leader = a_case(small_hall).id, small_hall.leader
    before = small_hall.count()
    late = NOON + 10 * MINUTE
    for field, verb in (
        ("place", lambda: move_to_place(leader, case, " ")),
        ("place", lambda: move_to_place(leader, case, "x" * 201)),
        ("happened_at", lambda: move_to_place(leader, case, "A", late)),
        ("happened_at", lambda: move_to_place(leader, case, "A", NOON - HOUR)),
        ("temperature", lambda: observe(leader, case, "3650", Method.EAR)),
        ("measured_by", lambda: observe(leader, case, "365", Method.EAR, measured_by="张*")),
        ("other", lambda: ask_case(leader, case, Answers(symptoms=Symptoms(other="x" * 201)))),
        ("until", lambda: extend_case(leader, case, NOON, "王", Ordered.BY_PHONE)),
        ("until", lambda: extend_case(leader, case, NOON + 9**13, "王", Ordered.BY_PHONE)),
        ("ordered_by", lambda: extend_case(leader, case, late, "", Ordered.BY_PHONE)),
        ("windows", lambda: disinfect(leader, case)),
        ("vehicle", lambda: note_arrival(leader, case, "")),
    ):
        with pytest.raises(InputError) as refused:
            verb()
        assert refused.value.field == field
    assert small_hall.count() == before


def test_a_step_may_be_written_down_later_than_it_happened(small_hall):
    case, leader = a_case(small_hall), small_hall.leader
    small_hall.clock.advance(40 * MINUTE)
    ROUNDS["hand_over"](leader, case.id)
    moved = move_to_place(leader, case.id, "留观室", NOON + 3 * MINUTE)
    assert (moved.placed_at, moved.state) == (NOON + 3 * MINUTE, CaseState.HANDED_OVER)
    (step, _) = moved.steps
    assert (step.at, step.written_at) == (NOON + 3 * MINUTE, NOON + 40 * MINUTE)
    # A fever of the time before: known to nobody who handed over, and it changes nothing.
    late = observe(leader, case.id, "38.4", Method.EAR, happened_at=NOON + 30 * MINUTE)
    assert late.state is CaseState.HANDED_OVER
    assert small_hall.to_check() == []
    # Minutes are typed: within the minute in which it was opened is not before.
    small_hall.clock.advance(30_000)
    other = open_case(small_hall.door, check=small_hall.check("38.0").id)
    assert move_to_place(leader, other.id, "A", NOON + 40 * MINUTE).placed_at == other.opened_at


def test_raised_after_the_hand_over_the_person_is_apart_again_with_new_timers(small_hall):
    case, leader = a_case(small_hall), small_hall.leader
    ROUNDS["move_to_place"](leader, case.id)
    ROUNDS["note_call"](leader, case.id)
    ROUNDS["hand_over"](leader, case.id)
    small_hall.clock.advance(HOUR)
    again = raise_case(leader, case.id, "never got into the car")
    assert (again.state, again.handover) == (CaseState.OPEN, None)
    assert due(small_hall, case) == [("place", 65), ("call", 70)]
    ROUNDS["move_to_place"](leader, case.id)
    assert ROUNDS["hand_over"](leader, case.id).state is CaseState.HANDED_OVER
    assert small_hall.to_check() == []


def test_raised_after_it_was_closed_the_file_is_open_and_new_visits_are_suspended(small_hall):
    case, leader = a_case(small_hall), small_hall.leader
    clear_case(leader, case.id, "王医生", Ordered.BY_PHONE, "阴性")
    close_case(leader, case.id, Outcome.RULED_OUT)
    later = small_hall.ticket(person=small_hall.person("刘秀兰", LADY)).visit
    call_next(small_hall.clerk, small_hall.second)
    start(small_hall.clerk, later.id)
    again = raise_case(leader, case.id, "positive after all")
    assert (again.state, again.clearing, again.closing) == (CaseState.OPEN, None, None)
    assert again.windows == (small_hall.second,), "where the later visit was"
    assert {one.window for one in unclean_windows(leader)} == {small_hall.second}


def test_an_extension_ends_at_its_time_and_says_who_ordered_it(small_hall):
    case, leader = a_case(small_hall), small_hall.leader
    ROUNDS["move_to_place"](leader, case.id)
    ROUNDS["note_call"](leader, case.id)
    until = moment_of(datetime(2020, 2, 11, 8))
    extended = extend_case(leader, case.id, until, "王医生", Ordered.IN_WRITING)
    assert extended.isolated_until == until
    assert due(small_hall, case) == [("observe", 30), ("decide", 20 * 60)]
    shorter = extend_case(leader, case.id, until - HOUR, "王医生", Ordered.BY_PHONE)
    assert shorter.isolated_until == until - HOUR, "the last order holds"


@pytest.mark.parametrize(
    "opened",
    [datetime(2020, 2, 10, 23, 58), datetime(2020, 2, 29, 23, 59), datetime(2020, 12, 31, 23, 57)],
)
def test_deadlines_run_over_midnight_and_the_end_of_month_and_year(small_hall, opened):
    small_hall.clock.moment = moment_of(opened)
    case = a_case(small_hall)
    start_of = small_hall.clock.now()
    found = deadlines(read_case(small_hall.leader, case.id), (), start_of)
    assert [(one.what, one.by) for one in found] == [
        (Due.PLACE, start_of + 5 * MINUTE),
        (Due.CALL, start_of + 10 * MINUTE),
    ]
    small_hall.clock.advance(4 * MINUTE)
    placed = move_to_place(small_hall.leader, case.id, "留观室")
    assert placed.observe_due == start_of + 34 * MINUTE
    assert case.number.startswith(str(opened.year))


def test_deadlines_are_the_halls(small_hall):
    set_rules(small_hall.administrator, HallRules(observe_minutes=15, disinfect_minutes=20))
    case, leader = a_case(small_hall), small_hall.leader
    ROUNDS["move_to_place"](leader, case.id)
    assert ("observe", 15) in due(small_hall, case)
    clear_case(leader, case.id, "王医生", Ordered.BY_PHONE, "阴性")
    # What was written stands with the rules of its time.
    set_rules(small_hall.administrator, HallRules(disinfect_minutes=90))
    assert due(small_hall, case) == [("disinfect", 20)]


def test_a_clock_that_is_set_back_moves_no_step_before_the_case_and_hides_no_deadline(small_hall):
    case, leader = a_case(small_hall, served=True), small_hall.leader
    small_hall.clock.advance(-3 * HOUR)
    assert due(small_hall, case) == [("place", -180), ("call", -180)], "at once, not in 3 hours"
    moved = ROUNDS["move_to_place"](leader, case.id)
    assert moved.placed_at == NOON
    assert ROUNDS["note_call"](leader, case.id).called_at == NOON
    assert due(small_hall, case) == [("observe", -180)]
    ROUNDS["hand_over"](leader, case.id)
    assert due(small_hall, case) == [("disinfect", -180)]
    disinfect(leader, case.id, windows=[small_hall.first], place=True)
    assert due(small_hall, case) == [("close", None)]


@settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    minutes=st.lists(st.integers(-120, 600), min_size=1, max_size=8),
    opened=st.integers(0, 3 * 24 * 60),
)
def test_a_reading_is_never_due_later_than_one_interval_from_now(tmp_path_factory, minutes, opened):
    hall = SmallHall(tmp_path_factory.mktemp("hall"))
    hall.clock.moment = moment_of(datetime(2020, 2, 28)) + opened * MINUTE
    case = a_case(hall).id
    move_to_place(hall.leader, case, "留观室")
    for step in minutes:
        hall.clock.advance(step * MINUTE)
        found = observe(hall.leader, case, "36.9", Method.EAR)
        (reading,) = (
            one for one in deadlines(found, (), hall.clock.now()) if one.what is Due.OBSERVE
        )
        assert reading.by is not None
        assert reading.by <= hall.clock.now() + 32 * MINUTE
        newest = max(one.happened_at for one in found.observations)
        if newest <= hall.clock.now():
            assert reading.by == newest + 30 * MINUTE
    for engine in hall.engines:
        engine.dispose()


def test_the_list_masks_companions_and_leaves_out_where_somebody_lives(small_hall):
    case = a_case(small_hall)
    detail_case(
        small_hall.door, case.id, Details(address="和平路 1 号", workplace="厂", companion="王芳")
    )
    (shown,) = running_cases(small_hall.leader)
    assert shown.details == Details(companion="王*")
    assert "和平路" not in repr(read_case(small_hall.leader, case.id))
    with pytest.raises(NotAllowed):
        running_cases(small_hall.administrator)


def test_a_disinfection_names_what_was_done_once(small_hall):
    case = a_case(small_hall)
    twice = disinfect(small_hall.leader, case.id, windows=["a", "b", "a"], areas=" 电梯  厅 ")
    (fact,) = twice.facts(CaseDisinfected)
    assert (fact.windows, fact.areas, fact.place) == (("a", "b"), "电梯 厅", False)
