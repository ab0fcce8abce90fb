"""The bytes of attachments: named by their SHA-256, kept in parts, whole or not readable at all.

They lie in the same database as the journal, so that they are encrypted, saved in one transaction
with the entry that names them, and part of every backup. What comes from another replica is kept
part by part behind what is here already, so that a transfer which was cut goes on where it stopped;
only when all of it is here and has the digest does it count. Not here: which digests a hall's
entries name (`attachments`), the exchange (`sync.attachments`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import structlog
from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    Row,
    String,
    Table,
    delete,
    func,
    insert,
    select,
    text,
    update,
)

from counter_app.errors import ProgramFault
from counter_app.journal.attachments import LARGEST_ATTACHMENT, attachment_table, named_size
from counter_app.journal.many_rows import put_rows
from counter_app.store.tables import metadata

log = structlog.get_logger(__name__)

PART = 256_000
"""Bytes of a part, at the most: what is kept, and sent, at once."""

MOST_UNNAMED = 64_000_000
"""Bytes that a replica takes of a hall before an entry names them: the entry may come later."""

TRIED = 3
"""How often a replica takes bytes that turn out to be others than the digest's, before it leaves
them alone for a day."""


class State(StrEnum):
    """How it stands with the bytes of one digest."""

    WANTED = "wanted"
    """Somebody asked for them; none need be here."""
    COMING = "coming"
    """A beginning of them is here."""
    WHOLE = "whole"
    DAMAGED = "damaged"
    """They were whole and are no longer what the digest says."""


class Given(StrEnum):
    """Who else is known to hold all bytes of a digest, the farthest that is known."""

    TO_NOBODY = ""
    TO_HUB = "hub"
    TO_CENTRE = "centre"


content_table = Table(
    "content",
    metadata,
    Column("hall", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("state", String, nullable=False),
    Column("size", BigInteger, nullable=False, comment="Bytes in the end; 0 while not known."),
    Column("held", BigInteger, nullable=False, comment="Bytes that are here, from the first on."),
    Column("touched", BigInteger, nullable=False, comment="When a byte of it last came."),
    Column("wrong", BigInteger, nullable=False, comment="How often other bytes came for it."),
    Column("number", BigInteger, nullable=False, comment="In which order it became whole here."),
    Column("given", String, nullable=False, comment="Who else is known to hold all of it."),
    PrimaryKeyConstraint("hall", "digest"),
    Index("content_by_number", "hall", "number"),
    comment="Bytes of attachments that are here, or on their way.",
)

part_table = Table(
    "content_part",
    metadata,
    Column("hall", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("start", BigInteger, nullable=False, comment="Which byte of the whole is its first."),
    Column("data", LargeBinary, nullable=False),
    PrimaryKeyConstraint("hall", "digest", "start"),
)


@dataclass(frozen=True)
class Held:
    """What is here of one digest; `size` 0 where not known. See `content_table`."""

    state: State
    size: int
    held: int
    touched: int
    wrong: int
    given: Given = Given.TO_NOBODY

    @property
    def good_to(self) -> int:
        """Up to which byte it need not be sent again."""
        return 0 if self.state is State.DAMAGED else self.held

    @property
    def whole(self) -> bool:
        """Whether it can be read."""
        return self.state is State.WHOLE


class Judgement(StrEnum):
    """What became of a part that was offered."""

    KEPT = "kept"
    ELSEWHERE = "elsewhere"
    """It does not follow what is here; `held` says from where to go on."""
    AGAIN = "again"
    """All of it was here already."""
    WRONG = "wrong"
    """With it all bytes were here, and they were not the digest's: all of them were thrown away."""
    OVERSIZE = "oversize"
    UNNAMED = "unnamed"
    """No entry here names it yet, and too much that none names is here already."""


def digest_of(data: bytes) -> str:
    """What names bytes."""
    return hashlib.sha256(data).hexdigest()


