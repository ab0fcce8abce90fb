"""What the entries of rounds, their plans and their findings say, in words (N7.1)."""

from __future__ import annotations

from typing import Any

from counter_app.hall.checklists import ChecklistSet
from counter_app.hall.checkpoints import CheckpointSet
from counter_app.hall.finding_facts import (
    FindingChanged,
    FindingOpened,
    FindingRectified,
    FindingReopened,
    FindingSeenAgain,
    FindingVerified,
)
from counter_app.hall.round_facts import (
    PointAnswered,
    RoundFinished,
    RoundMissed,
    RoundStarted,
)
from counter_app.hall.round_plans import PlanSet
from counter_app.language import Phrase


def told_of_rounds(body: Any) -> Phrase | None:
    """What an entry's body says; None where it is of something else."""
    return _told_of_plans(body) or _told_of_round(body) or _told_of_finding(body)


def _told_of_plans(body: Any) -> Phrase | None:
    match body:
        case ChecklistSet():
            return Phrase("checklist changed: {place}", place=body.checklist.names)
        case CheckpointSet():
            return Phrase("checkpoint {name} set up", name=body.name)
        case PlanSet():
            return Phrase("round plan {name} changed", name=body.name)
    return None


def _told_of_round(body: Any) -> Phrase | None:
    match body:
        case RoundStarted():
            return Phrase("round begun")
        case PointAnswered():
            return Phrase("checkpoint {name} looked at", name=body.point.name)
        case RoundFinished():
            return Phrase("round done")
        case RoundMissed():
            missed = Phrase("{day} {window}", day=body.slot.day, window=str(body.slot.window))
            return Phrase("round missed: {when}", when=missed)
    return None


def _told_of_finding(body: Any) -> Phrase | None:
    match body:
        case FindingOpened():
            return Phrase("found at {place}: {what}", place=body.place, what=body.words)
        case FindingSeenAgain():
            return Phrase("found again")
        case FindingChanged():
            return Phrase("{weight}, another time or person", weight=body.weight.label)
        case FindingRectified():
            return Phrase("rectified: {note}", note=body.note)
        case FindingReopened():
            return Phrase("opened again: {why}", why=body.why)
        case FindingVerified():
            return Phrase("verified")
    return None
