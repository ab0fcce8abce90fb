"""Exchange: whom this desk meets, what waits for whom, and what happened at meetings (N3.4).

Everybody may see it. Reads what `counter_app.sync` has written down; meeting itself goes on in the
background, whether this page is open or not. Not here: joining and leaving (`settings_connection`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt

from counter_app.errors import CounterError
from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import local_time
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.sync.standing import MeetingRecord, Standing, read_meetings, read_standing
from counter_app.sync.store import TOPIC
from ui.page import Context, Page
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
        listed = Card(self.look, margin=12, spacing=8)
        listed.body.addWidget(self.history)
        self.body.addWidget(self.peers)
        self.body.addWidget(self.trouble)
        self.body.addWidget(listed, 1)
        self.body.addWidget(ButtonRow(self.look, self.meet))
        self.meet.setVisible(context.computer is not None)

    def title(self) -> str:
        """The title at the top."""
        return self.tr("Exchange")

    def refresh(self) -> None:
        """Read how this desk stands, and its meetings."""
        desk = self.context.desk
        self.read(lambda: read_shown(desk), self._show)

    def first_focus(self) -> None:
        """On the history."""
        if not self.is_behind:
            self.history.table.setFocus(Qt.FocusReason.OtherFocusReason)

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


def read_shown(desk: Desk) -> Shown:
    """Everything that the page shows, read on the database thread."""
    return Shown(read_standing(desk.journal), read_meetings(desk.journal))
