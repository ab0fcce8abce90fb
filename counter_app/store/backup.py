"""A consistent copy of the database while others go on writing, checked before it counts.

The copy is encrypted with the same key. Not here: bringing a copy back.
"""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Engine

from counter_app.errors import EnvironmentFault
from counter_app.store.engine import open_engine, translated


def backup_to(engine: Engine, key: bytes, target: Path) -> None:
    """Copy the whole database to `target`, which must not exist yet.

    The copy appears under its name only when it is complete, checked and on the disk. Raises
    `EnvironmentFault` when the target exists or can't be written, `DiskFull` when it has no room.
    """
    if target.exists():
        raise EnvironmentFault("A file of this name is there already. Choose another name.")
    growing = target.with_name(target.name + ".part")
    growing.unlink(missing_ok=True)
    try:
        copy = open_engine(growing, key)
        try:
            with translated():
                source_connection = engine.raw_connection()
                copy_connection = copy.raw_connection()
                try:
                    source_connection.driver_connection.backup(  # type: ignore[union-attr] # always connected
                        copy_connection.driver_connection, pages=500
                    )
                finally:
                    source_connection.close()
                    copy_connection.close()
            _check(copy)
        finally:
            copy.dispose()
        with growing.open("rb") as file:
            os.fsync(file.fileno())
        growing.rename(target)
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            growing.with_name(growing.name + suffix).unlink(missing_ok=True)


def _check(copy: Engine) -> None:
    with translated(), copy.connect() as connection:
        if connection.exec_driver_sql("PRAGMA quick_check").scalar() != "ok":
            raise EnvironmentFault("The copy could not be read back and was thrown away.")
        # One file, so that the copy can be carried about.
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
