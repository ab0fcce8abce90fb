"""The journal as lines of JSON, one an entry, for people and programs outside.

Who may take the bodies out, and that it is recorded, is decided above.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, select

from counter_app.journal.tables import entry_table
from counter_app.journal.writing_rows import entry_of


def exported_lines(connection: Connection, hall: str, *, bodies: bool) -> Iterator[str]:
    """One line for each entry of the hall, by device and number; hashes are hexadecimal.

    A body appears byte for byte as it was written, so that its digest can be checked; it is null
    where it was redacted.
    """
    rows = connection.execution_options(yield_per=2000).execute(
        select(entry_table)
        .where(entry_table.c.hall == hall)
        .order_by(entry_table.c.device, entry_table.c.seq)
    )
    for row in rows:
        entry = entry_of(row)
        line = msgspec.structs.asdict(entry)
        del line["body"]
        line["digest"], line["hash"] = entry.digest.hex(), entry.hash.hex()
        if bodies:
            line["body"] = None if entry.body is None else msgspec.Raw(entry.body)
        yield msgspec.json.encode(line).decode()
