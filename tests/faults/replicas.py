"""Replicas for tests of many: a desk, a hub, the centre; each the real thing over a file.

They can be closed, copied, and replaced by an older copy. Whom they can reach is `meeting_world`.
"""

import shutil
import uuid
from dataclasses import replace
from typing import Any

import httpx
import uuid6
from sqlalchemy import select
from starlette.testclient import TestClient

from counter_app.exchange.bundles import read_bundle, write_bundle
from counter_app.exchange.lines import forks_of
from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import SetClock
from counter_app.journal.fold import Workflows
from counter_app.journal.journal import Journal
from counter_app.journal.redaction import Redacted
from counter_app.journal.refold import refold, refold_waiting
from counter_app.journal.tables import entry_table
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.server.application import make_application
from counter_app.server.bundles import read_at_centre, write_at_centre
from counter_app.server.database import open_database
from counter_app.server.devices import adopt_devices
from counter_app.server.folding import Folder
from counter_app.server.hub import CentreLine
from counter_app.server.hub_store import HubStore, on_fork
from counter_app.server.limits import Limits
from counter_app.server.news import News
from counter_app.server.state import Purpose, Server, ServerSettings
from counter_app.store import engine as store_engine
from counter_app.store.engine import open_engine
from counter_app.sync import bundle_file
from counter_app.sync.meeting import Host
from counter_app.sync.peers import read_peers
from counter_app.sync.store import JournalStore

NOON = 1_581_307_200_000  # 2020-02-10 12:00 in China
KEY = bytes(32)
HOST = Host("1.2.3", lambda: 9_000)
EVERYBODY = Person("1" * 32, "li", "李敏", frozenset(Role))
WITHOUT_LIMITS = Limits(rate=1e9, burst=1e9, enrolments=1e9, enrolment_burst=1e9)


def older_program():
    """What a program knew that is a version behind: no cases, no corrections, older thresholds."""
    today = all_workflows()
    older = Workflows([one for one in today.all if one.name != "isolation"])
    del older.kinds["visit.corrected"]
    known = older.kinds["thresholds.set"]
    older.kinds["thresholds.set"] = replace(known, version=known.version - 1)
    return older


class Ids:
    """Ids in place of UUIDv7 that are the same in every run; later ones sort later."""

    def __init__(self):
        self.count = 0

    def __call__(self):
        self.count += 1
        return uuid.UUID(int=(0x0170 << 112) + (self.count << 64) + 0x7000)


def same_ids(monkeypatch):
    """Give out ids that are the same in every run; set its `count` to begin elsewhere."""
    ids = Ids()
    monkeypatch.setattr(uuid6, "uuid7", ids)
    return ids


def do_not_wait_for_the_disk(monkeypatch):
    """What a disk keeps after a power cut is for other tests: here nothing waits for it."""
    pragmas = [one.replace("= FULL", "= OFF") for one in store_engine.PRAGMAS]
    monkeypatch.setattr(store_engine, "PRAGMAS", pragmas)


def hurry_passphrases(monkeypatch):
    """How hard a stick's passphrase is to guess is for other tests."""
    for name, value in {"MEMORY": 8, "PASSES": 1, "LANES": 1}.items():
        monkeypatch.setattr(bundle_file, name, value)


class Replica:
    """What every replica has: a name, a place for its file, and copies of it."""

    def __init__(self, name, hall, path):
        self.name, self.hall, self.path = name, hall, path
        self.clock = SetClock(NOON)
        self.clock_is_off = False
        self.copies = []
        self.greeted = set()
        """Peers that were greeted since it was started."""

    def open(self):
        """Start: what stands in the file is there."""
        raise NotImplementedError

    def close(self):
        """Stop: the file is nobody's."""
        raise NotImplementedError

    def keep_copy(self):
        """Keep what stands here now, as a backup of the computer does."""
        self.close()
        self.keep()
        self.open()

    def keep(self):
        """The same while it is closed."""
        copy = self.path.with_name(f"{self.path.name}.copy{len(self.copies)}")
        shutil.copyfile(self.path, copy)
        self.copies.append(copy)

    def bring_back(self, number):
        """Put an older copy in the place of what stands here."""
        self.close()
        shutil.copyfile(self.copies[number], self.path)
        self.open()


