"""Rounds of a day counted in many halls at once: the same as each hall counts by itself."""

import pytest

from counter_app.hall.round_counts import RoundCounts, rounds_by_hall
from counter_app.hall.rounds import rounds_of_day, start_extra_round, start_round
from counter_app.journal.entry import new_id
from tests.hall.round_hall import RoundHall


@pytest.fixture
def rounds(small_hall):
    return RoundHall(small_hall)


def counted(rounds):
    now = rounds.clock.now()
    with rounds.journal.read() as connection:
        found = rounds_by_hall(connection, [rounds.hall], rounds.today, now)[rounds.hall]
        day = rounds_of_day(connection, rounds.hall, rounds.today, now)
    assert found.done == len(day.done)
    assert found.missed == len(day.missed)
    assert found.to_do == len(day.planned) + len(day.under_way)
    assert found.total == found.done + found.missed + found.to_do
    return found


def test_a_day_is_counted_as_the_hall_counts_it(rounds):
    assert counted(rounds) == RoundCounts(to_do=3)
    rounds.at(13, 10)
    one = start_round(rounds.leader, rounds.slot()).round.id
    assert counted(rounds) == RoundCounts(to_do=3)
    rounds.walk(one)
    assert counted(rounds) == RoundCounts(done=1, to_do=2)
    rounds.at(17, 1)
    assert counted(rounds) == RoundCounts(done=1, missed=1, to_do=1), "noted by nobody yet"
    rounds.note_missed()
    start_extra_round(rounds.leader)
    assert counted(rounds) == RoundCounts(done=1, missed=1, to_do=2)


def test_a_hall_without_plans_has_none(rounds):
    other = new_id()
    with rounds.journal.read() as connection:
        found = rounds_by_hall(connection, [other, rounds.hall], rounds.today, rounds.clock.now())
    assert found == {other: RoundCounts(), rounds.hall: RoundCounts(to_do=3)}
