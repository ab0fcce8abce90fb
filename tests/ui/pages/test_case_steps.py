"""Every step of a case on the 'Isolation' page, by keys alone; what is due next, and the bell."""

import pytest

from counter_app.errors import DiskFull
from counter_app.hall.answers import Answer
from counter_app.hall.case_steps import CaseDisinfected, Outcome, TransportOrdered
from counter_app.hall.case_work import hand_over, move_to_place, note_call
from counter_app.hall.cases import CaseState
from counter_app.hall.isolation import open_case, read_case, running_cases
from counter_app.hall.queue import call_next, start
from counter_app.hall.rules import HallRules, set_rules
from counter_app.hall.unclean import unclean_windows
from counter_app.journal.clock import MINUTE
from tests.small_hall import NOON
from ui.bell import AGAIN
from ui.page_list import PAGES

ISOLATION = tuple(entry for entry in PAGES if entry.name == "isolation")
LADY = "110101194912310024"


@pytest.fixture
def open_desk(desk_of, small_hall):
    def build(person=None):
        return desk_of(person or small_hall.leader, ISOLATION)

    return build


@pytest.fixture
def case(small_hall):
    """Somebody who was served at the first window, and then had a fever."""
    lady = small_hall.person("刘秀兰", LADY)
    visit = small_hall.ticket(person=lady).visit
    call_next(small_hall.clerk, small_hall.first)
    start(small_hall.clerk, visit.id)
    return open_case(small_hall.door, check=small_hall.check("38.0", person=lady).id)


def kept(hall, case):
    return read_case(hall.leader, case.id)


def test_what_is_due_next_is_one_key_from_the_door_to_the_end(open_desk, small_hall, case):
    set_rules(
        small_hall.administrator,
        HallRules(health_authority="城东区疾控中心", health_authority_phone="0512-6588"),
    )
    desk = open_desk()
    page, steps = desk.page, desk.page.steps
    assert "到留观场所" in steps.next.text()
    desk.press("F2", "Enter")
    assert kept(small_hall, case).moves[0].place == "留观室"
    assert "电话报告" in steps.next.text()
    assert not page.cards[0].place.isVisible(), "what is done is due no more"
    desk.press("F2")
    sheet = steps.call_sheet
    assert (sheet.body_called.text(), sheet.number.text()) == ("城东区疾控中心", "0512-6588")
    assert sheet.called_by.text() == "李敏"
    assert sheet.said.edit.hasFocus(), "all else is known"
    desk.type("派车来接")
    desk.press("Enter")
    (call,) = kept(small_hall, case).calls
    assert (call.reached, call.said) == (True, "派车来接")
    assert "派车来接" in page.cards[0].told("called")
    assert "测温" in steps.next.text()
    desk.press("F2")
    assert steps.observe_sheet.reading.edit.hasFocus()
    desk.type("377")
    desk.press("Enter")
    assert kept(small_hall, case).observations[0].reading.tenths == 377
    desk.press("Alt+7")
    for text in ("孙医生", "急救中心", "急A 120", "市一院"):
        desk.type(text)
        desk.press("Tab")
    desk.press("Left", "Enter")
    handover = kept(small_hall, case).handover
    assert handover is not None
    assert (handover.receiver, handover.destination, handover.signed) == ("孙医生", "市一院", True)
    assert "消毒" in steps.next.text()
    assert "消毒前停用" in page.cards[0].told("windows")
    desk.press("F2")
    assert steps.disinfect_sheet.done_by.edit.hasFocus()
    desk.type("陈姨")
    desk.press("Enter")
    (done,) = kept(small_hall, case).facts(CaseDisinfected)
    assert (done.windows, done.place) == ((small_hall.first,), True)
    assert unclean_windows(small_hall.leader) == ()
    assert "停用" not in page.cards[0].told("windows")
    assert "结案" in steps.next.text()
    desk.press("F2", "Left", "Left", "Enter")
    closing = kept(small_hall, case).closing
    assert closing is not None
    assert closing.outcome is Outcome.CONFIRMED
    assert page.cards == []
    # And once more, from the closed ones.
    desk.press("F12")
    desk.settle()
    assert [card.case.id for card in page.cards] == [case.id]
    desk.press("Alt+9")
    desk.press("Enter")
    assert steps.reopen_sheet.why.problem()
    desk.type("补记")
    desk.press("Enter")
    assert kept(small_hall, case).state is CaseState.HANDED_OVER
    desk.press("F12")
    desk.settle()
    assert [card.case.id for card in page.cards] == [case.id]


