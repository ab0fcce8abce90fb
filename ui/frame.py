"""One signed-in person's desk: the rail, the pages, the attention column, the status line.

It lives until that person signs out; under the lock it is hidden and disabled, and comes back as
it was. Not here: signing in and locking.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from counter_app.errors import CounterError, EnvironmentFault
from counter_app.people.desk import Desk
from ui.attention import AttentionColumn, AttentionItem, alarms_by_page, newly_heard
from ui.page import Context, Page
from ui.page_list import PageEntry, pages_for
from ui.rail import Rail
from ui.status_line import StatusFacts, StatusLine
from ui.style import Tone
from ui.widgets.label import Kind, Label
from ui.widgets.notice import Notice
from ui.widgets.scrolled import Scrolled

NARROW = 1280
"""Below this width (times the scale) the attention column is folded."""
NARROWEST = 1000
"""Below this width (times the scale) the rail shows its icons only."""
LOOK_EVERY = 15
"""Seconds between looks at what needs attention, besides every change."""
TRY_EVERY = 5
"""Seconds until a page that could not be read is read again."""


@dataclass(frozen=True)
class HallNames:
    """What the rail says at the top."""

    hall: str
    desk: str


class Frame(QWidget):
    """Everything of one person between the window's edges."""

    lock_asked = Signal()
    sign_out_asked = Signal()

    def __init__(
        self,
        context: Context,
        names: HallNames,
        pages: Sequence[PageEntry],
        read_status: Callable[[Desk], StatusFacts],
    ) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context = replace(context, navigate=self.navigate)
        self._entries = pages_for(context.desk, pages)
        self._read_status = read_status
        self._pages: dict[str, Page] = {}
        self._holders: dict[str, Scrolled] = {}
        self._current = ""
        self._stale: set[str] = set()
        self._unfolded_by_hand: bool | None = None
        self._seconds = 0
        words, style, clock = context.words, context.style, context.clock
        self.rail = Rail(style, words, names.hall, names.desk, self._entries)
        self.rail.asked.connect(lambda name: self.navigate(name, None))
        self.attention = AttentionColumn(style, words, clock, context.ticking, self.navigate)
        self.attention.toggled.connect(self._toggle_column)
        person = context.desk.person
        roles = "、".join if words.language.startswith("zh") else ", ".join
        roles_text = roles(sorted(words.say(role.label) for role in person.roles))
        who = f"{person.name} · {roles_text}"
        self.status = StatusLine(style, words, clock, context.ticking, who)
        self.status.lock_asked.connect(self.lock_asked)
        self.status.sign_out_asked.connect(self.sign_out_asked)
        self.notice = Notice(style)
        self._notice_holder = QWidget()
        held = QVBoxLayout(self._notice_holder)
        held.setContentsMargins(style.px(24), style.px(16), style.px(24), 0)
        held.addWidget(self.notice)
        self._notice_holder.hide()
        self.notice.dismissed.connect(self._notice_holder.hide)
        self._stack = QStackedWidget()
        self._arrange()
        for key, act in (("Ctrl+L", self.lock_asked.emit), ("Ctrl+0", self._toggle_column)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)
        context.changes.changed.connect(self._changed)
        context.ticking.timeout.connect(self._tick)
        if self._entries:
            self.navigate(self._entries[0].name, None)

    @property
    def current(self) -> str:
        """The name of the page that is open; empty without any."""
        return self._current

    @property
    def page_names(self) -> tuple[str, ...]:
        """The pages that the person may open, in the order of the rail."""
        return tuple(entry.name for entry in self._entries)

    @property
    def page(self) -> Page | None:
        """The page that is open."""
        return self._pages.get(self._current)

    def navigate(self, name: str, argument: object = None) -> None:
        """Open a page; one that the person may not see, or that is not there, is left alone."""
        entry = next((one for one in self._entries if one.name == name), None)
        if entry is None:
            return
        fresh = name not in self._pages
        if fresh:
            self._build(entry)
        page = self._pages[name]
        self._current = name
        self._stack.setCurrentWidget(self._holders[name])
        self.rail.set_current(name)
        self.attention.fill_slot(page.side())
        if fresh or name in self._stale:
            self._refresh(name)
        if argument is not None:
            page.open_with(argument)
        page.first_focus()

    def show_error(self, error: CounterError) -> None:
        """Say an error that no page took."""
        cause = error.__cause__
        details = type(cause).__name__ if cause is not None else ""
        self.announce(Tone.ALARM, self.context.words.say(error.phrase), details=details)

    def announce(self, tone: Tone, what: str, next: str = "", details: str = "") -> None:
        """Say something above whichever page is open."""
        self._notice_holder.show()
        self.notice.say(tone, what, next, details)

    def on_scanned(self, text: str) -> None:
        """Give what was read to the open page, else to the one whose code it is."""
        page = self.page
        if page is None or page.on_scanned(text):
            return
        owner = next((one for one in self._entries if one.code and text.startswith(one.code)), None)
        if owner is not None and owner.name != self._current:
            self.navigate(owner.name)
            if self._pages[owner.name].on_scanned(text):
                return
        self.announce(Tone.ATTENTION, self.tr("This page has no use for what was scanned."))

    def set_names(self, names: HallNames) -> None:
        """The hall and its desk are called so now."""
        self.rail.set_names(names.hall, names.desk)

    def look_around(self) -> None:
        """Read anew what needs attention, and how things stand."""
        desk, work = self.context.desk, self.context.work
        entries = self._entries

        def read_attention() -> list[AttentionItem]:
            return [item for entry in entries for item in entry.read_attention(desk)]

        def unknown_attention(error: CounterError) -> None:
            self.attention.mark_stale()
            self._could_not_look(error)

        def unknown_status(error: CounterError) -> None:
            self.status.mark_stale()
            self._could_not_look(error)

        work.database(read_attention, self._show_attention, unknown_attention, self)
        work.database(lambda: self._read_status(desk), self.status.show_facts, unknown_status, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the column where the window is narrow, unless the person decided."""
        super().resizeEvent(event)
        self._fold()

    def showEvent(self, event: QShowEvent) -> None:
        """Coming back from under the lock, what changed meanwhile is read anew."""
        super().showEvent(event)
        if self._current in self._stale:
            self._refresh(self._current)
        self.look_around()

    def _refresh(self, name: str) -> None:
        self._stale.discard(name)
        self._pages[name].refresh()

    def _arrange(self) -> None:
        above = QVBoxLayout()
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        # The frame's own notice lies above whichever page is open.
        above.addWidget(self._notice_holder)
        above.addWidget(self._stack, 1)
        if not self._entries:
            nothing = Label(
                self.tr("Your roles open no page on this computer. Ask the administrator."),
                Kind.SECONDARY,
                wraps=True,
            )
            nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._stack.addWidget(nothing)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(above, 1)
        middle.addWidget(self.attention)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(middle, 1)
        box.addWidget(self.status)

    def _build(self, entry: PageEntry) -> None:
        page = entry.make(self.context)
        # Large type on a small screen needs more height than there is.
        holder = Scrolled(page)
        self._pages[entry.name], self._holders[entry.name] = page, holder
        self._stack.addWidget(holder)

    def _changed(self, topics: frozenset[str]) -> None:
        self._stale |= {name for name, page in self._pages.items() if page.topics & topics}
        if not self.isVisible():
            return
        if self._current in self._stale:
            self._refresh(self._current)
        self.look_around()

    def _tick(self) -> None:
        self._seconds += 1
        if not self.isVisible():
            return
        if self.context.bell.rings(self.attention.items(), self.context.clock.now()):
            self.context.speech.chime()
        if self._seconds % LOOK_EVERY == 0:
            self.look_around()
        page = self.page
        if page is not None and page.out_of_date and self._seconds % TRY_EVERY == 0:
            page.refresh()
            self.look_around()

    def _could_not_look(self, error: CounterError) -> None:
        page = self.page
        if page is not None and isinstance(error, EnvironmentFault):
            # What the page shows can't be known to be true either.
            page.mark_stale(error)
        elif self.notice.text() != self.context.words.say(error.phrase):
            self.show_error(error)

    def _show_attention(self, items: list[AttentionItem]) -> None:
        if newly_heard(self.attention.items(), items):
            self.context.speech.chime()
        self.attention.show_items(items)
        self.rail.set_counts(alarms_by_page(items))

    def _toggle_column(self) -> None:
        self._unfolded_by_hand = self.attention.folded
        self._fold()

    def _fold(self) -> None:
        scale = self.context.style.scale
        narrow = self.width() < NARROW * scale
        self.rail.set_folded(self.width() < NARROWEST * scale)
        by_hand = self._unfolded_by_hand
        self.attention.set_folded(narrow if by_hand is None else not by_hand)
