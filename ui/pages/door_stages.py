"""The stages that a person at the door goes through, and which buttons each one offers."""

from __future__ import annotations

from enum import Enum, auto

from counter_app.hall.temperature import State
from ui.pages.door_actions import Action


class Stage(Enum):
    """Where the person at the door stands."""

    PERSON = auto()
    """Being asked; no reading yet."""
    REPEAT = auto()
    """A first abnormal reading; the rest is running."""
    AGAIN = auto()
    """Another reading is being typed."""
    SUSPECTED = auto()
    """Abnormal twice; only isolation leads on."""
    MATTERS = auto()
    """Normal; being asked what they come for."""
    LIMIT = auto()
    """A matter's limit is reached; somebody must decide."""
    REGISTERED = auto()
    ISOLATED = auto()
    TURNED_AWAY = auto()


class Overlay(Enum):
    """What is asked for besides, in the place below."""

    MORE = auto()
    REFUSAL = auto()
    CORRECTION = auto()


OVER = frozenset({Stage.REGISTERED, Stage.ISOLATED, Stage.TURNED_AWAY})
"""After these the next person may simply come."""
ASKING_MATTERS = frozenset({Stage.MATTERS, Stage.LIMIT})
REPEATING = frozenset({Stage.REPEAT, Stage.AGAIN})
"""In these the person is in the list of those who wait, and nothing is lost by the next one."""

AFTER_READING = {
    State.NORMAL: Stage.MATTERS,
    State.LOW: Stage.AGAIN,
    State.TO_REPEAT: Stage.REPEAT,
    State.SUSPECTED: Stage.SUSPECTED,
}

_BY_STAGE: dict[Stage, tuple[Action, ...]] = {
    Stage.PERSON: (Action.ENTER, Action.MORE, Action.TURN_AWAY, Action.SKIP),
    Stage.REPEAT: (Action.REPEAT, Action.ISOLATE_DIRECTLY, Action.TURN_AWAY, Action.SKIP),
    Stage.AGAIN: (Action.ENTER, Action.TURN_AWAY, Action.SKIP),
    Stage.SUSPECTED: (Action.ISOLATE,),
    Stage.MATTERS: (Action.REGISTER, Action.MEASURE_ANEW, Action.MORE, Action.SKIP),
    Stage.LIMIT: (Action.REGISTER, Action.BEYOND, Action.MORE, Action.SKIP),
    Stage.REGISTERED: (Action.NEXT, Action.PRINT_AGAIN, Action.CORRECT),
    Stage.ISOLATED: (Action.NEXT, Action.OPEN_CASE),
    Stage.TURNED_AWAY: (Action.NEXT,),
}
_BY_OVERLAY: dict[Overlay, tuple[Action, ...]] = {
    Overlay.MORE: (Action.ENTER, Action.BACK),
    Overlay.REFUSAL: (Action.SAVE_REFUSAL, Action.BACK),
    Overlay.CORRECTION: (Action.SAVE_CORRECTION, Action.PRINT_AGAIN, Action.BACK),
}


def offered(stage: Stage, overlay: Overlay | None, *, fever: bool) -> tuple[Action, ...]:
    """The buttons to show; `fever` when the check has an abnormal reading."""
    if overlay is not None:
        return _BY_OVERLAY[overlay]
    if stage is Stage.AGAIN and fever:
        return (Action.ENTER, Action.ISOLATE_DIRECTLY, Action.TURN_AWAY, Action.SKIP)
    return _BY_STAGE[stage]
