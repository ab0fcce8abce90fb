"""A morning of the staff at two desks: a check at each, one suspicion, the leader's word (N2.3)."""

import pytest

from counter_app.hall.incidents import running_incidents
from counter_app.hall.staff_checks import Fitness
from counter_app.hall.staff_health import own_check
from counter_app.hall.staff_today import staff_today
from counter_app.journal.entry import new_id
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.people.signing_in import SignedIn
from counter_app.people.users import UserAdded
from tests.ui.small_desk import SmallDesk
from ui.page_list import PAGES

STAFF = tuple(entry for entry in PAGES if entry.name == "staff")


@pytest.fixture
def at_desk(qtbot, small_hall):
    """Somebody at a desk, who goes when the block ends."""

    def sit_down(person, do):
        desk = SmallDesk(qtbot, person, small_hall.clock, STAFF)
        try:
            desk.settle()
            do(desk)
        finally:
            desk.stop()

    return sit_down


def test_two_desks_come_to_one_suspicion_and_the_leader_ends_it(small_hall, at_desk):
    here, there = small_hall.journal, small_hall.new_desk(1)
    people = {}
    for name, role in (("王建国", Role.LEADER), ("赵一鸣", Role.CLERK)):
        id = new_id()
        with here.act(id) as act:
            act.record(id, UserAdded(login=f"u{id[-8:]}", name=name, roles=(role,), password="-"))
            act.record(new_id(), SignedIn(user=id))
        people[role] = Person(id, "u", name, frozenset({role}))
    small_hall.copy(here, there)
    clerk, clerk_there = (Desk(one, people[Role.CLERK]) for one in (here, there))
    leader = Desk(here, people[Role.LEADER])

    def tell(typed):
        def do(desk):
            desk.type(typed)
            desk.press("Enter")

        return do

    # The line is cut: a fever at one desk, and again at the other, which does not know of it.
    at_desk(clerk, tell("376"))
    at_desk(clerk_there, tell("378"))
    for desk in (clerk, clerk_there):
        check = own_check(desk)
        assert check is not None
        assert check.state is Fitness.TO_REPEAT
    small_hall.copy(there, here)
    small_hall.copy(here, there)

    def lead(desk):
        desk.press("Ctrl+Tab")
        part = desk.page.section
        first = part.table.selected()
        assert first is not None
        assert (first.name, first.state) == ("赵一鸣", Fitness.SUSPECTED)
        assert [one.user for one in running_incidents(leader)] == [first.user]
        desk.press("F8")
        desk.type("医院排除")
        desk.press("Enter")

    at_desk(leader, lead)
    small_hall.copy(here, there)
    small_hall.copy(there, here)
    states = [
        {one.name: one.state for one in staff_today(Desk(j, leader.person))} for j in (here, there)
    ]
    assert states[0] == states[1] == {"王建国": None, "赵一鸣": Fitness.FIT}
    assert small_hall.tables(here) == small_hall.tables(there)
