"""The demo hall is clean but for what is to be seen, and has supplies for some days."""

from datetime import date, datetime

from counter_app.hall.disinfection import disinfections_between
from counter_app.hall.dues import Standing, read_dues
from counter_app.hall.supplies import read_supplies
from counter_app.hall.ventilation import airings_between, read_air
from counter_app.hall.windows import list_windows
from counter_app.journal.clock import SetClock, moment_of
from counter_app.simulation.demo import found_demo_hall
from counter_app.simulation.hygiene import (
    AIRED,
    ROUNDS,
    keep_clean,
    keep_clean_so_far,
    register_hygiene,
)
from counter_app.store.opening import open_store

FRIDAY, MONDAY = date(2020, 2, 7), date(2020, 2, 10)
NOW = moment_of(datetime(2020, 2, 10, 10, 42))


def test_the_demo_hall_is_kept_clean(tmp_path):
    engine, _ = open_store(tmp_path / "demo")
    cast = found_demo_hall(engine, SetClock(moment_of(datetime(2020, 2, 7, 8))))
    register_hygiene(cast)
    keep_clean(cast, FRIDAY)
    keep_clean_so_far(cast, moment_of(datetime(2020, 2, 10, 8, 30)), NOW)
    desk = cast.leader
    with desk.journal.read() as connection:
        done = disinfections_between(connection, desk.journal.hall, 0, NOW)
        aired = airings_between(connection, desk.journal.hall, "2020-02-07", "2020-02-07")
    assert len(done) == 2 * len(ROUNDS) + 2
    assert {one.done_by for one in done} == {"保洁员 张桂兰"}
    assert len(aired) == 3 * len(AIRED)
    dues = {one.asset.number: one.standing(NOW) for one in read_dues(desk)}
    assert len(dues) == len(list_windows(desk)) + 12
    assert dues["W-01"] is dues["L-01"] is Standing.OVERDUE
    assert dues["C-01"] is Standing.DONE
    assert [one.area.code for one in read_air(desk) if one.running is not None] == ["WAITING"]
    masks = read_supplies(desk)[0]
    assert masks.level.days_left is not None
    low = {one.supply.code for one in read_supplies(desk) if one.is_low}
    assert low <= {"GLOVES", "HAND_GEL"}
    engine.dispose()
