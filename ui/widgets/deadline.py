"""Until when something must be done: a time that turns, with icon, word and colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.style import Style, Tone
from ui.widgets.card import Card
from ui.widgets.label import Kind, Label
from ui.widgets.ticking import Now, Stage, TurningTime
from ui.widgets.verdict import ICONS


class Deadline(Card):
    """Counts down to a moment; calm, then amber, then red with how long it is overdue."""

    def __init__(
        self,
        style: Style,
        clock: Now,
        ticking: QTimer,
        caption: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, margin=14, spacing=2, parent=parent)
        self._style, self._caption = style, caption
        self._icon = Label()
        self._note = Label("", Kind.SMALL, wraps=True)
        self.time = TurningTime(style, clock, ticking, kind=Kind.NUMBER)
        self.time.reached.connect(self._reached)
        row = QHBoxLayout()
        row.setSpacing(style.px(10))
        row.addWidget(self._icon)
        row.addWidget(self.time)
        row.addStretch()
        self.body.addWidget(Label(caption, Kind.STRONG, wraps=True))
        self.body.addLayout(row)
        self.body.addWidget(self._note)
        self.tone: Tone | None = None

    def run(self, until: int, stages: Sequence[Stage], note: str = "") -> None:
        """Turn towards a moment (ms since 1970 UTC); every stage has a word."""
        self._note.setText(note)
        self.time.count_down(until, stages)

    def _reached(self, stage: Stage | None) -> None:
        if stage is None:
            return
        self.tone = stage.tone
        self.set_tone(stage.tone)
        icon = "clock" if stage.tone is Tone.INFO else ICONS[stage.tone]
        self._icon.setPixmap(self._style.picture(icon, self._style.accent(stage.tone), 26))
        self.setAccessibleName(f"{self._caption}: {stage.word}. {self._note.text()}")
