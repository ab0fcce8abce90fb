"""The window page by keys alone; what it says when things are not as they were."""

from dataclasses import replace

import pytest

from counter_app.errors import DeviceFault, DiskFull
from counter_app.hall import queue
from counter_app.hall.case_work import disinfect_after, move_to_place
from counter_app.hall.isolation import open_case, open_cases
from counter_app.hall.persons import PersonFacts
from counter_app.hall.timeline import visit_story
from counter_app.hall.visits import Outcome, Priority, VisitState
from counter_app.hall.windows import open_window
from tests.ui.small_desk import SmallDesk
from ui.page_list import PAGES
from ui.pages.window_buttons import Stage

WINDOW = tuple(entry for entry in PAGES if entry.name == "window")


@pytest.fixture
def desk(qtbot, small_hall):
    """A clerk's desk that sits at window 1 already."""
    open_window(small_hall.clerk, small_hall.first)
    one = SmallDesk(qtbot, small_hall.clerk, small_hall.clock, WINDOW)
    yield one
    one.stop()


def state_of(hall, visit):
    return visit_story(hall.clerk, visit).visit.state


def come(hall, *codes, **rest):
    hall.clock.advance(60_000)
    return hall.ticket(*codes, **rest).visit


def test_nobody_then_the_count_and_the_longest_wait(desk, small_hall):
    desk.settle()
    assert desk.page.view.stage is Stage.NOBODY
    assert not desk.page.view.buttons.next.isEnabled()
    come(small_hall)
    small_hall.clock.advance(18 * 60_000)
    desk.page.refresh()
    desk.settle()
    assert desk.page.view.waiting.value() == "1"
    assert "18" in desk.page.view.waiting.accessibleName()
    assert desk.page.view.buttons.next.isEnabled()


def test_a_call_is_said_once_with_ticket_and_window(desk, small_hall):
    visit = come(small_hall)
    desk.settle()
    desk.press("F2")
    assert len(desk.speech.said) == 1
    assert " ".join(visit.ticket) in desk.speech.said[0]
    assert "1 号窗口" in desk.speech.said[0]
    desk.press("F3")
    assert len(desk.speech.said) == 2


def test_a_single_matter_is_settled_by_one_key(desk, small_hall):
    visit = come(small_hall, "504")
    desk.settle()
    desk.press("F2", "F2")
    assert desk.page.view.matters.choices() == {"504": Outcome.DONE}
    desk.press("F2")
    assert state_of(small_hall, visit.id) is VisitState.DONE


def test_several_matters_are_asked_for_one_after_another(desk, small_hall):
    codes = small_hall.codes(3)
    visit = come(small_hall, *codes)
    desk.settle()
    desk.press("F2", "F2", "s", "F2")
    matters = desk.page.view.matters
    assert matters.problem.isVisible()
    assert matters.hasFocus()
    assert state_of(small_hall, visit.id) is VisitState.SERVING
    desk.press("c", "n", "F2")
    assert [one.outcome for one in visit_story(small_hall.clerk, visit.id).visit.matters] == [
        Outcome.ACCEPTED,
        Outcome.PAPERS_MISSING,
        Outcome.DECLINED,
    ]


def test_figures_and_arrows_choose_too(desk, small_hall):
    codes = small_hall.codes(2)
    come(small_hall, *codes)
    desk.settle()
    desk.press("F2", "F2", "2", "Right", "Right", "Up", "Left")
    assert desk.page.view.matters.choices() == {
        codes[1]: Outcome.ACCEPTED,
        codes[0]: Outcome.DECLINED,
    }


def test_choices_outlive_a_refresh_and_a_hold(desk, small_hall):
    codes = small_hall.codes(2)
    come(small_hall, *codes)
    desk.settle()
    desk.press("F2", "F2", "c", "F3")
    assert desk.page.view.stage is Stage.NOBODY
    desk.press("F12", "Enter")
    assert desk.page.view.stage is Stage.SERVING
    assert desk.page.view.matters.choices() == {codes[0]: Outcome.PAPERS_MISSING}


def test_finish_without_calling_the_next(desk, small_hall):
    come(small_hall, "504")
    waiting = come(small_hall, "504")
    desk.settle()
    desk.press("F2", "F2", "Shift+F2")
    assert desk.page.view.stage is Stage.NOBODY
    assert state_of(small_hall, waiting.id) is VisitState.WAITING


