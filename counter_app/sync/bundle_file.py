"""The file of a bundle: messages one after another, encrypted and authenticated as a whole.

    magic, length of the header, header      in the clear, and authenticated with every message
    length of the file, SHA-256 of the above tells a damaged beginning and an incomplete copy
    length, message; length, message; …      AES-256-GCM; the nonce is the message's number, and
                                             whether it is the last

The key is made by Argon2id from a passphrase and a salt of the file's own, or is the hall's own.
Nothing here knows what the messages say. A bundle fits on a FAT32 stick up to 4 GB, which is more
than ten million entries: it is never split.
"""

from __future__ import annotations

import errno
import hashlib
import hmac
import os
import secrets
import struct
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from counter_app.errors import DiskFull, EnvironmentFault, InputError
from counter_app.store.files import rename_new, sync_folder
from counter_app.sync.wire import LARGEST_MESSAGE

MAGIC = b"counter-app/usb\n"
VERSION = 1
SHORTEST_PASSPHRASE = 8
"""Characters. Whoever finds the stick can try as long as they like."""

MEMORY, PASSES, LANES = 65_536, 4, 4
"""What one try of a passphrase costs: KiB, and about 0.3 s of a desk's processor."""

MOST_MEMORY, MOST_PASSES, MOST_LANES = 1_048_576, 32, 16
"""More than that no header may ask of the computer that reads it."""

_LENGTH = struct.Struct(">I")
_END = struct.Struct(">Q32s")
_TAG = 16


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What anybody may read of a bundle; it names neither the hall nor anybody in it."""

    version: int = VERSION
    hall_digest: bytes
    salt: bytes
    memory: int
    passes: int
    lanes: int
    check: bytes = b""
    """Tells a wrong passphrase from a damaged file."""


def hall_digest(hall: str) -> bytes:
    """What a bundle's header says about its hall."""
    return hashlib.sha256(b"counter-app bundle of " + hall.encode()).digest()


def _keys(passphrase: str, header: Header) -> tuple[bytes, bytes]:
    """The key of the messages and the check of the passphrase."""
    # The same passphrase can be typed in several forms of the same letters.
    typed = unicodedata.normalize("NFKC", passphrase).encode()
    made = hash_secret_raw(
        typed, header.salt, header.passes, header.memory, header.lanes, 32, Type.ID
    )
    return tuple(hmac.digest(made, use, "sha256") for use in (b"messages", b"check"))  # type: ignore[return-value] # two


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


class BundleWriter:
    """Takes messages; the file is there under its name only after `finish`."""

    def __init__(self, file: BinaryIO, header: Header, passphrase: str) -> None:
        key, check = _keys(passphrase, header)
        self._file, self._cipher, self._number = file, AESGCM(key), 0
        packed = msgspec.msgpack.encode(msgspec.structs.replace(header, check=check))
        self._beginning = MAGIC + _LENGTH.pack(len(packed)) + packed
        file.write(self._beginning + bytes(_END.size))

    def put(self, message: bytes, *, last: bool = False) -> None:
        """Append a message; after the `last` the file is complete."""
        nonce = _nonce(self._number, last=last)
        sealed = self._cipher.encrypt(nonce, message, self._beginning)
        self._number += 1
        self._file.write(_LENGTH.pack(len(sealed)) + sealed)
        if last:
            length = self._file.tell()
            self._file.seek(len(self._beginning))
            self._file.write(_end_of_beginning(self._beginning, length))


def _end_of_beginning(beginning: bytes, length: int) -> bytes:
    digest = hashlib.sha256(beginning + length.to_bytes(8, "big")).digest()
    return _END.pack(length, digest)


@contextmanager
def growing_bundle(path: Path, hall: str, passphrase: str) -> Iterator[BundleWriter]:
    """A new bundle at `path`: whole and on the disk when the block has ended, or not at all.

    Raises `InputError` for a passphrase that is too short or a name that is taken, `DiskFull`,
    `EnvironmentFault`.
    """
    if len(unicodedata.normalize("NFKC", passphrase)) < SHORTEST_PASSPHRASE:
        raise InputError(
            "The passphrase needs at least {shortest} characters.",
            field="passphrase",
            shortest=SHORTEST_PASSPHRASE,
        )
    if path.exists():
        raise _name_taken()
    header = Header(
        hall_digest=hall_digest(hall),
        salt=secrets.token_bytes(16),
        memory=MEMORY,
        passes=PASSES,
        lanes=LANES,
    )
    growing = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        try:
            with os.fdopen(os.open(growing, flags, 0o600), "w+b") as file:
                yield BundleWriter(file, header, passphrase)
                file.flush()
                os.fsync(file.fileno())
            rename_new(growing, path)
            sync_folder(path.parent)
        except FileExistsError as fault:
            raise _name_taken() from fault
        except OSError as fault:
            raise _not_written(fault) from fault
    finally:
        growing.unlink(missing_ok=True)


def _name_taken() -> InputError:
    return InputError("A file of this name is there already. Choose another name.", field="file")


