"""A cloned or restored desk meets the hall: it goes on as a desk of its own, by itself."""

import random

import pytest
from sqlalchemy import select

from counter_app.errors import LineFault, RefusedThere
from counter_app.hall.desks import (
    LONGEST_DESK_NAME,
    desk_name,
    desk_table,
    give_lane,
    introduce_branch,
    rename_desk,
)
from counter_app.hall.founding import all_workflows
from counter_app.hall.visits import visit_table
from counter_app.journal.journal import Journal
from counter_app.journal.refold import refold
from counter_app.journal.runs import Refusal
from counter_app.journal.verify import verify
from counter_app.people.roles import Role
from counter_app.store.backup import backup_to
from counter_app.store.engine import open_engine
from counter_app.sync.forking import DeskForks, branch_credential_table
from counter_app.sync.peers import PeerKind, read_peers
from counter_app.sync.wire import RefusedCode
from tests.conftest import SEED
from tests.sync.journal_peer import JournalPeer, Meets


class Copies:
    """A hall whose first desk was copied: `hall` is the original, `copy` the copy."""

    def __init__(self, small_hall):
        self.hall = small_hall
        small_hall.ticket()
        self.centre = JournalPeer(small_hall.new_desk(7), page=40)
        self.original = self.meets(small_hall.journal)
        self.original.meet()
        self.copy = self.copied(small_hall.journal)

    def copied(self, journal):
        path = self.hall.folder / f"copy-{len(self.hall.engines)}.db"
        backup_to(journal.engine, bytes(32), path)
        engine = open_engine(path, bytes(32))
        self.hall.engines.append(engine)
        return Journal(engine, all_workflows(), self.hall.clock)

    def meets(self, journal, peer=None, **more):
        forks = DeskForks(journal, introduce_branch, give_lane)
        return Meets(journal, peer or self.centre, random.Random(SEED), fork=forks, **more)

    def ticket(self, journal):
        self.hall.clock.advance(1000)
        return self.hall.ticket(desk=self.hall.desk_at(journal, Role.SCREENER)).visit


@pytest.fixture
def copies(small_hall):
    return Copies(small_hall)


def desks_of(journal):
    with journal.read() as connection:
        return {row.id: (row.name, row.lane) for row in connection.execute(select(desk_table))}


def visits_of(journal):
    with journal.read() as connection:
        return set(connection.scalars(select(visit_table.c.id)))


def peer_of(journal):
    with journal.read() as connection:
        (peer,) = read_peers(connection, journal.hall)
        return peer


def check_alike(hall, *journals):
    first = hall.tables(journals[0])
    for journal in journals:
        with journal.read() as connection:
            assert list(verify(connection, journal.hall)) == []
        assert hall.tables(journal) == first
        refold(journal)
        assert hall.tables(journal) == first


def test_a_copy_becomes_a_desk_of_its_own_and_both_days_are_kept(copies):
    hall, copy = copies.hall, copies.copy
    old = copy.device
    one, two = copies.ticket(hall.journal), copies.ticket(copy)
    assert one.ticket == two.ticket, "neither could know of the other"
    copies.original.meet()
    met = copies.meets(copy).meet()
    assert met.moved == [old]
    assert met.refused == {}
    copies.original.meet()
    check_alike(hall, copy, hall.journal, copies.centre.journal)
    assert {one.id, two.id} <= visits_of(hall.journal)
    assert hall.journal.device == old != copy.device
    names = desks_of(copy)
    assert names[old] == ("D00", 0)
    assert names[copy.device] == ("D00-2", 4)
    assert copies.ticket(copy).ticket.endswith("4001")


def test_the_copy_has_a_credential_of_its_own_and_uses_it(copies):
    copies.ticket(copies.hall.journal)
    copies.ticket(copies.copy)
    copies.original.meet()
    desk = copies.meets(copies.copy)
    desk.meet()
    peer = peer_of(copies.copy)
    assert (peer.device, peer.secret) == (
        copies.copy.device,
        copies.centre.credentials[copies.copy.device][0],
    )
    assert len(peer.secret) == 64
    assert desk.fork.go_on(desk.store, desk.link, peer) is peer


