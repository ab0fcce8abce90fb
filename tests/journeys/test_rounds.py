"""A leader walks a round with a laptop without a line; the hall notes it missed, then hears."""

import pytest

from counter_app.hall.checking import to_check
from counter_app.hall.finding_facts import FindingState
from counter_app.hall.findings import open_findings, read_finding
from counter_app.hall.round_facts import RoundState
from counter_app.hall.round_report import read_report
from counter_app.hall.rounds import read_round, rounds_now
from counter_app.hall.rounds_needs import rounds_needs
from counter_app.people.roles import Role
from counter_app.people.users import add_user
from tests.hall.round_hall import RoundHall
from tests.ui.small_desk import SmallDesk
from ui.page_list import PAGES

ROUNDS = tuple(entry for entry in PAGES if entry.name == "rounds")


@pytest.fixture
def rounds(small_hall):
    return RoundHall(small_hall)


def test_a_round_done_without_a_line_and_what_became_of_its_finding(qtbot, rounds):
    small = rounds.small
    clerk = add_user(small.administrator, "wang", "王芳", {Role.CLERK}, "hall-east-2020")
    laptop = small.new_desk(1)
    small.copy(rounds.journal, laptop)
    leader = small.desk_at(laptop, Role.LEADER)
    rounds.at(13, 20)
    # On the laptop: two labels are scanned; one thing is wrong and given to a clerk.
    desk = SmallDesk(qtbot, leader, small.clock, ROUNDS)
    try:
        desk.settle()
        desk.press("F2")
        desk.scan(rounds.toilets.code)
        desk.press("1", "2")
        desk.type("洗手液用完")
        form = desk.page.section_named("today").walk.form
        form.parts[1].finding.who.edit.setFocus()
        desk.type("王芳")
        form.parts[1].finding.until.edit.setFocus()
        form.parts[1].finding.until.edit.selectAll()
        desk.type("15:00")
        form.parts[2].take_keyboard()
        desk.press("1", "Enter")
        desk.scan(rounds.entrance.code)
        desk.press("F3", "Enter", "F8", "Enter")
        (done,) = rounds_now(leader).done
    finally:
        desk.stop()
    assert done.state is RoundState.DONE
    # In the hall nobody knows, and the window passes.
    rounds.at(14, 5)
    assert rounds.note_missed() == 1
    assert [str(need.title) for need in rounds_needs(rounds.leader)] == ["Round missed"]
    # The laptop comes back: done in time and noted as missed, both are seen.
    small.copy(laptop, rounds.journal)
    small.copy(rounds.journal, laptop)
    heard = read_round(rounds.leader, done.id).round
    assert (heard.state, heard.noted_missed, heard.was_late) == (RoundState.DONE, True, False)
    assert to_check(rounds.leader) == []
    # The clerk finds what was given to her and puts it right, at any desk.
    person = type(small.clerk.person)(clerk.id, "wang", "王芳", frozenset({Role.CLERK}))
    hers = type(small.clerk)(rounds.journal, person)
    (finding,) = open_findings(hers)
    assert (finding.who, finding.place) == (clerk.id, "二楼卫生间")
    desk = SmallDesk(qtbot, hers, small.clock, ROUNDS)
    try:
        desk.settle()
        desk.press("F6")
        desk.type("已补充")
        desk.press("Enter")
    finally:
        desk.stop()
    assert read_finding(hers, finding.id).state is FindingState.RECTIFIED
    # The leader, on the laptop again, has seen it.
    small.copy(rounds.journal, laptop)
    desk = SmallDesk(qtbot, leader, small.clock, ROUNDS)
    try:
        desk.settle()
        desk.press("Ctrl+Tab", "F7")
    finally:
        desk.stop()
    small.copy(laptop, rounds.journal)
    assert read_finding(rounds.leader, finding.id).state is FindingState.VERIFIED
    (told,) = read_report(rounds.leader, done.id).findings
    assert told.rectified_note == "已补充"
    assert small.tables() == small.tables(laptop)
