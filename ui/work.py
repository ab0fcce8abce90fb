"""Where the screen's work happens: one thread that owns the database, a small pool for the rest.

Verbs and queries run on the database thread, in the order in which they were asked for. Results
come back on the UI thread, which never waits. Not here: what the work is.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from counter_app.errors import CounterError

Result = TypeVar("Result")

POOL_SIZE = 2


class Work(QObject):
    """Work off the UI thread. Built on the UI thread, stopped before the program ends.

    `record_crash` is told of every exception that is not one of ours, on the UI thread, and gives
    the error to show. `unhandled` carries errors that nobody asked to be told of.
    """

    unhandled = Signal(object)
    _returned = Signal(object)

    def __init__(
        self,
        record_crash: Callable[[BaseException], CounterError],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._record_crash = record_crash
        self._database = ThreadPoolExecutor(1, "database")
        self._pool = ThreadPoolExecutor(POOL_SIZE, "paper")
        self._stopped = False
        self._returned.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def database(
        self,
        do: Callable[[], Result],
        done: Callable[[Result], None] | None = None,
        failed: Callable[[CounterError], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Run `do` on the database thread, after everything asked for before.

        `done(result)` or `failed(error)` is called on the UI thread, and not at all when `owner`
        has been deleted meanwhile. After `stop` nothing is taken any more.
        """
        self._submit(self._database, do, done, failed, owner)

    def paper(
        self,
        do: Callable[[], Result],
        done: Callable[[Result], None] | None = None,
        failed: Callable[[CounterError], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """The same in the pool: documents, printing, files, networks; no order is promised."""
        self._submit(self._pool, do, done, failed, owner)

    def stop(self) -> None:
        """Finish what was asked for, then end all threads. What comes back is dropped."""
        self._stopped = True
        self._database.shutdown(wait=True)
        self._pool.shutdown(wait=True)

    def _submit(
        self,
        where: ThreadPoolExecutor,
        do: Callable[[], Result],
        done: Callable[[Result], None] | None,
        failed: Callable[[CounterError], None] | None,
        owner: QObject | None,
    ) -> None:
        if self._stopped:
            return

        def deliver(future: Future[Result]) -> None:
            if owner is not None and not isValid(owner):
                return
            fault = future.exception()
            if fault is None:
                if done is not None:
                    done(future.result())
                return
            error = fault if isinstance(fault, CounterError) else self._record_crash(fault)
            if failed is not None:
                failed(error)
            else:
                self.unhandled.emit(error)

        future = where.submit(do)
        future.add_done_callback(lambda finished: self._returned.emit((deliver, finished)))

    @Slot(object)
    def _deliver(self, parcel: tuple[Callable[[object], None], object]) -> None:
        deliver, future = parcel
        if not self._stopped:
            deliver(future)
