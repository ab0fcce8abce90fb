"""What of a case stands when several desks worked on it apart, whatever arrived first."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from counter_app.errors import Conflict
from counter_app.hall.case_steps import Outcome
from counter_app.hall.case_work import (
    close_case,
    disinfect_after,
    extend_case,
    hand_over,
    move_to_place,
    observe,
    reopen_case,
)
from counter_app.hall.cases import CaseState, Ordered
from counter_app.hall.isolation import clear_case, open_case, raise_case, read_case
from counter_app.hall.temperature import Method
from counter_app.journal.clock import MINUTE
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table
from counter_app.journal.writing_rows import entry_of
from counter_app.people.roles import Role
from tests.giving import give, whole_acts
from tests.small_hall import SmallHall

CLOSED_HELD = ("isolation.closed", "safety_held")
CLEARED_HELD = ("isolation.cleared", "safety_held")


def release(desk, case):
    return clear_case(desk, case, "王医生", Ordered.BY_PHONE, "阴性")


def given_over(desk, case):
    return hand_over(
        desk,
        case,
        receiver="赵医生",
        receiver_body="急救中心",
        vehicle="苏A 120",
        destination="市一院",
        signed=True,
    )


def cleaned(desk, case):
    return disinfect_after(
        desk,
        case,
        done_by="陈姨",
        agent="含氯消毒剂",
        concentration="1000 mg/L",
        windows=read_case(desk, case).windows,
        place=True,
    )


def closed(desk, case):
    return close_case(desk, case, Outcome.UNKNOWN)


def fever(desk, case):
    return observe(desk, case, "38.2", Method.EAR)


def extended(desk, case):
    until = desk.journal.clock.now() + 60 * MINUTE
    return extend_case(desk, case, until, "王医生", Ordered.BY_PHONE)


ACTS = {
    "raise": lambda desk, case: raise_case(desk, case, "coughs"),
    "extend": extended,
    "fever": fever,
    "calm": lambda desk, case: observe(desk, case, "36.6", Method.EAR),
    "move": lambda desk, case: move_to_place(desk, case, "留观室"),
    "release": release,
    "hand over": given_over,
    "clean": cleaned,
    "close": closed,
    "reopen": lambda desk, case: reopen_case(desk, case, "more to note"),
}
SIGNS, ENDS = ("raise", "extend", "fever"), ("release", "hand over")


class Desks:
    """Leaders at some desks of one hall, who know a case."""

    def __init__(self, hall, count):
        self.hall = hall
        person = hall.person("刘秀兰")
        self.case = open_case(hall.door, check=hall.check("38.0", person=person).id).id
        self.journals = [hall.journal, *(hall.new_desk(lane) for lane in range(1, count))]
        for journal in self.journals[1:]:
            hall.copy(hall.journal, journal)
        self.leaders = [hall.desk(Role.LEADER, journal) for journal in self.journals]

    def do(self, at, what):
        return ACTS[what](self.leaders[at], self.case)

    def give(self, source, target):
        self.hall.copy(self.journals[source], self.journals[target])

    def all_meet(self):
        for source, target in itertools.permutations(range(len(self.journals)), 2):
            self.give(source, target)
        tables = [self.hall.tables(journal) for journal in self.journals]
        assert all(one == tables[0] for one in tables)
        refold(self.journals[0])
        assert self.hall.tables(self.journals[0]) == tables[0]
        return read_case(self.leaders[0], self.case)

    def marks(self, at):
        """The acts of the case that a desk knows."""
        with self.journals[at].read() as connection:
            rows = connection.execute(select(entry_table).where(entry_table.c.subject == self.case))
            return {entry_of(row).mark for row in rows}


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("first", ["sign", "end"])
def test_what_speaks_for_the_case_beats_a_release_that_did_not_know_of_it(small_hall, sign, first):
    desks = Desks(small_hall, 2)
    for what in (sign, "release") if first == "sign" else ("release", sign):
        desks.do(0 if what == "release" else 1, what)
        for leader in desks.leaders:
            small_hall.check(desk=leader)
    assert desks.all_meet().state is CaseState.OPEN
    assert small_hall.to_check() == [CLEARED_HELD]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_hand_over_has_happened_whatever_sign_nobody_knew_of(small_hall, sign):
    desks = Desks(small_hall, 2)
    desks.do(0, "hand over")
    desks.do(1, sign)
    case = desks.all_meet()
    assert case.state is CaseState.HANDED_OVER
    assert case.handover is not None
    assert small_hall.to_check() == []


def test_a_release_that_did_not_know_of_the_hand_over_does_not_hold(small_hall):
    desks = Desks(small_hall, 2)
    desks.do(0, "hand over")
    desks.do(1, "release")
    case = desks.all_meet()
    assert (case.state, case.clearing) == (CaseState.HANDED_OVER, None)
    assert small_hall.to_check() == [CLEARED_HELD]


@pytest.mark.parametrize("sign", SIGNS)
def test_closing_without_knowing_of_a_raise_leaves_the_file_open(small_hall, sign):
    desks = Desks(small_hall, 2)
    desks.do(1, sign)
    desks.do(0, "hand over")
    desks.do(0, "close")
    case = desks.all_meet()
    assert (case.state, case.closing) == (CaseState.HANDED_OVER, None)
    assert small_hall.to_check() == [CLOSED_HELD]
    # Whoever knows it all closes it; the other one still waits to be looked at.
    desks.do(1, "close")
    assert desks.all_meet().state is CaseState.CLOSED
    assert small_hall.to_check() == [CLOSED_HELD]


def test_releasing_and_closing_without_knowing_of_a_raise_both_wait(small_hall):
    desks = Desks(small_hall, 2)
    desks.do(1, "raise")
    desks.do(0, "release")
    desks.do(0, "close")
    assert desks.all_meet().state is CaseState.OPEN
    assert sorted(small_hall.to_check()) == [CLEARED_HELD, CLOSED_HELD]


def test_two_closings_of_which_one_was_reopened(small_hall):
    desks = Desks(small_hall, 3)
    desks.do(0, "release")
    desks.give(0, 1)
    desks.give(0, 2)
    desks.do(0, "close")
    desks.do(1, "close")
    desks.give(0, 2)
    desks.do(2, "reopen")
    case = desks.all_meet()
    assert case.state is CaseState.CLEARED, "open again, though another desk had closed it too"
    assert small_hall.to_check() == [CLOSED_HELD]


def test_other_steps_of_a_desk_that_did_not_know_it_was_closed_are_kept(small_hall):
    desks = Desks(small_hall, 2)
    desks.do(0, "release")
    desks.do(0, "close")
    desks.do(1, "move")
    desks.do(1, "calm")
    case = desks.all_meet()
    assert case.state is CaseState.CLOSED
    assert (len(case.moves), len(case.observations)) == (1, 1)
    assert small_hall.to_check() == []


def test_two_hand_overs_and_two_closings_are_one(small_hall):
    desks = Desks(small_hall, 2)
    for at in (0, 1):
        desks.do(at, "hand over")
        desks.do(at, "close")
    case = desks.all_meet()
    assert case.state is CaseState.CLOSED
    assert [one.stands for one in case.steps].count(True) == 2
    assert sorted(small_hall.to_check()) == [
        ("isolation.closed", "overtaken"),
        ("isolation.handed_over", "overtaken"),
    ]


def test_steps_that_arrive_before_the_opening_wait_for_it(small_hall):
    desks = Desks(small_hall, 2)
    desks.do(1, "move")
    desks.do(1, "fever")
    late = small_hall.new_desk(5)
    with desks.journals[1].read() as connection:
        rows = connection.execute(select(entry_table))
        entries = [entry_of(row) for row in rows]
    of_second = [one for one in entries if one.device == desks.journals[1].device]
    assert give(of_second, late) == {}
    assert ("isolation.moved", "no_beginning") in small_hall.to_check(late)
    with pytest.raises(Conflict, match="not here"):
        read_case(small_hall.desk(Role.LEADER, late), desks.case)
    assert give([one for one in entries if one not in of_second], late) == {}
    small_hall.copy(late, small_hall.journal)
    small_hall.copy(late, desks.journals[1])
    small_hall.copy(small_hall.journal, late)
    assert small_hall.tables(late) == small_hall.tables()
    assert small_hall.to_check(late) == []
    assert len(read_case(small_hall.desk(Role.LEADER, late), desks.case).steps) == 2


STEP = st.tuples(st.integers(0, 2), st.sampled_from([*ACTS, "meet", "tick", "later"]))


@settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(STEP, max_size=16), data=st.data())
def test_what_stands_is_what_knew_everything_against_it(tmp_path_factory, steps, data):
    hall = SmallHall(tmp_path_factory.mktemp("hall"))
    desks = Desks(hall, 3)
    done = {what: {} for what in ACTS}
    for at, what in steps:
        leader = desks.leaders[at]
        # Nobody does two things in the same millisecond.
        hall.clock.advance(1)
        if what == "meet":
            desks.give(data.draw(st.integers(0, 2)), at)
            continue
        if what == "tick":
            hall.check(desk=leader)
            continue
        if what == "later":
            hall.clock.advance(data.draw(st.integers(-30, 60)) * MINUTE)
            continue
        known = desks.marks(at)
        apart = read_case(leader, desks.case).state is CaseState.OPEN
        try:
            desks.do(at, what)
        except Conflict:
            continue
        (new,) = desks.marks(at) - known
        if what != "fever" or apart:
            done[what][new] = known
    case = desks.all_meet()
    signs = {**done["raise"], **done["extend"], **done["fever"]}
    given = [one for one in done["hand over"] if not any(one in knew for knew in signs.values())]
    against = signs.keys() | done["hand over"].keys()
    released = [one for one, knew in done["release"].items() if against <= knew]
    shut = [
        one
        for one, knew in done["close"].items()
        if signs.keys() | done["reopen"].keys() <= knew and (given or released)
    ]
    expected = CaseState.OPEN
    if released:
        expected = CaseState.CLEARED
    if given:
        expected = CaseState.HANDED_OVER
    if shut:
        expected = CaseState.CLOSED
    assert case.state is expected
    assert len(case.steps) == sum(
        len(acts) for what, acts in done.items() if what not in ("raise", "release", "fever")
    ) + sum(
        one.fact.kind == "isolation.observed" and one.fact.reading.tenths == 382
        for one in case.steps
    )
    for engine in hall.engines:
        engine.dispose()


@settings(
    deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(whats=st.lists(st.sampled_from([*ACTS]), min_size=2, max_size=8), data=st.data())
def test_the_rows_do_not_depend_on_the_order_of_arrival(tmp_path_factory, whats, data):
    hall = SmallHall(tmp_path_factory.mktemp("hall"))
    desks = Desks(hall, 3)
    for what in whats:
        at = data.draw(st.integers(0, 2))
        hall.clock.advance(data.draw(st.integers(-20, 20)) * MINUTE)
        try:
            desks.do(at, what)
        except Conflict:
            continue
    desks.all_meet()
    with hall.journal.read() as connection:
        entries = [entry_of(row) for row in connection.execute(select(entry_table))]
    late = hall.new_desk(7)
    by_device = {}
    for entry in sorted(entries, key=lambda one: one.name):
        by_device.setdefault(entry.device, []).append(entry)
    while by_device:
        device = data.draw(st.sampled_from(sorted(by_device)))
        some = whole_acts(by_device[device], data.draw(st.integers(1, len(by_device[device]))))
        assert give(some, late) == {}
        by_device[device] = by_device[device][len(some) :]
        if not by_device[device]:
            del by_device[device]
    hall.copy(late, hall.journal)
    assert hall.tables(late) == hall.tables()
    for engine in hall.engines:
        engine.dispose()
