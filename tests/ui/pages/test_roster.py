"""The 'Duty roster' page by keys alone: entering, swapping, importing, and who may not."""

import csv
from datetime import date

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog

from counter_app.hall.duties import Place, duty_at
from counter_app.hall.roster import duty_history, set_duty
from counter_app.hall.rules import HallRules, set_rules
from counter_app.hall.shifts import Shift
from counter_app.people.roles import Role
from counter_app.people.users import add_user
from ui.page_list import PAGES
from ui.pages.roster_attention import read_attention
from ui.style import Tone

ROSTER = tuple(entry for entry in PAGES if entry.name == "roster")
TODAY = date(2020, 2, 10)


@pytest.fixture
def open_desk(desk_of, small_hall):
    def build(person=None, **rest):
        return desk_of(person or small_hall.leader, ROSTER, **rest)

    return build


@pytest.fixture
def two(small_hall):
    """Zhang leads today with Wang, Li the day after tomorrow."""
    set_duty(small_hall.leader, Place(TODAY), "张伟", "王芳", "13812348000")
    set_duty(small_hall.leader, Place(date(2020, 2, 12)), "李娜")


def leader(hall, day, shift=""):
    with hall.journal.read() as connection:
        duty = duty_at(connection, hall.hall, Place(day, shift))
    return None if duty is None else duty.leader.name


def test_days_without_a_leader_stand_out(open_desk, two):
    page = open_desk().page
    assert page.grid.hasFocus()
    assert page.grid.cell(TODAY).lines == ("张伟",)
    assert page.grid.cell(TODAY).tone is None
    assert page.grid.cell(date(2020, 2, 7)).tone is Tone.QUIET, "what is over is no matter now"
    assert page.grid.cell(date(2020, 2, 15)).lines == (), "the hall is closed"
    tomorrow = page.grid.cell(date(2020, 2, 11))
    assert (tomorrow.lines, tomorrow.tone) == (("无人带班",), Tone.ATTENTION)
    assert "张伟 · 13812348000 · 副班 王芳" in page.day.people.text()
    assert "张伟" in page.grid.accessibleDescription()


def test_a_leader_is_entered_by_pinyin_for_the_day_that_the_arrows_choose(
    open_desk, small_hall, qtbot
):
    password = "长城内外 2020"
    add_user(small_hall.administrator, "zhou", "周军", [Role.LEADER], password)
    desk = open_desk()
    desk.press("Down", "Right", "Enter")
    page = desk.page
    assert page.entering.isVisible()
    desk.type("zj")
    qtbot.waitUntil(page.entering.leader.is_open)
    desk.press("Down", "Enter")
    assert page.entering.leader.text() == "周军"
    page.entering.phone.edit.setFocus()
    desk.type("010-55500120")
    desk.press("Enter")
    assert leader(small_hall, date(2020, 2, 18)) == "周军"
    assert page.grid.hasFocus()
    assert page.grid.day() == date(2020, 2, 18)
    assert [change.by for change in page.day.changes.rows()] == ["?"], "nobody of the accounts"


def test_two_of_one_name_are_told_apart_by_their_sign_in_names(open_desk, small_hall):
    for login in ("zhou", "zhou2"):
        add_user(small_hall.administrator, login, "周军", [Role.LEADER], "长城内外 2020")
    set_duty(small_hall.leader, Place(TODAY), "zhou2")
    desk = open_desk()
    desk.press("Enter")
    assert desk.page.entering.leader.text() == "zhou2"
    desk.page.entering.phone.edit.setFocus()
    desk.type("110")
    desk.press("Enter")
    assert not desk.page.entering.isVisible()
    assert leader(small_hall, TODAY) == "周军"


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(open_desk, small_hall):
    desk = open_desk()
    desk.press("Enter")
    sheet = desk.page.entering
    desk.press("Enter")
    assert "由谁带班" in sheet.leader.problem()
    desk.type("张伟")
    sheet.phone.edit.setFocus()
    desk.type("none")
    desk.press("Enter")
    assert "不是电话号码" in sheet.phone.problem()
    assert sheet.leader.text() == "张伟"
    assert leader(small_hall, TODAY) is None
    desk.press("Esc")
    assert desk.page.grid.hasFocus()


