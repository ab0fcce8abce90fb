"""Reports are kept as they were made, masked unless the body must know, each sending recorded."""

import pytest

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.hall.checking import to_check
from counter_app.hall.desks import hall_name
from counter_app.hall.emergency_plans import OTHER
from counter_app.hall.incident_facts import ReportIdentified, Way
from counter_app.hall.incident_report_facts import Addressee, ReportForm
from counter_app.hall.incident_reports import confirm_receipt, make_report, record_sending
from counter_app.hall.incident_steps import settle_step
from counter_app.hall.incidents import (
    close_incident,
    note_incident,
    open_for_staff,
    open_from_case,
    open_incident,
    read_incident,
)
from counter_app.hall.isolation import open_case
from counter_app.journal.clock import MINUTE
from counter_app.journal.entry import new_id
from counter_app.journal.redaction import redaction_of
from counter_app.journal.refold import refold
from counter_app.journal.writing_rows import read_subject
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Right, Role
from counter_app.people.users import add_user
from tests.hall.test_incidents import Desks, settle_all
from tests.small_hall import NOON

LADY = "110101194912310024"
GOVERNMENT, SUPERIOR = Addressee.GOVERNMENT, Addressee.SUPERIOR


@pytest.fixture
def of_case(small_hall):
    """An incident of a lady with a fever."""
    lady = small_hall.person("刘秀兰", LADY, "13812348000")
    case = open_case(small_hall.door, check=small_hall.check("38.1", person=lady).id)
    return open_from_case(small_hall.leader, case.id).id


def test_a_report_says_the_facts_masked_and_stays_as_it_was_made(small_hall, of_case):
    leader = small_hall.leader
    settle_step(leader, of_case, "isolate", who="孙丽")
    note_incident(leader, of_case, "家属已联系")
    small_hall.clock.advance(MINUTE)
    made = make_report(
        leader, of_case, GOVERNMENT, "一名群众\n发热", request="请派车", body="城东区政府办"
    )
    facts = made.named
    assert (made.form, made.serial, made.made_at) == (ReportForm.FIRST, 0, NOON + MINUTE)
    assert facts.hall == hall_name(leader.journal)
    assert (facts.situation, facts.request, facts.body) == (
        "一名群众\n发热",
        "请派车",
        "城东区政府办",
    )
    assert (facts.case_number, facts.readings, facts.made_by) == ("2020-001", (381,), "李敏")
    assert [person.name for person in facts.persons] == ["刘**"]
    assert LADY not in str(facts.persons[0].document)
    assert [note.text for note in facts.notes] == ["家属已联系"]
    first = facts.steps[0]
    assert (first.state, first.who, first.at) == ("done", "孙丽", NOON)
    settle_step(leader, of_case, "contacts")
    assert read_incident(leader, of_case).report(made.id).named == facts
    tables = small_hall.tables()
    refold(small_hall.journal)
    assert small_hall.tables() == tables


def test_follow_ups_are_numbered_for_each_body_and_the_final_one_comes_after_the_end(
    small_hall, of_case
):
    leader = small_hall.leader
    reports = [
        make_report(leader, of_case, body, f"情况 {at}")
        for at, body in enumerate((GOVERNMENT, SUPERIOR, GOVERNMENT, GOVERNMENT, SUPERIOR))
    ]
    assert [(one.form, one.serial) for one in reports] == [
        (ReportForm.FIRST, 0),
        (ReportForm.FIRST, 0),
        (ReportForm.FOLLOW_UP, 1),
        (ReportForm.FOLLOW_UP, 2),
        (ReportForm.FOLLOW_UP, 1),
    ]
    assert len(reports[-1].facts.earlier) == 4
    with pytest.raises(Conflict, match="Close the incident"):
        make_report(leader, of_case, SUPERIOR, "完", final=True)
    settle_all(leader, of_case)
    close_incident(leader, of_case, "已恢复")
    final = make_report(leader, of_case, SUPERIOR, "完", final=True)
    assert (final.form, final.facts.summary) == (ReportForm.FINAL, "已恢复")
    assert read_incident(leader, of_case).closed_at is not None, "a final report opens nothing"
    with pytest.raises(Conflict, match="already"):
        make_report(leader, of_case, SUPERIOR, "完", final=True)
    assert small_hall.to_check() == []


def test_persons_in_full_are_a_choice_with_a_reason_an_entry_and_can_be_redacted(
    small_hall, of_case
):
    leader = small_hall.leader
    with pytest.raises(InputError) as refused:
        make_report(leader, of_case, GOVERNMENT, "x", whole=True)
    assert refused.value.field == "why"
    made = make_report(leader, of_case, GOVERNMENT, "x", whole=True, why="疾控要求身份信息")
    assert (made.whole, made.why) == (True, "疾控要求身份信息")
    assert [person.document for person in made.named.persons] == [LADY]
    assert made.facts.persons[0].name == "刘**"
    with small_hall.journal.read() as connection:
        entries = read_subject(connection, small_hall.hall, of_case)
    (named,) = [entry for entry in entries if entry.kind == ReportIdentified.kind]
    others = b"".join(entry.body or b"" for entry in entries if entry is not named)
    assert LADY.encode() not in others
    with small_hall.journal.act("system") as act:
        act.record(*redaction_of(named, "retention"))
    kept = read_incident(leader, of_case).report(made.id)
    assert kept.named.persons[0].name == "刘**"


