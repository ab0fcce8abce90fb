"""Releasing a case and raising it on the 'Isolation' page, by keys alone; also at two desks."""

import pytest

from counter_app.errors import DiskFull
from counter_app.hall.cases import CaseState, Ordered
from counter_app.hall.checking import to_check
from counter_app.hall.isolation import clear_case, open_case, open_cases, raise_case, read_case
from counter_app.people.roles import Role
from ui.page_list import PAGES

ISOLATION = tuple(entry for entry in PAGES if entry.name == "isolation")


@pytest.fixture
def open_desk(desk_of, small_hall):
    def build(person=None):
        return desk_of(person or small_hall.leader, ISOLATION)

    return build


@pytest.fixture
def case(small_hall):
    person = small_hall.person("刘秀兰")
    return open_case(small_hall.door, check=small_hall.check("38.0", person=person).id)


def test_a_leader_releases_by_keys(open_desk, small_hall, case):
    desk = open_desk()
    desk.press("F8")
    sheet = desk.page.ending
    assert case.number in sheet.heading.text()
    assert sheet.ordered_by.edit.hasFocus()
    assert desk.page.list.isHidden()
    desk.type("区疾控王医生")
    desk.press("Tab", "Right", "Tab")
    desk.type("核酸阴性")
    desk.press("Enter")
    released = read_case(small_hall.leader, case.id)
    assert released.clearing is not None
    assert released.clearing.ordered_by == "区疾控王医生"
    assert released.clearing.ordered is Ordered.IN_WRITING
    assert released.clearing.why == "核酸阴性"
    assert sheet.isHidden()
    (card,) = desk.page.cards
    assert card.case.state is CaseState.CLEARED
    assert "核酸阴性" in card.told("cleared")
    assert case.number in desk.page.notice.text()
    assert card.hasFocus()
    assert not desk.page.release.isVisible()
    # Nothing was used: only closing is left.
    assert "结案" in desk.page.steps.next.text()
    desk.press("F2", "Enter")
    assert desk.page.cards == []
    assert "无人留观" in desk.page.list.empty.text()
    assert desk.page.open.hasFocus()


def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(open_desk, small_hall, case):
    desk = open_desk()
    desk.press("F8")
    sheet = desk.page.ending
    desk.press("Enter")
    assert sheet.ordered_by.problem()
    desk.type("王医生")
    desk.press("Enter")
    assert sheet.why.problem()
    assert sheet.ordered_by.text() == "王医生"
    desk.press("Esc")
    assert sheet.isHidden()
    assert desk.page.cards[0].hasFocus()
    assert [one.id for one in open_cases(small_hall.leader)] == [case.id]


def test_a_full_disk_keeps_what_was_typed(open_desk, case, monkeypatch):
    desk = open_desk()
    desk.press("F7")
    desk.type("咳嗽加重")

    def full(*_args):
        raise DiskFull("The disk is full.")

    monkeypatch.setattr("ui.pages.isolation.raise_case", full)
    desk.press("Enter")
    assert desk.page.sign.problem.text()
    assert desk.page.sign.why.text() == "咳嗽加重"
    monkeypatch.undo()
    desk.press("Enter")
    assert desk.page.sign.isHidden()
    assert desk.page.cards[0].told("symptoms") == "咳嗽加重"


def test_who_is_no_leader_raises_and_does_not_release(open_desk, small_hall, case):
    desk = open_desk(small_hall.door)
    assert not desk.page.release.isVisible()
    desk.press("F8")
    assert desk.page.ending.isHidden()
    desk.press("F7")
    assert desk.page.sign.why.edit.hasFocus()
    desk.press("Enter")
    assert desk.page.sign.why.problem()
    desk.type("呼吸急促")
    desk.press("Enter")
    assert read_case(small_hall.leader, case.id).symptoms == "呼吸急促"


def test_a_case_that_somebody_released_meanwhile_is_said(open_desk, small_hall, case):
    desk = open_desk()
    desk.press("F8")
    desk.type("王医生")
    desk.page.ending.why.set_text("阴性")
    clear_case(small_hall.leader, case.id, "李医生", Ordered.BY_PHONE, "阴性")
    desk.press("Enter")
    assert "已解除" in desk.page.ending.problem.text()
    desk.press("Esc")
    assert desk.page.cards[0].case.state is CaseState.CLEARED


@pytest.mark.parametrize("later", ["release", "raise"])
def test_two_desks_apart_the_case_stays_open_and_the_release_is_to_be_checked(
    open_desk, small_hall, case, later
):
    other = small_hall.new_desk(1)
    small_hall.copy(small_hall.journal, other)
    small_hall.copy(other, small_hall.journal)
    far = small_hall.desk(Role.CLERK, other)
    # Whose acts come later in the order of folding: that desk has done more.
    for _ in range(5):
        small_hall.check(desk=small_hall.leader if later == "release" else far)
    raise_case(far, case.id, "咳嗽加重")
    desk = open_desk()
    desk.press("F8")
    desk.type("王医生")
    desk.page.ending.why.set_text("阴性")
    desk.press("Enter")
    assert desk.page.cards[0].case.state is CaseState.CLEARED, "as far as this desk knows"
    small_hall.copy(other, small_hall.journal)
    desk.settle()
    (card,) = desk.page.cards
    assert card.case.state is CaseState.OPEN
    assert card.told("symptoms") == "咳嗽加重"
    (item,) = to_check(small_hall.leader)
    assert item.kind == "isolation.cleared"
    assert "Release" in item.to_do.english() or "release" in item.to_do.english()
    small_hall.copy(small_hall.journal, other)
    assert small_hall.tables() == small_hall.tables(other)