def test_a_scanned_ticket_begins_and_changes_no_choice(desk, small_hall):
    codes = small_hall.codes(2)
    visit = come(small_hall, *codes)
    desk.settle()
    desk.press("F2")
    desk.scan(f"counter:visit:{visit.id}")
    desk.settle()
    assert desk.page.view.stage is Stage.SERVING
    desk.press("2", "b")
    before = desk.page.view.matters.choices()
    desk.qtbot.wait(200)
    desk.scan(f"counter:visit:{visit.id}")
    assert desk.page.view.matters.choices() == before
    assert desk.page.view.stage is Stage.SERVING


def test_facts_are_shown_by_key_as_an_entry_and_masked_again(desk, small_hall):
    person = small_hall.person("刘秀兰", "110101199003074514", "13800138000")
    visit = come(small_hall, "504", person=person)
    desk.settle()
    desk.press("F2", "F2")
    card = desk.page.view.visitor
    assert card.name.text() == "刘秀兰"
    assert "19900307" not in card.facts.text()
    desk.press("F10")
    assert "110101199003074514" in card.facts.text()
    told = [str(moment.what) for moment in visit_story(small_hall.clerk, visit.id).moments]
    assert "personal data shown" in told
    for _ in range(30):
        desk.ticking.timeout.emit()
    assert "19900307" not in card.facts.text()
    desk.press("F10", "F2")
    assert "19900307" not in card.facts.text()


def test_a_priority_is_a_star_and_a_word(desk, small_hall):
    come(small_hall, "504", priority=frozenset({Priority.PREGNANT}))
    desk.settle()
    assert "★" in desk.page.view.aside.next.text_at(0, 0)
    desk.press("F11")
    assert "孕妇" in desk.page.view.aside._next_hint.text()
    desk.press("Enter")
    assert desk.page.view.visitor._marks[0].text() == "★ 孕妇"


def test_the_guidance_slip_of_an_online_matter_is_printed(desk, small_hall):
    come(small_hall, "508")
    desk.settle()
    desk.press("F2", "F2")
    assert desk.page.view.matters.online.isVisible()
    assert desk.page.view.matters.online.code.rows()
    desk.press("F8")
    assert desk.printing.papers[0].startswith(b"%PDF")
    desk.printing.refuse = DeviceFault("No printer is set up on this computer.")
    desk.press("F8")
    assert desk.page.notice.text()
    assert desk.page.view.stage is Stage.SERVING


def test_a_matter_for_the_window_alone_offers_no_online_way(desk, small_hall):
    come(small_hall, "504")
    desk.settle()
    desk.press("F2", "F2")
    assert not desk.page.view.matters.online.isVisible()


def test_a_matter_is_added_and_twice_is_refused_in_words(desk, small_hall):
    come(small_hall, "504")
    desk.settle()
    desk.press("F2", "F2", "F5")
    desk.press("Enter")
    assert desk.page.view.add.problem.isVisible()
    sheet = desk.page.view.add
    for attempt in range(2):
        desk.type("503")
        desk.qtbot.waitUntil(lambda: bool(sheet.matter.suggestions()))
        desk.press("Enter")
        assert sheet.chosen is not None
        desk.press("Enter")
        if attempt == 0:
            assert [one.code for one in desk.page.state.current.matters] == ["504", "503"]
            desk.press("F5")
    assert sheet.isVisible()
    assert "已在列表" in sheet.problem.text()
    desk.press("Esc")
    assert desk.page.view.matters.hasFocus()


def test_who_leaves_is_asked_once_and_esc_keeps_everything(desk, small_hall):
    visit = come(small_hall, "504")
    desk.settle()
    desk.press("F2", "F7", "Esc")
    assert state_of(small_hall, visit.id) is VisitState.CALLED
    desk.press("F7")
    desk.type("too long")
    desk.press("Enter")
    assert state_of(small_hall, visit.id) is VisitState.LEFT
    assert desk.page.view.stage is Stage.NOBODY


def test_who_falls_ill_is_kept_apart_by_the_second_f9(desk, small_hall):
    visit = come(small_hall, "504", person=PersonFacts(name="刘秀兰"))
    desk.settle()
    desk.press("F2", "F2", "F9")
    assert state_of(small_hall, visit.id) is VisitState.SERVING
    desk.press("Left", "Left", "F9")
    (case,) = open_cases(small_hall.clerk)
    assert "发热: 有" in case.symptoms
    assert "咳嗽: 未询问" in case.symptoms
    assert state_of(small_hall, visit.id) is VisitState.SUSPENDED
    view = desk.page.view
    assert view.stage is Stage.SUSPENDED
    assert visit.ticket in view.band.headline()
    desk.press("F2")
    assert view.stage is Stage.NOBODY
    assert "消毒" in view.band.headline(), "the window is closed now"


