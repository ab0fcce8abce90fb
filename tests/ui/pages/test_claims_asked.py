"""The counter and the queue ask the hub before they call somebody."""

import pytest

from counter_app.hall.timeline import visit_story
from counter_app.hall.visits import VisitState
from counter_app.hall.windows import open_window
from tests.ui.small_desk import SmallDesk
from ui.page_list import PAGES

SHOWN = tuple(entry for entry in PAGES if entry.name in ("window", "queue"))


class Hub:
    """Grants all but what another window has."""

    def __init__(self):
        self.taken, self.asked = set(), []

    def __call__(self, visit, _window, _calls, _within):
        self.asked.append(visit)
        return visit not in self.taken


@pytest.fixture
def hub():
    return Hub()


@pytest.fixture
def desk(qtbot, small_hall, hub):
    open_window(small_hall.clerk, small_hall.first)
    one = SmallDesk(qtbot, small_hall.clerk, small_hall.clock, SHOWN, claim=hub)
    yield one
    one.stop()


def state_of(hall, visit):
    return visit_story(hall.clerk, visit.id).visit.state


def test_who_is_called_elsewhere_is_not_called_here(desk, small_hall, hub):
    first, second, third = (small_hall.ticket("504").visit for _ in range(3))
    hub.taken.add(first.id)
    desk.settle()
    desk.press("F2")
    assert desk.page.state.current.id == second.id
    desk.press("F2", "F2")  # begin, finish and call the next
    assert desk.page.state.current.id == third.id
    assert hub.asked == [first.id, second.id, first.id, third.id]


def test_a_scanned_ticket_that_another_window_calls_is_said(desk, small_hall, hub):
    visit = small_hall.ticket("504").visit
    hub.taken.add(visit.id)
    desk.settle()
    desk.scan(f"counter:visit:{visit.id}")
    assert "另一个窗口正在呼叫此号票" in desk.page.notice.text()
    desk.press("F11", "Enter")
    assert hub.asked == [visit.id, visit.id]
    assert state_of(small_hall, visit) is VisitState.WAITING
    hub.taken.clear()
    desk.press("F11", "Enter")
    assert state_of(small_hall, visit) is VisitState.CALLED


def test_the_queue_asks_too(desk, small_hall, hub):
    visit = small_hall.ticket("504").visit
    hub.taken.add(visit.id)
    desk.frame.navigate("queue")
    desk.settle()
    desk.press("F2")
    assert "另一个窗口正在呼叫此号票" in desk.page.notice.text()
    assert hub.asked == [visit.id]
