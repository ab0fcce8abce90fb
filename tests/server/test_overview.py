"""The overview: what it says of the halls is so, and what is not known is said to be."""

import pytest
from sqlalchemy import event

from counter_app.hall.case_dues import Due
from counter_app.hall.case_steps import Outcome
from counter_app.hall.case_work import close_case, disinfect_after, hand_over, move_to_place
from counter_app.hall.cases import CaseState
from counter_app.hall.checklists import read_checklists
from counter_app.hall.checkpoints import set_checkpoint
from counter_app.hall.isolation import open_case
from counter_app.hall.persons import PersonFacts
from counter_app.hall.registering import Registration, register
from counter_app.hall.round_counts import RoundCounts
from counter_app.hall.round_facts import Result
from counter_app.hall.round_plans import WEEKDAYS, Plan, TimeWindow
from counter_app.hall.rounds import (
    GivenAnswer,
    answer_point,
    finish_round,
    rounds_now,
    set_plan,
    start_round,
)
from counter_app.hall.temperature import Mask, Method, measure
from counter_app.journal.clock import MINUTE
from counter_app.server.operator_roles import OperatorRole
from counter_app.server.overview.standing import (
    SILENT_AFTER,
    Line,
    hall_names,
    stand,
)
from counter_app.sync.wire import Purpose
from tests.server.browsing import Browser
from tests.server.held_halls import enrolled, hold, know, person_at
from tests.server.writing_halls import NOON


def standing_of(centre, hall):
    with centre.database.of_centre() as connection:
        (found,) = stand(connection, hall_names(connection, hall.hall), centre.clock.now())
    return found


def a_fever(hall, name="欧阳娜娜"):
    """Somebody with a fever, measured twice and kept apart."""
    desk = person_at(hall.desk)
    person = PersonFacts(name=name)
    check = measure(desk, "378", Method.FOREHEAD, Mask.WORN, "T-01", None, person)
    measure(desk, "379", Method.EAR, Mask.WORN, "T-01", check.id)
    return open_case(desk, check=check.id)


def a_visitor(hall, companions=0):
    desk = person_at(hall.desk)
    check = measure(desk, "365", Method.FOREHEAD, Mask.WORN, "T-01")
    matter = "101"
    return register(desk, Registration(check=check.id, matters=(matter,), companions=companions))


def test_the_days_numbers_are_those_of_the_hall(centre, east, west):
    for companions in (0, 2, 0):
        a_visitor(east, companions)
    a_fever(east)
    hold(centre, east)
    standing = standing_of(centre, east)
    assert (standing.visits, standing.waiting, standing.inside) == (3, 3, 5)
    assert (standing.fevers, standing.suspected, len(standing.cases)) == (1, 1, 1)
    other = standing_of(centre, west)
    assert (other.visits, other.inside, other.fevers, other.cases) == (0, 0, 0, ())
    centre.clock.advance(24 * 60 * MINUTE)
    tomorrow = standing_of(centre, east)
    assert (tomorrow.visits, tomorrow.fevers) == (0, 0)
    assert len(tomorrow.cases) == 1, "a case goes on over night"


def test_all_halls_cost_as_many_queries_as_one(centre, new_hall, east, west):
    counted = []

    def count(_connection, _cursor, statement, *_):
        # What the server's other thread says to its neighbours is none of the overview's.
        if "pg_notify" not in statement:
            counted.append(statement)

    event.listen(centre.database.engine, "before_cursor_execute", count)

    def cost():
        counted.clear()
        with centre.database.of_centre() as connection:
            names = hall_names(connection)
            assert stand(connection, names, centre.clock.now())
        return len(names), len(counted)

    few, queries = cost()
    know(centre, new_hall(), "城南大厅")
    assert cost() == (few + 1, queries)


@pytest.mark.parametrize(
    ("silence", "line"),
    [(0, Line.CONNECTED), (SILENT_AFTER - 1, Line.CONNECTED), (SILENT_AFTER, Line.SILENT)],
)
def test_a_desk_is_silent_after_two_meetings_that_did_not_come(centre, east, silence, line):
    enrolled(centre, east, east.desk.device, seen=NOON - silence, unsent=7)
    standing = standing_of(centre, east)
    assert standing.desks[0].line is line
    assert standing.unsent == (7 if line is Line.CONNECTED else None), "never what it once said"
    assert (len(standing.unknown) == 1) is (line is Line.SILENT)


