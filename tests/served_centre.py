"""A real centre for tests of who goes to it: a server on loopback, over TLS, in this process."""

import threading

from counter_app.hall.founding import all_workflows
from counter_app.server.certificates import own_certificate
from counter_app.server.codes import make_code, scanned_text
from counter_app.server.database import open_database
from counter_app.server.devices import revoke
from counter_app.server.halls import add_hall, find_hall
from counter_app.server.news import News
from counter_app.server.serving import Serving
from counter_app.server.state import Purpose, Server, ServerSettings
from counter_app.sync.wire import Purpose as DevicePurpose


class ServedCentre:
    """A centre over one file in `folder`; `stop` ends it, and is safe to call twice."""

    def __init__(self, folder, clock, name="市社保中心"):
        self.clock = clock
        self.database = open_database(f"sqlite:///{folder / 'centre.db'}")
        self.certificate = own_certificate(folder, ["127.0.0.1"])
        settings = ServerSettings("1.2.3", Purpose.CENTRE, name)
        self.server = Server(
            self.database,
            all_workflows(),
            clock,
            News(self.database),
            settings,
            certificate=self.certificate.der,
        )
        self.port = 0
        self._serving = None
        self.start()

    @property
    def address(self):
        """What is typed to reach it."""
        return f"127.0.0.1:{self.port}"

    def start(self):
        """Answer; at the same port as before."""
        ready = threading.Event()
        self._serving = Serving(
            self.server, "127.0.0.1", self.port, self.certificate, ready=lambda _: ready.set()
        )
        self.port = self._serving.port
        self._thread = threading.Thread(target=self._serving.run, name="centre")
        self._thread.start()
        assert ready.wait(10)

    def cut(self):
        """Answer no more; what it holds it keeps."""
        if self._serving is not None:
            self._serving.stop()
            self._thread.join(30)
            assert not self._thread.is_alive()
            self._serving = None

    def stop(self):
        """End, and let go of the file."""
        self.cut()
        self.server.news.close()
        self.database.close()

    def hall(self, name="城东社保经办大厅"):
        """The record of a new hall."""
        with self.database.of_centre(writing=True) as connection:
            return add_hall(connection, name, self.clock.now())

    def code(self, hall):
        """A one-time code for a desk of a hall's record, as it is typed."""
        return self._code(hall).text

    def scanned(self, hall):
        """The same as a scanner reads it, with the address."""
        return scanned_text(self._code(hall), self.address)

    def revoke(self, device):
        """Withdraw a device's access."""
        with self.database.of_centre(writing=True) as connection:
            revoke(connection, device, self.clock.now())

    def _code(self, hall):
        with self.database.of_centre(writing=True) as connection:
            # Its id becomes that of the hall which a computer brings.
            found = find_hall(connection, hall.name)
            return make_code(
                connection,
                found.hall,
                DevicePurpose.DESK,
                self.certificate.der,
                self.clock.now(),
            )
