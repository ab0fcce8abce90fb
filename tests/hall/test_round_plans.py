"""When rounds are planned: over midnight, at the end of months, never before it was planned."""

from datetime import date, datetime, timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from counter_app.errors import Conflict, InputError
from counter_app.hall.round_plans import (
    DAY_MINUTES,
    WEEKDAYS,
    Plan,
    Slot,
    TimeWindow,
    parse_windows,
    plans_now,
    read_plans,
    slots_of,
)
from counter_app.hall.rounds import overlooked, rounds_between, rounds_now, set_plan
from counter_app.hall.rules import HallRules, set_rules
from counter_app.journal.clock import CHINA, MINUTE, day_of, moment_of
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table
from counter_app.people.roles import Role
from tests.hall.round_hall import RoundHall

MINUTES = st.integers(0, DAY_MINUTES - 1)
WINDOWS = st.builds(TimeWindow, MINUTES, MINUTES).filter(lambda window: window.minutes)
DAYS = st.dates(date(2019, 12, 1), date(2028, 3, 1))


@pytest.fixture
def rounds(small_hall):
    return RoundHall(small_hall)


@given(window=WINDOWS, day=DAYS)
def test_a_window_opens_on_its_day_and_closes_at_its_minute(window, day):
    slot = Slot(plan="p", day=day.isoformat(), window=window)
    opens = datetime(day.year, day.month, day.day, window.opens // 60, window.opens % 60)
    closes = datetime(day.year, day.month, day.day, window.closes // 60, window.closes % 60)
    if closes <= opens:
        closes += timedelta(days=1)
    assert slot.opens_at == moment_of(opens.replace(tzinfo=CHINA))
    assert slot.due == moment_of(closes.replace(tzinfo=CHINA))
    assert day_of(slot.opens_at) == day


@pytest.mark.parametrize("day", ["2020-02-28", "2020-02-29", "2020-12-31", "2021-02-28"])
def test_a_window_over_midnight_ends_on_the_first_of_the_next_month(day):
    slot = Slot(plan="p", day=day, window=TimeWindow(23 * 60, 60))
    assert day_of(slot.due) == date.fromisoformat(day) + timedelta(days=1)
    assert slot.due - slot.opens_at == 120 * MINUTE


@given(
    windows=st.sets(WINDOWS, min_size=1, max_size=4),
    weekdays=st.sets(st.sampled_from(WEEKDAYS), min_size=1),
    ahead=st.integers(-3, 40),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_what_is_planned_on_a_day_is_what_a_calendar_says(rounds, windows, weekdays, ahead):
    plan = rounds.set_plan(windows=tuple(windows), weekdays=tuple(weekdays))
    planned_at = rounds.clock.now()
    day = rounds.today + timedelta(days=ahead)
    expected = {
        window
        for window in windows
        if day.isoweekday() in weekdays
        and day.isoweekday() in HallRules().open_days
        and moment_of(datetime(day.year, day.month, day.day)) + window.opens * MINUTE >= planned_at
    }
    with rounds.journal.read() as connection:
        slots = slots_of(connection, rounds.hall, [day])
    assert {slot.window for slot in slots if slot.plan == plan.id} == expected
    assert slots == sorted(slots, key=lambda slot: slot.opens_at)


def test_a_change_keeps_the_windows_that_stay_and_begins_the_others_anew(rounds):
    rounds.at(13, 30)
    late, new = TimeWindow(13 * 60, 14 * 60), TimeWindow(12 * 60 + 30, 14 * 60)
    rounds.set_plan(id=rounds.plan.id, windows=(late, new))
    with rounds.journal.read() as connection:
        slots = slots_of(connection, rounds.hall, [rounds.today])
    # The one at one o'clock was planned before it opened; the new one begins tomorrow.
    assert [slot.window for slot in slots] == [late]


def test_what_was_missed_before_a_change_stays_missed(rounds):
    rounds.at(15)
    rounds.set_plan(id=rounds.plan.id, windows=(TimeWindow(600, 660),))
    rounds.set_plan(id=rounds.plan.id, windows=(TimeWindow(600, 660),), in_use=False)
    with rounds.journal.read() as connection:
        assert overlooked(connection, rounds.hall, rounds.clock.now()) == []
        assert slots_of(connection, rounds.hall, [rounds.today]) == []
    assert [kind for kind in kinds(rounds) if kind.startswith("round.")] == ["round.missed"]
    (plan,) = read_plans(rounds.leader)
    assert (plan.in_use, plan.windows) == (False, (TimeWindow(600, 660),))


def slots_on(rounds, day):
    with rounds.journal.read() as connection:
        return slots_of(connection, rounds.hall, [day])


def test_on_a_day_on_which_the_hall_is_closed_no_round_is_due_or_missed(rounds):
    saturday = rounds.today + timedelta(days=5)
    assert saturday.isoweekday() == 6
    assert slots_on(rounds, saturday) == []
    rounds.at(15 + 5 * 24)
    today = rounds_now(rounds.leader)
    assert (today.planned, today.missed) == ((), ())
    rounds.note_missed()
    with rounds.journal.read() as connection:
        noted = rounds_between(connection, rounds.hall, rounds.today, rounds.today)
    assert noted == []


def test_a_day_on_which_the_hall_opens_from_now_on_counts_from_now_on(rounds, small_hall):
    saturday = rounds.today + timedelta(days=5)
    rounds.at(15 + 6 * 24)
    set_rules(small_hall.administrator, HallRules(open_days=(1, 2, 3, 4, 5, 6)))
    assert slots_on(rounds, saturday) == []
    assert len(slots_on(rounds, saturday + timedelta(days=7))) == 3
    # Neither another setting nor folding anew begins it once more; closing ends it.
    rounds.at(20 + 12 * 24)
    set_rules(small_hall.administrator, HallRules(open_days=(1, 2, 3, 4, 5, 6), inside_limit=50))
    refold(rounds.journal)
    assert len(slots_on(rounds, saturday + timedelta(days=7))) == 3
    set_rules(small_hall.administrator, HallRules(open_days=(1, 2, 3, 4, 5)))
    assert slots_on(rounds, saturday + timedelta(days=14)) == []


def kinds(rounds):
    with rounds.journal.read() as connection:
        return list(connection.scalars(select(entry_table.c.kind).order_by(entry_table.c.tick)))


@pytest.mark.parametrize(
    ("typed", "windows"),
    [
        ("9:00-10:00", [(540, 600)]),
        (" 09:00 - 10:00，14:00~15:30 ", [(540, 600), (840, 930)]),
        ("０９：００－１０：００、22:00至02:00", [(540, 600), (1320, 120)]),
        ("0900-1000 0900-1000", [(540, 600)]),
        ("20:00-24:00", [(1200, 0)]),
    ],
)
def test_windows_are_typed_as_people_write_them(typed, windows):
    assert [(one.opens, one.closes) for one in parse_windows(typed)] == windows


@pytest.mark.parametrize("typed", ["9-10", "9:00", "25:00-26:00", "9:60-10:00", "soon"])
def test_what_is_no_window_is_refused_at_its_field(typed):
    with pytest.raises(InputError) as refused:
        parse_windows(typed)
    assert refused.value.field == "windows"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 41}, "name"),
        ({"checkpoints": ()}, "checkpoints"),
        ({"checkpoints": ("0" * 32,)}, "checkpoints"),
        ({"weekdays": ()}, "weekdays"),
        ({"weekdays": (0, 8)}, "weekdays"),
        ({"windows": ()}, "windows"),
        ({"windows": (TimeWindow(540, 540),)}, "windows"),
        ({"windows": (TimeWindow(540, 2000),)}, "windows"),
    ],
)
def test_what_is_no_plan_is_refused_at_its_field(rounds, change, field):
    before = rounds.small.count()
    with pytest.raises(InputError) as refused:
        set_plan(rounds.leader, msgspec.structs.replace(rounds.plan, **change))
    assert refused.value.field == field
    assert rounds.small.count() == before


def test_a_plan_that_is_not_here_is_told(rounds):
    with pytest.raises(Conflict):
        set_plan(rounds.leader, Plan(**msgspec.structs.asdict(rounds.plan) | {"id": "0" * 32}))


def test_two_desks_that_change_a_plan_end_up_with_one(rounds):
    small = rounds.small
    other = small.new_desk(1)
    small.copy(rounds.journal, other)
    there = small.desk_at(other, Role.LEADER)
    set_plan(rounds.leader, msgspec.structs.replace(rounds.plan, weekdays=(1, 2)))
    set_plan(there, msgspec.structs.replace(rounds.plan, weekdays=(3,)))
    small.copy(rounds.journal, other)
    small.copy(other, rounds.journal)
    refold(other)
    found = []
    for journal in (rounds.journal, other):
        with journal.read() as connection:
            found.append(plans_now(connection, rounds.hall))
    assert found[0] == found[1]
    assert small.tables() == small.tables(other)
    assert small.to_check() == [("round_plan.set", "clash")]
