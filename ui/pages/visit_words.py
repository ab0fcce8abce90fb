"""How a visit is said on the screen: states in their tones, matters, times. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable

from counter_app.hall.catalogue import Catalogue
from counter_app.hall.visits import VisitState
from counter_app.journal.clock import local_time
from ui.style import Tone
from ui.translation import Words

STATE_TONES = {
    VisitState.WAITING: Tone.INFO,
    VisitState.CALLED: Tone.INFO,
    VisitState.SERVING: Tone.NORMAL,
    VisitState.ON_HOLD: Tone.ATTENTION,
    VisitState.NO_SHOW: Tone.ATTENTION,
    VisitState.SUSPENDED: Tone.ALARM,
}
"""The states that say something; the others are over, and quiet."""


def state_tone(state: VisitState) -> Tone:
    """The tone in which a state is shown."""
    return STATE_TONES.get(state, Tone.QUIET)


def matter_names(codes: Iterable[str], catalogue: Catalogue, words: Words) -> str:
    """The short names of matters in one line."""
    names = []
    for code in codes:
        item = catalogue.item(code)
        names.append(code if item is None else item.short_name(words.language))
    return words.listing(names)


def time_of_day(at: int) -> str:
    """Hall time of a moment, as `10:41`."""
    return local_time(at).strftime("%H:%M")


def day_and_time(at: int, day: str) -> str:
    """Hall time of a moment; with its date where that is not `day` (ISO)."""
    there = local_time(at)
    return there.strftime("%H:%M" if there.date().isoformat() == day else "%m-%d %H:%M")


def degrees(tenths: int) -> str:
    """A temperature as people read it; — where none was taken."""
    return f"{tenths / 10:.1f} ℃" if tenths else "—"
