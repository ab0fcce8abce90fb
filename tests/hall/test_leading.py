"""The leader's day asks every workflow; what fails or is not allowed hides nothing else."""

from datetime import date

import pytest

from counter_app.errors import NotAllowed, StoreBusy
from counter_app.hall import leading
from counter_app.hall.duties import Place
from counter_app.hall.emergency_plans import CROWDING
from counter_app.hall.incidents import open_incident
from counter_app.hall.leading import QUESTIONS, Question, occupancy_needs, read_leaders_day
from counter_app.hall.needs import Need, Urgency
from counter_app.hall.roster import set_duty
from counter_app.hall.rules import HallRules, set_rules
from counter_app.language import CHINESE, Phrase, load_translations
from counter_app.people.roles import Right, Role, rights_of
from tests.small_hall import NOON


def a_need(urgency, subject="x"):
    return Need(urgency=urgency, page="rounds", subject=subject, title=Phrase("duty roster"))


def test_needs_of_all_workflows_come_in_order_of_urgency(small_hall):
    questions = [
        Question(Phrase("a"), lambda _desk: [a_need(Urgency.LOW_SUPPLY)]),
        Question(
            Phrase("b"),
            lambda _desk: [a_need(Urgency.OPEN_FINDING), a_need(Urgency.RUNNING_CASE)],
        ),
    ]
    day = read_leaders_day(small_hall.leader, questions)
    assert [need.urgency for need in day.needs] == [
        Urgency.RUNNING_CASE,
        Urgency.OPEN_FINDING,
        Urgency.LOW_SUPPLY,
    ]
    assert (day.read_at, day.unread) == (NOON, ())


def test_a_running_incident_is_among_them_and_the_day_at_a_glance(small_hall):
    small_hall.ticket(companions=1)
    incident = open_incident(small_hall.leader, CROWDING)
    day = read_leaders_day(small_hall.leader)
    assert incident.id in [need.subject for need in day.needs]
    assert day.glance is not None
    assert (day.glance.visits, day.glance.inside, day.glance.suspected) == (1, 2, 0)
    assert (day.glance.rounds_done, day.glance.rounds_missed) == (0, 0)


def test_who_is_on_duty_stands_there(small_hall):
    assert read_leaders_day(small_hall.leader).on_duty == ()
    set_duty(small_hall.leader, Place(date(2020, 2, 10)), "张伟")
    (one,) = read_leaders_day(small_hall.leader).on_duty
    assert one.duty.leader.name == "张伟"


def test_the_hall_is_told_of_before_it_is_full(small_hall):
    set_rules(small_hall.administrator, HallRules(inside_limit=10))
    small_hall.ticket(companions=7)
    assert occupancy_needs(small_hall.leader) == []
    small_hall.ticket()
    (need,) = occupancy_needs(small_hall.leader)
    assert (need.urgency, need.page, need.overdue) == (Urgency.HALL_FILLING_UP, "queue", False)
    assert need.title.english() == "The hall fills up: 9 of 10"
    small_hall.ticket()
    (need,) = occupancy_needs(small_hall.leader)
    assert need.overdue
    assert need.title.english() == "The hall is full: 10 of 10"


@pytest.mark.parametrize("fault", [StoreBusy("busy"), ZeroDivisionError()])
def test_a_question_that_fails_hides_no_other_and_is_named(small_hall, fault, caplog):
    def fail(_desk):
        raise fault

    def forbid(_desk):
        raise NotAllowed("no")

    questions = [
        Question(Phrase("duty roster"), fail),
        Question(Phrase("incidents"), forbid),
        Question(Phrase("staff checks"), lambda _desk: [a_need(Urgency.MISSED_ROUND)]),
    ]
    day = read_leaders_day(small_hall.leader, questions)
    assert [need.urgency for need in day.needs] == [Urgency.MISSED_ROUND]
    assert day.unread == (Phrase("duty roster"),)
    assert day.glance is not None


def test_figures_that_fail_are_named_and_no_zero(small_hall, monkeypatch, caplog):
    def fail(_desk, _day):
        raise StoreBusy("busy")

    monkeypatch.setattr(leading, "day_figures", fail)
    day = read_leaders_day(small_hall.leader)
    assert day.glance is None
    assert day.unread == (Phrase("figures of the day"),)


@pytest.mark.parametrize("role", Role)
def test_only_a_leader_reads_it_and_no_question_breaks_by_a_role(small_hall, role):
    desk = small_hall.desk(role)
    if Right.LEAD_DAY in rights_of({role}):
        assert read_leaders_day(desk).unread == ()
    else:
        with pytest.raises(NotAllowed):
            read_leaders_day(desk)


def test_what_could_not_be_read_is_said_in_chinese():
    words = load_translations(CHINESE)
    for question in QUESTIONS:
        assert words.say(question.about) != question.about.english()
