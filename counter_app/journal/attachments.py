"""Attachments: the entry that names a photo or a scan by the digest of its bytes.

The entry travels like any other and carries a thumbnail, so that something is to be seen at once.
The bytes follow (`contents`); what no entry names is nothing. Known in this room, below what a hall
does, because every replica has to know which bytes it is to hold. Not here: how pictures are
prepared and who attaches them (`hall.attachments`).
"""

from __future__ import annotations

import re
from collections.abc import Collection

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    select,
)

from counter_app.journal.entry import Body, Entry
from counter_app.journal.fold import FactFold, Reason, Row, SetAside, Workflow
from counter_app.store.tables import metadata

LARGEST_ATTACHMENT = 5_000_000
"""Bytes. A scan as it came; photos are made much smaller before they are attached."""

LARGEST_THUMBNAIL = 16_000
"""Bytes. It is part of the entry and travels with it."""

TOPIC = "attachment"
"""Announced when attachments were added, and when bytes of them have come."""

WANTED = "attachment_wanted"
"""Announced when somebody asks for bytes that are not here: whoever goes to others fetches them."""

ASKED_AT_ONCE = 500
"""Ids named in one question to the database."""

_DIGEST = re.compile(r"\A[0-9a-f]{64}\Z")

attachment_table = Table(
    "attachment",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("digest", String, nullable=False, comment="SHA-256 of the bytes, in hexadecimal."),
    Column("size", BigInteger, nullable=False, comment="Bytes."),
    Column("media", String, nullable=False),
    Column("name", String, nullable=False),
    Column("thumbnail", LargeBinary, nullable=False, comment="A small JPEG."),
    Column("at", BigInteger, nullable=False),
    Column("actor", String, nullable=False),
    Column("device", String, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    Index("attachment_by_digest", "hall", "digest"),
    Index("attachment_by_time", "hall", "at"),
    info={"one_row": ("id",)},
    comment="What entries attach. The bytes are in content_piece, once they are here.",
)


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an attachment whether its bytes are here or not. `size` in bytes."""

    id: str
    digest: str
    size: int
    media: str
    name: str
    thumbnail: bytes


class AttachmentAdded(Body, frozen=True, kw_only=True):
    """A photo or scan was attached: its bytes have this SHA-256 (hexadecimal) and size."""

    kind = "attachment.added"
    aspect = None
    digest: str
    size: int
    media: str
    name: str
    thumbnail: bytes = b""


def is_digest(text: str) -> bool:
    """Whether a text can be the digest of an attachment."""
    return _DIGEST.match(text) is not None


def _row(entry: Entry, body: AttachmentAdded) -> Row:
    if (
        not is_digest(body.digest)
        or not 0 < body.size <= LARGEST_ATTACHMENT
        or len(body.thumbnail) > LARGEST_THUMBNAIL
    ):
        raise SetAside(Reason.NOT_FOLDABLE)
    return {
        "digest": body.digest,
        "size": body.size,
        "media": body.media,
        "name": body.name,
        "thumbnail": body.thumbnail,
        "at": entry.at,
        "actor": entry.actor,
        "device": entry.device,
    }


attachment_workflow = Workflow(
    "attachment",
    (AttachmentAdded,),
    {attachment_table: "id"},
    lambda hall, subject: FactFold(attachment_table, _row, hall, subject),
)


def attached_digest(body: bytes) -> str:
    """The digest that a body as written names; empty where it can't be read."""
    try:
        return msgspec.json.decode(body, type=AttachmentAdded).digest
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ""


def find_attachments(
    connection: Connection, hall: str, ids: Collection[str]
) -> dict[str, Attachment]:
    """Attachments by id; what is not here yet, or was redacted, is left out."""
    found: dict[str, Attachment] = {}
    wanted = sorted(set(ids))
    for begin in range(0, len(wanted), ASKED_AT_ONCE):
        rows = connection.execute(
            select(attachment_table).where(
                attachment_table.c.hall == hall,
                attachment_table.c.id.in_(wanted[begin : begin + ASKED_AT_ONCE]),
            )
        )
        for row in rows:
            found[row.id] = Attachment(
                id=row.id,
                digest=row.digest,
                size=row.size,
                media=row.media,
                name=row.name,
                thumbnail=bytes(row.thumbnail),
            )
    return found


def named_size(connection: Connection, hall: str, digest: str) -> int | None:
    """How many bytes the entries of a hall say that a digest is of; None where none names it."""
    found = connection.scalar(
        select(attachment_table.c.size)
        .where(attachment_table.c.hall == hall, attachment_table.c.digest == digest)
        .limit(1)
    )
    return None if found is None else int(found)
