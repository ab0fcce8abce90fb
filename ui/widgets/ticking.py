"""Times that turn: counting up from a moment or down to one, with a word and a colour.

All of them share one timer of a second that is passed in; they read the clock that is passed in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.style import Style, Tone
from ui.widgets.label import Kind, Label


class Now(Protocol):
    """A clock: milliseconds since 1970 UTC."""

    def now(self) -> int:
        """The moment it is."""
        ...


@dataclass(frozen=True)
class Stage:
    """From `at` milliseconds after the moment on (negative: before it), this tone and word."""

    at: int
    tone: Tone
    word: str = ""


def clock_text(milliseconds: int) -> str:
    """A length of time as `04:31` or `1:04:31`, whole seconds, never negative."""
    seconds = max(0, milliseconds) // 1000
    hours, minutes = divmod(seconds // 60, 60)
    if hours:
        return f"{hours}:{minutes:02}:{seconds % 60:02}"
    return f"{minutes:02}:{seconds % 60:02}"


def remaining_text(milliseconds: int) -> str:
    """What remains as `04:31`, rounded up to whole seconds; past it, `+00:12`."""
    if milliseconds >= 0:
        return clock_text(milliseconds + 999)
    return f"+{clock_text(-milliseconds)}"


class TurningTime(QWidget):
    """A time that turns. `reached` carries the new stage whenever one begins."""

    reached = Signal(object)

    def __init__(
        self,
        style: Style,
        clock: Now,
        ticking: QTimer,
        *,
        kind: Kind = Kind.STRONG,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._moment: int | None = None
        self._down = False
        self._stages: tuple[Stage, ...] = ()
        self._stage: Stage | None = None
        self._word = Label("", Kind.SMALL)
        self._time = Label("", kind)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(style.px(6))
        box.addWidget(self._word)
        box.addWidget(self._time)
        self._word.hide()
        ticking.timeout.connect(self.turn)

    def count_up(self, since: int, stages: Sequence[Stage] = ()) -> None:
        """Show how long it is since a moment (ms since 1970 UTC)."""
        self._begin(since, stages, down=False)

    def count_down(self, until: int, stages: Sequence[Stage] = ()) -> None:
        """Show how long it is until a moment (ms since 1970 UTC); past it, by how much."""
        self._begin(until, stages, down=True)

    def stop(self, text: str = "") -> None:
        """Turn no more; show a text that stands still."""
        self._moment, self._stage = None, None
        self._time.setText(text)
        self._time.set_tone(None)
        self._word.hide()

    def text(self) -> str:
        """The time as shown."""
        return self._time.text()

    def word(self) -> str:
        """The word beside it; empty when there is none."""
        return "" if self._word.isHidden() else self._word.text()

    def turn(self) -> None:
        """Show the time it is now."""
        if self._moment is None:
            return
        passed = self._clock.now() - self._moment
        self._time.setText(remaining_text(-passed) if self._down else clock_text(passed))
        stage = next((one for one in reversed(self._stages) if passed >= one.at), None)
        if stage != self._stage:
            self._stage = stage
            self._word.setText(stage.word if stage else "")
            self._word.setVisible(bool(stage and stage.word))
            for label in (self._word, self._time):
                label.set_tone(stage.tone if stage else None)
            self.reached.emit(stage)

    def _begin(self, moment: int, stages: Sequence[Stage], *, down: bool) -> None:
        self._moment, self._down = moment, down
        self._stages = tuple(sorted(stages, key=lambda stage: stage.at))
        self._stage = None
        self._word.hide()
        for label in (self._word, self._time):
            label.set_tone(None)
        self.turn()
