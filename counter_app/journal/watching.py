"""Noticing what other processes write to the same database file.

SQLite tells one connection that another has committed, not which; the heads tell what this process
has heard of from what it has not. Looks happen on the thread that owns the database; commits are
heard on whichever thread made them. Not here: telling the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock

from sqlalchemy import PoolProxiedConnection

from counter_app.journal.heads import read_heads
from counter_app.journal.journal import Committed, Journal
from counter_app.store.engine import translated


class CommitWatch:
    """Between two looks: has anybody else committed entries?

    What is written beside the journal (meetings, peers) is nobody's news here.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._connection: PoolProxiedConnection | None = None
        self._version = 0
        self._lock = Lock()
        self._known: dict[str, int] = {}
        self._unheard: Mapping[str, int] = {}

    @property
    def in_doubt(self) -> bool:
        """Whether the last look saw entries of whom it is not known yet who wrote them."""
        return bool(self._unheard)

    def begin(self) -> None:
        """Take what is there now as known."""
        with translated():
            self._connection = self._journal.engine.raw_connection()
        self._version = self._data_version()
        self._learn(self._read_seqs())

    def end(self) -> None:
        """Give the connection back."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def heard(self, committed: Committed) -> bool:
        """Take a commit of this process as known; False when others wrote just before it."""
        alone = True
        with self._lock:
            for entry in committed.entries:
                known = self._known.get(entry.device, 0)
                alone = alone and entry.seq == known + 1
                self._known[entry.device] = max(known, entry.seq)
        return alone

    def others_wrote(self) -> bool:
        """Whether anybody but this process wrote entries.

        A commit of another thread here can be seen a moment before it is heard. So what is new is
        `in_doubt` first, and said only if the next look finds it still unheard.
        """
        if self._connection is None:
            return False
        version = self._data_version()
        if version == self._version and not self._unheard:
            return False
        before = self._known_now()
        seqs = self._read_seqs()
        now = self._known_now()
        still = any(seq > now.get(device, 0) for device, seq in self._unheard.items())
        # A device with fewer entries than were known has been given another history.
        rewritten = any(seqs.get(device, 0) < seq for device, seq in before.items())
        self._version = version
        if still or rewritten:
            self._unheard = {}
            self._learn(seqs, forget=rewritten)
            return True
        self._unheard = {device: seq for device, seq in seqs.items() if seq > now.get(device, 0)}
        return False

    def _known_now(self) -> dict[str, int]:
        with self._lock:
            return dict(self._known)

    def _learn(self, seqs: Mapping[str, int], *, forget: bool = False) -> None:
        with self._lock:
            if forget:
                self._known.clear()
            for device, seq in seqs.items():
                self._known[device] = max(seq, self._known.get(device, 0))

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
