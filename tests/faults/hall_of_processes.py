"""A hall whose desks, hub and centre are real processes, for tests that end them.

Desks are folders with a store; `meeting_child` works at them. Here: starting, killing, meeting once
more when all is quiet, and seeing that everybody holds the same.
"""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

from sqlalchemy import select

from counter_app.hall.desks import introduce_desk
from counter_app.hall.founding import all_workflows, found_hall
from counter_app.journal.clock import SystemClock
from counter_app.journal.journal import Journal
from counter_app.journal.tables import entry_table, to_check_table
from counter_app.journal.verify import verify
from counter_app.store.opening import open_store
from counter_app.sync.enrolling import enrol, join, read_invitation
from counter_app.sync.link import Link, open_client
from counter_app.sync.meeting import Host, Meeting
from counter_app.sync.peers import read_peers
from counter_app.sync.store import JournalStore
from tests.waiting import wait_for

ROOT = Path(__file__).resolve().parents[2]
CHILD = Path(__file__).parent / "meeting_child.py"
HOST = Host("test", lambda: None)


def no_fork(_store, _link, _peer, device):
    raise AssertionError(f"two histories of {device}")


class DeskProcess:
    """A desk in a folder, and the process that works there now and then."""

    more: tuple[str, ...] = ()
    """Further words for the process."""

    def __init__(self, folder):
        self.folder = folder
        self.acknowledged = folder.with_suffix(".acknowledged")
        self.process: subprocess.Popen[str] | None = None

    def start(self):
        if self.process is not None:
            return
        process = subprocess.Popen(
            [sys.executable, str(CHILD), str(self.folder), str(self.acknowledged), *self.more],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        self.process = process
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"

    def kill(self):
        process, self.process = self.process, None
        if process is None:
            return
        process.send_signal(signal.SIGKILL)
        process.wait(10)
        if process.stdout is not None:
            process.stdout.close()

    def saves(self):
        """Every save that was acknowledged: (device, seq) → hash. A kill may cut the last line."""
        if not self.acknowledged.exists():
            return {}
        lines = [line.split() for line in self.acknowledged.read_text("ascii").splitlines()]
        whole = [line for line in lines if len(line) == 3 and len(line[2]) == 64]
        return {(line[0], int(line[1])): line[2] for line in whole}

    def opened(self):
        engine, _ = open_store(self.folder)
        return Journal(engine, all_workflows(), SystemClock())


def found_desk(folder, centre, name):
    """A hall that began on this computer, and has joined the centre since."""
    engine, _ = open_store(folder)
    founded = found_hall(engine, SystemClock(), name, "A", "limin", "demo2020")
    invitation = read_invitation(centre.address, centre.code(name))
    enrol(founded.desk.journal, invitation, "A", "test")
    engine.dispose()
    return DeskProcess(folder)


def joined_desk(folder, server, name):
    """A computer that joins the hall by a code of the centre, or of a hub."""
    engine, _ = open_store(folder)
    invitation = read_invitation(server.address, server.code(name))

    def introduce(journal, lane):
        introduce_desk(journal, f"D{lane}", lane)

    join(engine, SystemClock(), all_workflows(), invitation, "B", HOST, introduce, no_fork)
    engine.dispose()
    return DeskProcess(folder)


def meet_quietly(journals, rounds=3, forks=lambda journal: no_fork):
    """Meet until everybody has everything: each meets each of its peers, a few times over.

    `forks` gives what a journal does where two histories have one name.
    """
    for _ in range(rounds):
        for journal in journals:
            with journal.read() as connection:
                peers = [one for one in read_peers(connection, journal.hall) if one.in_use]
            for peer in peers:
                client = open_client(f"https://{peer.addresses[0]}", peer.certificate)
                link = Link(client, peer.device, peer.secret)
                fork = forks(journal)
                meeting = Meeting(JournalStore(journal), link, peer, HOST, fork)
                meeting.greet()
                assert meeting.exchange().refused == {}
                link.close()


def entries(connection, hall):
    """Every entry as it stands: (device, seq) → hash."""
    rows = connection.execute(
        select(entry_table.c.device, entry_table.c.seq, entry_table.c.hash).where(
            entry_table.c.hall == hall
        )
    )
    return {(row.device, row.seq): bytes(row.hash).hex() for row in rows}


def tables(connection, hall):
    """Everything folded, but for numbers that a replica gives by itself."""
    return {
        table.name: sorted(
            repr(
                {
                    name: value
                    for name, value in row._mapping.items()
                    if name not in table.info.get("own_numbers", ())
                }
            )
            for row in connection.execute(select(table).where(table.c.hall == hall))
        )
        for table in (*all_workflows().tables, to_check_table)
    }


def everybody_holds_the_same(desks, database, forks=lambda journal: no_fork):
    """Let all desks meet, then compare entries and tables of all of them and of the centre.

    `database` is the centre's, its process still running and folding behind.
    """
    journals = [desk.opened() for desk in desks]
    try:
        meet_quietly(journals, forks=forks)
        hall = journals[0].hall
        promised = {name: hash for desk in desks for name, hash in desk.saves().items()}
        held, said = [], []
        for journal in journals:
            with journal.read() as connection:
                assert list(verify(connection, hall)) == []
                held.append(entries(connection, hall))
                said.append(tables(connection, hall))
        assert promised.items() <= held[0].items()
        assert all(one == held[0] for one in held)
        assert all(one == said[0] for one in said)
        with database.of_centre() as connection:
            assert entries(connection, hall) == held[0]

        def folded():
            with database.of_centre() as connection:
                return tables(connection, hall) == said[0]

        wait_for(folded)
        return len(promised)
    finally:
        for journal in journals:
            journal.engine.dispose()


def chance_and_seed():
    """A source of chance for one test, and the seed that repeats it."""
    seed = random.randrange(2**32)
    return random.Random(seed), seed
