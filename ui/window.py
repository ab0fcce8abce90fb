"""The one window: sign-in sheet, new-hall sheet, and each signed-in person's frame.

Locking hides and disables the frame and keeps it; the same person comes back to the very same
page and focus, another one gets a frame of their own. Not here: what is in a frame.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from counter_app.errors import CounterError, InputError
from ui.pages.sign_in import SignInSheet
from ui.screen_settings import ScreenSettings
from ui.style import Style
from ui.translation import Words
from ui.widgets.scrolled import Scrolled
from ui.work import Work

if TYPE_CHECKING:
    from counter_app.devices.printing import Printer
    from counter_app.devices.speech import Speech
    from counter_app.exchange.lines import DeskLines
    from counter_app.journal.journal import Journal
    from counter_app.people.desk import Desk
    from counter_app.sync.discovery import HubsNearby
    from ui.changes import Changes
    from ui.first_start import FirstStart
    from ui.frame import Frame
    from ui.opening import OpenedHall
    from ui.page_list import PageEntry
    from ui.pages.new_hall import NewHallSheet
    from ui.replica import Replica
    from ui.status_line import StatusFacts

IDLE_MINUTES = 5
"""Until the hall's own rules are read, and they say the same unless changed."""
TICK = 1_000
"""Milliseconds between two ticks of every time that turns."""


@dataclass(frozen=True)
class Screen:
    """How the screen is, which of its settings the command line gave, and how it is changed.

    `show` dresses the application and gives the look and the words for all that is built anew.
    """

    now: ScreenSettings
    fixed: frozenset[str]
    show: Callable[[ScreenSettings], tuple[Style, Words]]


