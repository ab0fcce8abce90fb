"""The training record of the staff (N6.3)."""

from datetime import date

import msgspec
import pytest
from sqlalchemy import select

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.hall.answers import Answer
from counter_app.hall.catalogue import Words
from counter_app.hall.training import (
    Participant,
    TrainingFacts,
    correct_training,
    list_trainings,
    own_trainings,
    parse_training_day,
    record_training,
    take_out_trainings,
    who_lacks_training,
    withdraw_training,
)
from counter_app.hall.training_topics import Topic, list_topics, set_topic, starting_topics
from counter_app.journal.clock import day_of
from counter_app.journal.entry import new_id
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import ROLE_RIGHTS, Right, Role
from counter_app.people.users import UserAdded
from counter_app.sync.joining import move_to_hall
from tests.small_hall import NOON, SmallHall

TODAY = day_of(NOON)


@pytest.fixture
def hall(tmp_path):
    small = SmallHall(tmp_path)
    yield small
    for engine in small.engines:
        engine.dispose()


def employed(hall, role, name):
    id = new_id()
    with hall.journal.act("f" * 32) as act:
        act.record(id, UserAdded(login=f"u{id[-8:]}", name=name, roles=(role.value,), password="-"))
    return Desk(hall.journal, Person(id, "u", name, frozenset({role})))


def facts(*people, **other):
    taking = tuple(one if isinstance(one, Participant) else Participant(user=one) for one in people)
    usual = TrainingFacts(
        topic="hands", day=TODAY, minutes=30, taught_by="市疾控中心 王医生", participants=taking
    )
    return msgspec.structs.replace(usual, **other)


def test_a_training_is_on_record_for_everybody_who_took_part(hall):
    leader = employed(hall, Role.LEADER, "王主任")
    clerk, other = employed(hall, Role.CLERK, "赵一"), employed(hall, Role.CLERK, "钱二")
    guard = Participant(name="买买提•吐尔逊", passed=Answer.YES)
    held = record_training(leader, facts(clerk.person.id, guard))
    assert [one.name for one in held.facts.participants] == ["", "买买提·吐尔逊"]
    assert list_trainings(leader) == [held]
    (own,) = own_trainings(clerk)
    assert [one.user for one in own.facts.participants] == [clerk.person.id]
    assert own_trainings(other) == []


def test_who_lacks_a_required_topic(hall):
    leader = employed(hall, Role.LEADER, "王主任")
    clerk = employed(hall, Role.CLERK, "赵一")
    required = [topic.code for topic in starting_topics() if topic.required]
    assert {one.name: len(one.topics) for one in who_lacks_training(leader)} == {
        "王主任": len(required),
        "赵一": len(required),
    }
    for code in required:
        record_training(leader, facts(leader.person.id, clerk.person.id, topic=code))
    assert who_lacks_training(leader) == []
    own = Topic(code="lift", name=Words("电梯按钮消毒", ""), required=True)
    set_topic(leader, own)
    failed = Participant(user=clerk.person.id, passed=Answer.NO)
    record_training(leader, facts(leader.person.id, failed, topic="lift"))
    (lacks,) = who_lacks_training(leader)
    assert (lacks.name, lacks.topics) == ("赵一", (own,))
    set_topic(leader, msgspec.structs.replace(own, in_use=False))
    assert who_lacks_training(leader) == []


def test_a_correction_states_it_anew_and_a_mistake_is_taken_back(hall):
    leader, clerk = employed(hall, Role.LEADER, "王主任"), employed(hall, Role.CLERK, "赵一")
    held = record_training(leader, facts(clerk.person.id))
    anew = correct_training(leader, held.id, facts(clerk.person.id, minutes=45), "少记了")
    assert (anew.id, anew.facts.minutes) == (held.id, 45)
    with pytest.raises(InputError):
        withdraw_training(leader, held.id, "")
    withdraw_training(leader, held.id, "重复登记")
    assert list_trainings(leader) == []
    with pytest.raises(Conflict):
        withdraw_training(leader, held.id, "再一次")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"topic": "none"}, "topic"),
        ({"day": date(2020, 2, 11)}, "day"),
        ({"day": date(2019, 11, 30)}, "day"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 601}, "minutes"),
        ({"taught_by": " "}, "taught_by"),
        ({"participants": ()}, "participants"),
        ({"participants": (Participant(),)}, "participants"),
        ({"participants": (Participant(user="0" * 32),)}, "participants"),
    ],
)
def test_what_can_not_be_is_refused_at_its_field(hall, changed, field):
    leader = employed(hall, Role.LEADER, "王主任")
    with pytest.raises(InputError) as refused:
        record_training(leader, facts(leader.person.id, **changed))
    assert refused.value.field == field
    assert list_trainings(leader) == []


