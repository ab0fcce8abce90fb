"""Opening the database of a folder: its key, its schema's revision, and the step up to today's.

A file from a newer program is refused and left as it is. An older one is copied first, then
brought up to date. Not here: what the tables mean.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, inspect

from counter_app.errors import EnvironmentFault, StoreUnusable
from counter_app.store.backup import backup_to
from counter_app.store.engine import open_engine, reading, writing
from counter_app.store.key import StoreKey, load_or_create_key

DATABASE = "counter.db"
HEAD = "0001"
"""The newest revision in `migrations`; a test holds them together. Known here so that opening a
file that is up to date needs no Alembic, which takes a while to import."""


def open_store(folder: Path) -> tuple[Engine, StoreKey]:
    """The database in `folder`, made when missing, with today's schema.

    Raises `StoreUnusable` for a newer, damaged or locked-away file, `EnvironmentFault` when the
    folder can't be written; the file is then as it was.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise EnvironmentFault(
            "The folder of the database can't be written. Nothing was saved. "
            "Ask the administrator for the right to write there."
        ) from fault
    path = folder / DATABASE
    key = load_or_create_key(folder, database_exists=path.exists())
    engine = open_engine(path, key.secret)
    try:
        bring_up_to_date(engine, key, folder)
    except BaseException:
        engine.dispose()
        raise
    return engine, key


def stored_revision(engine: Engine) -> str | None:
    """The revision of a file's schema; None when it is new."""
    with reading(engine) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return None if found is None else str(found)


def bring_up_to_date(engine: Engine, key: StoreKey, folder: Path) -> None:
    """Run the migrations that the file lacks, after a copy of it when it holds anything."""
    stored = stored_revision(engine)
    if stored == HEAD:
        return
    from counter_app.store.migrating import known_revisions, upgrade

    if stored is not None:
        if stored not in known_revisions():
            raise StoreUnusable(
                "This database was made by a newer version of the program. It was left as it is. "
                "Update the program on this computer."
            )
        copy = folder / f"before-{HEAD}.backup"
        if not copy.exists():
            backup_to(engine, key.secret, copy)
    with writing(engine) as connection:
        upgrade(connection, HEAD)
