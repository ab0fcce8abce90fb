"""The 'Rounds' page by keys and scanner alone: walking, findings, plans."""

import pytest
from openpyxl import load_workbook
from PIL import Image
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from counter_app.hall.finding_facts import FindingState
from counter_app.hall.findings import (
    open_findings,
    read_finding,
    rectify_finding,
)
from counter_app.hall.round_facts import Result, RoundState
from counter_app.hall.round_plans import read_plans
from counter_app.hall.rounds import read_round, rounds_now, start_extra_round
from counter_app.journal.clock import MINUTE
from counter_app.people.roles import Role
from tests.hall.round_hall import RoundHall
from tests.ui.small_desk import SmallDesk
from ui.page_list import PAGES
from ui.pages import round_papers
from ui.pages.rounds_attention import read_attention
from ui.style import Tone

ROUNDS = tuple(entry for entry in PAGES if entry.name == "rounds")


@pytest.fixture
def rounds(small_hall):
    return RoundHall(small_hall)


@pytest.fixture
def open_desk(desk_of, small_hall):
    def build(person=None, **rest):
        return desk_of(person or small_hall.leader, ROUNDS, **rest)

    return build


def walk_of(desk):
    return desk.page.section_named("today").walk


def answers_of(rounds, round, place):
    whole = read_round(rounds.leader, round)
    (point,) = [one for one in whole.points if one.point.checkpoint == place.id]
    return {one.question: one.result for one in point.answers}


def test_a_round_from_start_to_end_by_keys(open_desk, rounds):
    rounds.at(13, 5)
    desk = open_desk()
    today = desk.page.section_named("today")
    assert [today.table.text_at(row, 0) for row in range(3)] == [
        "13:00–14:00",
        "16:00–17:00",
        "23:00–01:00",
    ]
    assert today.table.text_at(0, 3) == "还剩 55:00"
    assert today.table.hasFocus()
    desk.press("F2")
    walk = walk_of(desk)
    assert walk.place.text() == "一楼入口"
    # Pass, pass, not applicable, pass: one key each; then Enter saves and goes on.
    desk.press("1", "1", "3", "1", "Enter")
    (one,) = rounds_now(rounds.leader).under_way
    assert answers_of(rounds, one.id, rounds.entrance) == {
        "MEASURED": Result.PASS,
        "MASKED": Result.PASS,
        "POSTERS": Result.NOT_APPLICABLE,
        "HANDS": Result.PASS,
    }
    assert walk.place.text() == "二楼卫生间"
    desk.press("F3", "Enter", "F8", "Enter")
    (done,) = rounds_now(rounds.leader).done
    assert (done.id, done.failed) == (one.id, 0)
    assert desk.page.notice.text() == "巡查已完成。"
    assert today.table.isVisible()


def test_a_failure_asks_at_once_who_and_until_when(open_desk, rounds):
    rounds.at(13, 5)
    desk = open_desk()
    desk.press("F2", "F3", "Enter", "2")
    desk.type("地面湿滑")
    # Without somebody who does it, nothing is saved and nothing is lost.
    part = walk_of(desk).form.parts[0]
    part.take_keyboard()
    desk.press("Down", "1", "1", "Enter")
    assert part.finding.who.problem() == "请填写由谁整改。"
    assert part.finding.who.edit.hasFocus()
    assert open_findings(rounds.leader) == []
    desk.type("保洁王师傅")
    desk.press("Enter")
    (finding,) = open_findings(rounds.leader)
    assert (finding.place, finding.who_name, finding.note) == (
        "二楼卫生间",
        "保洁王师傅",
        "地面湿滑",
    )
    assert desk.page.section_named("today").walk.finish.hasFocus()


def test_an_unanswered_question_gets_the_keyboard(open_desk, rounds):
    rounds.at(13, 5)
    desk = open_desk()
    desk.press("F2", "1", "Enter")
    walk = walk_of(desk)
    assert walk.form.parts[1].row.hasFocus()
    assert desk.page.notice.text() == "请回答每一项。"
    (one,) = rounds_now(rounds.leader).under_way
    assert one.answered == 0


def test_scanning_a_label_opens_its_questions_and_typed_ones_stay(open_desk, rounds):
    rounds.at(13, 5)
    desk = open_desk()
    desk.press("F2", "1")
    desk.scan(rounds.toilets.code)
    walk = walk_of(desk)
    assert walk.place.text() == "二楼卫生间"
    desk.scan(rounds.entrance.code)
    assert walk.form.parts[0].result() is Result.PASS
    desk.scan("counter:checkpoint:" + "0" * 32)
    assert desk.page.notice.text() == "这不是本大厅的巡查点标签。"


