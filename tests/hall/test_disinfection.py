import time
from datetime import datetime

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.hall.assets import AssetSet, restore_asset, retire_asset
from counter_app.hall.cadence import Cadence, Rhythm
from counter_app.hall.disinfection import (
    DisinfectionLogged,
    disinfections_between,
    last_method,
    withdraw_disinfection,
)
from counter_app.hall.dues import LOOK_BACK, Standing, due_after, overdue_assets, read_dues
from counter_app.hall.hygiene_lists import Unit
from counter_app.hall.opening_hours import OpeningHours
from counter_app.journal.clock import MINUTE, local_time, moment_of
from counter_app.journal.entry import new_id
from counter_app.journal.refold import refold
from counter_app.people.roles import ROLE_RIGHTS, Right, Role
from tests.hall.hygiene import ALCOHOL, CHLORINE, add, log

HOUR = 60 * MINUTE
DAY = 24 * HOUR


def records(hall, journal=None):
    with (journal or hall.journal).read() as connection:
        return disinfections_between(connection, hall.hall, 0, 1 << 60)


def due(hall, asset):
    """By when it is due, in hall time; and how it stands."""
    (found,) = [one for one in read_dues(hall.clerk) if one.asset.id == asset.id]
    return f"{local_time(found.due):%m-%d %H:%M}", found.standing(hall.clock.now())


def test_a_disinfection_says_which_with_what_how_strong_how_long_by_whom_and_when(small_hall):
    first, second = add(small_hall), add(small_hall, number="C-02")
    made = log(small_hall, first, second, done_by=" 保洁  张阿姨 ", note="喷洒后擦拭")
    (record,) = records(small_hall)
    assert record == made
    assert set(made.assets) == {first.id, second.id}
    assert (made.agent, made.amount, made.unit, made.minutes) == (
        "CHLORINE",
        500,
        Unit.MG_PER_LITRE,
        30,
    )
    assert (made.by, made.done_by, made.note) == (
        small_hall.clerk.person.id,
        "保洁 张阿姨",
        "喷洒后擦拭",
    )
    assert made.happened_at == made.at == small_hall.clock.now()
    assert not made.unusual
    refold(small_hall.journal)
    assert records(small_hall) == [made]


def test_what_is_unusual_is_kept_and_marked(small_hall):
    weak = msgspec.structs.replace(CHLORINE, amount=250)
    assert log(small_hall, add(small_hall), method=weak).unusual


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"agent": "GONE"}, "agent"),
        ({"amount": 99}, "amount"),
        ({"amount": 10_001}, "amount"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 241}, "minutes"),
    ],
)
def test_what_can_not_be_is_refused_at_its_field(small_hall, change, field):
    asset = add(small_hall)
    before = small_hall.count()
    with pytest.raises(InputError) as refused:
        log(small_hall, asset, method=msgspec.structs.replace(CHLORINE, **change))
    assert refused.value.field == field
    assert small_hall.count() == before


@pytest.mark.parametrize(
    ("ago", "is_fine"), [(-2, True), (-3, False), (60, True), (7 * 1441, False)]
)
def test_a_time_is_typed_afterwards_within_reason(small_hall, ago, is_fine):
    asset = add(small_hall)
    moment = small_hall.clock.now() - ago * MINUTE
    if is_fine:
        assert log(small_hall, asset, happened_at=moment).happened_at == moment
    else:
        with pytest.raises(InputError) as refused:
            log(small_hall, asset, happened_at=moment)
        assert refused.value.field == "happened_at"


def test_nothing_is_logged_of_nothing_or_of_what_is_out_of_use(small_hall):
    with pytest.raises(InputError) as refused:
        log(small_hall)
    assert refused.value.field == "assets"
    asset = add(small_hall)
    retire_asset(small_hall.leader, asset.id)
    with pytest.raises(Conflict, match="out of use"):
        log(small_hall, asset)


def test_a_double_scan_within_seconds_doubles_nothing(small_hall):
    first, second = add(small_hall), add(small_hall, number="C-02")
    assert log(small_hall, first, first).assets == (first.id,)
    small_hall.clock.advance(5_000)
    assert log(small_hall, first) is None
    assert log(small_hall, first, second).assets == (second.id,)
    assert log(small_hall, first, method=ALCOHOL).assets == (first.id,)
    small_hall.clock.advance(10_001)
    assert log(small_hall, first).assets == (first.id,)
    assert len(records(small_hall)) == 4


