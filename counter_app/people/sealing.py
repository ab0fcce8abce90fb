"""Sealing: texts that only chosen people can read, whoever holds the file (N6.4).

A text is enciphered once by a key of its own (ChaCha20-Poly1305); that key is sealed to each
reader's public key (X25519, one-time sender key, HKDF-SHA256). A reader's private key is kept
wrapped by a key that argon2id derives from their password. Everything is bound to where it belongs,
so nothing can be moved to another record. Texts are padded: only their rounded length is seen.
Not here: who the readers are (`care_keys`), what is sealed (`hall.care`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from counter_app.people.passwords import normal_password

PADDED_TO = 512
"""Bytes; a sealed text is as long as the next multiple of it."""

NONCE = 12
SALT = 16
KEY = 32
LENGTH = 4
"""Bytes of the nonce, the salt, every key, and of the length before a text."""

ROUNDS, MEMORY, LANES = 3, 65_536, 4
"""Of argon2id; memory in KiB. About 0.15 s a try, as for signing in."""


class Wrapped(msgspec.Struct, frozen=True, kw_only=True):
    """A private key under a password."""

    salt: bytes
    nonce: bytes
    sealed: bytes


class SealedKey(msgspec.Struct, frozen=True, kw_only=True):
    """The key of a text, sealed to a reader: `user` by their key named `key`."""

    user: str
    key: str
    ephemeral: bytes
    nonce: bytes
    sealed: bytes


class SealedText(msgspec.Struct, frozen=True, kw_only=True):
    """A text that its readers can open."""

    nonce: bytes
    text: bytes
    keys: tuple[SealedKey, ...]


@dataclass(frozen=True)
class Reader:
    """Somebody to whom a text can be sealed: their newest key, by name, and its public half."""

    user: str
    key: str
    public: bytes


class PrivateKey:
    """A reader's private key, in memory only for as long as their private page is open."""

    def __init__(self, key: X25519PrivateKey) -> None:
        self._key = key

    @classmethod
    def new(cls) -> PrivateKey:
        """A key that nobody has."""
        return cls(X25519PrivateKey.generate())

    @property
    def public(self) -> bytes:
        """The public half, 32 bytes."""
        return self._key.public_key().public_bytes_raw()

    def wrapped(self, password: str, owner: bytes) -> Wrapped:
        """The key as it may be kept: under a password, bound to its `owner`. Takes 0.15 s."""
        salt, nonce = os.urandom(SALT), os.urandom(NONCE)
        cipher = ChaCha20Poly1305(_from_password(password, salt))
        sealed = cipher.encrypt(nonce, self._key.private_bytes_raw(), owner + self.public)
        return Wrapped(salt=salt, nonce=nonce, sealed=sealed)

    def shared_with(self, other: bytes) -> bytes:
        """The secret that this key has with another's public half."""
        return self._key.exchange(X25519PublicKey.from_public_bytes(other))


def unwrapped(kept: Wrapped, password: str, owner: bytes, public: bytes) -> PrivateKey | None:
    """The key under a password; None where the password or anything else is another. 0.15 s."""
    try:
        cipher = ChaCha20Poly1305(_from_password(password, kept.salt))
        raw = cipher.decrypt(kept.nonce, kept.sealed, owner + public)
        key = PrivateKey(X25519PrivateKey.from_private_bytes(raw))
    except (InvalidTag, ValueError):
        return None
    return key if key.public == public else None


def seal(text: str, place: bytes, readers: Iterable[Reader]) -> SealedText:
    """Seal a text to its readers, bound to its `place` (what it is, of whom, by whom)."""
    key, nonce = os.urandom(KEY), os.urandom(NONCE)
    enciphered = ChaCha20Poly1305(key).encrypt(nonce, _padded(text), place)
    keys = tuple(_sealed_to(reader, key, place) for reader in readers)
    return SealedText(nonce=nonce, text=enciphered, keys=keys)


def seal_to_more(
    sealed: SealedText, place: bytes, own: Mapping[str, PrivateKey], readers: Iterable[Reader]
) -> tuple[SealedKey, ...]:
    """Let more readers open a text that one can open; nothing where one can't."""
    key = _key_of(sealed, place, own)
    return () if key is None else tuple(_sealed_to(reader, key, place) for reader in readers)


def unseal(sealed: SealedText, place: bytes, own: Mapping[str, PrivateKey]) -> str | None:
    """The text, by whichever of one's `own` keys fits; None where none does or it was altered."""
    key = _key_of(sealed, place, own)
    if key is None:
        return None
    try:
        return _unpadded(ChaCha20Poly1305(key).decrypt(sealed.nonce, sealed.text, place))
    except (InvalidTag, ValueError):
        return None


def _key_of(sealed: SealedText, place: bytes, own: Mapping[str, PrivateKey]) -> bytes | None:
    for one in sealed.keys:
        if one.key not in own:
            continue
        private = own[one.key]
        try:
            cipher = ChaCha20Poly1305(_between(private.shared_with(one.ephemeral), one, private))
            return cipher.decrypt(one.nonce, one.sealed, place + one.user.encode())
        except (InvalidTag, ValueError):
            continue
    return None


def _sealed_to(reader: Reader, key: bytes, place: bytes) -> SealedKey:
    sender, nonce = PrivateKey.new(), os.urandom(NONCE)
    derived = _derived(sender.shared_with(reader.public), sender.public, reader.public)
    return SealedKey(
        user=reader.user,
        key=reader.key,
        ephemeral=sender.public,
        nonce=nonce,
        sealed=ChaCha20Poly1305(derived).encrypt(nonce, key, place + reader.user.encode()),
    )


def _between(secret: bytes, sealed: SealedKey, private: PrivateKey) -> bytes:
    return _derived(secret, sealed.ephemeral, private.public)


def _derived(secret: bytes, sender: bytes, reader: bytes) -> bytes:
    info = b"counter-app sealed text" + sender + reader
    return HKDF(algorithm=SHA256(), length=KEY, salt=None, info=info).derive(secret)


def _from_password(password: str, salt: bytes) -> bytes:
    return hash_secret_raw(
        normal_password(password).encode(), salt, ROUNDS, MEMORY, LANES, KEY, Type.ID
    )


def _padded(text: str) -> bytes:
    raw = text.encode()
    whole = len(raw).to_bytes(LENGTH, "big") + raw
    return whole + bytes(-len(whole) % PADDED_TO)


def _unpadded(padded: bytes) -> str:
    length = int.from_bytes(padded[:LENGTH], "big")
    if length > len(padded) - LENGTH:
        raise ValueError("shorter than it says")
    return padded[LENGTH : LENGTH + length].decode()
