"""The messages of the protocol and their bytes: MessagePack in zstd. What they are for: `sync`.

Whatever comes from outside is checked here for size and form, and nowhere trusted for content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, TypeVar

import msgspec
import zstandard

from counter_app.errors import LineFault
from counter_app.journal.contents import Given, Held
from counter_app.journal.entry import Entry
from counter_app.journal.heads import Head
from counter_app.journal.runs import Run, RunAnswer

PROTOCOL = 1
"""The version of the messages. Raised only where an old reader would misunderstand a new message;
fields that are merely new have defaults."""

MEDIA_TYPE = "application/x-counter-app"
"""MessagePack in zstd, version in the message."""

LARGEST_BATCH = 4_000_000
"""Bytes of one message as it travels, compressed."""

LARGEST_PART_MESSAGE = 300_000
"""Bytes of a message with one part of an attachment, as it travels: photos do not compress."""

MOST_DIGESTS = 500
"""Digests in one question."""

LARGEST_MESSAGE = 32_000_000
"""Bytes of one message unpacked: a small file that unpacks to a large one is refused before."""

Message = TypeVar("Message")

Id = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-z]{1,64}\Z")]
"""Of a device, a hall or a subject: what `journal.new_id` makes, with room for others."""

Secret = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
"""Of a device, chosen by it: 32 random bytes in hexadecimal."""

Digest = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
"""SHA-256 of an attachment's bytes, in hexadecimal."""

Number = Annotated[int, msgspec.Meta(ge=-(2**62), le=2**62)]
"""One that every database has room for."""

# PostgreSQL keeps no NUL in a text.
Name = Annotated[str, msgspec.Meta(pattern=r"\A[^\x00]{0,100}\Z")]
Address = Annotated[str, msgspec.Meta(pattern=r"\A[^\x00]{0,200}\Z")]
Addresses = Annotated[list[Address], msgspec.Meta(max_length=20)]
Certificate = Annotated[str, msgspec.Meta(pattern=r"\A[^\x00]{0,20000}\Z")]
"""PEM."""


class Unreadable(LineFault):
    """What came over the line is no message of ours, or larger than any."""


class HeadAt(msgspec.Struct, frozen=True, array_like=True):
    """Of one device: the newest entry that the sender holds."""

    device: str
    seq: Annotated[int, msgspec.Meta(ge=0, le=2**62)]
    hash: bytes


class SentEntry(msgspec.Struct, frozen=True, array_like=True):
    """One entry of a run; what the run says for all of them is left out.

    `digest` is sent only where the body was redacted.
    """

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
    hash: bytes
    digest: bytes | None = None


class SentRun(msgspec.Struct, frozen=True, array_like=True):
    """Contiguous entries of one device from number `first` on; `previous` is the hash before."""

    hall: str
    device: str
    first: int
    previous: bytes
    entries: list[SentEntry]


class SentPart(msgspec.Struct, frozen=True, array_like=True):
    """Bytes of an attachment from its byte `start` on; `size` is that of the whole."""

    digest: Digest
    size: Annotated[int, msgspec.Meta(ge=0, le=2**40)]
    start: Annotated[int, msgspec.Meta(ge=0, le=2**40)]
    data: bytes


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """What is given at once: each run is judged on its own."""

    protocol: int = PROTOCOL
    runs: list[SentRun]
    more: bool = False
    """Whether the giver has more than this page."""
    parts: list[SentPart] = []
    """Of attachments, in a bundle only: over a line they travel apart."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part that is given."""

    protocol: int = PROTOCOL
    part: SentPart


class PartAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a part (a `Judgement`, or a word that only newer programs know), and how
    many bytes of it are held now."""

    protocol: int = PROTOCOL
    judgement: str
    held: int
    whole: bool


class PartWish(msgspec.Struct, frozen=True, kw_only=True):
    """Give me bytes of an attachment from its byte `start` on, `most` at the most."""

    protocol: int = PROTOCOL
    digest: Digest
    start: Annotated[int, msgspec.Meta(ge=0, le=2**40)]
    most: Annotated[int, msgspec.Meta(ge=1, le=2**40)]


class GivenPart(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes, or None where they are not here."""

    protocol: int = PROTOCOL
    part: SentPart | None


