"""A server's database holds many halls: whatever is done in one leaves the others alone."""

import json

import pytest
from sqlalchemy import select

from counter_app.journal.entry import new_id
from counter_app.journal.export import exported_lines
from counter_app.journal.journal import Journal
from counter_app.journal.redaction import redaction_of
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table, replica_table, to_check_table
from counter_app.journal.verify import verify
from counter_app.journal.writing_rows import entry_of, write_subject
from counter_app.store.engine import writing

SUBJECT = new_id()


def act(journal, *recorded):
    with journal.act("clerk") as going:
        for subject, body in recorded:
            going.record(subject, body)


@pytest.fixture
def halls(new_replica, counting):
    """Two halls in one file, which even call a thing and a device the same."""
    west = new_replica(hall="west", device="D")
    act(west, (SUBJECT, counting.Begun(name="西")), (new_id(), counting.Added(amount=1)))
    with writing(west.engine) as connection:
        connection.execute(replica_table.update().values(hall="east"))
    east = Journal(west.engine, west.workflows, west.clock)
    act(east, (SUBJECT, counting.Begun(name="东")), (SUBJECT, counting.Added(amount=7)))
    act(east, (new_id(), counting.Added(amount=1)))
    return west.of_invented_desk("D"), east


def state(journal):
    """Entries and rows of one hall."""
    with journal.read() as connection:
        return [
            sorted(map(repr, connection.execute(select(table).where(table.c.hall == journal.hall))))
            for table in (entry_table, *journal.workflows.tables, to_check_table)
        ]


def test_acts_folding_and_redacting_leave_the_other_hall_alone(halls, counting):
    west, east = halls
    before = state(east)
    act(west, (SUBJECT, counting.Added(amount=3)))
    act(west, redaction_of(first_entry(west), "retention"))
    with writing(west.engine) as connection:
        write_subject(connection, west.workflows, west.hall, SUBJECT, [])
    assert state(east) == before
    assert first_entry(west).body is None
    assert first_entry(east).body is not None


def first_entry(journal):
    with journal.read() as connection:
        return entry_of(
            connection.execute(
                select(entry_table).where(
                    entry_table.c.hall == journal.hall, entry_table.c.seq == 1
                )
            ).one()
        )


def test_folding_anew_leaves_the_other_hall_alone(halls):
    west, east = halls
    before = state(west), state(east)
    assert refold(west) == 2
    assert (state(west), state(east)) == before


def test_each_hall_is_verified_and_exported_by_itself(halls):
    for journal, count in zip(halls, (2, 3), strict=True):
        with journal.read() as connection:
            assert list(verify(connection, journal.hall)) == []
            lines = list(exported_lines(connection, journal.hall, bodies=False))
        assert [json.loads(line)["hall"] for line in lines] == [journal.hall] * count
