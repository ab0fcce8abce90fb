from datetime import date

import pytest
from sqlalchemy import update

from counter_app.diagnosis.database import DAY, MINUTE, clock_steps, look_at_hall
from counter_app.diagnosis.findings import Part, State
from counter_app.hall.attachments import attach, prepare_photograph
from counter_app.hall.founding import all_workflows, found_hall
from counter_app.hall.temperature import Mask, Method, measure
from counter_app.journal.clock import SetClock
from counter_app.journal.contents import content_table
from counter_app.journal.entry import SYSTEM
from counter_app.journal.journal import Journal
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.store.engine import writing
from counter_app.store.key import KEY_FILE
from counter_app.store.opening import DATABASE, open_store
from tests.pictures import photograph

NOW = 1_581_294_600_000  # 2020-02-10 08:30 in China
BUILT = date(2020, 1, 1)


@pytest.fixture
def hall(tmp_path):
    folder = tmp_path / "hall"
    engine, _ = open_store(folder)
    found_hall(engine, SetClock(NOW), "大厅", "D01", "limin", "城东大厅2020")
    engine.dispose()
    return folder


def look(folder, now=NOW, built=BUILT):
    return {one.part: one for one in look_at_hall(folder, SetClock(now), built)}


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_sound_hall_is_in_order_and_untouched_by_the_look(hall):
    before = files(hall)
    found = look(hall)
    assert found[Part.DATABASE].state is State.OK
    assert "entries, up to the last one" in str(found[Part.DATABASE].said)
    assert found[Part.CLOCK].state is State.OK
    assert str(found[Part.CLOCK].said) == "It shows 2020-02-10 08:30."
    # A key in a file serves, but somebody should know.
    assert found[Part.KEY].state is State.ATTENTION
    assert files(hall) == before


def test_a_hall_at_work_can_be_looked_at(hall):
    engine, _ = open_store(hall)
    with writing(engine):
        assert look(hall)[Part.DATABASE].state is State.OK
    engine.dispose()


def test_photos_that_are_known_to_be_damaged_want_attention(hall):
    engine, _ = open_store(hall)
    photo = prepare_photograph(photograph(), "a.jpg")
    with Journal(engine, all_workflows(), SetClock(NOW)).act(SYSTEM) as act:
        attach(act, photo)
    assert look(hall)[Part.DATABASE].state is State.OK
    with writing(engine) as connection:
        connection.execute(update(content_table).values(state="damaged"))
    found = look(hall)[Part.DATABASE]
    assert found.state is State.ATTENTION
    assert "1 photos or scans are damaged" in str(found.said)
    engine.dispose()


def test_an_empty_folder_stays_empty_and_is_no_fault(tmp_path):
    found = look(tmp_path / "nothing")
    assert {one.state for one in found.values()} <= {State.OK, State.ATTENTION}
    assert "new-hall" in str(found[Part.DATABASE].said)
    assert not (tmp_path / "nothing").exists()


def test_a_lost_key_is_broken(hall):
    (hall / KEY_FILE).unlink()
    found = look(hall)
    assert found[Part.KEY].state is found[Part.DATABASE].state is State.BROKEN
    assert "its key is not" in str(found[Part.KEY].said)


def test_a_damaged_key_file_and_a_locked_key_store_are_told_apart(hall, monkeypatch):
    from keyring.errors import KeyringLocked

    secret = (hall / KEY_FILE).read_text()
    (hall / KEY_FILE).write_text("11")
    assert "damaged" in str(look(hall)[Part.KEY].said)
    (hall / KEY_FILE).unlink()
    (hall / "counter.key-name").write_text("name")
    monkeypatch.setattr("keyring.get_password", lambda *_: secret)
    assert look(hall)[Part.KEY].state is State.OK

    def locked(*_):
        raise KeyringLocked("locked")

    monkeypatch.setattr("keyring.get_password", locked)
    assert "is locked" in str(look(hall)[Part.KEY].said)


def test_a_damaged_page_is_found(hall):
    content = bytearray((hall / DATABASE).read_bytes())
    content[-4096 * 3 : -4096 * 2] = bytes(4096)
    (hall / DATABASE).write_bytes(content)
    assert look(hall)[Part.DATABASE].state is State.BROKEN


@pytest.mark.parametrize(
    ("change", "state", "words"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", State.BROKEN, "newer version"),
        ("DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)", State.BROKEN, "verify"),
        ("UPDATE head SET hash = x'00'", State.BROKEN, "journal verify"),
        ("DELETE FROM replica", State.ATTENTION, "no hall"),
    ],
)
def test_what_is_wrong_inside_is_said(hall, change, state, words):
    engine, _ = open_store(hall)
    with writing(engine) as connection:
        connection.exec_driver_sql(change)
    engine.dispose()
    found = look(hall)[Part.DATABASE]
    assert found.state is state
    assert words in str(found.said)


@pytest.mark.parametrize(
    ("now", "state", "words"),
    [
        (NOW - MINUTE, State.OK, "It shows 2020-02-10 08:29."),
        (NOW - 3 * MINUTE, State.BROKEN, "newest entry was written at 2020-02-10 08:30"),
        (NOW - 3650 * DAY, State.BROKEN, "before this program was made"),
        (NOW + 100 * DAY, State.OK, "It shows"),
        (NOW + 3650 * DAY, State.ATTENTION, "3650 days after the newest entry"),
    ],
)
def test_the_clock_is_held_against_the_newest_entry_and_the_program_s_day(hall, now, state, words):
    found = look(hall, now)[Part.CLOCK]
    assert found.state is state
    assert words in str(found.said)


def test_a_clock_that_was_set_back_between_entries_is_pointed_out(hall):
    engine, _ = open_store(hall)
    clock = SetClock(NOW + 60 * MINUTE)
    desk = Desk(
        Journal(engine, all_workflows(), clock),
        Person("0" * 32, "li", "李敏", frozenset({Role.SCREENER})),
    )
    measure(desk, "36.4", Method.FOREHEAD, Mask.WORN)
    clock.advance(-30 * MINUTE)
    measure(desk, "36.5", Method.FOREHEAD, Mask.WORN)
    engine.dispose()
    found = look(hall, NOW + 40 * MINUTE)[Part.CLOCK]
    assert found.state is State.ATTENTION
    assert "set back between recent entries" in str(found.said)


@pytest.mark.parametrize(
    ("step", "found"), [(0.0, False), (0.04, False), (5.0, True), (-5.0, True)]
)
def test_a_clock_that_steps_while_it_is_watched_is_found(step, found):
    moments = {"wall": 1000.0, "steady": 50.0}

    def wait(seconds):
        moments["wall"] += seconds + step
        moments["steady"] += seconds

    assert clock_steps(lambda: moments["wall"], lambda: moments["steady"], wait) is found
