"""Exchange: whom this desk meets, what waits for whom, and what is to be checked (N3.4, N7.2).

Everybody may see it. Reads what `counter_app.sync` has written down; meeting itself goes on in the
background, whether this page is open or not. Not here: joining and leaving (`settings_connection`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from counter_app.errors import Conflict, CounterError, InputError
from counter_app.exchange.sticks import Answered
from counter_app.hall.checking import ItemToCheck, settle, to_check
from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import local_time
from counter_app.language import Phrase
from counter_app.people.roles import Right
from counter_app.sync.standing import MeetingRecord, Standing, read_meetings, read_standing
from counter_app.sync.store import TOPIC
from ui.page import Context, Page
from ui.pages.bundle_sheet import BundleSheet
from ui.pages.meetings_attention import TO_CHECK
from ui.pages.meetings_checking import Checking, SettleSheet
from ui.pages.meetings_history import History
from ui.pages.meetings_peers import Peers
from ui.pages.sheet import Sheet
from ui.standing_words import clock_words
from ui.style import Tone
from ui.widgets.button_row import ButtonRow
from ui.widgets.card import Card
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Kind, Label


@dataclass(frozen=True)
class Shown:
    """Everything that the page shows, as it is read."""

    standing: Standing
    meetings: list[MeetingRecord]
    items: list[ItemToCheck]
    nearby: tuple[str, ...]
    """Where hubs of the hall were found that this desk has no code for."""


class MeetingsPage(Page):
    """Peers above; below them the history, or what is to be checked; Ctrl+Tab changes."""

    # Whatever is recorded waits for somebody.
    topics: ClassVar[frozenset[str]] = frozenset(
        (TOPIC, *(workflow.name for workflow in all_workflows().all))
    )
    right: ClassVar[Right | None] = None

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look, may = self.look, context.desk.may
        self._may_see_items = may(Right.READ_DAY)
        self._settling = False
        self.peers = Peers(context)
        self.history, self.checking = History(context), Checking(context)
        self.meet = KeyButton(look, self.tr("Meet now"), "F5", Emphasis.PRIMARY, icon="sync")
        self.open = KeyButton(look, self.tr("Open it"), "F4", icon="search")
        self.settle = KeyButton(look, self.tr("Settled…"), "F8", icon="check")
        self.write = KeyButton(look, self.tr("Write to USB…"), "F6", icon="disk")
        self.read_in = KeyButton(look, self.tr("Read from USB…"), "F7")
        self.bundle, self.settling = BundleSheet(context), SettleSheet(context)
        self.trouble = Label("", Kind.STRONG, wraps=True)
        self.trouble.set_tone(Tone.ATTENTION)
        self.nearby, self.answers = Label("", wraps=True), Label("", wraps=True)
        self.tabs = QTabBar()
        self._arrange()
        self._connect()
        self._show_buttons()

    def title(self) -> str:
        """The title at the top."""
        return self.tr("Exchange")

    def refresh(self) -> None:
        """Read how this desk stands, its meetings, and what is to be checked."""
        desk, computer, may_see = self.context.desk, self.context.computer, self._may_see_items

        def read() -> Shown:
            return Shown(
                read_standing(desk.journal),
                read_meetings(desk.journal),
                to_check(desk) if may_see else [],
                () if computer is None else computer.hubs_without_code(),
            )

        self.read(read, self._show)

    def first_focus(self) -> None:
        """On the table that is shown, or where something is being asked."""
        if self.is_behind:
            return
        sheet = self._sheet
        if sheet is not None:
            sheet.first_focus()
        else:
            self._table().setFocus(Qt.FocusReason.OtherFocusReason)

    def open_with(self, argument: object) -> None:
        """At what is to be checked, or at the history."""
        self.tabs.setCurrentIndex(int(argument == TO_CHECK and self._may_see_items))

    # ------------------------------------------------------------------ building

    def _arrange(self) -> None:
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.title())
        self.tabs.addTab(self.tr("Meetings"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.history)
        if self._may_see_items:
            self.tabs.addTab(self.tr("To check"))
            self._stack.addWidget(self.checking)
        listed = Card(self.look, margin=12, spacing=8)
        listed.body.addWidget(self._stack)
        buttons = ButtonRow(self.look, self.meet, self.open, self.settle, self.write, self.read_in)
        # Room below a sheet, which stands at the top.
        self._below = QWidget()
        self._usual = (self.peers, self.tabs, listed, buttons)
        for sheet in (self.bundle, self.settling):
            sheet.hide()
            self.body.addWidget(sheet)
        for widget in (self.peers, self.trouble, self.nearby, self.answers, self.tabs):
            self.body.addWidget(widget)
        for label in (self.trouble, self.nearby, self.answers, self._below):
            label.hide()
        self.body.addWidget(listed, 1)
        self.body.addWidget(self._below, 1)
        self.body.addWidget(buttons)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn_to)
        shortcut = QShortcut(self)
        shortcut.setKeys([QKeySequence(key) for key in ("Ctrl+Tab", "Ctrl+PgDown", "Ctrl+PgUp")])
        shortcut.activated.connect(self._turn)
        self.meet.clicked.connect(self._meet)
        self.open.clicked.connect(self._open_item)
        self.settle.clicked.connect(self._ask_to_settle)
        self.checking.table.activated_row.connect(lambda _row: self._open_item())
        self.checking.chosen.connect(self._show_buttons)
        self.write.clicked.connect(lambda: self._open_sheet(self.bundle.begin_writing, self.bundle))
        self.read_in.clicked.connect(
            lambda: self._open_sheet(self.bundle.begin_reading, self.bundle)
        )
        self.bundle.cancelled.connect(self._cancel_bundle)
        self.bundle.done.connect(self._bundle_done)
        self.settling.cancelled.connect(self._close_sheets)
        self.settling.confirmed.connect(self._settle)

    # ------------------------------------------------------------------ showing

    def _show(self, shown: Shown) -> None:
        standing = shown.standing
        self.peers.show_standing(standing)
        self.history.show_meetings(shown.meetings)
        self.checking.show_items(shown.items)
        if self._may_see_items:
            count = sum(item.can_settle for item in shown.items)
            words = self.tr("To check ({count})").format(count=count)
            self.tabs.setTabText(1, words if count else self.tr("To check"))
        self.meet.setEnabled(bool(standing.peers) and not standing.revoked)
        self.set_secondary(self._waiting_words(standing))
        self._show_trouble(standing)
        where = self.context.words.listing(shown.nearby)
        self.nearby.setText(
            self.tr(
                "A hub of this hall is at {address}. For this desk to meet it, an administrator "
                "enters its code in Settings, under Connection."
            ).format(address=where)
        )
        self.nearby.setVisible(bool(shown.nearby))
        self._show_buttons()

    def _show_trouble(self, standing: Standing) -> None:
        clock = clock_words(standing.skew)
        self.trouble.setVisible(clock is not None)
        if clock is not None:
            words = self.tr("⚠ {what}. Set it right; nothing is lost meanwhile.")
            self.trouble.setText(words.format(what=self.say(clock)))

    def _waiting_words(self, standing: Standing) -> str:
        words = []
        if standing.to_centre:
            said = self.tr("{count} records wait for the centre")
            words.append(said.format(count=standing.to_centre))
        elif standing.to_centre == 0 and not any(peer.photos for peer in standing.peers):
            words.append(self.tr("All reported"))
        if standing.photos_to_come:
            said = self.tr("{count} photos still to come")
            words.append(said.format(count=standing.photos_to_come))
        return " · ".join(words)

    def _show_buttons(self) -> None:
        may, item = self.context.desk.may, self._item()
        self.meet.setVisible(self.context.computer is not None)
        self.open.setVisible(item is not None and self._place_of(item) is not None)
        self.settle.setVisible(item is not None and item.can_settle and may(Right.SETTLE_CHECKS))
        for button in (self.write, self.read_in):
            button.setVisible(may(Right.EXPORT_JOURNAL) and item is None)

    def _turn(self) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())

    def _turn_to(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self._show_buttons()
        # Arrows on the tabs stay on the tabs.
        if not self.tabs.hasFocus():
            self.first_focus()

    def _table(self) -> QWidget:
        return self.checking.table if self._stack.currentIndex() else self.history.table

    def _item(self) -> ItemToCheck | None:
        """The item on which the keys act; None while the history is shown."""
        return self.checking.selected() if self._stack.currentIndex() else None

    # ------------------------------------------------------------------ acting

    def _meet(self) -> None:
        computer = self.context.computer
        if computer is None:
            return
        now = f"{local_time(self.context.clock.now()):%H:%M:%S}"
        self.meet.setEnabled(False)

        def asked(_none: None) -> None:
            self.meet.setEnabled(True)
            self.set_secondary(self.tr("Meeting since {time} …").format(time=now))

        def failed(error: CounterError) -> None:
            self.meet.setEnabled(True)
            self.show_error(error)

        self.run(computer.meet_now, asked, failed)

    def _place_of(self, item: ItemToCheck) -> tuple[str, str] | None:
        """The page and argument at which an item can be seen; None where there is none."""
        about, may = item.about, self.context.desk.may
        if about.case and item.kind.startswith("isolation.") and may(Right.OPEN_CASE):
            return "isolation", about.case
        if about.duty_day and may(Right.READ_DAY):
            return "roster", about.duty_day
        if about.visit and may(Right.FIND_VISITS):
            return "visits", about.visit
        return None

    def _open_item(self) -> None:
        item = self._item()
        place = None if item is None else self._place_of(item)
        if place is not None:
            self.context.navigate(*place)

    def _ask_to_settle(self) -> None:
        item = self._item()
        if item is not None:
            self._open_sheet(lambda: self.settling.begin(item), self.settling)

    def _settle(self) -> None:
        item, desk, note = self._item(), self.context.desk, self.settling.note.text()
        if item is None or self._settling:
            return
        self._settling = True
        self.settling.set_busy(True)

        def settled(_none: None) -> None:
            self._settling = False
            self.settling.set_busy(False)
            self._close_sheets()

        def refused(error: CounterError) -> None:
            self._settling = False
            self.settling.set_busy(False)
            if isinstance(error, Conflict):
                self._close_sheets()
                self.show_error(error)
                self.refresh()
            elif isinstance(error, InputError) and error.field == "note":
                self.settling.note.complain(self.say(error.phrase))
            else:
                self.settling.complain(self.say(error.phrase))

        self.run(lambda: settle(desk, item, note), settled, refused)

    # ------------------------------------------------------------------ by USB

    def _cancel_bundle(self) -> None:
        if self.bundle.under_way:
            self.bundle.stop()
        else:
            self._close_sheets()

    def _bundle_done(self, result: Phrase | Answered) -> None:
        self._close_sheets()
        if isinstance(result, Phrase):
            then = self.tr("Read it at the other computer with the same passphrase.")
            self.notice.say(Tone.NORMAL, self.say(result), then)
            return
        tone = Tone.ATTENTION if result.refused else Tone.NORMAL
        self.notice.say(tone, self.say(result.whole), self.say(result.written))
        self.answers.setText("\n".join(self.say(one) for one in result.desks))
        self.answers.setVisible(bool(result.desks))

    # ------------------------------------------------------------------ sheets

    @property
    def _sheet(self) -> Sheet | None:
        """What is being asked."""
        sheets: tuple[Sheet, ...] = (self.bundle, self.settling)
        return next((sheet for sheet in sheets if not sheet.isHidden()), None)

    def _open_sheet(self, begin: Callable[[], None], sheet: Sheet) -> None:
        self.notice.dismiss()
        self.answers.hide()
        begin()
        self._set_usual(visible=False)
        sheet.show()
        self.first_focus()

    def _close_sheets(self) -> None:
        for sheet in (self.bundle, self.settling):
            sheet.hide()
        self._set_usual(visible=True)
        self.first_focus()

    def _set_usual(self, *, visible: bool) -> None:
        for widget in self._usual:
            widget.setVisible(visible)
        self._below.setVisible(not visible)
