"""The key of the database: 32 random bytes, in the system's key store or in a file beside it.

A key is made only together with a new database. Where a database is already there and its key is
not, nothing is made and nothing is touched: a new key could never read it.
"""

from __future__ import annotations

import secrets
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from counter_app.errors import EnvironmentFault, StoreUnusable
from counter_app.language import Phrase
from counter_app.store.files import write_private

SERVICE = "counter-app"
KEY_FILE = "counter.key"
KEY_NAME_FILE = "counter.key-name"


class KeyWithheld(StoreUnusable):
    """The key is not lost, but this user or this moment does not get it."""


class KeptIn(StrEnum):
    """Where a key lives."""

    KEYRING = "keyring"
    FILE = "file"

    @property
    def label(self) -> Phrase:
        """A plain word about what that means for the data."""
        if self is KeptIn.KEYRING:
            return Phrase("The key is kept in this computer's key store.")
        return Phrase(
            "This computer has no key store: the key is kept in a file beside the database that "
            "only this user can read. Whoever copies both files can read the data."
        )


@dataclass(frozen=True)
class StoreKey:
    """A key of 32 bytes and where it is kept. Its repr does not show it."""

    secret: bytes
    kept_in: KeptIn

    def __repr__(self) -> str:
        return f"StoreKey(kept_in={self.kept_in.value})"


def load_or_create_key(folder: Path, *, database_exists: bool) -> StoreKey:
    """The key of the database in `folder`, made when there is no database yet.

    Raises `StoreUnusable` when the database is there and its key can't be had, `KeyWithheld`
    when the key is in a key store that does not answer now.
    """
    key = load_key(folder)
    if key is not None:
        return key
    if database_exists:
        raise StoreUnusable(
            "The database is here, but its key is not. Nothing was changed. Bring back the key "
            "file or this computer's key store, or restore a backup."
        )
    return create_key(folder)


def load_key(folder: Path) -> StoreKey | None:
    """The key that is kept for `folder`; None where there is none.

    Raises `StoreUnusable` for a damaged key file, `KeyWithheld` when the key is in a key store
    that does not answer now.
    """
    key_file, name_file = folder / KEY_FILE, folder / KEY_NAME_FILE
    try:
        if key_file.exists():
            _tighten(key_file)
            return StoreKey(read_key_file(key_file), KeptIn.FILE)
        if not name_file.exists():
            return None
        name = name_file.read_text(encoding="ascii").strip()
    except OSError as fault:
        raise KeyWithheld(
            "The key file can't be read. Nothing was changed. Sign in to the computer as the user "
            "that it belongs to."
        ) from fault
    kept = _ask_keyring(name)
    return None if kept is None else StoreKey(_from_hex(kept), KeptIn.KEYRING)


def create_key(folder: Path) -> StoreKey:
    """A new key, kept where this computer keeps keys best; durable before it is used.

    Only where `load_key` found none: what a lost name stood for is then gone anyway.
    """
    secret = secrets.token_bytes(32)
    name = secrets.token_hex(8)
    try:
        if _give_keyring(name, secret.hex()):
            write_private(folder / KEY_NAME_FILE, name, replace=True)
            return StoreKey(secret, KeptIn.KEYRING)
        write_private(folder / KEY_FILE, secret.hex())
        return StoreKey(secret, KeptIn.FILE)
    except OSError as fault:
        raise EnvironmentFault(
            "The folder of the database can't be written. Nothing was saved. "
            "Ask the administrator for the right to write there."
        ) from fault


def read_key_file(path: Path) -> bytes:
    """The key in a key file. Raises `StoreUnusable` when it is not whole."""
    return _from_hex(path.read_bytes().decode("ascii", errors="replace"))


def write_key_file(path: Path, key: bytes) -> None:
    """Write a key where only this user can read it. Raises `EnvironmentFault`."""
    try:
        write_private(path, key.hex())
    except FileExistsError as fault:
        raise EnvironmentFault(
            "A file of this name is there already. Choose another name."
        ) from fault
    except OSError as fault:
        raise EnvironmentFault(
            "The key could not be written there. Choose another place."
        ) from fault


def put_damaged_aside(folder: Path, stamp: str) -> None:
    """Make room for a new key where the file of the old one is damaged; nothing is deleted."""
    key_file = folder / KEY_FILE
    if key_file.exists():
        key_file.rename(folder / f"before-restore-{stamp}{key_file.suffix}")


def _tighten(path: Path) -> None:
    """Take away what others were allowed, as after copying the file about."""
    if sys.platform != "win32" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        # Somebody else's file or a read-only disk: the key still serves.
        with suppress(OSError):
            path.chmod(0o600)


def _from_hex(text: str) -> bytes:
    try:
        secret = bytes.fromhex(text.strip())
    except ValueError:
        secret = b""
    if len(secret) != 32:
        raise StoreUnusable(
            "The key file is damaged. Nothing was changed. Restore it from a backup."
        )
    return secret


def _ask_keyring(name: str) -> str | None:
    """What the key store keeps under a name; None when it answers that there is nothing."""
    # Imported only here: 0.15 s that a start with a key file need not pay.
    import keyring
    from keyring.errors import KeyringError, KeyringLocked

    try:
        return keyring.get_password(SERVICE, name)
    except KeyringLocked as fault:
        raise KeyWithheld(
            "This computer's key store is locked, and the key of the database is in it. Nothing "
            "was changed and nothing is lost. Unlock the key store, then start again."
        ) from fault
    except (KeyringError, RuntimeError) as fault:
        raise KeyWithheld(
            "This computer's key store does not answer, and the key of the database is in it. "
            "Nothing was changed. Sign in to the desktop of this computer, then start again."
        ) from fault


def _give_keyring(name: str, text: str) -> bool:
    """Whether the system's key store took the key and gives it back."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, name, text)
        return keyring.get_password(SERVICE, name) == text
    except (KeyringError, RuntimeError):
        return False
