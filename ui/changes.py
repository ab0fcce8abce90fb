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

DOUBT_FOR = 100
"""Milliseconds until a second look, where the first saw what may be this process's own."""

MEETINGS = "meetings"
"""The topic of how this desk stands to the others: no workflow, but told like one."""


class Changes(QObject):
    """Tells pages which workflows' rows changed, whoever changed them.

    `changed` carries a frozenset of topics (names of workflows), on the UI thread. Commits of
    this process are heard on whichever thread made them; those of other processes on the same
    file are noticed within about a second. While what was told before is still being read, news
    gather, so that a backlog that comes in is not read anew for each of its pieces.
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
        self._doubt = QTimer(self)
        self._doubt.setSingleShot(True)
        self._doubt.setInterval(DOUBT_FOR)
        self._doubt.timeout.connect(self.look)
        self._looking = False
        self._being_read = False

    def start(self) -> None:
        """Begin to listen and to look."""
        self._journal.listeners.append(self._committed)
        self._work.database(self._watch.begin, owner=self)
        self._timer.start()

    def stop(self) -> None:
        """Listen no more; the connection used for looking is closed."""
        self._timer.stop()
        self._doubt.stop()
        if self._committed in self._journal.listeners:
            self._journal.listeners.remove(self._committed)
        self._work.database(self._watch.end)

    def look(self) -> None:
        """Ask whether another process wrote; at most one question is under way."""
        if not self._looking:
            self._looking = True
            self._work.database(self._look, self._looked, self._could_not, self)

    def tell(self, topics: frozenset[str]) -> None:
        """Say that these changed, from any thread."""
        self._heard.emit(topics)

    def _look(self) -> tuple[bool, bool]:
        return self._watch.others_wrote(), self._watch.in_doubt

    def _looked(self, seen: tuple[bool, bool]) -> None:
        self._looking = False
        others_wrote, in_doubt = seen
        if others_wrote:
            self._gather(self._all)
        if in_doubt:
            self._doubt.start()

    def _could_not(self, error: CounterError) -> None:
        # The next look is a second away; a verb of the user will say what is wrong.
        self._looking = False

    def _committed(self, committed: Committed) -> None:
        # On the thread that committed.
        alone = self._watch.heard(committed)
        self.tell(committed.topics if alone else self._all)

    @Slot(object)
    def _gather(self, topics: frozenset[str]) -> None:
        self._pending |= topics
        self._emit_soon.start()

    @Slot()
    def _emit(self) -> None:
        if self._being_read or not self._pending:
            return
        topics, self._pending = self._pending, frozenset()
        self._being_read = True
        self.changed.emit(topics)
        # Behind everything that the pages have asked for just now.
        self._work.database(lambda: None, lambda _none: self._was_read(), owner=self)

    def _was_read(self) -> None:
        self._being_read = False
        if self._pending:
            self._emit_soon.start()
