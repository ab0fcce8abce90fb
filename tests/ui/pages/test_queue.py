"""The queue page by keys alone."""

import pytest

from counter_app.errors import DiskFull
from counter_app.hall import queue
from counter_app.hall.rules import HallRules, set_rules
from counter_app.hall.timeline import visit_story
from counter_app.hall.visits import Priority, VisitState
from counter_app.hall.windows import open_window
from ui.page_list import PAGES
from ui.style import Tone

QUEUE = tuple(entry for entry in PAGES if entry.name == "queue")


@pytest.fixture
def visits(small_hall):
    """Three who wait: the last goes first."""
    made = []
    for codes, rest in (
        (("504",), {"person": small_hall.person("张国强", "110101199003074514")}),
        (("101", "503"), {}),
        (("504",), {"priority": frozenset({Priority.DISABLED})}),
    ):
        small_hall.clock.advance(60_000)
        made.append(small_hall.ticket(*codes, **rest).visit)
    return made


@pytest.fixture
def at_desk(desk_of):
    def build(person):
        return desk_of(person, QUEUE)

    return build


def state_of(hall, visit):
    return visit_story(hall.clerk, visit.id).visit.state


def test_everybody_under_way_in_order_masked_with_time_that_turns(at_desk, visits, small_hall):
    desk = at_desk(small_hall.clerk)
    table = desk.page.list.table
    assert [one.id for one in table.rows()] == [visits[2].id, visits[0].id, visits[1].id]
    assert table.text_at(0, 0).endswith("★")
    assert "张**" in table.text_at(1, 1)
    assert table.text_at(1, 7) == "02:00"
    small_hall.clock.advance(30_000)
    assert table.text_at(1, 7) == "02:30"


def test_chips_count_and_filter_and_keep_what_is_chosen(at_desk, visits, small_hall):
    open_window(small_hall.clerk, small_hall.first)
    desk = at_desk(small_hall.leader)
    page = desk.page.list
    queue.call_next(small_hall.clerk, small_hall.first)
    desk.qtbot.waitUntil(lambda: desk.page.state.by_state()[VisitState.CALLED] == 1)
    assert page.states.chip(VisitState.WAITING).text().endswith("2")
    page.states.chip(VisitState.WAITING).click()
    assert {one.state for one in page.table.rows()} == {VisitState.WAITING}
    page.groups.chip("1").click()
    assert [one.id for one in page.table.rows()] == [visits[1].id]
    desk.page.refresh()
    desk.settle()
    assert [one.id for one in page.table.rows()] == [visits[1].id]


def test_the_board_shows_the_last_calls_newest_first(at_desk, visits, small_hall):
    desk = at_desk(small_hall.leader)
    queue.call(small_hall.clerk, small_hall.first, visits[0].id)
    small_hall.clock.advance(1_000)
    queue.call(small_hall.leader, small_hall.second, visits[1].id)
    desk.page.refresh()
    desk.settle()
    assert [ticket for ticket, _ in desk.page.board.texts()] == [
        visits[1].ticket,
        visits[0].ticket,
    ]
    assert "2" in desk.page.board.texts()[0][1]


def test_people_inside_against_the_limit(at_desk, visits, small_hall):
    set_rules(small_hall.administrator, HallRules(inside_limit=3))
    card = at_desk(small_hall.clerk).page.occupancy
    assert card.count.text() == "3"
    assert card.bar.tone is Tone.ALARM
    assert "厅外" in card.word.text()


def test_the_chosen_one_is_called_to_my_window_and_said(at_desk, visits, small_hall):
    open_window(small_hall.clerk, small_hall.first)
    desk = at_desk(small_hall.clerk)
    desk.press("Down", "F2")
    assert state_of(small_hall, visits[0]) is VisitState.CALLED
    assert " ".join(visits[0].ticket) in desk.speech.said[0]
    desk.page.list.table.select(visits[1].id)
    desk.press("F2")
    assert visits[0].ticket in desk.page.notice.text()
    assert state_of(small_hall, visits[1]) is VisitState.WAITING


