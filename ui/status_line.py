"""The status line: how the line is, what waits, how full the hall is, who is here, what time it is.

Offline is the normal state and looks like it. 'All reported' is said only where nothing is left
that the centre's own word does not cover.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from counter_app.journal.clock import Clock, local_time
from counter_app.language import Phrase
from ui.style import Style, Tone
from ui.translation import Words
from ui.widgets.label import Label

HEIGHT = 34


class Line(Enum):
    """How this desk stands to the others."""

    ALONE = "alone"
    """No other desk is known: one computer does everything."""
    LOOKING = "looking"
    """Others are known, and none has been tried yet."""
    HALL = "hall"
    """The hall's desks see each other; the centre is not reached from here."""
    CENTRE = "centre"
    """The centre is reached."""
    CUT = "cut"
    """Nobody is reached just now."""
    WITHDRAWN = "withdrawn"
    """This computer's access was withdrawn: it keeps what it has and exchanges nothing."""


@dataclass(frozen=True)
class StatusFacts:
    """What the line shows; None is not known, and not shown.

    `to_hub` and `to_centre` count entries that these are not known to hold. `clock` says that this
    computer's clock is wrong.
    """

    line: Line = Line.ALONE
    to_hub: int | None = None
    to_centre: int | None = None
    inside: int | None = None
    limit: int | None = None
    disk_left: int | None = None
    """Megabytes, only where it is nearly full."""
    clock: Phrase | None = None


class StatusLine(QWidget):
    """34 px at the bottom. `lock_asked` and `sign_out_asked` come from the menu of the user."""

    lock_asked = Signal()
    sign_out_asked = Signal()

    def __init__(
        self, style: Style, words: Words, clock: Clock, ticking: QTimer, user: str
    ) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(style.px(HEIGHT))
        self._style, self._words, self._clock = style, words, clock
        self._dot = Label()
        self._line, self._waiting, self._disk = Label(), Label(), Label()
        self._wrong_time = Label()
        self._wrong_time.set_tone(Tone.ATTENTION)
        self._disk.set_tone(Tone.ALARM)
        self._inside, self._time = Label(), Label()
        px = style.px
        box = QHBoxLayout(self)
        box.setContentsMargins(px(18), 0, px(18), 0)
        box.setSpacing(px(8))
        box.addWidget(self._dot)
        box.addWidget(self._line)
        for label in (self._waiting, self._wrong_time, self._disk):
            box.addSpacing(px(14))
            box.addWidget(label)
        box.addStretch()
        box.addWidget(self._inside)
        box.addSpacing(px(8))
        box.addWidget(self._user_button(user))
        box.addSpacing(px(8))
        box.addWidget(self._time)
        ticking.timeout.connect(self.turn)
        self.turn()
        self.show_facts(StatusFacts())

    def show_facts(self, facts: StatusFacts) -> None:
        """Show how things stand."""
        self._facts = facts
        self._show_line(facts)
        self._waiting.setText("    ".join(self._waiting_words(facts)))
        clock = "" if facts.clock is None else f"⚠ {self._words.say(facts.clock)}"
        self._wrong_time.setText(clock)
        self._inside.setText(self._inside_text(facts))
        full = facts.limit is not None and facts.inside is not None and facts.inside >= facts.limit
        self._inside.set_tone(Tone.ALARM if full else None)
        self._disk.setText(
            ""
            if facts.disk_left is None
            else self.tr("⚠ Disk nearly full: {count} MB left. Ask for room.").format(
                count=facts.disk_left
            )
        )

    def _show_line(self, facts: StatusFacts) -> None:
        words = {
            Line.ALONE: self.tr("This computer alone · everything can be done"),
            Line.LOOKING: self.tr("Looking for the others · everything can be done"),
            Line.HALL: self.tr("Connected within the hall · everything can be done"),
            Line.CENTRE: self.tr("Connected to the centre"),
            Line.CUT: self.tr("No connection · everything can be done"),
            Line.WITHDRAWN: self.tr(
                "⚠ Access withdrawn: nothing is exchanged. Ask the administrator."
            ),
        }
        calm = facts.line in (Line.ALONE, Line.CENTRE) or (
            # What reaches the centre through the hall is as good as reported from here.
            facts.line is Line.HALL and not facts.to_centre
        )
        tone = Tone.NORMAL if calm else Tone.ATTENTION
        if facts.line is Line.WITHDRAWN:
            tone = Tone.ALARM
        elif facts.line is Line.LOOKING:
            tone = Tone.QUIET
        self._dot.setPixmap(self._style.picture("dot", self._style.accent(tone), 10))
        self._line.setText(words[facts.line])
        self._line.set_tone(Tone.ALARM if tone is Tone.ALARM else None)

    def _waiting_words(self, facts: StatusFacts) -> list[str]:
        waiting = []
        if facts.to_hub:
            waiting.append(self.tr("{count} waiting for the hall").format(count=facts.to_hub))
        if facts.to_centre:
            waiting.append(self.tr("{count} waiting for the centre").format(count=facts.to_centre))
        if facts.to_centre == 0 and not facts.to_hub:
            waiting.append(self.tr("All reported"))
        return waiting

    def mark_stale(self) -> None:
        """How things stand could not be read: what is shown may be old, and says so."""
        words = [f"⚠ {self.tr('not up to date')}", self._inside_text(self._facts)]
        self._inside.setText(" · ".join(one for one in words if one))
        self._inside.set_tone(Tone.ATTENTION)

    def turn(self) -> None:
        """Show the time it is now."""
        self._time.setText(local_time(self._clock.now()).strftime("%H:%M"))

    def _inside_text(self, facts: StatusFacts) -> str:
        if facts.inside is None:
            return ""
        if facts.limit is None:
            return self.tr("{inside} in the hall").format(inside=facts.inside)
        return self.tr("{inside} / {limit} in the hall").format(
            inside=facts.inside, limit=facts.limit
        )

    def _user_button(self, user: str) -> QPushButton:
        button = QPushButton(user)
        button.setIcon(self._style.icon("user", self._style.colour("secondary"), 16))
        button.setIconSize(QSize(self._style.px(16), self._style.px(16)))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        menu = QMenu(button)
        lock = QAction(self.tr("Lock, or change user    Ctrl+L"), menu)
        lock.triggered.connect(self.lock_asked)
        leave = QAction(self.tr("Sign out"), menu)
        leave.triggered.connect(self.sign_out_asked)
        menu.addActions([lock, leave])
        button.setMenu(menu)
        return button