def test_a_report_of_the_staff_names_the_colleague_masked(small_hall):
    colleague = add_user(small_hall.administrator, "sunli", "孙丽", [Role.CLERK], "hall-east-2020")
    with small_hall.clerk.act(Right.REPORT_HEALTH) as act:
        incident = open_for_staff(act, colleague.id, new_id())
    made = make_report(small_hall.leader, incident, SUPERIOR, "x")
    assert made.facts.of_staff
    assert [person.name for person in made.facts.persons] == ["孙*"]
    whole = make_report(small_hall.leader, incident, SUPERIOR, "x", whole=True, why="要求")
    assert [person.name for person in whole.named.persons] == ["孙丽"]


def test_each_sending_says_to_whom_how_when_and_who_confirmed_it(small_hall, of_case):
    leader = small_hall.leader
    report = make_report(leader, of_case, GOVERNMENT, "x").id
    small_hall.clock.advance(5 * MINUTE)
    record_sending(
        leader, of_case, report, "区政府办", Way.PHONE, happened_at=NOON + 2 * MINUTE, note="口头"
    )
    found = record_sending(
        leader, of_case, report, "区政府办", Way.FAX, confirmed_by="周科长", receipt="F-17"
    )
    phone, fax = found.reports[0].sendings
    assert (phone.how, phone.sent_at, phone.who, phone.note, phone.confirmed_at) == (
        Way.PHONE,
        NOON + 2 * MINUTE,
        "李敏",
        "口头",
        None,
    )
    assert (fax.confirmed_by, fax.receipt, fax.confirmed_at) == (
        "周科长",
        "F-17",
        NOON + 5 * MINUTE,
    )
    small_hall.clock.advance(MINUTE)
    phone = confirm_receipt(leader, of_case, phone.id, "周科长").reports[0].sendings[0]
    assert (phone.confirmed_by, phone.confirmed_at) == ("周科长", NOON + 6 * MINUTE)
    with pytest.raises(Conflict, match="already"):
        confirm_receipt(leader, of_case, phone.id, "周科长")
    with pytest.raises(Conflict, match="not here"):
        confirm_receipt(leader, of_case, "nothing", "周科长")
    with pytest.raises(Conflict, match="not here"):
        record_sending(leader, of_case, "nothing", "区政府办", Way.FAX)
    follow = make_report(leader, of_case, GOVERNMENT, "y").facts
    assert (follow.earlier[0].sent_at, follow.earlier[0].body) == (NOON + 2 * MINUTE, "区政府办")
    for body, at, receipt, field in (
        (" ", None, "", "body"),
        ("x", NOON - MINUTE, "", "happened_at"),
        ("x", NOON + 60 * MINUTE, "", "happened_at"),
        ("x", None, "9" * 201, "receipt"),
    ):
        with pytest.raises(InputError) as refused:
            record_sending(leader, of_case, report, body, Way.FAX, happened_at=at, receipt=receipt)
        assert refused.value.field == field
    with pytest.raises(InputError) as refused:
        make_report(leader, of_case, GOVERNMENT, " ")
    assert refused.value.field == "situation"


def test_two_reports_of_one_number_are_both_kept_and_pointed_out(small_hall):
    desks = Desks(small_hall, 2, open_incident(small_hall.leader, OTHER).id)
    for leader in desks.leaders:
        made = make_report(leader, desks.incident, GOVERNMENT, "x")
        record_sending(leader, desks.incident, made.id, "区政府办", Way.FAX)
    found = desks.all_meet()
    assert [len(report.sendings) for report in found.reports] == [1, 1]
    assert desks.to_check() == [("incident.report_made", "clash")]
    (item,) = to_check(desks.leaders[0])
    assert "this number" in item.why.english()
    assert make_report(desks.leaders[0], desks.incident, GOVERNMENT, "y").serial == 1


@pytest.mark.parametrize("role", Role)
def test_only_who_may_sends_reports(small_hall, of_case, role):
    leader = small_hall.leader
    report = make_report(leader, of_case, GOVERNMENT, "x").id
    sent = record_sending(leader, of_case, report, "区政府办", Way.FAX).reports[0].sendings[0].id
    desk = Desk(small_hall.journal, Person(new_id(), "x", "某", frozenset({role})))
    verbs = (
        lambda: make_report(desk, of_case, SUPERIOR, "x", whole=True, why="要求"),
        lambda: record_sending(desk, of_case, report, "区政府办", Way.FAX),
        lambda: confirm_receipt(desk, of_case, sent, "周科长"),
    )
    for verb in verbs:
        if desk.may(Right.WORK_INCIDENT):
            verb()
        else:
            with pytest.raises(NotAllowed):
                verb()