class HeldWish(msgspec.Struct, frozen=True, kw_only=True):
    """What do you hold of these attachments? Those of `doubted` came wrong from you."""

    protocol: int = PROTOCOL
    digests: list[Digest]
    doubted: list[Digest] = []


class HeldBytes(msgspec.Struct, frozen=True, array_like=True):
    """How many bytes of an attachment are held, and whether these are all.

    `at_centre` is whether the centre is known to hold all of them.
    """

    held: int
    whole: bool
    at_centre: bool = False


class HeldAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One for each digest that was asked for, in the same order."""

    protocol: int = PROTOCOL
    held: list[HeldBytes]


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """One answer a run, in the order of the runs."""

    protocol: int = PROTOCOL
    answers: list[RunAnswer]


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """Give me what I lack: these are my heads."""

    protocol: int = PROTOCOL
    heads: list[HeadAt]


class Hub(msgspec.Struct, frozen=True, kw_only=True):
    """A hub of the hall, as the centre knows it: where it was last and what it is trusted by."""

    device: str
    name: str
    addresses: list[str]
    certificate: str
    """PEM."""


class Greeting(msgspec.Struct, frozen=True, kw_only=True):
    """Who comes, with what, and how it stands there."""

    protocol: int = PROTOCOL
    program: Name
    """The version of the program."""
    heads: list[HeadAt]
    now: Number
    """The device's clock, milliseconds since 1970 UTC."""
    unsent: Number = 0
    """Entries that this device holds and the centre is not known to have."""
    disk_free: Number | None = None
    """Megabytes."""
    addresses: Addresses = []
    """From a hub: where desks reach it."""


