"""What every page is: a header, margins, and the few things the window asks of it.

A page is built when it is first opened and lives until its user signs out, so that what was typed
stays under the lock. It calls verbs and queries of `counter_app.hall` through `run`, which works
on the database thread. Not here: any page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.devices.speech import Silence, Speech
from counter_app.errors import CounterError, EnvironmentFault, ProgramFault
from counter_app.hall.queue import Claim
from counter_app.journal.clock import Clock, local_time
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from ui.bell import Bell
from ui.changes import Changes
from ui.computer import Computer
from ui.style import Style, Tone
from ui.translation import Words
from ui.widgets.label import Kind, Label
from ui.widgets.notice import Notice
from ui.work import Work

Result = TypeVar("Result")
Shown = TypeVar("Shown")


class Printing(Protocol):
    """Whoever sends a document to the printer, off the UI thread."""

    def send(
        self,
        make: Callable[[], bytes],
        done: Callable[[], None],
        failed: Callable[[CounterError], None],
        owner: QObject,
        job_name: str = "counter-app",
    ) -> None:
        """Make a PDF and print it; `done` when the printer took it, else `failed`.

        `job_name` is seen by others at the printer: a ticket's number, never a person.
        """
        ...


@dataclass(frozen=True)
class Context:
    """What a page is given: built once for each signed-in person, passed down."""

    desk: Desk
    work: Work
    changes: Changes
    words: Words
    style: Style
    clock: Clock
    ticking: QTimer
    """Fires every second; shared by all times that turn."""
    navigate: Callable[[str, object], None]
    """Open another page by its name, with an argument for its `open_with`."""
    printing: Printing
    speech: Speech = field(default_factory=Silence)
    """Says calls aloud."""
    computer: Computer | None = None
    """None where a page is shown without a computer of its own, as for a picture."""
    claim: Claim | None = None
    """Asks the hub before somebody is called; None where this desk meets nobody."""
    bell: Bell = field(default_factory=Bell)
    """Which overdue deadlines are heard at this desk."""


class Page(QWidget):
    """Base of every page; put what is shown into `body`, below the header.

    `topics` are the workflows whose changes call `refresh`; `right` is needed to see the
    page; None: everybody may.
    """

    topics: ClassVar[frozenset[str]] = frozenset()
    right: ClassVar[Right | None]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.look = context.style
        self.out_of_date = False
        """Whether what is shown could not be read anew; it may be old, and is marked so."""
        self._read_at: int | None = None
        self._why_stale = self._serious = ""
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        px = self.look.px
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(24), px(20), px(24), px(24))
        self.body.setSpacing(px(16))
        self.header = QHBoxLayout()
        self.header.setSpacing(px(14))
        self._secondary = Label("", Kind.SECONDARY, elides=True)
        self.header.addWidget(Label(self.title(), Kind.TITLE))
        self.header.addWidget(self._secondary, 1)
        self._stale_mark = Label("", Kind.STRONG)
        self._stale_mark.set_tone(Tone.ATTENTION)
        self._stale_mark.hide()
        self.header.addWidget(self._stale_mark)
        self.body.addLayout(self.header)
        self.notice = Notice(self.look)
        self.body.addWidget(self.notice)

    def title(self) -> str:
        """The title at the top, by `self.tr`."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read anew what is shown, by `read`. Called at the first show, whenever a topic changed
        while the page is seen, on return when one changed meanwhile, and every few seconds while
        what is shown is `out_of_date`. Keep what the person typed."""

    def first_focus(self) -> None:
        """Put the keyboard where the next input goes. Called whenever the page is opened."""

    def open_with(self, argument: object) -> None:
        """Take the argument of `navigate`; not called when it is None."""

    def on_scanned(self, text: str) -> bool:
        """Take what a scanner or card reader read; False when it is nothing for this page."""
        return False

    def side(self) -> QWidget | None:
        """A widget for the slot below 'needs attention'; always the same one."""
        return None

    @property
    def is_behind(self) -> bool:
        """Whether something else is shown in this page's place; it then leaves the keyboard alone.

        What was read for a page may come when the person has gone on to another one.
        """
        return self.window().isVisible() and not self.isVisible()

    def set_secondary(self, text: str) -> None:
        """The line beside the title."""
        self._secondary.setText(text)

    def run(
        self,
        do: Callable[[], Result],
        done: Callable[[Result], None] | None = None,
        failed: Callable[[CounterError], None] | None = None,
    ) -> None:
        """Call a verb or a query on the database thread; `done` gets its result here.

        An error goes to `failed`, or into the page's notice.
        """
        self.context.work.database(do, done, failed or self.show_error, self)

    def read(
        self,
        do: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[CounterError], None] | None = None,
    ) -> None:
        """Call a query for what the page shows, from `refresh`.

        Where it can't be read the error is said and what is shown is marked as old, until it
        could be read again; `failed` is for marks of the page's own.
        """

        def was_read(result: Result) -> None:
            self.up_to_date()
            done(result)

        def was_not(error: CounterError) -> None:
            self.mark_stale(error)
            if failed is not None:
                failed(error)

        self.context.work.database(do, was_read, was_not, self)

    def act(
        self,
        verb: Callable[[], Result],
        read: Callable[[], Shown],
        done: Callable[[Result, Shown | None], None],
        failed: Callable[[CounterError], None],
    ) -> None:
        """Call a verb and read anew what the page shows; `failed` where the verb was refused.

        Where it was done and only reading failed, that is said, the page is marked as old and
        `done` gets None for what is shown: what was saved must never be called refused.
        """

        def both() -> tuple[Result, Shown | CounterError]:
            result = verb()
            try:
                return result, read()
            except CounterError as error:
                return result, error

        def went_well(pair: tuple[Result, Shown | CounterError]) -> None:
            result, shown = pair
            self.notice.dismiss()
            if isinstance(shown, CounterError):
                self.mark_stale(shown)
                done(result, None)
            else:
                self.up_to_date()
                done(result, shown)

        self.context.work.database(both, went_well, failed, self)

    def up_to_date(self) -> None:
        """What is shown was read just now; the word about trouble goes, and no other."""
        self._read_at = self.context.clock.now()
        if self.out_of_date:
            self.out_of_date = False
            self._stale_mark.hide()
            if self.notice.text() == self._why_stale:
                self.notice.dismiss()

    def mark_stale(self, error: CounterError) -> None:
        """What is shown may be old, because of `error`."""
        self.out_of_date = True
        words = self.tr("not up to date")
        if self._read_at is not None:
            since = f"{local_time(self._read_at):%H:%M}"
            words = self.tr("not up to date, as of {time}").format(time=since)
        self._stale_mark.setText(f"⚠ {words}")
        self._stale_mark.show()
        # A word about what was not saved weighs more than one about what can't be shown.
        words, said = self.say(error.phrase), self.notice.text()
        if not said or said not in (words, self._serious):
            self.show_error(error)
            said = words
        if said == words:
            self._why_stale = words

    def show_error(self, error: CounterError) -> None:
        """Say an error in the page, with what was behind it folded in."""
        serious = isinstance(error, EnvironmentFault | ProgramFault)
        cause = error.__cause__
        # The kind of the cause only: its text may hold what somebody typed.
        details = type(cause).__name__ if serious and cause is not None else ""
        tone = Tone.ALARM if serious else Tone.ATTENTION
        self._serious = self.say(error.phrase) if serious else ""
        self.notice.say(tone, self.say(error.phrase), details=details)

    @property
    def say(self) -> Callable[..., str]:
        """Phrases of the core in the user's language."""
        return self.context.words.say
