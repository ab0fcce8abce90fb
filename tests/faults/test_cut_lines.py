"""Real connections through a proxy that cuts, delays and throttles: all arrives, once."""

import sys
import time

import pytest

from counter_app.errors import LineFault
from counter_app.hall.temperature import Mask, Measured, Method, Reading
from counter_app.hall.thresholds import Thresholds
from counter_app.journal.entry import SYSTEM, new_id
from counter_app.journal.heads import read_heads
from counter_app.server.database import open_database
from counter_app.sync.link import Link, open_client
from counter_app.sync.meeting import Meeting
from counter_app.sync.peers import read_peers
from counter_app.sync.replica import ReplicaClient
from counter_app.sync.standing import read_standing
from counter_app.sync.store import JournalStore
from tests.faults.hall_of_processes import (
    HOST,
    chance_and_seed,
    everybody_holds_the_same,
    found_desk,
    joined_desk,
    no_fork,
)
from tests.line import CuttingProxy
from tests.postgres import started_postgres
from tests.processes import ServerProcess
from tests.waiting import wait_for

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="needs a PostgreSQL with socket files"),
]


@pytest.fixture(scope="module")
def postgres():
    with started_postgres() as server:
        yield server


@pytest.fixture
def behind_proxy(tmp_path, postgres):
    """Two desks of a hall, a centre, and the proxy that stands before it."""
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
            yield proxy, desks, database
            proxy.mend()
            everybody_holds_the_same(desks, database)
            database.close()


def write(journal, count):
    """Many checks, a few to an act."""
    for _ in range(count // 5):
        with journal.act(SYSTEM) as act:
            for _ in range(5):
                reading = Reading(tenths=365, method=Method.FOREHEAD, device="T-01")
                body = Measured(reading=reading, mask=Mask.WORN, thresholds=Thresholds())
                act.record(new_id(), body)


def meeting(journal):
    with journal.read() as connection:
        (peer,) = read_peers(connection, journal.hall)
    client = open_client(f"https://{peer.addresses[0]}", peer.certificate)
    return Meeting(
        JournalStore(journal), Link(client, peer.device, peer.secret), peer, HOST, no_fork
    )


def held_at(database, journal):
    with database.of_centre() as connection:
        head = read_heads(connection, journal.hall).get(journal.device)
    return head.seq if head else 0


def own_head(journal):
    with journal.read() as connection:
        return read_heads(connection, journal.hall)[journal.device].seq


def test_an_answer_dropped_after_the_commit_is_asked_for_again_and_changes_nothing(behind_proxy):
    proxy, desks, database = behind_proxy
    journal = desks[0].opened()
    write(journal, 200)
    first = meeting(journal)
    first.greet()
    proxy.cut_answer_after = 0  # what comes back of the next request is dropped whole
    with pytest.raises(LineFault):
        first.exchange()
    first.link.close()
    wait_for(lambda: held_at(database, journal) == own_head(journal))
    # The desk does not know that all of it is there, and says so.
    assert (read_standing(journal).to_centre or 0) > 0
    second = meeting(journal)
    second.greet()
    assert second.exchange().sent == 0
    assert read_standing(journal).to_centre == 0
    second.link.close()
    journal.engine.dispose()


def test_an_answer_cut_in_the_middle_of_its_body_is_given_again_whole(behind_proxy):
    proxy, desks, _ = behind_proxy
    giving, taking = desks[0].opened(), desks[1].opened()
    write(giving, 500)
    full = meeting(giving)
    full.greet()
    full.exchange()
    full.link.close()
    chance, _ = chance_and_seed()
    for _ in range(6):
        cut = meeting(taking)
        cut.greet()
        proxy.cut_answer_after = chance.randint(100, 6_000)
        with pytest.raises(LineFault):
            cut.exchange(ask=True)
        cut.link.close()
    whole = meeting(taking)
    whole.greet()
    assert whole.exchange().received > 0
    whole.link.close()
    for journal in (giving, taking):
        journal.engine.dispose()


def test_a_slow_line_gets_through_and_a_line_cut_at_random_gets_through(behind_proxy):
    proxy, desks, database = behind_proxy
    chance, _ = chance_and_seed()
    journal = desks[0].opened()
    client = ReplicaClient(JournalStore(journal), HOST, no_fork)
    journal.listeners.append(client.committed)
    client.start()
    proxy.delay, proxy.bytes_per_second = 0.02, 400_000
    for _ in range(12):
        write(journal, 50)
        time.sleep(chance.uniform(0, 0.1))  # a cut comes when it comes
        proxy.cut()
        proxy.mend()
        client.meet_now()
    wait_for(lambda: held_at(database, journal) == own_head(journal))
    wait_for(lambda: read_standing(journal).to_centre == 0)
    client.stop()
    journal.engine.dispose()
    proxy.delay, proxy.bytes_per_second = 0.0, None
