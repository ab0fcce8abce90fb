"""A body that was taken out stays out, whoever brings it back and from wherever it comes."""

import pytest

from counter_app.hall.persons import PersonFacts
from counter_app.journal.redaction import redaction_of
from counter_app.journal.writing_rows import entry_of
from counter_app.people.roles import Right
from counter_app.sync.peers import PeerKind
from tests.faults.agreeing import Agreement
from tests.faults.replicas import entries_of


@pytest.fixture
def hall(world):
    """The desks of a hall, in which one has registered somebody whose name will have to go."""
    door, first, second = (world.desks[f"east-{place}"] for place in ("door", "first", "second"))
    door.visit = world.register(door, person=PersonFacts(name="刘秀兰"))
    return door, first, second


def body_of(replica, visit, hall):
    (found,) = [
        row
        for row in entries_of(replica, hall)
        if row.subject == visit and row.kind == "visit.identified"
    ]
    return found.body


def meet(world, *pairs):
    for goer, kind in pairs:
        world.meet(goer, world.peer_of(goer, kind))


def redact(desk, visit):
    (entry,) = [
        entry_of(row)
        for row in entries_of(desk, desk.hall)
        if row.subject == visit and row.kind == "visit.identified"
    ]
    with desk.desk.act(Right.REDACT) as act:
        act.record(*redaction_of(entry, "保存期满"))


def nobody_has_it(world, hall, visit):
    Agreement(world).reach()
    for replica in (world.centre, *world.of_hall(hall)):
        assert body_of(replica, visit, hall) is None, replica.name


def test_an_old_device_that_brings_it_again_finds_it_stays_out(world, hall):
    door, _, second = hall
    meet(world, (door, PeerKind.HUB), (second, PeerKind.HUB))
    assert body_of(second, door.visit, door.hall)
    redact(door, door.visit)
    meet(world, (door, PeerKind.HUB), (door, PeerKind.CENTRE))
    # The second desk has not heard of it, and brings the body to a centre that has lost its entry.
    meet(world, (second, PeerKind.CENTRE))
    nobody_has_it(world, door.hall, door.visit)


def test_a_centre_that_lost_the_order_learns_it_again(world, hall):
    """Restored from before, it is first given the body by one who knows no better."""
    door, _, second = hall
    world.centre.keep_copy()
    meet(world, (door, PeerKind.HUB), (second, PeerKind.HUB), (door, PeerKind.CENTRE))
    redact(door, door.visit)
    meet(world, (door, PeerKind.CENTRE))
    world.centre.fold()
    assert body_of(world.centre, door.visit, door.hall) is None
    world.centre.bring_back(-1)
    meet(world, (second, PeerKind.CENTRE))
    world.centre.fold()
    assert body_of(world.centre, door.visit, door.hall)
    nobody_has_it(world, door.hall, door.visit)


def test_a_desk_restored_from_before_the_order_does_not_bring_it_back(world, hall):
    door, first, _ = hall
    Agreement(world).reach()
    first.keep_copy()
    redact(door, door.visit)
    nobody_has_it(world, door.hall, door.visit)
    first.bring_back(-1)
    assert body_of(first, door.visit, door.hall)
    world.register(first)  # it writes before it meets anybody: its history parts from its own
    nobody_has_it(world, door.hall, door.visit)


def test_a_body_that_moves_to_a_branch_stays_out(world, hall):
    """A cloned desk wrote it; the order names it under its old device."""
    door, first, second = hall
    Agreement(world).reach()
    copy = world.clone("east-first")
    visit = world.register(copy, person=PersonFacts(name="王建国"))
    meet(world, (copy, PeerKind.HUB), (second, PeerKind.HUB))
    redact(second, visit)
    world.register(first)
    meet(world, (first, PeerKind.CENTRE))
    nobody_has_it(world, door.hall, visit)
    bodies = [
        row.body
        for row in entries_of(world.centre, door.hall)
        if row.subject == visit and row.kind == "visit.identified"
    ]
    assert bodies == [None]