class Window(QWidget):
    """Built light, so that it is painted at once; `painted` is sent after the first time.

    `open_hall` runs on the database thread once the window is painted. `read_status` does too.
    `pages` overrides the program's own list, `printer` this computer's. `lines` builds, on the
    database thread, what meets the others, and `look_around` what finds hubs for a computer that
    has no hall.
    """

    painted = Signal()

    def __init__(
        self,
        style: Style,
        words: Words,
        work: Work,
        open_hall: Callable[[], OpenedHall],
        read_status: Callable[[Desk], StatusFacts],
        pages: Callable[[], tuple[PageEntry, ...]],
        screen: Screen,
        lines: Callable[[Journal], DeskLines],
        look_around: Callable[[Callable[[], None]], HubsNearby] | None = None,
        printer: Callable[[], Printer] | None = None,
    ) -> None:
        super().__init__()
        self._lines, self._look_around = lines, look_around
        self._screen = screen
        self._style, self._words, self._work = style, words, work
        self._open_hall, self._read_status, self._pages = open_hall, read_status, pages
        self._printer = printer
        self.speech: Speech | None = None
        """Says calls aloud; silent without."""
        self._opened: OpenedHall | None = None
        self._changes: Changes | None = None
        self._frames: dict[str, Frame] = {}
        self._focus: dict[str, QWidget] = {}
        self._aside: list[QWidget] = []
        self._at_work = ""
        self._was_painted = False
        self.idle_minutes = IDLE_MINUTES
        self.ticking = QTimer(self)
        self.ticking.setInterval(TICK)
        self.first_start: FirstStart | None = None
        self._replica: Replica | None = None
        self._stack = QStackedWidget()
        self._build_sign_in()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)
        self.setWindowTitle(self.tr("Service hall counter"))
        self.resize(1366, 768)
        work.unhandled.connect(self.show_error)

    @property
    def work(self) -> Work:
        """Where this window's work happens."""
        return self._work

    @property
    def new_hall(self) -> NewHallSheet | None:
        """The sheet for a new hall; None where there is a hall."""
        return None if self.first_start is None else self.first_start.new_hall

    @property
    def frame(self) -> Frame | None:
        """The frame of whoever is at work; None under the lock and before signing in."""
        return None if self.locked else self._frames.get(self._at_work)

    @property
    def locked(self) -> bool:
        """Whether a sheet covers everything."""
        return self._stack.currentWidget() in (self._sign_in_sheet, self.first_start)

    def begin(self) -> None:
        """Open the hall, off this thread."""
        self.sign_in.first_focus()
        self._work.database(self._open_hall, self._hall_opened, self._not_opened, self)

    def show_error(self, error: CounterError) -> None:
        """Say an error that nobody else took."""
        frame = self.frame
        if frame is not None:
            frame.show_error(error)
        elif self.first_start is not None:
            self.first_start.complain(self._words.say(error.phrase))
        else:
            self.sign_in.complain(self._words.say(error.phrase))

    def on_scanned(self, text: str) -> None:
        """Give what a scanner read to whoever is at work; under the lock it goes nowhere."""
        if self.frame is not None:
            self.frame.on_scanned(text)

    def lock(self) -> None:
        """Cover everything and ask who is there. What was typed stays below."""
        frame = self.frame
        if frame is None:
            return
        popup = QApplication.activePopupWidget()
        while popup is not None:
            popup.close()
            popup = QApplication.activePopupWidget()
        focus = frame.focusWidget()
        if focus is not None:
            self._focus[self._at_work] = focus
        self._aside = [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget is not self and widget.isVisible() and widget.isWindow()
        ]
        for widget in self._aside:
            widget.hide()
        # Hidden and disabled: neither its shortcuts nor what it shows can be reached.
        frame.setEnabled(False)
        self._stack.setCurrentWidget(self._sign_in_sheet)
        person = frame.context.desk.person
        self.sign_in.ask_again(person.name, person.login)

    def sign_out(self) -> None:
        """Let the person go; their pages go with them."""
        frame = self.frame
        if frame is None:
            return
        self._stack.setCurrentWidget(self._sign_in_sheet)
        self._forget(self._at_work)
        self.sign_in.ask()

    def show_screen(self, settings: ScreenSettings) -> None:
        """Build everything that is seen anew in another language, size or contrast.

        Who is at work stays so, on the same page; what was typed and not saved goes.
        """
        at_work = self.frame
        desk = None if at_work is None else at_work.context.desk
        page = "" if at_work is None else at_work.current
        for person in list(self._frames):
            self._forget(person)
        before = self._sign_in_sheet
        self._style, self._words = self._screen.show(settings)
        self._screen = replace(self._screen, now=settings)
        self._build_sign_in()
        self._take_out(before)
        self._name_window()
        if self._opened is not None:
            self.sign_in.set_ready(self._opened.hall, self._opened.desk)
        if desk is not None:
            self._enter(desk)
            frame = self.frame
            if frame is not None:
                frame.navigate(page)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that there is something to see."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish what is under way, then let go of the file."""
        self.shut()
        super().closeEvent(event)

    def shut(self) -> None:
        """Stop the timer and the work; waits for what was asked for."""
        self.ticking.stop()
        if self.first_start is not None:
            self.first_start.end()
        if self.speech is not None:
            self.speech.stop()
        if self._replica is not None:
            self._replica.stop()
        if self._changes is not None:
            self._changes.stop()
        if self._opened is not None:
            self._work.database(self._opened.close)
        self._work.stop()

    def _build_sign_in(self) -> None:
        self.sign_in = SignInSheet(self._style)
        self.sign_in.submitted.connect(self._sign_in)
        self._sign_in_sheet = Scrolled(self.sign_in)
        self._stack.addWidget(self._sign_in_sheet)

    def _hall_opened(self, opened: OpenedHall) -> None:
        self._opened = opened
        self.ticking.start()
        if opened.journal is None:
            from ui.first_start import FirstStart

            self.first_start = first = FirstStart(
                opened, self._style, self._words, self._work, self._look_around
            )
            first.founded.connect(self._was_founded)
            first.joined.connect(self._was_joined)
            self._stack.addWidget(first)
            self._stack.setCurrentWidget(first)
            first.first_focus()
            return
        self._has_hall(opened)

    def _word_about_key(self) -> str:
        from counter_app.store.key import KeptIn

        opened = self._opened
        if opened is None or opened.kept_in is not KeptIn.FILE:
            return ""
        return self._words.say(opened.kept_in.label)

    def _name_window(self) -> None:
        if self._opened is not None and self._opened.hall:
            self.setWindowTitle(f"{self._opened.hall} · {self.tr('Service hall counter')}")

    def _listen(self) -> None:
        from ui.changes import Changes
        from ui.chores import Chores
        from ui.replica import Replica

        if self._opened is not None and self._opened.journal is not None:
            self._changes = Changes(self._work, self._opened.journal, self)
            self._changes.changed.connect(self._changed)
            self._changes.start()
            self._changed(frozenset({"rules"}))
            self._chores = Chores(self._opened, self._work, self.ticking, self)
            self._chores.trouble.connect(self.show_error)
            self._chores.look()
            journal = self._opened.journal
            self._replica = Replica(journal, self._lines, self._work, self.ticking, self)
            self._replica.start()

    def _changed(self, topics: frozenset[str]) -> None:
        opened = self._opened
        if opened is None:
            return
        if topics & {"hall", "desk"}:
            self._read_names(opened)
        if "rules" not in topics:
            return

        def do() -> int:
            from ui.opening import idle_minutes

            return idle_minutes(opened)

        self._work.database(do, self._set_idle_minutes, owner=self)

    def _read_names(self, opened: OpenedHall) -> None:
        def do() -> OpenedHall:
            from ui.opening import named_now

            return named_now(opened)

        self._work.database(do, self._named, owner=self)

    def _named(self, opened: OpenedHall) -> None:
        from ui.frame import HallNames

        self._opened = opened
        self._name_window()
        for frame in self._frames.values():
            frame.set_names(HallNames(opened.hall, opened.desk))

    def _set_idle_minutes(self, minutes: int) -> None:
        self.idle_minutes = minutes

    def _not_opened(self, error: CounterError) -> None:
        self.sign_in.say_trouble(self._words.say(error.phrase))

    def _was_founded(self, opened: OpenedHall, desk: Desk) -> None:
        self._has_hall(opened)
        self._enter(desk)
        word = self._word_about_key()
        frame = self.frame
        if word and frame is not None:
            from ui.style import Tone

            frame.announce(Tone.INFO, self.tr("The hall is ready."), word)
        self._end_first_start()

    def _was_joined(self, opened: OpenedHall, trouble: str) -> None:
        self._has_hall(opened)
        if trouble:
            rest = self.tr("Not everything of the hall is here yet; the rest comes by itself.")
            self.sign_in.set_ready(opened.hall, opened.desk, f"{rest} {trouble}")
        self._stack.setCurrentWidget(self._sign_in_sheet)
        self.sign_in.ask()
        self._end_first_start()

    def _has_hall(self, opened: OpenedHall) -> None:
        self._opened = opened
        self._listen()
        self.sign_in.set_ready(opened.hall, opened.desk, self._word_about_key())
        self._name_window()

    def _end_first_start(self) -> None:
        if self.first_start is not None:
            self.first_start.end()
            self._take_out(self.first_start)
            self.first_start = None

    def _sign_in(self, login: str, password: str) -> None:
        opened = self._opened
        assert opened is not None

        def do() -> Desk:
            from ui.opening import sign_in_at

            return sign_in_at(opened, login, password)

        self._work.database(do, self._enter, self._not_signed_in, self)

    def _not_signed_in(self, error: CounterError) -> None:
        field = error.field if isinstance(error, InputError) else ""
        self.sign_in.complain(self._words.say(error.phrase), field)

    def _enter(self, desk: Desk) -> None:
        person = desk.person
        known = self._frames.get(person.id)
        if known is not None and known.context.desk.person != person:
            # Other roles than when the pages were built.
            self._forget(person.id)
            known = None
        frame = known if known is not None else self._build(desk)
        self._at_work = person.id
        frame.setEnabled(True)
        self._stack.setCurrentWidget(frame)
        if self._opened is not None:
            # The word about the key is said once.
            self.sign_in.set_ready(self._opened.hall, self._opened.desk)
        focus = self._focus.pop(person.id, None)
        if known is not None and focus is not None:
            for widget in self._aside:
                widget.show()
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        elif frame.page is not None:
            frame.page.first_focus()
        self._aside = []

    def _build(self, desk: Desk) -> Frame:
        from counter_app.devices.speech import Silence
        from ui.computer import Computer
        from ui.frame import Frame, HallNames
        from ui.page import Context
        from ui.printing import PaperPrinting, printer_here

        opened, changes = self._opened, self._changes
        assert opened is not None
        assert changes is not None
        context = Context(
            desk=desk,
            work=self._work,
            changes=changes,
            words=self._words,
            style=self._style,
            clock=opened.clock,
            ticking=self.ticking,
            navigate=lambda _name, _argument: None,
            computer=Computer(
                opened,
                self._screen.now,
                self._screen.fixed,
                # After the press that asked for it: its button goes with everything else.
                lambda settings: QTimer.singleShot(0, self, lambda: self.show_screen(settings)),
                self._replica,
            ),
            printing=PaperPrinting(self._work, self._printer or printer_here),
            speech=self.speech or Silence(),
            claim=None if self._replica is None else self._replica.claim,
        )
        names = HallNames(opened.hall, opened.desk)
        frame = Frame(context, names, self._pages(), self._read_status)
        frame.lock_asked.connect(self.lock)
        frame.sign_out_asked.connect(self.sign_out)
        self._frames[desk.person.id] = frame
        self._stack.addWidget(frame)
        return frame

    def _forget(self, person: str) -> None:
        self._focus.pop(person, None)
        frame = self._frames.pop(person, None)
        if frame is not None:
            self._take_out(frame)

    def _take_out(self, over: QWidget) -> None:
        self._stack.removeWidget(over)
        # Taken out of a stack it would be Python's: the next garbage collection ends it, even
        # while Qt goes through its children. A child of the window ends when Qt has time.
        over.setParent(self)
        over.deleteLater()
