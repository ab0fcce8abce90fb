"""A simulated day is plausible, repeats, and leaves a journal that is right."""

from collections import Counter
from datetime import date
from random import Random

import pytest
from sqlalchemy import func, select

from counter_app.errors import NotAllowed
from counter_app.hall.catalogue import read_catalogue
from counter_app.hall.isolation import closed_cases
from counter_app.hall.rules import read_rules
from counter_app.hall.temperature import check_table
from counter_app.hall.visits import UNDER_WAY, visit_matter_table, visit_table
from counter_app.journal.clock import SetClock
from counter_app.journal.tables import to_check_table
from counter_app.journal.verify import verify
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.simulation.cast import cast_of_one
from counter_app.simulation.day import RATES, Sure, moments_of_arrival, simulate_day
from counter_app.simulation.door import Health, some_health
from counter_app.simulation.people import people_lists
from counter_app.simulation.scene import MINUTE, Hours, Scene

MONDAY, TUESDAY = date(2020, 2, 10), date(2020, 2, 11)


def told(cast):
    """What happened, without ids."""
    columns = ("ticket", "name", "document", "state", "registered_at", "ended_at", "priority")
    with cast.journal.read() as connection:
        return connection.execute(
            select(*(visit_table.c[name] for name in columns)).order_by(visit_table.c.row)
        ).all()


def test_a_day_goes_through_everything_and_ends(new_cast):
    cast = new_cast()
    summary = simulate_day(cast, MONDAY, 60, 11)
    assert summary.arrived == 60
    assert sum(summary.checks.values()) + summary.gone_home >= 60
    assert sum(summary.visits.values()) >= 50
    assert not set(summary.visits) & {state.value for state in UNDER_WAY}
    assert summary.visits["done"] >= 35
    assert summary.acts > 250
    assert summary.entries >= summary.acts
    with cast.journal.read() as connection:
        assert list(verify(connection, cast.journal.hall)) == []
        assert connection.scalar(select(func.count()).select_from(to_check_table)) == 0
        waited = connection.scalars(select(visit_table.c.waiting)).all()
        served_at = connection.scalars(select(visit_matter_table.c.window)).all()
    assert min(waited) >= 0
    assert max(waited) < 5 * 60 * MINUTE
    assert len(set(served_at) - {""}) >= 4, "several windows serve"


def test_the_same_seed_and_number_and_date_give_the_same_day(new_cast):
    first, second, other = new_cast(), new_cast(), new_cast()
    one, two = simulate_day(first, MONDAY, 12, 7), simulate_day(second, MONDAY, 12, 7)
    assert one == two
    assert told(first) == told(second)
    simulate_day(other, MONDAY, 5, 8)
    assert told(other) != told(first)


def test_people_of_an_earlier_day_come_again(new_cast):
    cast = new_cast()
    simulate_day(cast, MONDAY, 20, 1)
    simulate_day(cast, TUESDAY, 25, 1)
    days = select(func.count(visit_table.c.day.distinct())).where(visit_table.c.document != "")
    with cast.journal.read() as connection:
        counts = connection.scalars(days.group_by(visit_table.c.document)).all()
    assert counts.count(2) >= 3


def test_a_day_can_stop_in_the_middle_and_go_on(new_cast):
    cast = new_cast()
    noon = Hours.of(MONDAY).opens + 150 * MINUTE
    summary = simulate_day(cast, MONDAY, 60, 3, until=noon)
    assert cast.clock.now() == noon
    assert set(summary.visits) & {state.value for state in UNDER_WAY}
    rest = simulate_day(cast, MONDAY, 60, 3, since=noon)
    assert summary.arrived + rest.arrived == 60
    assert not set(rest.visits) & {state.value for state in UNDER_WAY}


def test_fewer_come_at_lunch():
    hours = Hours.of(MONDAY)
    moments = moments_of_arrival(Random(1), 5000, hours)
    assert moments == sorted(moments)
    assert hours.opens <= moments[0]
    assert moments[-1] < hours.closes
    hour = [
        sum(0 <= at - hours.opens - start * 60 * MINUTE < 60 * MINUTE for at in moments)
        for start in range(8)
    ]
    assert max(hour[3:5]) < hour[1] / 2
    assert hour[6] > hour[4]
    assert len(RATES) * 30 * MINUTE == hours.closes - hours.opens


def test_fevers_are_rare_and_not_all_of_them_are_fevers(new_cast):
    cast = new_cast()
    catalogue, rules = read_catalogue(cast.door), read_rules(cast.journal)
    scene = Scene(cast, Hours.of(MONDAY), 1, catalogue, people_lists(), rules, Random(1))
    counts = Counter(some_health(scene) for _ in range(20_000))
    assert 0.003 < counts[Health.FEVER] / 20_000 < 0.007
    assert 0.002 < counts[Health.WARM_FIRST] / 20_000 < 0.006
    assert 0.01 < counts[Health.LOW_FIRST] / 20_000 < 0.03


def test_what_the_thermometer_says_becomes_of_each_visitor(new_cast):
    cast = new_cast()
    opens = Hours.of(MONDAY).opens
    coming = [Health.FEVER, Health.WARM_FIRST, Health.LOW_FIRST]
    sure = [Sure(opens + number * MINUTE, health) for number, health in enumerate(coming)]
    summary = simulate_day(cast, MONDAY, 0, 1, sure=sure)
    assert summary.checks == {"normal": 2, "suspected": 1}
    with cast.journal.read() as connection:
        checks = connection.execute(select(check_table).order_by(check_table.c.first_at)).all()
    assert [check.state for check in checks] == ["suspected", "normal", "normal"]
    assert [check.readings for check in checks] == [2, 2, 2]
    assert checks[1].at - checks[1].first_at >= 5 * MINUTE, "a rest comes before the second one"
    (case,) = closed_cases(cast.leader)
    assert case.check == checks[0].id
    assert [call.reached for call in case.calls] == [False, True]
    assert case.handover is not None, "the leader worked through it"
    assert summary.cases == 1
    assert sum(summary.visits.values()) == 2


def test_one_person_plays_a_whole_hall_only_when_the_roles_cover_it(new_cast):
    cast = new_cast()
    windows = len(read_catalogue(cast.leader).groups)
    assert windows
    leader = cast_of_one(cast.leader, cast.clock)
    assert {post.desk.person.id for post in leader.posts} == {cast.leader.person.id}
    assert [post.opens for post in leader.posts] == [True, False, False, False, False]
    summary = simulate_day(leader, MONDAY, 20, 2)
    assert summary.visits["done"] > 10
    administrator = Person("0" * 32, "x", "x", frozenset({Role.ADMINISTRATOR, Role.SCREENER}))
    with pytest.raises(NotAllowed):
        cast_of_one(Desk(cast.journal, administrator), SetClock(0))
