import random
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.hall.hygiene_lists import set_supply, starting_lists
from counter_app.hall.supplies import (
    DAY,
    Level,
    Move,
    MoveKind,
    level_of,
    move_supply,
    read_supplies,
    recent_moves,
)
from counter_app.people.roles import ROLE_RIGHTS, Right, Role

COUNTED, DELIVERED, USED = MoveKind.COUNTED, MoveKind.DELIVERED, MoveKind.USED
MASKS = "MASKS"
NOW = 100 * DAY


def masks(hall, desk=None):
    return next(one for one in read_supplies(desk or hall.clerk) if one.supply.code == MASKS)


def moves(*said):
    """(days ago, what, how many), in order."""
    return [
        Move(move=move, quantity=quantity, happened_at=NOW - round(ago * DAY))
        for ago, move, quantity in said
    ]


def test_what_is_counted_delivered_and_used_makes_the_stock(small_hall):
    assert masks(small_hall).level == Level()
    assert not masks(small_hall).is_low
    move_supply(small_hall.clerk, MASKS, COUNTED, 300)
    small_hall.clock.advance(DAY)
    move_supply(small_hall.clerk, MASKS, USED, 60, note="发放 门口")
    move_supply(small_hall.clerk, MASKS, DELIVERED, 100)
    assert masks(small_hall).level.stock == 340
    small_hall.clock.advance(DAY)
    level = move_supply(small_hall.clerk, MASKS, COUNTED, 200)
    assert level.is_low
    assert level.level == Level(
        stock=200, tenths_a_day=1000, days_left=2, counted_at=small_hall.clock.now()
    )
    assert [one.move for one in recent_moves(small_hall.clerk, MASKS)] == [
        COUNTED,
        DELIVERED,
        USED,
        COUNTED,
    ]


@pytest.mark.parametrize(
    ("said", "level"),
    [
        # The first count tells where it stands; what was booked out before was used all the same.
        (moves((3, USED, 5), (1, COUNTED, 40)), (40, 17, 24)),
        # Delivered only: as far as anybody knows.
        (moves((2, DELIVERED, 50)), (50, None, None)),
        # More was taken than was there: nothing is left, and it is counted anew.
        (moves((2, COUNTED, 10), (1, USED, 15)), (0, 75, 0)),
        # What is missing at a count was used.
        (moves((10, COUNTED, 100), (0, COUNTED, 40)), (40, 60, 6)),
        # What is too much at a count was not used.
        (moves((10, COUNTED, 100), (5, USED, 50), (0, COUNTED, 70)), (70, 30, 23)),
        # From the last count before the recent days on.
        (moves((20, COUNTED, 100), (0, COUNTED, 40)), (40, 30, 13)),
        # Long ago: no longer how much is used now.
        (moves((80, COUNTED, 999), (10, COUNTED, 100), (4, USED, 28)), (72, 20, 36)),
        # The future is not yet.
        (moves((1, COUNTED, 10), (-1, DELIVERED, 90)), (10, None, None)),
        # Within the first day it is a day's use.
        (moves((0.5, COUNTED, 10), (0.1, USED, 4)), (6, 40, 1)),
    ],
)
def test_use_a_day_and_days_left_follow_from_counts_and_uses(said, level):
    found = level_of(said, NOW)
    assert (found.stock, found.tenths_a_day, found.days_left) == level


histories = st.lists(
    st.tuples(st.integers(0, 13 * 24), st.sampled_from([DELIVERED, USED]), st.integers(1, 500)),
    max_size=15,
)


@given(st.integers(0, 1000), st.integers(0, 1000), histories)
def test_what_was_there_and_came_less_what_is_left_was_used(first, last, booked):
    """Between two counts the uses that were booked do not matter; only they tell who took it."""
    said = [Move(move=COUNTED, quantity=first, happened_at=NOW - 14 * DAY)]
    ordered = sorted(booked, key=lambda one: -one[0])
    said += moves(*((hours / 24, move, quantity) for hours, move, quantity in ordered))
    said.append(Move(move=COUNTED, quantity=last, happened_at=NOW))
    came = sum(quantity for _, move, quantity in booked if move is DELIVERED)
    level, used = level_of(said, NOW), first + came - last
    assert level.stock == last
    if used <= 0:
        assert level.tenths_a_day is level.days_left is None
    else:
        assert level.tenths_a_day is not None
        assert abs(level.tenths_a_day - Fraction(used * 10, 14)) <= Fraction(1, 2)
        assert level.days_left == last * 14 // used


