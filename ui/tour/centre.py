"""A centre for the tour: the real server, on this computer's loopback, for as long as it is wanted.

Not here: what is done with it (`story`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from counter_app.errors import ProgramFault
from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import Clock
from counter_app.server.certificates import own_certificate
from counter_app.server.codes import make_code, scanned_text
from counter_app.server.database import Database, open_database
from counter_app.server.halls import add_hall, find_hall
from counter_app.server.news import News
from counter_app.server.serving import Serving
from counter_app.server.state import Purpose, Server, ServerSettings
from counter_app.sync.wire import Purpose as DevicePurpose

LOOPBACK = "127.0.0.1"
PATIENCE = 20.0
"""Seconds in which a server on this computer begins or ends."""


class TourCentre:
    """A centre that answers until it is cut off, and again when it is mended."""

    def __init__(self, folder: Path, clock: Clock, name: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._clock = clock
        self._database: Database = open_database(f"sqlite:///{folder / 'centre.db'}")
        self._certificate = own_certificate(folder, [LOOPBACK])
        self._server = Server(
            self._database,
            all_workflows(),
            clock,
            News(self._database),
            ServerSettings("tour", Purpose.CENTRE, name),
            certificate=self._certificate.der,
        )
        self._port = 0
        self._serving: tuple[Serving, Thread] | None = None

    @property
    def address(self) -> str:
        """What is typed to reach it."""
        return f"{LOOPBACK}:{self._port}"

    def add_hall(self, name: str) -> None:
        """Make the record of a hall."""
        with self._database.of_centre(writing=True) as connection:
            add_hall(connection, name, self._clock.now())

    def code(self, hall: str) -> str:
        """A one-time code for a desk of the hall of this name, as a scanner reads it."""
        with self._database.of_centre(writing=True) as connection:
            record = find_hall(connection, hall)
            code = make_code(
                connection,
                record.hall,
                DevicePurpose.DESK,
                self._certificate.der,
                self._clock.now(),
            )
        return scanned_text(code, self.address)

    def mend(self) -> None:
        """Answer, at the same port as before."""
        ready = Event()
        serving = Serving(
            self._server, LOOPBACK, self._port, self._certificate, ready=lambda _port: ready.set()
        )
        self._port = serving.port
        thread = Thread(target=serving.run, name="centre", daemon=True)
        self._serving = serving, thread
        thread.start()
        if not ready.wait(PATIENCE):
            raise ProgramFault("The tour's centre does not answer.")

    def cut(self) -> None:
        """Answer no more; what it holds it keeps."""
        if self._serving is not None:
            serving, thread = self._serving
            self._serving = None
            serving.stop()
            thread.join(PATIENCE)

    def close(self) -> None:
        """End, and let go of the file."""
        self.cut()
        self._server.news.close()
        self._database.close()


@contextmanager
def tour_centre(folder: Path, clock: Clock, name: str) -> Iterator[TourCentre]:
    """A centre that answers; ended with the block."""
    centre = TourCentre(folder, clock, name)
    try:
        centre.mend()
        yield centre
    finally:
        centre.close()