def test_a_scan_before_any_round_says_what_to_do(open_desk, rounds):
    desk = open_desk()
    desk.scan(rounds.toilets.code)
    assert desk.page.notice.text() == "没有进行中的巡查。"
    start_extra_round(rounds.leader)
    desk.settle()
    desk.scan(rounds.toilets.code)
    assert walk_of(desk).place.text() == "二楼卫生间"


def test_an_interrupted_round_goes_on_later_also_with_what_another_desk_did(open_desk, rounds):
    rounds.at(13, 5)
    desk = open_desk()
    desk.press("F2", "1", "Esc")
    (one,) = rounds_now(rounds.leader).under_way
    rounds.answer(one.id, rounds.toilets)
    desk.settle()
    desk.press("F2")
    walk = walk_of(desk)
    assert walk.form.parts[0].result() is Result.PASS
    assert walk.progress.text() == "已查 1/2 处"
    desk.press("F3", "Enter", "F8", "Enter")
    assert read_round(rounds.leader, one.id).round.state is RoundState.DONE


def test_who_leaves_places_out_says_why(open_desk, rounds):
    desk = open_desk()
    desk.press("F9", "Enter", "F3", "Enter", "F8", "Enter")
    sheet = walk_of(desk).sheet
    assert sheet.left_out.edit.hasFocus()
    assert sheet.left_out.problem() != ""
    desk.type("停电")
    desk.press("Enter")
    (done,) = rounds_now(rounds.leader).done
    assert (done.left_out, done.answered, done.points) == ("停电", 1, 2)


def test_an_extra_round_is_named_and_goes_where_it_is_to_by_keys(open_desk, rounds):
    desk = open_desk()
    desk.press("F9")
    desk.type("夜" * 400)
    desk.press("Enter")
    sheet = desk.page.section_named("today").extra_sheet
    assert sheet.name.problem() != ""
    desk.press("Ctrl+A")
    desk.type("卫生间抽查")
    # What another desk adds meanwhile is offered, and what is typed stays.
    rounds.answer(start_extra_round(rounds.leader).round.id, rounds.entrance)
    desk.settle()
    desk.press("Tab", "Right", "Space", "Enter")
    assert walk_of(desk).place.text() == "二楼卫生间"
    one = max(rounds_now(rounds.leader).under_way, key=lambda one: one.name)
    assert (one.name, one.points) == ("卫生间抽查", 1)
    # The next one is asked anew; Esc starts none.
    desk.press("Esc", "F9")
    assert (sheet.name.text(), sheet.chosen()) == ("", [])
    desk.press("Esc")
    assert desk.page.section_named("today").table.hasFocus()
    assert len(rounds_now(rounds.leader).under_way) == 2


def test_times_turn_and_a_missed_round_is_loud(open_desk, rounds, small_hall):
    desk = open_desk()
    table = desk.page.section_named("today").table
    assert table.text_at(0, 3) == "1:00:00 后开始"
    rounds.at(14, 30)
    desk.ticking.timeout.emit()
    rounds.note_missed()
    desk.settle()
    missed = [row for row in range(3) if table.text_at(row, 2) == "漏查"]
    assert [table.text_at(row, 0) for row in missed] == ["13:00–14:00"]
    assert table.text_at(missed[0], 3) == "超期 30:00"
    (item,) = read_attention(small_hall.leader)
    assert (item.tone, item.page) == (Tone.ALARM, "rounds")


@pytest.fixture
def finding(rounds):
    round = start_extra_round(rounds.leader).round.id
    rounds.answer(round, rounds.toilets, fail=("CLEAN",))
    (found,) = open_findings(rounds.leader)
    return found.id


def test_a_finding_is_rectified_verified_and_opened_again_by_keys(open_desk, rounds, finding):
    desk = open_desk()
    desk.page.open_with(finding)
    desk.settle()
    section = desk.page.section_named("findings")
    assert section.table.selected().id == finding
    desk.press("Enter")
    desk.press("Enter")
    assert section.rectify_sheet.note.problem() != ""
    desk.type("已拖干")
    desk.press("Enter")
    assert read_finding(rounds.leader, finding).state is FindingState.RECTIFIED
    assert section.table.hasFocus()
    desk.press("F9")
    desk.type("仍有水渍")
    desk.press("Enter")
    assert read_finding(rounds.leader, finding).reopened_why == "仍有水渍"
    rectify_finding(rounds.small.clerk, finding, "重做")
    desk.settle()
    desk.press("F7")
    assert read_finding(rounds.leader, finding).state is FindingState.VERIFIED


