from datetime import date

import pytest

from counter_app.errors import InputError, NotAllowed
from counter_app.hall.epidemic import (
    make_up_until,
    parse_end,
    read_epidemic_end,
    set_epidemic_end,
)
from counter_app.journal.refold import refold

END = date(2020, 11, 30)


def test_the_end_is_not_known_until_it_is_set_and_can_be_moved_and_taken_back(small_hall):
    administrator, journal = small_hall.administrator, small_hall.journal
    assert read_epidemic_end(journal) is None
    for end in (END, date(2020, 12, 31), None, END):
        set_epidemic_end(administrator, end)
        assert read_epidemic_end(journal) == end
    refold(journal)
    assert read_epidemic_end(journal) == END


def test_two_desks_that_set_it_end_up_with_one_day(small_hall):
    other = small_hall.new_desk(1)
    small_hall.copy(small_hall.journal, other)
    set_epidemic_end(small_hall.administrator, END)
    set_epidemic_end(
        small_hall.desk(next(iter(small_hall.administrator.person.roles)), other), None
    )
    small_hall.copy(other, small_hall.journal)
    small_hall.copy(small_hall.journal, other)
    assert read_epidemic_end(other) == read_epidemic_end(small_hall.journal)
    clash = [("epidemic.end_set", "clash")]
    assert small_hall.to_check() == small_hall.to_check(other) == clash


def test_only_the_administrator_sets_it(small_hall):
    before = small_hall.count()
    for desk in (small_hall.door, small_hall.clerk, small_hall.leader):
        with pytest.raises(NotAllowed):
            set_epidemic_end(desk, END)
    assert small_hall.count() == before


@pytest.mark.parametrize("wrong", [date(2019, 11, 30), date(2100, 1, 1)])
def test_a_day_that_nobody_can_mean_is_refused(small_hall, wrong):
    with pytest.raises(InputError) as refused:
        set_epidemic_end(small_hall.administrator, wrong)
    assert refused.value.field == "epidemic_end"


@pytest.mark.parametrize(
    ("end", "last_day"),
    [
        ("2020-11-30", "2021-02-28"),
        ("2020-12-31", "2021-03-31"),
        ("2023-11-30", "2024-02-29"),
        ("2020-03-31", "2020-06-30"),
        ("2020-10-01", "2021-01-01"),
    ],
)
def test_what_was_put_off_can_be_made_up_within_three_months(end, last_day):
    assert make_up_until(date.fromisoformat(end)).isoformat() == last_day


@pytest.mark.parametrize("typed", ["2020-11-30", " 2020/11/30 ", "2020.11.30", "20201130"])
def test_a_day_is_typed_as_people_write_it(typed):
    assert parse_end(typed) == END


def test_nothing_typed_means_not_known():
    assert parse_end(" ") is None


@pytest.mark.parametrize("typed", ["2020-11-31", "soon", "2020-11", "30-11", "2020-1-2-3", "-"])
def test_what_is_no_day_is_refused_at_its_field(typed):
    with pytest.raises(InputError) as refused:
        parse_end(typed)
    assert refused.value.field == "epidemic_end"
