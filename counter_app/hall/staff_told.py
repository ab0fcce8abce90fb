"""What the entries about the staff say, in words: no reading, no answer, nothing private."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter_app.hall.care import CareNoteKept, CareShared, OwnNoteKept, SelfCheckKept
from counter_app.hall.staff_checks import (
    StaffAnswered,
    StaffCleared,
    StaffMeasured,
    StaffRevealed,
    StaffTakenOut,
)
from counter_app.hall.training import (
    TrainingCorrected,
    TrainingHeld,
    TrainingTakenOut,
    TrainingWithdrawn,
)
from counter_app.hall.training_topics import TopicSet
from counter_app.language import CHINESE, Phrase
from counter_app.people.care_keys import CareKeyMade, CareKeyWrapped


def told_of_staff(body: Any, user: Callable[[str], str]) -> Phrase | None:
    """What an entry says; `user` gives the name of an account. None for entries of other kinds."""
    match body:
        case StaffMeasured() | StaffAnswered():
            return Phrase("health check of {name}, {day}", name=user(body.user), day=body.day)
        case StaffCleared():
            return Phrase("a member of staff may work after all: {why}", why=body.why)
        case StaffRevealed():
            return Phrase("health check of a member of staff shown")
        case StaffTakenOut():
            return Phrase(
                "list of health checks taken out: {first} to {last}",
                first=body.first,
                last=body.last,
            )
        case SelfCheckKept() | OwnNoteKept() | CareNoteKept():
            return Phrase("private record about {name} kept", name=user(body.about))
        case CareShared():
            return Phrase("private record shared with who may read it")
        case CareKeyMade() | CareKeyWrapped():
            return Phrase("keys for private records made or renewed")
        case TopicSet():
            return Phrase("topic of trainings set: {name}", name=body.topic.name.said(CHINESE))
        case TrainingHeld() | TrainingCorrected():
            day = body.facts.day.isoformat()
            return Phrase("training of {day} written down or corrected", day=day)
        case TrainingWithdrawn():
            return Phrase("training taken back: {why}", why=body.why)
        case TrainingTakenOut():
            return Phrase("training record taken out")
    return None
