import pytest

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.hall.windows import (
    close_window,
    list_windows,
    open_window,
    set_window,
    window_here,
    window_subject,
)
from counter_app.people.roles import Role


def test_the_administrator_sets_up_a_window_in_its_order_of_preference(small_hall):
    window = set_window(small_hall.administrator, 3, ["P", "W", "P"])
    assert window.serves == ("P", "W")
    assert window.preference("P-1", "P") == 0
    assert window.preference("P-1", "W") == 1
    assert window.preference("X-1", "X") is None
    assert [one.number for one in list_windows(small_hall.clerk)] == [1, 2, 3]


def test_a_matter_comes_before_its_group_and_everything_last(small_hall):
    window = set_window(small_hall.administrator, 3, ["P-7", "W", "*"])
    assert [window.preference(*one) for one in (("P-7", "P"), ("W-1", "W"), ("P-1", "P"))] == [
        0,
        1,
        2,
    ]


@pytest.mark.parametrize(
    ("number", "serves", "field"), [(0, ["P"], "number"), (100, ["P"], "number"), (3, [], "serves")]
)
def test_what_can_be_no_window_is_refused(small_hall, number, serves, field):
    with pytest.raises(InputError) as refused:
        set_window(small_hall.administrator, number, serves)
    assert refused.value.field == field


def test_a_clerk_sits_down_at_one_window_at_a_time(small_hall):
    assert window_here(small_hall.clerk) is None
    open_window(small_hall.clerk, small_hall.first)
    here = open_window(small_hall.clerk, small_hall.second)
    assert window_here(small_hall.clerk) == here
    assert here.clerk == small_hall.clerk.person.id
    assert [bool(one.device) for one in list_windows(small_hall.clerk)] == [False, True]
    close_window(small_hall.clerk, small_hall.second)
    assert window_here(small_hall.clerk) is None


def test_a_window_out_of_use_can_not_be_opened(small_hall):
    set_window(small_hall.administrator, 2, [], in_use=False)
    with pytest.raises(Conflict, match="not in use"):
        open_window(small_hall.clerk, small_hall.second)
    with pytest.raises(Conflict, match="not set up"):
        open_window(small_hall.clerk, window_subject(small_hall.hall, 9))


def test_each_right_is_asked_for(small_hall):
    before = small_hall.count()
    with pytest.raises(NotAllowed):
        set_window(small_hall.clerk, 1, ["P"])
    with pytest.raises(NotAllowed):
        open_window(small_hall.desk(Role.SCREENER), small_hall.first)
    assert small_hall.count() == before
