"""Older and newer programs together: what one cannot read it keeps, passes on, and reads later."""

import pytest
from sqlalchemy import select

from counter_app.hall.isolation import open_case, open_cases
from counter_app.hall.persons import PersonFacts
from counter_app.hall.registering import correct
from counter_app.hall.temperature import Mask, Method, measure
from counter_app.hall.thresholds import Thresholds, read_thresholds, set_thresholds
from counter_app.journal.tables import to_check_table
from counter_app.sync.peers import PeerKind
from tests.faults.agreeing import Agreement
from tests.faults.replicas import entries_of, reading_of

UNREAD = {
    ("isolation.opened", "unknown_kind"),
    ("thresholds.set", "newer_version"),
    ("visit.corrected", "unknown_kind"),
}


def what_only_newer_programs_know(world, desk):
    """A case, a correction, and thresholds in a newer form."""
    fever = measure(desk.desk, "385", Method.FOREHEAD, Mask.WORN, "T-01")
    case = open_case(desk.desk, check=fever.id)
    visit = world.register(desk)
    correct(desk.desk, visit, PersonFacts(name="王建国"), (), 1, "写错了")
    set_thresholds(desk.desk, Thresholds(fever=374))
    return case.id


def aside(replica, hall):
    with reading_of(replica, hall) as connection:
        rows = connection.execute(select(to_check_table).where(to_check_table.c.hall == hall))
        return {(row.kind, row.reason) for row in rows}


def written(replica, hall):
    return sorted((row.device, row.seq, row.body, row.hash) for row in entries_of(replica, hall))


def meet(world, goer, kind):
    return world.meet(goer, world.peer_of(goer, kind))


@pytest.fixture
def desks(world):
    return [world.desks[f"east-{place}"] for place in ("door", "first", "second")]


def test_an_older_desk_keeps_what_it_cannot_read_and_reads_it_after_the_update(world, desks):
    newer, older, _ = desks
    older.run_program(older=True)
    case = what_only_newer_programs_know(world, newer)
    measure(older.desk, "365", Method.FOREHEAD, Mask.WORN, "T-01")  # and goes on with its own
    for goer, kind in ((newer, PeerKind.HUB), (older, PeerKind.HUB), (newer, PeerKind.HUB)):
        assert meet(world, goer, kind).refused == {}
    assert written(older, older.hall) == written(newer, newer.hall)
    assert aside(older, older.hall) == UNREAD
    older.run_program(older=False)
    assert aside(older, older.hall) == set()
    assert [one.id for one in open_cases(older.desk)] == [case]
    assert read_thresholds(older.desk).fever == 374
    Agreement(world).reach()


def test_an_older_desk_that_alone_still_has_them_passes_them_on_byte_for_byte(world, desks):
    newer, older, third = desks
    older.run_program(older=True)
    for server in (world.centre, world.hubs["east-hub"]):
        server.keep_copy()
    what_only_newer_programs_know(world, newer)
    meet(world, newer, PeerKind.HUB)
    meet(world, older, PeerKind.HUB)
    before = written(newer, newer.hall)
    # The hub and the centre are set back, and the desk that wrote them is lost.
    for server in (world.centre, world.hubs["east-hub"]):
        server.bring_back(-1)
    newer.bring_back(0)
    meet(world, older, PeerKind.CENTRE)
    meet(world, third, PeerKind.CENTRE)
    meet(world, newer, PeerKind.CENTRE)
    assert written(third, third.hall) == written(world.centre, third.hall) == before
    assert written(newer, newer.hall) == before
    assert aside(third, third.hall) == set()
    Agreement(world).reach()


@pytest.mark.parametrize("server", ["centre", "east-hub"])
def test_an_older_server_serves_newer_desks_and_reads_all_after_its_update(world, desks, server):
    newer, _, other = desks
    place = world.replica(server)
    place.run_program(older=True)
    kind = PeerKind.CENTRE if server == "centre" else PeerKind.HUB
    what_only_newer_programs_know(world, newer)
    assert meet(world, newer, kind).refused == {}
    place.fold()
    assert aside(place, newer.hall) == UNREAD
    meet(world, other, kind)
    assert written(other, other.hall) == written(place, newer.hall) == written(newer, newer.hall)
    assert aside(other, other.hall) == set()
    place.run_program(older=False)
    Agreement(world).reach()
    assert aside(place, newer.hall) == set()
