"""The database of a server: one SQLite file, or a PostgreSQL that several processes share.

Work is done in blocks, each a transaction: `of_hall` for one hall, `of_centre` for what serves all
of them. What else a write transaction wants done once it is durable, it says with `after_commit`.
Not here: the tables, the schema's history (`migrating`), what keeps halls apart (`walls`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError

from counter_app.errors import InputError
from counter_app.server import migrating
from counter_app.server.walls import ENTER, refuse_without_walls
from counter_app.store.backup import backup_to
from counter_app.store.engine import is_file, open_engine, reading, translate, writing
from counter_app.store.files import unused
from counter_app.store.holding import alone, opening
from counter_app.store.opening import open_held
from counter_app.store.peeking import peeked_revision

CONNECTIONS = 10
"""Of one process, at the most, to a PostgreSQL; with several processes mind its `max_connections`.
"""


class Database:
    """What a server process keeps open from its start to its end; any thread may use it."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @property
    def is_postgresql(self) -> bool:
        """Whether a PostgreSQL holds it, which other processes may use as well."""
        return not is_file(self.engine)

    @contextmanager
    def of_hall(self, hall: str, *, writing: bool = False) -> Iterator[Connection]:
        """A transaction for one hall; on PostgreSQL other halls' rows are not there for it.

        Reading sees one state throughout, and what it writes is thrown away. Writing is durable
        when the block has ended, or not at all. Raises `StoreBusy`, `StoreAway`, `DiskFull` and
        other `EnvironmentFault`s.
        """
        with self.of_centre(writing=writing) as connection:
            if self.is_postgresql:
                connection.execute(ENTER, {"hall": hall})
            yield connection

    @contextmanager
    def of_centre(self, *, writing: bool = False) -> Iterator[Connection]:
        """A transaction for what serves every hall; else as `of_hall`."""
        waiting: list[Callable[[], None]] = []
        with (_writing if writing else reading)(self.engine) as connection:
            # On the connection, not in the pool: what is told to it ends with the block.
            connection = connection.execution_options(after_commit=waiting)
            yield connection
        if writing:
            for one in waiting:
                one()

    def close(self) -> None:
        """Close every connection; further calls do nothing."""
        self.engine.dispose()


_writing = writing  # the parameters have the same name


def after_commit(connection: Connection, what: Callable[[], None]) -> None:
    """Let something be done once the write transaction is durable; never when it fails."""
    connection.get_execution_options()["after_commit"].append(what)


def open_database(
    url: str, *, key: bytes | None = None, connections: int = CONNECTIONS
) -> Database:
    """The database at `sqlite:///file` or `postgresql://user@host/name`, with today's schema.

    A file is made when missing, encrypted where there is a `key` of 32 bytes. Raises `InputError`
    for an address that is none, `StoreUnusable` for a newer, damaged or locked-away database and
    where halls can't be kept apart, `StoreAway` when the database server does not answer.
    """
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as fault:
        raise _no_address() from fault
    match address.get_backend_name():
        case "sqlite" if address.database and address.database != ":memory:":
            return _open_file(Path(address.database), key)
        case "postgresql" | "postgres":
            return _open_server(url, connections)
    raise _no_address()


def _no_address() -> InputError:
    return InputError(
        "This is no address of a database. Write it as postgresql://user@host/name or "
        "sqlite:///file.",
        field="database",
    )


def _open_server(url: str, connections: int) -> Database:
    from counter_app.store.postgresql import open_postgresql

    engine = open_postgresql(url, connections)
    try:
        with writing(engine) as connection:
            migrating.bring_up_to_date(connection)
            refuse_without_walls(connection)
    except BaseException:
        engine.dispose()
        raise
    return Database(engine)


def _open_file(path: Path, key: bytes | None) -> Database:
    folder = path.absolute().parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise translate(fault, folder) from fault
    while True:
        with opening(folder):
            stored = peeked_revision(path, key)
            migrating.refuse_newer(stored)
            if stored in (None, migrating.HEAD):
                return Database(open_held(path.absolute(), key, _bring_up_to_date))
        # Others may have an older program open on it: rebuild it only when nobody has.
        with alone(folder):
            engine = open_engine(path, key)
            try:
                backup_to(engine, key, unused(path.with_name(f"{path.stem}-before-update.backup")))
                _bring_up_to_date(engine)
            finally:
                engine.dispose()


def _bring_up_to_date(engine: Engine) -> None:
    with writing(engine) as connection:
        migrating.bring_up_to_date(connection)
