"""What is due next in an isolation case, and until when: computed from what is recorded (N2.5).

Moments are in ms since 1970 UTC. Nothing here is kept: the same case gives the same answer on every
desk. Not here: how that is shown, or heard (`ui.pages`).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import msgspec

from counter_app.hall.case_rows import Case
from counter_app.hall.cases import CaseState
from counter_app.hall.unclean import Unclean
from counter_app.journal.clock import MINUTE
from counter_app.language import Phrase

AHEAD = 2 * MINUTE
"""By so much a clock may have been ahead when something was recorded."""


class Due(StrEnum):
    """What can be due, in the order in which it mostly is."""

    PLACE = "place"
    CALL = "call"
    OBSERVE = "observe"
    DECIDE = "decide"
    DISINFECT = "disinfect"
    CLOSE = "close"

    @property
    def label(self) -> Phrase:
        """What is to be done, as the hall says it."""
        return _LABELS[self]


_LABELS = {
    Due.PLACE: Phrase("In the observation place"),
    Due.CALL: Phrase("Health authority called"),
    Due.OBSERVE: Phrase("Next reading"),
    Due.DECIDE: Phrase("Isolation ends: hand over, release or extend"),
    Due.DISINFECT: Phrase("Disinfected"),
    Due.CLOSE: Phrase("Close the case"),
}


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is due by a moment; None where it only waits to be done."""

    what: Due
    by: int | None

    def overdue(self, now: int) -> bool:
        """Whether the moment has passed."""
        return self.by is not None and now > self.by


def deadlines(case: Case, unclean: Iterable[Unclean], now: int) -> list[Deadline]:
    """All that is due in a case, what is due first before the rest.

    `unclean` are the hall's windows that are closed for calling.
    """
    return dues_of(case, now, clean=not needs_disinfection(case, unclean))


def dues_of(case: Any, now: int, *, clean: bool) -> list[Deadline]:
    """The same for a `Case`, or a row of `case_table`, of which is known whether all is `clean`.

    What counts from a moment that lies ahead of the clock is due at once: a clock that was wrong
    must never make anybody wait.
    """
    found: list[Deadline] = []

    def add(what: Due, since: int, by: int) -> None:
        found.append(Deadline(what=what, by=by if since <= now + AHEAD else now))

    if case.state == CaseState.OPEN:
        if case.placed_at is None:
            add(Due.PLACE, case.begun_at, case.place_due)
        if case.called_at is None:
            add(Due.CALL, case.begun_at, case.call_due)
        if case.observed_at is not None:
            add(Due.OBSERVE, case.observed_at, case.observe_due)
        if case.isolated_until is not None:
            found.append(Deadline(what=Due.DECIDE, by=case.isolated_until))
    elif case.state != CaseState.CLOSED:
        if not clean:
            add(Due.DISINFECT, case.left_at, case.disinfect_due)
        else:
            found.append(Deadline(what=Due.CLOSE, by=None))
    order = list(Due)
    return sorted(found, key=lambda one: (one.by is None, one.by or 0, order.index(one.what)))


def needs_disinfection(case: Case, unclean: Iterable[Unclean]) -> bool:
    """Whether a window that the person visited, or the observation place, is still to be done."""
    return not case.place_is_clean or any(one.case == case.id for one in unclean)