def parts_of(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Bytes cut into parts: the place of each in the whole, and its bytes."""
    for start in range(0, len(data), PART):
        yield start, data[start : start + PART]


def keep_whole(connection: Connection, hall: str, data: bytes, now: int) -> str:
    """Keep bytes that are at hand, within a write transaction; returns their digest."""
    if not 0 < len(data) <= LARGEST_ATTACHMENT:
        raise ProgramFault("What is attached was not prepared.")
    digest = digest_of(data)
    known = held_of(connection, hall, digest)
    if known is not None and known.whole:
        return digest
    _drop_parts(connection, hall, (digest,))
    for start, part in parts_of(data):
        _put_part(connection, hall, digest, start, part)
    _put(
        connection,
        hall,
        digest,
        Held(State.WHOLE, len(data), len(data), now, 0),
        _next_number(connection, hall, now),
    )
    return digest


def take_part(
    connection: Connection,
    hall: str,
    digest: str,
    size: int,
    start: int,
    data: bytes,
    now: int,
) -> tuple[Judgement, Held]:
    """Keep a part that another replica gave, within a write transaction.

    `size` is that of the whole, as the giver says. With the last part the whole is checked: it
    counts, or all of it is thrown away.
    """
    known = _held(connection, hall, digest) or Held(State.WANTED, 0, 0, now, 0)
    if known.whole:
        return Judgement.AGAIN, known
    named = named_size(connection, hall, digest)
    if not 0 < size <= LARGEST_ATTACHMENT or (named is not None and size != named):
        return Judgement.OVERSIZE, known
    if named is None and _unnamed_bytes(connection, hall) + len(data) > MOST_UNNAMED:
        return Judgement.UNNAMED, known
    known = _hold(connection, hall, digest, now)
    if known.whole:
        return Judgement.AGAIN, known
    if known.state is State.DAMAGED or (known.held and known.size != size):
        # What is here is another thing than what is coming: from the beginning.
        _drop_parts(connection, hall, (digest,))
        known = Held(State.COMING, size, 0, now, known.wrong)
    if start != known.held or not data or len(data) > PART or start + len(data) > size:
        _put(connection, hall, digest, known)
        return Judgement.ELSEWHERE, known
    _put_part(connection, hall, digest, start, data)
    here = Held(State.COMING, size, start + len(data), now, known.wrong)
    if here.held < size:
        _put(connection, hall, digest, here)
        return Judgement.KEPT, here
    if contents_digest(connection, hall, digest) != digest:
        _drop_parts(connection, hall, (digest,))
        here = Held(State.WANTED, size, 0, now, known.wrong + 1)
        _put(connection, hall, digest, here)
        log.warning("attachment_wrong", digest=digest[:16], times=here.wrong)
        return Judgement.WRONG, here
    here = Held(State.WHOLE, size, size, now, 0)
    _put(connection, hall, digest, here, _next_number(connection, hall, now))
    return Judgement.KEPT, here


def doubt(connection: Connection, hall: str, digests: Iterable[str]) -> None:
    """Others got wrong bytes from here: read what is here, and note what is damaged.

    Within a write transaction.
    """
    for digest in digests:
        known = held_of(connection, hall, digest)
        if (
            known is not None
            and known.whole
            and contents_digest(connection, hall, digest) != digest
        ):
            note_damaged(connection, hall, digest)


def held_of(connection: Connection, hall: str, digest: str) -> Held | None:
    """What is here of one digest; None where nothing is, and nobody asked for it."""
    return _held(connection, hall, digest)


def held_of_many(connection: Connection, hall: str, digests: Collection[str]) -> dict[str, Held]:
    """The same of several, by digest."""
    rows = connection.execute(
        select(content_table).where(
            content_table.c.hall == hall, content_table.c.digest.in_(list(digests))
        )
    )
    return {row.digest: held_row(row) for row in rows}


def read_part(
    connection: Connection, hall: str, digest: str, start: int, most: int = PART
) -> bytes:
    """Up to `most` bytes of a digest from its byte `start` on; empty where there are none."""
    # Whoever sent it may have cut it otherwise: the part in which `start` lies, from there on.
    row = connection.execute(
        select(part_table.c.start, part_table.c.data)
        .where(
            part_table.c.hall == hall, part_table.c.digest == digest, part_table.c.start <= start
        )
        .order_by(part_table.c.start.desc())
        .limit(1)
    ).first()
    if row is None:
        return b""
    return bytes(row.data)[start - row.start :][:most]


def read_whole(connection: Connection, hall: str, digest: str) -> bytes | None:
    """All bytes of a digest, checked against it; None where they are not here, or damaged."""
    known = held_of(connection, hall, digest)
    if known is None or not known.whole:
        return None
    data = b"".join(_parts(connection, hall, digest))
    return data if digest_of(data) == digest else None


def ask_for(connection: Connection, hall: str, digest: str, now: int) -> bool:
    """Somebody wants to see bytes that are not here: they are fetched at the next meeting.

    Within a write transaction. What is here but damaged is fetched anew. Whether that was news.
    """
    known = held_of(connection, hall, digest)
    if known is None:
        _put(connection, hall, digest, Held(State.WANTED, 0, 0, now, 0))
        return True
    if known.whole and read_whole(connection, hall, digest) is None:
        note_damaged(connection, hall, digest)
        return True
    if known.wrong:
        # A person asks: that is worth another try at once.
        connection.execute(update(content_table).where(*_of(hall, digest)).values(wrong=0))
        return True
    return False


def note_damaged(connection: Connection, hall: str, digest: str) -> None:
    """What is here is not what the digest says: it can't be read, and is fetched anew."""
    connection.execute(
        update(content_table)
        .where(*_of(hall, digest), content_table.c.state == State.WHOLE.value)
        .values(state=State.DAMAGED.value, number=0)
    )
    log.warning("attachment_damaged", digest=digest[:16])


def note_given(connection: Connection, hall: str, digests: Collection[str], to: Given) -> None:
    """Others hold all of these: what is here of them need not be given there."""
    farther = content_table.c.given != Given.TO_CENTRE.value
    connection.execute(
        update(content_table)
        .where(content_table.c.hall == hall, content_table.c.digest.in_(list(digests)), farther)
        .values(given=to.value)
    )


def note_lost(connection: Connection, hall: str, digests: Collection[str]) -> None:
    """The centre does not hold these, whatever was known before."""
    connection.execute(
        update(content_table)
        .where(content_table.c.hall == hall, content_table.c.digest.in_(list(digests)))
        .values(given=Given.TO_NOBODY.value)
    )


def drop_unless_named(
    connection: Connection, hall: str, digests: Iterable[str], but_by: Sequence[str]
) -> None:
    """Throw away bytes at once, now that the attachments `but_by` (ids) no longer name them."""
    for digest in sorted(set(digests)):
        others = select(attachment_table.c.id).where(
            attachment_table.c.hall == hall,
            attachment_table.c.digest == digest,
            attachment_table.c.id.not_in(but_by),
        )
        if connection.execute(others.limit(1)).first() is None:
            drop(connection, hall, (digest,))


def drop(connection: Connection, hall: str, digests: Collection[str]) -> None:
    """Throw away the bytes of digests, and that anybody asked for them."""
    _drop_parts(connection, hall, digests)
    for digest in digests:
        connection.execute(delete(content_table).where(*_of(hall, digest)))


def take_contents_along(connection: Connection, old: str, hall: str) -> None:
    """What was a hall's is another's, which that one has joined."""
    for table in (content_table, part_table):
        connection.execute(update(table).where(table.c.hall == old).values(hall=hall))


def contents_digest(connection: Connection, hall: str, digest: str) -> str:
    """The digest that what is here of `digest` really has."""
    found = hashlib.sha256()
    for part in _parts(connection, hall, digest):
        found.update(part)
    return found.hexdigest()


def _of(hall: str, digest: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return content_table.c.hall == hall, content_table.c.digest == digest


def _held(connection: Connection, hall: str, digest: str, *, lock: bool = False) -> Held | None:
    found = select(content_table).where(*_of(hall, digest))
    row = connection.execute(found.with_for_update() if lock else found).one_or_none()
    return None if row is None else held_row(row)


def held_row(row: Row[tuple[object, ...]]) -> Held:
    """A row of the content table with all its columns."""
    return Held(State(row.state), row.size, row.held, row.touched, row.wrong, Given(row.given))


def _hold(connection: Connection, hall: str, digest: str, now: int) -> Held:
    """What is here, held until the transaction ends: who brings the same waits."""
    begun = {"hall": hall, "digest": digest, "state": State.WANTED.value, "now": now}
    connection.execute(_BEGIN, begun)
    known = _held(connection, hall, digest, lock=True)
    if known is None:
        raise ProgramFault("A row that was just written is not there.")
    return known


def _put(connection: Connection, hall: str, digest: str, held: Held, number: int = 0) -> None:
    row = {"hall": hall, "digest": digest, **vars(held), "number": number}
    row |= {"state": held.state.value, "given": held.given.value}
    put_rows(connection, content_table, ("digest",), [row])


def _put_part(connection: Connection, hall: str, digest: str, start: int, data: bytes) -> None:
    row = {"hall": hall, "digest": digest, "start": start, "data": data}
    connection.execute(insert(part_table).values(**row))


def _drop_parts(connection: Connection, hall: str, digests: Collection[str]) -> None:
    for digest in digests:
        connection.execute(
            delete(part_table).where(part_table.c.hall == hall, part_table.c.digest == digest)
        )


def _parts(connection: Connection, hall: str, digest: str) -> Iterator[bytes]:
    rows = connection.execute(
        select(part_table.c.data)
        .where(part_table.c.hall == hall, part_table.c.digest == digest)
        .order_by(part_table.c.start)
    )
    return (bytes(row.data) for row in rows)


def _next_number(connection: Connection, hall: str, now: int) -> int:
    """A number above all others, also above those that are gone: unless the clock was set back."""
    newest = select(func.max(content_table.c.number)).where(content_table.c.hall == hall)
    return max(int(connection.scalar(newest) or 0) + 1, now)


def _unnamed_bytes(connection: Connection, hall: str) -> int:
    """Bytes here that no entry names."""
    return int(
        connection.scalar(
            select(func.coalesce(func.sum(content_table.c.held), 0)).where(
                content_table.c.hall == hall,
                content_table.c.digest.not_in(
                    select(attachment_table.c.digest).where(attachment_table.c.hall == hall)
                ),
            )
        )
        or 0
    )


_BEGIN = text(
    "INSERT INTO content (hall, digest, state, size, held, touched, wrong, number, given) "
    "VALUES (:hall, :digest, :state, 0, 0, :now, 0, 0, '') ON CONFLICT (hall, digest) DO NOTHING"
)
