"""A clock that is years off, or is put right in the middle of the day: the day goes on."""

import shutil
from collections import Counter
from datetime import date

import pytest
from sqlalchemy import func, select

from counter_app.hall.catalogue import catalogue_now
from counter_app.hall.closing import close_past_days, close_today
from counter_app.hall.persons import PersonFacts
from counter_app.hall.queue import at_window, call_next, queue_today, start
from counter_app.hall.registering import Registration, occupancy, register
from counter_app.hall.temperature import (
    Mask,
    Method,
    State,
    check_table,
    checks_to_repeat,
    measure,
)
from counter_app.hall.visits import ENDED, VisitState, visit_table
from counter_app.journal.clock import SetClock
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table, to_check_table
from counter_app.journal.verify import verify
from counter_app.simulation.day import simulate_day
from counter_app.simulation.demo import make_empty_demo_hall, open_demo_cast
from counter_app.simulation.scene import MINUTE, Hours
from counter_app.store.opening import open_store

MONDAY = date(2020, 2, 10)
OPENS = Hours.of(MONDAY).opens
NOON = OPENS + 210 * MINUTE
HOUR = 60 * MINUTE
YEARS = 3653 * 24 * HOUR
VISITORS = 30


class WrongClock(SetClock):
    """Off by `before` until the moment `mended`, by `after` from then on; in milliseconds."""

    def __init__(self, before=0, after=0, mended=NOON):
        super().__init__(OPENS)
        self.before, self.after, self.mended = before, after, mended

    def now(self):
        return self.moment + (self.before if self.moment < self.mended else self.after)


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("clock") / "hall"
    make_empty_demo_hall(folder, OPENS - 30 * MINUTE)
    return folder


@pytest.fixture
def hall(founded, tmp_path):
    """The founded hall's cast on a clock, in a copy of its own."""
    engines = []

    def cast(clock):
        folder = tmp_path / f"hall-{len(engines)}"
        shutil.copytree(founded, folder)
        engine, _ = open_store(folder)
        engines.append(engine)
        return open_demo_cast(engine, clock)

    yield cast
    for engine in engines:
        engine.dispose()


def rows(journal):
    with journal.read() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table))))
            for table in (*journal.workflows.tables, to_check_table)
        }


WRONG = {
    "ten years ahead": WrongClock(YEARS, YEARS),
    "ten years behind": WrongClock(-YEARS, -YEARS),
    "ten years ahead, put right at noon": WrongClock(YEARS, 0),
    "ten years behind, put right at noon": WrongClock(-YEARS, 0),
    "three hours back at noon": WrongClock(0, -3 * HOUR),
    "a day back at noon": WrongClock(0, -24 * HOUR),
}


@pytest.mark.parametrize("how", WRONG)
def test_the_day_goes_on_whatever_the_clock_says(hall, how):
    cast = hall(WRONG[how])
    summary = simulate_day(cast, MONDAY, VISITORS, 4)
    assert summary.arrived == VISITORS
    journal = cast.journal
    with journal.read() as connection:
        assert list(verify(connection, journal.hall)) == []
        assert connection.scalar(select(func.count()).select_from(to_check_table)) == 0
        visits = connection.execute(select(visit_table)).all()
        checks = connection.execute(select(check_table)).all()
        ticks = connection.scalars(select(entry_table.c.tick)).all()
    normal = sum(check.state == State.NORMAL for check in checks)
    # Nobody is lost: who was let in has a ticket, unless the reading was taken anew.
    assert normal - summary.overruled <= len(visits) <= normal
    assert len(checks) + summary.gone_home >= VISITORS
    assert {VisitState(visit.state) for visit in visits} <= ENDED
    assert sum(visit.state == VisitState.DONE for visit in visits) >= 0.6 * len(visits)
    assert max(Counter((visit.day, visit.ticket) for visit in visits).values()) == 1
    assert all(
        0 <= spent < 8 * HOUR for visit in visits for spent in (visit.waiting, visit.serving)
    )
    assert len(set(ticks)) == len(ticks)
    assert occupancy(cast.door).inside == 0
    before = rows(journal)
    refold(journal)
    assert rows(journal) == before


def admitted(cast, desk=None):
    """Somebody with a ticket."""
    door = desk or cast.door
    check = measure(door, "36.5", Method.FOREHEAD, Mask.WORN)
    with door.journal.read() as connection:
        (first, *_) = catalogue_now(connection, door.journal.hall).in_use
    return register(door, Registration(check=check.id, matters=(first.code,), person=PersonFacts()))


def test_who_waits_when_the_clock_is_put_right_waits_all_the_same(hall):
    clock = WrongClock(YEARS, 0)
    cast = hall(clock)
    tickets = [admitted(cast).visit for _ in range(3)]
    fever = measure(cast.door, "38.1", Method.FOREHEAD, Mask.WORN)
    post = cast.posts[0]
    called = call_next(post.desk, post.window)
    assert called is not None
    start(post.desk, called.id)

    clock.moment = NOON
    assert [one.id for one in checks_to_repeat(cast.door)] == [fever.id]
    assert len(queue_today(cast.leader)) == 3
    assert [one.id for one in at_window(post.desk, post.window)] == [called.id]
    assert occupancy(cast.door).inside == 3
    # A number that somebody still holds is not given out again.
    new = admitted(cast)
    assert new.visit.day != tickets[0].day
    assert new.visit.ticket not in {one.ticket for one in tickets}
    assert new.ahead == 2
    other = cast.posts[4]
    following = call_next(other.desk, other.window)
    assert following is not None
    assert following.id == tickets[1].id


def test_closing_leaves_alone_who_is_there_and_ends_with_the_day(hall):
    clock = WrongClock(YEARS, 0)
    cast = hall(clock)
    admitted(cast)
    clock.moment = NOON
    admitted(cast)
    assert close_past_days(cast.journal) == 0, "they stand in the hall"
    assert close_today(cast.leader) == 2
    assert queue_today(cast.leader) == []
    # The numbers of a day begin anew once nobody holds an old one.
    clock.moment += 24 * HOUR
    assert admitted(cast).visit.ticket.endswith("001")
    clock.moment += 24 * HOUR
    assert close_past_days(cast.journal) == 1
