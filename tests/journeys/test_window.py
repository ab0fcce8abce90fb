"""A clerk's morning at two windows, by keyboard alone."""

from dataclasses import replace

from counter_app.hall import queue
from counter_app.hall.case_work import disinfect_after, move_to_place
from counter_app.hall.timeline import visit_story
from counter_app.hall.visits import Outcome, VisitState
from counter_app.hall.windows import open_window
from tests.ui.small_desk import SmallDesk
from ui.page_list import PAGES
from ui.pages.window_buttons import Stage

WINDOW = tuple(entry for entry in PAGES if entry.name == "window")


def test_a_morning_at_the_window(qtbot, small_hall):
    hall = small_hall
    other_desk = replace(hall.leader, journal=hall.journal)
    several = hall.ticket("504", "508", person=hall.person("张国强")).visit
    fetches = hall.ticket("504").visit
    absent = hall.ticket("501").visit
    ill = hall.ticket("505").visit

    def seen(visit):
        return visit_story(hall.clerk, visit.id).visit

    desk = SmallDesk(qtbot, hall.clerk, hall.clock, WINDOW)
    desk.settle()
    view = desk.page.view
    # Sit down: the first free window is chosen, Enter takes it.
    assert view.choice.isVisible()
    desk.press("Enter")
    assert desk.page.state.here.id == hall.first
    # The first comes for two matters; a third turns up, and each has its outcome.
    desk.press("F2")
    assert view.visitor.name.text() == "张国强"
    desk.press("F2", "F5")
    desk.type("503")
    qtbot.waitUntil(lambda: bool(view.add.matter.suggestions()))
    desk.press("Enter", "Enter")
    desk.press("b", "w", "s", "F2")
    assert [one.outcome for one in seen(several).matters] == [
        Outcome.DONE,
        Outcome.DIVERTED,
        Outcome.ACCEPTED,
    ]
    # The next was called by the same key; steps aside to fetch a paper.
    assert desk.page.state.current.id == fetches.id
    desk.press("F2", "F3")
    assert seen(fetches).state is VisitState.ON_HOLD
    # The one after does not come, and returns later.
    desk.press("F2", "F3", "F4")
    assert seen(absent).state is VisitState.NO_SHOW
    queue.return_to_queue(hall.clerk, absent.id)
    desk.settle()
    # Back with the paper: resumed, then sent on to window 2.
    desk.press("F12", "Enter")
    assert seen(fetches).state is VisitState.SERVING
    desk.press("F4")
    desk.press("Enter")
    assert (seen(fetches).state, seen(fetches).window) == (VisitState.WAITING, hall.second)
    # The no-show is served after all; the next is called and falls ill at the window.
    desk.press("F2")
    assert desk.page.state.current.id == absent.id
    desk.press("F2", "F10", "F2")
    assert seen(absent).state is VisitState.DONE
    assert desk.page.state.current.id == ill.id
    desk.press("F2", "F9", "F9")
    assert seen(ill).state is VisitState.SUSPENDED
    assert view.stage is Stage.SUSPENDED
    desk.press("F2")
    # Change to window 2, where the one sent on waits and is marked.
    desk.press("Ctrl+W", "Down", "Enter")
    assert desk.page.state.here.id == hall.second
    desk.press("F2")
    assert desk.page.state.current.id == fetches.id
    assert "1" in view.visitor.notes.text()
    desk.press("F2", "Shift+F2")
    assert seen(fetches).state is VisitState.DONE
    # A colleague at window 1 is faster with the last one: said, and the list follows.
    last = hall.ticket("504").visit
    desk.settle()
    desk.press("F11")
    desk.changes.stop()
    case = seen(ill).case
    move_to_place(hall.leader, case, "留观室")
    disinfect_after(
        hall.leader,
        case,
        done_by="陈姨",
        agent="含氯消毒剂",
        concentration="1000 mg/L",
        windows=[hall.first],
    )
    open_window(other_desk, hall.first)
    queue.call(other_desk, hall.first, last.id)
    desk.press("Enter")
    assert last.ticket in desk.page.notice.text()
    desk.settle()
    assert desk.page.view.aside.next.rows() == []
    desk.stop()
    assert seen(last).window == hall.first
    assert not hall.to_check()
