"""How rounds and findings are said on the screen: tones, times, people."""

from __future__ import annotations

from collections.abc import Mapping

from counter_app.hall.finding_facts import FindingState, Weight
from counter_app.hall.findings import Finding
from counter_app.hall.round_facts import RoundState
from counter_app.hall.rounds import Round
from ui.pages.visit_words import time_of_day
from ui.style import Tone

ROUND_TONES = {
    RoundState.PLANNED: Tone.QUIET,
    RoundState.UNDER_WAY: Tone.INFO,
    RoundState.DONE: Tone.NORMAL,
    RoundState.MISSED: Tone.ALARM,
}

FINDING_TONES = {
    FindingState.OPEN: Tone.ATTENTION,
    FindingState.RECTIFIED: Tone.INFO,
    FindingState.VERIFIED: Tone.NORMAL,
}

WEIGHT_TONES = {
    Weight.MINOR: Tone.QUIET,
    Weight.SERIOUS: Tone.ATTENTION,
    Weight.AT_ONCE: Tone.ALARM,
}


def window_of(one: Round) -> str:
    """The window of time of a planned round; when an extra one began."""
    if one.slot is not None:
        return str(one.slot.window).replace("-", "–")
    return "" if one.started_at is None else time_of_day(one.started_at)


def who_of(finding: Finding, people: Mapping[str, str]) -> str:
    """Who puts it right."""
    return finding.who_name or people.get(finding.who, "?")
