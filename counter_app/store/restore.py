"""Bringing a backup back: checked first, the present database kept aside, replaced at one stroke.

The backup may come from another computer: it is then read with the key that travelled with it and
written anew under this computer's own key, which never changes hands. A kill at any moment leaves
either the old database or the restored one. A restored file keeps the name of its device; finding
out at a meeting that it has lost entries is the business of `sync`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from counter_app.errors import CounterError, EnvironmentFault, InputError, StoreBusy, StoreUnusable
from counter_app.store.backup import backup_to, check_whole, leave_wal, remove_database
from counter_app.store.engine import open_engine, reading, translate, translated, writing
from counter_app.store.files import sync_file, sync_folder
from counter_app.store.holding import alone
from counter_app.store.key import (
    KeyWithheld,
    StoreKey,
    create_key,
    load_key,
    put_damaged_aside,
    read_key_file,
)
from counter_app.store.opening import DATABASE, refuse_newer, upgrade_to_head
from counter_app.store.peeking import beside, has_content, peeked_revision

KEY_ENDING = ".key"
"""What the key that travels with a backup is called: `FILE.key` beside `FILE`."""


@dataclass(frozen=True)
class Restored:
    """What a restore did: where the database from before is, and where the key lives."""

    kept_aside: Path | None
    key: StoreKey


def restore(
    folder: Path,
    backup: Path,
    stamp: str,
    check: Callable[[Connection], None],
    key_file: Path | None = None,
) -> Restored:
    """Make the database of `folder` what it was when `backup` was made.

    `stamp` names the copy of the present database (`before-restore-<stamp>.backup`); `check` sees
    the restored tables and raises when they must not be taken. The key is that of `key_file`, else
    this computer's own, else that of `FILE.key` beside the backup.

    Raises `InputError` when there is no such file, `StoreUnusable` when the backup can't be read,
    is damaged or newer than the program, `StoreBusy` while the database is open anywhere, and
    `EnvironmentFault` or `DiskFull` when there is no room. The old database then still stands.
    """
    if not backup.is_file():
        raise InputError("There is no backup of this name.", field="file")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with alone(folder):
            return _restore_alone(folder, backup, stamp, check, key_file)
    except OSError as fault:
        raise translate(fault, folder) from fault


def _restore_alone(
    folder: Path,
    backup: Path,
    stamp: str,
    check: Callable[[Connection], None],
    key_file: Path | None,
) -> Restored:
    growing = folder / f"{DATABASE}.restoring"
    remove_database(growing)  # what a kill left
    own = _own_key(folder)
    try:
        _copy_in(backup, growing)
        backup_key = _fitting_key(growing, own, _travelling_keys(backup, key_file))
        refuse_newer(peeked_revision(growing, backup_key))
        _make_ready(growing, backup_key, check)
        if own is None:
            put_damaged_aside(folder, stamp)
            own = create_key(folder)
        if backup_key != own.secret:
            _change_key(growing, backup_key, own.secret)
        sync_file(growing)
        kept_aside = _put_aside(folder, own.secret, stamp)
        growing.replace(folder / DATABASE)
        sync_folder(folder)
    finally:
        remove_database(growing)
    return Restored(kept_aside, own)


def _own_key(folder: Path) -> StoreKey | None:
    """This computer's key, where it still has a good one. A locked key store is no lost key."""
    try:
        return load_key(folder)
    except KeyWithheld:
        raise
    except StoreUnusable:
        return None


def _travelling_keys(backup: Path, key_file: Path | None) -> list[bytes]:
    if key_file is not None:
        if not key_file.exists():
            raise InputError("There is no key file of this name.", field="key_file")
        return [read_key_file(key_file)]
    found = backup.with_name(backup.name + KEY_ENDING)
    if found.exists():
        # A spoilt one that merely lies there must not stand in the way of this computer's own.
        with suppress(StoreUnusable):
            return [read_key_file(found)]
    return []


def _copy_in(backup: Path, growing: Path) -> None:
    """Copy the backup, with its log where it is the copy of a whole folder."""
    # Checked is the copy, so that a bad stick or a bad cable is found out too.
    for suffix in ("-wal", ""):
        source = beside(backup, suffix)
        if has_content(source):
            shutil.copyfile(source, beside(growing, suffix))


def _fitting_key(growing: Path, own: StoreKey | None, travelling: list[bytes]) -> bytes:
    keys = [*travelling, *([own.secret] if own else [])]
    if not keys:
        raise StoreUnusable(
            "This computer has no key for the backup. Bring the key file that was written with it "
            "(backup --with-key) and name it with --key-file. Nothing was changed."
        )
    for key in keys:
        with suppress(StoreUnusable):
            peeked_revision(growing, key)
            return key
    raise StoreUnusable(
        "The backup can't be read: the key does not fit or the file is damaged. Nothing was "
        "changed. Name the key file that was written with it with --key-file, or take another "
        "backup."
    )


def _make_ready(growing: Path, key: bytes, check: Callable[[Connection], None]) -> None:
    """Read every page, bring the schema up to today's, and let the caller check the content."""
    engine = open_engine(growing, key)
    try:
        try:
            check_whole(engine)
        except CounterError as fault:
            raise StoreUnusable(
                "The backup is damaged. Nothing was changed. Take another backup."
            ) from fault
        with writing(engine) as connection:
            upgrade_to_head(connection)
        with reading(engine) as connection:
            check(connection)
        leave_wal(engine)
    finally:
        engine.dispose()


def _change_key(growing: Path, old: bytes, new: bytes) -> None:
    """Write every page anew under this computer's key."""
    engine = open_engine(growing, old)
    try:
        leave_wal(engine)
        with translated(growing.parent), engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql(f"PRAGMA rekey = \"x'{new.hex()}'\"")
    finally:
        engine.dispose()
    engine = open_engine(growing, new)
    try:
        check_whole(engine)
        leave_wal(engine)
    finally:
        engine.dispose()


def _put_aside(folder: Path, key: bytes, stamp: str) -> Path | None:
    """Copy the present database aside, and leave it as one file without a log.

    A log that stayed would be taken for that of the restored file.
    """
    present = folder / DATABASE
    if not has_content(present):
        remove_database(present)
        return None
    aside = folder / f"before-restore-{stamp}.backup"
    if aside.exists():
        raise EnvironmentFault("A file of this name is there already. Choose another name.")
    try:
        peeked_revision(present, key)
        _copy_aside(present, key, aside)
    except StoreUnusable:
        # Damaged, or its key is lost: no reason not to restore, but every byte of it is kept.
        for suffix in ("-wal", ""):
            if has_content(beside(present, suffix)):
                shutil.copyfile(beside(present, suffix), beside(aside, suffix))
                sync_file(beside(aside, suffix))
        sync_folder(folder)
    for suffix in ("-wal", "-shm", "-journal"):
        beside(present, suffix).unlink(missing_ok=True)
    return aside


def _copy_aside(present: Path, key: bytes, aside: Path) -> None:
    """A checked copy, and all that the log holds brought into the file itself."""
    engine = open_engine(present, key)
    try:
        backup_to(engine, key, aside)
        with translated(present.parent), engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
    finally:
        engine.dispose()
    if busy:
        raise StoreBusy(
            "The database is open in another window or program. Nothing was changed. "
            "Close it there, then try again."
        )
