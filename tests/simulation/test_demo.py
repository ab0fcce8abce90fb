"""The demo hall looks like a morning in progress, whatever the time is."""

from datetime import datetime

import pytest
from sqlalchemy import func, select

from counter_app.errors import Conflict
from counter_app.hall.cases import case_table
from counter_app.hall.finding_facts import finding_table
from counter_app.hall.founding import all_workflows, found_hall
from counter_app.hall.round_facts import round_table
from counter_app.hall.temperature import check_table
from counter_app.hall.visits import visit_table
from counter_app.journal.clock import SetClock, day_of, moment_of
from counter_app.journal.journal import Journal
from counter_app.journal.tables import entry_table
from counter_app.people.signing_in import LockOut, sign_in
from counter_app.simulation import demo
from counter_app.simulation.demo import (
    MARK,
    STAGE,
    demo_exists,
    make_demo_hall,
    make_empty_demo_hall,
    morning_before,
)
from counter_app.simulation.scene import MINUTE
from counter_app.store.key import KEY_FILE
from counter_app.store.opening import DATABASE, open_store

TIMES = ["00:00:40", "00:20:00", "02:00:00", "08:45:00", "11:00:00", "16:30:00", "23:59:00"]


def moment(text):
    return moment_of(datetime.fromisoformat(f"2020-02-10 {text}"))


@pytest.fixture
def opened():
    engines = []

    def journal(folder, now):
        engine, _ = open_store(folder)
        engines.append(engine)
        return Journal(engine, all_workflows(), SetClock(now))

    yield journal
    for engine in engines:
        engine.dispose()


@pytest.mark.parametrize("text", ["10:40:00", pytest.param("00:30:00", marks=pytest.mark.slow)])
def test_a_demo_hall_has_rounds_around_the_present(text, tmp_path, opened, monkeypatch):
    monkeypatch.setattr(demo, "EARLIER_DAYS", 1)
    monkeypatch.setattr(demo, "EARLIER_VISITORS", 1)
    monkeypatch.setattr(demo, "VISITORS", 4)
    now = moment(text)
    make_demo_hall(tmp_path, SetClock(now))
    journal = opened(tmp_path, now)
    with journal.read() as connection:
        states = [
            (row.state, row.answered, row.points)
            for row in connection.execute(select(round_table).order_by(round_table.c.opens_at))
        ]
        findings = connection.scalars(select(finding_table.c.state)).all()
    assert states == [("missed", 0, 0), ("done", 7, 7), ("under_way", 2, 7)]
    assert sorted(findings) == ["open", "rectified"]


@pytest.mark.parametrize(
    "text",
    [
        "10:40:00",
        pytest.param("00:02:00", marks=pytest.mark.slow),
        pytest.param("21:15:00", marks=pytest.mark.slow),
    ],
)
def test_a_demo_hall_has_a_morning_in_progress(text, tmp_path, opened, monkeypatch):
    monkeypatch.setattr(demo, "EARLIER_DAYS", 1)
    now = moment(text)
    told = []
    sign_ins = make_demo_hall(tmp_path / "hall", SetClock(now), lambda *how: told.append(how))
    assert demo_exists(tmp_path / "hall")
    assert told[-1][0] == told[-1][1]
    assert told == sorted(told)
    journal = opened(tmp_path / "hall", now)
    today = day_of(now).isoformat()
    with journal.read() as connection:
        states = dict(
            connection.execute(
                select(visit_table.c.state, func.count())
                .where(visit_table.c.day == today)
                .group_by(visit_table.c.state)
            ).all()
        )
        (case,) = connection.execute(select(case_table)).all()
        to_repeat = connection.scalars(
            select(check_table.c.id).where(check_table.c.state == "to_repeat")
        ).all()
        newest = connection.scalar(select(func.max(entry_table.c.at)))
        earlier = connection.scalar(select(func.count()).where(visit_table.c.day < today))
    assert states["waiting"] >= 3
    assert states.get("serving", 0) + states.get("called", 0) >= 2
    assert states["done"] >= 20
    assert now - 8 * MINUTE < case.opened_at <= now < case.call_due
    assert len(to_repeat) == 1
    assert newest <= now
    assert earlier >= 10
    for one in (sign_ins[0], sign_ins[-1]):
        person = sign_in(journal, one.login, one.password, LockOut())
        assert (person.name, person.roles) == (one.name, frozenset(one.roles))


@pytest.mark.parametrize("text", TIMES)
def test_the_morning_lies_on_the_present_day(text):
    now = moment(text)
    hours = morning_before(now)
    assert day_of(hours.opens) == day_of(now)
    assert hours.opens < now < hours.closes
    assert 0 < hours.pace <= 1


def test_a_demo_hall_is_made_once(tmp_path):
    folder = tmp_path / "hall"
    folder.mkdir()
    (folder / "simulated.log").write_text("was here before")
    first = make_empty_demo_hall(folder, moment("08:00:00"))
    before = (folder / DATABASE).read_bytes()
    assert make_demo_hall(folder, SetClock(moment("09:00:00"))) == first
    assert (folder / DATABASE).read_bytes() == before
    assert not (folder / STAGE).exists()
    assert (folder / "simulated.log").read_text() == "was here before"


def test_another_hall_is_left_alone(tmp_path):
    engine, _ = open_store(tmp_path)
    found_hall(engine, SetClock(0), "大厅", "D01", "limin", "城东大厅2020")
    engine.dispose()
    assert not demo_exists(tmp_path)
    with pytest.raises(Conflict):
        make_demo_hall(tmp_path, SetClock(0))
    assert not (tmp_path / MARK).exists()


def test_a_cut_in_the_making_leaves_no_hall_and_the_next_try_makes_one(tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(demo, "found_demo_hall", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            make_empty_demo_hall(tmp_path, 0)
    assert not (tmp_path / DATABASE).exists()
    assert not demo_exists(tmp_path)
    make_empty_demo_hall(tmp_path, 0)
    assert demo_exists(tmp_path)


def test_a_key_that_is_in_the_folder_is_used_and_stays(tmp_path):
    (tmp_path / KEY_FILE).write_text("ab" * 32)
    make_empty_demo_hall(tmp_path, 0)
    assert (tmp_path / KEY_FILE).read_text() == "ab" * 32
    engine, key = open_store(tmp_path)
    engine.dispose()
    assert key.secret == bytes.fromhex("ab" * 32)
