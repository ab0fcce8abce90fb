"""A desk that goes on as another device, and what it knows of its clock."""

import threading

import pytest
from sqlalchemy import select

from counter_app.journal.entry import new_id
from counter_app.journal.journal import Journal
from counter_app.journal.tables import entry_table
from counter_app.journal.verify import verify
from counter_app.store.engine import writing


def begin(journal, counting):
    with journal.act("clerk") as act:
        act.record(new_id(), counting.Begun(name="甲"))
        return act.device


def written(journal):
    """Device and number of every entry, in the order of writing."""
    with journal.read() as connection:
        assert list(verify(connection, journal.hall)) == []
        rows = connection.execute(
            select(entry_table.c.device, entry_table.c.seq).order_by(entry_table.c.tick)
        )
        return [tuple(row) for row in rows]


def test_acts_after_it_write_a_journal_of_the_new_device(new_replica, counting):
    journal = new_replica(device="old")
    assert begin(journal, counting) == "old"
    with writing(journal.engine) as connection:
        journal.become(connection, "new")
        assert journal.device == "old", "nothing is committed yet"
    assert journal.device == "new"
    assert begin(journal, counting) == begin(journal, counting) == journal.device == "new"
    assert written(journal) == [("old", 1), ("new", 1), ("new", 2)]
    assert Journal(journal.engine, journal.workflows, journal.clock).device == "new"


def test_without_a_commit_the_device_is_as_before(new_replica, counting):
    journal = new_replica(device="old")

    def fail():
        with writing(journal.engine) as connection:
            journal.become(connection, "new")
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert journal.device == "old"
    assert begin(journal, counting) == "old"
    assert journal.device == "old"


def test_an_act_that_waited_for_the_lock_writes_under_the_new_device(new_replica, counting):
    journal = new_replica(device="old")
    began, devices = threading.Event(), []

    def act():
        began.set()
        devices.append(begin(journal, counting))

    clerk = threading.Thread(target=act)
    with writing(journal.engine) as connection:
        journal.become(connection, "new")
        clerk.start()
        began.wait()
        # It waits for the lock now, or soon: whichever, it reads its device with the lock held.
        clerk.join(0.05)
        assert devices == []
    clerk.join()
    assert devices == ["new"]
    assert written(journal) == [("new", 1)]


def test_another_journal_over_the_same_file_follows(new_replica, counting):
    journal = new_replica(device="old")
    other = Journal(journal.engine, journal.workflows, journal.clock)
    with writing(journal.engine) as connection:
        journal.become(connection, "new")
    assert begin(other, counting) == other.device == "new"


def test_an_invented_desk_stays_itself(new_replica, counting):
    journal = new_replica(device="old")
    invented = journal.of_invented_desk("invented")
    assert begin(invented, counting) == "invented"
    assert begin(journal, counting) == "old"
    assert written(journal) == [("invented", 1), ("old", 1)]


@pytest.mark.parametrize("skew", [None, 0, -2500, 315_360_000_000])
def test_what_is_known_of_the_clock_stands_in_new_entries(new_replica, counting, skew):
    journal = new_replica()
    assert journal.skew is None
    journal.skew = skew
    begin(journal, counting)
    with journal.read() as connection:
        assert connection.scalars(select(entry_table.c.skew)).all() == [skew]
    assert written(journal) == [(journal.device, 1)]
