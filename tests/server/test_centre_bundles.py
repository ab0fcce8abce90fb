"""A hall without any line and its centre come to hold the same, by sticks carried both ways."""

import functools

import pytest

from counter_app.errors import Conflict, InputError
from counter_app.hall.attachments import attach, prepare_photograph, read_attachment
from counter_app.hall.desks import introduce_branch
from counter_app.journal import contents
from counter_app.journal.clock import SetClock
from counter_app.journal.entry import SYSTEM
from counter_app.journal.heads import read_heads
from counter_app.journal.verify import verify
from counter_app.server.bundles import CentreHall, read_at_centre, write_at_centre
from counter_app.server.halls import add_hall, find_hall
from counter_app.server.news import News
from counter_app.store.engine import open_engine
from counter_app.sync import bundle_file
from counter_app.sync.branching import move_branch
from counter_app.sync.bundle import read_bundle, write_bundle
from counter_app.sync.store import JournalStore
from tests.pictures import photograph
from tests.server.held_halls import person_at
from tests.server.writing_halls import NOON

PASSPHRASE = "城东大厅的交换盘2020"
CLOCK = SetClock(NOON)


@pytest.fixture(autouse=True)
def cheap_passphrases(monkeypatch):
    for name, value in {"MEMORY": 64, "PASSES": 1, "LANES": 1}.items():
        monkeypatch.setattr(bundle_file, name, value)


@pytest.fixture
def hall(new_hall, database):
    """A hall with one desk that has measured somebody, and its record at the centre."""
    hall = new_hall()
    hall.measure(hall.new_desk())
    with database.of_centre(writing=True) as connection:
        add_hall(connection, "城东", NOON)
    return hall


def to_centre(journal, database, path, **more):
    write_bundle(JournalStore(journal), path, PASSPHRASE, **more)
    return read_at_centre(database, CLOCK, "城东", path, PASSPHRASE)


def from_centre(database, journal, path, **more):
    written = write_at_centre(database, CLOCK, "城东", path, PASSPHRASE, **more)
    move = functools.partial(move_branch, journal, introduce=introduce_branch)
    return written, read_bundle(JournalStore(journal), path, PASSPHRASE, move)


def heads_at_centre(database, hall):
    with database.of_hall(hall) as connection:
        assert list(verify(connection, hall)) == []
        return read_heads(connection, hall)


def heads_of(journal):
    with journal.read() as connection:
        return read_heads(connection, journal.hall)


def test_a_record_becomes_the_hall_whose_bundle_comes_first(database, hall, tmp_path):
    (desk,) = hall.journals
    answer = to_centre(desk, database, tmp_path / "one")
    assert answer.kept == answer.offered > 0
    with database.of_centre() as connection:
        assert find_hall(connection, "城东").hall == hall.hall
    assert heads_at_centre(database, hall.hall) == heads_of(desk)
    again = read_at_centre(database, CLOCK, "城东", tmp_path / "one", PASSPHRASE)
    assert (again.kept, again.refused) == (0, False)


def test_another_halls_bundle_is_refused_once_the_record_is_a_hall(
    database, hall, new_hall, tmp_path
):
    to_centre(hall.journals[0], database, tmp_path / "one")
    other = new_hall()
    stranger = other.new_desk()
    with pytest.raises(InputError, match="another hall"):
        to_centre(stranger, database, tmp_path / "two")
    with database.of_centre(writing=True) as connection:
        add_hall(connection, "城西", NOON)
    # The record of another hall does not become one that is known by another name.
    with pytest.raises(InputError, match="another hall"):
        read_at_centre(database, CLOCK, "城西", tmp_path / "one", PASSPHRASE)
    with pytest.raises(InputError, match="no hall"):
        read_at_centre(database, CLOCK, "城北", tmp_path / "one", PASSPHRASE)
    with pytest.raises(Conflict), database.of_centre(writing=True) as connection:
        add_hall(connection, "城东", NOON)


def test_what_the_centre_answers_is_only_what_the_desk_lacks(database, hall, tmp_path):
    desk = hall.journals[0]
    to_centre(desk, database, tmp_path / "one")
    second = hall.new_desk()
    to_centre(second, database, tmp_path / "two")
    told = []
    write_bundle(JournalStore(desk), tmp_path / "asks", PASSPHRASE)
    written, answer = from_centre(
        database,
        desk,
        tmp_path / "back",
        answering=tmp_path / "asks",
        progress=lambda *done: told.append(done),
    )
    assert written.entries == answer.kept == 1
    assert told == [(1, 1)]
    assert heads_of(desk) == heads_at_centre(database, hall.hall)


def test_the_centres_history_stays_and_the_copy_becomes_a_desk_of_its_own(database, hall, tmp_path):
    desk = hall.journals[0]
    path = tmp_path / "copy.db"
    original = desk.engine.raw_connection()
    original.cursor().execute("VACUUM INTO ?", (str(path),))
    original.close()
    copy = type(desk)(open_engine(path, None), desk.workflows, desk.clock)
    hall.journals.append(copy)
    for journal, count in ((desk, 2), (copy, 3)):
        for _ in range(count):
            hall.clock.advance(1000)
            hall.measure(journal)
    to_centre(desk, database, tmp_path / "one")
    answer = to_centre(copy, database, tmp_path / "two")
    assert [one.moved for one in answer.answers] == [True]
    assert not answer.refused
    _, back = from_centre(database, copy, tmp_path / "three")
    assert [one.old for one in back.moved] == [desk.device]
    assert copy.device != desk.device
    to_centre(copy, database, tmp_path / "four")
    from_centre(database, desk, tmp_path / "five")
    assert heads_of(copy) == heads_of(desk) == heads_at_centre(database, hall.hall)


def test_desks_that_listen_hear_of_it(database, hall, tmp_path):
    heard = []
    news = News(database)
    to_centre(hall.journals[0], database, tmp_path / "one")
    hall.measure(hall.journals[0])
    write_bundle(JournalStore(hall.journals[0]), tmp_path / "two", PASSPHRASE)
    news.call(heard.append, hall.hall)
    store = CentreHall(database, news, CLOCK, hall.hall)
    read_bundle(store, tmp_path / "two", PASSPHRASE, lambda *_: None, is_centre=True)
    assert heard
    store.told()
    news.close()


def test_photos_come_to_the_centre_and_go_down_by_stick(hall, database, tmp_path, monkeypatch):
    monkeypatch.setattr(contents, "MOST_UNNAMED", 0)  # as after hundreds of photos
    photo = prepare_photograph(photograph(), "a.jpg")
    with hall.journals[0].act(SYSTEM) as act:
        attachment = attach(act, photo)
    assert to_centre(hall.journals[0], database, tmp_path / "up").attachments == 1
    with database.of_hall(hall.hall) as connection:
        assert contents.read_whole(connection, hall.hall, photo.digest) == photo.data
    other = hall.new_desk()
    written, read = from_centre(database, other, tmp_path / "down")
    assert (written.attachments, read.attachments) == (1, 1)
    assert read_attachment(person_at(other), attachment) == photo.data
