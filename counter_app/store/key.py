"""The key of the database: 32 random bytes, in the system's key store or in a file beside it.

A key is made only together with a new database. Where a database is already there and its key is
not, nothing is made and nothing is touched: a new key could never read it.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from counter_app.errors import StoreUnusable
from counter_app.language import Phrase

SERVICE = "counter-app"
KEY_FILE = "counter.key"
KEY_NAME_FILE = "counter.key-name"


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

    Raises `StoreUnusable` when the database is there and its key can't be had.
    """
    if (folder / KEY_FILE).exists():
        return StoreKey(_from_hex((folder / KEY_FILE).read_text(encoding="ascii")), KeptIn.FILE)
    name_file = folder / KEY_NAME_FILE
    if name_file.exists():
        kept = _ask_keyring(name_file.read_text(encoding="ascii").strip())
        if kept is not None:
            return StoreKey(_from_hex(kept), KeptIn.KEYRING)
    if database_exists:
        raise StoreUnusable(
            "The database is here, but its key is not. Nothing was changed. Bring back the key "
            "file or this computer's key store, or restore a backup."
        )
    secret = secrets.token_bytes(32)
    name = secrets.token_hex(8)
    if _give_keyring(name, secret.hex()):
        _write_private(name_file, name)
        return StoreKey(secret, KeptIn.KEYRING)
    _write_private(folder / KEY_FILE, secret.hex())
    return StoreKey(secret, KeptIn.FILE)


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
    # Imported only here: 0.15 s that a start with a key file need not pay.
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, name)
    except (KeyringError, RuntimeError):
        return None


def _give_keyring(name: str, text: str) -> bool:
    """Whether the system's key store took the key and gives it back."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, name, text)
        return keyring.get_password(SERVICE, name) == text
    except (KeyringError, RuntimeError):
        return False


def _write_private(path: Path, text: str) -> None:
    """Write a small file that only this user can read, durable before it is relied on."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    # On Windows the mode means little; the user's own profile folder is private there.
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
