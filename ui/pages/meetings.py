"""Exchange: whom this desk meets, what waits for whom, and what happened at meetings (N3.4).

Everybody may see it. Reads what `counter_app.sync` has written down; meeting itself goes on in the
background, whether this page is open or not. Not here: joining and leaving (`settings_connection`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter_app.errors import CounterError
from counter_app.exchange.sticks import Answered
from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import local_time
from counter_app.language import Phrase
from counter_app.people.roles import Right
from counter_app.sync.standing import MeetingRecord, Standing, read_meetings, read_standing
from counter_app.sync.store import TOPIC
from ui.page import Context, Page
from ui.pages.bundle_sheet import BundleSheet
from ui.pages.meetings_history import History
from ui.pages.meetings_peers import Peers
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
    nearby: tuple[str, ...] = ()
    """Where hubs of the hall were found that this desk has no code for."""


class MeetingsPage(Page):
    """Peers above, the history below, one button that meets everybody now."""

    # Whatever is recorded waits for somebody.
    topics: ClassVar[frozenset[str]] = frozenset(
        (TOPIC, *(workflow.name for workflow in all_workflows().all))
    )
    right: ClassVar[Right | None] = None

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.peers = Peers(context)
        self.history = History(context)
        self.meet = KeyButton(self.look, self.tr("Meet now"), "F5", Emphasis.PRIMARY, icon="sync")
        self.meet.clicked.connect(self._meet)
        self.trouble = Label("", Kind.STRONG, wraps=True)
        self.trouble.hide()
        self.nearby = Label("", wraps=True)
        self.nearby.hide()
        self.write = KeyButton(self.look, self.tr("Write to USB…"), "F6", icon="disk")
        self.read_in = KeyButton(self.look, self.tr("Read from USB…"), "F7")
        self.sheet = BundleSheet(context)
        self.answers = Label("", wraps=True)
        self.answers.hide()
        self._arrange()
        self.write.clicked.connect(lambda: self._open_sheet(self.sheet.begin_writing))
        self.read_in.clicked.connect(lambda: self._open_sheet(self.sheet.begin_reading))
        self.sheet.cancelled.connect(self._cancel)
        self.sheet.done.connect(self._bundle_done)

    def title(self) -> str:
        """The title at the top."""
        return self.tr("Exchange")

    def refresh(self) -> None:
        """Read how this desk stands, and its meetings."""
        desk, computer = self.context.desk, self.context.computer

        def read() -> Shown:
            nearby = () if computer is None else computer.hubs_without_code()
            return Shown(read_standing(desk.journal), read_meetings(desk.journal), nearby)

        self.read(read, self._show)

    def first_focus(self) -> None:
        """On the history."""
        if self.is_behind:
            return
        if not self.sheet.isHidden():
            self.sheet.first_focus()
        else:
            self.history.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ building

    def _arrange(self) -> None:
        listed = Card(self.look, margin=12, spacing=8)
        listed.body.addWidget(self.history)
        self._buttons = ButtonRow(self.look, self.meet, self.write, self.read_in)
        # Room below the sheet, which stands at the top.
        self._below = QWidget()
        self._usual = (self.peers, listed, self._buttons)
        self.body.addWidget(self.sheet)
        self.body.addWidget(self.peers)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.nearby)
        self.body.addWidget(self.answers)
        self.body.addWidget(listed, 1)
        self.body.addWidget(self._below, 1)
        self.body.addWidget(self._buttons)
        self.sheet.hide()
        self._below.hide()
        self.meet.setVisible(self.context.computer is not None)
        for button in (self.write, self.read_in):
            button.setVisible(self.context.desk.may(Right.EXPORT_JOURNAL))

    # ------------------------------------------------------------------ showing

    def _show(self, shown: Shown) -> None:
        standing = shown.standing
        self.peers.show_standing(standing)
        self.history.show_meetings(shown.meetings)
        self.meet.setEnabled(bool(standing.peers) and not standing.revoked)
        self.set_secondary(self._waiting_words(standing))
        clock = clock_words(standing.skew)
        self.trouble.setVisible(clock is not None)
        if clock is not None:
            self.trouble.setText(
                self.tr("⚠ {what}. Set it right; nothing is lost meanwhile.").format(
                    what=self.say(clock)
                )
            )
            self.trouble.set_tone(Tone.ATTENTION)

        self.nearby.setText(
            self.tr(
                "A hub of this hall is at {address}. For this desk to meet it, an administrator "
                "enters its code in Settings, under Connection."
            ).format(address=self.context.words.listing(shown.nearby))
        )
        self.nearby.setVisible(bool(shown.nearby))

    def _waiting_words(self, standing: Standing) -> str:
        if standing.to_centre is None:
            return ""
        if standing.to_centre:
            return self.tr("{count} records wait for the centre").format(count=standing.to_centre)
        return self.tr("All reported")

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

    # ------------------------------------------------------------------ by USB

    def _open_sheet(self, begin: Callable[[], None]) -> None:
        self.notice.dismiss()
        self.answers.hide()
        begin()
        self._show_sheet(shown=True)

    def _cancel(self) -> None:
        if self.sheet.under_way:
            self.sheet.stop()
        else:
            self._show_sheet(shown=False)

    def _bundle_done(self, result: Phrase | Answered) -> None:
        self._show_sheet(shown=False)
        if isinstance(result, Phrase):
            self.notice.say(
                Tone.NORMAL,
                self.say(result),
                self.tr("Read it at the other computer with the same passphrase."),
            )
            return
        tone = Tone.ATTENTION if result.refused else Tone.NORMAL
        self.notice.say(tone, self.say(result.whole), self.say(result.written))
        self.answers.setText("\n".join(self.say(one) for one in result.desks))
        self.answers.setVisible(bool(result.desks))

    def _show_sheet(self, *, shown: bool) -> None:
        self.sheet.setVisible(shown)
        self._below.setVisible(shown)
        for widget in self._usual:
            widget.setVisible(not shown)
        self.first_focus()
