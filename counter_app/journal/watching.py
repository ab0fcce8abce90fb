"""Noticing what other processes write to the same database file.

SQLite tells one connection that another has committed, not which; the heads tell own commits from
foreign ones. Used on the thread that owns the database. Not here: telling the screen.
"""

from __future__ import annotations

from sqlalchemy import PoolProxiedConnection

from counter_app.journal.heads import read_heads
from counter_app.journal.journal import Committed, Journal
from counter_app.store.engine import translated


class CommitWatch:
    """Between two looks: has anybody else committed?"""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._connection: PoolProxiedConnection | None = None
        self._version = 0
        self._seqs: dict[str, int] = {}
        self._own = False

    def begin(self) -> None:
        """Take what is there now as known."""
        with translated():
            self._connection = self._journal.engine.raw_connection()
        self._version = self._data_version()
        self._seqs = self._read_seqs()

    def end(self) -> None:
        """Give the connection back."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def heard(self, committed: Committed) -> bool:
        """Take a commit of this process as known; False when others wrote just before it."""
        self._own = True
        alone = True
        for entry in committed.entries:
            alone = alone and entry.seq == self._seqs.get(entry.device, 0) + 1
            self._seqs[entry.device] = entry.seq
        return alone

    def others_wrote(self) -> bool:
        """Whether the file changed since the last look by anything but what was heard."""
        if self._connection is None:
            return False
        version = self._data_version()
        if version == self._version:
            return False
        seqs = self._read_seqs()
        foreign = seqs != self._seqs or not self._own
        self._version, self._seqs, self._own = version, seqs, False
        return foreign

    def _data_version(self) -> int:
        assert self._connection is not None
        with translated():
            cursor = self._connection.cursor()
            cursor.execute("PRAGMA data_version")
            row = cursor.fetchone()
            cursor.close()
        return int(row[0]) if row else 0

    def _read_seqs(self) -> dict[str, int]:
        with self._journal.read() as connection:
            heads = read_heads(connection, self._journal.hall)
        return {device: head.seq for device, head in heads.items()}
