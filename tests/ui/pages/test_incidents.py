"""The 'Incidents' page by keyboard alone: opening, the plan's steps, reports, closing."""

import pytest

from counter_app.documents.preview import page_text
from counter_app.errors import DiskFull
from counter_app.hall.emergency_plans import CROWDING
from counter_app.hall.incident_facts import IncidentState, StepState, Way
from counter_app.hall.incident_report_facts import ReportForm
from counter_app.hall.incident_steps import settle_step
from counter_app.hall.incidents import (
    closed_incidents,
    note_incident,
    open_from_case,
    open_incident,
    read_incident,
    running_incidents,
)
from counter_app.hall.isolation import open_case
from counter_app.hall.rules import HallRules, set_rules
from counter_app.journal.clock import MINUTE
from tests.small_hall import NOON
from ui.page_list import PAGES
from ui.pages.incident_view import NOTES, PLAN, REPORTS
from ui.pages.incidents_attention import read_attention
from ui.style import Tone

HERE = tuple(entry for entry in PAGES if entry.name == "incidents")
LADY = "110101194912310024"


@pytest.fixture
def open_desk(desk_of, small_hall):
    def build(**rest):
        return desk_of(small_hall.leader, HERE, **rest)

    return build


@pytest.fixture
def crowd(small_hall):
    return open_incident(small_hall.leader, CROWDING, what="一楼聚集").id


def pass_time(desk, hall, milliseconds):
    hall.clock.advance(milliseconds)
    desk.ticking.timeout.emit()


def states(hall, incident):
    return [step.state for step in read_incident(hall.leader, incident).steps]


def test_without_an_incident_the_next_key_opens_one_by_hand(open_desk, small_hall):
    desk = open_desk()
    assert "没有突发事件" in desk.page.empty.text()
    assert desk.page.buttons.open.hasFocus()
    desk.press("F9", "Right", "Right", "Tab")
    desk.type("二楼聚集")
    desk.press("Tab")
    desk.type("二楼")
    desk.press("Tab")
    desk.type("11:58")
    desk.press("F9")
    (found,) = running_incidents(small_hall.leader)
    assert (found.plan, found.what, found.place) == (CROWDING, "二楼聚集", "二楼")
    assert found.happened_at == NOON - 2 * MINUTE
    assert desk.page.view.name.text() == "突发事件 2020-001：二楼聚集"
    assert desk.page.view.steps.rows[0].hasFocus()


def test_a_running_case_without_an_incident_is_offered_first(open_desk, small_hall):
    case = open_case(small_hall.door, check=small_hall.check("38.0").id)
    desk = open_desk()
    desk.press("F9", "F9")
    (found,) = running_incidents(small_hall.leader)
    assert found.case == case.id
    desk.press("F9")
    assert not desk.page.opening.plan.value().startswith("case:")


def test_two_enters_settle_a_step_and_the_keyboard_goes_on(open_desk, small_hall, crowd):
    desk = open_desk()
    desk.press("Enter", "Enter")
    assert states(small_hall, crowd)[0] is StepState.DONE
    row = desk.page.view.steps.rows[0]
    assert row.settled.text() == "✓ 12:00  李敏"
    assert desk.page.view.steps.rows[1].hasFocus()
    desk.press("Down", "F2", "Right", "Enter")
    assert desk.page.settling.note.problem(), "why it is not applicable must be said"
    desk.type("窗口已全开")
    desk.press("Enter")
    assert states(small_hall, crowd)[2] is StepState.NOT_APPLICABLE
    desk.press("Up", "Up", "Up", "F3")
    desk.type("没有做完")
    desk.press("Ctrl+Enter")
    assert states(small_hall, crowd)[0] is StepState.OPEN


def test_a_wrong_time_is_said_at_its_field_and_nothing_typed_is_lost(open_desk, small_hall, crowd):
    desk = open_desk()
    desk.press("Enter", "Tab", "Tab")
    for wrong in ("9时", "2359"):
        desk.page.settling.time.edit.clear()
        desk.type(wrong)
        desk.press("Enter")
        assert desk.page.settling.time.problem()
        assert desk.page.settling.who.text() == "李敏"
    desk.page.settling.time.edit.clear()
    desk.press("Enter")
    assert states(small_hall, crowd)[0] is StepState.DONE


def test_deadlines_turn_from_calm_to_amber_to_red(open_desk, small_hall, crowd):
    desk = open_desk()
    row = desk.page.view.steps.rows[1]
    assert (row.time.text(), row.time.word()) == ("10:00", "还剩")
    pass_time(desk, small_hall, 6 * MINUTE)
    assert (row.time.text(), row.time.word()) == ("04:00", "快到时限")
    pass_time(desk, small_hall, 5 * MINUTE)
    assert (row.time.text(), row.time.word()) == ("+01:00", "超时")
    (item,) = read_attention(small_hall.leader)
    assert (item.tone, item.page, item.argument, item.heard) == (
        Tone.ALARM,
        "incidents",
        crowd,
        True,
    )
    assert item.moment == NOON + 5 * MINUTE