class Welcome(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a greeting."""

    protocol: int = PROTOCOL
    program: str
    heads: list[HeadAt]
    now: int
    """The server's clock, milliseconds since 1970 UTC."""
    at_centre: list[HeadAt] | None = None
    """The centre's heads: the answerer's own where it is the centre; as last heard where it is a
    hub; None where a hub has not heard yet."""
    centre_age: int | None = None
    """Of a hub: how many milliseconds ago it heard the centre's heads."""
    hubs: list[Hub] = []
    largest_batch: int = LARGEST_BATCH


class Purpose(StrEnum):
    """What a device is enrolled as."""

    DESK = "desk"
    HUB = "hub"


class Enrol(msgspec.Struct, frozen=True, kw_only=True):
    """A device asks to belong to a hall. The same request again is the same request."""

    protocol: int = PROTOCOL
    code: Name
    """The secret half of the one-time code (`sync.codes`), as ten characters."""
    device: Id
    secret: Secret
    name: Name
    """How people call the desk or the computer."""
    purpose: Purpose = Purpose.DESK
    program: Name = ""
    hall: Id | None = None
    """The hall that a computer founded alone brings with it; None where it has none."""
    lane: Annotated[int, msgspec.Meta(ge=0, le=9_999)] | None = None
    """The lane that the desk has in that hall, where it knows."""
    certificate: Certificate = ""
    """From a hub: what desks shall trust it by."""
    addresses: Addresses = []
    """From a hub: where desks reach it."""


NO_LANE = -1
"""The lane of a hub: it gives out no tickets."""


class Enrolled(msgspec.Struct, frozen=True, kw_only=True):
    """What the device belongs to now."""

    protocol: int = PROTOCOL
    hall: str
    hall_name: str
    lane: int
    """A desk's own number in the hall, so that its tickets never meet those of another; `NO_LANE`
    for a hub."""
    centre_name: str
    now: int
    """The server's clock, milliseconds since 1970 UTC."""
    by_hub: bool = False
    """Whether a hub answered, not the centre: what it holds is not at the centre yet."""


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """The author of a branch goes on as `device`; asked with the credential of the old device.

    Answered with `Enrolled`; the same request again is the same request. The old credential goes
    on to be valid: the original of a cloned disk still writes under it. Refused (`CODE_USED`) where
    another computer has become `device` with a secret of its own; `FOREIGN_HALL` where it belongs
    to another hall.
    """

    protocol: int = PROTOCOL
    device: Id
    secret: Secret


class Hashes(msgspec.Struct, frozen=True, kw_only=True):
    """Which hashes do you hold for these numbers? Asked to find where a fork begins."""

    protocol: int = PROTOCOL
    device: Id
    seqs: list[Number]


MOST_HASHES = 1_000
"""Numbers in one request for hashes."""


class HeldHashes(msgspec.Struct, frozen=True, kw_only=True):
    """One hash a number, in the order asked; None where there is no such entry here."""

    protocol: int = PROTOCOL
    hashes: list[bytes | None]


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """May this window call this visit's ticket now?"""

    protocol: int = PROTOCOL
    visit: Id
    window: Id
    calls: Annotated[int, msgspec.Meta(ge=0, le=2**31)] = 0
    """How often the visit was called before, as far as the asker knows: a claim is for one call, so
    that whoever knows of a later one is not held up by an earlier claim."""


class ClaimAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the claim stands; `by` is the window that holds it, the asker's own where granted."""

    protocol: int = PROTOCOL
    granted: bool
    by: str


class KnownDevice(msgspec.Struct, frozen=True, kw_only=True):
    """A device as the centre tells a hub of it, so that the hub knows it while the line is cut."""

    device: str
    name: str
    purpose: Purpose
    lane: int
    secret_digest: bytes
    """SHA-256 of the device's secret (its text as sent)."""
    enrolled: int
    """When, milliseconds since 1970 UTC."""
    revoked: int | None = None
    """When, milliseconds since 1970 UTC; None while it is welcome."""


class DeviceList(msgspec.Struct, frozen=True, kw_only=True):
    """All devices of the hub's hall."""

    protocol: int = PROTOCOL
    hall: str
    hall_name: str
    centre_name: str
    devices: list[KnownDevice]


class RefusedCode(StrEnum):
    """Why a whole request was refused."""

    UNKNOWN_DEVICE = "unknown_device"
    REVOKED = "revoked"
    NOT_FOR_YOU = "not_for_you"
    """What was asked is for another purpose: a desk asks for the list of devices."""
    FOREIGN_HALL = "foreign_hall"
    CODE_USED = "code_used"
    CODE_UNKNOWN = "code_unknown"
    CODE_EXPIRED = "code_expired"
    OVERSIZE = "oversize"
    UNKNOWN_FORMAT = "unknown_format"
    BUSY = "busy"
    OVERLOADED = "overloaded"
    DISK_FULL = "disk_full"
    FAULT = "fault"
    """The server failed at it: nothing was kept; try again later."""


STATUS: Mapping[RefusedCode, int] = {
    RefusedCode.UNKNOWN_DEVICE: 401,
    RefusedCode.REVOKED: 403,
    RefusedCode.NOT_FOR_YOU: 403,
    RefusedCode.FOREIGN_HALL: 403,
    RefusedCode.CODE_USED: 409,
    RefusedCode.CODE_UNKNOWN: 404,
    RefusedCode.CODE_EXPIRED: 410,
    RefusedCode.OVERSIZE: 413,
    RefusedCode.UNKNOWN_FORMAT: 415,
    RefusedCode.BUSY: 429,
    RefusedCode.OVERLOADED: 503,
    RefusedCode.DISK_FULL: 507,
    RefusedCode.FAULT: 500,
}
"""The HTTP status that goes with each refusal."""


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """The body of every refusal. `code` is a `RefusedCode`, or one that only newer programs know.

    `retry_after` is in seconds, None where asking again would change nothing.
    """

    protocol: int = PROTOCOL
    code: str
    retry_after: float | None = None


def pack(message: object) -> bytes:
    """A message as it travels."""
    # Of a hall's day level 3 makes 2% less, for a quarter more work, and for hashes thrice as much.
    return zstandard.ZstdCompressor(level=1).compress(msgspec.msgpack.encode(message))


def unpack(data: bytes, kind: type[Message], largest: int = LARGEST_MESSAGE) -> Message:
    """The message in `data`; `Unreadable` for anything that is not one of this kind."""
    if len(data) > largest:
        raise Unreadable("What came over the line is too large. Nothing of it was kept.")
    try:
        return msgspec.msgpack.decode(_unpacked(data, largest), type=kind)
    except (zstandard.ZstdError, msgspec.MsgspecError, UnicodeDecodeError) as fault:
        raise Unreadable(
            "What came over the line can't be read. Nothing of it was kept. It is tried again."
        ) from fault


def _unpacked(data: bytes, largest: int) -> bytes:
    """The plain bytes of a frame, of which a few could otherwise fill the memory."""
    # The limit on the output holds only for a frame that does not say its size itself.
    says = zstandard.get_frame_parameters(data).content_size
    if says != zstandard.CONTENTSIZE_UNKNOWN and says > largest:
        raise zstandard.ZstdError("larger than any message")
    return zstandard.ZstdDecompressor().decompress(data, max_output_size=largest)


def sent_run(run: Run) -> SentRun:
    """A run as it travels."""
    return SentRun(
        run.hall,
        run.device,
        run.first,
        run.previous,
        [
            SentEntry(
                one.tick,
                one.at,
                one.skew,
                one.kind,
                one.version,
                one.subject,
                one.base,
                one.actor,
                one.left,
                one.body,
                one.hash,
                one.digest if one.body is None else None,
            )
            for one in run.entries
        ],
    )


def received_run(sent: SentRun) -> Run:
    """The run that was sent. What its hashes are worth is for `judge` to say."""
    entries: list[Entry] = []
    for number, one in enumerate(sent.entries, start=sent.first):
        digest = hashlib.sha256(one.body).digest() if one.body is not None else one.digest
        entries.append(
            Entry(
                hall=sent.hall,
                device=sent.device,
                seq=number,
                tick=one.tick,
                at=one.at,
                skew=one.skew,
                kind=one.kind,
                version=one.version,
                subject=one.subject,
                base=one.base,
                actor=one.actor,
                left=one.left,
                body=one.body,
                digest=digest or b"",
                hash=one.hash,
            )
        )
    return Run(sent.hall, sent.device, sent.first, sent.previous, tuple(entries))


def held_message(
    digests: Iterable[str], here: Mapping[str, Held], *, is_centre: bool = False
) -> HeldAnswer:
    """What is held of digests, as it travels; `is_centre` says that the centre itself tells it."""

    def said(held: Held | None) -> HeldBytes:
        if held is None:
            return HeldBytes(0, False)
        at_centre = held.whole if is_centre else held.given is Given.TO_CENTRE
        return HeldBytes(held.good_to, held.whole, at_centre)

    return HeldAnswer(held=[said(here.get(digest)) for digest in digests])


def heads_message(heads: Mapping[str, Head]) -> list[HeadAt]:
    """Heads by device (`journal.read_heads`) as they travel."""
    return [HeadAt(device, head.seq, head.hash) for device, head in sorted(heads.items())]


def batches(runs: Iterable[Run], largest: int) -> Iterable[Sequence[Run]]:
    """Runs gathered into batches whose entries have about `largest` bytes before compression."""
    gathered: list[Run] = []
    size = 0
    for run in runs:
        if gathered and size + run.weight > largest:
            yield gathered
            gathered, size = [], 0
        gathered.append(run)
        size += run.weight
    if gathered:
        yield gathered
