"""The 'Staff' page by keys alone: one's own check, and the leader's list (N2.3)."""

import openpyxl
import pytest

from counter_app.hall.answers import Answer, Symptoms
from counter_app.hall.incidents import running_incidents
from counter_app.hall.staff_checks import Fitness, HealthAnswers
from counter_app.hall.staff_health import HealthReport, own_check, report_health
from counter_app.hall.windows import open_window
from counter_app.journal.entry import new_id
from counter_app.journal.tables import entry_table
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.people.signing_in import SignedIn
from counter_app.people.users import UserAdded
from ui.page_list import PAGES
from ui.pages.staff_attention import OWN_CHECK, read_attention
from ui.pages.staff_health_form import WELL
from ui.style import Tone

STAFF = tuple(entry for entry in PAGES if entry.name == "staff")


@pytest.fixture
def open_desk(desk_of):
    def build(person, **rest):
        return desk_of(person, STAFF, **rest)

    return build


@pytest.fixture
def employed(small_hall):
    """Somebody with an account who signed in today."""

    def add(role, name):
        id = new_id()
        with small_hall.journal.act(id) as act:
            act.record(id, UserAdded(login=f"u{id[-8:]}", name=name, roles=(role,), password="-"))
            act.record(new_id(), SignedIn(user=id))
        return Desk(small_hall.journal, Person(id, "u", name, frozenset({role})))

    return add


def state_of(desk):
    check = own_check(desk)
    return None if check is None else check.state


def test_the_reading_and_enter_is_all_it_takes(open_desk, employed):
    clerk = employed(Role.CLERK, "赵一鸣")
    desk = open_desk(clerk)
    assert "today" not in desk.page.names()
    assert desk.page.section.form.reading.edit.hasFocus()
    desk.type("365")
    desk.press("Enter")
    assert desk.presses == 1
    assert state_of(clerk) is Fitness.FIT
    assert desk.page.section.verdict.headline() == "可以上岗"
    assert desk.page.section.verdict.value() == "36.5 ℃"
    check = own_check(clerk)
    assert check is not None
    assert check.answers == WELL


def test_what_is_no_temperature_stands_at_the_field_and_nothing_is_lost(open_desk, employed):
    clerk = employed(Role.CLERK, "赵一鸣")
    desk = open_desk(clerk)
    desk.type("3650")
    desk.press("Enter")
    part = desk.page.section
    assert "36.5" in part.form.reading.problem()
    assert part.form.reading.text() == "3650"
    assert own_check(clerk) is None


def test_a_fever_asks_for_a_second_reading_by_another_method(open_desk, employed):
    clerk = employed(Role.CLERK, "赵一鸣")
    desk = open_desk(clerk)
    part = desk.page.section
    desk.type("376")
    desk.press("Enter")
    assert part.verdict.tone is Tone.ATTENTION
    assert "12:05" in part.verdict.detail()
    assert part.form.reading.text() == ""
    assert part.form.reading.edit.hasFocus()
    assert "腋温计" in part.form.instrument.text()
    desk.type("378")
    desk.press("Enter")
    assert state_of(clerk) is Fitness.SUSPECTED
    assert part.verdict.tone is Tone.ALARM


def test_a_cough_is_told_by_arrows_and_corrected_with_a_reason(open_desk, employed):
    clerk = employed(Role.CLERK, "赵一鸣")
    desk = open_desk(clerk)
    part = desk.page.section
    part.form.answers["cough"].first_focus()
    desk.press("Left")
    assert part.record.text() == "登记"
    part.form.reading.edit.setFocus()
    desk.type("366")
    desk.press("Enter")
    assert state_of(clerk) is Fitness.NOT_FIT
    desk.press("F6")
    assert part.form.reading.text() == "36.6"
    part.form.answers["cough"].first_focus()
    desk.press("Right")
    part.form.reading.edit.setFocus()
    desk.press("Enter")
    assert state_of(clerk) is Fitness.NOT_FIT
    assert part.why.problem()
    desk.type("按错了")
    desk.press("Enter")
    assert state_of(clerk) is Fitness.FIT
    assert not part.why.isVisible()


