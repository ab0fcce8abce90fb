"""Photos travel on a stick with the entries that name them; an answer carries what is lacking."""

import pytest

from counter_app.exchange.bundles import read_bundle, write_bundle
from counter_app.hall.attachments import attach, prepare_photograph, read_attachment
from counter_app.journal.contents import PART
from counter_app.people.roles import Right, Role
from counter_app.sync import bundle, bundle_file
from counter_app.sync.store import JournalStore
from tests.pictures import noisy, photograph, written

WORD = "城东大厅的交换盘2020"
LARGE = prepare_photograph(written(noisy(900, 700)), "large.jpg")
SMALL = prepare_photograph(photograph(1), "small.jpg")


@pytest.fixture(autouse=True)
def cheap_passphrases(monkeypatch):
    for name, value in {"MEMORY": 64, "PASSES": 1, "LANES": 1}.items():
        monkeypatch.setattr(bundle_file, name, value)


@pytest.fixture
def other(small_hall):
    return small_hall.desk_at(small_hall.new_desk(1), Role.LEADER)


def add(desk, *prepared):
    with desk.act(Right.DO_ROUND) as act:
        return [attach(act, one) for one in prepared]


def test_a_stick_carries_photos_and_reading_twice_changes_nothing(small_hall, other, tmp_path):
    large, small = add(small_hall.leader, LARGE, SMALL)
    said = write_bundle(small_hall.journal, tmp_path / "stick", WORD)
    assert (said.attachments, said.left_out) == (2, 0)
    assert "2 photos" in said.phrase.english()
    read = read_bundle(other.journal, tmp_path / "stick", WORD)
    assert read.attachments == 2
    assert "2 photos" in read.phrase.english()
    assert read_attachment(other, large) == LARGE.data
    assert read_attachment(other, small) == SMALL.data
    again = read_bundle(other.journal, tmp_path / "stick", WORD)
    assert (again.kept, again.attachments) == (0, 0)


def test_an_answer_carries_only_what_its_reader_lacks(small_hall, other, tmp_path):
    add(small_hall.leader, LARGE)
    write_bundle(small_hall.journal, tmp_path / "there", WORD)
    read_bundle(other.journal, tmp_path / "there", WORD)
    (small,) = add(other, SMALL)
    back = write_bundle(other.journal, tmp_path / "back", WORD, answering=tmp_path / "there")
    assert back.attachments == 1
    assert read_bundle(small_hall.journal, tmp_path / "back", WORD).attachments == 1
    assert read_attachment(small_hall.leader, small) == SMALL.data


@pytest.mark.parametrize("held", [1, PART - 1, PART, PART + 1])
def test_what_was_half_here_is_completed(small_hall, other, tmp_path, held):
    (large,) = add(small_hall.leader, LARGE)
    small_hall.copy(small_hall.journal, other.journal)
    store, place = JournalStore(other.journal), 0
    while place < held:
        end = min(held, place + PART)
        store.take_part(LARGE.digest, LARGE.size, place, LARGE.data[place:end])
        place = end
    write_bundle(small_hall.journal, tmp_path / "stick", WORD)
    assert read_bundle(other.journal, tmp_path / "stick", WORD).attachments == 1
    assert read_attachment(other, large) == LARGE.data


def test_a_reading_that_was_stopped_is_begun_anew(small_hall, other, tmp_path):
    (large,) = add(small_hall.leader, LARGE)
    write_bundle(small_hall.journal, tmp_path / "stick", WORD)
    looks = iter([False, False, True])
    read = read_bundle(other.journal, tmp_path / "stick", WORD, stopped=lambda: next(looks))
    assert read.stopped
    assert read_attachment(other, large) is None
    assert read_bundle(other.journal, tmp_path / "stick", WORD).attachments == 1
    assert read_attachment(other, large) == LARGE.data


def test_where_there_is_no_room_the_newest_go_and_the_rest_is_said(
    small_hall, other, tmp_path, monkeypatch
):
    (old,) = add(small_hall.leader, LARGE)
    (new,) = add(small_hall.leader, SMALL)
    monkeypatch.setattr(bundle, "MOST_ATTACHMENTS", SMALL.size)
    said = write_bundle(small_hall.journal, tmp_path / "stick", WORD)
    assert (said.attachments, said.left_out) == (1, 1)
    assert "1 more did not fit" in said.phrase.english()
    read_bundle(other.journal, tmp_path / "stick", WORD)
    assert read_attachment(other, new) == SMALL.data
    assert read_attachment(other, old) is None
