"""Due times: always later, never in the night, the same whichever way one comes to them."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.errors import InputError
from counter_app.hall.cadence import Cadence, Rhythm, checked_cadence
from counter_app.hall.opening_hours import OpeningHours
from counter_app.journal.clock import MINUTE, local_time, moment_of
from counter_app.language import CHINESE, load_translations

HOURS = OpeningHours(8 * 60 + 30, 17 * 60, frozenset({1, 2, 3, 4, 5}))
NOON_AND_CLOSING = Cadence(rhythm=Rhythm.FIXED, times=(720,), after_closing=True, grace=90)
TWICE_A_DAY = Cadence(rhythm=Rhythm.PER_DAY, count=2)
TWO_HOURS = Cadence(rhythm=Rhythm.EVERY, minutes=120)
START = moment_of(datetime(2019, 12, 28))

cadences = st.one_of(
    st.builds(lambda minutes: Cadence(rhythm=Rhythm.EVERY, minutes=minutes), st.integers(1, 4000)),
    st.builds(lambda count: Cadence(rhythm=Rhythm.PER_DAY, count=count), st.integers(1, 24)),
    st.builds(
        lambda times, closing: Cadence(
            rhythm=Rhythm.FIXED, times=tuple(sorted(times)), after_closing=closing or not times
        ),
        st.sets(st.integers(15, 1439), max_size=5),
        st.booleans(),
    ),
)
moments = st.integers(START, START + 80 * 24 * 60 * MINUTE)
"""Over the turn of a year, leap day and month ends."""


def at(*parts):
    return moment_of(datetime(*parts))


@given(cadences, moments)
def test_it_is_due_later_than_it_was_done_and_on_a_working_day(cadence, done):
    due = cadence.next_due(HOURS, done)
    assert due > done
    # Who has to do it by midnight or closing is still of the day before.
    assert local_time(due - 1).isoweekday() in HOURS.days or cadence.rhythm is Rhythm.FIXED


@given(cadences, moments, st.integers(0, 3 * 24 * 60 * MINUTE))
def test_who_does_it_later_has_no_less_time(cadence, done, later):
    assert cadence.next_due(HOURS, done + later) >= cadence.next_due(HOURS, done)


@given(cadences, moments)
def test_who_does_it_when_it_is_due_has_kept_it(cadence, done):
    due = cadence.next_due(HOURS, done)
    assert cadence.next_due(HOURS, due) > due


@given(cadences, moments)
def test_it_never_comes_back_within_a_working_day_more_often_than_asked(cadence, done):
    """Whoever does it whenever it is due does it about as often as the cadence says."""
    count, moment, end = 0, done, done + 28 * 24 * 60 * MINUTE
    while (moment := cadence.next_due(HOURS, moment)) < end:
        count += 1
    a_day = {
        Rhythm.EVERY: 510 / max(1, cadence.minutes),
        Rhythm.PER_DAY: cadence.count,
        Rhythm.FIXED: len(cadence.times) + cadence.after_closing,
    }[cadence.rhythm]
    assert count <= 20 * a_day + 1 + a_day


@pytest.mark.parametrize(
    ("cadence", "done", "due"),
    [
        (TWO_HOURS, at(2020, 2, 10, 9), at(2020, 2, 10, 11)),
        (TWO_HOURS, at(2020, 2, 10, 16), at(2020, 2, 11, 9, 30)),
        (TWO_HOURS, at(2020, 2, 28, 23, 59), at(2020, 3, 2, 10, 30)),
        (TWICE_A_DAY, at(2020, 2, 10, 0, 0), at(2020, 2, 10, 17)),
        (TWICE_A_DAY, at(2020, 2, 9, 23, 59), at(2020, 2, 10, 12, 45)),
        (TWICE_A_DAY, at(2020, 2, 10, 12, 45), at(2020, 2, 11, 12, 45)),
        (TWICE_A_DAY, at(2019, 12, 31, 16), at(2020, 1, 1, 12, 45)),
        (NOON_AND_CLOSING, at(2020, 2, 10, 11, 44), at(2020, 2, 10, 13, 30)),
        (NOON_AND_CLOSING, at(2020, 2, 10, 11, 45), at(2020, 2, 10, 18, 30)),
        (NOON_AND_CLOSING, at(2020, 2, 10, 16, 59), at(2020, 2, 10, 18, 30)),
        (NOON_AND_CLOSING, at(2020, 2, 28, 17, 0), at(2020, 3, 2, 13, 30)),
    ],
)
def test_due_times_over_closing_month_end_and_weekend(cadence, done, due):
    assert local_time(cadence.next_due(HOURS, done)) == local_time(due)


@pytest.mark.parametrize(
    ("cadence", "field"),
    [
        (Cadence(rhythm=Rhythm.EVERY), "minutes"),
        (Cadence(rhythm=Rhythm.EVERY, minutes=20_000), "minutes"),
        (Cadence(rhythm=Rhythm.PER_DAY), "count"),
        (Cadence(rhythm=Rhythm.PER_DAY, count=25), "count"),
        (Cadence(rhythm=Rhythm.FIXED), "times"),
        (Cadence(rhythm=Rhythm.FIXED, times=(5,)), "times"),
        (Cadence(rhythm=Rhythm.FIXED, times=(1440,)), "times"),
        (Cadence(rhythm=Rhythm.FIXED, times=(720,), grace=0), "grace"),
    ],
)
def test_what_can_be_no_cadence_is_refused_at_its_field(cadence, field):
    with pytest.raises(InputError) as refused:
        checked_cadence(cadence)
    assert refused.value.field == field


def test_what_its_rhythm_does_not_use_is_dropped():
    cadence = Cadence(rhythm=Rhythm.PER_DAY, count=2, minutes=7, times=(1,), after_closing=True)
    assert checked_cadence(cadence) == TWICE_A_DAY


@pytest.mark.parametrize(
    ("cadence", "words"),
    [
        (TWO_HOURS, "每 2 小时"),
        (Cadence(rhythm=Rhythm.EVERY, minutes=90), "每 90 分钟"),
        (TWICE_A_DAY, "每日 2 次"),
        (NOON_AND_CLOSING, "12:00 和闭厅后"),
        (Cadence(rhythm=Rhythm.FIXED, times=(720, 900)), "12:00 · 15:00"),
        (Cadence(rhythm=Rhythm.FIXED, after_closing=True), "闭厅后"),
    ],
)
def test_a_cadence_is_said_in_words(cadence, words):
    assert load_translations(CHINESE).say(cadence.phrase) == words
