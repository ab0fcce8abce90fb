"""Telling pages what changed: by this window, or by another process on the same file.

Pages do not know each other; they hear of topics, the names of workflows, and read anew.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from counter_app.errors import CounterError
from counter_app.journal.journal import Committed, Journal
from counter_app.journal.watching import CommitWatch
from ui.work import Work

WATCH_EVERY = 1_000
"""Milliseconds between looks for what other processes wrote to the same file."""


class Changes(QObject):
    """Tells pages which workflows' rows changed, whoever changed them.

    `changed` carries a frozenset of topics (names of workflows), on the UI thread. Commits of
    other processes on the same file are noticed within about a second.
    """

    changed = Signal(object)
    _heard = Signal(object)

    def __init__(self, work: Work, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._all = frozenset(workflow.name for workflow in journal.workflows.all)
        self._pending: frozenset[str] = frozenset()
        self._watch = CommitWatch(journal)
        self._journal = journal
        self._heard.connect(self._gather, Qt.ConnectionType.QueuedConnection)
        self._emit_soon = QTimer(self)
        self._emit_soon.setSingleShot(True)
        self._emit_soon.setInterval(0)
        self._emit_soon.timeout.connect(self._emit)
        self._timer = QTimer(self)
        self._timer.setInterval(WATCH_EVERY)
        self._timer.timeout.connect(self.look)
        self._looking = False

    def start(self) -> None:
        """Begin to listen and to look."""
        self._journal.listeners.append(self._committed)
        self._work.database(self._watch.begin, owner=self)
        self._timer.start()

    def stop(self) -> None:
        """Listen no more; the connection used for looking is closed."""
        self._timer.stop()
        if self._committed in self._journal.listeners:
            self._journal.listeners.remove(self._committed)
        self._work.database(self._watch.end)

    def look(self) -> None:
        """Ask whether another process wrote; at most one question is under way."""
        if not self._looking:
            self._looking = True
            self._work.database(self._watch.others_wrote, self._looked, self._could_not, self)

    def _looked(self, others_wrote: bool) -> None:
        self._looking = False
        if others_wrote:
            self._gather(self._all)

    def _could_not(self, error: CounterError) -> None:
        # The next look is a second away; a verb of the user will say what is wrong.
        self._looking = False

    def _committed(self, committed: Committed) -> None:
        # On the database thread.
        alone = self._watch.heard(committed)
        self._heard.emit(committed.topics if alone else self._all)

    @Slot(object)
    def _gather(self, topics: frozenset[str]) -> None:
        self._pending |= topics
        self._emit_soon.start()

    @Slot()
    def _emit(self) -> None:
        topics, self._pending = self._pending, frozenset()
        self.changed.emit(topics)
