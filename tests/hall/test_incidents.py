"""An incident is opened once, worked through in any order, and closed by who knew everything."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.hall.checking import to_check
from counter_app.hall.emergency_plans import CROWDING, STAFF, VISITOR, starting_plans
from counter_app.hall.incident_facts import IncidentState, StepState
from counter_app.hall.incident_needs import incident_needs
from counter_app.hall.incident_report_facts import Addressee
from counter_app.hall.incident_reports import make_report
from counter_app.hall.incident_steps import add_step, assign_step, settle_step, take_step_back
from counter_app.hall.incidents import (
    close_incident,
    closed_incidents,
    note_incident,
    open_for_staff,
    open_from_case,
    open_incident,
    read_incident,
    reopen_incident,
    running_incidents,
)
from counter_app.hall.isolation import open_case
from counter_app.hall.needs import Urgency
from counter_app.journal.clock import MINUTE
from counter_app.journal.entry import new_id
from counter_app.journal.refold import refold
from counter_app.language import CHINESE, ENGLISH, load_translations
from counter_app.people.roles import Right, Role, rights_of
from tests.small_hall import NOON, SmallHall

DONE, NOT_NEEDED = StepState.DONE, StepState.NOT_APPLICABLE


def settle_all(desk, incident):
    for step in read_incident(desk, incident).open_steps:
        settle_step(desk, incident, step.code)


def for_staff(desk, check, user="u"):
    """What the check before the shift does when it finds somebody suspected."""
    with desk.act(Right.REPORT_HEALTH) as act:
        return open_for_staff(act, user, check)


class Desks:
    """Leaders at some desks of one hall, who know an incident."""

    def __init__(self, hall, count, incident=None):
        self.hall = hall
        self.incident = incident or open_incident(hall.leader, CROWDING, what="人多").id
        journals = [hall.journal, *(hall.new_desk(lane) for lane in range(1, count))]
        for journal in journals[1:]:
            hall.copy(hall.journal, journal)
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
        return read_incident(self.leaders[0], self.incident)

    def to_check(self):
        return self.hall.to_check(self.journals[0])


def test_an_incident_by_hand_follows_its_plan(small_hall):
    happened = NOON - 3 * MINUTE
    found = open_incident(
        small_hall.leader, CROWDING, what=" 大厅  人多 ", place="A 区", happened_at=happened
    )
    plan = starting_plans()[2]
    assert (found.number, found.what, found.place) == ("2020-001", "大厅 人多", "A 区")
    assert (found.happened_at, found.opened_at) == (happened, NOON)
    assert found.opened_by == small_hall.leader.person.id
    assert [step.what for step in found.steps] == [step.what for step in plan.steps]
    assert [step.due for step in found.steps] == [
        NOON + step.minutes * MINUTE if step.minutes else None for step in plan.steps
    ]
    assert found.open_steps[0].code == "stop-entry"
    assert running_incidents(small_hall.leader) == [found]
    assert open_incident(small_hall.leader, CROWDING).number == "2020-002"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"plan": "nothing"}, "plan"),
        ({"what": "x" * 201}, "what"),
        ({"place": "x" * 201}, "place"),
        ({"happened_at": NOON + 3 * MINUTE}, "happened_at"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(small_hall, change, field):
    before = small_hall.count()
    with pytest.raises(InputError) as refused:
        open_incident(small_hall.leader, **{"plan": CROWDING, **change})
    assert refused.value.field == field
    assert small_hall.count() == before


def test_from_a_case_there_is_one_incident(small_hall):
    case = open_case(small_hall.door, check=small_hall.check("38.0").id)
    small_hall.clock.advance(4 * MINUTE)
    found = open_from_case(small_hall.leader, case.id)
    assert (found.case, found.plan, found.happened_at) == (case.id, VISITOR, NOON)
    assert found.title("en") == "Suspected case among visitors"
    before = small_hall.count()
    assert open_from_case(small_hall.leader, case.id) == found
    assert small_hall.count() == before
    with pytest.raises(Conflict):
        open_from_case(small_hall.leader, new_id())


def test_suspicion_within_the_staff_opens_one_by_itself_at_every_desk_the_same(small_hall):
    other, check = small_hall.new_desk(1), new_id()
    clerk = small_hall.desk(Role.CLERK, other)
    small_hall.copy(small_hall.journal, other)
    first = for_staff(small_hall.clerk, check, small_hall.clerk.person.id)
    assert for_staff(small_hall.clerk, check) == first
    small_hall.clock.advance(-MINUTE)
    assert for_staff(clerk, check, small_hall.clerk.person.id) == first
    desks = Desks.__new__(Desks)
    desks.hall, desks.incident = small_hall, first
    desks.journals = [small_hall.journal, other]
    desks.leaders = [small_hall.desk(Role.LEADER, one) for one in desks.journals]
    found = desks.all_meet()
    assert (found.plan, found.check, found.user) == (STAFF, check, small_hall.clerk.person.id)
    assert {found.number, *found.also} == {"2020-001", "2020-1001"}
    assert found.opened_at == NOON - MINUTE, "the earlier opening counts for the deadlines"
    assert len(running_incidents(desks.leaders[1])) == 1
    assert desks.to_check() == []
    assert for_staff(small_hall.clerk, new_id()) != first


def test_steps_say_who_did_them_and_when_in_any_order(small_hall):
    leader = small_hall.leader
    incident = open_incident(leader, CROWDING).id
    small_hall.clock.advance(9 * MINUTE)
    found = settle_step(
        leader, incident, "lead", who="赵刚", note="分三区", happened_at=NOON + 2 * MINUTE
    )
    step = found.step("lead")
    assert (step.state, step.who, step.at, step.note) == (
        DONE,
        "赵刚",
        NOON + 2 * MINUTE,
        "分三区",
    )
    step = settle_step(leader, incident, "stop-entry").step("stop-entry")
    assert (step.who, step.at) == (leader.person.name, NOON + 9 * MINUTE)
    with pytest.raises(InputError) as refused:
        settle_step(leader, incident, "windows", NOT_NEEDED)
    assert refused.value.field == "note"
    settle_step(leader, incident, "windows", NOT_NEEDED, note="窗口已全开")
    assert settle_step(leader, incident, "windows").step("windows").state is DONE
    for again in (DONE, NOT_NEEDED):
        with pytest.raises(Conflict):
            settle_step(leader, incident, "windows", again, note="x")
    for moment in (NOON - MINUTE, NOON + 12 * MINUTE):
        with pytest.raises(InputError) as refused:
            settle_step(leader, incident, "announce", happened_at=moment)
        assert refused.value.field == "happened_at"
    with pytest.raises(Conflict):
        settle_step(leader, incident, "nothing")


def test_a_step_can_be_taken_back_added_and_assigned(small_hall):
    leader = small_hall.leader
    incident = open_incident(leader, CROWDING).id
    with pytest.raises(Conflict):
        take_step_back(leader, incident, "lead", "not yet")
    settle_step(leader, incident, "lead")
    assert take_step_back(leader, incident, "lead", "人又多了").step("lead").state is StepState.OPEN
    assert settle_step(leader, incident, "lead").step("lead").state is DONE
    small_hall.clock.advance(MINUTE)
    added = add_step(leader, incident, "通知物业", responsible="王强", minutes=20).steps[-1]
    assert (added.what.said("zh_CN"), added.due) == ("通知物业", NOON + 21 * MINUTE)
    assert added.responsible.said("zh_CN") == "王强"
    assert add_step(leader, incident, "拍照").steps[-1].due is None
    assert assign_step(leader, incident, added.code, "孙丽").step(added.code).assigned == "孙丽"
    assert assign_step(leader, incident, added.code, "").step(added.code).assigned == ""
    for bad, field in (({"what": " "}, "what"), ({"what": "x", "minutes": 99_999}, "minutes")):
        with pytest.raises(InputError) as refused:
            add_step(leader, incident, **bad)
        assert refused.value.field == field


def test_it_is_closed_with_a_summary_once_every_step_is_settled_and_reopened_with_why(small_hall):
    leader = small_hall.leader
    incident = open_incident(leader, CROWDING).id
    with pytest.raises(Conflict, match="6 steps"):
        close_incident(leader, incident, "over")
    settle_all(leader, incident)
    with pytest.raises(InputError) as refused:
        close_incident(leader, incident, " ")
    assert refused.value.field == "summary"
    with pytest.raises(Conflict):
        reopen_incident(leader, incident, "why")
    small_hall.clock.advance(MINUTE)
    closed = close_incident(leader, incident, "已恢复正常")
    assert (closed.state, closed.summary) == (IncidentState.CLOSED, "已恢复正常")
    assert (closed.closed_at, closed.closed_by) == (NOON + MINUTE, leader.person.id)
    assert running_incidents(leader) == []
    assert closed_incidents(leader) == [closed]
    for verb in (
        lambda: close_incident(leader, incident, "again"),
        lambda: note_incident(leader, incident, "more"),
        lambda: settle_step(leader, incident, "lead"),
        lambda: take_step_back(leader, incident, "lead", "x"),
        lambda: add_step(leader, incident, "x"),
        lambda: assign_step(leader, incident, "lead", "x"),
    ):
        with pytest.raises(Conflict):
            verb()
    with pytest.raises(InputError):
        reopen_incident(leader, incident, "")
    again = reopen_incident(leader, incident, "又聚集")
    assert (again.state, again.closed_at, again.summary) == (IncidentState.RUNNING, None, "")
    assert close_incident(leader, incident, "完").state is IncidentState.CLOSED
    assert small_hall.to_check() == []


def another_note(leader, incident):
    note_incident(leader, incident, "又有 20 人进来")


def another_step(leader, incident):
    add_step(leader, incident, "通知物业")


def a_step_back(leader, incident):
    take_step_back(leader, incident, "lead", "没有做完")


def another_report(leader, incident):
    make_report(leader, incident, Addressee.SUPERIOR, "人更多了")


@pytest.mark.parametrize("news", [another_note, another_step, a_step_back, another_report])
@pytest.mark.parametrize("closing", [0, 1])
@pytest.mark.parametrize("first", ["closing", "news"])
def test_a_closing_that_did_not_know_of_it_does_not_hold(small_hall, news, closing, first):
    settle_all(small_hall.leader, (desks := Desks(small_hall, 2)).incident)
    desks.all_meet()
    leaders, incident = desks.leaders, desks.incident
    acts = [
        lambda: close_incident(leaders[closing], incident, "over"),
        lambda: news(leaders[1 - closing], incident),
    ]
    for act in acts if first == "closing" else reversed(acts):
        act()
        for leader in leaders:  # what is written later has the higher tick
            small_hall.check(desk=leader)
    assert desks.all_meet().state is IncidentState.RUNNING
    assert desks.to_check() == [("incident.closed", "safety_held")]
    (item,) = to_check(leaders[0])
    assert "closed" in item.what.english()
    assert "stays under way" in item.why.english()
    settle_all(leaders[0], incident)
    close_incident(leaders[0], incident, "now")
    assert desks.all_meet().summary == "now"


def test_doing_more_of_the_plan_never_keeps_a_closing_from_holding(small_hall):
    desks = Desks(small_hall, 2)
    first, second = desks.leaders
    settle_all(first, desks.incident)
    settle_step(second, desks.incident, "lead", who="赵刚")
    assign_step(second, desks.incident, "windows", "王强")
    close_incident(first, desks.incident, "over")
    found = desks.all_meet()
    assert found.state is IncidentState.CLOSED
    assert desks.to_check() == []


def test_two_closings_are_one_and_a_reopening_beats_the_one_that_did_not_know_of_it(small_hall):
    desks = Desks(small_hall, 3)
    settle_all(desks.leaders[0], desks.incident)
    desks.all_meet()
    close_incident(desks.leaders[0], desks.incident, "one")
    close_incident(desks.leaders[1], desks.incident, "two")
    assert desks.all_meet().state is IncidentState.CLOSED
    assert desks.to_check() == [("incident.closed", "overtaken")]
    reopen_incident(desks.leaders[2], desks.incident, "noch einmal")
    assert desks.all_meet().state is IncidentState.RUNNING
    assert desks.to_check() == [], "who opened it again knew both closings"


def test_a_step_done_anywhere_is_done_unless_who_took_it_back_knew(small_hall):
    desks = Desks(small_hall, 2)
    first, second = desks.leaders
    settle_step(first, desks.incident, "lead", NOT_NEEDED, note="不需要")
    settle_step(second, desks.incident, "lead", who="赵刚")
    step = desks.all_meet().step("lead")
    assert (step.state, step.who) == (DONE, "赵刚")
    take_step_back(first, desks.incident, "lead", "没有完成")
    assert desks.all_meet().step("lead").state is StepState.OPEN
    settle_step(first, desks.incident, "lead", who="甲")
    desks.all_meet()
    take_step_back(first, desks.incident, "lead", "再来")
    with pytest.raises(Conflict):
        settle_step(second, desks.incident, "lead", who="乙")
    assert desks.all_meet().step("lead").state is StepState.OPEN


def test_a_need_says_its_plan_in_either_language(small_hall):
    open_incident(small_hall.leader, CROWDING)
    (need,) = incident_needs(small_hall.leader)
    said = {one: load_translations(one).say(need.title) for one in (CHINESE, ENGLISH)}
    assert said == {
        CHINESE: "突发事件 2020-001：大厅人员聚集",
        ENGLISH: "Incident 2020-001: Crowding in the hall",
    }
    assert need.title.english() == said[ENGLISH]


def test_what_is_due_next_is_needed_and_what_is_late_is_said(small_hall):
    leader = small_hall.leader
    assert incident_needs(leader) == []
    incident = open_incident(leader, CROWDING).id
    (need,) = incident_needs(leader)
    assert (need.urgency, need.page, need.subject) == (
        Urgency.RUNNING_INCIDENT,
        "incidents",
        incident,
    )
    assert (need.due, need.overdue) == (NOON + 5 * MINUTE, False)
    small_hall.clock.advance(5 * MINUTE)
    assert not incident_needs(leader)[0].overdue
    small_hall.clock.advance(1)
    late = incident_needs(leader)[0]
    assert late.overdue
    assert ", 1 late" in late.lines[-1].english()
    settle_all(leader, incident)
    (need,) = incident_needs(leader)
    assert (need.due, need.overdue) == (None, False)
    close_incident(leader, incident, "over")
    assert incident_needs(leader) == []


VERBS = {
    "open": lambda desk, _: open_incident(desk, CROWDING),
    "note": lambda desk, one: note_incident(desk, one, "x"),
    "settle": lambda desk, one: settle_step(desk, one, "windows"),
    "take back": lambda desk, one: take_step_back(desk, one, "lead", "x"),
    "add": lambda desk, one: add_step(desk, one, "x"),
    "assign": lambda desk, one: assign_step(desk, one, "lead", "x"),
    "report": lambda desk, one: make_report(desk, one, Addressee.GOVERNMENT, "x"),
    "running": lambda desk, _: running_incidents(desk),
    "closed": lambda desk, _: closed_incidents(desk),
    "read": read_incident,
    "needs": lambda desk, _: incident_needs(desk),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("role", Role)
def test_only_who_may_works_on_incidents(small_hall, role, verb):
    incident = open_incident(small_hall.leader, CROWDING).id
    settle_step(small_hall.leader, incident, "lead")
    desk, before = small_hall.desk(role), small_hall.count()
    if Right.WORK_INCIDENT in rights_of({role}):
        VERBS[verb](desk, incident)
    else:
        with pytest.raises(NotAllowed):
            VERBS[verb](desk, incident)
        assert small_hall.count() == before


MOMENT = st.sampled_from(
    [
        1_581_350_340_000,  # 2020-02-10 23:59
        1_582_991_999_000,  # 2020-02-29 23:59:59
        1_609_430_399_999,  # 2020-12-31 23:59:59.999
        NOON,
    ]
)


@settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(opened=MOMENT, steps=st.lists(st.integers(-90, 90), max_size=4))
def test_deadlines_count_from_the_opening_whatever_the_clock_does(tmp_path_factory, opened, steps):
    hall = SmallHall(tmp_path_factory.mktemp("hall"))
    hall.clock.moment = opened
    incident = open_incident(hall.leader, CROWDING)
    minutes = {step.code: step.minutes for step in starting_plans()[2].steps}
    for minute in steps:
        hall.clock.advance(minute * MINUTE)
        note_incident(hall.leader, incident.id, "x")
        found = read_incident(hall.leader, incident.id)
        for step in found.steps:
            expected = opened + minutes[step.code] * MINUTE if minutes[step.code] else None
            assert step.due == expected
        late = [one for one in found.steps if one.due is not None and one.due < hall.clock.now()]
        assert incident_needs(hall.leader)[0].overdue == bool(late)
    for engine in hall.engines:
        engine.dispose()


STEP = st.tuples(
    st.integers(0, 2), st.sampled_from(["close", "note", "reopen", "meet", "settle", "take back"])
)


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(STEP, max_size=12), data=st.data())
def test_desks_agree_whatever_they_do_and_in_which_order_they_meet(tmp_path_factory, steps, data):
    hall = SmallHall(tmp_path_factory.mktemp("hall"))
    desks = Desks(hall, 3)
    settle_all(desks.leaders[0], desks.incident)
    desks.all_meet()
    for at, what in steps:
        leader = desks.leaders[at]
        try:
            if what == "meet":
                desks.give(data.draw(st.integers(0, 2)), at)
            elif what == "close":
                close_incident(leader, desks.incident, f"by {at}")
            elif what == "note":
                note_incident(leader, desks.incident, f"by {at}")
            elif what == "reopen":
                reopen_incident(leader, desks.incident, f"by {at}")
            elif what == "settle":
                settle_step(leader, desks.incident, "lead")
            else:
                take_step_back(leader, desks.incident, "lead", f"by {at}")
        except Conflict:
            pass  # it was not the time for it
        hall.clock.advance(1000)
    found = desks.all_meet()
    if found.state is IncidentState.CLOSED:
        assert not found.open_steps, "nobody closes what somebody still works on"
    for engine in hall.engines:
        engine.dispose()