def test_s_in_a_name_is_a_letter(open_desk, small_hall):
    desk = open_desk()
    desk.press("Enter")
    desk.type("Susan")
    desk.press("Enter")
    assert leader(small_hall, TODAY) == "Susan"


def test_two_change_places_by_keys_with_a_reason(open_desk, small_hall, two):
    desk = open_desk()
    desk.press("S")
    page = desk.page
    assert "与谁调班" in page.notice.text()
    assert not page.enter.isEnabled(), "not with the same day"
    desk.press("Right")
    assert not page.enter.isEnabled(), "nobody leads there"
    desk.press("Right", "Enter")
    assert "张伟 (02-10)" in page.swap_sheet.heading.text()
    desk.press("Enter")
    assert "请填写原因" in page.swap_sheet.why.problem()
    desk.type("出差")
    desk.press("Enter")
    assert (leader(small_hall, TODAY), leader(small_hall, date(2020, 2, 12))) == ("李娜", "张伟")
    assert page.grid.cell(TODAY).lines == ("李娜",)
    assert "出差" in page.say(page.day.changes.rows()[0].what)
    assert page.swap.isVisible()


def test_a_swap_is_given_up_by_esc(open_desk, small_hall, two):
    desk = open_desk()
    desk.press("S", "Right", "Right", "Esc")
    assert not desk.page.notice.isVisible()
    desk.press("Enter")
    assert desk.page.entering.isVisible()
    assert leader(small_hall, TODAY) == "张伟"


def test_whoever_was_slower_is_told_and_sees_what_is_there(open_desk, small_hall, two):
    desk = open_desk()
    desk.press("Enter")
    with small_hall.journal.read() as connection:
        seen = duty_at(connection, small_hall.hall, Place(TODAY))
    go_on = desk.hold_database()
    set_duty(small_hall.leader, Place(TODAY), "赵敏", seen=seen)
    desk.strike("Enter")
    go_on.set()
    desk.settle()
    assert "刚被他人改动" in desk.page.notice.text()
    assert leader(small_hall, TODAY) == "赵敏"
    assert desk.page.grid.cell(TODAY).lines == ("赵敏",)


def test_a_day_is_cleared(open_desk, small_hall, two):
    desk = open_desk()
    desk.press("Del")
    desk.type("停办")
    desk.press("Enter")
    assert leader(small_hall, TODAY) is None
    assert desk.page.grid.cell(TODAY).tone is Tone.ATTENTION


def test_months_are_turned_and_arrows_go_beyond_their_ends(open_desk, small_hall):
    desk = open_desk()
    page = desk.page
    desk.press("PgDown")
    assert page.roster().first == date(2020, 3, 1)
    assert page.grid.day() == date(2020, 3, 10)
    desk.press("Home", "Left")
    assert page.roster().first == date(2020, 2, 1)
    assert page.grid.day() == date(2020, 2, 29)
    desk.press("PgUp", "End", "PgDown")
    assert page.grid.day() == date(2020, 2, 29), "31 January has its like on 29 February"


def test_each_shift_is_asked_for(open_desk, small_hall):
    shifts = (Shift(name="早班", begins=480, ends=750), Shift(name="晚班", begins=750, ends=1080))
    set_rules(small_hall.administrator, HallRules(shifts=shifts))
    set_duty(small_hall.leader, Place(TODAY, "早班"), "张伟")
    desk = open_desk()
    page = desk.page
    assert page.grid.cell(TODAY).lines == ("早班 张伟", "晚班 无人带班")
    desk.press("Enter")
    assert page.entering.shift.value() == "晚班"
    desk.type("李娜")
    desk.press("Enter")
    assert leader(small_hall, TODAY, "晚班") == "李娜"
    desk.press("S")
    assert page.enter.isEnabled(), "two shifts of one day can change"


