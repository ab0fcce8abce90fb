"""A clock that is wrong, or put right in the middle of a day: nothing depends on it."""

import pytest
from sqlalchemy import select

from counter_app.errors import InputError
from counter_app.hall.founding import all_workflows, found_hall
from counter_app.hall.temperature import Mask, Method, State, measure
from counter_app.journal.clock import SetClock
from counter_app.journal.journal import Journal
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table, to_check_table
from counter_app.journal.verify import verify
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.people.signing_in import LockOut, sign_in
from counter_app.store.opening import open_store

NOW = 1_581_294_600_000
MINUTE = 60_000
TEN_YEARS = 3652 * 24 * 60 * MINUTE
PASSWORD = "城东大厅2020"


@pytest.fixture
def replica(tmp_path):
    clock = SetClock(NOW)
    engine, _ = open_store(tmp_path / "hall")
    found_hall(engine, clock, "大厅", "D01", "limin", PASSWORD)
    journal = Journal(engine, all_workflows(), clock)
    yield Desk(journal, Person("0" * 32, "li", "李敏", frozenset({Role.SCREENER}))), clock
    engine.dispose()


def contents(journal):
    with journal.read() as connection:
        assert list(verify(connection, journal.hall)) == []
        assert connection.execute(select(to_check_table)).all() == []
        return {
            table.name: sorted(map(repr, connection.execute(select(table))))
            for table in journal.workflows.tables
        }


@pytest.mark.parametrize(
    "steps",
    [
        [TEN_YEARS, MINUTE, MINUTE],
        [-TEN_YEARS, MINUTE, MINUTE],
        [MINUTE, -60 * MINUTE, MINUTE],
        [TEN_YEARS, -TEN_YEARS, MINUTE],
        [-2 * 50 * 365 * 24 * 60 * MINUTE, MINUTE, MINUTE],  # before 1970
    ],
)
def test_a_fever_is_followed_to_its_end_whatever_the_clock_says(replica, steps):
    desk, clock = replica
    measure(desk, "36.4", Method.FOREHEAD, Mask.WORN)
    clock.advance(steps[0])
    first = measure(desk, "37.9", Method.FOREHEAD, Mask.WORN)
    clock.advance(steps[1])
    second = measure(desk, "37.9", Method.EAR, Mask.WORN, check=first.id)
    assert second.state is State.SUSPECTED
    clock.advance(steps[2])
    measure(desk, "36.4", Method.FOREHEAD, Mask.WORN)
    with desk.journal.read() as connection:
        order = select(entry_table.c.tick).order_by(entry_table.c.seq)
        ticks = list(connection.scalars(order))
    assert ticks == sorted(set(ticks))
    before = contents(desk.journal)
    refold(desk.journal)
    assert contents(desk.journal) == before


@pytest.mark.parametrize("jump", [-TEN_YEARS, -60 * MINUTE, TEN_YEARS])
def test_nobody_is_locked_out_for_years_by_a_clock(replica, jump):
    desk, clock = replica
    for _ in range(5):
        with pytest.raises(InputError, match="wrong"):
            sign_in(desk.journal, "limin", "not it at all", LockOut())
    clock.advance(jump)
    assert sign_in(desk.journal, "limin", PASSWORD, LockOut()).login == "limin"