def test_desks_that_did_not_know_of_each_other_come_to_the_same_stock(small_hall):
    other = small_hall.new_desk(1)
    small_hall.copy(small_hall.journal, other)
    away = small_hall.desk_at(other)
    move_supply(small_hall.clerk, MASKS, COUNTED, 300)
    small_hall.clock.advance(1000)
    move_supply(away, MASKS, USED, 40)
    small_hall.clock.advance(1000)
    move_supply(small_hall.clerk, MASKS, DELIVERED, 100)
    small_hall.copy(other, small_hall.journal)
    small_hall.copy(small_hall.journal, other)
    assert masks(small_hall).level.stock == masks(small_hall, away).level.stock == 360
    assert small_hall.tables() == small_hall.tables(other)
    assert small_hall.to_check() == []


def test_what_is_entered_late_takes_its_place_before_the_count(small_hall):
    move_supply(small_hall.clerk, MASKS, COUNTED, 300)
    small_hall.clock.advance(DAY)
    move_supply(small_hall.clerk, MASKS, COUNTED, 250)
    move_supply(
        small_hall.clerk, MASKS, DELIVERED, 100, happened_at=small_hall.clock.now() - DAY // 2
    )
    level = masks(small_hall).level
    assert (level.stock, level.tenths_a_day) == (250, 1500)


def test_only_what_is_needed_is_read_and_it_makes_no_difference(small_hall):
    chance = random.Random(7)
    told = []
    for _ in range(40):
        small_hall.clock.advance(DAY)
        move, quantity = chance.choice([COUNTED, DELIVERED, USED]), chance.randint(1, 99)
        move_supply(small_hall.clerk, MASKS, move, quantity)
        told.append(Move(move=move, quantity=quantity, happened_at=small_hall.clock.now()))
        assert masks(small_hall).level == level_of(told, small_hall.clock.now())


@pytest.mark.parametrize(
    ("move", "quantity", "rest", "field"),
    [
        (COUNTED, -1, {}, "quantity"),
        (USED, 0, {}, "quantity"),
        (DELIVERED, 100_001, {}, "quantity"),
        (USED, 1, {"note": "长" * 61}, "note"),
        (USED, 1, {"happened_at": 1}, "happened_at"),
    ],
)
def test_what_can_not_be_is_refused_at_its_field(small_hall, move, quantity, rest, field):
    with pytest.raises(InputError) as refused:
        move_supply(small_hall.clerk, MASKS, move, quantity, **rest)
    assert refused.value.field == field


def test_nothing_happens_to_what_is_not_on_the_list(small_hall):
    with pytest.raises(Conflict):
        move_supply(small_hall.clerk, "GONE", USED, 1)
    supply = starting_lists().supplies[MASKS]
    set_supply(small_hall.leader, msgspec.structs.replace(supply, in_use=False))
    with pytest.raises(Conflict):
        move_supply(small_hall.clerk, MASKS, USED, 1)
    assert MASKS not in [one.supply.code for one in read_supplies(small_hall.clerk)]


VERBS = [
    lambda desk: move_supply(desk, MASKS, COUNTED, 10),
    read_supplies,
    lambda desk: recent_moves(desk, MASKS),
]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("verb", VERBS)
def test_only_whoever_keeps_the_hall_clean_keeps_the_supplies(small_hall, role, verb):
    desk, before = small_hall.desk(role), small_hall.count()
    if Right.KEEP_CLEAN in ROLE_RIGHTS[role]:
        verb(desk)
    else:
        with pytest.raises(NotAllowed):
            verb(desk)
        assert small_hall.count() == before
