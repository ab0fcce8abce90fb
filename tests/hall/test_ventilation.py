import random
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.hall.dues import Standing
from counter_app.hall.ventilation import (
    AiringEnded,
    AiringStarted,
    VentilationFold,
    airings_between,
    end_airing,
    read_air,
    start_airing,
    withdraw_airing,
)
from counter_app.journal.clock import MINUTE, local_time, moment_of
from counter_app.journal.entry import Entry
from counter_app.people.roles import ROLE_RIGHTS, Right, Role

HOUR = 60 * MINUTE
WAITING = "WAITING"


def air(hall, area=WAITING, desk=None):
    return next(one for one in read_air(desk or hall.clerk) if one.area.code == area)


def airings(hall, journal=None):
    with (journal or hall.journal).read() as connection:
        found = airings_between(connection, hall.hall, "2000-01-01", "2999-01-01")
    return [
        tuple(at and f"{local_time(at):%H:%M}" for at in (one.started_at, one.ended_at))
        for one in found
    ]


def pass_time(hall, minutes):
    hall.clock.advance(minutes * MINUTE)


def test_an_airing_that_lasted_counts_and_the_next_is_due_in_the_next_part_of_the_day(small_hall):
    assert (air(small_hall).enough, air(small_hall).standing(small_hall.clock.now())) == (
        0,
        Standing.OVERDUE,
    )
    start_airing(small_hall.clerk, WAITING)
    pass_time(small_hall, 20)
    running = air(small_hall)
    assert running.standing(small_hall.clock.now()) is Standing.DONE
    assert running.running.lasted(small_hall.clock.now()) == 20 * MINUTE
    assert running.enough == 0
    pass_time(small_hall, 10)
    assert air(small_hall).enough == 1
    end_airing(small_hall.door, WAITING)
    done = air(small_hall)
    assert (done.running, done.enough) == (None, 1)
    assert f"{local_time(done.due):%H:%M}" == "17:00"
    assert airings(small_hall) == [("12:00", "12:30")]


def test_one_that_was_too_short_does_not_count(small_hall):
    start_airing(small_hall.clerk, WAITING)
    pass_time(small_hall, 29)
    end_airing(small_hall.clerk, WAITING)
    assert (air(small_hall).enough, len(air(small_hall).today)) == (0, 1)
    assert air(small_hall).standing(small_hall.clock.now()) is Standing.OVERDUE


def test_every_day_begins_anew_and_on_a_closed_day_nothing_is_due(small_hall):
    pass_time(small_hall, 21 * 60)
    assert f"{local_time(air(small_hall).due):%m-%d %H:%M}" == "02-11 11:20"
    assert air(small_hall).standing(small_hall.clock.now()) is Standing.DONE
    small_hall.clock.moment = moment_of(datetime(2020, 2, 29, 12))
    assert f"{local_time(air(small_hall).due):%m-%d %H:%M}" == "03-02 11:20"


def test_what_runs_too_long_is_flagged_and_its_end_can_be_said_afterwards(small_hall):
    began = small_hall.clock.now()
    start_airing(small_hall.clerk, WAITING)
    pass_time(small_hall, 120)
    assert not air(small_hall).forgotten
    pass_time(small_hall, 1)
    assert air(small_hall).forgotten
    assert air(small_hall).standing(small_hall.clock.now()) is Standing.OVERDUE
    pass_time(small_hall, 24 * 60)
    yesterday = air(small_hall)
    assert yesterday.forgotten
    assert yesterday.today == ()
    with pytest.raises(InputError) as refused:
        end_airing(small_hall.clerk, WAITING, began - 1)
    assert refused.value.field == "happened_at"
    end_airing(small_hall.clerk, WAITING, began + 40 * MINUTE)
    assert air(small_hall).running is None
    assert airings(small_hall) == [("12:00", "12:40")]


def test_it_can_begin_once_and_what_was_entered_by_mistake_is_none(small_hall):
    start_airing(small_hall.clerk, WAITING)
    with pytest.raises(Conflict, match="already"):
        start_airing(small_hall.clerk, WAITING)
    with pytest.raises(InputError) as refused:
        withdraw_airing(small_hall.clerk, WAITING, " ")
    assert refused.value.field == "why"
    withdraw_airing(small_hall.clerk, WAITING, "选错区域")
    assert airings(small_hall) == []
    with pytest.raises(Conflict, match="not being aired"):
        withdraw_airing(small_hall.clerk, WAITING, "选错区域")


