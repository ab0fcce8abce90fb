"""One desk releases a case, another one raises it, neither knows: it stays raised (N2.5).

Whichever of them is heard first, at the hub or at the centre, the release waits in 'to check'.
"""

import itertools

import pytest

from counter_app.hall.cases import CaseState, Ordered
from counter_app.hall.checking import settle, to_check
from counter_app.hall.isolation import clear_case, open_case, raise_case, read_case
from counter_app.hall.temperature import Mask, Method, measure
from counter_app.sync.peers import PeerKind
from tests.faults.agreeing import Agreement


def release(desk, case):
    clear_case(desk.desk, case, "疾控王医生", Ordered.BY_PHONE, "核酸阴性")


def raised(desk, case):
    raise_case(desk.desk, case, "同行者确诊")


@pytest.fixture
def hall(world):
    """The desks of a hall, all of which know of a case."""
    desks = [world.desks[f"east-{place}"] for place in ("door", "first", "second")]
    fever = measure(desks[0].desk, "385", Method.FOREHEAD, Mask.WORN, "T-01")
    case = open_case(desks[0].desk, check=fever.id).id
    Agreement(world).reach()
    return desks, case


ORDERS = list(itertools.product(("release", "raise"), ("release", "raise"), PeerKind))


@pytest.mark.parametrize(("done_first", "heard_first", "by"), ORDERS)
def test_it_stays_raised_and_the_release_waits(world, hall, done_first, heard_first, by):
    (door, first, second), case = hall
    # More is written at one desk, so that the order of folding has either of them last.
    measure(first.desk if done_first == "release" else door.desk, "365", Method.EAR, Mask.WORN)
    for deed in (done_first, "raise" if done_first == "release" else "release"):
        release(door, case) if deed == "release" else raised(first, case)
    assert read_case(door.desk, case).state is CaseState.CLEARED
    assert read_case(first.desk, case).state is CaseState.OPEN
    order = (door, first) if heard_first == "release" else (first, door)
    for desk in (*order, second):
        world.meet(desk, world.peer_of(desk, by))
    # Between the one and the other, and at last: nobody who has heard both says released.
    assert read_case(second.desk, case).state is CaseState.OPEN
    Agreement(world).reach()
    for desk in (door, first, second):
        assert read_case(desk.desk, case).state is CaseState.OPEN
        (item,) = to_check(desk.desk)
        assert (item.kind, item.reason) == ("isolation.cleared", "safety_held")
    # Somebody looks at it; a release by who knows everything then holds everywhere.
    settle(second.desk, item)
    release(second, case)
    Agreement(world).reach()
    for desk in (door, first, second):
        assert read_case(desk.desk, case).state is CaseState.CLEARED
        assert to_check(desk.desk) == []
