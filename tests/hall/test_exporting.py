import hashlib
import json

import pytest
from sqlalchemy import select

from counter_app.errors import NotAllowed
from counter_app.hall.exporting import journal_export_table, record_export
from counter_app.hall.founding import found_hall
from counter_app.journal.clock import SetClock
from counter_app.journal.export import exported_lines
from counter_app.journal.redaction import redaction_of
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table
from counter_app.journal.writing_rows import entry_of
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import ROLE_RIGHTS, Right, Role
from counter_app.store.opening import open_store

NOW = 1_581_294_600_000


@pytest.fixture
def desk(tmp_path):
    engine, _ = open_store(tmp_path / "hall")
    yield found_hall(engine, SetClock(NOW), "大厅", "D01", "limin", "城东大厅2020").desk
    engine.dispose()


def held(desk):
    """How many entries the journal has."""
    return len(exported(desk, bodies=False))


def exported(desk, *, bodies):
    """What an export writes, line by line."""
    with desk.journal.read() as connection:
        return list(exported_lines(connection, desk.journal.hall, bodies=bodies))


def exports(desk):
    with desk.journal.read() as connection:
        return connection.execute(select(journal_export_table)).all()


def test_an_export_tells_who_when_and_how_many(desk):
    before = held(desk)
    assert record_export(desk) == before
    (row,) = exports(desk)
    assert (row.at, row.actor, row.device, row.entries) == (
        NOW,
        desk.person.id,
        desk.journal.device,
        before,
    )
    refold(desk.journal)
    assert exports(desk) == [row]


@pytest.mark.parametrize("role", Role)
def test_only_whoever_may_export_does(desk, role):
    other = Desk(desk.journal, Person("0" * 32, "li", "李敏", frozenset({role})))
    if Right.EXPORT_JOURNAL in ROLE_RIGHTS[role]:
        assert record_export(other) == held(desk) - 1
    else:
        with pytest.raises(NotAllowed):
            record_export(other)
        assert exports(desk) == []


def test_bodies_are_those_that_were_written_and_none_where_redacted(desk):
    (first, *rest) = exported(desk, bodies=True)
    body = first[first.index('"body":') + len('"body":') : -1]
    assert hashlib.sha256(body.encode()).hexdigest() == json.loads(first)["digest"]
    assert len(rest) == held(desk) - 1
    with desk.act(Right.REDACT) as act:
        row = act.connection.execute(select(entry_table).where(entry_table.c.seq == 1)).one()
        act.record(*redaction_of(entry_of(row), "retention ended"))
    with desk.journal.read() as connection:
        assert (
            json.loads(next(exported_lines(connection, desk.journal.hall, bodies=True)))["body"]
            is None
        )
    with desk.journal.read() as connection:
        bare = [
            json.loads(line) for line in exported_lines(connection, desk.journal.hall, bodies=False)
        ]
    assert len(bare) == len(rest) + 2
    assert not any("body" in line for line in bare)
