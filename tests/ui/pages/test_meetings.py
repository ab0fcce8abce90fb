"""The exchange page by keys alone, over what a client has written down."""

import pytest

from counter_app.hall import queue
from counter_app.hall.checking import settle, to_check
from counter_app.hall.desks import branched, introduce_branch
from counter_app.journal.entry import SYSTEM
from counter_app.language import Phrase
from counter_app.people.roles import Role
from counter_app.store.engine import writing
from counter_app.sync.peers import PeerKind
from counter_app.sync.store import JournalStore
from tests.known_peers import know_meeting, know_peer
from ui.page_list import PAGES
from ui.pages.meetings_attention import read_attention
from ui.standing_words import DAY, MINUTE
from ui.style import Tone

MEETINGS = tuple(entry for entry in PAGES if entry.name == "meetings")
NOBODY = Phrase("Nobody answers. Everything stays here and is sent when the line is back.")


@pytest.fixture
def at_desk(desk_of):
    def build(person, **rest):
        return desk_of(person, MEETINGS, **rest)

    return build


def test_everybody_may_see_it(at_desk, small_hall):
    for role in Role:
        assert at_desk(small_hall.desk(role)).page is not None


def test_a_computer_alone_says_so_and_offers_no_meeting(at_desk, small_hall):
    page = at_desk(small_hall.clerk).page
    assert not page.peers.alone.isHidden()
    assert page.peers.cards == []
    assert page.history.table.says_none()
    assert not page.meet.isEnabled()


def test_peers_are_shown_with_what_waits_for_each(at_desk, small_hall):
    journal = small_hall.journal
    know_peer(journal, PeerKind.HUB, name="大厅主机")
    know_peer(journal, PeerKind.CENTRE, name="市社保中心", behind=3, reached=False, trouble=NOBODY)
    page = at_desk(small_hall.clerk).page
    hub, centre = page.peers.cards
    assert page.peers.alone.isHidden()
    assert (hub.state.text(), centre.state.text()) == ("已连通", "连不上")
    assert hub.waiting.text() == "✓ 大厅已全部收到"
    assert centre.waiting.text() == "还有 3 条待送出"
    assert hub.trouble.isHidden()
    assert centre.trouble.text().startswith("对方没有应答")
    assert "centre.example" in centre.place.text()
    assert page._secondary.text() == "待上报中心 3 条"


def test_all_reported_is_said_only_when_the_centre_s_own_heads_say_so(at_desk, small_hall):
    journal = small_hall.journal
    know_peer(journal, PeerKind.HUB)
    know_peer(journal, PeerKind.CENTRE)
    desk = at_desk(small_hall.clerk)
    assert desk.page._secondary.text() == "全部已上报"
    small_hall.ticket()
    desk.qtbot.waitUntil(lambda: desk.page._secondary.text() != "全部已上报")


def test_history_is_a_table_and_its_troubles_are_said_in_full(at_desk, small_hall):
    journal = small_hall.journal
    centre = know_peer(journal, PeerKind.CENTRE, name="市社保中心")
    know_meeting(journal, centre, ago=2 * MINUTE, sent=1203, received=7, took=2_500)
    know_meeting(journal, centre, ago=MINUTE, trouble=NOBODY, took=0)
    desk = at_desk(small_hall.clerk)
    table = desk.page.history.table
    assert [table.text_at(0, at) for at in range(5)] == ["11:59", "市社保中心", "0", "0", "即时"]
    assert table.text_at(0, 5).startswith("⚠ 对方没有应答")
    assert [table.text_at(1, at) for at in (2, 3, 4)] == ["1,203", "7", "2.5 秒"]
    assert table.hasFocus()
    desk.press("Down")
    assert desk.page.history.outcome.text().startswith("对方没有应答")
    desk.press("Down")
    assert desk.page.history.outcome.isHidden()
    know_meeting(journal, centre)
    JournalStore(journal).told()
    desk.qtbot.waitUntil(lambda: len(table.rows()) == 3)
    assert table.selected().sent == 1203, "what is selected stays selected"


def test_attention_is_asked_only_for_what_somebody_should_mend(small_hall):
    journal, now = small_hall.journal, small_hall.clock.now()
    assert read_attention(small_hall.clerk) == []
    know_peer(journal, PeerKind.HUB, behind=2, reached=False, met_at=now - 14 * MINUTE)
    know_peer(journal, PeerKind.CENTRE, behind=2, reached=False, met_at=now - DAY + MINUTE)
    assert read_attention(small_hall.clerk) == []
    small_hall.clock.advance(MINUTE)
    hub, centre = read_attention(small_hall.clerk)
    assert hub.title.values["time"] == Phrase("{count} minutes", count=15)
    assert centre.title.values["time"] == Phrase("{count} hours", count=24)
    know_peer(journal, PeerKind.CENTRE, reached=False, met_at=now - 9 * DAY)
    assert len(read_attention(small_hall.clerk)) == 1, "the centre has everything"


