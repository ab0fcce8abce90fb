"""What all verbs of an isolation case check alike: words, moments, and what their author knows.

Not here: the verbs (`isolation`, `case_work`).
"""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from counter_app.errors import Conflict, InputError
from counter_app.hall.case_rows import Case
from counter_app.hall.case_steps import (
    CaseClosed,
    CaseExtended,
    CaseHandedOver,
    CaseObserved,
    CaseReopened,
)
from counter_app.hall.cases import CaseCleared, CaseRaised, CaseState
from counter_app.journal.clock import MINUTE
from counter_app.journal.entry import Entry
from counter_app.journal.fold import UNREADABLE
from counter_app.journal.journal import Act
from counter_app.journal.writing_rows import read_subject

LONGEST_LINE = 200
"""Characters."""

AHEAD = 2 * MINUTE
"""By so much a typed time may be ahead of this desk's clock."""

_WEIGHED = frozenset(
    kind.kind
    for kind in (CaseRaised, CaseCleared, CaseHandedOver, CaseExtended, CaseClosed, CaseReopened)
)


APART = frozenset({CaseState.OPEN})
"""The state of somebody who is kept apart."""


def require(case: Case, states: Collection[CaseState]) -> None:
    """`Conflict` when the case is in none of the states that a step needs."""
    if case.state not in states:
        raise Conflict(
            "Case {number} is {state} now. Nothing was changed.",
            number=case.number,
            state=case.state.label,
        )


def line(text: str, field: str) -> str:
    """Words that must be there. Raises `InputError` for none and for too many."""
    clean = words(text, field)
    if not clean:
        raise InputError("This must be filled in.", field=field)
    return clean


def words(text: str, field: str) -> str:
    """Words that may be left out, on one line. Raises `InputError` for too many."""
    clean = " ".join(text.split())
    if len(clean) > LONGEST_LINE:
        raise InputError("Write at most {longest} characters.", field=field, longest=LONGEST_LINE)
    return clean


def moment(act: Act, case: Case, typed: int | None) -> int:
    """When a step happened, in ms since 1970 UTC: as `typed`, or now.

    Never before what it follows: a clock that was set back moves no step before the case. Raises
    `InputError` (field `happened_at`) for what has not come yet or was before the case.
    """
    follows = [case.opened_at, case.begun_at]
    follows += [at for at in (case.gone_at, case.left_at) if at is not None]
    if typed is None:
        return max(act.now, *follows)
    if typed > act.now + AHEAD:
        raise InputError("This time has not come yet.", field="happened_at")
    # Hours and minutes are typed: within its minute a step comes after what it follows.
    at = max([typed, *(one for one in follows if one - MINUTE < typed)])
    if at < case.opened_at:
        raise InputError("This was before the case was opened.", field="happened_at")
    return at


def known(act: Act, case: str) -> tuple[str, ...]:
    """The marks of everything that weighs in the course of a case, as far as it is here."""
    entries = read_subject(act.connection, act.hall, case)
    return tuple(entry.mark for entry in entries if _weighs(entry))


def _weighs(entry: Entry) -> bool:
    if entry.kind != CaseObserved.kind:
        return entry.kind in _WEIGHED
    try:
        return entry.body is not None and msgspec.json.decode(entry.body, type=CaseObserved).fever
    except UNREADABLE:
        # Set aside by the fold, so it weighs nothing.
        return False
