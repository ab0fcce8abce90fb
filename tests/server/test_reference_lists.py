"""Checklists and emergency plans are set at the centre and reach the desks as entries."""

import pytest

from counter_app.hall.checklists import checklists_now, read_checklists, starting_checklists
from counter_app.hall.emergency_plans import read_plans, starting_plans
from counter_app.server.operator_records import Deed, newest_records
from counter_app.server.operator_roles import OperatorRole
from tests.server.browsing import Browser
from tests.server.held_halls import fetch, person_at

ENTRANCE = next(one for one in starting_checklists() if one.code == "ENTRANCE")
VISITOR = next(one for one in starting_plans() if one.code == "visitor")


@pytest.fixture
def boss(centre):
    one = Browser(centre)
    one.sign_in_as(OperatorRole.ADMINISTRATOR)
    return one


def at_desk(centre, hall):
    """The checklists as a desk has them after it met the centre."""
    assert fetch(centre, hall, hall.desk) == []
    return read_checklists(person_at(hall.desk))


def plans_at_desk(centre, hall):
    assert fetch(centre, hall, hall.desk) == []
    return {plan.code: plan for plan in read_plans(person_at(hall.desk))}


def test_what_holds_is_shown(boss, east):
    assert boss.get(f"/reference/checklists?hall={east.hall}") == 200
    for one in starting_checklists():
        assert one.names.chinese in boss.page.text
    assert boss.get(f"/reference/plans?hall={east.hall}") == 200
    for plan in starting_plans():
        assert plan.names.chinese in boss.page.text


def test_a_checklist_is_changed_in_one_hall_and_keeps_the_codes_of_its_questions(
    centre, boss, east, west
):
    assert boss.get(f"/reference/checklists/edit?hall={east.hall}&code=ENTRANCE") == 200
    last = len(ENTRANCE.questions)
    changed = {
        "chinese_1": "",
        "english_1": "",
        f"chinese_{last}": "地面标线清晰",
        f"english_{last}": "Lines on the ground are clear",
    }
    assert boss.send(**changed, hall=east.hall) == 200
    now = at_desk(centre, east)["ENTRANCE"]
    codes = [question.code for question in ENTRANCE.questions]
    assert [one.code for one in now.questions] == [codes[0], *codes[2:], "Q1"]
    assert now.questions[-1].words.chinese == "地面标线清晰"
    assert now.version == ENTRANCE.version + 1
    assert at_desk(centre, west)["ENTRANCE"] == ENTRANCE
    with centre.database.of_centre() as connection:
        record = newest_records(connection)[0]
    assert (record.deed, record.about) == (Deed.REFERENCE_SET, "set checklist ENTRANCE")


def test_a_new_checklist_comes_to_all_halls_and_is_retired_in_one(centre, boss, east, west):
    boss.get(f"/reference/checklists/edit?hall={east.hall}")
    new = {"code": "garage", "chinese": "车库", "english": "Garage"}
    assert boss.send(**new, chinese_0="通风", english_0="Ventilated", hall="all") == 200
    for hall in (east, west):
        assert at_desk(centre, hall)["GARAGE"].names.chinese == "车库"
    boss.get(f"/reference/checklists?hall={east.hall}")
    act = {"code": "GARAGE", "seen": east.hall}
    assert boss.send("/reference/checklists/use", **act, act="retire", hall=east.hall) == 200
    assert at_desk(centre, east)["GARAGE"].retired
    assert not at_desk(centre, west)["GARAGE"].retired
    boss.get(f"/reference/checklists/edit?hall={west.hall}&code=GARAGE")
    assert boss.send(english="Car park", hall="all") == 200
    assert at_desk(centre, east)["GARAGE"].retired, "retired where it was, in its new words"
    assert at_desk(centre, east)["GARAGE"].names.english == "Car park"
    boss.get(f"/reference/checklists?hall={east.hall}")
    assert boss.send("/reference/checklists/use", **act, act="restore", hall="all") == 200
    assert not at_desk(centre, east)["GARAGE"].retired


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"chinese_0": "", "english_0": ""}, "至少"),
        ({"english": ""}, "中文和英文"),
    ],
)
def test_what_can_be_no_checklist_is_told_for_every_hall(centre, boss, east, fields, said):
    boss.get(f"/reference/checklists/edit?hall={east.hall}")
    new = {"code": "X", "chinese": "车库", "english": "Garage", "chinese_0": "a", "english_0": "b"}
    assert boss.send(**{**new, **fields}, hall="all") == 409
    assert said in boss.page.text
    with centre.database.of_hall(east.hall) as connection:
        assert "X" not in checklists_now(connection, east.hall)


def test_a_checklist_that_is_not_there_is_not_retired(boss, east):
    boss.get(f"/reference/checklists?hall={east.hall}")
    act = {"code": "NONE", "seen": east.hall, "act": "retire"}
    assert boss.send("/reference/checklists/use", **act, hall=east.hall) == 409
    assert "没有这张检查表" in boss.page.text


def test_a_plan_is_changed_with_who_and_until_when(centre, boss, east, west):
    assert boss.get(f"/reference/plans/edit?hall={east.hall}&code=visitor") == 200
    last = len(VISITOR.steps)
    step = {
        f"chinese_{last}": "通知街道办",
        f"english_{last}": "Tell the neighbourhood office",
        f"who_chinese_{last}": "带班领导",
        f"minutes_{last}": "45",
    }
    assert boss.send(**{**step, f"minutes_{last}": "soon"}, hall="all") == 400
    assert "通知街道办" in boss.answer.text, "what was typed stays"
    assert boss.send(**step, hall="all") == 200
    for hall in (east, west):
        plan = plans_at_desk(centre, hall)["visitor"]
        assert [one.code for one in plan.steps[:last]] == [one.code for one in VISITOR.steps]
        assert (plan.steps[last].minutes, plan.steps[last].responsible.chinese) == (45, "带班领导")
        assert plan.version == VISITOR.version + 1


def test_a_new_plan_reaches_one_hall(centre, boss, east, west):
    boss.get(f"/reference/plans/edit?hall={east.hall}")
    new = {"code": "flood", "chinese": "积水", "english": "Flood", "chinese_0": "断电"}
    assert boss.send(**new, hall=east.hall) == 200
    assert plans_at_desk(centre, east)["flood"].steps[0].what.chinese == "断电"
    assert "flood" not in plans_at_desk(centre, west)
