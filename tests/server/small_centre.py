"""A centre in the test's own process, and short ways to do what administrators and devices do."""

import secrets
import threading
from contextlib import contextmanager

import httpx
from starlette.testclient import TestClient

from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import SetClock
from counter_app.journal.entry import new_id
from counter_app.journal.heads import read_heads
from counter_app.journal.tables import entry_table
from counter_app.server.application import make_application
from counter_app.server.codes import make_code
from counter_app.server.devices import find_device, revoke
from counter_app.server.halls import add_hall
from counter_app.server.limits import Limits
from counter_app.server.news import News
from counter_app.server.serving import Serving
from counter_app.server.state import Purpose, Server, ServerSettings
from counter_app.sync.codes import Code
from counter_app.sync.link import Link
from counter_app.sync.wire import Batch, Enrol, Enrolled, Refused, pack, sent_run, unpack
from counter_app.sync.wire import Purpose as DevicePurpose
from tests.server.writing_halls import NOON

CERTIFICATE = b"the certificate of a centre"


class SmallCentre:
    """A server over a database, its application, and a client that needs no network."""

    def __init__(self, database, purpose=Purpose.CENTRE, **limits):
        self.database = database
        self.clock = SetClock(NOON)
        self.server = Server(
            database,
            all_workflows(),
            self.clock,
            News(database),
            ServerSettings("1.2.3", purpose, "市社保中心", Limits(**limits)),
            certificate=CERTIFICATE,
        )
        self.app = make_application(self.server)
        self.client = TestClient(self.app, raise_server_exceptions=True)
        self.client.__enter__()

    def close(self):
        self.client.__exit__(None, None, None)
        self.server.news.close()

    def hall(self, name=None):
        """A new hall's record."""
        with self.database.of_centre(writing=True) as connection:
            return add_hall(connection, name or f"大厅 {secrets.token_hex(3)}", self.clock.now())

    def code(self, hall, purpose=DevicePurpose.DESK, **rest) -> Code:
        """A one-time code for a hall's record."""
        with self.database.of_centre(writing=True) as connection:
            return make_code(connection, hall.hall, purpose, CERTIFICATE, self.clock.now(), **rest)

    def enrol(self, code, **changes) -> tuple[Enrol, Enrolled]:
        """A device that brings a code; what it asked and was told."""
        asked = asking(code, **changes)
        return asked, Link(self.client).enrol(asked)

    def desk(self, hall, **changes) -> Link:
        """A new device of a hall, that may exchange."""
        code = self.code(hall, changes.get("purpose", DevicePurpose.DESK))
        asked, _ = self.enrol(code, **changes)
        return Link(self.client, asked.device, asked.secret)

    def revoke(self, device):
        with self.database.of_centre(writing=True) as connection:
            revoke(connection, device, self.clock.now())

    def device(self, device):
        with self.database.of_centre() as connection:
            return find_device(connection, device)

    def heads(self, hall):
        with self.database.of_centre() as connection:
            return {device: head.seq for device, head in read_heads(connection, hall).items()}

    def entries(self, hall):
        with self.database.of_centre() as connection:
            rows = connection.execute(entry_table.select().where(entry_table.c.hall == hall))
            return sorted((row.device, row.seq) for row in rows)

    @contextmanager
    def listening(self):
        """The same application served on a real port, for streams; a client to it."""
        ready = threading.Event()
        serving = Serving(self.server, "127.0.0.1", 0, None, ready=lambda _: ready.set())
        thread = threading.Thread(target=serving.run, name="serving")
        with httpx.Client(base_url=f"http://127.0.0.1:{serving.port}", timeout=10) as client:
            thread.start()
            try:
                assert ready.wait(10)
                yield client
            finally:
                serving.stop()
                thread.join(30)
                assert not thread.is_alive()


def asking(code, **changes) -> Enrol:
    """What a new device asks that brings a code."""
    return Enrol(
        **{
            "code": code.secret,
            "device": new_id(),
            "secret": secrets.token_hex(32),
            "name": "D01",
            "program": "1.2.3",
            **changes,
        }
    )


def batch(runs) -> bytes:
    """Runs as they travel."""
    return pack(Batch(runs=[sent_run(run) for run in runs]))


def bearer(asked) -> dict[str, str]:
    """The header that carries a device's credential."""
    return {"authorization": f"Bearer {asked.device}.{asked.secret}"}


def refused(response):
    """Status and code of a typed refusal."""
    return response.status_code, unpack(response.content, Refused).code