def test_a_desk_that_was_never_heard_or_is_revoked_is_called_so(centre, east):
    enrolled(centre, east, "a" * 32, "D07")
    enrolled(centre, east, "b" * 32, "D08", seen=NOON, revoked=NOON, unsent=3)
    standing = standing_of(centre, east)
    assert [one.line for one in standing.desks] == [Line.NEVER, Line.REVOKED]
    assert standing.unsent is None
    assert [one.name for one in standing.unknown] == ["D07"]
    assert standing.line is Line.NEVER


def test_a_server_whose_clock_stepped_back_calls_nobody_silent(centre, east):
    enrolled(centre, east, east.desk.device, seen=NOON + 10 * MINUTE)
    assert standing_of(centre, east).desks[0].line is Line.CONNECTED


def test_the_overview_says_how_each_hall_stands(centre, east, west):
    a_visitor(east)
    case = a_fever(east)
    hold(centre, east)
    enrolled(centre, east, east.desk.device, seen=NOON, unsent=12, disk_free=640, skew=-3 * MINUTE)
    enrolled(centre, east, "c" * 32, "大厅主机", purpose=Purpose.HUB, seen=NOON - 60 * MINUTE)
    browser = Browser(centre)
    browser.sign_in_as(OperatorRole.READER)
    browser.get("/")
    said = browser.page.part("halls")
    for word in (
        "城东大厅",
        "已连接",
        "2 台设备中 1 台在线",
        "12",
        "大厅主机：11:00 起不明",
        "D00：时钟 −03:00",
        "D00：磁盘余 640 MB",
        "0.1.0",
        "城西大厅",
        "尚无工位",
    ):
        assert word in said, word
    assert said.index("城东大厅") < said.index("城西大厅"), "where there is a case comes first"
    cases = browser.page.part("cases")
    assert case.number in cases
    assert f'data-since="{case.opened_at}"' in browser.answer.text
    for due in (case.place_due, case.call_due):
        assert f'data-due="{due}"' in browser.answer.text


def planned_rounds(hall, *windows):
    """A checkpoint and a plan with rounds in these hours of every day."""
    desk = person_at(hall.desk)
    entrance = set_checkpoint(desk, "一楼入口", "ENTRANCE")
    plan = Plan(
        id="",
        name="每日巡查",
        checkpoints=(entrance.id,),
        weekdays=WEEKDAYS,
        windows=tuple(TimeWindow(60 * opens, 60 * closes) for opens, closes in windows),
    )
    set_plan(desk, plan)
    return desk, entrance


def walk(desk, checkpoint, round):
    """Do a round without a failure."""
    checklist = read_checklists(desk)[checkpoint.place]
    passed = GivenAnswer(result=Result.PASS)
    given = {one.code: passed for one in checklist.questions}
    answer_point(desk, round, checkpoint.id, checklist.version, given)
    finish_round(desk, round)


def test_rounds_done_and_missed_are_shown_also_those_that_no_desk_has_noted(centre, east, west):
    desk, checkpoint = planned_rounds(east, (12, 13), (13, 14), (15, 16), (20, 21))
    slot = rounds_now(desk).planned[0].slot
    assert slot is not None
    walk(desk, checkpoint, start_round(desk, slot).round.id)
    hold(centre, east)
    assert standing_of(centre, east).rounds == RoundCounts(done=1, to_do=3)
    centre.clock.advance(4 * 60 * MINUTE + MINUTE)
    standing = standing_of(centre, east)
    assert standing.rounds == RoundCounts(done=1, missed=2, to_do=1)
    assert standing.troubled
    assert standing_of(centre, west).rounds == RoundCounts()
    browser = Browser(centre)
    browser.sign_in_as(OperatorRole.READER)
    browser.get("/")
    assert "漏查 2 次" in browser.page.part("halls")
    browser.get(f"/halls/{east.hall}")
    assert "还有 1 次" in browser.page.part("facts")
    hold(centre, west)
    centre.clock.advance(24 * 60 * MINUTE)
    assert standing_of(centre, east).rounds.done == 0, "every day begins anew"


def test_nobody_is_named_but_masked(centre, east):
    a_fever(east)
    hold(centre, east)
    browser = Browser(centre)
    browser.sign_in_as(OperatorRole.ADMINISTRATOR)
    for path in ("/", f"/halls/{east.hall}"):
        browser.get(path)
        assert "欧阳娜娜" not in browser.answer.text
        assert "欧***" in browser.page.text


