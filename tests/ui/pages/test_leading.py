"""The leader's home page by keyboard: calm, or needs that one key opens where the work is done."""

import pytest

from counter_app.documents.preview import page_text
from counter_app.errors import DiskFull
from counter_app.hall import leading
from counter_app.hall.emergency_plans import CROWDING, OTHER
from counter_app.hall.incident_steps import settle_step
from counter_app.hall.incidents import close_incident, open_incident, read_incident
from counter_app.hall.rules import HallRules, set_rules
from counter_app.hall.shift_handover import handovers
from counter_app.journal.clock import MINUTE
from counter_app.language import Phrase
from counter_app.people.roles import Right
from ui.page_list import PAGES, PageEntry
from ui.style import Tone
from ui.widgets.label import Label

INCIDENTS = PageEntry(
    "incidents", "siren", Phrase("Password"), Right.WORK_INCIDENT, "tests.ui.conftest:NotePage"
)
"""A page that keeps with what it was opened."""

PAGES_HERE = (*(entry for entry in PAGES if entry.name == "leading"), INCIDENTS)


ONLY = tuple(
    one for one in leading.QUESTIONS if one.about.english() in ("incidents", "people inside")
)
"""What these tests need: nobody plans a roster here."""


@pytest.fixture
def ask(monkeypatch):
    """Lets the page ask these questions."""

    def only(*questions):
        monkeypatch.setattr(
            "ui.pages.leading.read_leaders_day",
            lambda desk: leading.read_leaders_day(desk, questions),
        )

    return only


@pytest.fixture
def open_desk(desk_of, small_hall, ask):
    ask(*ONLY)

    def build(**rest):
        return desk_of(small_hall.leader, PAGES_HERE, **rest)

    return build


@pytest.fixture
def crowd(small_hall):
    """Opens incidents, each a minute after the other."""

    def open_some(count):
        found = []
        for number in range(count):
            found.append(open_incident(small_hall.leader, CROWDING, what=f"第 {number} 处").id)
            small_hall.clock.advance(MINUTE)
        return found

    return open_some


def end(desk, incident):
    for step in read_incident(desk, incident).open_steps:
        settle_step(desk, incident, step.code)
    close_incident(desk, incident, "over")


def test_nothing_to_do_is_said_calmly_with_the_figures_of_the_day(open_desk, small_hall):
    small_hall.ticket()
    desk = open_desk()
    assert desk.page.calm.isVisible()
    assert desk.page.calm.hasFocus()
    assert desk.page.tiles["visits"].value() == "1"
    assert desk.page.tiles["rounds"].value() == "0"
    assert not desk.page.unread.isVisible()


def test_digits_and_enter_open_where_the_work_is_done(open_desk, crowd):
    incidents = crowd(3)
    desk = open_desk()
    assert desk.page.needs.cards[0].hasFocus()
    for keys, at in ((["2"], 1), (["Down", "Down", "Down", "Enter"], 2), (["Up", "Enter"], 1)):
        desk.press(*keys)
        assert desk.frame.page.argument == incidents[at]
        desk.press("Ctrl+6")
        assert desk.page.needs.focused().subject == incidents[at]
    desk.press("9")
    assert desk.page.needs.cards


def test_times_turn_and_what_is_late_becomes_so_by_time_alone(open_desk, small_hall, crowd):
    crowd(1)
    desk = open_desk()
    assert "04:00" in texts(desk.page.needs.cards[0])
    small_hall.clock.advance(5 * MINUTE)
    for _ in range(20):
        desk.ticking.timeout.emit()
    desk.settle()
    assert "+01:00" in texts(desk.page.needs.cards[0])
    assert any("1 个已超时" in text for text in texts(desk.page.needs.cards[0]))


def test_what_changes_elsewhere_is_shown_and_the_focus_stays_with_its_need(
    open_desk, small_hall, crowd
):
    incidents = crowd(2)
    desk = open_desk()
    desk.press("Down")
    assert desk.page.needs.focused().subject == incidents[1]
    end(small_hall.leader, incidents[0])
    desk.settle()
    desk.settle()
    assert desk.page.needs.focused().subject == incidents[1]
    end(small_hall.leader, incidents[1])
    desk.settle()
    desk.settle()
    assert desk.page.calm.isVisible()
    assert desk.page.calm.hasFocus()
    open_incident(small_hall.leader, OTHER)
    desk.settle()
    desk.settle()
    assert desk.page.needs.cards[0].hasFocus()


def test_a_workflow_that_cannot_be_read_is_named_beside_the_others(open_desk, crowd, ask, caplog):
    crowd(1)

    def fail(_desk):
        raise DiskFull("full")

    desk = open_desk()
    ask(leading.Question(ONLY[-1].about, fail), ONLY[0])
    desk.page.refresh()
    desk.settle()
    assert "在场人数" in desk.page.unread.text()
    assert len(desk.page.needs.cards) == 1


def test_a_page_that_cannot_be_read_says_so_and_keeps_what_it_shows(open_desk, crowd, monkeypatch):
    crowd(1)
    desk = open_desk()

    def fail(_desk):
        raise DiskFull("full")

    monkeypatch.setattr("ui.pages.leading.read_leaders_day", fail)
    desk.page.refresh()
    desk.settle()
    assert desk.page.out_of_date
    assert len(desk.page.needs.cards) == 1


def test_a_filling_hall_is_amber(open_desk, small_hall):
    set_rules(small_hall.administrator, HallRules(inside_limit=1))
    small_hall.ticket()
    desk = open_desk()
    assert desk.page.needs.cards
    assert desk.page.tiles["inside"]._value.property("tone") == Tone.ATTENTION.value


def texts(card):
    return [label.text() for label in card.findChildren(Label)]


def test_a_shift_is_handed_over_by_keyboard_and_its_sheet_shown_again(
    qtbot, open_desk, small_hall, crowd
):
    crowd(1)
    desk = open_desk()
    desk.press("F7")
    assert "还没有交班记录" in desk.page.notice.text()
    desk.press("F8", "Ctrl+Enter")
    assert desk.page.sheet.fields["to"].problem()
    desk.type("王芳")
    desk.press("Tab")
    desk.type("1 号钥匙在抽屉")
    desk.press("Ctrl+Enter")
    (facts,) = handovers(small_hall.leader)
    assert (facts.handed_to, facts.remarks) == ("王芳", "1 号钥匙在抽屉")
    qtbot.waitUntil(lambda: desk.page.paper.pdf() != b"")
    pdf = desk.page.paper.pdf()
    assert "1 号钥匙在抽屉" in page_text(pdf, 0)
    assert not desk.page.buttons.isVisible()
    desk.press("Esc")
    assert desk.page.needs.cards[0].hasFocus()
    desk.press("F7")
    qtbot.waitUntil(lambda: desk.page.paper.pdf() == pdf)
    desk.press("Esc", "F8", "Esc")
    assert desk.page.needs.cards[0].hasFocus()