@pytest.mark.parametrize(
    ("topic", "field"),
    [
        (Topic(code="Übung", name=Words("练习", "")), "code"),
        (Topic(code="x", name=Words("", " ")), "name"),
        (Topic(code="x", name=Words("长" * 61, "")), "name"),
    ],
)
def test_topics_that_can_not_be_are_refused(hall, topic, field):
    with pytest.raises(InputError) as refused:
        set_topic(hall.leader, topic)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", TODAY),
        ("2020-02-03", date(2020, 2, 3)),
        ("20200203", date(2020, 2, 3)),
        ("2/3", date(2020, 2, 3)),
        ("2020.2.3", date(2020, 2, 3)),
    ],
)
def test_days_are_typed_in_many_ways(typed, day):
    assert parse_training_day(typed, NOON) == day


@pytest.mark.parametrize("typed", ["gestern", "2020-02-30", "1-2-3-4", "13-1"])
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(InputError) as refused:
        parse_training_day(typed, NOON)
    assert refused.value.field == "day"


@pytest.mark.parametrize("role", Role)
def test_each_verb_asks_for_its_right(hall, role):
    desk, keeper = employed(hall, role, "孙三"), employed(hall, Role.LEADER, "王主任")
    held = record_training(keeper, facts(desk.person.id))
    assert own_trainings(desk) == [held]
    topic = starting_topics()[0]
    verbs = {
        Right.READ_STAFF: (
            lambda: list_trainings(desk),
            lambda: who_lacks_training(desk),
            lambda: take_out_trainings(desk),
        ),
        Right.KEEP_STAFF: (
            lambda: set_topic(desk, topic),
            lambda: record_training(desk, facts(desk.person.id)),
            lambda: correct_training(desk, held.id, held.facts, "更正"),
            lambda: withdraw_training(desk, held.id, "更正"),
        ),
    }
    for right, acts in verbs.items():
        for act in acts:
            if right in ROLE_RIGHTS[role]:
                act()
            else:
                with pytest.raises(NotAllowed):
                    act()


def test_a_list_taken_out_is_an_entry(hall):
    take_out_trainings(hall.leader)
    with hall.journal.read() as connection:
        kinds = connection.scalars(select(entry_table.c.kind).order_by(entry_table.c.seq)).all()
    assert kinds[-1] == "training.taken_out"


def test_two_desks_come_to_the_same_record_and_folding_anew_too(hall):
    other = hall.new_desk(1)
    leader, clerk = employed(hall, Role.LEADER, "王主任"), employed(hall, Role.CLERK, "赵一")
    held = record_training(leader, facts(clerk.person.id))
    hall.copy(hall.journal, other)
    there = Desk(other, leader.person)
    correct_training(there, held.id, facts(clerk.person.id, minutes=40), "时长有误")
    correct_training(leader, held.id, facts(clerk.person.id, minutes=50), "时长有误")
    set_topic(there, msgspec.structs.replace(starting_topics()[0], required=False))
    hall.copy(hall.journal, other)
    hall.copy(other, hall.journal)
    assert hall.tables() == hall.tables(other)
    assert ("training.corrected", "clash") in hall.to_check()
    before = hall.tables()
    refold(hall.journal)
    assert hall.tables() == before


def test_topics_come_along_when_the_hall_joins_another_one(hall):
    changed = msgspec.structs.replace(starting_topics()[0], required=False)
    set_topic(hall.leader, changed)
    move_to_hall(hall.journal, new_id())
    assert list_topics(hall.leader)[0] == changed
    set_topic(hall.leader, starting_topics()[0])
    assert list_topics(hall.leader) == list(starting_topics())
