"""The daily backups: how they stand, one more by hand, and where the key is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

from counter_app.errors import CounterError
from counter_app.journal.clock import local_time
from counter_app.people.roles import Right
from ui.page import Page
from ui.pages.settings_form import focus_on
from ui.pages.settings_section import Section
from ui.style import Tone
from ui.widgets.button_row import ButtonRow
from ui.widgets.card import Card
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Kind, Label

if TYPE_CHECKING:
    from ui.keeping import Backups

STALE = 2
"""Days after which a newest backup is old."""


class BackupsSection(Section):
    """Facts and one button."""

    right = Right.CHANGE_SETTINGS
    of_computer = True

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        computer = page.context.computer
        assert computer is not None
        self._computer = computer
        look = self.look
        self.button = KeyButton(look, self.tr("Back up now"), "F8", Emphasis.PRIMARY, icon="disk")
        self.button.clicked.connect(self.back_up)
        self.newest = Label("…", Kind.STRONG, wraps=True)
        self.kept = Label("…", wraps=True)
        self.place = Label("…", wraps=True)
        self.disk = Label("…", wraps=True)
        self.key = Label(self.say(computer.key_words), wraps=True)
        card = Card(look, margin=18, spacing=14)
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(20))
        grid.setVerticalSpacing(look.px(14))
        grid.setColumnStretch(1, 1)
        facts = (
            (self.tr("Last backup"), self.newest),
            (self.tr("Kept"), self.kept),
            (self.tr("Where"), self.place),
            (self.tr("Disk"), self.disk),
            (self.tr("Key"), self.key),
        )
        for row, (name, value) in enumerate(facts):
            grid.addWidget(Label(name, Kind.SECONDARY), row, 0)
            grid.addWidget(value, row, 1)
        card.body.addLayout(grid)
        card.body.addWidget(
            Label(
                self.tr(
                    "Once a day the program makes a backup by itself. It does not survive the disk "
                    "it lies on: now and then write one to a memory stick with "
                    "counter-app backup FILE --with-key, and keep the key apart. Without the key "
                    "nobody can read it."
                ),
                Kind.SECONDARY,
                wraps=True,
            )
        )
        card.body.addStretch(1)
        self.show_scrolled(card)
        self.body.addWidget(ButtonRow(look, self.button))

    def title(self) -> str:
        """The tab."""
        return self.tr("Backups")

    def refresh(self) -> None:
        """Look at the folder."""
        self.context.work.paper(self._computer.read_backups, self._show, self._unknown, self)

    def first_focus(self) -> None:
        """To the button; and look again, for time has passed."""
        focus_on(self.button)
        self.refresh()

    def back_up(self) -> None:
        """Make today's backup, or make it anew."""
        self.newest.setText(self.tr("One moment …"))
        self.newest.set_tone(None)
        self.act(self.button, self._computer.back_up_now, self._made, files=True)

    def complain(self, error: CounterError, form: object = None) -> None:
        """Say it in the page, and show how the backups stand all the same."""
        self.page.show_error(error)
        self.refresh()

    def _made(self, backups: Backups) -> None:
        self._show(backups)
        self.announce(self.tr("The backup is complete and was read back."))

    def _unknown(self, error: CounterError) -> None:
        # Never 'none' where nobody knows.
        for label in (self.newest, self.kept, self.disk):
            label.setText(self.tr("can't be read now"))
            label.set_tone(Tone.ALARM)
        self.page.show_error(error)

    def _show(self, backups: Backups) -> None:
        for label in (self.kept, self.disk):
            label.set_tone(None)
        self.place.setText(str(backups.folder))
        self.disk.setText(self.say(backups.disk))
        self.kept.setText(self.tr("{count} daily backups").format(count=backups.count))
        if backups.newest_at is None:
            self.newest.setText(self.tr("There is none yet."))
            self.newest.set_tone(Tone.ALARM)
            return
        made, now = local_time(backups.newest_at), local_time(self.context.clock.now())
        size = f"{max(backups.newest_size / 1_000_000, 0.1):.1f} MB"
        self.newest.setText(f"{made:%Y-%m-%d %H:%M} · {size}")
        old = (now.date() - made.date()).days >= STALE
        self.newest.set_tone(Tone.ATTENTION if old else Tone.NORMAL)