def test_the_desk_remembers_what_it_disinfected_with_last(small_hall):
    other = small_hall.new_desk(1)
    small_hall.copy(small_hall.journal, other)
    asset = add(small_hall)
    small_hall.copy(small_hall.journal, other)
    log(small_hall, asset, method=ALCOHOL)
    log(small_hall, asset, desk=small_hall.desk_at(other))
    small_hall.copy(other, small_hall.journal)
    with small_hall.journal.read() as connection:
        assert last_method(connection, small_hall.hall, small_hall.journal.device) == ALCOHOL
        assert last_method(connection, small_hall.hall, other.device) == CHLORINE
        assert last_method(connection, small_hall.hall, new_id()) is None


def test_what_was_withdrawn_stays_in_the_record_and_cleans_nothing(small_hall):
    asset = add(small_hall)
    small_hall.clock.advance(HOUR)
    before = due(small_hall, asset)
    made = log(small_hall, asset)
    assert due(small_hall, asset) == ("02-10 17:00", Standing.DONE)
    with pytest.raises(InputError):
        withdraw_disinfection(small_hall.clerk, made.id, " ")
    withdraw_disinfection(small_hall.clerk, made.id, "扫错了")
    assert due(small_hall, asset) == before
    (record,) = records(small_hall)
    assert (record.withdrawn_by, record.withdrawn_why) == (small_hall.clerk.person.id, "扫错了")
    with pytest.raises(Conflict, match="withdrawn already"):
        withdraw_disinfection(small_hall.clerk, made.id, "再来")
    assert log(small_hall, asset).assets == (asset.id,)


def test_two_desks_withdraw_one_record_and_come_to_the_same(small_hall):
    asset = add(small_hall)
    made = log(small_hall, asset)
    other = small_hall.new_desk(1)
    small_hall.copy(small_hall.journal, other)
    withdraw_disinfection(small_hall.clerk, made.id, "扫错了")
    withdraw_disinfection(small_hall.desk_at(other), made.id, "重复")
    small_hall.copy(other, small_hall.journal)
    small_hall.copy(small_hall.journal, other)
    assert small_hall.tables() == small_hall.tables(other)
    assert small_hall.to_check() == []


def test_the_later_of_what_two_desks_logged_counts_whichever_arrives_first(small_hall):
    asset = add(small_hall)
    other = small_hall.new_desk(1)
    small_hall.copy(small_hall.journal, other)
    log(small_hall, asset, desk=small_hall.desk_at(other), happened_at=small_hall.clock.now())
    small_hall.clock.advance(30 * MINUTE)
    log(small_hall, asset, happened_at=small_hall.clock.now() - HOUR)
    small_hall.copy(other, small_hall.journal)
    assert due(small_hall, asset)[0] == "02-10 16:00"


def test_a_new_asset_is_due_from_when_it_is_there(small_hall):
    asset = add(small_hall, kind="TOILET", number="W-1")
    assert due(small_hall, asset) == ("02-10 14:00", Standing.DONE)
    small_hall.clock.advance(90 * MINUTE)
    assert due(small_hall, asset)[1] is Standing.DUE_SOON
    small_hall.clock.advance(30 * MINUTE)
    assert due(small_hall, asset)[1] is Standing.OVERDUE
    with small_hall.journal.read() as connection:
        (overdue,) = overdue_assets(connection, small_hall.hall, small_hall.clock.now())
    assert overdue.asset.id == asset.id
    retire_asset(small_hall.leader, asset.id)
    assert read_dues(small_hall.clerk) == []
    restore_asset(small_hall.leader, asset.id)
    assert due(small_hall, asset) == ("02-10 16:00", Standing.DONE)


def test_what_is_due_first_stands_first(small_hall):
    add(small_hall, number="A", kind="COUNTER")
    add(small_hall, number="B", kind="HALL")
    add(small_hall, number="C", kind="TOILET")
    assert [one.asset.number for one in read_dues(small_hall.clerk)] == ["C", "A", "B"]


def test_a_disinfection_in_the_future_cleans_nothing_until_then_and_not_for_ever(small_hall):
    """A desk whose clock is a year ahead logs; another one, whose clock is right, is not fooled."""
    asset = add(small_hall, kind="TOILET", number="W-1")
    small_hall.clock.advance(365 * DAY)
    log(small_hall, asset)
    ahead = small_hall.clock.now()
    small_hall.clock.advance(-365 * DAY + 2 * HOUR)
    assert due(small_hall, asset) == ("02-10 14:00", Standing.OVERDUE)
    log(small_hall, asset)
    assert due(small_hall, asset) == ("02-10 16:00", Standing.DONE)
    small_hall.clock.moment = ahead + DAY
    assert due(small_hall, asset)[1] is Standing.OVERDUE


