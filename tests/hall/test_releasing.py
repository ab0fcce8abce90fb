"""A case ends by a release whose author knew everything; else raising wins, whatever the order."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.hall.cases import CaseState, Ordered
from counter_app.hall.isolation import clear_case, open_case, open_cases, raise_case, read_case
from counter_app.hall.rules import HallRules, set_rules
from counter_app.hall.temperature import State, read_check
from counter_app.hall.timeline import visit_story
from counter_app.hall.visits import VisitState
from counter_app.journal.clock import MINUTE
from counter_app.journal.entry import EntryName
from counter_app.journal.redaction import redaction_of
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table
from counter_app.journal.writing_rows import entry_of, read_subject
from counter_app.people.roles import Role
from tests.small_hall import NOON, SmallHall

LADY = "110101194912310024"
HELD = [("isolation.cleared", "safety_held")]


def release(desk, case, why="another illness"):
    return clear_case(desk, case, "Dr Wang, CDC", Ordered.BY_PHONE, why)


def a_case(hall):
    """Somebody with a ticket and a fever is kept apart."""
    lady = hall.person("刘秀兰", LADY)
    visit = hall.ticket(person=lady).visit
    return open_case(hall.door, check=hall.check("38.0", person=lady).id), visit.id


class Desks:
    """Leaders at some desks of one hall, who know a case."""

    def __init__(self, hall, count):
        self.hall = hall
        self.case = a_case(hall)[0].id
        journals = [hall.journal, *(hall.new_desk(lane) for lane in range(1, count))]
        for journal in journals[1:]:
            hall.copy(hall.journal, journal)
        # In the order in which entries of one tick are folded.
        self.journals = sorted(journals, key=lambda journal: journal.device)
        self.leaders = [hall.desk(Role.LEADER, journal) for journal in self.journals]

    def give(self, source, target):
        self.hall.copy(self.journals[source], self.journals[target])

    def all_meet(self):
        for source, target in itertools.permutations(range(len(self.journals)), 2):
            self.give(source, target)
        tables = [self.hall.tables(journal) for journal in self.journals]
        assert all(one == tables[0] for one in tables)
        refold(self.journals[0])
        assert self.hall.tables(self.journals[0]) == tables[0]

    def state(self):
        (state,) = {read_case(leader, self.case).state for leader in self.leaders}
        return state

    def to_check(self):
        return self.hall.to_check(self.journals[0])


def test_a_leader_releases_on_somebodys_order(small_hall):
    case, visit = a_case(small_hall)
    small_hall.clock.advance(7 * MINUTE)
    released = clear_case(
        small_hall.leader, case.id, " Dr  Wang, CDC ", Ordered.IN_WRITING, "tested negative"
    )
    assert released.state is CaseState.CLEARED
    assert released.clearing is not None
    assert released.clearing.at == NOON + 7 * MINUTE
    assert released.clearing.by == small_hall.leader.person.id
    assert released.clearing.why == "tested negative"
    assert released.clearing.ordered_by == "Dr Wang, CDC"
    assert released.clearing.ordered is Ordered.IN_WRITING
    assert open_cases(small_hall.leader) == []
    # Nothing of the day is undone: whoever wants to go on is measured again.
    story = visit_story(small_hall.leader, visit)
    assert story.visit.state is VisitState.SUSPENDED
    assert [moment.what.english() for moment in story.moments][-3:] == [
        "isolation case 2020-001 opened",
        "suspended by isolation case 2020-001",
        "isolation case 2020-001 released: tested negative",
    ]
    assert read_check(small_hall.door, case.check).state is State.SUSPECTED
    with pytest.raises(Conflict, match="is released now"):
        release(small_hall.leader, case.id)
    tables = small_hall.tables()
    refold(small_hall.journal)
    assert small_hall.tables() == tables
    assert small_hall.to_check() == []


def test_a_release_needs_an_order_a_reason_and_a_leader(small_hall):
    case = a_case(small_hall)[0].id
    before = small_hall.count()
    for ordered_by, why, field in (
        ("", "negative", "ordered_by"),
        ("Dr Wang", " ", "why"),
        ("x" * 201, "negative", "ordered_by"),
        ("Dr Wang", "x" * 201, "why"),
    ):
        with pytest.raises(InputError) as refused:
            clear_case(small_hall.leader, case, ordered_by, Ordered.BY_PHONE, why)
        assert refused.value.field == field
    for desk in (small_hall.door, small_hall.clerk, small_hall.administrator):
        with pytest.raises(NotAllowed):
            release(desk, case)
    with pytest.raises(Conflict, match="not here"):
        release(small_hall.leader, "nothing")
    with pytest.raises(InputError):
        raise_case(small_hall.leader, case, "  ")
    assert small_hall.count() == before


def test_what_more_speaks_for_it_is_told_with_the_case(small_hall):
    case = a_case(small_hall)[0]
    raised = raise_case(small_hall.clerk, case.id, " short of  breath ")
    assert raised.symptoms == "short of breath"
    assert (raised.place_due, raised.call_due) == (case.place_due, case.call_due)
    assert raise_case(small_hall.door, case.id, "coughs").symptoms == "short of breath · coughs"


def test_a_released_case_is_open_again_from_the_same_check(small_hall):
    set_rules(small_hall.administrator, HallRules(place_minutes=4, call_minutes=9))
    case = a_case(small_hall)[0]
    release(small_hall.leader, case.id)
    small_hall.clock.advance(60 * MINUTE)
    again = open_case(small_hall.door, check=case.check, symptoms="fever again")
    assert (again.id, again.state, again.clearing) == (case.id, CaseState.OPEN, None)
    assert again.symptoms == "fever again"
    now = NOON + 60 * MINUTE
    assert (again.place_due, again.call_due) == (now + 4 * MINUTE, now + 9 * MINUTE)
    assert small_hall.to_check() == []
    assert release(small_hall.leader, case.id).state is CaseState.CLEARED


@pytest.mark.parametrize("releasing", [0, 1])
@pytest.mark.parametrize("first", ["release", "raise"])
@pytest.mark.parametrize("arrives", [0, 1])
def test_a_raise_beats_a_release_that_did_not_know_of_it(small_hall, releasing, first, arrives):
    desks = Desks(small_hall, 2)
    leaders = desks.leaders
    acts = [
        lambda: release(leaders[releasing], desks.case),
        lambda: raise_case(leaders[1 - releasing], desks.case, "coughs"),
    ]
    for act in acts if first == "release" else reversed(acts):
        act()
        # So that what is written later has the higher tick.
        small_hall.check(desk=leaders[0])
        small_hall.check(desk=leaders[1])
    desks.give(arrives, 1 - arrives)
    desks.all_meet()
    assert desks.state() is CaseState.OPEN
    assert desks.to_check() == HELD
    assert read_case(leaders[0], desks.case).symptoms == "coughs"
    # Now everybody knows: the next release holds, and the old one still waits to be looked at.
    release(leaders[1 - releasing], desks.case)
    desks.all_meet()
    assert desks.state() is CaseState.CLEARED
    assert desks.to_check() == HELD


def test_two_releases_of_one_case_are_one(small_hall):
    desks = Desks(small_hall, 2)
    for leader in desks.leaders:
        release(leader, desks.case)
    desks.all_meet()
    assert desks.state() is CaseState.CLEARED
    assert desks.to_check() == [("isolation.cleared", "overtaken")]


def test_what_knew_both_of_two_raises_releases_them(small_hall):
    desks = Desks(small_hall, 3)
    raise_case(desks.leaders[0], desks.case, "coughs")
    raise_case(desks.leaders[1], desks.case, "tired")
    desks.all_meet()
    assert desks.to_check() == []
    release(desks.leaders[2], desks.case)
    desks.all_meet()
    assert desks.state() is CaseState.CLEARED
    assert desks.to_check() == []


def test_a_redacted_release_leaves_the_case_open(small_hall):
    case = a_case(small_hall)[0].id
    release(small_hall.leader, case)
    with small_hall.journal.read() as connection:
        newest = read_subject(connection, small_hall.hall, case)[-1]
    with small_hall.journal.act("system") as act:
        act.record(*redaction_of(newest, "retention"))
    assert read_case(small_hall.leader, case).state is CaseState.OPEN


STEP = st.tuples(st.integers(0, 2), st.sampled_from(["release", "raise", "meet", "check"]))


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(STEP, max_size=12), data=st.data())
def test_a_case_is_released_exactly_by_who_knew_everything(tmp_path_factory, steps, data):
    hall = SmallHall(tmp_path_factory.mktemp("hall"))
    desks = Desks(hall, 3)
    raises: dict[EntryName, set[EntryName]] = {}
    releases: dict[EntryName, set[EntryName]] = {}
    for number, (at, what) in enumerate(steps):
        leader = desks.leaders[at]
        known = acts_on(desks, at)
        if what == "meet":
            desks.give(data.draw(st.integers(0, 2)), at)
        elif what == "check":
            hall.check(desk=leader)
        elif what == "raise":
            raise_case(leader, desks.case, f"sign {number}")
        elif read_case(leader, desks.case).state is CaseState.OPEN:
            release(leader, desks.case)
        for new in acts_on(desks, at) - known if what in ("raise", "release") else ():
            (raises if what == "raise" else releases)[new] = known
    desks.all_meet()
    knew_all = [name for name, known in releases.items() if raises.keys() <= known]
    assert desks.state() is (CaseState.CLEARED if knew_all else CaseState.OPEN)
    for engine in hall.engines:
        engine.dispose()


def acts_on(desks, at):
    with desks.journals[at].read() as connection:
        rows = connection.execute(
            entry_table.select().where(
                entry_table.c.subject == desks.case,
                entry_table.c.kind.in_(["isolation.raised", "isolation.cleared"]),
            )
        )
        return {entry_of(row).name for row in rows}