def test_it_is_given_to_somebody_else(open_desk, rounds, finding):
    desk = open_desk()
    desk.page.open_with(finding)
    desk.settle()
    desk.press("F4")
    form = desk.page.section_named("findings").change_sheet.form
    form.who.edit.selectAll()
    desk.type("电工老李")
    form.until.edit.setFocus()
    form.until.edit.selectAll()
    desk.type("25:00")
    desk.press("Enter")
    assert form.until.problem() != ""
    form.until.edit.selectAll()
    desk.type("18:30")
    desk.press("Enter")
    changed = read_finding(rounds.leader, finding)
    assert changed.who_name == "电工老李"


def test_a_clerk_sees_and_rectifies_what_was_given_to_them(open_desk, rounds):
    clerk = rounds.small.desk(Role.CLERK)
    round = start_extra_round(rounds.leader).round.id
    rounds.answer(round, rounds.toilets, fail=("CLEAN",))
    desk = open_desk(clerk)
    assert desk.page.names() == ("findings",)
    section = desk.page.section_named("findings")
    assert section.table.rows() == []
    section.shown.first_focus()
    desk.press("Left", "Left")
    assert len(section.table.rows()) == 1
    assert section.verify.isHidden()
    assert read_attention(clerk) == []


def test_a_plan_is_made_by_keys(open_desk, rounds):
    desk = open_desk(rounds.small.administrator)
    assert desk.page.names() == ("findings", "plans", "checkpoints", "checklists")
    desk.press("Ctrl+Tab", "F2")
    section = desk.page.section_named("plans")
    section.form.fields["windows"].edit.setFocus()
    desk.type("9-10")
    desk.press("Ctrl+S")
    assert section.form.fields["windows"].problem() != ""
    section.form.fields["windows"].edit.selectAll()
    desk.type("09:00-10:00 15:00-16:00")
    desk.press("Ctrl+S")
    (plan,) = [one for one in read_plans(rounds.leader) if one.id != rounds.plan.id]
    assert (len(plan.windows), plan.weekdays, len(plan.checkpoints)) == (2, (1, 2, 3, 4, 5), 2)


def test_a_checkpoint_and_a_checklist_are_made_by_keys(open_desk, rounds):
    desk = open_desk()
    desk.press("Ctrl+Tab", "Ctrl+Tab", "Ctrl+Tab", "F2")
    section = desk.page.section_named("checkpoints")
    desk.type("三楼电梯")
    section.form.fields["place"].first_focus()
    desk.press("Right", "Right", "Right", "Right", "Ctrl+S")
    assert [row.checkpoint.place for row in section.table.rows()][-1] == "PASSAGES"
    desk.press("Ctrl+Tab")
    section = desk.page.section_named("checklists")
    section.table.select("TOILETS")
    questions = section.form.fields["questions"]
    questions.edit.setFocus()
    questions.edit.moveCursor(QTextCursor.MoveOperation.End)
    questions.edit.appendPlainText("")
    questions.edit.moveCursor(QTextCursor.MoveOperation.End)
    desk.type("有纸巾 | There are paper towels")
    desk.press("Ctrl+S")
    kept = rounds.checklist(rounds.toilets)
    assert (kept.version, len(kept.questions)) == (2, 4)
    assert {one.code for one in kept.questions} == {"CLEAN", "SOAP", "AIR", "Q1"}


def test_the_report_is_shown_with_the_round(open_desk, rounds):
    rounds.at(13, 5)
    desk = open_desk()
    desk.press("F2", "F3", "Enter", "F3", "Enter", "F8", "Enter")
    today = desk.page.section_named("today")
    (done,) = rounds_now(rounds.leader).done
    assert today.table.select(done.id)
    today.table.setFocus()
    desk.press("Enter")
    desk.qtbot.waitUntil(lambda: today.papers.sheet.pdf() != b"")
    assert today.papers.sheet.pdf().startswith(b"%PDF")
    desk.press("Esc")
    assert today.table.isVisible()