@pytest.mark.parametrize("verb", [start_airing, end_airing])
def test_times_and_areas_that_can_not_be_are_refused(small_hall, verb):
    now = small_hall.clock.now()
    for moment in (now + 3 * MINUTE, now - 49 * HOUR):
        with pytest.raises(InputError) as refused:
            verb(small_hall.clerk, WAITING, moment)
        assert refused.value.field == "happened_at"
    with pytest.raises(Conflict):
        verb(small_hall.clerk, "GONE")


def test_it_begins_at_one_desk_and_ends_at_another_that_did_not_know(small_hall):
    """Both arrive at both desks, in either order, and there is one airing."""
    other = small_hall.new_desk(1)
    small_hall.copy(small_hall.journal, other)
    away = small_hall.desk_at(other)
    start_airing(small_hall.clerk, WAITING)
    pass_time(small_hall, 35)
    end_airing(away, WAITING)
    assert airings(small_hall, other) == [(None, "12:35")]
    assert air(small_hall, desk=away).enough == 0
    small_hall.copy(other, small_hall.journal)
    small_hall.copy(small_hall.journal, other)
    assert airings(small_hall) == airings(small_hall, other) == [("12:00", "12:35")]
    assert small_hall.tables() == small_hall.tables(other)
    assert small_hall.to_check() == []
    assert air(small_hall).enough == 1


def test_two_desks_that_say_the_same_make_one_airing_of_the_shorter_time(small_hall):
    other = small_hall.new_desk(1)
    small_hall.copy(small_hall.journal, other)
    away = small_hall.desk_at(other)
    start_airing(small_hall.clerk, WAITING)
    pass_time(small_hall, 1)
    start_airing(away, WAITING)
    pass_time(small_hall, 30)
    end_airing(away, WAITING)
    pass_time(small_hall, 9)
    end_airing(small_hall.clerk, WAITING)
    small_hall.copy(other, small_hall.journal)
    assert airings(small_hall) == [("12:00", "12:31")]
    assert small_hall.to_check() == []


DAY = datetime(2020, 2, 10)


def entry(number, desk, actor="a"):
    return Entry(
        hall="h",
        device=desk,
        seq=number,
        tick=number,
        at=0,
        skew=None,
        kind="ventilation.started",
        version=1,
        subject="s",
        base=None,
        actor=actor,
        left=0,
        body=b"",
        digest=b"",
        hash=b"",
    )


def rows_of(words):
    fold = VentilationFold("h", "s")
    for taken, body in words:
        fold.take(taken, body)
    return [row for _, row in fold.rows()]


words = st.lists(
    st.tuples(st.sampled_from([AiringStarted, AiringEnded]), st.integers(0, 30)), max_size=12
)


@given(words, st.randoms(use_true_random=False))
def test_whatever_order_words_arrive_in_the_airings_are_the_same(spoken, chance):
    taken = [
        (
            entry(number, "xy"[number % 2]),
            body(
                area=WAITING,
                day="2020-02-10",
                happened_at=moment_of(DAY + timedelta(minutes=minute)),
            ),
        )
        for number, (body, minute) in enumerate(spoken)
    ]
    shuffled = taken[:]
    random.Random(chance.random()).shuffle(shuffled)
    rows = rows_of(taken)
    assert rows_of(shuffled) == rows
    whole = [row for row in rows if row["started_at"] is not None]
    assert len({row["begins"] for row in rows}) == len(rows)
    for before, after in pairwise(whole):
        assert before["ended_at"] is not None
        assert before["started_at"] <= before["ended_at"] <= after["started_at"]
    said = [body.happened_at for _, body in taken if isinstance(body, AiringEnded)]
    for row in whole:
        later = [end for end in said if end >= row["started_at"]]
        assert row["ended_at"] == min(later, default=None)


VERBS = [
    lambda desk: start_airing(desk, "STAFF"),
    lambda desk: end_airing(desk, WAITING),
    lambda desk: withdraw_airing(desk, WAITING, "选错"),
    read_air,
]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("verb", VERBS)
def test_only_whoever_keeps_the_hall_clean_airs_it(small_hall, role, verb):
    start_airing(small_hall.clerk, WAITING)
    desk, before = small_hall.desk(role), small_hall.count()
    if Right.KEEP_CLEAN in ROLE_RIGHTS[role]:
        verb(desk)
    else:
        with pytest.raises(NotAllowed):
            verb(desk)
        assert small_hall.count() == before
