"""Bundles at the centre: what a hall without any line has sent on a stick, and what goes back.

The centre is nearer to itself than any desk: its histories stay, and what parts from them becomes
a device of its own while it comes. Not here: what a bundle is (`sync.bundle`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from counter_app.errors import ProgramFault
from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import Clock
from counter_app.journal.contents import Held, Judgement
from counter_app.journal.entry import new_id
from counter_app.server.database import Database
from counter_app.server.devices import devices_of
from counter_app.server.folding import Folder
from counter_app.server.hall_store import HallStore
from counter_app.server.halls import find_hall, has_entries, lock_hall, take_hall_id
from counter_app.server.news import News
from counter_app.sync.branching import Moved
from counter_app.sync.bundle import Progress, ReadBundle, Written, peek_start, read_bundle
from counter_app.sync.bundle import write_bundle as write_of_store
from counter_app.sync.bundle_file import is_of_hall


class CentreHall(HallStore):
    """One hall of a server's database, as a replica that bundles are written from and read into."""

    def __init__(self, database: Database, news: News, clock: Clock, hall: str) -> None:
        # It writes nothing: the id names the writer of a bundle and nobody else.
        super().__init__(database, news, clock, hall, new_id())
        self._folder = Folder(database, all_workflows(), news)
        self._is_folded = False

    def take_part(self, digest: str, size: int, start: int, data: bytes) -> tuple[Judgement, Held]:
        """Keep a part; the entries that came before it are folded, so that they name it."""
        if not self._is_folded:
            self._folder.fold_hall(self.hall)
            self._is_folded = True
        return super().take_part(digest, size, start, data)


def read_at_centre(
    database: Database,
    clock: Clock,
    named: str,
    path: Path,
    passphrase: str,
    progress: Progress | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> ReadBundle:
    """Take a bundle for the hall that is called `named`, or has that id.

    A record without entries and computers becomes the hall that the bundle is of, as it does when
    a computer joins. Raises `InputError` on `hall`, `file` or `passphrase`, `EnvironmentFault`.
    """
    with database.of_centre() as connection:
        record = find_hall(connection, named)
    if not is_of_hall(path, record.hall):
        brought = peek_start(path, passphrase).hall
        with database.of_centre(writing=True) as connection:
            held = lock_hall(connection, record.hall)
            known = (
                held is None
                or has_entries(connection, record.hall)
                or bool(devices_of(connection, record.hall))
                or lock_hall(connection, brought) is not None
                or has_entries(connection, brought)
            )
            if held is not None and not known:
                record = take_hall_id(connection, held, brought)
    news = News(database)
    try:
        store = CentreHall(database, news, clock, record.hall)
        return read_bundle(
            store, path, passphrase, _never, progress, stopped=stopped, is_centre=True
        )
    finally:
        news.close()


def write_at_centre(
    database: Database,
    clock: Clock,
    named: str,
    path: Path,
    passphrase: str,
    progress: Progress | None = None,
    *,
    answering: Path | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Written:
    """Write what the centre holds of a hall; with `answering`, what that bundle's writer lacks."""
    with database.of_centre() as connection:
        record = find_hall(connection, named)
    news = News(database)
    try:
        store = CentreHall(database, news, clock, record.hall)
        return write_of_store(
            store,
            path,
            passphrase,
            progress,
            answering=answering,
            stopped=stopped,
            is_centre=True,
        )
    finally:
        news.close()


def _never(_device: str, _last_common: int) -> Moved | None:
    raise ProgramFault("At the centre no history moves out of the way.")
