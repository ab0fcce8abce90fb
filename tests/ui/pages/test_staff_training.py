"""The training part of the 'Staff' page by keys alone (N6.3)."""

import openpyxl
import pytest

from counter_app.hall.answers import Answer
from counter_app.hall.training import list_trainings
from counter_app.hall.training_topics import list_topics
from counter_app.journal.entry import new_id
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.people.users import UserAdded
from ui.page_list import PAGES

STAFF = tuple(entry for entry in PAGES if entry.name == "staff")


@pytest.fixture
def employed(small_hall):
    def add(role, name):
        id = new_id()
        with small_hall.journal.act(id) as act:
            act.record(id, UserAdded(login=f"u{id[-8:]}", name=name, roles=(role,), password="-"))
        return Desk(small_hall.journal, Person(id, "u", name, frozenset({role})))

    return add


@pytest.fixture
def open_training(desk_of):
    def build(person):
        desk = desk_of(person, STAFF)
        desk.page.open_with("training")
        desk.settle()
        return desk

    return build


def fill(desk, minutes="30", taught_by="WangMei"):
    """What a training needs but for topic and people."""
    form = desk.page.section.form
    form.minutes.edit.setFocus()
    desk.type(minutes)
    form.taught_by.edit.setFocus()
    desk.type(taught_by)


def test_a_training_is_written_down_by_keys(open_training, employed):
    leader, clerk = employed(Role.LEADER, "王建国"), employed(Role.CLERK, "赵一鸣")
    desk = open_training(leader)
    part = desk.page.section
    assert len(part.lacking.rows()) == 2
    desk.press("F9", "Space")
    fill(desk)
    part.form.people.first_focus()
    desk.press("Space", "Right", "Space")
    part.form.others.edit.setFocus()
    desk.type("Ma Li, Wu Hao")
    desk.press("Ctrl+S")
    (held,) = list_trainings(leader)
    assert (held.facts.topic, held.facts.minutes) == ("hands", 30)
    assert {one.user for one in held.facts.participants} == {
        leader.person.id,
        clerk.person.id,
        "",
    }
    assert {one.passed for one in held.facts.participants} == {Answer.NOT_ASKED}
    assert [one.name for one in held.facts.participants if one.name] == ["Ma Li", "Wu Hao"]
    assert part.table.text_at(0, 0) == "2020-02-10"
    assert not part.form.isVisible()


def test_what_is_missing_stands_at_its_field(open_training, employed):
    desk = open_training(employed(Role.LEADER, "王建国"))
    part = desk.page.section
    desk.press("F9", "Ctrl+S")
    assert part.form.minutes.problem()
    fill(desk)
    desk.press("Ctrl+S")
    assert part.form.isVisible()
    part.form.topic.first_focus()
    desk.press("Space", "Ctrl+S")
    assert part.form.isVisible()
    assert part.form.minutes.text() == "30"


def test_a_training_is_corrected_and_taken_back_with_reasons(open_training, employed):
    leader = employed(Role.LEADER, "王建国")
    desk = open_training(leader)
    part = desk.page.section
    desk.press("F9", "Space")
    fill(desk)
    part.form.failed.first_focus()
    desk.press("Space")
    desk.press("Ctrl+S")
    part.table.select_first()
    desk.press("F6")
    part.form.minutes.set_text("")
    fill(desk, minutes="45", taught_by="")
    desk.press("Ctrl+S")
    assert part.form.why.problem()
    part.form.why.edit.setFocus()
    desk.type("typed wrongly")
    desk.press("Ctrl+S")
    (held,) = list_trainings(leader)
    assert held.facts.minutes == 45
    assert [one.passed for one in held.facts.participants] == [Answer.NO]
    desk.press("F8")
    desk.type("a mistake")
    desk.press("Enter")
    assert list_trainings(leader) == []


def test_a_topic_is_added_and_one_is_changed(open_training, employed):
    leader = employed(Role.LEADER, "王建国")
    desk = open_training(leader)
    sheet = desk.page.section.topic_form
    desk.press("F5")
    sheet.code.edit.setFocus()
    desk.type("lift")
    sheet.chinese.edit.setFocus()
    desk.type("电梯消毒")
    sheet.required.set_value(True)
    desk.press("Ctrl+S")
    assert {topic.code: topic.required for topic in list_topics(leader)}["lift"] is True
    desk.press("F5", "Space")
    assert sheet.chinese.text().startswith("七步洗手法")
    sheet.required.set_value(False)
    desk.press("Ctrl+S")
    assert list_topics(leader)[0].required is False


def test_a_clerk_has_a_list_and_nothing_to_change(open_training, employed):
    desk = open_training(employed(Role.CLERK, "赵一鸣"))
    part = desk.page.section
    for button in (part.add, part.correct, part.withdraw, part.topic, part.paper, part.save):
        assert not button.isVisible()
    assert not part.lacking.isVisible()


def test_the_record_on_paper_and_as_a_table(open_training, employed, qtbot, tmp_path):
    leader = employed(Role.LEADER, "王建国")
    desk = open_training(leader)
    part = desk.page.section
    desk.press("F9", "Space")
    fill(desk)
    part.form.people.first_focus()
    desk.press("Space", "Ctrl+S", "F4")
    qtbot.waitUntil(lambda: part.preview.pdf() != b"")
    desk.press("Ctrl+P")
    assert desk.printing.jobs == ["staff-training"]
    desk.press("Esc")
    part.save_to(tmp_path / "training.xlsx")
    qtbot.waitUntil(lambda: bool(desk.page.notice.text()))
    sheet = openpyxl.load_workbook(tmp_path / "training.xlsx").worksheets[0]
    assert [cell.value for cell in sheet["E"]] == ["姓名", "王建国"]
