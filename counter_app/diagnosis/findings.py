"""What a look at one part of the computer found: its state, in words, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from counter_app.language import Phrase


class State(StrEnum):
    """How it stands with one part."""

    OK = "ok"
    ATTENTION = "attention"
    BROKEN = "broken"

    @property
    def label(self) -> Phrase:
        """The state as people say it."""
        return _STATE_LABELS[self]


_STATE_LABELS: Mapping[State, Phrase] = {
    State.OK: Phrase("in order"),
    State.ATTENTION: Phrase("attention"),
    State.BROKEN: Phrase("broken"),
}


class Part(StrEnum):
    """What is looked at."""

    DATABASE = "database"
    KEY = "key"
    CLOCK = "clock"
    DISK = "disk"
    FONTS = "fonts"
    SCREEN_LIBRARIES = "screen_libraries"
    INPUT_METHOD = "input_method"
    PRINTERS = "printers"

    @property
    def label(self) -> Phrase:
        """The part as people call it."""
        return _PART_LABELS[self]


_PART_LABELS: Mapping[Part, Phrase] = {
    Part.DATABASE: Phrase("Database"),
    Part.KEY: Phrase("Key"),
    Part.CLOCK: Phrase("Clock"),
    Part.DISK: Phrase("Disk"),
    Part.FONTS: Phrase("Fonts"),
    Part.SCREEN_LIBRARIES: Phrase("Screen libraries"),
    Part.INPUT_METHOD: Phrase("Input method"),
    Part.PRINTERS: Phrase("Printers"),
}


@dataclass(frozen=True)
class Finding:
    """One part's state; the phrase says what was seen and, unless in order, what to do next."""

    part: Part
    state: State
    said: Phrase


def in_order(part: Part, said: Phrase) -> Finding:
    """Nothing to do."""
    return Finding(part, State.OK, said)


def attention(part: Part, said: Phrase) -> Finding:
    """The hall can work, but somebody should look."""
    return Finding(part, State.ATTENTION, said)


def broken(part: Part, said: Phrase) -> Finding:
    """The hall can't work as it should until this is mended."""
    return Finding(part, State.BROKEN, said)
