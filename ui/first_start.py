"""What a computer without a hall shows: a new hall, or joining one that others have.

Says what the person typed to `opening` and shows what came of it. Not here: how the sheets look.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from counter_app.errors import CounterError, InputError
from ui.pages.join_hall import JoinHallSheet
from ui.pages.new_hall import NewHallSheet
from ui.style import Style
from ui.translation import Words
from ui.widgets.scrolled import Scrolled
from ui.work import Work

if TYPE_CHECKING:
    from counter_app.people.desk import Desk
    from counter_app.sync.discovery import HubsNearby
    from ui.opening import JoinedHall, OpenedHall


class FirstStart(QStackedWidget):
    """Two sheets, one at a time.

    `founded` carries the opened hall and its administrator's desk; `joined` the opened hall and
    words about what has not come yet, empty where all is here. `look_around` builds, given whom to
    tell of changes, what finds hubs on the local network; without it none are looked for.
    """

    founded = Signal(object, object)
    joined = Signal(object, str)
    _fetched = Signal(int)
    _nearby_changed = Signal()

    def __init__(
        self,
        opened: OpenedHall,
        style: Style,
        words: Words,
        work: Work,
        look_around: Callable[[Callable[[], None]], HubsNearby] | None = None,
    ) -> None:
        super().__init__()
        self._opened, self._words, self._work = opened, words, work
        self._look_around = look_around
        self._nearby: HubsNearby | None = None
        self._stopping = Event()
        self.new_hall, self.join_hall = NewHallSheet(style), JoinHallSheet(style)
        self._sheets = {sheet: Scrolled(sheet) for sheet in (self.new_hall, self.join_hall)}
        for scrolled in self._sheets.values():
            self.addWidget(scrolled)
        self.new_hall.submitted.connect(self._found)
        self.new_hall.other_asked.connect(self._show_joining)
        self.join_hall.submitted.connect(self._join)
        self.join_hall.other_asked.connect(lambda: self._show(self.new_hall))
        self.join_hall.stop_asked.connect(self.stop)
        # From the thread that fetches.
        self._fetched.connect(self.join_hall.say_progress, Qt.ConnectionType.QueuedConnection)
        self._nearby_changed.connect(self._show_nearby, Qt.ConnectionType.QueuedConnection)

    @property
    def sheet(self) -> NewHallSheet | JoinHallSheet:
        """The sheet that is shown."""
        shown = self.currentWidget()
        return next(sheet for sheet, scrolled in self._sheets.items() if scrolled is shown)

    def first_focus(self) -> None:
        """Into the sheet that is shown."""
        self.sheet.first_focus()

    def complain(self, text: str) -> None:
        """Say what is wrong."""
        self.sheet.complain(text)

    def stop(self) -> None:
        """Fetch no more; what has not come comes later."""
        self._stopping.set()

    def end(self) -> None:
        """The sheets are done with: fetch no more, and look for no hubs."""
        self.stop()
        nearby, self._nearby, self._look_around = self._nearby, None, None
        if nearby is not None:
            self._work.paper(nearby.stop)

    def _show(self, sheet: NewHallSheet | JoinHallSheet) -> None:
        self.setCurrentWidget(self._sheets[sheet])
        sheet.first_focus()

    def _show_joining(self) -> None:
        self._show(self.join_hall)
        look_around, self._look_around = self._look_around, None
        if look_around is not None:

            def tell() -> None:
                with suppress(RuntimeError):
                    # Heard while this is being taken away: nobody wants to know any more.
                    self._nearby_changed.emit()

            self._work.paper(lambda: look_around(tell), self._looks_around, owner=self)

    def _looks_around(self, nearby: HubsNearby) -> None:
        self._nearby = nearby
        nearby.start()

    def _show_nearby(self) -> None:
        if self._nearby is not None:
            hubs = self._nearby.found()
            self.join_hall.show_nearby(
                {one.addresses[0]: one.sign.certificate for one in hubs if one.addresses}
            )

    def _found(self, name: str, desk: str, login: str, password: str) -> None:
        opened = self._opened

        def do() -> tuple[OpenedHall, Desk]:
            from ui.opening import found

            return found(opened, name, desk, login, password)

        def failed(error: CounterError) -> None:
            field = error.field if isinstance(error, InputError) else ""
            self.new_hall.complain(self._words.say(error.phrase), field)

        self._work.database(do, lambda pair: self.founded.emit(*pair), failed, self)

    def _join(self, address: str, code: str, desk_name: str) -> None:
        opened, fetched = self._opened, self._fetched.emit
        self._stopping.clear()

        def do() -> JoinedHall:
            from ui.opening import join

            return join(opened, address, code, desk_name, fetched, self._stopping.is_set)

        # Over the line, and long: not for the database thread.
        self._work.paper(do, self._has_joined, self._not_joined, self)

    def _has_joined(self, joined: JoinedHall) -> None:
        trouble = joined.trouble
        self.joined.emit(joined.opened, "" if trouble is None else self._words.say(trouble))

    def _not_joined(self, error: CounterError) -> None:
        from counter_app.exchange.joining import field_at_fault

        self.join_hall.complain(self._words.say(error.phrase), field_at_fault(error))
