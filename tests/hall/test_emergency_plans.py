"""Plans are reference data with versions; an incident keeps the one it began with."""

import msgspec
import pytest

from counter_app.errors import InputError, NotAllowed
from counter_app.hall.catalogue import Words
from counter_app.hall.emergency_plans import (
    CROWDING,
    LATEST,
    MOST_STEPS,
    OTHER,
    STAFF,
    VISITOR,
    EmergencyPlan,
    PlanStep,
    read_plans,
    set_plan,
    starting_plans,
)
from counter_app.hall.incidents import open_incident, read_incident
from counter_app.journal.refold import refold
from counter_app.people.roles import Right, Role, rights_of

STEP = PlanStep(what=Words("疏散", "Clear the hall"), minutes=10)
PLAN = EmergencyPlan(code="fire", names=Words("火情", "Fire"), steps=(STEP,))


def test_a_new_hall_has_plans_for_what_happens_in_an_epidemic(small_hall):
    plans = read_plans(small_hall.clerk)
    assert [plan.code for plan in plans] == [VISITOR, STAFF, CROWDING, OTHER]
    for plan in plans:
        assert plan.version == 0
        assert plan.names.chinese
        assert plan.names.english
        codes = [step.code for step in plan.steps]
        assert len(set(codes)) == len(codes)
        assert all(step.what.chinese and step.what.english for step in plan.steps)
        assert any(step.minutes for step in plan.steps)
        set_plan(small_hall.administrator, plan)


def test_each_change_is_a_version_and_new_steps_get_a_code(small_hall):
    first = set_plan(small_hall.administrator, PLAN)
    assert (first.version, [step.code for step in first.steps]) == (1, ["step-1"])
    more = msgspec.structs.replace(first, steps=(*first.steps, STEP, STEP))
    second = set_plan(small_hall.administrator, more)
    assert second.version == 2
    assert [step.code for step in second.steps] == ["step-1", "step-2", "step-3"]
    assert read_plans(small_hall.leader)[-1] == second
    tables = small_hall.tables()
    refold(small_hall.journal)
    assert small_hall.tables() == tables


def test_an_incident_keeps_the_version_it_began_with(small_hall):
    staff = starting_plans()[1]
    before = open_incident(small_hall.leader, STAFF)
    set_plan(small_hall.administrator, msgspec.structs.replace(staff, steps=(STEP,)))
    after = open_incident(small_hall.leader, STAFF)
    assert (after.plan_version, len(after.steps)) == (1, 1)
    kept = read_incident(small_hall.leader, before.id)
    assert (kept.plan_version, len(kept.steps)) == (0, len(staff.steps))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"code": "9"}, "code"),
        ({"code": "火"}, "code"),
        ({"names": Words("", " ")}, "names"),
        ({"names": Words("长" * 61, "")}, "names"),
        ({"steps": ()}, "steps"),
        ({"steps": (STEP,) * (MOST_STEPS + 1)}, "steps"),
        ({"steps": (msgspec.structs.replace(STEP, minutes=LATEST + 1),)}, "steps"),
        ({"steps": (msgspec.structs.replace(STEP, minutes=-1),)}, "steps"),
        ({"steps": (msgspec.structs.replace(STEP, what=Words("", "")),)}, "steps"),
        ({"steps": (msgspec.structs.replace(STEP, code="a"),) * 2}, "steps"),
    ],
)
def test_what_cannot_be_a_plan_is_refused_at_its_field(small_hall, change, field):
    with pytest.raises(InputError) as refused:
        set_plan(small_hall.administrator, msgspec.structs.replace(PLAN, **change))
    assert refused.value.field == field


@pytest.mark.parametrize("role", Role)
def test_only_who_may_changes_plans(small_hall, role):
    desk = small_hall.desk(role)
    if Right.CHANGE_PLANS in rights_of({role}):
        assert set_plan(desk, PLAN).version == 1
    else:
        with pytest.raises(NotAllowed):
            set_plan(desk, PLAN)
