"""A case over several desks: raised at the door, worked through, a step from a desk offline."""

import pytest

from counter_app.errors import Conflict
from counter_app.hall.case_steps import CaseDisinfected
from counter_app.hall.case_work import observe
from counter_app.hall.cases import CaseState
from counter_app.hall.isolation import open_cases, raise_case, read_case
from counter_app.hall.queue import call_next, finish, start
from counter_app.hall.temperature import Method
from counter_app.hall.unclean import unclean_windows
from counter_app.hall.visits import Outcome
from counter_app.journal.clock import MINUTE
from counter_app.people.roles import Role
from tests.ui.small_desk import SmallDesk
from ui.page_list import PAGES

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


def both_ways(hall, one, other):
    hall.copy(one, other)
    hall.copy(other, one)


def test_door_raises_the_leader_works_and_a_desk_offline_adds_a_step(open_desk, small_hall):
    hall = small_hall
    far = hall.new_desk(1)
    both_ways(hall, hall.journal, far)
    clerk_far = hall.desk(Role.CLERK, far)

    # She is served at window 1 and leaves it; at the door, on her way out, she has a fever.
    lady = hall.person("刘秀兰", LADY)
    visit = hall.ticket(person=lady).visit
    call_next(hall.clerk, hall.first)
    start(hall.clerk, visit.id)
    finish(hall.clerk, visit.id, {one.code: Outcome.DONE for one in visit.matters})
    door = open_desk(hall.door, "door", "isolation")
    check = hall.check("38.2", person=lady)
    door.press("Ctrl+5", "F9")
    door.scan(f"counter:visit:{visit.id}")
    door.press("F9")
    door.settle()
    (case,) = open_cases(hall.leader)
    assert check.person.name == "刘秀兰"
    # Two scanners of one application would hear each other's keys.
    door.scanner.stop()
    both_ways(hall, hall.journal, far)
    with pytest.raises(Conflict, match=case.number):
        call_next(clerk_far, hall.first)

    # The far desk loses its line; somebody there measures her, and she coughs.
    hall.clock.advance(2 * MINUTE)
    observe(clerk_far, case.id, "38.4", Method.EAR, "T-02")
    raise_case(clerk_far, case.id, "咳嗽加重")

    # Meanwhile the leader works through the case by keys.
    leader = open_desk(hall.leader, "isolation")
    leader.press("F2", "Enter")
    leader.press("F2")
    leader.type("0512-120")
    leader.press("Enter")
    leader.press("Alt+7")
    for text in ("孙医生", "急救中心", "急A 120", "市一院"):
        leader.type(text)
        leader.press("Tab")
    leader.press("Left", "Enter")
    leader.press("F2")
    leader.type("陈姨")
    leader.press("Enter")
    leader.press("F2", "Enter")
    assert leader.page.cards == [], "closed, as far as the leader knows"
    assert read_case(hall.leader, case.id).state is CaseState.CLOSED

    # Both come together: nothing is lost, and closing waits for a look.
    both_ways(hall, hall.journal, far)
    leader.settle()
    leader.settle()
    assert hall.tables() == hall.tables(far)
    for desk in (hall.leader, hall.desk(Role.LEADER, far)):
        found = read_case(desk, case.id)
        assert found.state is CaseState.HANDED_OVER
        assert found.observations[0].fever
        assert found.symptoms.endswith("咳嗽加重")
        assert found.handover is not None
        assert len(found.facts(CaseDisinfected)) == 1
        assert unclean_windows(desk) == ()
    assert hall.to_check() == [("isolation.closed", "safety_held")]
    (card,) = leader.page.cards
    assert "38.4" in card.told("observed")
    told = [step.what for step in leader.page.story.timeline.steps()]
    assert any("38.4" in what for what in told)
    assert any(step.mark for step in leader.page.story.timeline.steps())

    # Who knows it all closes it, and every desk has it so.
    leader.press("F2", "Enter")
    assert leader.page.cards == []
    both_ways(hall, hall.journal, far)
    assert hall.tables() == hall.tables(far)
    assert read_case(hall.desk(Role.LEADER, far), case.id).state is CaseState.CLOSED
    assert call_next(clerk_far, hall.first) is None
