"""A centre and a hub that really listen on the loopback, and desks whose clients meet them."""

import threading
import time
from contextlib import contextmanager

from sqlalchemy import select

from counter_app.exchange.lines import forks_of
from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import SetClock, SystemClock
from counter_app.journal.heads import read_heads
from counter_app.journal.tables import entry_table
from counter_app.server.certificates import own_certificate
from counter_app.server.codes import make_code
from counter_app.server.database import open_database
from counter_app.server.devices import find_device, revoke
from counter_app.server.halls import add_hall, halls
from counter_app.server.hub import begin_alone, hub_home, join_centre
from counter_app.server.hub_process import HubOptions, hub_serving
from counter_app.server.news import News
from counter_app.server.serving import Serving
from counter_app.server.state import Server, ServerSettings
from counter_app.store.engine import reading
from counter_app.sync.claiming import HubClaims
from counter_app.sync.enrolling import enrol, read_invitation
from counter_app.sync.meeting import Host
from counter_app.sync.peers import PeerKind, read_peers
from counter_app.sync.replica import ReplicaClient
from counter_app.sync.standing import read_standing
from counter_app.sync.store import JournalStore
from counter_app.sync.wire import Purpose
from tests.line import CuttingProxy
from tests.waiting import PATIENCE, wait_for


class TickingClock(SetClock):
    """A desk's own clock, which goes on from where it is set."""

    def __init__(self, now):
        super().__init__(now)
        self._begun = time.monotonic_ns()

    def now(self):
        return self.moment + (time.monotonic_ns() - self._begun) // 1_000_000


class Running:
    """A server process on a thread, with its database; it may be ended and begun again."""

    def __init__(self, folder):
        self.folder = folder
        self.certificate = own_certificate(folder, ["127.0.0.1"])
        self.port = 0
        self.serving = None
        self.database = open_database(f"sqlite:///{folder / 'server.db'}", key=bytes(32))

    @property
    def address(self):
        return f"127.0.0.1:{self.port}"

    def begin(self):
        """Listen, on the port of before where there was one."""
        ready = threading.Event()
        self.serving = self.build(ready)
        self.port = self.serving.port
        self._thread = threading.Thread(target=self.serving.run, name="serving", daemon=True)
        self._thread.start()
        assert ready.wait(PATIENCE)

    def end(self):
        """Stop listening, in good order."""
        serving, self.serving = self.serving, None
        if serving is not None:
            serving.stop()
            self._thread.join(PATIENCE)
            assert not self._thread.is_alive()

    def close(self):
        self.end()
        self.database.close()

    def build(self, ready):
        raise NotImplementedError

    def code(self, purpose=Purpose.DESK):
        """A one-time code for the one hall."""
        with self.database.of_centre(writing=True) as connection:
            (record,) = halls(connection)
            now = SystemClock().now()
            return make_code(connection, record.hall, purpose, self.certificate.der, now).text

    def entries(self):
        """Everything that is kept, as it is kept."""
        with self.database.of_centre() as connection:
            rows = connection.execute(select(entry_table)).all()
        return sorted(tuple(row) for row in rows)

    def heads(self, hall):
        with self.database.of_centre() as connection:
            return {one: head.seq for one, head in read_heads(connection, hall).items()}

    def device(self, device):
        with self.database.of_centre() as connection:
            return find_device(connection, device)

    def revoke(self, device):
        with self.database.of_centre(writing=True) as connection:
            revoke(connection, device, SystemClock().now())


class Centre(Running):
    """A centre of one hall; others reach it through a line that can be cut."""

    def __init__(self, folder):
        super().__init__(folder)
        with self.database.of_centre(writing=True) as connection:
            add_hall(connection, "城东社保经办大厅", SystemClock().now())
        self.begin()
        self.line = CuttingProxy(("127.0.0.1", self.port))

    def build(self, ready):
        server = Server(
            self.database,
            all_workflows(),
            SystemClock(),
            News(self.database),
            ServerSettings("1.2.3", centre_name="市社保中心"),
            certificate=self.certificate.der,
        )
        return Serving(
            server, "127.0.0.1", self.port, self.certificate, ready=lambda _: ready.set()
        )

    def close(self):
        self.line.close()
        super().close()


