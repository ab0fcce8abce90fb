"""A computer joins a hall with all its entries, and a hall of its own joins a centre."""

import pytest

from counter_app.errors import Conflict, InputError, LineFault, NotAllowed, RefusedThere
from counter_app.exchange.joining import field_at_fault, join_centre, join_hall, leave
from counter_app.hall.desks import desk_name, desk_names, hall_name, lane_of
from counter_app.journal.journal import is_founded
from counter_app.people.roles import Role
from counter_app.store.opening import open_store
from counter_app.sync.standing import read_standing
from counter_app.sync.wire import RefusedCode
from tests.exchange.hall_there import ADDRESS, CODE, HallThere


@pytest.fixture
def there(small_hall):
    for lane in (1, 2):
        desk = small_hall.new_desk(lane)
        small_hall.copy(small_hall.journal, desk)
        small_hall.ticket(desk=small_hall.desk(Role.SCREENER, desk))
        small_hall.copy(desk, small_hall.journal)
    # Each device's entries are a page of their own.
    return HallThere(small_hall.journal, page=1)


@pytest.fixture
def empty(tmp_path):
    engine, _ = open_store(tmp_path / "second")
    yield engine
    engine.dispose()


@pytest.fixture
def joining(empty, small_hall, there):
    def join(address=ADDRESS, code=CODE, name="D02", **rest):
        return join_hall(empty, small_hall.clock, address, code, name, reach=there.reach, **rest)

    return join


def test_a_computer_joins_and_holds_what_the_hall_holds(joining, small_hall, there):
    counts = []
    joined = joining(progress=counts.append)
    journal = joined.journal
    assert joined.trouble is None
    assert small_hall.tables(journal) == small_hall.tables(), "its own first entry was given too"
    assert (hall_name(journal), desk_name(journal)) == ("城东社保经办大厅", "D02")
    assert journal.device in desk_names(small_hall.administrator)
    with journal.read() as connection:
        assert lane_of(connection, journal.hall, journal.device) == 3
    assert len(counts) > 1
    assert counts == sorted(counts)
    (peer,) = read_standing(journal).peers
    assert peer.name == "市社保中心"


def test_a_scanned_code_brings_its_address(joining, there):
    joining(address="", code=f"counter-app:{ADDRESS}:8443#{CODE}")
    assert there.enrolled[0].code == CODE.replace("-", "")[:10]


def test_when_fetching_breaks_off_the_computer_has_joined_and_it_is_said(joining, empty, there):
    there.down = True
    joined = joining()
    assert str(joined.trouble).startswith("Nobody answers")
    assert is_founded(empty)
    with pytest.raises(Conflict):
        joining()


def test_who_fetches_no_more_goes_on_with_what_is_there(joining, small_hall):
    seen = []
    joined = joining(progress=seen.append, stopped=lambda: bool(seen))
    assert str(joined.trouble) == "Not everything has been fetched yet."
    assert small_hall.tables(joined.journal) != small_hall.tables()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "desk_name"),
        ({"code": "7K2QM"}, "code"),
        ({"address": "not an address"}, "address"),
        ({"address": ""}, "address"),
    ],
)
def test_what_can_t_be_right_is_refused_before_anybody_is_asked(joining, there, changes, field):
    with pytest.raises(InputError) as caught:
        joining(**changes)
    assert field_at_fault(caught.value) == field
    assert there.enrolled == []


def test_a_code_that_is_turned_away_joins_nothing_and_another_one_may_be_tried(
    joining, empty, there
):
    there.refused = RefusedCode.CODE_EXPIRED
    with pytest.raises(RefusedThere) as caught:
        joining()
    assert field_at_fault(caught.value) == "code"
    assert not is_founded(empty)
    there.refused = None
    assert joining().trouble is None


def test_which_field_a_fault_belongs_to():
    assert field_at_fault(LineFault("Nobody answers.")) == "address"
    assert field_at_fault(RefusedThere("no", code=RefusedCode.UNKNOWN_FORMAT)) == ""
    assert field_at_fault(Conflict("There is a hall already.")) == ""


def test_a_hall_of_its_own_joins_by_its_administrator_and_leaves_again(small_hall):
    centre = HallThere(small_hall.journal)
    clerk, administrator = small_hall.clerk, small_hall.administrator
    with pytest.raises(NotAllowed):
        join_centre(clerk, ADDRESS, CODE, centre.reach)
    assert centre.enrolled == []
    assert join_centre(administrator, ADDRESS, CODE, centre.reach).name == "市社保中心"
    (asked,) = centre.enrolled
    assert (asked.hall, asked.device) == (small_hall.hall, small_hall.journal.device)
    (peer,) = read_standing(small_hall.journal).peers
    with pytest.raises(NotAllowed):
        leave(clerk, peer.peer)
    leave(small_hall.desk(Role.ADMINISTRATOR), peer.peer)
    assert read_standing(small_hall.journal).peers == ()
