"""A file with each save that was acknowledged: one line `device seq hash` for each entry.

Written after the commit and flushed, so that whoever cuts the program off can see what had been
promised. Not here: which command keeps one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from sqlalchemy import select

from counter_app.errors import EnvironmentFault
from counter_app.journal.heads import Head
from counter_app.journal.journal import Committed, Journal
from counter_app.journal.tables import entry_table


class AcknowledgedLog:
    """Lines appended to an open file."""

    def __init__(self, file: TextIO | None) -> None:
        self._file = file

    def heard(self, committed: Committed) -> None:
        """Take a commit, as a listener of a journal."""
        for entry in committed.entries:
            self._line(entry.device, entry.seq, entry.hash)
        self._flush()

    def catch_up(self, journal: Journal, heads: Mapping[str, Head]) -> None:
        """Take what was committed after `heads`, before anybody listened."""
        with journal.read() as connection:
            for row in connection.execute(
                select(entry_table.c.device, entry_table.c.seq, entry_table.c.hash).order_by(
                    entry_table.c.tick
                )
            ):
                known = heads.get(row.device)
                if known is None or row.seq > known.seq:
                    self._line(row.device, row.seq, row.hash)
        self._flush()

    def _line(self, device: str, seq: int, hash: bytes) -> None:
        if self._file is not None:
            self._file.write(f"{device} {seq} {hash.hex()}\n")

    def _flush(self) -> None:
        if self._file is not None:
            self._file.flush()


@contextmanager
def acknowledged_log(path: Path | None) -> Iterator[AcknowledgedLog]:
    """A log appended to the file at `path`; without one, nothing is kept.

    Raises `EnvironmentFault` when the file can't be written.
    """
    if path is None:
        yield AcknowledgedLog(None)
        return
    try:
        file = path.open("a", encoding="ascii", newline="\n")
    except OSError as fault:
        raise EnvironmentFault("The log can't be written there. Choose another place.") from fault
    with file:
        yield AcknowledgedLog(file)
