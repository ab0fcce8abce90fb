"""Emergency plans in the settings, by keyboard: each change is a new version."""

import pytest
from PySide6.QtCore import Qt

from counter_app.errors import InputError
from counter_app.hall.emergency_plans import read_plans, starting_plans
from tests.ui.pages.conftest import CONTROL, SAVE
from ui.pages.settings_plans import _line, _step

TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return
F2 = Qt.Key.Key_F2
END = (Qt.Key.Key_End, CONTROL)


def ready(qtbot, section):
    qtbot.waitUntil(lambda: bool(section.table.rows()) and section.row is not None)


def test_a_step_is_added_and_the_others_stay_what_they_were(qtbot, settings, type_in):
    _, page, section = settings("plans")
    ready(qtbot, section)
    desk = page.context.desk
    type_in(ENTER, TAB, TAB, END, ENTER, "20 | Zhou | Call the family |", SAVE)
    qtbot.waitUntil(lambda: read_plans(desk)[0].version == 1)
    plan, before = read_plans(desk)[0], starting_plans()[0]
    assert plan.steps[:-1] == before.steps
    added = plan.steps[-1]
    assert (added.minutes, added.responsible.chinese, added.what.chinese) == (
        20,
        "Zhou",
        "Call the family",
    )
    assert added.code not in {step.code for step in before.steps}


def test_a_line_that_is_no_step_is_refused_and_stays(qtbot, settings, type_in):
    _, page, section = settings("plans")
    ready(qtbot, section)
    type_in(ENTER, TAB, TAB, END, ENTER, "soon", SAVE)
    steps = section.form.fields["steps"]
    qtbot.waitUntil(lambda: bool(steps.problem()))
    assert steps.text().endswith("soon")
    assert read_plans(page.context.desk)[0].version == 0


def test_a_new_plan_needs_a_code_of_its_own(qtbot, settings, type_in):
    _, page, section = settings("plans")
    ready(qtbot, section)
    type_in(F2, "staff", TAB, "Fire", TAB, "Fire", TAB, "5 | | Clear the hall", SAVE)
    qtbot.waitUntil(lambda: bool(section.form.fields["code"].problem()))
    section.form.fields["code"].edit.selectAll()
    type_in("fire", SAVE)
    qtbot.waitUntil(lambda: "fire" in [plan.code for plan in read_plans(page.context.desk)])


@pytest.mark.parametrize("plan", starting_plans(), ids=lambda plan: plan.code)
def test_what_is_shown_of_a_plan_is_the_plan(plan):
    assert tuple(_step(_line(step), plan.steps) for step in plan.steps) == plan.steps


@pytest.mark.parametrize("line", ["", "x", "5 | a", "a | b | c", "5 | a | b | c | d"])
def test_what_is_no_step_is_an_input_error(line):
    with pytest.raises(InputError) as refused:
        _step(line, ())
    assert refused.value.field == "steps"
