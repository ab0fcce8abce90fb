"""Who holds the database of a folder: kept in a lock file, released by the system at any death.

Every open store holds it together with others. Opening (making a key, a first schema) is done by
one at a time, and what replaces or rebuilds the whole file is done alone. The locks are those of
SQLite on an empty file, since they are the same on every system: SHARED for holders, RESERVED for
the one that opens, EXCLUSIVE for the one that is alone. Not here: locks inside the database.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from counter_app.errors import StoreBusy
from counter_app.store.engine import translated

LOCK_FILE = "counter.lock"

OPENING_TIMEOUT = 60_000
"""Milliseconds to wait while another process opens the store: it may be copying and upgrading."""

ALONE_TIMEOUT = 500
"""Milliseconds to wait for the others to leave: a command in the middle of ending, not a window."""


class Hold:
    """A share in the folder's lock, from `hold` until `release`."""

    def __init__(self, connection: dbapi2.Connection) -> None:
        self._connection: dbapi2.Connection | None = connection

    def release(self, *_: object) -> None:
        """Give it back; further calls do nothing."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def hold(folder: Path) -> Hold:
    """Hold the folder's database together with whoever else has it open.

    Raises `StoreBusy` while somebody works on it alone.
    """
    with translated(folder):
        # A transaction that has read and never ends is what holds the share.
        return Hold(
            _connect(
                folder / LOCK_FILE, ALONE_TIMEOUT, "BEGIN", "SELECT count(*) FROM sqlite_master"
            )
        )


@contextmanager
def opening(folder: Path) -> Iterator[None]:
    """One process at a time; those that have the database open are not disturbed.

    Raises `StoreBusy` when another one takes longer than a minute.
    """
    try:
        with _locked(folder / LOCK_FILE, "BEGIN IMMEDIATE", OPENING_TIMEOUT):
            yield
    except _TakenByOthers as fault:
        raise StoreBusy(
            "Another program is holding the database. Nothing was saved. Try again in a moment."
        ) from fault


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Nobody else has the folder's database open, and nobody can open it meanwhile.

    Raises `StoreBusy` while another window or process, or this one, has it open.
    """
    try:
        with _locked(folder / LOCK_FILE, "BEGIN EXCLUSIVE", ALONE_TIMEOUT):
            yield
    except _TakenByOthers as fault:
        raise StoreBusy(
            "The database is open in another window or program. Nothing was changed. "
            "Close it there, then try again."
        ) from fault


@contextmanager
def only_one(lock: Path) -> Iterator[bool]:
    """Whether this process is the one that may do what `lock` stands for; does not wait."""
    try:
        with _locked(lock, "BEGIN EXCLUSIVE", 0):
            yield True
    except _TakenByOthers:
        yield False


class _TakenByOthers(Exception):
    """The lock itself was not to be had; told apart from what goes wrong while holding it."""


@contextmanager
def _locked(lock: Path, begin: str, timeout: int) -> Iterator[None]:
    try:
        with translated(lock.parent):
            connection = _connect(lock, timeout, begin)
    except StoreBusy as fault:
        raise _TakenByOthers from fault
    try:
        yield
    finally:
        connection.close()


def _connect(lock: Path, timeout: int, *statements: str) -> dbapi2.Connection:
    connection = dbapi2.connect(
        str(lock), isolation_level=None, check_same_thread=False, timeout=timeout / 1000
    )
    try:
        # Nothing is ever written, and so no journal of the lock file may appear beside it.
        for statement in ("PRAGMA journal_mode = MEMORY", *statements):
            connection.execute(statement).fetchall()
    except BaseException:
        connection.close()
        raise
    return connection
