"""What the program does by itself, with a clock that is set and ticks that are sent."""

import pytest
from PySide6.QtCore import QTimer

from counter_app.errors import DiskFull
from counter_app.hall.catalogue import read_catalogue
from counter_app.hall.checkpoints import set_checkpoint
from counter_app.hall.registering import Registration, register
from counter_app.hall.round_plans import WEEKDAYS, Plan, TimeWindow
from counter_app.hall.rounds import rounds_now, set_plan
from counter_app.hall.rules import HallRules, set_rules
from counter_app.hall.temperature import Mask, Method, measure
from counter_app.journal.clock import MINUTE, local_time
from counter_app.journal.journal import Committed
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.store.daily import daily_backups
from ui import chores as chores_module
from ui.chores import LOOK_EVERY, TRY_AGAIN, Chores
from ui.opening import open_hall

DAY = 24 * 60 * MINUTE


@pytest.fixture
def opened(hall_folder, clock):
    opened = open_hall(hall_folder, clock)
    yield opened
    opened.close()


@pytest.fixture
def ticking(qapp):
    return QTimer()


@pytest.fixture
def chores(opened, work, ticking, qapp):
    return Chores(opened, work, ticking, qapp)


def tick(ticking, minutes=1):
    for _ in range(minutes * LOOK_EVERY):
        ticking.timeout.emit()


def desk_of(opened, *roles):
    return Desk(opened.journal, Person("0" * 32, "li", "李敏", frozenset(roles)))


def test_each_day_is_backed_up_once_and_so_many_are_kept(chores, opened, ticking, clock, qtbot):
    set_rules(desk_of(opened, Role.ADMINISTRATOR), HallRules(backups_kept=2))
    for day in range(3):
        with qtbot.waitSignal(chores.backed_up, timeout=20_000):
            if day:
                clock.advance(DAY)
                tick(ticking)
            else:
                chores.look()
    assert [path.name for path in daily_backups(opened.folder)] == [
        "daily-2020-02-11.backup",
        "daily-2020-02-12.backup",
    ]
    with qtbot.assertNotEmitted(chores.backed_up, wait=300):
        tick(ticking, 3)


def test_a_round_that_nobody_did_is_noted_within_a_minute(chores, opened, ticking, clock, qtbot):
    leader = desk_of(opened, Role.LEADER)
    place = set_checkpoint(leader, "一楼入口", "ENTRANCE")
    minute = local_time(clock.now()).hour * 60 + local_time(clock.now()).minute
    plan = Plan(
        id="",
        name="每日巡查",
        checkpoints=(place.id,),
        weekdays=WEEKDAYS,
        windows=(TimeWindow(minute + 1, minute + 11),),
    )
    set_plan(leader, plan)
    chores.look()
    clock.advance(10 * MINUTE)
    tick(ticking)
    assert rounds_now(leader).missed == ()
    clock.advance(2 * MINUTE)
    tick(ticking)
    qtbot.waitUntil(lambda: [one.noted_missed for one in rounds_now(leader).missed] == [True])


def test_a_forgotten_visit_is_closed_when_the_day_changes(chores, opened, ticking, clock, qtbot):
    door = desk_of(opened, Role.SCREENER)
    code = read_catalogue(door).in_use[0].code
    check = measure(door, "36.5", Method.FOREHEAD, Mask.WORN)
    register(door, Registration(check=check.id, matters=(code,)))
    closed: list[Committed] = []
    opened.journal.listeners.append(closed.append)
    chores.look()
    tick(ticking)
    clock.advance(DAY)
    tick(ticking)
    qtbot.waitUntil(lambda: bool(closed), timeout=20_000)
    kinds = [entry.kind for one in closed for entry in one.entries]
    assert kinds == ["visit.closed_by_system"]


def test_a_backup_that_fails_is_said_and_tried_again_later(chores, ticking, qtbot, monkeypatch):
    calls = []

    def full(_opened, _today):
        calls.append(1)
        raise DiskFull("The disk is full. The backup was not made; the hall's data are safe.")

    monkeypatch.setattr(chores_module, "back_up_today", full)
    with qtbot.waitSignal(chores.trouble):
        chores.look()
    tick(ticking, TRY_AGAIN)
    assert len(calls) == 1
    with qtbot.waitSignal(chores.trouble):
        tick(ticking)
    assert len(calls) == 2
