"""Who did what at the server's pages, and with what result (等保): kept, never changed.

No personal data of visitors, no passwords, and no sign-in name that nobody has: people type
passwords there. Acts on a hall's reference data are entries of that hall besides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Index,
    PrimaryKeyConstraint,
    String,
    Table,
    insert,
    select,
)

from counter_app.journal.entry import new_id
from counter_app.language import Phrase
from counter_app.server.tables import server_metadata


class Deed(StrEnum):
    """What an operator did."""

    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    PASSWORD_CHOSEN = "password_chosen"
    OPERATOR_ADDED = "operator_added"
    OPERATOR_CHANGED = "operator_changed"
    LINK_MADE = "link_made"
    HALL_ADDED = "hall_added"
    CODE_MADE = "code_made"
    DEVICE_REVOKED = "device_revoked"
    REFERENCE_SET = "reference_set"

    @property
    def label(self) -> Phrase:
        """The deed as the centre says it."""
        return _DEED_LABELS[self]


_DEED_LABELS: Mapping[Deed, Phrase] = {
    Deed.SIGN_IN: Phrase("signed in"),
    Deed.SIGN_OUT: Phrase("signed out"),
    Deed.PASSWORD_CHOSEN: Phrase("chose a password"),
    Deed.OPERATOR_ADDED: Phrase("added an operator"),
    Deed.OPERATOR_CHANGED: Phrase("changed an operator"),
    Deed.LINK_MADE: Phrase("made a one-time link"),
    Deed.HALL_ADDED: Phrase("added a hall"),
    Deed.CODE_MADE: Phrase("made a code for a device"),
    Deed.DEVICE_REVOKED: Phrase("revoked a device"),
    Deed.REFERENCE_SET: Phrase("set reference data"),
}

record_table = Table(
    "operator_record",
    server_metadata,
    Column("id", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("deed", String, nullable=False),
    Column("operator", String, comment="Null where nobody has the sign-in name, or from a shell."),
    # Not named `hall`: work for one hall shall not see this table at all (`walls`).
    Column("about_hall", String, comment="The hall that it was about."),
    Column("about", String, nullable=False),
    Column("succeeded", Boolean, nullable=False),
    PrimaryKeyConstraint("id"),
    Index("operator_record_by_operator", "operator", "deed", "id"),
)


@dataclass(frozen=True)
class OperatorRecord:
    """One deed; `at` in milliseconds since 1970 UTC."""

    at: int
    deed: Deed
    operator: str | None
    hall: str | None
    about: str
    succeeded: bool


def note(
    connection: Connection,
    deed: Deed,
    now: int,
    *,
    by: str | None,
    hall: str | None = None,
    about: str = "",
    succeeded: bool = True,
) -> None:
    """Write down a deed, in the transaction that does it."""
    connection.execute(
        insert(record_table).values(
            id=new_id(),
            at=now,
            deed=deed.value,
            operator=by,
            about_hall=hall,
            about=about,
            succeeded=succeeded,
        )
    )


def newest_records(connection: Connection, limit: int = 200) -> list[OperatorRecord]:
    """The newest deeds, newest first. Those that only a newer program knows are left out."""
    rows = connection.execute(select(record_table).order_by(record_table.c.id.desc()).limit(limit))
    known = set(Deed)
    return [
        OperatorRecord(
            row.at, Deed(row.deed), row.operator, row.about_hall, row.about, row.succeeded
        )
        for row in rows
        if row.deed in known
    ]


def newest_sign_ins(
    connection: Connection, operator: str, since: int, limit: int
) -> list[tuple[bool, int]]:
    """The newest attempts to sign in as an operator, newest first: succeeded, and when."""
    rows = connection.execute(
        select(record_table.c.succeeded, record_table.c.at)
        .where(
            record_table.c.operator == operator,
            record_table.c.deed == Deed.SIGN_IN.value,
            record_table.c.at >= since,
        )
        .order_by(record_table.c.id.desc())
        .limit(limit)
    )
    return [(row.succeeded, row.at) for row in rows]
