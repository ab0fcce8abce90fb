"""Bundles: what a meeting exchanges, in an encrypted file, for where there is no line at all.

A bundle says who wrote it and what the writer holds, then carries runs in the messages of the
line (`wire`), whole acts, judged by the reader as if they had come over it. Reading twice changes
nothing; a reading that was cut off is simply begun anew. Written `answering` another bundle it
carries only what that one's writer lacks. Not here: the file and its encryption
(`bundle_file`), histories that part (`bundle_reading`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from counter_app.errors import InputError
from counter_app.journal.content_standing import to_give
from counter_app.journal.contents import held_of, read_part
from counter_app.journal.heads import NO_ENTRIES, Head, read_heads
from counter_app.journal.runs import hash_at, missing_runs
from counter_app.language import Phrase
from counter_app.sync.attachments import take_cut_otherwise
from counter_app.sync.branching import Moved
from counter_app.sync.bundle_file import BundleReader, BundleWriter, growing_bundle, open_bundle
from counter_app.sync.bundle_reading import DeviceAnswer, Move, Reading
from counter_app.sync.peers import centre_heads
from counter_app.sync.store import ReplicaStore
from counter_app.sync.wire import (
    PROTOCOL,
    Batch,
    HeadAt,
    SentPart,
    Unreadable,
    batches,
    heads_message,
    pack,
    received_run,
    sent_run,
    unpack,
)

MOST_ATTACHMENTS = 2_000_000_000
"""Bytes of attachments in one bundle: half of what a FAT32 stick takes in one file."""

PAGE_WEIGHT = 2_000_000
"""Bytes of a message before compression: what is taken in one transaction."""

Progress = Callable[[int, int], None]
"""Told how many entries of how many are done."""


class Rung(msgspec.Struct, frozen=True, array_like=True):
    """A number of a device's journal and the hash there: so that an answer knows where to begin."""

    seq: int
    hash: bytes


class BundleStart(msgspec.Struct, frozen=True, kw_only=True):
    """The first message: who wrote the bundle, and what the writer held then."""

    protocol: int = PROTOCOL
    hall: str
    device: str
    at: int
    """The writer's clock, milliseconds since 1970 UTC."""
    heads: list[HeadAt]
    ladders: dict[str, list[Rung]] = {}
    """Of each device, hashes at 1, 2, 4, 8 … entries before its head."""
    at_centre: list[HeadAt] = []
    """The centre's heads as the writer last heard of them."""
    entries: int
    """How many entries follow."""
    attachments: list[bytes] = []
    """Digests of the attachments whose bytes the writer holds."""


class BundleEnd(msgspec.Struct, frozen=True, kw_only=True):
    """The last message."""

    entries: int


@dataclass(frozen=True)
class Written:
    """A bundle that is on the disk. `size` in bytes."""

    entries: int
    devices: int
    size: int
    attachments: int = 0
    left_out: int = 0
    """Attachments for which there was no room in the file."""

    @property
    def phrase(self) -> Phrase:
        """What was written, for people."""
        if self.left_out:
            return Phrase(
                "The bundle is written: {entries} entries of {devices} desks, and the newest "
                "{photos} photos and scans; {left_out} more did not fit.",
                entries=self.entries,
                devices=self.devices,
                photos=self.attachments,
                left_out=self.left_out,
            )
        if self.attachments:
            return Phrase(
                "The bundle is written: {entries} entries of {devices} desks, {photos} photos and "
                "scans.",
                entries=self.entries,
                devices=self.devices,
                photos=self.attachments,
            )
        if not self.entries:
            return Phrase("The bundle is written. The other side has everything already.")
        return Phrase(
            "The bundle is written: {entries} entries of {devices} desks.",
            entries=self.entries,
            devices=self.devices,
        )


