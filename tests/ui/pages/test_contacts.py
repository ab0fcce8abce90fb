"""Calling the likely contacts of a case, and its papers, by keys alone on the 'Isolation' page."""

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from counter_app.errors import DiskFull
from counter_app.hall.case_papers import CasePaper, case_paper_table
from counter_app.hall.contact_calls import CallResult
from counter_app.hall.contacts import list_contacts, record_call
from counter_app.journal.clock import MINUTE
from counter_app.people.roles import Role
from tests.documents.ill_visitor import fall_ill
from ui.page_list import PAGES
from ui.style import Tone

ISOLATION = tuple(entry for entry in PAGES if entry.name == "isolation")


@pytest.fixture
def open_desk(desk_of, small_hall):
    def build(person=None, **rest):
        return desk_of(person or small_hall.leader, ISOLATION, **rest)

    return build


@pytest.fixture
def ill(small_hall):
    return fall_ill(small_hall, beside=3)


def names(part):
    return [part.table.text_at(row, 0) for row in range(len(part.table.rows()))]


def calls(hall, case):
    return [
        (contact.ticket, [call.result for call in contact.calls])
        for contact in list_contacts(hall.leader, case.id).contacts
        if contact.calls
    ]


def test_the_list_is_masked_and_the_closest_is_called_first(open_desk, ill):
    desk = open_desk()
    desk.press("F6")
    part = desk.page.contacts
    assert part.isVisible()
    assert part.heading.text() == "留观个案 2020-001：可能接触者"
    assert names(part)[0] == "刘**"
    assert "张**" in names(part)
    assert part.count.text() == "共 6 人，还需联系 6 人"
    assert part.card.name.text() == "刘**"
    assert part.card.near.text() == "同行: 10 分钟"
    assert not any(name in " ".join(names(part)) for name, _ in ill.beside)


def test_a_list_is_called_through_by_key(open_desk, small_hall, ill):
    desk = open_desk()
    desk.press("F6")
    part = desk.page.contacts
    first = part.table.selected()
    desk.press("Enter")
    desk.type("已居家")
    desk.press("F2")
    assert calls(small_hall, ill.case) == [("A001", [CallResult.REACHED])]
    second = part.table.selected()
    assert second.id != first.id
    assert part.card.said.text() == ""
    assert part.table.hasFocus()
    assert part.table.text_at(0, 4) == "已接通"
    assert part.count.text() == "共 6 人，还需联系 5 人"
    desk.press("F3", "F5", "F6")
    results = [part.table.text_at(row, 4) for row in range(6)]
    assert results == ["已接通", "未接通", "号码有误", "拒绝配合", "待联系", "待联系"]
    desk.press("Up", "F4")
    assert part.table.text_at(4, 0) == part.card.name.text()
    desk.press("Esc")
    assert not part.isVisible()
    assert desk.page.cards[0].hasFocus()


def test_numbers_are_shown_for_a_while_and_masked_for_the_next(open_desk, small_hall, ill):
    desk = open_desk()
    desk.press("F6")
    part = desk.page.contacts
    assert part.card.phone.text() == "138****8000"
    desk.press("F10")
    assert part.card.phone.text() == "13812348000"
    assert part.card.name.text() == "刘小明"
    desk.press("F10")
    assert part.card.name.text() == "刘**"
    desk.press("F10", "F3")
    assert not part.card.revealed
    desk.press("Up", "F10")
    for _ in range(30):
        desk.ticking.timeout.emit()
    assert not part.card.revealed


def test_what_others_do_comes_in_and_what_is_typed_stays(open_desk, small_hall, ill):
    desk = open_desk()
    desk.press("F6", "Enter")
    desk.type("不在家")
    part = desk.page.contacts
    chosen = part.table.selected()
    last = part.table.rows()[-1]
    record_call(small_hall.leader, last, CallResult.REACHED)
    desk.settle()
    assert part.table.text_at(5, 4) == "已接通"
    assert part.table.selected().id == chosen.id
    assert part.card.said.text() == "不在家"


def test_too_much_said_is_refused_at_the_field_and_nothing_is_lost(open_desk, small_hall, ill):
    desk = open_desk()
    desk.press("F6", "Enter")
    part = desk.page.contacts
    part.card.said.set_text("x" * 201)
    desk.press("F2")
    assert part.card.said.text() == "x" * 201
    assert calls(small_hall, ill.case) == []


def test_whoever_turned_out_not_to_have_been_near_is_marked(open_desk, small_hall, ill):
    contact = list_contacts(small_hall.leader, ill.case.id).contacts[-1]
    record_call(small_hall.leader, contact, CallResult.REACHED)
    ghost = next(one for one in list_contacts(small_hall.leader, ill.case.id).contacts if one.calls)
    assert ghost.likely
    desk = open_desk()
    desk.press("F6")
    part = desk.page.contacts
    part.card.show_contact(replace(ghost, likely=False), {})
    assert part.card.near.property("tone") == Tone.ATTENTION.value
    assert "更正后不再认定" in part.card.near.text()


def test_only_whoever_works_on_cases_has_the_keys(open_desk, small_hall, ill):
    desk = open_desk(small_hall.desk(Role.SCREENER))
    assert not desk.page.contacts_button.isVisible()
    desk.press("F6", "F3")
    assert not desk.page.contacts.isVisible()
    assert not desk.page.papers.isVisible()


@pytest.mark.parametrize(
    ("key", "paper", "word"),
    [
        ("F2", CasePaper.HAND_OVER, "疑似病例移交单"),
        ("F3", CasePaper.CONTACTS, "可能接触者名单"),
        ("F4", CasePaper.FILE, "留观个案档案"),
    ],
)
def test_a_paper_is_recorded_before_it_is_seen_and_printed(
    open_desk, small_hall, ill, key, paper, word
):
    desk = open_desk()
    desk.press("F3", key)
    part = desk.page.papers
    desk.qtbot.waitUntil(lambda: bool(part.preview.pdf()))
    with small_hall.journal.read() as connection:
        (made,) = connection.execute(select(case_paper_table)).all()
    assert (made.case, made.paper) == (ill.case.id, paper)
    assert part.preview.pdf().startswith(b"%PDF")
    assert word not in (part.heading.text(),)
    desk.press("Esc")
    assert not part.isVisible()
    assert desk.page.cards[0].hasFocus()


def test_without_the_entry_there_is_no_paper(open_desk, small_hall, ill, monkeypatch):
    def full(*_rest):
        raise DiskFull("The disk is full.")

    monkeypatch.setattr("ui.pages.case_paper_part.take_out", full)
    desk = open_desk()
    desk.press("F3", "F2")
    assert desk.page.papers.preview.pdf() == b""
    assert desk.page.notice.text()


def test_esc_leaves_the_choice_of_papers(open_desk, small_hall, ill):
    desk = open_desk()
    desk.press("F3", "Esc")
    assert desk.page.list.isVisible()
    with small_hall.journal.read() as connection:
        assert connection.execute(select(case_paper_table)).all() == []


def test_time_passes_and_the_list_stays_the_same(open_desk, small_hall, ill):
    desk = open_desk()
    desk.press("F6")
    before = names(desk.page.contacts)
    small_hall.clock.advance(90 * MINUTE)
    desk.page.refresh()
    desk.settle()
    assert names(desk.page.contacts) == before
