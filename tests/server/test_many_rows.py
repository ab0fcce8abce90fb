"""Many rows at once, on both databases that a server may have."""

import pytest
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
    select,
)

from counter_app.errors import ProgramFault
from counter_app.journal.many_rows import delete_rows, insert_rows, put_rows
from counter_app.journal.taking import take_runs
from counter_app.journal.writing_rows import fold_subjects
from tests.server.writing_halls import folded

thing = Table(
    "thing",
    MetaData(),
    Column("number", BigInteger),
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("left", BigInteger),
    Column("body", LargeBinary),
    Column("closed", Boolean, nullable=False),
    UniqueConstraint("hall", "id"),
    info={"own_numbers": ("number",)},
)


@pytest.fixture
def connection(database):
    with database.of_centre(writing=True) as open_one:
        thing.metadata.create_all(open_one)
        yield open_one


def a_row(id, left=0, hall="east"):
    body = None if left == 1 else f"𬭚'\"\\%s?{id}".encode() + b"\x00\xff"
    return {
        "hall": hall,
        "id": id,
        "left": None if left == 2 else left + 2**40,
        "body": body,
        "closed": left % 2 == 1,
    }


def rows(connection):
    return {
        (row["hall"], row["id"]): {name: row[name] for name in a_row("")}
        for row in connection.execute(select(thing)).mappings()
    }


@pytest.mark.parametrize("count", [0, 1, 3, 99, 100, 101, 350])
def test_any_number_of_rows_is_inserted_written_over_and_deleted(connection, count):
    first = [a_row(str(number), number % 4) for number in range(count)]
    insert_rows(connection, thing, first)
    assert rows(connection) == {("east", row["id"]): row for row in first}
    later = [a_row(str(number), number % 3) for number in range(count + 2)]
    put_rows(connection, thing, ("id",), [dict(reversed(row.items())) for row in later])
    assert rows(connection) == {("east", row["id"]): row for row in later}
    west = a_row("0", hall="west")
    insert_rows(connection, thing, [west])
    delete_rows(connection, thing, "id", "east", [row["id"] for row in later])
    assert rows(connection) == {("west", "0"): west}


def test_a_row_that_is_written_over_keeps_its_own_number(connection):
    connection.execute(thing.insert(), [{**a_row("a"), "number": 7}])
    put_rows(connection, thing, ("id",), [{**a_row("a", 3), "number": 8}])
    assert connection.execute(select(thing.c.number, thing.c.closed)).all() == [(7, True)]


def test_a_column_that_cannot_be_written_as_it_is_is_refused(connection):
    other = Table(
        "other",
        MetaData(),
        Column("hall", String),
        Column("share", Float),
        PrimaryKeyConstraint("hall"),
    )
    with pytest.raises(ProgramFault):
        insert_rows(connection, other, [{"hall": "east", "share": 0.5}])


def test_a_hall_behind_its_wall_takes_and_folds_as_its_desk_does(database, new_hall):
    hall = new_hall()
    desk = hall.new_desk()
    for _ in range(40):
        hall.measure(desk)
    with database.of_hall(hall.hall, writing=True) as connection:
        answers, fresh = take_runs(connection, hall.hall, hall.runs(desk))
        assert [answer.refusal for answer in answers] == [None]
        subjects = [entry.subject for entry in fresh]
        for _ in range(2):  # folding again changes nothing
            fold_subjects(connection, hall.workflows, hall.hall, subjects)
    with database.of_hall(hall.hall) as connection, desk.read() as own:
        told = folded(connection, hall.hall, hall.workflows)
        assert told == folded(own, hall.hall, hall.workflows)
    assert len(told["temperature_check"]) == 40
