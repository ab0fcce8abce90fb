"""How fast journals meet: desk journal on the disk, server a process of its own over PostgreSQL.

All on loopback, PostgreSQL with its default durability. The references write the same rows into
the same PostgreSQL without us: COPY, and executemany.
"""

import statistics
import threading
import time

import psutil  # type: ignore[import-untyped]
import psycopg
from sqlalchemy import func, select

from counter_app.hall.desks import introduce_desk
from counter_app.hall.founding import all_workflows
from counter_app.hall.isolation import open_case, open_cases
from counter_app.journal.clock import SystemClock
from counter_app.journal.entry import new_id
from counter_app.journal.tables import entry_table
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.store.engine import open_engine, writing
from counter_app.store.tables import metadata
from counter_app.sync.enrolling import enrol, join, read_invitation
from counter_app.sync.link import Link, open_client
from counter_app.sync.meeting import Host, Meeting
from counter_app.sync.peers import read_peers
from counter_app.sync.replica import ReplicaClient
from counter_app.sync.store import JournalStore
from tests.benchmarks.journal import ENTRIES_OF_A_VISIT, build_visits
from tests.benchmarks.measures import at_least, at_most, milliseconds, percentile
from tests.postgres import started_postgres
from tests.processes import ServerProcess
from tests.small_hall import SmallHall

HOST = Host("bench", lambda: None)
VISITS_OF_AN_ACT = 5
"""Thirty entries: an import from paper, or a minute of a busy hall."""


def no_fork(*_):
    raise AssertionError("no fork was expected")


