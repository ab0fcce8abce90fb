"""Finding people again, and a fever that reaches the leader, by keyboard and scanner alone."""

import pytest

from counter_app.documents.hall_values import slip_of
from counter_app.documents.preview import page_text
from counter_app.hall.desks import hall_name
from counter_app.hall.isolation import open_cases
from counter_app.hall.queue import call_next, finish, hold, no_show, resume, start
from counter_app.hall.registering import read_ticket
from counter_app.hall.timeline import visit_story
from counter_app.hall.visits import Outcome, VisitState
from counter_app.journal.clock import MINUTE
from counter_app.journal.writing_rows import read_subject
from tests.ui.small_desk import SmallDesk
from ui.page_list import PAGES
from ui.style import Tone

LADY = "110101194912310024"


@pytest.fixture
def open_desk(qtbot, small_hall):
    desks = []

    def build(person, *names):
        pages = tuple(entry for entry in PAGES if entry.name in names)
        desk = SmallDesk(qtbot, person, small_hall.clock, pages)
        desks.append(desk)
        desk.settle()
        return desk

    yield build
    for desk in desks:
        desk.stop()


def test_somebody_is_found_again_in_every_way(open_desk, small_hall):
    hall = small_hall
    lady = hall.ticket(person=hall.person("单小玲", LADY, "13812348000")).visit
    for name in ("仇英", "曾国强", "解放军", "买买提·吐尔逊"):
        hall.clock.advance(MINUTE)
        hall.ticket(person=hall.person(name))
    desk = open_desk(hall.clerk, "visits")
    page = desk.page
    assert len(page.search.table.rows()) == 5

    def find(typed):
        desk.press("Esc")
        desk.type(typed)
        desk.settle()
        desk.settle()
        return page.detail.story.visit.ticket

    assert find("sxl") == lady.ticket
    assert find("shanxiao") == lady.ticket
    assert find("0024") == lady.ticket
    assert find("8000") == lady.ticket
    assert find("单小玲") == lady.ticket
    assert find(lady.ticket) == lady.ticket
    # The slip in her hand: what its code holds is what the scanner sends.
    slip = slip_of(
        read_ticket(hall.door, lady.id), hall_name(hall.journal), hall.catalogue(), hall.clock.now()
    )
    find("mmt")
    desk.scan(slip.reference)
    desk.settle()
    assert page.detail.story.visit.ticket == lady.ticket
    find("mmt")
    desk.scan(LADY)
    desk.settle()
    assert page.detail.story.visit.ticket == lady.ticket
    desk.press("F8")
    desk.settle()
    assert lady.ticket in page_text(desk.printing.papers[0], 0)


def test_the_whole_day_of_a_visit_is_told_and_reading_who_it_was_is_kept(open_desk, small_hall):
    hall = small_hall
    (code,) = hall.codes(1)
    visit = hall.ticket(code, person=hall.person("单小玲", LADY)).visit
    for act in (
        lambda: call_next(hall.clerk, hall.first),
        lambda: no_show(hall.clerk, visit.id),
    ):
        hall.clock.advance(MINUTE)
        act()
    desk = open_desk(hall.clerk, "visits")
    desk.type("sxl")
    desk.settle()
    desk.settle()
    desk.press("F5")
    for act in (
        lambda: call_next(hall.clerk, hall.first),
        lambda: start(hall.clerk, visit.id),
        lambda: hold(hall.clerk, visit.id, "取材料"),
        lambda: resume(hall.clerk, hall.first, visit.id),
        lambda: finish(hall.clerk, visit.id, {code: Outcome.DONE}),
    ):
        hall.clock.advance(MINUTE)
        act()
    before = hall.count()
    desk.press("F10")
    desk.settle()
    desk.settle()
    assert desk.page.detail.document.text() == LADY
    assert hall.count() == before + 1
    with hall.journal.read() as connection:
        newest = read_subject(connection, hall.hall, visit.id)[-1]
    assert (newest.kind, newest.actor) == ("visit.revealed", hall.clerk.person.id)
    told = [(step.time, step.what) for step in desk.page.detail.timeline.steps()]
    assert told == [
        ("12:00", "36.5 ℃，额温枪"),
        ("12:00", f"登记取号 {visit.ticket}"),
        ("12:01", "叫号到 1 号窗口"),
        ("12:02", "过号"),
        ("12:02", "过号返回，重新排队"),
        ("12:03", "叫号到 1 号窗口"),
        ("12:04", "开始办理"),
        ("12:05", "挂起：取材料"),
        ("12:06", "在 1 号窗口继续办理"),
        ("12:07", "本次来访办结"),
        ("12:07", "查看了个人信息"),
    ]
    assert "办理 02:00" in desk.page.detail.spans.text()


def test_a_fever_at_the_door_reaches_the_leader(qtbot, open_desk, small_hall):
    hall = small_hall
    leader = open_desk(hall.leader, "visits", "isolation")
    leader.scanner.stop()
    assert leader.frame.attention.items() == ()
    assert leader.page is leader.frame._pages["visits"]
    ticket = hall.ticket(person=hall.person("刘秀兰", LADY)).visit
    door = open_desk(hall.door, "door")
    door.scan(LADY)
    door.press("Enter", "Enter")
    door.type("378")
    door.press("Enter", "Enter")
    hall.clock.advance(6 * MINUTE)
    door.type("381")
    door.press("Enter", "F9")
    door.scanner.stop()
    (case,) = open_cases(hall.leader)
    # It comes by itself: the badge on the rail, the alarm with its time, the chime.
    qtbot.waitUntil(lambda: len(leader.frame.attention.items()) == 1)
    (item,) = leader.frame.attention.items()
    assert (item.tone, item.argument) == (Tone.ALARM, case.id)
    assert leader.frame.rail.item("isolation")._count == 1
    assert leader.speech.chimes == 1
    assert leader.speech.said == [], "the hall is not told"
    leader.frame.activateWindow()
    qtbot.waitUntil(leader.frame.isActiveWindow)
    leader.press("Ctrl+5")
    (card,) = leader.page.cards
    assert card.number.text() == f"留观个案 {case.number}"
    assert card.told("ticket") == ticket.ticket
    assert "37.8" in card.told("readings")
    assert "38.1" in card.told("readings")
    assert (card.place.time.text(), card.call.time.text()) == ("05:00", "10:00")
    assert visit_story(hall.leader, ticket.id).visit.state is VisitState.SUSPENDED
    for _ in range(200):
        hall.clock.advance(1_000)
        leader.ticking.timeout.emit()
    assert (card.place.time.text(), card.place.tone) == ("01:40", Tone.ATTENTION)
    assert (card.call.time.text(), card.call.tone) == ("06:40", Tone.INFO)
    for _ in range(110):
        hall.clock.advance(1_000)
        leader.ticking.timeout.emit()
    assert (card.place.time.text(), card.place.tone) == ("+00:10", Tone.ALARM)
    leader.settle()
    assert leader.speech.chimes == 2, "once when it came, once when it was overdue"
    assert leader.frame.attention.items()[0].moment == case.place_due, "until it is recorded"