def test_a_lost_answer_is_asked_for_again_with_the_same_secret(copies):
    copies.ticket(copies.hall.journal)
    copies.ticket(copies.copy)
    copies.original.meet()
    desk = copies.meets(copies.copy)
    lanes, copies.centre.lanes = copies.centre.lanes, iter([])
    moved = copies.centre._moved

    def lost(data):
        moved(data)
        raise ConnectionError

    copies.centre._moved = lost
    with pytest.raises(ConnectionError):
        desk.meet()
    assert copies.copy.device != copies.hall.journal.device, "the branch has moved all the same"
    own_lane = desks_of(copies.copy)[copies.copy.device][1]
    assert own_lane >= 500
    secret, _ = copies.centre.credentials[copies.copy.device]
    copies.centre._moved = moved
    copies.centre.credentials[copies.copy.device] = (secret, 4)
    copies.centre.lanes = lanes
    desk.meet()
    assert peer_of(copies.copy).secret == secret
    copies.original.meet()
    assert desks_of(copies.copy)[copies.copy.device] == ("D00-2", 4)
    desk.meet()
    copies.original.meet()
    check_alike(copies.hall, copies.copy, copies.hall.journal, copies.centre.journal)


def test_what_a_hub_names_holds_until_the_centre_names_a_lane(copies):
    copies.ticket(copies.hall.journal)
    copies.ticket(copies.copy)
    copies.original.meet()
    hub = JournalPeer(copies.centre.journal)
    hub.is_hub, hub.lanes = True, iter([100])
    at_hub = copies.meets(copies.copy, hub, kind=PeerKind.HUB)
    at_hub.meet()
    assert desks_of(copies.copy)[copies.copy.device][1] == 100
    at_centre = copies.meets(copies.copy)
    at_centre.fork.go_on(at_centre.store, at_centre.link, at_hub.peer)
    assert desks_of(copies.copy)[copies.copy.device][1] == 4
    hub.lanes, hub.credentials = iter([101]), {}
    at_hub.fork.go_on(at_hub.store, at_hub.link, at_hub.peer)
    assert desks_of(copies.copy)[copies.copy.device][1] == 4


def test_a_name_that_another_copy_took_is_not_asked_for_again(copies):
    copies.ticket(copies.copy)
    second = copies.copied(copies.copy)
    copies.ticket(copies.copy)
    copies.ticket(second)
    copies.ticket(copies.hall.journal)
    copies.original.meet()
    copies.meets(copies.copy).meet()
    desk = copies.meets(second)
    desk.meet()
    copies.meets(second).meet()
    asked = copies.centre.requests.count("/v1/devices/moved")
    desk.fork.go_on(desk.store, desk.link, peer_of(second))
    assert len({copies.copy.device, second.device, copies.hall.journal.device}) == 3
    copies.original.meet()
    copies.meets(copies.copy).meet()
    check_alike(copies.hall, copies.copy, second, copies.hall.journal, copies.centre.journal)
    lanes = [lane for _, lane in desks_of(second).values()]
    assert len(lanes) == len(set(lanes))
    with second.read() as connection:
        refused = connection.execute(select(branch_credential_table)).all()
    assert asked <= 2 + len(refused)


def test_other_refusals_are_said_and_the_branch_has_moved(copies):
    copies.ticket(copies.hall.journal)
    copies.ticket(copies.copy)
    copies.original.meet()

    class Refusing:
        def hashes(self, message):
            return desk.link.hashes(message)

        def moved(self, _message):
            raise RefusedThere("no", code=RefusedCode.REVOKED)

    desk = copies.meets(copies.copy)
    with pytest.raises(RefusedThere):
        desk.fork(desk.store, Refusing(), desk.peer, copies.copy.device)
    assert copies.copy.device != copies.hall.journal.device
    assert desk.meet().refused == {}