def test_a_wrong_clock_and_a_withdrawn_access_are_said(at_desk, small_hall):
    journal = small_hall.journal
    know_peer(journal, PeerKind.CENTRE)
    journal.skew = 7 * MINUTE + 4_000
    desk = at_desk(small_hall.clerk)
    assert desk.page.trouble.text().startswith("⚠ 本机时钟快了 7 分钟")
    (item,) = read_attention(small_hall.clerk)
    assert item.tone is Tone.ATTENTION
    journal.skew = -119_000
    assert read_attention(small_hall.clerk) == []
    know_peer(journal, PeerKind.CENTRE, reached=False, turned_away="revoked")
    (item,) = read_attention(small_hall.clerk)
    assert item.tone is Tone.ALARM
    JournalStore(journal).told()
    desk.qtbot.waitUntil(lambda: desk.page.trouble.isHidden())
    assert not desk.page.meet.isEnabled()


def test_a_desk_that_was_a_copy_says_its_new_name_for_a_few_days(small_hall):
    journal = small_hall.journal
    assert branched(journal) is None
    old, new = journal.device, "f" * 32
    with writing(journal.engine) as connection:
        journal.become(connection, new)
        with journal.act_in(connection, SYSTEM) as act:
            introduce_branch(act, old)
    (item,) = read_attention(small_hall.clerk)
    assert item.title == Phrase("This computer is desk {name} from now on", name="D00-2")
    assert item.lines[0].values["before"] == "D00"
    small_hall.clock.advance(3 * DAY + 1)
    assert read_attention(small_hall.clerk) == []


@pytest.fixture
def clashing(small_hall):
    """Two desks release and go on with one visit, and hear of each other later."""
    other = small_hall.new_desk(1)
    small_hall.copy(small_hall.journal, other)
    ticket = small_hall.ticket(person=small_hall.person("张国强", "110101199003074514"))
    small_hall.copy(small_hall.journal, other)
    here, there = small_hall.clerk, small_hall.desk(Role.CLERK, other)
    queue.call(here, small_hall.first, ticket.visit.id)
    queue.call(there, small_hall.second, ticket.visit.id)
    small_hall.copy(other, small_hall.journal)
    return ticket.visit


def test_what_is_to_be_checked_is_shown_with_what_to_do_and_settled_by_keys(
    at_desk, small_hall, clashing
):
    (item,) = to_check(small_hall.leader)
    desk = at_desk(small_hall.leader)
    page = desk.page
    assert page.tabs.tabText(1) == "待核对（1）"
    desk.press("Ctrl+Tab")
    table = page.checking.table
    assert table.hasFocus()
    assert "张**" in table.text_at(0, 2)
    assert page.checking.why.text() == page.say(item.why)
    assert page.say(item.to_do) in page.checking.to_do.text()
    desk.press("F8")
    assert page.settling.note.edit.hasFocus()
    desk.type("找到了" * 100)
    desk.press("Enter")
    assert page.settling.note.problem()
    page.settling.note.set_text("已核对")
    desk.press("Enter")
    assert to_check(small_hall.leader) == []
    desk.qtbot.waitUntil(table.says_none)
    assert page.tabs.tabText(1) == "待核对"
    assert not page.settling.isVisible()


def test_settled_elsewhere_meanwhile_is_said(at_desk, small_hall, clashing):
    (item,) = to_check(small_hall.leader)
    desk = at_desk(small_hall.leader)
    desk.press("Ctrl+Tab", "F8")
    settle(small_hall.administrator, item)
    desk.press("Enter")
    desk.qtbot.waitUntil(lambda: bool(desk.page.notice.text()))
    assert desk.page.checking.table.says_none()


def test_who_may_not_settle_sees_what_to_do_all_the_same(at_desk, small_hall, clashing):
    desk = at_desk(small_hall.clerk)
    desk.press("Ctrl+Tab")
    page = desk.page
    assert page.checking.selected() is not None
    assert page.settle.isHidden()
    assert not page.open.isHidden()
    desk.press("F8")
    assert page.settling.isHidden()


def test_attention_leads_to_what_is_to_be_checked(at_desk, small_hall, clashing):
    desk = at_desk(small_hall.leader)
    (item,) = desk.frame.attention.items()
    assert str(item.title) == "1 records to check"
    desk.frame.navigate(item.page, item.argument)
    desk.settle()
    assert desk.page.checking.table.hasFocus()


def test_staff_care_sees_no_records_to_check(at_desk, small_hall, clashing):
    desk = at_desk(small_hall.desk(Role.CARE))
    assert desk.page.tabs.count() == 1
    assert read_attention(small_hall.desk(Role.CARE)) == []
