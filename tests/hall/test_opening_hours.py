"""Counting in opening time, against a reference that goes minute by minute."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.errors import InputError
from counter_app.hall.opening_hours import OpeningHours, minute_text, moment_at, parse_minute
from counter_app.journal.clock import MINUTE, moment_of

WEEKDAYS = OpeningHours(8 * 60 + 30, 17 * 60, frozenset({1, 2, 3, 4, 5}))
START = moment_of(datetime(2020, 2, 27))
"""A Thursday: month end, leap day and weekend follow."""

hours = st.builds(
    lambda opens, length, days: OpeningHours(opens, min(1440, opens + length), days),
    st.integers(0, 1300),
    st.integers(60, 600),
    st.frozensets(st.integers(1, 7), min_size=1),
)


def open_minutes(hours, begin, end):
    """Whole minutes of opening time between two whole minutes."""
    found = 0
    for moment in range(begin, end, MINUTE):
        day = date(2020, 2, 27) + timedelta(days=(moment - START) // (1440 * MINUTE))
        minute = (moment - START) // MINUTE % 1440
        found += day.isoweekday() in hours.days and hours.opens <= minute < hours.closes
    return found


@given(hours, st.integers(0, 4 * 1440), st.integers(1, 900))
def test_so_many_minutes_of_opening_time_lie_between(hours, begin, minutes):
    moment = START + begin * MINUTE
    after = hours.after(moment, minutes)
    assert open_minutes(hours, moment, after) == minutes
    assert open_minutes(hours, after - MINUTE, after) == 1


def test_the_night_and_the_weekend_do_not_count():
    friday = moment_of(datetime(2020, 2, 28, 16, 30))
    assert WEEKDAYS.after(friday, 30) == moment_of(datetime(2020, 2, 28, 17))
    assert WEEKDAYS.after(friday, 31) == moment_of(datetime(2020, 3, 2, 8, 31))
    leap_day = moment_of(datetime(2020, 2, 29, 12))
    assert WEEKDAYS.after(leap_day, 60) == moment_of(datetime(2020, 3, 2, 9, 30))


@pytest.mark.parametrize(
    ("typed", "minute"),
    [("8:30", 510), ("08:30", 510), ("0830", 510), ("８：３０", 510), ("0:00", 0), ("24:00", 1440)],
)
def test_a_time_of_day_is_typed_in_several_ways(typed, minute):
    assert parse_minute(typed, "at") == minute
    assert parse_minute(minute_text(minute), "at") == minute


@pytest.mark.parametrize("typed", ["", "8", "8:60", "24:01", "noon", "830", "-1:00"])
def test_what_is_no_time_of_day_is_refused_at_its_field(typed):
    with pytest.raises(InputError) as refused:
        parse_minute(typed, "at")
    assert refused.value.field == "at"


def test_the_last_minute_of_a_day_is_the_next_midnight():
    assert moment_at(date(2020, 2, 29), 1440) == moment_at(date(2020, 3, 1), 0)