def test_the_other_steps_have_a_key_each(open_desk, small_hall, case):
    desk = open_desk()
    desk.press("Alt+4", "Left", "Left", "Enter")
    answers = kept(small_hall, case).answers
    assert answers.fever is Answer.YES
    assert answers.travel is Answer.NOT_ASKED
    desk.press("Alt+5")
    desk.type("和平路 1 号")
    desk.press("Enter")
    assert kept(small_hall, case).details.address == "和平路 1 号"
    assert "和平路" not in desk.page.cards[0].document.text()
    desk.press("Alt+6", "Tab")
    desk.type("120")
    desk.press("Enter")
    assert kept(small_hall, case).facts(TransportOrdered)[0].ordered_from == "120"
    desk.press("Alt+A", "Tab")
    desk.type("老张")
    desk.page.steps.air_sheet.asked_by.set_text("疾控")
    desk.press("Enter")
    assert "老张" in desk.page.cards[0].told("air")
    desk.press("Alt+0")
    desk.type("18:30")
    desk.page.steps.extend_sheet.ordered_by.set_text("王医生")
    desk.press("Enter")
    assert kept(small_hall, case).isolated_until == NOON + 390 * MINUTE
    assert "18:30" in desk.page.cards[0].told("extended")


def test_a_time_is_typed_and_what_is_wrong_is_said_at_its_field(open_desk, small_hall, case):
    desk = open_desk()
    small_hall.clock.advance(20 * MINUTE)
    desk.press("Alt+1")
    sheet = desk.page.steps.move_sheet
    for typed in ("25:00", "13:00", "9:00"):
        sheet.happened.set_text(typed)
        desk.press("Enter")
        assert sheet.happened.problem(), typed
    sheet.happened.set_text("12:04")
    desk.press("Enter")
    assert sheet.isHidden()
    assert kept(small_hall, case).placed_at == NOON + 4 * MINUTE
    (step,) = [one for one in desk.page.story.timeline.steps() if "留观室" in one.what]
    assert (step.time, step.mark) == ("12:04", "12:20 登记")


def test_a_full_disk_keeps_what_was_typed(open_desk, small_hall, case, monkeypatch):
    desk = open_desk()
    desk.press("Alt+2")
    desk.type("376")

    def full(*_args):
        raise DiskFull("The disk is full.")

    monkeypatch.setattr("ui.pages.case_place_sheets.observe", full)
    desk.press("Enter")
    sheet = desk.page.steps.observe_sheet
    assert sheet.problem.text()
    assert sheet.reading.text() == "376"
    monkeypatch.undo()
    desk.press("Enter")
    assert sheet.isHidden()
    assert len(kept(small_hall, case).observations) == 1


def test_who_is_at_the_door_records_what_is_done_there_and_no_more(open_desk, small_hall, case):
    desk = open_desk(small_hall.door)
    keys = [step.button.key for step in desk.page.steps.steps if step.button.isVisible()]
    assert keys == ["Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5"]
    desk.press("Alt+7")
    assert desk.page.steps.hand_over_sheet.isHidden()


def test_a_step_of_another_desk_appears_by_itself_and_nothing_typed_is_lost(
    open_desk, small_hall, case
):
    desk = open_desk()
    desk.press("Alt+3")
    desk.type("0512-120")
    move_to_place(small_hall.door, case.id, "二楼")
    desk.settle()
    assert desk.page.steps.call_sheet.number.text() == "0512-120"
    desk.press("Esc")
    assert "二楼" in desk.page.cards[0].told("moved")


def test_a_deadline_that_passes_is_heard_again_and_again_until_silenced(
    open_desk, small_hall, case
):
    desk = open_desk()
    chimed = desk.speech.chimes
    assert not desk.page.silence.isVisible()
    small_hall.clock.advance(5 * MINUTE)
    desk.ticking.timeout.emit()
    assert desk.speech.chimes == chimed + 1
    desk.ticking.timeout.emit()
    assert desk.speech.chimes == chimed + 1
    small_hall.clock.advance(AGAIN)
    desk.ticking.timeout.emit()
    assert desk.speech.chimes == chimed + 2
    assert desk.page.silence.isVisible()
    desk.press("F11")
    assert not desk.page.silence.isVisible()
    small_hall.clock.advance(AGAIN)
    desk.ticking.timeout.emit()
    assert desk.speech.chimes == chimed + 2
    # The call is another deadline.
    small_hall.clock.advance(MINUTE)
    desk.ticking.timeout.emit()
    assert desk.speech.chimes == chimed + 3
    note_call(small_hall.leader, case.id, body="疾控", number="", called_by="李", reached=True)
    move_to_place(small_hall.leader, case.id, "留观室")
    desk.settle()
    small_hall.clock.advance(AGAIN)
    desk.ticking.timeout.emit()
    assert desk.speech.chimes == chimed + 3


def test_a_case_that_was_handed_over_stays_until_it_is_closed(open_desk, small_hall, case):
    hand_over(
        small_hall.leader,
        case.id,
        receiver="孙医生",
        receiver_body="急救中心",
        vehicle="",
        destination="市一院",
        signed=False,
    )
    desk = open_desk()
    (card,) = desk.page.cards
    assert "已交接" in card.since.text()
    assert not desk.page.release.isVisible()
    assert [one.id for one in running_cases(small_hall.leader)] == [case.id]