def test_any_month_is_written_as_a_table_by_keys(open_desk, rounds, tmp_path, monkeypatch):
    asked = []

    def answer(_parent, _title, name, save):
        asked.append(name)
        save(tmp_path / name)

    monkeypatch.setattr(round_papers, "ask_where", answer)
    start_extra_round(rounds.leader, "二月抽查")
    rounds.clock.advance(29 * 24 * 60 * MINUTE)
    desk = open_desk()
    today = desk.page.section_named("today")
    desk.press("F7")
    assert "2020-03" in today.month_sheet.heading.text()
    assert not today.month_sheet.later.isEnabled()
    desk.press("Alt+Left", "Alt+Left", "Alt+Right")
    assert "2020-02" in today.month_sheet.heading.text()
    desk.press("Enter")
    desk.qtbot.waitUntil(lambda: "rounds-2020-02.xlsx" in desk.page.notice.text())
    assert today.table.hasFocus()
    (name,) = asked
    (sheet, _) = load_workbook(tmp_path / name).worksheets
    assert "二月抽查" in [cell.value for row in sheet.iter_rows() for cell in row]
    # Asked anew, the present month is offered; Esc goes back to the list.
    desk.press("F7")
    assert "2020-03" in today.month_sheet.heading.text()
    desk.press("Esc")
    assert today.table.hasFocus()


def test_digits_can_be_typed_in_fields(open_desk, rounds):
    desk = open_desk()
    desk.press("F9", "Enter", "N")
    desk.type("123n")
    assert walk_of(desk).form.parts[0].note.text() == "123n"
    assert walk_of(desk).form.parts[0].result() is None
    assert QApplication.focusWidget() is walk_of(desk).form.parts[0].note.edit


def test_it_opens_from_another_page_with_the_keyboard_in_its_list(qtbot, rounds, small_hall):
    pages = tuple(entry for entry in PAGES if entry.name in ("isolation", "rounds"))
    desk = SmallDesk(qtbot, small_hall.leader, small_hall.clock, pages)
    try:
        desk.settle()
        desk.press("Ctrl+R")
        assert desk.page.section_named("today").table.hasFocus()
        desk.press("Ctrl+5")
        start_extra_round(rounds.leader)
        desk.settle()
        # A label that is scanned on another page opens this one at its questions.
        desk.scan(rounds.toilets.code)
        qtbot.waitUntil(lambda: walk_of(desk).place.text() == "二楼卫生间")
    finally:
        desk.stop()


def test_a_photo_goes_with_the_failure_and_with_what_was_done(open_desk, rounds, tmp_path):
    path = tmp_path / "IMG_0001.jpg"
    Image.new("RGB", (800, 600), (90, 140, 120)).save(path)
    desk = open_desk()
    desk.press("F9", "Enter", "F3", "Enter", "2")
    form = walk_of(desk).form
    form.parts[0].photographs.add_file(path)
    form.parts[0].finding.who.edit.setFocus()
    desk.type("保洁王师傅")
    desk.qtbot.waitUntil(lambda: not form.is_preparing())
    # Looked at large, and back to where one was.
    form.parts[0].photographs.opened.emit(form.parts[0].photographs.pictures()[0])
    desk.settle()
    assert desk.page.section_named("today").photograph.isVisible()
    desk.press("Esc")
    form.parts[1].take_keyboard()
    desk.press("F3", "Enter")
    (finding,) = open_findings(rounds.leader)
    assert len(finding.photographs) == 1
    desk.page.open_with(finding.id)
    desk.settle()
    desk.press("F6")
    section = desk.page.section_named("findings")
    desk.type("已处理")
    section.rectify_sheet.photographs.add_file(path)
    desk.qtbot.waitUntil(lambda: not section.rectify_sheet.photographs.is_preparing())
    desk.press("Enter")
    done = read_finding(rounds.leader, finding.id)
    assert len(done.rectified_photographs) == 1
    desk.press("F3", "Enter")
    desk.settle()
    assert section.photograph.isVisible()
    desk.press("Esc")
    assert section.table.hasFocus()


def test_labels_lie_over_the_checkpoints_until_they_are_closed(open_desk, rounds):
    desk = open_desk(rounds.small.administrator)
    desk.press("Ctrl+Tab", "Ctrl+Tab")
    section = desk.page.section_named("checkpoints")
    desk.press("F7")
    desk.qtbot.waitUntil(lambda: desk.page.labels.sheet.pdf() != b"")
    assert not section.isVisible()
    desk.press("Esc")
    assert section.table.hasFocus()
    desk.press("F6")
    desk.qtbot.waitUntil(lambda: desk.page.labels.sheet.pdf() != b"")
    desk.press("Esc")
    assert section.isVisible()
