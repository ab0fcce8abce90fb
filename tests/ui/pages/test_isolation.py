"""The 'Isolation' page by keys and scanner alone; its timers, and what the column says."""

from dataclasses import replace

import pytest

from counter_app.errors import DiskFull
from counter_app.hall.case_work import move_to_place
from counter_app.hall.isolation import open_case, open_cases, read_case
from counter_app.hall.queue import call_next, start
from counter_app.hall.rules import HallRules, set_rules
from counter_app.hall.temperature import Mask, Method, measure
from counter_app.journal.clock import MINUTE
from ui.page_list import PAGES
from ui.pages.isolation import read_cases
from ui.pages.isolation_attention import read_attention
from ui.style import Tone

RECORDS = tuple(entry for entry in PAGES if entry.name in ("visits", "isolation"))
ISOLATION = RECORDS[1:]
LADY = "110101194912310024"
PHONE = "0512-6588 1234"


@pytest.fixture
def open_desk(desk_of, small_hall):
    def build(person=None, pages=ISOLATION, **rest):
        return desk_of(person or small_hall.leader, pages, **rest)

    return build


@pytest.fixture
def fever(small_hall):
    """Opens a case from a fever at the door."""

    def find(name="刘秀兰", document=LADY, typed="37.6", symptoms=""):
        person = small_hall.person(name, document, "13812348000")
        check = small_hall.check(typed, person=person)
        return open_case(small_hall.door, check=check.id, symptoms=symptoms)

    return find


def pass_time(desk, hall, milliseconds):
    hall.clock.advance(milliseconds)
    desk.ticking.timeout.emit()


def numbers(desk):
    return [card.case.number for card in desk.page.cards]


def test_without_a_case_it_says_so_and_the_next_input_opens_one(open_desk):
    desk = open_desk()
    assert "无人留观" in desk.page.list.empty.text()
    assert desk.page.open.hasFocus()
    assert not desk.page.reveal.isVisible()


def test_a_case_tells_all_that_is_known_masked(open_desk, small_hall, fever):
    lady = small_hall.person("刘秀兰", LADY, "13812348000")
    visit = small_hall.ticket(*small_hall.codes(1), person=lady).visit
    call_next(small_hall.clerk, small_hall.first)
    start(small_hall.clerk, visit.id)
    fever(symptoms="咳嗽: 有")
    desk = open_desk()
    (card,) = desk.page.cards
    assert card.number.text() == "留观个案 2020-001"
    assert card.name.text() == "刘**"
    assert "110101**********24" in card.document.text()
    assert "138****8000" in card.document.text()
    assert card.told("readings") == "37.6 ℃（额温枪 T-01）"
    assert card.told("ticket") == visit.ticket
    assert card.told("windows") == "1 号窗口（消毒前停用）"
    assert card.told("symptoms") == "咳嗽: 有"
    assert card.told("matters") not in ("", "—")
    assert "12:00" in card.since.text()


def test_both_readings_are_told_with_how(open_desk, small_hall):
    check = small_hall.check("37.6").id
    small_hall.clock.advance(6 * MINUTE)
    measure(small_hall.door, "38.1", Method.EAR, Mask.WORN, "T-02", check)
    open_case(small_hall.door, check=check)
    desk = open_desk()
    assert desk.page.cards[0].told("readings") == "37.6 ℃（额温枪 T-01）、38.1 ℃（耳温枪 T-02）"


def test_who_opened_it_is_named(open_desk, small_hall, fever):
    fever()
    desk = open_desk()
    (card,) = desk.page.cards
    facts = read_cases(small_hall.leader)
    person = small_hall.door.person
    card.show_case(card.case, replace(facts, people={person.id: person.name}))
    assert card.told("by") == "李敏"


def test_timers_turn_from_calm_to_amber_to_red(open_desk, small_hall, fever):
    fever()
    desk = open_desk()
    place, call = desk.page.cards[0].place, desk.page.cards[0].call
    assert (place.time.text(), place.time.word(), place.tone) == ("05:00", "还剩", Tone.INFO)
    assert (call.time.text(), call.tone) == ("10:00", Tone.INFO)
    pass_time(desk, small_hall, 3 * MINUTE)
    assert (place.time.text(), place.time.word(), place.tone) == (
        "02:00",
        "快到时限",
        Tone.ATTENTION,
    )
    assert call.tone is Tone.INFO
    pass_time(desk, small_hall, 2 * MINUTE)
    assert (place.time.text(), place.tone) == ("00:00", Tone.ATTENTION)
    pass_time(desk, small_hall, 12_000)
    assert (place.time.text(), place.time.word(), place.tone) == ("+00:12", "超时", Tone.ALARM)
    assert "超时" in place.accessibleName()
    assert desk.page.cards[0].runs.text() == "05:12"


def test_the_number_to_dial_is_large_or_asked_for(open_desk, small_hall, fever):
    fever()
    desk = open_desk()
    assert not desk.page.dial.phone.isVisible()
    assert "尚未设置" in desk.page.dial.authority.text()
    set_rules(
        small_hall.administrator,
        HallRules(health_authority="城东区疾控中心", health_authority_phone=PHONE),
    )
    desk.settle()
    desk.settle()
    phone = desk.page.dial.phone
    assert phone.text() == PHONE
    assert phone.isVisible()
    assert phone.font().pixelSize() >= 34 or phone.property("kind") == "display"
    assert PHONE in desk.page.cards[0].steps.text()