@dataclass(frozen=True)
class ReadBundle:
    """What came of reading a bundle. `written_at` in ms since 1970 UTC, by the writer's clock."""

    writer: str
    written_at: int
    offered: int
    kept: int
    answers: tuple[DeviceAnswer, ...]
    moved: tuple[Moved, ...]
    """Branches of this computer that are devices of their own now."""
    stopped: bool = False
    attachments: int = 0
    """Photos and scans that are whole here now and were not before."""

    @property
    def refused(self) -> bool:
        """Whether something was not taken."""
        return any(answer.refusal is not None for answer in self.answers)

    @property
    def phrase(self) -> Phrase:
        """The whole, in a sentence or two."""
        if self.stopped:
            return Phrase(
                "Stopped: {kept} entries were taken. Reading it again takes the rest.",
                kept=self.kept,
            )
        if self.refused:
            return Phrase("{kept} entries were taken, and some were not.", kept=self.kept)
        if self.attachments:
            return Phrase(
                "The bundle was read: {kept} entries, {photos} photos and scans were taken.",
                kept=self.kept,
                photos=self.attachments,
            )
        if not self.kept:
            return Phrase("Everything in the bundle was here already.")
        return Phrase("The bundle was read: {kept} entries were taken.", kept=self.kept)


def write_bundle(
    store: ReplicaStore,
    path: Path,
    passphrase: str,
    progress: Progress | None = None,
    *,
    answering: Path | None = None,
    stopped: Callable[[], bool] = lambda: False,
    is_centre: bool = False,
) -> Written:
    """Write what this replica holds to a new file; with `answering`, what that writer lacks.

    `is_centre` says that the centre itself writes, whose histories stay wherever they are read.
    The file is there whole, or not at all. Raises `InputError` on `file`, `passphrase` or
    `answering`, `DiskFull`, `EnvironmentFault`; when `stopped`, `InputError` as well.
    """
    asked = None if answering is None else read_start(store, answering, passphrase)
    with store.reading() as connection:
        start, theirs = _start(store, connection, asked)
        if is_centre:
            start = msgspec.structs.replace(start, at_centre=start.heads)
        devices: set[str] = set()
        done = 0
        with growing_bundle(path, store.hall, passphrase) as bundle:
            bundle.put(pack(start))
            runs = missing_runs(connection, store.hall, theirs, start.device)
            for gathered in batches(runs, PAGE_WEIGHT):
                if stopped():
                    raise _stopped()
                bundle.put(pack(Batch(runs=[sent_run(run) for run in gathered])))
                devices.update(run.device for run in gathered)
                done += sum(len(run.entries) for run in gathered)
                if progress is not None:
                    progress(done, start.entries)
            given, left_out = _put_attachments(store, connection, asked, bundle, stopped)
            bundle.put(pack(BundleEnd(entries=done)), last=True)
    return Written(done, len(devices), path.stat().st_size, given, left_out)


def _put_attachments(
    store: ReplicaStore,
    connection: Connection,
    asked: BundleStart | None,
    bundle: BundleWriter,
    stopped: Callable[[], bool],
) -> tuple[int, int]:
    """Put in the bytes that the other side is not known to hold, the newest first, as far as there
    is room; of how many attachments, and of how many not."""
    theirs = {digest.hex() for digest in asked.attachments} if asked else set()
    given = left_out = filled = 0
    for digest in to_give(connection, store.hall).digests:
        known = held_of(connection, store.hall, digest)
        if digest in theirs or known is None:
            continue
        if filled + known.size > MOST_ATTACHMENTS:
            left_out += 1
            continue
        if stopped():
            raise _stopped()
        start = 0
        while data := read_part(connection, store.hall, digest, start):
            part = SentPart(digest, known.size, start, data)
            bundle.put(pack(Batch(runs=[], parts=[part])))
            start += len(data)
        filled += known.size
        given += 1
    return given, left_out


def _stopped() -> InputError:
    return InputError("Stopped. No bundle was written.", field="file")


def _start(
    store: ReplicaStore, connection: Connection, asked: BundleStart | None
) -> tuple[BundleStart, dict[str, int]]:
    """The first message, and up to where the other side has what we have."""
    heads = read_heads(connection, store.hall)
    theirs: dict[str, int] = {}
    if asked is not None:
        for head in asked.heads:
            rungs = [Rung(head.seq, head.hash), *asked.ladders.get(head.device, ())]
            theirs[head.device] = _common(connection, store.hall, head.device, heads, rungs)
    centre, _ = centre_heads(connection, store.hall)
    start = BundleStart(
        hall=store.hall,
        device=store.device,
        at=store.clock.now(),
        heads=heads_message(heads),
        ladders={
            device: _ladder(connection, store.hall, device, head) for device, head in heads.items()
        },
        at_centre=[
            HeadAt(device, seq, bytes.fromhex(hash)) for device, (seq, hash) in centre.items()
        ],
        entries=sum(head.seq - theirs.get(device, 0) for device, head in heads.items()),
        attachments=[bytes.fromhex(digest) for digest in to_give(connection, store.hall).digests],
    )
    return start, theirs


