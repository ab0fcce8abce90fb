"""A consistent copy of the database while others go on writing, checked before it counts.

The copy is encrypted with the same key. Not here: bringing a copy back (`restore`).
"""

from __future__ import annotations

import secrets
from pathlib import Path

from sqlalchemy import Engine

from counter_app.errors import EnvironmentFault, StoreUnusable
from counter_app.store.engine import open_engine, translated
from counter_app.store.files import rename_new, sync_file, sync_folder
from counter_app.store.peeking import beside

GROWING = ".part"
"""What the name of a copy ends with until it counts."""


def backup_to(engine: Engine, key: bytes | None, target: Path) -> None:
    """Copy the whole database to `target`, which must not exist yet.

    The copy appears under its name only when it is complete, checked and on the disk. Raises
    `EnvironmentFault` when the target exists or can't be written, `DiskFull` when it has no room.
    """
    if target.exists():
        raise _name_taken()
    growing = target.with_name(f"{target.name}.{secrets.token_hex(4)}{GROWING}")
    try:
        copy = open_engine(growing, key)
        try:
            _copy(engine, copy)
            check_whole(copy)
            leave_wal(copy)
        finally:
            copy.dispose()
        try:
            sync_file(growing)
            rename_new(growing, target)
            sync_folder(target.parent)
        except FileExistsError as fault:
            raise _name_taken() from fault
        except OSError as fault:
            raise EnvironmentFault(
                "The copy could not be written there. Choose another place."
            ) from fault
    finally:
        remove_database(growing)


def remove_database(path: Path) -> None:
    """Remove a database file and SQLite's own files beside it, where they are there."""
    # The log first: alone, it would be taken for that of the next file of this name.
    for suffix in ("-wal", "-shm", "-journal", ""):
        beside(path, suffix).unlink(missing_ok=True)


def check_whole(engine: Engine) -> None:
    """Read every page of a copy. Raises `StoreUnusable` when one is bad."""
    with translated(), engine.connect() as connection:
        if connection.exec_driver_sql("PRAGMA quick_check").scalar() != "ok":
            raise StoreUnusable("The copy could not be read back and was thrown away.")


def _name_taken() -> EnvironmentFault:
    return EnvironmentFault("A file of this name is there already. Choose another name.")


def _copy(engine: Engine, copy: Engine) -> None:
    with translated(Path(copy.url.database or "").parent):
        source_connection = engine.raw_connection()
        copy_connection = copy.raw_connection()
        try:
            # In one step, which no writer waits for: several steps begin anew after each save of
            # another process, and under fast writers never come to an end.
            source_connection.driver_connection.backup(  # type: ignore[union-attr] # always connected
                copy_connection.driver_connection, pages=-1
            )
        finally:
            source_connection.close()
            copy_connection.close()


def leave_wal(copy: Engine) -> None:
    """One file, so that the copy can be carried about."""
    with translated(), copy.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
