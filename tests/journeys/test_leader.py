"""A leader's day at two desks: a fever at the door, the plan worked through, a shift handed over.

By keyboard alone, while another desk cannot be seen; then both come together.
"""

import pytest

from counter_app.documents.preview import page_count, page_text
from counter_app.hall.incident_facts import IncidentState
from counter_app.hall.incident_steps import add_step, settle_step
from counter_app.hall.incidents import note_incident, read_incident, running_incidents
from counter_app.hall.isolation import open_case
from counter_app.hall.shift_handover import handovers
from counter_app.people.roles import Role
from tests.ui.small_desk import SmallDesk
from ui.page_list import PAGES

LADY = "110101194912310024"


@pytest.fixture
def leader(qtbot, small_hall):
    desk = SmallDesk(qtbot, small_hall.leader, small_hall.clock, PAGES)
    yield desk
    desk.stop()


def meet(desk, one, other):
    desk.copy(one, other)
    desk.copy(other, one)


def test_a_fever_is_led_through_its_plan_while_another_desk_adds_to_it(qtbot, leader, small_hall):
    lady = small_hall.person("刘秀兰", LADY)
    open_case(small_hall.door, check=small_hall.check("38.1", person=lady).id)
    leader.settle()
    leader.press("Ctrl+6")
    assert leader.page.needs.focused().page == "isolation", "what is most urgent comes first"
    leader.press("Ctrl+I", "F9", "F9")
    (incident,) = running_incidents(small_hall.leader)
    assert incident.case

    # Another desk knows the incident, then its line is cut.
    there = small_hall.new_desk(1)
    small_hall.copy(small_hall.journal, there)
    away = small_hall.desk(Role.LEADER, there)
    settle_step(away, incident.id, "call-authority", who="赵刚")
    add_step(away, incident.id, "通知家属", minutes=20)
    note_incident(away, incident.id, "第二名群众咳嗽")

    # Here every step is settled, two Enters each, and the incident is ended without knowing it.
    for _ in incident.steps:
        leader.press("Enter", "Enter")
    assert read_incident(small_hall.leader, incident.id).open_steps == ()
    leader.press("F8")
    leader.type("已移交疾控")
    leader.press("Ctrl+Enter")
    assert read_incident(small_hall.leader, incident.id).state is IncidentState.CLOSED

    meet(small_hall, small_hall.journal, there)
    assert small_hall.tables() == small_hall.tables(there)
    found = read_incident(small_hall.leader, incident.id)
    assert found.state is IncidentState.RUNNING, "who ended it did not know what was added"
    assert [step.what.chinese for step in found.open_steps] == ["通知家属"]
    assert ("incident.closed", "safety_held") in small_hall.to_check()
    leader.page.refresh()
    leader.settle()
    assert leader.page.view.tabs.tabText(2).endswith("1")

    # The leader comes back to it from the home page, and hands the rest over on paper.
    leader.press("Ctrl+6")
    leader.page.refresh()
    leader.settle()
    needs = leader.page.needs._needs
    at = next(number for number, need in enumerate(needs, 1) if need.page == "incidents")
    leader.press(str(at))
    assert leader.page.incident().id == incident.id
    leader.press("Ctrl+6", "F8")
    leader.type("王芳")
    leader.press("Tab")
    leader.type("请通知家属")
    leader.press("Ctrl+Enter")
    qtbot.waitUntil(lambda: leader.page.paper.pdf() != b"")
    pdf = leader.page.paper.pdf()
    text = "".join(page_text(pdf, page) for page in range(page_count(pdf)))
    assert "2020-001" in text
    assert "请通知家属" in text
    assert "刘**" in text
    assert "秀兰" not in text
    (facts,) = handovers(small_hall.leader)
    assert facts.handed_to == "王芳"
