"""The entry and its hash chain: what is written, sent and checked, byte for byte.

Not here: where entries are kept (`tables`), who appends them (`journal`).
"""

from __future__ import annotations

import hashlib
import uuid
from typing import ClassVar, NamedTuple

import msgspec
import uuid6

GENESIS = bytes(32)
"""What the first entry of a device is chained to."""

SYSTEM = "system"
"""The actor of what the program does by itself, such as closing a forgotten day."""


_ENCODER = msgspec.json.Encoder()


def new_id() -> str:
    """A new UUIDv7 as 32 lower-case hexadecimal characters; later ones sort later."""
    return uuid6.uuid7().hex


def shared_id(hall: str, name: str) -> str:
    """The id of what the whole hall has once, such as its thresholds: the same at every desk."""
    return uuid.uuid5(uuid.UUID(hall), name).hex


class Body(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The facts of one kind of entry. A subclass names its `kind` and the `version` of its schema.

    Fields added later need a default, so that bodies written before can be read. Unknown fields of
    a body are kept in the journal as written and ignored by the fold.

    `aspect` is what of its subject a kind states. Two desks that state the same aspect without
    knowing of each other clash (`clashes`); what states another aspect does not, and a kind
    without one (`None`) stands beside everything: a reading, a sign-in, a print.
    """

    kind: ClassVar[str]
    version: ClassVar[int] = 1
    aspect: ClassVar[str | None] = "all"


class EntryName(NamedTuple):
    """Which entry: the device that wrote it and its number there (1, 2, 3 … without a gap)."""

    device: str
    seq: int

    def __str__(self) -> str:
        return f"{self.device}:{self.seq}"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One act, as written. Field by field: see 'The entry' in the design.

    `at` and `skew` are milliseconds and for people to read; order comes from `tick` alone, then
    `device`, then `seq`. `base` names the newest entry of the subject and of the same aspect that
    the author had seen, None without one: two entries with the same base do not know of each
    other. `body` is None once redacted; `digest` is the SHA-256 of the body as written and `hash`
    chains it to the device's entry before.
    """

    hall: str
    device: str
    seq: int
    tick: int
    at: int
    skew: int | None
    kind: str
    version: int
    subject: str
    base: str | None
    actor: str
    left: int
    body: bytes | None
    digest: bytes
    hash: bytes

    @property
    def name(self) -> EntryName:
        """What names this entry once and for all."""
        return EntryName(self.device, self.seq)

    @property
    def order(self) -> tuple[int, str, int]:
        """The order of folding: the same on every replica."""
        return (self.tick, self.device, self.seq)

    @property
    def mark(self) -> str:
        """What names the act within its subject, also where it moved to a branch or another hall.

        Only of kinds whose bodies name neither devices nor what the hall has once.
        """
        return f"{self.at}-{self.actor}-{self.digest.hex()[:16]}"

    def header(self) -> bytes:
        """All that is chained but the body: JSON, the same bytes on every replica."""
        return _ENCODER.encode(
            (
                self.hall,
                self.device,
                self.seq,
                self.tick,
                self.at,
                self.skew,
                self.kind,
                self.version,
                self.subject,
                self.base,
                self.actor,
                self.left,
            )
        )

    def expected_hash(self, previous: bytes, header: bytes | None = None) -> bytes:
        """The hash that this entry must carry when it follows `previous` (32 bytes).

        `header` where it is at hand already.
        """
        whole = self.header() if header is None else header
        return hashlib.sha256(previous + whole + self.digest).digest()

    def body_is_as_written(self) -> bool:
        """Whether the body matches its digest. A redacted body has nothing to match."""
        return self.body is None or hashlib.sha256(self.body).digest() == self.digest


def chained(entry: Entry, previous: bytes) -> Entry:
    """The entry with its digest and hash filled in, following `previous`."""
    digest = hashlib.sha256(entry.body or b"").digest()
    with_digest = msgspec.structs.replace(entry, digest=digest)
    return msgspec.structs.replace(with_digest, hash=with_digest.expected_hash(previous))
