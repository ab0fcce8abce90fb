"""Photos over lines that are cut, and under kill -9 of real processes: resumed, whole, the same.

Never is anything readable that is not byte for byte what was attached.
"""

import sys

import pytest
from sqlalchemy import select

from counter_app.errors import DiskFull
from counter_app.hall.attachments import attach, read_attachment
from counter_app.journal.attachments import attachment_table
from counter_app.journal.content_standing import check_contents, count_contents
from counter_app.journal.contents import content_table, held_of_many, part_table
from counter_app.journal.entry import SYSTEM
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.server.database import open_database
from counter_app.sync import attachments, peer_worker
from counter_app.sync.replica import ReplicaClient
from counter_app.sync.store import JournalStore
from tests.faults.hall_of_processes import (
    HOST,
    chance_and_seed,
    everybody_holds_the_same,
    found_desk,
    joined_desk,
    no_fork,
)
from tests.faults.meeting_child import photo
from tests.line import CuttingProxy
from tests.postgres import started_postgres
from tests.processes import ServerProcess
from tests.waiting import wait_for

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL"),
]

KILLS = 9
CUTS = 4
SOMEBODY = Person("1" * 32, "li", "李敏", frozenset(Role))


@pytest.fixture(autouse=True)
def patience_of_a_test(monkeypatch):
    monkeypatch.setattr(peer_worker, "LONGEST_PAUSE", 0.5)


def standing(database, hall):
    with database.of_hall(hall) as connection:
        assert list(check_contents(connection, hall)) == [], "what counts as whole is"
        return count_contents(connection, hall)


def held(database, hall, digests):
    """How many bytes of each are at the centre."""
    with database.of_hall(hall) as connection:
        found = held_of_many(connection, hall, digests)
    return sum(one.held for one in found.values())


def test_photos_over_a_line_that_is_cut_go_on_where_they_stopped(tmp_path, monkeypatch):
    # Small parts, so that there is something to cut.
    monkeypatch.setattr(attachments, "PART", 32_000)
    with started_postgres() as postgres:
        name = postgres.new_database()
        with ServerProcess(tmp_path / "server", postgres.url(name)) as centre:
            centre.add_hall("城东")
            host, _, port = centre.address.rpartition(":")
            with CuttingProxy((host, int(port))) as proxy:
                real, centre.address = centre.address, proxy.address
                desks = [found_desk(tmp_path / "one", centre, "城东")]
                desks.append(joined_desk(tmp_path / "two", centre, "城东"))
                centre.address = real
                database = open_database(postgres.url(name))
                try:
                    through_cuts(desks, proxy, database)
                    everybody_holds_the_same(desks, database)
                finally:
                    database.close()


def through_cuts(desks, proxy, database):
    one, two = (desk.opened() for desk in desks)
    pictures = [photo() for _ in range(2)]
    with one.act(SYSTEM) as act:
        ids = [attach(act, picture) for picture in pictures]
    digests, whole = [picture.digest for picture in pictures], sum(p.size for p in pictures)
    proxy.bytes_per_second = 2_000_000
    giving = ReplicaClient(JournalStore(one), HOST, no_fork)
    giving.start()
    reached = 0
    for cut in range(1, CUTS + 1):
        enough = whole * cut // (CUTS + 1)
        wait_for(lambda enough=enough: held(database, one.hall, digests) >= enough)
        proxy.cut()
        now = held(database, one.hall, digests)
        assert now >= reached, "nothing of what was there began anew"
        reached = now
        proxy.mend()
    wait_for(lambda: standing(database, one.hall).whole == len(pictures))
    giving.stop()
    fetching = ReplicaClient(JournalStore(two), HOST, no_fork)
    fetching.start()

    def fetched():
        with two.read() as connection:
            assert list(check_contents(connection, two.hall)) == []
            return sum(row.held for row in connection.execute(select(content_table)))

    for cut in range(1, CUTS + 1):
        enough = whole * cut // (CUTS + 1)
        wait_for(lambda enough=enough: fetched() >= enough)
        proxy.cut()
        proxy.mend()
    desk = Desk(two, SOMEBODY)
    proxy.bytes_per_second = None
    wait_for(lambda: fetched() == whole)
    assert [read_attachment(desk, each) for each in ids] == [each.data for each in pictures]
    fetching.stop()
    for journal in (one, two):
        journal.engine.dispose()


def test_kills_of_desk_and_centre_leave_nothing_half_written(tmp_path):
    chance, seed = chance_and_seed()
    with ServerProcess(tmp_path / "server") as centre:
        centre.add_hall("城东")
        desks = [found_desk(tmp_path / "one", centre, "城东")]
        desks.append(joined_desk(tmp_path / "two", centre, "城东"))
        desks[0].more = ("photos",)
        try:
            for desk in desks:
                desk.start()
            for number in range(KILLS):
                saves = sum(len(desk.saves()) for desk in desks)
                enough = saves + chance.randint(1, 40)
                wait_for(lambda enough=enough: sum(len(desk.saves()) for desk in desks) >= enough)
                victim = [*desks, centre][number % 3]
                victim.kill()
                victim.start()
        finally:
            for desk in desks:
                desk.kill()
        one, two = (desk.opened() for desk in desks)
        try:
            all_arrives(one, two, seed)
        finally:
            for journal in (one, two):
                journal.engine.dispose()


def all_arrives(one, two, seed):
    with one.read() as connection:
        named = set(connection.scalars(select(attachment_table.c.digest)))
    assert len(named) > 3, f"too few photos to mean anything (seed {seed})"

    def met():
        for journal in (one, two):
            ReplicaClient(JournalStore(journal), HOST, no_fork).meet_once()
        for journal in (one, two):
            with journal.read() as connection:
                assert list(check_contents(connection, one.hall)) == [], f"seed {seed}"
                if count_contents(connection, one.hall).whole < len(named):
                    return False
        return True

    wait_for(met)
    with one.read() as here, two.read() as there:
        assert bytes_of(here) == bytes_of(there)


def bytes_of(connection):
    whole = {}
    for row in connection.execute(select(part_table).order_by(part_table.c.start)):
        whole[row.digest] = whole.get(row.digest, b"") + row.data
    return whole


def test_a_full_disk_refuses_the_act_and_keeps_nothing_of_its_photo(small_hall, monkeypatch):
    def full(*_):
        raise DiskFull("The disk is full.")

    def fill():
        with small_hall.journal.act(SYSTEM) as act:
            attach(act, photo())
            monkeypatch.setattr("counter_app.journal.journal.write_entries", full)

    with pytest.raises(DiskFull):
        fill()
    with small_hall.journal.read() as connection:
        for table in (content_table, part_table, attachment_table):
            assert connection.execute(select(table)).all() == []
