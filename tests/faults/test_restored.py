"""Restored from older copies, alone and together: everybody gets everything back and goes on."""

import pytest

from counter_app.sync.peers import PeerKind
from counter_app.sync.standing import read_standing
from tests.faults.agreeing import Agreement
from tests.faults.meeting_world import DESKS
from tests.faults.replicas import entries_of


def meet(world, goer, kind):
    return world.meet(goer, world.peer_of(goer, kind))


@pytest.fixture
def branched(world):
    """A hall in which a cloned desk has gone on under another name; the desk and its clone."""
    desk, copy = world.desks["east-door"], world.clone("east-door")
    world.register(desk)
    world.register(copy)
    meet(world, desk, PeerKind.CENTRE)
    return desk, copy


@pytest.mark.parametrize("kind", PeerKind)
def test_a_server_restored_from_before_a_branch_knows_its_author_again(world, branched, kind):
    _, copy = branched
    before = copy.journal.device
    server = world.centre if kind is PeerKind.CENTRE else world.hubs["east-hub"]
    meet(world, copy, PeerKind.CENTRE)
    meet(world, copy, kind)
    assert copy.journal.device != before
    assert world.peer_of(copy, kind).device == copy.journal.device
    server.bring_back(0)
    world.register(copy)
    assert not isinstance(meet(world, copy, kind), Exception)
    assert world.peer_of(copy, kind).device == copy.journal.device
    Agreement(world).reach()


def test_another_history_at_the_hub_is_not_taken_for_what_the_centre_has(world, branched):
    desk, copy = branched
    for _ in range(3):
        world.register(desk)
    meet(world, desk, PeerKind.CENTRE)
    meet(world, copy, PeerKind.HUB)  # the hub has the copy's history, the centre the desk's
    assert read_standing(desk.journal).to_centre == 0
    meet(world, desk, PeerKind.HUB)
    at_centre = {(row.device, row.seq, row.hash) for row in entries_of(world.centre, desk.hall)}
    here = {(row.device, row.seq, row.hash) for row in entries_of(desk, desk.hall)}
    assert (read_standing(desk.journal).to_centre or 0) >= len(here - at_centre) > 0
    Agreement(world).reach()


@pytest.mark.parametrize("newer_writes", [False, True])
@pytest.mark.parametrize("who", ["centre", "hub", "desk", "everybody but one"])
def test_whoever_is_set_back_gets_everything_again(world, who, newer_writes):
    door, first, second = (world.desks[f"east-{place}"] for place in DESKS)
    hub = world.hubs["east-hub"]
    for desk in (door, first, second):
        world.register(desk)
    agreement = Agreement(world)
    agreement.reach()
    before = len(entries_of(second, second.hall))
    back = {
        "centre": (world.centre,),
        "hub": (hub,),
        "desk": (first,),
        "everybody but one": (world.centre, hub, door, first),
    }[who]
    for replica in back:
        replica.bring_back(0)
        assert len(entries_of(replica, second.hall)) < before
    if newer_writes:
        for desk in (door, first):
            world.register(desk)
    agreement.reach()  # what the second desk still had is nowhere lost
    assert len(entries_of(world.centre, second.hall)) >= before