class DeskReplica(Replica):
    """A desk: its journal and whom it meets."""

    def __init__(self, name, hall, path):
        super().__init__(name, hall, path)
        self.workflows = all_workflows()
        self.updated = True

    def open(self):
        self.greeted.clear()
        self.engine = open_engine(self.path, KEY)
        self.journal = Journal(self.engine, self.workflows, self.clock)
        self.hall = self.journal.hall
        self.store = JournalStore(self.journal)
        self.forks = forks_of(self.journal)

    def close(self):
        self.engine.dispose()

    @property
    def desk(self):
        return Desk(self.journal, EVERYBODY)

    def run_program(self, *, older):
        """Start another version of the program; a newer one folds what it can read now."""
        self.workflows = older_program() if older else all_workflows()
        self.close()
        self.open()
        self.updated = not older
        (refold if older else refold_waiting)(self.journal)

    def peers(self):
        with self.store.reading() as connection:
            return read_peers(connection, self.hall)

    def before_meeting(self, link):
        """Nothing: the meeting itself does all that a desk needs."""

    def write_stick(self, stick, _hall, word):
        write_bundle(self.journal, stick, word)

    def read_stick(self, stick, _hall, word):
        return read_bundle(self.journal, stick, word)


class ServerReplica(Replica):
    """A server over a file: the centre, or (with a hall) the hub of a hall."""

    purpose = Purpose.CENTRE
    updated = True
    upstream: Any = None

    def run_program(self, *, older):
        """Start another version of the program."""
        self.updated = not older
        self.close()
        self.open()

    def open(self):
        self.database = open_database(self.url)
        self.news = News(self.database)
        settings = ServerSettings(
            program="1.2.3", purpose=self.purpose, centre_name="市中心", limits=WITHOUT_LIMITS
        )
        self.server = Server(
            self.database,
            all_workflows() if self.updated else older_program(),
            self.clock,
            self.news,
            settings,
            certificate=self.name.encode(),
            upstream=self.upstream,
        )
        self._client = TestClient(make_application(self.server))
        self._client.__enter__()

    def close(self):
        self._client.__exit__(None, None, None)
        self.news.close()
        self.database.close()

    @property
    def url(self):
        return f"sqlite:///{self.path}"

    def fold(self):
        """Fold what was taken, as a thread of the server does all the time."""
        Folder(self.database, self.server.workflows, self.news).fold_all()

    def write_stick(self, stick, hall, word):
        write_at_centre(self.database, self.clock, hall, stick, word)

    def read_stick(self, stick, hall, word):
        return read_at_centre(self.database, self.clock, hall, stick, word)

    def answer(self, request):
        """What the application answers to a request."""
        asked = self._client.send(request)
        return httpx.Response(asked.status_code, headers=asked.headers, content=asked.content)


class PostgresCentre(ServerReplica):
    """The centre over a PostgreSQL, whose older copies are databases of their own."""

    def __init__(self, postgres, template=None):
        super().__init__("centre", None, None)
        self._postgres = postgres
        self.database_name = postgres.new_database(template)

    @property
    def url(self):
        return self._postgres.url(self.database_name)

    def keep(self):
        self.copies.append(self._postgres.new_database(self.database_name))

    def bring_back(self, number):
        self.close()
        self._postgres.drop_database(self.database_name)
        self.database_name = self._postgres.new_database(self.copies[number])
        self.open()

    def remove(self):
        """Remove its databases."""
        for name in (self.database_name, *self.copies):
            self._postgres.drop_database(name)


class HubReplica(ServerReplica):
    """A hub: a server for the desks, and the one that goes to the centre for them."""

    purpose = Purpose.HUB

    def __init__(self, name, hall, path, device):
        super().__init__(name, hall, path)
        self.device, self.forks = device, on_fork

    def open(self):
        self.greeted.clear()
        self.upstream = self
        super().open()
        self.store = HubStore(self.database, self.news, self.clock, self.hall, self.device)
        self._line = CentreLine(self.store, self.news, HOST)

    def peers(self):
        with self.store.reading() as connection:
            return read_peers(connection, self.hall)

    def before_meeting(self, link):
        """Learn from the centre which devices are welcome, as a thread of the hub does."""
        told = link.devices()
        with self.store.writing() as connection:
            adopt_devices(connection, told)

    # What the server is told of the centre.

    def centre_heads(self, hall):
        return self._line.centre_heads(hall)

    def hubs(self, hall):
        return self._line.hubs(hall)

    def known_soon(self, _device):
        """Nobody asks the centre in between: a device that is not known is sent away."""
        return


def reading_of(replica, hall):
    """A connection to what a replica holds of a hall."""
    if isinstance(replica, DeskReplica):
        return replica.journal.read()
    return replica.database.of_hall(hall)


def entries_of(replica, hall):
    """Every entry of a hall that a replica holds, as rows."""
    with reading_of(replica, hall) as connection:
        return connection.execute(select(entry_table).where(entry_table.c.hall == hall)).all()


def act_of(row):
    """What makes an entry the same act, whatever device it stands under: a branch keeps it."""
    digest = bytes(row.digest)
    if row.kind == Redacted.kind:
        digest = b""  # it names the entry that it took out, whose name may have changed
    return (row.tick, row.at, row.kind, row.subject, row.actor, row.left, digest)