def test_an_asset_from_the_future_is_overdue_at_once(small_hall):
    small_hall.clock.advance(365 * DAY)
    asset = add(small_hall)
    small_hall.clock.advance(-365 * DAY)
    assert due(small_hall, asset)[1] is Standing.OVERDUE


def test_a_kind_that_nobody_knows_here_is_due_once_a_day(small_hall):
    asset = add(small_hall)
    with small_hall.journal.act(small_hall.leader.person.id) as act:
        act.record(asset.id, AssetSet(name="新类别", number="N", of_kind="NEWER"))
    small_hall.clock.advance(DAY)
    assert due(small_hall, asset) == ("02-11 17:00", Standing.DONE)


HOURS = OpeningHours(8 * 60 + 30, 17 * 60, frozenset({1, 2, 3, 4, 5}))
EPOCH = moment_of(datetime(2020, 2, 10))
moments = st.integers(-400 * DAY, 400 * DAY).map(lambda one: EPOCH + one)
rhythms = st.sampled_from(
    [
        Cadence(rhythm=Rhythm.EVERY, minutes=120),
        Cadence(rhythm=Rhythm.PER_DAY, count=3),
        Cadence(rhythm=Rhythm.FIXED, times=(720,), after_closing=True),
    ]
)


@given(rhythms, st.lists(moments, max_size=5), moments)
def test_whatever_clocks_said_nothing_is_clean_for_longer_than_its_cadence(cadence, done, now):
    due_at = due_after(cadence, HOURS, done, now)
    # As if it had been done just now: no record can put it off further than that.
    assert due_at <= cadence.next_due(HOURS, now + 2 * MINUTE)
    known = [one for one in done if now - LOOK_BACK <= one <= now + 2 * MINUTE]
    assert due_at == cadence.next_due(HOURS, max(known, default=now - LOOK_BACK))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(st.integers(-(1 << 62), 1 << 62))
def test_no_moment_that_another_program_wrote_stops_the_list(small_hall, moment):
    if not read_dues(small_hall.clerk):
        add(small_hall)
    asset = read_dues(small_hall.clerk)[0].asset
    with small_hall.journal.act(small_hall.clerk.person.id) as act:
        act.record(
            new_id(),
            DisinfectionLogged(
                assets=(asset.id,),
                agent="CHLORINE",
                amount=500,
                unit=Unit.MG_PER_LITRE,
                minutes=30,
                happened_at=moment,
            ),
        )
    assert len(read_dues(small_hall.clerk)) == 1


def test_the_due_times_of_many_assets_are_found_at_once(small_hall):
    """60 assets with 200 records each: a year of a hall whose records are rarely cleared."""
    assets = [add(small_hall, number=f"A-{number:02}") for number in range(60)]
    with small_hall.journal.act(small_hall.clerk.person.id) as act:
        for back in range(200):
            act.record(
                new_id(),
                DisinfectionLogged(
                    assets=tuple(one.id for one in assets),
                    agent="CHLORINE",
                    amount=500,
                    unit=Unit.MG_PER_LITRE,
                    minutes=30,
                    happened_at=small_hall.clock.now() - back * 4 * HOUR,
                ),
            )
    begin = time.perf_counter()
    assert len(read_dues(small_hall.clerk)) == 60
    assert time.perf_counter() - begin < 0.2


VERBS = [
    lambda hall, desk, asset: log(hall, asset, desk=desk),
    lambda hall, desk, asset: withdraw_disinfection(desk, records(hall)[0].id, "扫错了"),
    lambda hall, desk, asset: read_dues(desk),
]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("verb", VERBS)
def test_only_whoever_keeps_the_hall_clean_logs_and_looks(small_hall, role, verb):
    asset = add(small_hall)
    log(small_hall, asset)
    small_hall.clock.advance(MINUTE)
    desk, before = small_hall.desk(role), small_hall.count()
    if Right.KEEP_CLEAN in ROLE_RIGHTS[role]:
        verb(small_hall, desk, asset)
    else:
        with pytest.raises(NotAllowed):
            verb(small_hall, desk, asset)
        assert small_hall.count() == before
