"""The demo hall's roster: whoever leads today is of its staff, two have changed places."""

from datetime import date, datetime

import pytest

from counter_app.hall.duties import duties_between, on_duty_now
from counter_app.journal.clock import moment_of
from counter_app.simulation.roster import WHY, fill_roster


@pytest.mark.parametrize(
    "today", [date(2020, 2, 10), date(2020, 2, 29), date(2020, 12, 31), date(2021, 1, 1)]
)
def test_a_month_is_filled_on_any_day_of_it(small_hall, today):
    small_hall.clock.moment = moment_of(datetime(today.year, today.month, today.day, 10))
    fill_roster(small_hall.leader, today)
    with small_hall.journal.read() as connection:
        (now,) = on_duty_now(connection, small_hall.hall, small_hall.clock.now())
        duties = duties_between(connection, small_hall.hall, today.replace(day=1), today)
        later = duties_between(connection, small_hall.hall, today, date(2021, 12, 31))
    assert now.duty.leader.name == small_hall.leader.person.name
    assert len(duties) == today.day
    assert [duty.why for duty in later.values()].count(WHY) == 2
    assert small_hall.to_check() == []