def test_a_case_opened_elsewhere_stops_the_serving_at_once(desk, small_hall):
    visit = come(small_hall, "504")
    desk.settle()
    desk.press("F2", "F2")
    open_case(small_hall.leader, visit=visit.id)
    desk.qtbot.waitUntil(lambda: desk.page.view.stage is Stage.SUSPENDED)
    assert desk.page.view.band.isVisible()
    desk.press("F2")
    assert desk.page.view.stage is Stage.NOBODY


def test_somebody_faster_is_said_and_the_page_follows(desk, small_hall):
    first, second = come(small_hall, "504"), come(small_hall, "504")
    desk.settle()
    desk.press("F11", "Down")
    open_window(replace(small_hall.leader, journal=small_hall.journal), small_hall.second)
    desk.changes.stop()
    queue.call(small_hall.leader, small_hall.second, second.id)
    desk.press("Enter")
    assert desk.page.notice.text()
    desk.settle()
    assert [one.id for one in desk.page.view.aside.next.rows()] in ([], [first.id])


def test_nobody_is_taken_while_somebody_is_here(desk, small_hall):
    come(small_hall, "504")
    other = come(small_hall, "504")
    desk.settle()
    desk.press("F2", "F2", "F11", "Enter")
    assert other.ticket in desk.page.notice.text()
    assert state_of(small_hall, other.id) is VisitState.WAITING


def test_a_failing_read_is_said_and_marked_old_never_zero(desk, small_hall, monkeypatch):
    come(small_hall, "504")
    desk.settle()

    def full(*_):
        raise DiskFull("No room: nothing was written.")

    monkeypatch.setattr("ui.pages.window.read_window", full)
    desk.page.refresh()
    desk.settle()
    assert desk.page.notice.text()
    assert desk.page.view.waiting.value() == "1"
    assert "未更新" in desk.page.view.waiting.accessibleName()


def test_a_second_press_while_saving_does_nothing(desk, small_hall):
    come(small_hall, "504")
    come(small_hall, "504")
    desk.settle()
    desk.page.view.buttons.next.click()
    desk.page.view.buttons.next.click()
    desk.page._call_next()
    desk.settle()
    states = [one.state for one in queue.queue_today(small_hall.clerk)]
    assert sorted(states) == [VisitState.CALLED, VisitState.WAITING]


def test_a_window_that_nobody_set_up_is_explained(qtbot, small_hall):
    from counter_app.hall.windows import set_window

    for number in (1, 2):
        set_window(small_hall.administrator, number, ("*",), in_use=False)
    one = SmallDesk(qtbot, small_hall.clerk, small_hall.clock, WINDOW)
    one.settle()
    assert not one.page.view.choice.open.isEnabled()
    assert one.page.view.choice.isVisible()
    one.stop()


def test_what_was_finished_here_is_never_said_to_be_done_elsewhere(qtbot, small_hall):
    first, second = small_hall.ticket("504").visit, small_hall.ticket("504").visit
    desk = SmallDesk(qtbot, small_hall.clerk, small_hall.clock, WINDOW)
    desk.settle()
    desk.press("Enter", "F2", "F2", "F2")
    # Every commit announces itself too; whatever comes first, the words must be true.
    desk.settle()
    desk.settle()
    assert desk.page.state.current.id == second.id
    assert first.ticket not in desk.page.notice.text()
    desk.stop()


def test_a_window_where_somebody_fell_ill_says_why_nobody_is_called(desk, small_hall):
    come(small_hall)
    come(small_hall)
    desk.settle()
    desk.press("F2", "F2")
    sick = desk.page.state.current
    case = open_case(small_hall.door, visit=sick.id)
    desk.settle()
    desk.press("F2")
    view = desk.page.view
    assert view.band.isVisible()
    assert case.number in view.band.accessibleName()
    assert not view.buttons.next.isEnabled()
    desk.press("F2")
    assert desk.page.state.current is None
    desk.press("Ctrl+W")
    desk.press("Enter")
    assert case.number in desk.page.notice.text(), "nobody sits down there anew"
    move_to_place(small_hall.door, case.id, "留观室")
    disinfect_after(
        small_hall.leader,
        case.id,
        done_by="陈姨",
        agent="含氯消毒剂",
        concentration="",
        windows=[small_hall.first],
    )
    desk.press("Esc")
    desk.settle()
    assert view.buttons.next.isEnabled()
    assert not view.band.isVisible()
