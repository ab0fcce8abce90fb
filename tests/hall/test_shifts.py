"""Kinds of shifts: how they are written, kept in the order of the day, and when they are over."""

from datetime import date, datetime

import msgspec
import pytest

from counter_app.errors import InputError
from counter_app.hall.rules import HallRules, read_rules, set_rules
from counter_app.hall.shifts import WHOLE_DAY, Shift, checked_shifts, find_shift, parse_shift
from counter_app.journal.clock import moment_of

MORNING = Shift(name="早班", begins=480, ends=750)
NIGHT = Shift(name="夜班", begins=1080, ends=480)


@pytest.mark.parametrize(
    ("typed", "shift"),
    [
        ("早班 08:00-12:30", MORNING),
        ("早班　８：００～１２：３０", MORNING),
        ("早班8:00至12:30", MORNING),
        ("夜班 18:00-8:00", NIGHT),
        ("全天 0:00-24:00", WHOLE_DAY),
        ("Whole day 00:00-24:00", WHOLE_DAY),
        ("8:00-18:00", Shift(begins=480, ends=1080)),
    ],
)
def test_a_shift_is_written_with_its_hours(typed, shift):
    assert parse_shift(typed) == shift


@pytest.mark.parametrize(
    "typed", ["", "早班", "早班 8-12", "早班 25:00-26:00", "早班 8:00-8:00", "早班 8:61-9:00"]
)
def test_what_has_no_hours_is_refused(typed):
    with pytest.raises(InputError) as refused:
        parse_shift(typed)
    assert refused.value.field == "shifts"


def test_what_is_shown_can_be_read_again():
    for shift in (MORNING, NIGHT, WHOLE_DAY):
        assert parse_shift(f"{shift.label} {shift.hours}") == shift


def test_a_night_shift_ends_on_the_next_day():
    begins, ends = NIGHT.span(date(2020, 2, 29))
    assert begins == moment_of(datetime(2020, 2, 29, 18))
    assert ends == moment_of(datetime(2020, 3, 1, 8))
    assert WHOLE_DAY.span(date(2020, 12, 31))[1] == moment_of(datetime(2021, 1, 1))


def test_the_hall_keeps_its_own_list_in_the_order_of_the_day(small_hall):
    assert read_rules(small_hall.journal).shifts == (WHOLE_DAY,)
    set_rules(small_hall.administrator, HallRules(shifts=(NIGHT, MORNING)))
    assert read_rules(small_hall.journal).shifts == (MORNING, NIGHT)
    set_rules(small_hall.administrator, HallRules(shifts=()))
    assert read_rules(small_hall.journal).shifts == (WHOLE_DAY,)


def test_two_of_the_same_name_or_too_many_are_refused():
    with pytest.raises(InputError, match="same name"):
        checked_shifts([MORNING, msgspec.structs.replace(NIGHT, name=" 早班")])
    with pytest.raises(InputError, match="at most"):
        checked_shifts([Shift(name=str(number), ends=60) for number in range(7)])


def test_a_shift_is_found_however_it_is_typed():
    shifts = (MORNING, Shift(name="Late", begins=750, ends=1080))
    assert find_shift(shifts, " late ") == shifts[1]
    assert find_shift(shifts, "早 班") == MORNING
    assert find_shift(shifts, "全天") is None
    assert find_shift((WHOLE_DAY,), "全天") is WHOLE_DAY
