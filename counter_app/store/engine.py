"""The engine over the encrypted SQLite file, and the two ways to use any: reading and writing.

`writing` is the only place in the program that commits. The file is opened with a raw 32-byte key
(a passphrase would cost 160-300 ms each time). What SQLite reports is translated here into the
error tree. Not here: a server's PostgreSQL (`postgresql`), where the key comes from, migrations,
backups.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, TimeoutError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from counter_app.errors import CounterError, DiskFull, EnvironmentFault, StoreBusy, StoreUnusable
from counter_app.store.disk import disk_state
from counter_app.store.turns import TurnMissed, Turns

BUSY_TIMEOUT = 5_000
"""Milliseconds to wait for another process that holds the file."""

TURNS = "turns"
"""What an engine over a file calls the turns that the writers of this process take."""

PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what a redaction takes out must not stay in free pages
    "PRAGMA temp_store = MEMORY",  # no unencrypted temporary file
)


def open_engine(path: Path, key: bytes | None) -> Engine:
    """An engine over the file at `path`, created when missing; `key` is 32 bytes.

    Without a key the file is not encrypted: for a server whose disk is.

    Raises `StoreUnusable` for a wrong key or a damaged file, `EnvironmentFault` when the folder
    can't be written, `StoreBusy` when another process holds the file. Safe to use from several
    threads: each block of `reading` or `writing` has a connection of its own.
    """

    def connect() -> dbapi2.Connection:
        connection = dbapi2.connect(
            str(path),
            isolation_level=None,  # transactions are begun below, never behind our back
            check_same_thread=False,
            timeout=BUSY_TIMEOUT / 1000,
        )
        try:
            keyed(connection, key)
            for pragma in PRAGMAS:
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
        return connection

    address = URL.create("sqlite", database=str(path))
    engine = create_engine(
        address,
        creator=connect,
        poolclass=QueuePool,
        hide_parameters=True,
        execution_options={TURNS: Turns()},
    )
    event.listen(engine, "begin", _begin)
    try:
        with reading(engine):
            pass
    except CounterError:
        engine.dispose()
        raise
    return engine


def keyed(connection: dbapi2.Connection, key: bytes | None) -> None:
    """Give a fresh connection its raw key, and see that it fits."""
    if key is not None:
        if len(key) != 32:
            raise StoreUnusable(
                "The key of the database is not complete. The file was left as it is."
            )
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchall()


def is_file(engine: Engine) -> bool:
    """Whether an engine is over a file (`open_engine`), and not over a database server."""
    return engine.dialect.name == "sqlite"


def folder_of(engine: Engine) -> Path:
    """The folder of the file that an engine of `open_engine` is over."""
    return Path(engine.url.database or "").parent


def _disk_of(engine: Engine) -> Path | None:
    # How full the disk of a database server is, it says itself.
    return folder_of(engine) if is_file(engine) else None


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once: two that first read and then write would deadlock.
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection with one consistent view; what is written through it is thrown away."""
    with (
        translated(_disk_of(engine), only_reading=True),
        engine.connect() as connection,
        _one_view(connection).begin() as view,
    ):
        try:
            yield connection
        finally:
            view.rollback()


def _one_view(connection: Connection) -> Connection:
    # SQLite's transactions are of this kind anyway.
    if connection.dialect.name == "sqlite":
        return connection
    return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection in a write transaction: durable when the block has ended, or not at all."""
    with (
        _turn(engine),
        translated(_disk_of(engine)),
        engine.connect().execution_options(immediate=True) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def _turn(engine: Engine) -> Iterator[None]:
    turns: Turns | None = engine.get_execution_options().get(TURNS)
    if turns is None:
        yield
        return
    with ExitStack() as held:
        try:
            held.enter_context(turns.taken(BUSY_TIMEOUT / 1000))
        except TurnMissed as fault:
            raise StoreBusy(
                "Too many at once want the database. Nothing was saved. Try again in a moment."
            ) from fault
        yield


@contextmanager
def translated(folder: Path | None = None, *, only_reading: bool = False) -> Iterator[None]:
    """The database's errors as ours; `folder` tells whose disk to ask about room."""
    try:
        yield
    except DBAPIError as fault:
        if hasattr(fault.orig, "sqlstate"):
            raise _of_server(fault.orig) from None
        raise translate(fault.orig or fault, folder, only_reading=only_reading) from fault
    except TimeoutError as fault:
        raise StoreBusy(
            "Too many at once want the database. Nothing was saved. Try again in a moment."
        ) from fault
    except dbapi2.Error as fault:
        raise translate(fault, folder, only_reading=only_reading) from fault
    except Exception as fault:
        # From psycopg itself, where SQLAlchemy has no word for what is asked, as COPY.
        if hasattr(fault, "sqlstate"):
            raise _of_server(fault) from None
        raise


def _of_server(fault: BaseException | None) -> CounterError:
    """What PostgreSQL reported. Without it as the cause: it may quote the row that was at fault."""
    # Not at a desk, and so not imported by one.
    from counter_app.store.postgresql import translate_server

    return translate_server(fault)


def _without_room(folder: Path) -> bool:
    try:
        return disk_state(folder).full
    except OSError:
        return False  # the disk itself is gone


def translate(
    fault: BaseException, folder: Path | None = None, *, only_reading: bool = False
) -> CounterError:
    """The error of the tree that says what an error of SQLite or the system means to a person.

    With `only_reading` nothing was to be saved, and nothing is called refused.
    """
    code = getattr(fault, "sqlite_errorname", "") or ""
    words = str(fault).lower()
    full = code.startswith("SQLITE_FULL") or "disk is full" in words
    # Where the write-ahead log or its index can't grow, SQLite says no more than this.
    if not full and folder is not None and (code.startswith("SQLITE_IOERR") or "disk i/o" in words):
        full = _without_room(folder)
    full = full or getattr(fault, "errno", None) == errno.ENOSPC
    if full and only_reading:
        return DiskFull(
            "The disk is full, and the database can't be read without room. Everything saved is "
            "safe. Make room; then this goes on by itself."
        )
    if full:
        return DiskFull(
            "The disk is full. This entry was not saved; everything before it is safe. "
            "Make room, then save again."
        )
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or "locked" in words:
        return StoreBusy(
            "Another program is holding the database. Nothing was saved. Try again in a moment."
        )
    if code.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")) or "not a database" in words:
        return StoreUnusable(
            "The database can't be read: the key does not fit or the file is damaged. "
            "It was left as it is. Restore a backup, or ask the administrator."
        )
    if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")) or (
        "readonly" in words or "unable to open" in words or isinstance(fault, PermissionError)
    ):
        return EnvironmentFault(
            "The folder of the database can't be written. Nothing was saved. "
            "Ask the administrator for the right to write there."
        )
    if only_reading:
        return EnvironmentFault(
            "The database can't be read just now. Everything saved is safe. Look whether the disk "
            "is still there; then this goes on by itself."
        )
    return EnvironmentFault(
        "The database reported a fault. This entry was not saved; everything before it is safe."
    )
