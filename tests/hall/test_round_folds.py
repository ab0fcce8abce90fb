"""Rounds and findings fold to the same rows in whatever order and how often entries arrive."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from counter_app.errors import InputError
from counter_app.hall.findings import (
    open_findings,
    rectify_finding,
    reopen_finding,
    verify_finding,
)
from counter_app.hall.rounds import (
    finish_round,
    rounds_now,
    start_extra_round,
    start_round,
)
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table
from counter_app.journal.writing_rows import entry_of
from counter_app.people.roles import Role
from tests.giving import give
from tests.hall.round_hall import HOUR, RoundHall, slot_of

DEEDS = ("start", "extra", "pass", "fail", "finish", "missed", "rectify", "verify", "reopen", "on")


@pytest.fixture
def rounds(small_hall):
    return RoundHall(small_hall)


def do(rounds, desk, deed):
    """Try a deed at a desk; what can't be done there now is not done."""
    today = rounds_now(desk)
    under_way = (*today.under_way, *(one for one in today.missed if one.started_at))
    findings = open_findings(desk)
    try:
        match deed:
            case "on":
                rounds.clock.advance(HOUR)
            case "missed":
                rounds.note_missed(desk.journal)
            case "start" if today.planned or today.missed:
                start_round(desk, slot_of((*today.missed, *today.planned)[0]))
            case "extra":
                start_extra_round(desk)
            case "pass" | "fail" if under_way:
                fail = ("CLEAN",) if deed == "fail" else ()
                rounds.answer(under_way[0].id, rounds.toilets, fail, desk)
            case "finish" if under_way:
                finish_round(desk, under_way[0].id, left_out="停电")
            case "rectify" if findings:
                rectify_finding(desk, findings[0].id, "已处理")
            case "verify" if findings:
                verify_finding(desk, findings[-1].id)
            case "reopen" if findings:
                reopen_finding(desk, findings[-1].id, "又坏了", rounds.clock.now() + HOUR)
    except InputError:
        pass


@given(
    deeds=st.lists(st.tuples(st.integers(0, 1), st.sampled_from(DEEDS)), max_size=14),
    meeting=st.integers(0, 14),
    chance=st.integers(0, 1000),
)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=15,
)
def test_two_desks_that_did_anything_hold_the_same(rounds, deeds, meeting, chance):
    small = rounds.small
    there = small.new_desk(len(small.engines))
    small.copy(rounds.journal, there)
    desks = (rounds.leader, small.desk_at(there, Role.LEADER))
    for index, (place, deed) in enumerate(deeds):
        do(rounds, desks[place], deed)
        if index == meeting:
            small.copy(there, rounds.journal)
    small.copy(rounds.journal, there)
    small.copy(there, rounds.journal)
    assert small.tables() == small.tables(there)
    last = small.new_desk(len(small.engines))
    by_device = entries_of(there)
    # A third desk hears the devices in any order, and some of it twice.
    order = random.Random(chance).sample(list(by_device), len(by_device))
    for device in (*order, order[0]):
        assert give(by_device[device], last) == {}
    small.copy(last, rounds.journal)
    small.copy(last, there)
    refold(last)
    assert small.tables(last) == small.tables() == small.tables(there)


def entries_of(journal):
    found = {}
    with journal.read() as connection:
        for row in connection.execute(select(entry_table).order_by(entry_table.c.seq)):
            found.setdefault(row.device, []).append(entry_of(row))
    return found
