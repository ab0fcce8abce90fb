"""Whether an incident is over: a closing holds only if its author knew all that had come to it.

A new step, a step taken back, a note, a report or a reopening that the closing did not know of
keeps the incident under way, and the closing waits in 'to check' (N7.2). What is written about a
closed incident by somebody who knows that it is closed changes nothing; only a reopening does. All
of it is weighed at once, so the order in which entries arrive decides nothing. Not here: what
comes to an incident (`incident_facts`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from counter_app.journal.entry import Entry
from counter_app.journal.fold import Reason


@dataclass(frozen=True)
class _Known:
    """An entry, and the marks of what its author knew."""

    entry: Entry
    knowing: frozenset[str]

    def knows(self, other: _Known) -> bool:
        return other.entry.mark in self.knowing


@dataclass(frozen=True)
class IncidentStanding:
    """The closing that holds, if any; `held` waits for a person's look."""

    closing: Entry | None
    held: tuple[tuple[Entry, Reason], ...]


class IncidentCourse:
    """What came to an incident and what closed it, gathered in any order."""

    def __init__(self) -> None:
        self._news: list[_Known] = []
        self._reopenings: list[_Known] = []
        self._closings: list[_Known] = []

    def adds(self, entry: Entry, knowing: Collection[str]) -> None:
        """Something came to the incident that whoever closes it must know."""
        self._news.append(_Known(entry, frozenset(knowing)))

    def reopens(self, entry: Entry, knowing: Collection[str]) -> None:
        """Somebody opened it again."""
        self._reopenings.append(_Known(entry, frozenset(knowing)))

    def closes(self, entry: Entry, knowing: Collection[str]) -> None:
        """Somebody closed it."""
        self._closings.append(_Known(entry, frozenset(knowing)))

    def weigh(self) -> IncidentStanding:
        """What stands of all this."""
        standing: list[Entry] = []
        held: list[tuple[Entry, Reason]] = []
        for closing in self._closings:
            if any(one.knows(closing) for one in self._reopenings):
                continue
            others = (*self._news, *self._reopenings)
            if all(closing.knows(one) or one.knows(closing) for one in others):
                standing.append(closing.entry)
            else:
                held.append((closing.entry, Reason.SAFETY_HELD))
        held += [(entry, Reason.OVERTAKEN) for entry in standing[1:]]
        return IncidentStanding(standing[0] if standing else None, tuple(held))