def _ladder(connection: Connection, hall: str, device: str, head: Head) -> list[Rung]:
    rungs: list[Rung] = []
    step = 1
    while head.seq - step > 0:
        seq = head.seq - step
        found = hash_at(connection, hall, device, seq, head)
        if found is not None:
            rungs.append(Rung(seq, found))
        step *= 2
    return rungs


def _common(
    connection: Connection, hall: str, device: str, heads: Mapping[str, Head], rungs: list[Rung]
) -> int:
    """The newest of the other side's `rungs` up to which we hold the same; 0 where none."""
    head = heads.get(device, NO_ENTRIES)
    ahead, parted = rungs[0].seq > head.seq, False
    for rung in rungs:
        if rung.seq > head.seq:
            continue
        if hash_at(connection, hall, device, rung.seq, head) == rung.hash:
            # Who is ahead lacks nothing, unless it parted from us: reading its bundle will tell.
            return head.seq if ahead and not parted else rung.seq
        parted = True
    return 0


def read_start(store: ReplicaStore, path: Path, passphrase: str) -> BundleStart:
    """Who wrote a bundle, and what the writer held. Raises as `read_bundle` does."""
    with open_bundle(path, store.hall, passphrase) as bundle:
        return _start_of(next(bundle.messages()))


def peek_start(path: Path, passphrase: str) -> BundleStart:
    """The same of a bundle of whatever hall."""
    with open_bundle(path, None, passphrase) as bundle:
        return _start_of(next(bundle.messages()))


def read_bundle(
    store: ReplicaStore,
    path: Path,
    passphrase: str,
    move: Move,
    progress: Progress | None = None,
    *,
    stopped: Callable[[], bool] = lambda: False,
    is_centre: bool = False,
) -> ReadBundle:
    """Take what a bundle has and this replica lacks, page by page, each in one transaction.

    The whole file is checked before anything is taken. `move` moves a branch of ours; the centre
    itself (`is_centre`) never has to. Raises `InputError` on `file` or `passphrase`,
    `EnvironmentFault`.
    """
    with open_bundle(path, store.hall, passphrase) as bundle:
        start = _check_whole(bundle)
        reading = Reading(store, move, start.at_centre, is_centre=is_centre)
        done, photos, cut = 0, 0, False
        for batch in _batches_of(bundle):
            if stopped():
                cut = True
                break
            runs = [received_run(run) for run in batch.runs]
            reading.take(runs)
            photos += sum(take_cut_otherwise(store, part) for part in batch.parts)
            done += sum(len(run.entries) for run in runs)
            if progress is not None:
                progress(done, start.entries)
    answers = tuple(reading.answers.values())
    return ReadBundle(
        writer=start.device,
        written_at=start.at,
        offered=start.entries,
        kept=sum(answer.kept for answer in answers),
        answers=answers,
        moved=tuple(reading.moved),
        stopped=cut,
        attachments=photos,
    )


def _start_of(message: bytes) -> BundleStart:
    try:
        start = unpack(message, BundleStart)
    except Unreadable as fault:
        raise _not_understood() from fault
    if start.protocol > PROTOCOL:
        raise _not_understood()
    return start


def _not_understood() -> InputError:
    return InputError(
        "This bundle was written by a newer version of the program. Nothing of it was taken. "
        "Update the program on this computer.",
        field="file",
    )


def _check_whole(bundle: BundleReader) -> BundleStart:
    """Look at every message once: what is damaged anywhere is not begun with."""
    messages = bundle.messages()
    start = _start_of(next(messages))
    last = b""
    for message in messages:
        last = message
    try:
        whole = unpack(last, BundleEnd).entries == start.entries
    except Unreadable:
        whole = False
    if not whole:
        raise _not_understood()
    return start


def _batches_of(bundle: BundleReader) -> Iterator[Batch]:
    """The messages between the first and the last."""
    messages = bundle.messages()
    next(messages)
    waiting = next(messages)
    for message in messages:
        yield unpack(waiting, Batch)
        waiting = message
