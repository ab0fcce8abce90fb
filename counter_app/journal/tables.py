"""The journal's own tables: entries, heads, which device this is, and what waits to be checked."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, LargeBinary, PrimaryKeyConstraint, String, Table

from counter_app.store.tables import metadata

entry_table = Table(
    "entry",
    metadata,
    Column("hall", String, nullable=False),
    Column("device", String, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("tick", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("skew", BigInteger),
    Column("kind", String, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("subject", String, nullable=False),
    Column("base", String),
    Column("actor", String, nullable=False),
    Column("left", BigInteger, nullable=False),
    Column("body", LargeBinary),
    Column("digest", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    PrimaryKeyConstraint("hall", "device", "seq"),
    Index("entry_by_subject", "subject"),
)

head_table = Table(
    "head",
    metadata,
    Column("hall", String, nullable=False),
    Column("device", String, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("tick", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    PrimaryKeyConstraint("hall", "device"),
    comment="The newest entry of each device that this replica holds.",
)

replica_table = Table(
    "replica",
    metadata,
    Column(
        "only",
        BigInteger,
        primary_key=True,
        autoincrement=False,
        comment="Always 1: a file is one replica.",
    ),
    Column("hall", String, nullable=False),
    Column("device", String, nullable=False),
)

to_check_table = Table(
    "to_check",
    metadata,
    Column("hall", String, nullable=False),
    Column("device", String, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("subject", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("reason", String, nullable=False),
    PrimaryKeyConstraint("hall", "device", "seq"),
    Index("to_check_by_subject", "subject"),
    Index("to_check_by_reason", "hall", "reason"),
    comment="Entries that are kept but not folded, and wait for a person's look.",
)

redaction_table = Table(
    "redaction",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("device", String, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("entry_subject", String, nullable=False),
    Column("tick", BigInteger, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("reason", String, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    Index("redaction_by_entry", "hall", "entry_subject"),
    comment="Which entries have had their body taken out, and why.",
)