def test_a_hall_page_shows_its_desks_cases_and_hours(centre, east):
    for _ in range(3):
        a_visitor(east)
    a_fever(east)
    hold(centre, east)
    enrolled(centre, east, east.desk.device, seen=NOON, unsent=0, disk_free=82_000, skew=400)
    browser = Browser(centre)
    browser.sign_in_as(OperatorRole.READER)
    assert browser.get(f"/halls/{east.hall}") == 200
    desks = browser.page.part("desks")
    assert "D00" in desks
    assert "82 GB" in desks
    assert "12:00" in desks, "its newest entry here"
    assert "吊销" not in browser.page.text, "for the administrator alone"
    assert '<rect x="236"' in browser.answer.text, "the bar of 12 o'clock"
    assert browser.get("/halls/" + "e" * 32) == 409


def test_what_has_come_but_is_not_folded_yet_is_not_hidden(centre, east):
    a_visitor(east)
    hold(centre, east, fold=False)
    standing = standing_of(centre, east)
    assert standing.visits == 0
    assert standing.unfolded > 0
    browser = Browser(centre)
    browser.sign_in_as(OperatorRole.READER)
    browser.get("/")
    assert "尚未计入" in browser.page.part("halls")
    browser.get(f"/halls/{east.hall}")
    assert "尚未计入" in browser.page.text


def test_a_halls_people_see_their_hall_alone(centre, east, west):
    a_fever(west)
    hold(centre, west)
    enrolled(centre, east, east.desk.device, "D01", seen=NOON)
    enrolled(centre, west, west.desk.device, "D02", seen=NOON)
    browser = Browser(centre)
    browser.sign_in_as(OperatorRole.HALL, east.hall)
    for path in ("/", "/devices"):
        assert browser.get(path) == 200
        assert "城东大厅" in browser.page.text
        assert "城西大厅" not in browser.page.text
    assert browser.get(f"/halls/{east.hall}") == 200
    assert browser.get(f"/halls/{west.hall}") == 409
    assert "城西大厅" not in browser.page.text


@pytest.mark.parametrize("role", [OperatorRole.READER, OperatorRole.HALL])
def test_who_only_reads_can_change_nothing(centre, east, role):
    enrolled(centre, east, east.desk.device, seen=NOON)
    browser = Browser(centre)
    operator = browser.sign_in_as(role, east.hall)
    browser.get("/password")
    token = browser.page.forms[-1]["fields"]["form_token"]
    for path in (
        "/new-hall",
        f"/halls/{east.hall}/code",
        f"/devices/{east.desk.device}/revoke",
        "/operators",
        f"/operators/{operator.id}",
        f"/operators/{operator.id}/link",
        "/reference/thresholds",
        "/reference/epidemic",
        "/reference/catalogue/use",
        "/reference/catalogue/item",
        "/reference/checklists/use",
        "/reference/checklists/edit",
        "/reference/plans/edit",
        "/reference/users/add",
        "/reference/users/change",
        "/reference/users/password",
    ):
        fields = {
            "form_token": token,
            "hall": "all",
            "fever": "373",
            "low": "350",
            "rest_minutes": "5",
            "operator": "above",
            "minutes": "5",
            "daily_limit": "0",
            "warning_at": "0",
        }
        assert browser.post(path, **fields) == 403, path
    for path in (
        "/records",
        "/reference",
        "/reference/checklists",
        "/reference/checklists/edit",
        "/reference/plans",
        "/reference/plans/edit",
        "/reference/users",
        "/operators",
    ):
        assert browser.get(path) == 403, path
    assert centre.device(east.desk.device).revoked is None


def test_a_case_goes_on_in_the_overview_until_it_is_closed(centre, east):
    case, leader = a_fever(east).id, person_at(east.desk)
    move_to_place(leader, case, "留观室")
    hold(centre, east)
    (shown,) = standing_of(centre, east).cases
    assert (shown.state, [one.what for one in shown.dues]) == (
        CaseState.OPEN,
        [Due.CALL, Due.OBSERVE],
    )
    hand_over(
        leader,
        case,
        receiver="孙医生",
        receiver_body="急救中心",
        vehicle="",
        destination="市一院",
        signed=True,
    )
    hold(centre, east)
    (shown,) = standing_of(centre, east).cases
    assert (shown.state, [one.what for one in shown.dues]) == (
        CaseState.HANDED_OVER,
        [Due.DISINFECT],
    )
    browser = Browser(centre)
    browser.sign_in_as(OperatorRole.READER)
    browser.get("/")
    assert "已交接" in browser.page.part("cases")
    assert f'data-due="{shown.dues[0].by}"' in browser.answer.text
    disinfect_after(leader, case, done_by="陈姨", agent="含氯", concentration="", place=True)
    hold(centre, east)
    assert [one.what for one in standing_of(centre, east).cases[0].dues] == [Due.CLOSE]
    close_case(leader, case, Outcome.UNKNOWN)
    hold(centre, east)
    assert standing_of(centre, east).cases == ()