def test_steps_are_added_and_assigned(open_desk, small_hall, crowd):
    desk = open_desk()
    desk.press("F4")
    desk.type("孙丽")
    desk.press("Ctrl+Enter")
    assert read_incident(small_hall.leader, crowd).steps[0].assigned == "孙丽"
    assert "孙丽" in desk.page.view.steps.rows[0].who.text()
    desk.press("F5")
    desk.type("通知物业")
    desk.press("Tab", "Tab")
    desk.type("x")
    desk.press("Enter")
    assert desk.page.adding.fields["minutes"].problem()
    desk.type("20")
    desk.press("Enter")
    assert read_incident(small_hall.leader, crowd).steps[-1].due == NOON + 20 * MINUTE
    desk.press("F7")
    desk.type("家属已联系")
    desk.press("Ctrl+Enter")
    assert [note.text for note in read_incident(small_hall.leader, crowd).notes] == ["家属已联系"]
    desk.press("Ctrl+Tab", "Ctrl+Tab")
    assert desk.page.view.tab == NOTES
    assert [line.what for line in desk.page.view.notes.steps()] == ["家属已联系"]


def test_a_report_is_made_shown_sent_and_confirmed(qtbot, open_desk, small_hall):
    lady = small_hall.person("刘秀兰", LADY)
    case = open_case(small_hall.door, check=small_hall.check("38.1", person=lady).id)
    incident = open_from_case(small_hall.leader, case.id).id
    desk = open_desk()
    set_rules(
        small_hall.administrator,
        HallRules(local_government="区政府办", local_government_phone="0512-6588"),
    )
    desk.settle()
    desk.settle()
    desk.press("F6")
    assert "0512-6588" in desk.page.reporting.text.text(), "the number to dial stands there"
    desk.press("Tab", "Tab")
    desk.type("一名群众发热")
    desk.press("Tab", "Tab", "Right", "Ctrl+Enter")
    assert desk.page.reporting.why.problem(), "naming somebody in full needs a reason"
    desk.type("疾控要求")
    desk.press("Ctrl+Enter")
    (report,) = read_incident(small_hall.leader, incident).reports
    assert (report.form, report.whole, report.facts.body) == (ReportForm.FIRST, True, "区政府办")
    assert desk.page.view.tab == REPORTS
    assert desk.page.view.reports.hasFocus()
    desk.press("Enter")
    qtbot.waitUntil(lambda: desk.page.paper.pdf() != b"")
    assert "刘秀兰" in page_text(desk.page.paper.pdf(), 0)
    desk.press("Esc", "F3", "Enter")
    (report,) = read_incident(small_hall.leader, incident).reports
    (sending,) = report.sendings
    assert (sending.body, sending.how, sending.confirmed_at) == ("区政府办", Way.PHONE, None)
    assert desk.page.view.reports.text_at(0, 4) == "未确认"
    desk.press("F4")
    desk.type("周科长")
    desk.press("Enter")
    (report,) = read_incident(small_hall.leader, incident).reports
    assert report.sendings[0].confirmed_by == "周科长"
    desk.press("F6", "Tab")
    assert desk.page.reporting.heading.text().endswith("首报"), "to the other body it is the first"
    desk.press("Esc")
    assert desk.page.view.reports.hasFocus()


def test_it_is_closed_with_a_summary_and_opened_again(open_desk, small_hall, crowd):
    desk = open_desk()
    desk.press("F8")
    desk.type("恢复正常")
    desk.press("Ctrl+Enter")
    assert "还有 6 个步骤" in desk.page.words.problem.text()
    assert desk.page.words.words.text() == "恢复正常"
    for step in read_incident(small_hall.leader, crowd).open_steps:
        settle_step(small_hall.leader, crowd, step.code)
    desk.press("Ctrl+Enter")
    (closed,) = closed_incidents(small_hall.leader)
    assert closed.summary == "恢复正常"
    assert "恢复正常" in desk.page.view.facts.text()
    desk.press("F6")
    assert desk.page.reporting.heading.text().endswith("终报")
    desk.press("Esc", "F8")
    desk.type("又聚集")
    desk.press("Ctrl+Enter")
    assert read_incident(small_hall.leader, crowd).state is IncidentState.RUNNING


def test_what_another_desk_does_is_shown_and_keeps_choice_and_focus(open_desk, small_hall, crowd):
    desk = open_desk()
    desk.press("Down", "Down")
    settle_step(small_hall.leader, crowd, "stop-entry", who="赵刚")
    note_incident(small_hall.leader, crowd, "更多人")
    desk.settle()
    desk.settle()
    assert "赵刚" in desk.page.view.steps.rows[0].settled.text()
    assert desk.page.view.steps.rows[2].hasFocus()
    other = open_incident(small_hall.leader, CROWDING).id
    desk.settle()
    desk.settle()
    assert desk.page.incident().id == crowd
    desk.page.open_with(other)
    desk.settle()
    assert desk.page.incident().id == other
    assert desk.page.view.tab == PLAN


def test_what_could_not_be_saved_is_said_and_nothing_is_lost(
    open_desk, small_hall, crowd, monkeypatch
):
    desk = open_desk()

    def fail(*_args, **_rest):
        raise DiskFull("The disk is full.")

    monkeypatch.setattr("ui.pages.incident_sheets.settle_step", fail)
    desk.press("Enter", "Tab", "Tab", "Tab")
    desk.type("abc")
    desk.press("Enter")
    assert desk.page.settling.problem.text()
    assert desk.page.settling.note.text() == "abc"
    assert states(small_hall, crowd)[0] is StepState.OPEN
