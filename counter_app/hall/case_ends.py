"""What of a case stands: suspicion beats whatever ended it without knowing of it (N2.5).

Each entry that speaks for the suspicion or ends something says which others its author knew; the
opening everybody knows. A release, a hand-over or the closing of the file stands when it knew all
that speaks against it; one that did not know waits in 'to check', and the case stays as it was.
Who knew an end and spoke against it has undone it: nothing is left to check. All of it is weighed
at once, so the order of arrival and of folding decides nothing. Not here: the case (`cases`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from counter_app.journal.entry import Entry
from counter_app.journal.fold import Reason


@dataclass(frozen=True)
class Act:
    """One entry of the course, and the marks of what its author knew of it."""

    entry: Entry
    knowing: frozenset[str]

    def knows(self, other: Act) -> bool:
        """Whether the author knew of the other."""
        return other.entry.mark in self.knowing


class CaseEnds:
    """What spoke for a case and what ended it, gathered in any order."""

    def __init__(self) -> None:
        self._signs: list[Act] = []
        self._releases: list[Act] = []
        self._handovers: list[Act] = []
        self._closings: list[Act] = []
        self._reopenings: list[Act] = []

    def speaks(self, entry: Entry, knowing: Collection[str]) -> None:
        """Something speaks for the suspicion, or for keeping somebody apart any longer."""
        self._signs.append(Act(entry, frozenset(knowing)))

    def releases(self, entry: Entry, knowing: Collection[str]) -> None:
        """Somebody was released."""
        self._releases.append(Act(entry, frozenset(knowing)))

    def hands_over(self, entry: Entry, knowing: Collection[str]) -> None:
        """Somebody was handed over. That has happened: a sign nobody knew of changes nothing."""
        self._handovers.append(Act(entry, frozenset(knowing)))

    def closes(self, entry: Entry, knowing: Collection[str]) -> None:
        """The file was closed."""
        self._closings.append(Act(entry, frozenset(knowing)))

    def reopens(self, entry: Entry, knowing: Collection[str]) -> None:
        """A closed file was opened again."""
        self._reopenings.append(Act(entry, frozenset(knowing)))

    def weigh(self) -> Standing:
        """What stands of all this."""
        held: list[tuple[Entry, Reason]] = []
        handovers = [
            act for act in self._handovers if not any(sign.knows(act) for sign in self._signs)
        ]
        held += [(act.entry, Reason.OVERTAKEN) for act in handovers[1:]]
        releases, doubted = _weighed(self._releases, [*self._signs, *self._handovers])
        held += doubted
        gone = bool(handovers or releases)
        closings, doubted = _weighed(self._closings, [*self._signs, *self._reopenings])
        held += doubted
        if not gone:
            held += [(act.entry, Reason.SAFETY_HELD) for act in closings]
            closings = []
        for standing in (releases, closings):
            held += [(act.entry, Reason.OVERTAKEN) for act in standing[1:]]
        return Standing(
            handover=handovers[0].entry if handovers else None,
            release=releases[0].entry if releases else None,
            closing=closings[0].entry if closings else None,
            held=tuple(held),
        )


@dataclass(frozen=True)
class Standing:
    """What holds of a case's course; `held` waits for a person's look."""

    handover: Entry | None
    release: Entry | None
    closing: Entry | None
    held: tuple[tuple[Entry, Reason], ...]


def _weighed(
    ends: Iterable[Act], against: Collection[Act]
) -> tuple[list[Act], list[tuple[Entry, Reason]]]:
    """Which ends knew all that speaks against them; and which did not, nor were known there."""
    standing, doubted = [], []
    for end in ends:
        unknown = [act for act in against if not end.knows(act)]
        if not unknown:
            standing.append(end)
        elif not all(act.knows(end) for act in unknown):
            doubted.append((end.entry, Reason.SAFETY_HELD))
    return standing, doubted
