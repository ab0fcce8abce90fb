"""One-time codes: made by the administrator, brought by one device, used up by the first.

Of the secret half only the digest is kept. What a code looks like is `sync.codes`; what happens
when a device brings one is `enrolment`.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

import qrcode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.image.pil import PilImage
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    bindparam,
    insert,
    select,
    update,
)

from counter_app.server.halls import hall_record_table
from counter_app.server.tables import server_metadata
from counter_app.sync.codes import HALF, Code, binding_of, new_secret_half, plain_code
from counter_app.sync.enrolling import SCHEME
from counter_app.sync.wire import Purpose as DevicePurpose

LASTS = 24 * 60 * 60 * 1000
"""Milliseconds for which a code is good, unless the administrator says otherwise."""

code_table = Table(
    "enrolment_code",
    server_metadata,
    Column("digest", LargeBinary, nullable=False, comment="SHA-256 of the secret half."),
    Column(
        "hall",
        String,
        ForeignKey(hall_record_table.c.hall, onupdate="CASCADE"),
        nullable=False,
    ),
    Column("purpose", String, nullable=False),
    Column("made", BigInteger, nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("used", BigInteger),
    Column("used_by", String, comment="The device that brought it first."),
    PrimaryKeyConstraint("digest"),
)

second_use_table = Table(
    "enrolment_second_use",
    server_metadata,
    Column("digest", LargeBinary, nullable=False),
    Column("device", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("hall", String, nullable=False),
    PrimaryKeyConstraint("digest", "device", "at"),
    comment="Another device brought a code that was used: somebody had a copy of it.",
)

_ONE = select(code_table).where(code_table.c.digest == bindparam("digest"))


@dataclass(frozen=True)
class MadeCode:
    """A code as the server keeps it. Times in milliseconds since 1970 UTC."""

    digest: bytes
    hall: str
    purpose: DevicePurpose
    made: int
    expires: int
    used: int | None
    used_by: str | None


@dataclass(frozen=True)
class SecondUse:
    """Somebody brought a code that another device had used up."""

    device: str
    at: int
    hall: str


def code_digest(secret_half: str) -> bytes:
    """What is kept of a code; takes the whole code as well, and what people type."""
    return hashlib.sha256(plain_code(secret_half)[:HALF].encode()).digest()


def make_code(
    connection: Connection,
    hall: str,
    purpose: DevicePurpose,
    certificate: bytes,
    now: int,
    lasts: int = LASTS,
) -> Code:
    """A new one-time code for a device of a hall, bound to the server's `certificate` (DER)."""
    code = Code(new_secret_half(), binding_of(certificate))
    connection.execute(
        insert(code_table).values(
            digest=code_digest(code.secret),
            hall=hall,
            purpose=purpose.value,
            made=now,
            expires=now + lasts,
        )
    )
    return code


def find_code(connection: Connection, secret_half: str) -> MadeCode | None:
    """The code that a device has brought."""
    row = connection.execute(_ONE, {"digest": code_digest(secret_half)}).one_or_none()
    if row is None:
        return None
    return MadeCode(
        digest=bytes(row.digest),
        hall=row.hall,
        purpose=DevicePurpose(row.purpose),
        made=row.made,
        expires=row.expires,
        used=row.used,
        used_by=row.used_by,
    )


def use_up(connection: Connection, code: MadeCode, device: str, now: int) -> None:
    """The code is this device's from now on."""
    connection.execute(
        update(code_table)
        .where(code_table.c.digest == code.digest)
        .values(used=now, used_by=device)
    )


def note_second_use(connection: Connection, code: MadeCode, device: str, now: int) -> None:
    """Write down that another device brought a used code."""
    # The key has no room for two of one moment, and one says enough.
    known = select(second_use_table.c.at).where(
        second_use_table.c.digest == code.digest,
        second_use_table.c.device == device,
        second_use_table.c.at == now,
    )
    if connection.execute(known).first() is None:
        connection.execute(
            insert(second_use_table).values(
                digest=code.digest, device=device, at=now, hall=code.hall
            )
        )


def second_uses(connection: Connection, hall: str) -> list[SecondUse]:
    """The attempts to use a used code of a hall, oldest first."""
    rows = connection.execute(
        select(second_use_table.c.device, second_use_table.c.at, second_use_table.c.hall)
        .where(second_use_table.c.hall == hall)
        .order_by(second_use_table.c.at, second_use_table.c.device)
    )
    return [SecondUse(row.device, row.at, row.hall) for row in rows]


def scanned_text(code: Code, address: str) -> str:
    """What a scanner reads: the code, and the server's address (host:port) where it is known."""
    return f"{SCHEME}{address}#{code.text}" if address else code.text


def code_for_terminal(text: str) -> str:
    """A QR code in a terminal's characters, dark on light as readers want it."""
    lines = io.StringIO()
    _qr(text).print_ascii(out=lines, invert=True)
    return lines.getvalue()


def code_as_png(text: str, path: Path) -> None:
    """Write a QR code as a picture."""
    with path.open("wb") as file:
        _qr(text).make_image().save(file)


def _qr(text: str) -> qrcode.QRCode[PilImage]:
    drawn = qrcode.QRCode(error_correction=ERROR_CORRECT_M, image_factory=PilImage)
    drawn.add_data(text)
    drawn.make(fit=True)
    return drawn
