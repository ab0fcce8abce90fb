"""A visitor whom two windows called while apart, as both windows and the queue show it."""

import pytest

from counter_app.hall.queue import call, start
from counter_app.hall.timeline import visit_story
from counter_app.hall.visits import VisitState
from counter_app.hall.windows import open_window
from counter_app.people.roles import Role
from tests.ui.small_desk import SmallDesk
from ui.page_list import PAGES
from ui.pages.window_buttons import Stage

SHOWN = tuple(entry for entry in PAGES if entry.name in ("window", "queue"))


class Apart:
    """This desk at window 1 on the screen, and another at window 2 that is out of sight."""

    def __init__(self, qtbot, hall):
        self.hall, self.other = hall, hall.new_desk(1)
        self.clerk = hall.desk(Role.CLERK, self.other)
        self.visit = hall.ticket().visit
        open_window(hall.clerk, hall.first)
        self.meet()
        open_window(self.clerk, hall.second)
        self.desk = SmallDesk(qtbot, hall.clerk, hall.clock, SHOWN, language="en")

    def meet(self):
        self.hall.copy(self.other, self.hall.journal)
        self.hall.copy(self.hall.journal, self.other)

    def titles(self):
        say = self.desk.frame.context.words.say
        return [say(item.title) for item in self.desk.frame.attention.items()]


@pytest.fixture
def apart(qtbot, small_hall):
    one = Apart(qtbot, small_hall)
    yield one
    one.desk.stop()


def call_first_elsewhere(apart):
    """The other desk's call comes first in the order of folding."""
    call(apart.clerk, apart.hall.second, apart.visit.id)
    for _ in range(3):
        apart.hall.ticket()
    apart.desk.settle()


def test_the_window_that_keeps_the_visitor_is_told(apart):
    desk, ticket = apart.desk, apart.visit.ticket
    for _ in range(3):
        apart.hall.ticket(desk=apart.hall.desk(Role.SCREENER, apart.other))
    desk.settle()
    desk.press("F2")
    call(apart.clerk, apart.hall.second, apart.visit.id)
    assert not desk.page.view.band.isVisible()
    apart.meet()
    desk.settle()
    band = desk.page.view.band
    assert band.isVisible()
    assert band.headline() == "Also called at window 2"
    assert band.detail() == "The visitor is yours. Window 2 is told to call the next one."
    assert apart.titles() == [f"{ticket} was also called at window 2"]
    assert desk.page.view.stage is Stage.CALLED
    desk.press("F2")
    assert desk.page.view.stage is Stage.SERVING
    assert not band.isVisible()
    assert apart.titles() == []


def test_the_window_that_lost_the_visitor_is_told_and_calls_the_next(apart):
    desk, ticket = apart.desk, apart.visit.ticket
    call_first_elsewhere(apart)
    desk.press("F2")
    assert desk.page.state.current.id == apart.visit.id
    apart.meet()
    desk.settle()
    band = desk.page.view.band
    assert band.isVisible()
    assert band.headline() == f"{ticket} was also called at window 2"
    assert band.detail().startswith("Window 2 keeps the visitor")
    assert desk.page.notice.text() == ""
    assert apart.titles() == [f"{ticket} was also called at window 2"]
    assert desk.page.view.stage is Stage.NOBODY
    assert desk.page.view.buttons.next.hasFocus()
    desk.press("F2")
    assert desk.page.state.current.ticket != ticket
    assert not band.isVisible()
    assert apart.titles() == []


def test_who_serves_already_keeps_the_visitor_and_the_first_caller_is_told(apart):
    desk = apart.desk
    desk.press("F2")
    call(apart.clerk, apart.hall.second, apart.visit.id)
    start(apart.clerk, apart.visit.id)
    apart.meet()
    desk.settle()
    assert visit_story(apart.hall.clerk, apart.visit.id).visit.state is VisitState.SERVING
    assert desk.page.view.band.headline().endswith("was also called at window 2")


def test_the_queue_and_its_board_name_both_windows(apart):
    desk = apart.desk
    call_first_elsewhere(apart)
    desk.press("F2")
    apart.meet()
    desk.frame.navigate("queue")
    desk.settle()
    page = desk.page
    assert (apart.visit.ticket, "→ window 2, not 1") in page.board.texts()
    table = page.list.table
    at = next(at for at, one in enumerate(table.rows()) if one.id == apart.visit.id)
    assert [table.text_at(at, column) for column in (5, 6)] == ["called twice", "2/1"]