def _not_written(fault: OSError) -> EnvironmentFault:
    if fault.errno == errno.ENOSPC:
        return DiskFull(
            "There is no room for the bundle. Nothing of it was left behind. Make room there, or "
            "take another stick."
        )
    if fault.errno == errno.EFBIG:
        return EnvironmentFault(
            "The stick takes no file of this size (FAT32: 4 GB). Nothing of it was left behind. "
            "Take a stick formatted as exFAT."
        )
    return EnvironmentFault("The bundle could not be written there. Choose another place.")


class BundleReader:
    """An open bundle whose passphrase fits. Each message is checked before it is given."""

    def __init__(self, file: BinaryIO, hall: str | None, passphrase: str) -> None:
        self._file = file
        self._beginning, header, self._length = _beginning_of(file)
        if hall is not None and header.hall_digest != hall_digest(hall):
            raise InputError(
                "This bundle is of another hall. Nothing of it was taken.", field="file"
            )
        key, check = _keys(passphrase, header)
        if not hmac.compare_digest(check, header.check):
            raise InputError(
                "The passphrase does not fit this bundle. Nothing of it was taken. Type it as it "
                "was when the bundle was written.",
                field="passphrase",
            )
        self._cipher = AESGCM(key)
        self._start = file.tell()

    def messages(self) -> Iterator[bytes]:
        """Every message from the first on; ends after the last one."""
        self._file.seek(self._start)
        number, last = 0, False
        while not last:
            last = self._is_last()
            sealed = self._next()
            try:
                yield self._cipher.decrypt(_nonce(number, last=last), sealed, self._beginning)
            except InvalidTag as fault:
                raise _altered() from fault
            number += 1

    def _is_last(self) -> bool:
        """Whether the message that begins here ends with the file."""
        here = self._file.tell()
        (length,) = _LENGTH.unpack(_exactly(self._file, _LENGTH.size))
        self._file.seek(here)
        return here + _LENGTH.size + int(length) >= self._length

    def _next(self) -> bytes:
        (length,) = _LENGTH.unpack(_exactly(self._file, _LENGTH.size))
        if not _TAG <= length <= LARGEST_MESSAGE:
            raise _altered()
        return _exactly(self._file, length)


@contextmanager
def open_bundle(path: Path, hall: str | None, passphrase: str) -> Iterator[BundleReader]:
    """A bundle that is there; without `hall`, of whatever hall.

    Raises `InputError` (field `file` or `passphrase`) where it is none, of another hall or of
    another passphrase, `EnvironmentFault` where it is damaged.
    """
    with _reading(path) as file:
        yield BundleReader(file, hall, passphrase)


def is_of_hall(path: Path, hall: str) -> bool:
    """Whether a bundle says that it is of this hall. Raises as `open_bundle` does."""
    with _reading(path) as file:
        return _beginning_of(file)[1].hall_digest == hall_digest(hall)


@contextmanager
def _reading(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except OSError as fault:
        raise EnvironmentFault(
            "The bundle can't be read. What was taken of it is kept. Look whether the stick is "
            "still there, then read it again."
        ) from fault


def _beginning_of(file: BinaryIO) -> tuple[bytes, Header, int]:
    """The authenticated beginning, what it says, and the length of the whole file."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if file.read(len(MAGIC)) != MAGIC:
        raise InputError("This file is no bundle of this program.", field="file")
    length = file.read(_LENGTH.size)
    (packed_length,) = _LENGTH.unpack(length) if len(length) == _LENGTH.size else (0,)
    if packed_length > 10_000:
        raise _altered()
    packed = file.read(packed_length)
    beginning = MAGIC + length + packed
    end = file.read(_END.size)
    if len(end) < _END.size:
        raise _incomplete()
    (whole, _) = _END.unpack(end)
    if end != _end_of_beginning(beginning, whole):
        raise _altered()
    if size < whole:
        raise _incomplete()
    try:
        header = msgspec.msgpack.decode(packed, type=Header)
    except (msgspec.MsgspecError, UnicodeDecodeError) as fault:
        raise _altered() from fault
    if header.version > VERSION:
        raise InputError(
            "This bundle was written by a newer version of the program. Nothing of it was taken. "
            "Update the program on this computer.",
            field="file",
        )
    sane = (
        8 * header.lanes <= header.memory <= MOST_MEMORY
        and 1 <= header.passes <= MOST_PASSES
        and 1 <= header.lanes <= MOST_LANES
        and len(header.salt) == 16
    )
    if size > whole or not sane:
        raise _altered()
    return beginning, header, whole


def _exactly(file: BinaryIO, count: int) -> bytes:
    data = file.read(count)
    if len(data) < count:
        raise _altered()  # the length of the file was right
    return data


def _incomplete() -> EnvironmentFault:
    return EnvironmentFault(
        "The bundle is not complete: copying it was cut off. Nothing of it was taken. Copy or "
        "write it again."
    )


def _altered() -> EnvironmentFault:
    return EnvironmentFault(
        "The bundle was altered or damaged on its way. Nothing of it was taken. Write it again, "
        "on another stick if this comes back."
    )
