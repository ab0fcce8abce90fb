"""A stick between two desks: who may, what is recorded, and the answers in words."""

import pytest

from counter_app.errors import InputError, NotAllowed
from counter_app.exchange.sticks import read_from_others, write_for_others
from counter_app.people.roles import Role

PASSPHRASE = "东城大厅 2020"


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder / "a.counter"


@pytest.fixture
def second(small_hall):
    """The leader at another desk of the hall, which has nothing of the first one yet."""
    return small_hall.desk(Role.LEADER, small_hall.new_desk(1))


def test_everything_goes_over_and_it_is_recorded_who_wrote_it(small_hall, stick, second):
    small_hall.ticket()
    told = []
    words = write_for_others(
        small_hall.leader, stick, PASSPHRASE, lambda *counts: told.append(counts)
    )
    assert "1 desks" in str(words)
    assert told[-1] == (small_hall.count(), small_hall.count())
    answered = read_from_others(second, stick, PASSPHRASE)
    assert not answered.refused
    assert small_hall.tables(second.journal)["visit"] == small_hall.tables()["visit"]
    (export,) = small_hall.tables(second.journal)["journal_export"]
    assert small_hall.leader.person.id in export
    assert str(answered.written).startswith("Written by D00 at 2020-02-10 12:00")
    assert [str(one).startswith("D00: ") for one in answered.desks] == [True]
    again = read_from_others(second, stick, PASSPHRASE)
    assert str(again.whole) == "Everything in the bundle was here already."


def test_only_leaders_and_administrators_may(small_hall, stick):
    with pytest.raises(NotAllowed):
        write_for_others(small_hall.clerk, stick, PASSPHRASE)
    assert not stick.exists()
    write_for_others(small_hall.administrator, stick, PASSPHRASE)
    with pytest.raises(NotAllowed):
        read_from_others(small_hall.door, stick, PASSPHRASE)


def test_a_wrong_passphrase_takes_nothing(small_hall, stick, second):
    write_for_others(small_hall.leader, stick, PASSPHRASE)
    before = small_hall.tables(second.journal)
    with pytest.raises(InputError) as caught:
        read_from_others(second, stick, PASSPHRASE + "!")
    assert caught.value.field == "passphrase"
    assert small_hall.tables(second.journal) == before
