"""A shift is handed over with all that needs attention, kept as it was said."""

import pytest

from counter_app.errors import InputError, NotAllowed
from counter_app.hall.emergency_plans import CROWDING
from counter_app.hall.incident_facts import Way
from counter_app.hall.incident_report_facts import Addressee
from counter_app.hall.incident_reports import make_report, record_sending
from counter_app.hall.incident_steps import settle_step
from counter_app.hall.incidents import close_incident, open_incident, read_incident
from counter_app.hall.isolation import open_case
from counter_app.hall.needs import Urgency
from counter_app.hall.shift_handover import hand_over, handovers
from counter_app.journal.clock import MINUTE
from counter_app.journal.refold import refold
from counter_app.people.roles import Right, Role, rights_of
from tests.small_hall import NOON

LADY = "110101194912310024"


def test_what_needs_attention_is_kept_as_it_was_masked(small_hall):
    leader = small_hall.leader
    lady = small_hall.person("刘秀兰", LADY)
    open_case(small_hall.door, check=small_hall.check("38.0", person=lady).id)
    incident = open_incident(leader, CROWDING).id
    settle_step(leader, incident, "lead")
    report = make_report(leader, incident, Addressee.SUPERIOR, "x", body="市局").id
    record_sending(leader, incident, report, "市局值班室", Way.FAX, confirmed_by="周科长")
    small_hall.clock.advance(6 * MINUTE)
    facts = hand_over(leader, " 王  芳 ", "钥匙在\n抽屉")
    assert (facts.handed_by, facts.handed_to, facts.remarks) == ("李敏", "王 芳", "钥匙在\n抽屉")
    assert (facts.made_at, facts.suspected) == (NOON + 6 * MINUTE, 1)
    urgencies = [need.urgency for need in facts.needs]
    assert urgencies == sorted(urgencies)
    case = facts.needs[0]
    assert case.urgency in (Urgency.RUNNING_CASE, Urgency.OVERDUE_CALL)
    assert any("刘**" in line.chinese for line in case.lines)
    assert "秀兰" not in str(facts.needs)
    (kept,) = facts.incidents
    assert (kept.number, kept.settled, kept.steps) == ("2020-001", 1, 6)
    assert (kept.title.chinese, kept.title.english) == ("大厅人员聚集", "Crowding in the hall")
    assert (kept.sendings[0].body, kept.sendings[0].confirmed_by) == ("市局值班室", "周科长")
    for step in read_incident(leader, incident).open_steps:
        settle_step(leader, incident, step.code)
    close_incident(leader, incident, "over")
    assert handovers(leader) == [facts], "it stays as it was"
    tables = small_hall.tables()
    refold(small_hall.journal)
    assert small_hall.tables() == tables


def test_the_newest_comes_first_and_what_ended_lately_is_on_it(small_hall):
    leader = small_hall.leader
    incident = open_incident(leader, CROWDING).id
    for step in read_incident(leader, incident).open_steps:
        settle_step(leader, incident, step.code)
    close_incident(leader, incident, "over")
    small_hall.clock.advance(60 * MINUTE)
    first = hand_over(leader, "王芳")
    assert first.incidents[0].closed_at == NOON
    small_hall.clock.advance(24 * 60 * MINUTE)
    second = hand_over(leader, "赵刚")
    assert second.incidents == ()
    assert handovers(leader) == [second, first]


@pytest.mark.parametrize(
    ("to", "remarks", "field"),
    [(" ", "", "to"), ("x" * 201, "", "to"), ("x", "y" * 2001, "remarks")],
)
def test_what_cannot_be_is_refused_at_its_field(small_hall, to, remarks, field):
    before = small_hall.count()
    with pytest.raises(InputError) as refused:
        hand_over(small_hall.leader, to, remarks)
    assert refused.value.field == field
    assert small_hall.count() == before


@pytest.mark.parametrize("role", Role)
def test_only_a_leader_hands_a_shift_over(small_hall, role):
    desk = small_hall.desk(role)
    for verb in (lambda: hand_over(desk, "王芳"), lambda: handovers(desk)):
        if Right.LEAD_DAY in rights_of({role}):
            verb()
        else:
            with pytest.raises(NotAllowed):
                verb()