class SmallHub(Running):
    """A hub on this computer; `join` it to a centre, or let it begin `alone`."""

    def join(self, centre):
        self.home = join_centre(
            self.database,
            SystemClock(),
            read_invitation(centre.line.address, centre.code(Purpose.HUB)),
            self.certificate,
            "大厅一楼",
            "1.2.3",
            (),
        )

    def alone(self):
        self.home = begin_alone(self.database, "城东社保经办大厅", SystemClock().now())

    def build(self, ready):
        with self.database.of_centre() as connection:
            home = hub_home(connection)
        assert home is not None
        self.home = home
        options = HubOptions("大厅一楼", "1.2.3", "127.0.0.1", self.port)
        return hub_serving(
            self.database,
            self.home,
            self.certificate,
            SystemClock(),
            options,
            ready=lambda _: ready.set(),
        )


class MeetingDesk:
    """A desk whose client meets whomever it knows; `changed` is notified of each commit."""

    def __init__(self, journal):
        self.journal = journal
        self.changed = threading.Condition()
        self.client = ReplicaClient(
            JournalStore(journal), Host("1.2.3", lambda: 9_000), forks_of(journal), self._tell
        )
        self.claims = HubClaims(self.client.links)
        journal.listeners.append(self.client.committed)
        journal.listeners.append(lambda _committed: self._tell())

    def enrol(self, server, address=None):
        """Become a desk of the hall of a server."""
        address = address or server.line.address
        invitation = read_invitation(address, server.code())
        return enrol(self.journal, invitation, "D01", "1.2.3")

    def wait_for(self, what, patience=PATIENCE):
        """Until something is so, looking again at each commit."""
        with self.changed:
            assert self.changed.wait_for(what, patience), "it did not happen"

    def peers(self):
        with reading(self.journal.engine) as connection:
            return read_peers(connection, self.journal.hall)

    def reaches(self, kind):
        return any(one.kind is kind and one.reached for one in self.peers())

    def standing(self):
        return read_standing(self.journal)

    def stop(self):
        self.client.stop()
        self.claims.stop()

    def _tell(self):
        with self.changed:
            self.changed.notify_all()


class SmallTown:
    """A hall with two desks, its hub and its centre, all met once."""

    def __init__(self, folder, hall):
        self.hall = hall
        self.centre = Centre(folder / "centre")
        self.hub = SmallHub(folder / "hub")
        self.door = MeetingDesk(hall.journal)
        self.counter = MeetingDesk(hall.new_desk(1))
        self.desks = [self.door, self.counter]

    def begin(self):
        """Everybody is enrolled at the centre and has met; the hub is known to all."""
        self.door.enrol(self.centre)
        self.counter.enrol(self.centre)
        self.hub.join(self.centre)
        self.hub.begin()
        for desk in self.desks:
            wait_for(lambda desk=desk: self.hub.device(desk.journal.device) is not None)
            desk.client.start()
        for desk in self.desks:
            wait_for(lambda desk=desk: desk.reaches(PeerKind.HUB) and desk.reaches(PeerKind.CENTRE))
        wait_for(self.all_the_same)

    def held_by(self, desk):
        """The numbers up to which a desk holds each device."""
        with desk.journal.read() as connection:
            heads = read_heads(connection, self.hall.hall)
        return {one: head.seq for one, head in heads.items()}

    def all_the_same(self):
        """Whether everybody holds everything."""
        truth = self.held_by(self.door)
        others = [self.centre.heads(self.hall.hall), self.hub.heads(self.hall.hall)]
        return all(one == truth for one in (*others, *map(self.held_by, self.desks)))

    def person(self, role, desk):
        return self.hall.desk(role, desk.journal)

    @contextmanager
    def line_cut(self):
        """The outside line is down, for everybody."""
        self.centre.line.cut()
        try:
            yield
        finally:
            self.centre.line.mend()

    def close(self):
        for desk in self.desks:
            desk.stop()
        self.hub.close()
        self.centre.close()
