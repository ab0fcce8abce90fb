"""Looking into a database file without changing a byte of it or of its write-ahead log.

An ordinary connection switches the file to WAL, and folds a log that a crash left into the file
when it closes. Whether the key fits and whether the file is from a newer program must be known
before that.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

from counter_app.store.engine import keyed, translated


def beside(path: Path, suffix: str) -> Path:
    """SQLite's own file beside a database: `-wal`, `-shm` or `-journal`."""
    return path.with_name(path.name + suffix)


def has_content(path: Path) -> bool:
    """Whether a file is there and not empty."""
    return path.exists() and path.stat().st_size > 0


@contextmanager
def peeking(path: Path, key: bytes | None) -> Iterator[dbapi2.Connection]:
    """A connection that can only read; the file and its log stay as they are.

    Raises `StoreUnusable` for a wrong key or a damaged file.
    """
    with translated(path.parent):
        connection = _peek(path, key)
        try:
            yield connection
        finally:
            connection.close()


@contextmanager
def tables_of(path: Path, key: bytes | None) -> Iterator[Connection]:
    """The same for the tables that the rooms above know."""
    address = URL.create("sqlite", database=str(path))
    engine = create_engine(address, creator=lambda: _peek(path, key), poolclass=NullPool)
    with translated(path.parent), engine.connect() as connection:
        yield connection


def _peek(path: Path, key: bytes | None) -> dbapi2.Connection:
    # Without a log nothing but the file counts, and no lock or index file need be made. With one,
    # a read-only connection reads it and, being read-only, leaves it alone when it closes.
    way = "mode=ro" if has_content(beside(path, "-wal")) else "mode=ro&immutable=1"
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?{way}", uri=True, isolation_level=None, timeout=5
    )
    try:
        keyed(connection, key)
    except BaseException:
        connection.close()
        raise
    return connection


def peeked_revision(path: Path, key: bytes | None) -> str | None:
    """The revision of a file's schema; None for one without a schema, such as an empty file.

    Raises `StoreUnusable` for a wrong key or a damaged file.
    """
    # A rollback journal is left only by a crash in the first second of a file's life.
    if not has_content(path) or has_content(beside(path, "-journal")):
        return None
    with peeking(path, key) as connection:
        tables = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
        if connection.execute(tables).fetchone() == (0,):
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return None if row is None else str(row[0])