def test_without_a_window_nobody_can_be_called(at_desk, visits, small_hall):
    desk = at_desk(small_hall.clerk)
    assert not desk.page.call.isEnabled()


def test_a_no_show_returns(at_desk, visits, small_hall):
    queue.call(small_hall.clerk, small_hall.first, visits[0].id)
    queue.no_show(small_hall.clerk, visits[0].id)
    desk = at_desk(small_hall.clerk)
    assert desk.page.list.table.select(visits[0].id)
    desk.press("F3")
    assert state_of(small_hall, visits[0]) is VisitState.WAITING
    assert desk.page.list.selected().id == visits[0].id


def test_transfer_and_leave_are_asked_for_in_the_page(at_desk, visits, small_hall):
    desk = at_desk(small_hall.clerk)
    desk.press("F4", "Right", "Enter")
    assert visit_story(small_hall.clerk, visits[2].id).visit.window == small_hall.second
    desk.press("F7", "Esc")
    assert state_of(small_hall, visits[2]) is VisitState.WAITING
    desk.press("F7")
    desk.type("no time")
    desk.press("Enter")
    assert state_of(small_hall, visits[2]) is VisitState.LEFT


def test_a_ticket_is_printed_again_and_counted(at_desk, visits, small_hall):
    desk = at_desk(small_hall.clerk)
    desk.press("F8")
    desk.settle()
    assert len(desk.printing.papers) == 1
    desk.qtbot.waitUntil(lambda: bool(desk.page.notice.text()))
    assert visit_story(small_hall.clerk, visits[2].id).visit.prints == 1


def test_a_correction_needs_a_reason_and_keeps_what_was_typed(at_desk, visits, small_hall):
    desk = at_desk(small_hall.clerk)
    desk.page.list.table.select(visits[0].id)
    desk.press("F6")
    panel = desk.page.correction
    assert panel.name.text() == "张国强"
    panel.name.edit.setText("张国庆")
    desk.press("Enter")
    assert panel.why.problem()
    assert panel.name.text() == "张国庆"
    panel.why.edit.setFocus()
    desk.type("typing error")
    desk.press("Enter")
    assert "corrected: typing error" in [
        str(moment.what) for moment in visit_story(small_hall.clerk, visits[0].id).moments
    ]
    assert panel.name.text() == ""


def test_the_day_is_closed_by_who_may_with_a_clear_count(at_desk, visits, small_hall):
    assert not at_desk(small_hall.clerk).page.end_day.isVisible()


def test_closing_the_day_never_counts_anybody_as_served(at_desk, visits, small_hall):
    desk = at_desk(small_hall.leader)
    desk.press("Ctrl+e")
    assert "3" in desk.page.close_day.text.text()
    desk.press("Enter")
    assert {state_of(small_hall, one) for one in visits} == {VisitState.CLOSED_BY_SYSTEM}
    assert "3" in desk.page.notice.text()
    assert desk.page.list.table.rows() == []


def test_a_failing_read_is_said_and_marked_old_never_zero(at_desk, visits, small_hall, monkeypatch):
    desk = at_desk(small_hall.clerk)

    def full(*_):
        raise DiskFull("No room: nothing was written.")

    monkeypatch.setattr("ui.pages.queue.read_queue", full)
    desk.page.refresh()
    desk.settle()
    assert desk.page.notice.text()
    assert desk.page.occupancy.count.text() == "3"
    assert "未更新" in desk.page.occupancy.word.text()
    assert len(desk.page.list.table.rows()) == 3


def test_a_refresh_keeps_the_chosen_visit_and_the_sheet(at_desk, visits, small_hall):
    desk = at_desk(small_hall.clerk)
    desk.press("Down", "F7")
    desk.type("half")
    small_hall.ticket("504")
    desk.qtbot.waitUntil(lambda: len(desk.page.state.visits) == 4)
    assert desk.page.leave.why.text() == "half"
    assert desk.page.leave.why.edit.hasFocus()
    desk.press("Esc")
    assert desk.page.list.selected().id == visits[0].id