def test_cases_come_by_themselves_oldest_first_and_keep_the_choice(open_desk, small_hall, fever):
    fever()
    desk = open_desk()
    assert desk.page.cards[0].hasFocus()
    small_hall.clock.advance(MINUTE)
    second = fever("周大明", "")
    desk.settle()
    desk.settle()
    assert numbers(desk) == ["2020-001", "2020-002"]
    assert desk.page.selected().number == "2020-001"
    desk.press("Down")
    assert desk.page.selected().id == second.id
    assert desk.page.cards[1].hasFocus()
    desk.press("Down")
    assert desk.page.selected().id == second.id
    small_hall.clock.advance(MINUTE)
    fever("王芳", "")
    desk.settle()
    desk.settle()
    assert desk.page.selected().id == second.id
    assert desk.page.cards[1].hasFocus()


def test_showing_the_person_is_an_entry_and_ends(open_desk, small_hall, fever):
    case = fever()
    desk = open_desk()
    before = small_hall.count()
    desk.press("F10")
    desk.settle()
    card = desk.page.cards[0]
    assert card.name.text() == "刘秀兰"
    assert LADY in card.document.text()
    assert "1949-12-31" in card.document.text()
    assert "女" in card.document.text()
    assert small_hall.count() == before + 1
    for _ in range(30):
        desk.ticking.timeout.emit()
    assert card.name.text() == "刘**"
    assert LADY not in card.document.text()
    assert read_case(small_hall.leader, case.id).person.document == LADY


def test_somebody_ill_inside_by_ticket_number(qtbot, open_desk, small_hall):
    visit = small_hall.ticket(person=small_hall.person("单小玲", LADY)).visit
    desk = open_desk()
    desk.press("F9")
    sheet = desk.page.sheet
    assert sheet.ticket.edit.hasFocus()
    desk.press("F9")
    assert sheet.ticket.problem(), "a ticket must be named"
    desk.type(visit.ticket)
    qtbot.waitUntil(lambda: [one.id for one in sheet.ticket.suggestions()] == [visit.id])
    desk.press("Enter")
    assert sheet.visit.id == visit.id
    assert LADY not in sheet.ticket.text()
    desk.press("Left", "Left")
    desk.press("F9")
    desk.settle()
    (case,) = open_cases(small_hall.leader)
    assert case.visit == visit.id
    assert "发热: 有" in case.symptoms
    assert sheet.isHidden()
    desk.settle()
    assert desk.page.selected().id == case.id
    assert desk.page.cards[0].hasFocus()


def test_somebody_ill_inside_by_scanning_the_ticket(open_desk, small_hall):
    visit = small_hall.ticket().visit
    desk = open_desk()
    desk.scan(f"counter:visit:{visit.id}")
    desk.settle()
    assert desk.page.sheet.visit.id == visit.id
    desk.press("F9")
    desk.settle()
    assert [case.visit for case in open_cases(small_hall.leader)] == [visit.id]


def test_a_ticket_of_yesterday_is_refused(open_desk, small_hall):
    visit = small_hall.ticket().visit
    small_hall.clock.advance(24 * 60 * MINUTE)
    desk = open_desk()
    desk.scan(f"counter:visit:{visit.id}")
    desk.settle()
    assert "不是今天" in desk.page.sheet.problem.text()
    assert desk.page.sheet.visit is None
    desk.press("Esc")
    assert desk.page.sheet.isHidden()
    assert open_cases(small_hall.leader) == []


def test_a_foreign_code_is_said(open_desk):
    desk = open_desk()
    desk.scan("https://example.org/x")
    assert not desk.frame.notice.isHidden()


def test_a_refusal_keeps_what_was_typed(open_desk, small_hall, monkeypatch):
    visit = small_hall.ticket().visit
    desk = open_desk()
    desk.scan(f"counter:visit:{visit.id}")
    desk.settle()
    desk.page.sheet.other.set_text("头晕")

    def full(*_args, **_rest):
        raise DiskFull("The disk is full.")

    monkeypatch.setattr("ui.pages.isolation.open_case", full)
    desk.press("F9")
    assert desk.page.sheet.problem.text()
    assert desk.page.sheet.other.text() == "头晕"
    monkeypatch.undo()
    desk.press("F9")
    desk.settle()
    assert len(open_cases(small_hall.leader)) == 1


def test_the_visit_of_a_case_is_one_key_away(open_desk, small_hall, fever):
    visit = small_hall.ticket(person=small_hall.person("刘秀兰", LADY)).visit
    fever()
    desk = open_desk(pages=RECORDS)
    desk.press("Ctrl+5", "F4")
    desk.settle()
    assert desk.page is desk.frame._pages["visits"]
    assert desk.page.detail.story.visit.id == visit.id


def test_a_database_that_fails_is_said_and_cases_stay(open_desk, fever, monkeypatch):
    fever()
    desk = open_desk()

    def fails(*_args):
        raise DiskFull("The disk is full.")

    monkeypatch.setattr("ui.pages.isolation.running_cases", fails)
    desk.page.refresh()
    desk.settle()
    assert desk.page.notice.text()
    assert numbers(desk) == ["2020-001"]
    assert "未更新" in desk.page._stale_mark.text()
    assert desk.page._stale_mark.isVisible()


def test_attention_turns_towards_the_next_deadline(small_hall, fever):
    assert read_attention(small_hall.leader) == []
    case = fever()
    (item,) = read_attention(small_hall.clerk)
    assert (item.tone, item.page, item.argument) == (Tone.ALARM, "isolation", case.id)
    assert (item.moment, item.down, item.heard) == (case.place_due, True, True)
    assert any("12:05" in str(line) for line in item.lines)
    assert LADY not in repr(item)
    assert item.rings == (case.place_due, case.call_due)
    small_hall.clock.advance(6 * MINUTE)
    assert read_attention(small_hall.leader)[0].moment == case.place_due, "until it is recorded"
    move_to_place(small_hall.door, case.id, "留观室")
    assert read_attention(small_hall.leader)[0].moment == case.call_due
