"""How the parts of the hygiene page say how something stands: a word, a colour, a turning time."""

from __future__ import annotations

from counter_app.hall.dues import Standing
from counter_app.journal.clock import MINUTE, day_of, local_time
from counter_app.language import Phrase
from ui.style import Tone
from ui.widgets.ticking import remaining_text

HOUR = 60 * MINUTE
DAY = 24 * HOUR

STANDING_TONES = {
    Standing.OVERDUE: Tone.ALARM,
    Standing.DUE_SOON: Tone.ATTENTION,
    Standing.DONE: Tone.NORMAL,
}


def moment_text(at: int | None, now: int) -> str:
    """A time of today as 08:30, else with its day; — for none."""
    if at is None:
        return "—"
    there = local_time(at)
    return f"{there:%H:%M}" if day_of(at) == day_of(now) else f"{there:%m-%d %H:%M}"


def due_phrase(due: int, now: int) -> Phrase:
    """By when; in the last hour what is left, turning by the second, and past it by how much."""
    if due - HOUR <= now < due + DAY:
        left = remaining_text(due - now)
        return (
            Phrase("{time} late", time=left.removeprefix("+"))
            if due < now
            else Phrase("{time} left", time=left)
        )
    return Phrase("{time}", time=moment_text(due, now))
