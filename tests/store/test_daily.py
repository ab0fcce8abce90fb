from datetime import date, timedelta

import pytest

from counter_app.errors import EnvironmentFault
from counter_app.store.backup import backup_to
from counter_app.store.daily import (
    BACKUPS,
    daily_backup_due,
    daily_backups,
    make_daily_backup,
)
from counter_app.store.engine import open_engine
from counter_app.store.holding import only_one

MONDAY = date(2020, 2, 10)
TEN_YEARS = timedelta(days=3652)


@pytest.fixture
def make(store):
    engine, key, folder = store

    def backup(day, keep=3):
        return make_daily_backup(engine, key.secret, folder, day, keep)

    return backup


def names(folder):
    return [path.name for path in daily_backups(folder)]


def test_one_a_day_is_made_and_opens(store, plant, planted, make):
    engine, key, folder = store
    plant(engine, "monday")
    assert daily_backup_due(folder, MONDAY)
    made = make(MONDAY)
    assert made == folder / BACKUPS / "daily-2020-02-10.backup"
    assert not daily_backup_due(folder, MONDAY)
    assert make(MONDAY) is None
    copy = open_engine(made, key.secret)
    assert planted(copy) == ["monday"]
    copy.dispose()
    assert daily_backup_due(folder, MONDAY + timedelta(days=1))


def test_the_oldest_go_when_there_are_enough(store, make):
    _, _, folder = store
    for day in range(5):
        make(MONDAY + timedelta(days=day))
    assert names(folder) == [f"daily-2020-02-{day}.backup" for day in (12, 13, 14)]


def test_a_clock_ten_years_ahead_costs_one_place_and_not_the_good_ones(store, make):
    _, _, folder = store
    for day in range(3):
        make(MONDAY + timedelta(days=day))
    make(MONDAY + TEN_YEARS)
    assert names(folder) == [
        "daily-2020-02-11.backup",
        "daily-2020-02-12.backup",
        "daily-2030-02-09.backup",
    ]
    # The clock is put right: new days are kept, and the one of 2030 goes when its turn comes.
    for day in range(3, 6):
        make(MONDAY + timedelta(days=day))
    assert names(folder) == [f"daily-2020-02-{day}.backup" for day in (13, 14, 15)]


def test_a_clock_behind_makes_newest_ones_too(store, make):
    _, _, folder = store
    for day in range(3):
        make(MONDAY + timedelta(days=day))
    make(MONDAY - TEN_YEARS)
    assert names(folder)[-1] == "daily-2010-02-10.backup"
    assert len(names(folder)) == 3


def test_nothing_older_goes_when_the_new_one_fails(store, make, monkeypatch):
    _, _, folder = store
    for day in range(3):
        make(MONDAY + timedelta(days=day))

    def fail(*_):
        raise EnvironmentFault("The copy could not be read back and was thrown away.")

    monkeypatch.setattr("counter_app.store.daily.backup_to", fail)
    with pytest.raises(EnvironmentFault):
        make(MONDAY + timedelta(days=3), keep=1)
    assert len(names(folder)) == 3
    # What is listed but was never made is passed over, and comes last when it is made at last.
    monkeypatch.setattr("counter_app.store.daily.backup_to", backup_to)
    make(MONDAY + timedelta(days=3))
    assert names(folder)[-1] == "daily-2020-02-13.backup"


def test_what_a_kill_left_is_cleared_and_without_a_list_dates_serve(store, make):
    _, _, folder = store
    for day in range(3):
        make(MONDAY + timedelta(days=day))
    left = folder / BACKUPS / "daily-2020-02-12.backup.0badcafe.part"
    left.write_bytes(b"half")
    (folder / BACKUPS / "daily-order").unlink()
    assert names(folder) == [f"daily-2020-02-{day}.backup" for day in (10, 11, 12)]
    make(MONDAY + timedelta(days=3))
    assert not left.exists()
    assert names(folder) == [f"daily-2020-02-{day}.backup" for day in (11, 12, 13)]


def test_two_windows_make_one(store, make):
    _, _, folder = store
    make(MONDAY)
    with only_one(folder / BACKUPS / "daily-lock") as mine:
        assert mine
        assert make(MONDAY + timedelta(days=1)) is None
    assert make(MONDAY + timedelta(days=1)) is not None