def test_a_roster_comes_from_a_file_after_a_look(open_desk, small_hall, tmp_path, two):
    path = tmp_path / "roster.csv"
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(
            [("日期", "带班领导"), ("2月10日", "赵敏"), ("2月30日", "李娜"), ("13日", "钱强")]
        )
    desk = open_desk()
    desk.press("F6")
    sheet = desk.page.importing
    desk.press("Enter")
    assert sheet.file.problem()
    desk.type(str(path))
    desk.press("Enter")
    assert [line.day for line in sheet.lines.rows()] == ["第 3 行", "2020-02-10", "2020-02-13"]
    assert sheet.lines.rows()[1].what == "替换 张伟"
    assert leader(small_hall, TODAY) == "张伟", "only looked at"
    desk.press("Enter")
    assert (leader(small_hall, TODAY), leader(small_hall, date(2020, 2, 13))) == ("赵敏", "钱强")
    assert "2 处改动" in desk.page.notice.text()
    assert (tmp_path / "roster.rejected.csv").exists()
    desk.press("F6")
    desk.type(str(path))
    desk.press("Enter")
    assert "2 处不变" in sheet.counts.text()
    desk.press("Esc")
    assert desk.page.grid.hasFocus()


def test_a_file_that_is_no_roster_is_refused(open_desk, tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n")
    desk = open_desk()
    desk.press("F6")
    desk.type(str(path))
    desk.press("Enter")
    assert "缺少" in desk.page.importing.problem.text()
    assert desk.page.importing.isVisible()


def test_the_month_is_saved_as_a_table_and_shown_as_a_paper(
    open_desk, tmp_path, two, monkeypatch, qtbot
):
    path = tmp_path / "roster.xlsx"
    monkeypatch.setattr(QFileDialog, "open", lambda one: one.fileSelected.emit(str(path)))
    desk = open_desk()
    desk.press("F7")
    qtbot.waitUntil(lambda: "roster.xlsx" in desk.page.notice.text())
    assert openpyxl.load_workbook(path).worksheets[0]["D11"].value == "张伟"
    desk.press("F8")
    qtbot.waitUntil(lambda: desk.page.preview.pdf().startswith(b"%PDF"), timeout=20_000)
    assert not desk.page.before.isEnabled(), "keys of what lies below do nothing"
    desk.press("Esc")
    assert desk.page.grid.hasFocus()


def test_who_only_sees_the_day_changes_nothing(open_desk, small_hall, two):
    desk = open_desk(small_hall.clerk)
    page = desk.page
    for button in (page.enter, page.swap, page.clear, page.read_in):
        assert not button.isVisible()
    desk.press("Enter", "S", "Del", "F6")
    assert page.grid.hasFocus()
    assert leader(small_hall, TODAY) == "张伟"
    assert page.paper.isVisible()


def test_another_desks_change_shows_by_itself(open_desk, small_hall, two, qtbot):
    desk = open_desk()
    away = small_hall.new_desk(1)
    small_hall.copy(small_hall.journal, away)
    set_duty(small_hall.desk(Role.LEADER, away), Place(date(2020, 2, 11)), "钱强")
    small_hall.copy(away, small_hall.journal)
    qtbot.waitUntil(lambda: desk.page.grid.cell(date(2020, 2, 11)).lines == ("钱强",))


def test_midnight_moves_today_on(open_desk, small_hall, two, qtbot):
    desk = open_desk()
    small_hall.clock.advance(13 * 60 * 60_000)
    desk.ticking.timeout.emit()
    qtbot.waitUntil(lambda: desk.page.grid.today() == date(2020, 2, 11))


def test_the_column_leads_to_the_day(open_desk, small_hall, two):
    (item,) = read_attention(small_hall.leader)
    assert (item.page, item.argument) == ("roster", "2020-02-11")
    desk = open_desk()
    desk.frame.navigate(item.page, item.argument)
    desk.settle()
    assert desk.page.grid.day() == date(2020, 2, 11)
    assert duty_history(small_hall.leader, [Place(TODAY)])