class DeskAtWork:
    """A hall's first desk with `count` entries that its centre does not have yet."""

    def __init__(self, folder, count):
        folder.mkdir()
        self.hall = SmallHall(folder)
        self.journal = self.hall.journal
        build_visits(self.hall, count // ENTRIES_OF_A_VISIT, VISITS_OF_AN_ACT)

    def enrol(self, centre, name):
        invitation = read_invitation(centre.address, centre.code(name))
        enrol(self.journal, invitation, "A", "bench")

    def count(self):
        return self.hall.count()

    def close(self):
        for engine in self.hall.engines:
            engine.dispose()


def meeting_of(journal):
    """A meeting over a line that stands."""
    with journal.read() as connection:
        (peer,) = (one for one in read_peers(connection, journal.hall) if one.in_use)
    link = Link(
        open_client(f"https://{peer.addresses[0]}", peer.certificate), peer.device, peer.secret
    )
    return Meeting(JournalStore(journal), link, peer, HOST, no_fork)


def push(journal):
    """Entries a second from the desk's disk to the answer that all of it is durable there."""
    meeting = meeting_of(journal)
    meeting.greet()
    began = time.perf_counter()
    met = meeting.exchange()
    taken = time.perf_counter() - began
    meeting.link.close()
    assert met.refused == {}
    return met.sent / taken, met.sent


def empty_desk(folder):
    """A database with nothing in it."""
    folder.mkdir()
    engine = open_engine(folder / "counter.db", bytes(32))
    with writing(engine) as connection:
        metadata.create_all(connection)
    return engine


def join_hall(engine, centre, name, introduced=lambda: None):
    """Make an empty store a desk of the hall, and fetch everything."""

    def introduce(journal, lane):
        introduce_desk(journal, f"D{lane}", lane)
        introduced()

    invitation = read_invitation(centre.address, centre.code(name))
    return join(engine, SystemClock(), all_workflows(), invitation, "B", HOST, introduce, no_fork)


def pull(folder, centre, name):
    """Entries a second into an empty desk, folded and durable."""
    engine = empty_desk(folder)
    began = []
    journal = join_hall(engine, centre, name, lambda: began.append(time.perf_counter()))
    taken = time.perf_counter() - began[0]
    with journal.read() as connection:
        count = connection.scalar(select(func.count()).select_from(entry_table)) - 1
    engine.dispose()
    return count / taken, count


PLAIN = "CREATE TABLE plain AS SELECT * FROM entry WITH NO DATA"
KEY = "ALTER TABLE plain ADD PRIMARY KEY (hall, device, seq)"


def references(url, database):
    """Rows a second that PostgreSQL itself takes of the same rows: COPY, executemany."""
    found = []
    with psycopg.connect(url) as connection:
        rows = connection.execute("SELECT * FROM entry").fetchall()
        places = ", ".join(["%s"] * len(rows[0]))
        for way in ("copy", "executemany"):
            connection.execute("DROP TABLE IF EXISTS plain")
            connection.execute(PLAIN)
            connection.execute(KEY)
            connection.commit()
            began = time.perf_counter()
            with connection.cursor() as cursor:
                if way == "copy":
                    with cursor.copy("COPY plain FROM STDIN") as copy:
                        for row in rows:
                            copy.write_row(row)
                else:
                    cursor.executemany(f"INSERT INTO plain VALUES ({places})".encode(), rows)
            connection.commit()
            found.append(len(rows) / (time.perf_counter() - began))
        connection.execute("DROP TABLE plain")
    return found


def exchange(folder, small, large):
    """Push, pull, and the meeting with nothing to do, for `small` and `large` journals."""
    found = []
    with started_postgres() as postgres:
        for count, label in ((small, "10k"), (large, "100k")):
            name = postgres.new_database()
            url = postgres.url(name)
            desk = DeskAtWork(folder / f"desk-{label}", count)
            with ServerProcess(folder / f"server-{label}", url) as centre:
                centre.add_hall("城东")
                desk.enrol(centre, "城东")
                rate, sent = push(desk.journal)
                copy, many = references(url, name)
                note = f"{sent} entries; COPY {copy:,.0f}, executemany {many:,.0f}"
                found.append(at_least(f"push_{label}", round(rate), "entries/s", 30_000, note))
                if label == "10k":
                    rate, received = pull(folder / "second", centre, "城东")
                    note = f"{received} entries, folded"
                    found.append(at_least("pull_10k", round(rate), "entries/s", 25_000, note))
                    found.append(noop_meeting(desk.journal))
                else:
                    used = psutil.Process(centre.pid).memory_info().rss / 1e6
                    note = f"after {sent} entries"
                    found.append(at_most("server_memory", round(used), "MB", 400, note=note))
            desk.close()
    return found


def noop_meeting(journal):
    """A meeting at which both sides have the same: one request."""
    meeting = meeting_of(journal)

    def meet():
        meeting.greet()
        meeting.exchange()

    meet()
    ours = percentile(milliseconds(meet, 200), 0.5)
    meeting.link.close()
    return at_most("noop_meeting", ours, "ms", 20, note="median of 200")


class HubDesk:
    """A desk that meets a hub by itself; `shown` is set when its page's rows have a case more."""

    def __init__(self, engine, hub, name):
        self.engine = engine
        self.journal = join_hall(engine, hub, name)
        self.client = ReplicaClient(JournalStore(self.journal), HOST, no_fork)
        self.journal.listeners.append(self.client.committed)
        self.journal.listeners.append(self._committed)
        self.desk = Desk(self.journal, Person(new_id(), "l", "l", frozenset({Role.LEADER})))
        self.awaited = 0
        self.shown = threading.Event()
        self.client.start()

    def _committed(self, committed):
        # What the isolation page does when it hears of it: read its rows anew.
        if "isolation" in committed.topics and len(open_cases(self.desk)) >= self.awaited:
            self.shown.set()

    def close(self):
        self.client.stop()
        self.engine.dispose()


def alert_latency(folder, times):
    """From the start of the act at the door to the leader's rows, over the hub."""
    with ServerProcess(folder / "hub", None, "--name", "城东", verb="hub") as hub:
        first = DeskAtWork(folder / "door", 600)
        first.enrol(hub, "城东")
        push(first.journal)
        door = ReplicaClient(JournalStore(first.journal), HOST, no_fork)
        first.journal.listeners.append(door.committed)
        door.start()
        leader = HubDesk(empty_desk(folder / "leader"), hub, "城东")
        took = []
        for number in range(times):
            leader.awaited = number + 1
            visit = first.hall.ticket().visit.id
            leader.shown.clear()
            began = time.perf_counter()
            open_case(first.hall.door, visit=visit)
            assert leader.shown.wait(30)
            took.append((time.perf_counter() - began) * 1000)
        door.stop()
        leader.close()
        first.close()
    note = f"median {statistics.median(took):.0f} ms of {times}, hub over SQLite"
    return at_most("alert_latency", percentile(took, 0.99), "ms", 1000, note=note)