def test_without_an_answer_where_they_part_nothing_changes(copies):
    copies.ticket(copies.hall.journal)
    copies.ticket(copies.copy)
    copies.original.meet()
    before, device = copies.hall.tables(copies.copy), copies.copy.device

    class Silent:
        def hashes(self, _message):
            raise LineFault("nobody")

    desk = copies.meets(copies.copy)
    with pytest.raises(LineFault):
        desk.fork(desk.store, Silent(), desk.peer, device)
    assert (copies.hall.tables(copies.copy), copies.copy.device) == (before, device)


def test_another_desk_that_took_the_branch_moves_it_as_well(copies):
    hall = copies.hall
    copies.ticket(hall.journal)
    two = copies.ticket(copies.copy)
    third = copies.copied(hall.new_desk(9))
    hall.copy(copies.copy, third)
    copies.original.meet()
    own = third.device
    met = copies.meets(third).meet()
    assert Refusal.FORK not in met.refused.values()
    assert third.device == own
    assert two.id in visits_of(third)
    copies.meets(copies.copy).meet()
    copies.meets(third).meet()
    copies.original.meet()
    check_alike(hall, third, copies.copy, hall.journal, copies.centre.journal)


def test_a_copy_of_a_desk_with_a_long_name_is_told_apart(copies):
    name = "门" * LONGEST_DESK_NAME
    rename_desk(copies.hall.administrator, name)
    copy = copies.copied(copies.hall.journal)
    copies.ticket(copies.hall.journal)
    copies.ticket(copy)
    copies.original.meet()
    copies.meets(copy).meet()
    assert desk_name(copy) == name[:-2] + "-2"
    with copy.act("system") as act:
        introduce_branch(act, copies.hall.journal.device)
    assert act.entries == (), "a desk that is known stays as it is"


def test_whoever_is_only_behind_moves_nothing(copies):
    copies.ticket(copies.hall.journal)
    for desk in (copies.original, copies.meets(copies.copy)):
        journal = desk.store.journal
        before = copies.hall.tables(journal), journal.device
        for device in (journal.device, copies.centre.journal.device, "f" * 32):
            desk.fork(desk.store, desk.link, desk.peer, device)
        assert (copies.hall.tables(journal), journal.device) == before


def test_another_peer_is_told_the_new_name_at_its_next_meeting(copies):
    copies.ticket(copies.hall.journal)
    copies.ticket(copies.copy)
    copies.original.meet()
    elsewhere = JournalPeer(copies.hall.new_desk(8))
    elsewhere.lanes = iter([4])
    second = copies.meets(copies.copy, elsewhere, kind=PeerKind.HUB)
    copies.meets(copies.copy).meet()
    second.meet()
    device = copies.copy.device
    assert elsewhere.credentials[device][0] == copies.centre.credentials[device][0]
    with copies.copy.read() as connection:
        peers = read_peers(connection, copies.hall.hall)
    assert {peer.device for peer in peers} == {device}
    assert len(peers) == 2


def test_a_branch_brought_back_from_a_backup_gets_its_own_entries_back(copies):
    copies.ticket(copies.hall.journal)
    copies.ticket(copies.copy)
    copies.original.meet()
    backup = copies.copied(copies.copy)
    copies.meets(copies.copy).meet()
    lost = copies.ticket(copies.copy)
    copies.meets(copies.copy).meet()
    copies.meets(backup).meet()
    assert backup.device == copies.copy.device
    assert lost.id in visits_of(backup)
    assert desks_of(backup)[backup.device] == ("D00-2", 4)
    assert len(desks_of(backup)) == 3
    copies.ticket(backup)
    copies.meets(backup).meet()
    copies.original.meet()
    check_alike(copies.hall, backup, copies.hall.journal, copies.centre.journal)
