"""The exchange page by keys alone, over what a client has written down."""

import pytest

from counter_app.language import Phrase
from counter_app.people.roles import Role
from counter_app.sync.peers import PeerKind
from counter_app.sync.store import JournalStore
from tests.known_peers import know_meeting, know_peer
from tests.ui.small_desk import SmallDesk
from ui.page_list import PAGES
from ui.pages.meetings_attention import read_attention
from ui.standing_words import DAY, MINUTE
from ui.style import Tone

MEETINGS = tuple(entry for entry in PAGES if entry.name == "meetings")
NOBODY = Phrase("Nobody answers. Everything stays here and is sent when the line is back.")


@pytest.fixture
def at_desk(qtbot, small_hall):
    desks = []

    def build(person, **rest):
        one = SmallDesk(qtbot, person, small_hall.clock, MEETINGS, **rest)
        desks.append(one)
        return one

    yield build
    for one in desks:
        one.stop()


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