def test_a_refresh_leaves_what_is_typed_alone(open_desk, employed, small_hall):
    clerk = employed(Role.CLERK, "赵一鸣")
    report_health(clerk, HealthReport(typed="365", answers=WELL))
    desk = open_desk(clerk)
    desk.type("36")
    report_health(clerk, HealthReport(typed="366", answers=WELL))
    desk.changes.changed.emit(frozenset({"staff_check"}))
    desk.settle()
    assert desk.page.section.form.reading.text() == "36"
    assert desk.page.section.verdict.value() == "36.6 ℃"


def test_the_leader_sees_who_lacks_a_check_and_records_it(open_desk, employed, small_hall):
    leader = employed(Role.LEADER, "王建国")
    clerk, other = employed(Role.CLERK, "赵一鸣"), employed(Role.CLERK, "钱晓燕")
    open_window(clerk, small_hall.first)
    report_health(leader, HealthReport(typed="365", answers=WELL))
    report_health(other, HealthReport(typed="364", answers=WELL))
    desk = open_desk(leader)
    desk.press("Ctrl+Tab")
    part = desk.page.section
    first = part.table.selected()
    assert first is not None
    assert (first.name, first.window, part.table.text_at(0, 4)) == ("赵一鸣", 1, "未检查")
    desk.press("Enter")
    assert part.health.isVisible()
    desk.type("367")
    desk.press("Enter")
    assert state_of(clerk) is Fitness.FIT
    check = own_check(clerk)
    assert check is not None
    assert (check.by, check.answers) == (leader.person.id, HealthAnswers())
    assert not part.health.isVisible()
    assert part.table.hasFocus()


def test_readings_of_others_are_shown_when_asked_for_and_that_is_an_entry(
    open_desk, employed, small_hall
):
    leader, clerk = employed(Role.LEADER, "王建国"), employed(Role.CLERK, "赵一鸣")
    coughs = HealthAnswers(symptoms=Symptoms(cough=Answer.YES))
    report_health(clerk, HealthReport(typed="371", answers=coughs))
    desk = open_desk(leader)
    desk.page.open_with(clerk.person.id)
    desk.settle()
    part = desk.page.section
    assert not part.facts.isVisible()
    desk.press("F10")
    assert "37.1 ℃" in part.facts_text.text()
    assert "咳嗽: 是" in part.facts_text.text()
    with small_hall.journal.read() as connection:
        kinds = connection.scalars(entry_table.select().with_only_columns(entry_table.c.kind)).all()
    assert kinds.count("staff_check.revealed") == 1
    desk.press("F8")
    desk.press("Enter")
    assert part.why.why.problem()
    desk.type("医院排除")
    desk.press("Enter")
    assert state_of(clerk) is Fitness.FIT


def test_a_suspicion_stands_first_and_has_its_incident(open_desk, employed):
    leader, clerk = employed(Role.LEADER, "王建国"), employed(Role.CLERK, "赵一鸣")
    for typed in ("376", "378"):
        report_health(clerk, HealthReport(typed=typed, answers=WELL))
    items = read_attention(leader)
    assert (items[0].tone, items[0].argument, items[0].heard) == (
        Tone.ALARM,
        clerk.person.id,
        True,
    )
    assert [(item.tone, item.argument) for item in items[1:]] == [
        (Tone.ATTENTION, leader.person.id),
        (Tone.INFO, OWN_CHECK),
    ]
    assert [item.argument for item in read_attention(clerk)] == []
    assert len(running_incidents(leader)) == 1


def test_the_day_on_paper_and_the_month_as_a_table(open_desk, employed, qtbot, tmp_path):
    leader, clerk = employed(Role.LEADER, "王建国"), employed(Role.CLERK, "赵一鸣")
    report_health(clerk, HealthReport(typed="365", answers=WELL))
    desk = open_desk(leader)
    desk.press("Ctrl+Tab", "F4")
    part = desk.page.section
    qtbot.waitUntil(lambda: part.preview.pdf() != b"")
    desk.press("Ctrl+P")
    assert desk.printing.jobs == ["staff-health-2020-02-10"]
    desk.press("Esc")
    assert part.table.hasFocus()
    part.save_month_to(tmp_path / "month.xlsx")
    qtbot.waitUntil(lambda: bool(desk.page.notice.text()))
    sheet = openpyxl.load_workbook(tmp_path / "month.xlsx").worksheets[0]
    assert [cell.value for cell in sheet["B"]] == ["姓名", "赵一鸣"]
