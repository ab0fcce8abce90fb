"""Opening the database of a folder: its key, its schema's revision, and the step up to today's.

A file from a newer program is refused and left as it is. An older one is copied first, then
brought up to date. Not here: what the tables mean.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, event, inspect

from counter_app.errors import EnvironmentFault, StoreUnusable
from counter_app.store.backup import backup_to
from counter_app.store.engine import open_engine, reading, writing
from counter_app.store.files import unused
from counter_app.store.holding import alone, hold, opening
from counter_app.store.key import StoreKey, load_or_create_key
from counter_app.store.peeking import peeked_revision

DATABASE = "counter.db"
HEAD = "0001"
"""The newest revision in `migrations`; a test holds them together. Known here so that opening a
file that is up to date needs no Alembic, which takes a while to import."""


def open_store(folder: Path) -> tuple[Engine, StoreKey]:
    """The database in `folder`, made when missing, with today's schema.

    The file is held until the engine is disposed of. Raises `StoreUnusable` for a newer, damaged
    or locked-away file, `StoreBusy` while it is being restored or must be upgraded under others,
    `EnvironmentFault` when the folder can't be written; the file is then as it was.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise EnvironmentFault(
            "The folder of the database can't be written. Nothing was saved. "
            "Ask the administrator for the right to write there."
        ) from fault
    path = folder / DATABASE
    while True:
        with opening(folder):
            key = load_or_create_key(folder, database_exists=path.exists())
            stored = peeked_revision(path, key.secret)
            refuse_newer(stored)
            if stored in (None, HEAD):
                return _open_today(folder, key), key
        # Others may have an older program open on it: rebuild it only when nobody has.
        with alone(folder):
            refuse_newer(peeked_revision(path, key.secret))
            engine = open_engine(path, key.secret)
            try:
                bring_up_to_date(engine, key.secret, folder)
            finally:
                engine.dispose()


def _open_today(folder: Path, key: StoreKey) -> Engine:
    """The engine over a file that is new or up to date, held until it is disposed of."""
    return open_held(
        folder / DATABASE,
        key.secret,
        lambda engine: bring_up_to_date(engine, key.secret, folder),
    )


def open_held(path: Path, key: bytes | None, prepare: Callable[[Engine], None]) -> Engine:
    """An engine over the file at `path` after `prepare`, its folder held until it is disposed of.

    Where anything fails, nothing stays open or held.
    """
    share = hold(path.parent)
    try:
        engine = open_engine(path, key)
        try:
            prepare(engine)
        except BaseException:
            engine.dispose()
            raise
    except BaseException:
        share.release()
        raise
    event.listen(engine, "engine_disposed", share.release)
    return engine


def stored_revision(engine: Engine) -> str | None:
    """The revision of a file's schema; None when it is new."""
    with reading(engine) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return None if found is None else str(found)


def refuse_newer(revision: str | None) -> None:
    """Raise `StoreUnusable` for a revision that this program does not know."""
    if revision in (None, HEAD):
        return
    from counter_app.store.migrating import known_revisions

    if revision not in known_revisions():
        raise StoreUnusable(
            "This database was made by a newer version of the program. It was left as it is. "
            "Update the program on this computer."
        )


def bring_up_to_date(engine: Engine, key: bytes, folder: Path) -> None:
    """Run the migrations that the file lacks, after a copy of it when it holds anything."""
    stored = stored_revision(engine)
    if stored == HEAD:
        return
    refuse_newer(stored)
    if stored is not None:
        # One that is there was left by an upgrade that failed, and the file may have grown since.
        backup_to(engine, key, unused(folder / f"before-{HEAD}.backup"))
    with writing(engine) as connection:
        upgrade_to_head(connection)


def upgrade_to_head(connection: Connection) -> None:
    """Bring a schema up to today's within the connection's transaction."""
    from counter_app.store.migrating import upgrade

    upgrade(connection, HEAD)
