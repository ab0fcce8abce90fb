"""What needs somebody's attention, as every workflow of the leader's day says it (N7.1).

Each workflow has a question that gives its needs; the leader's home page, the attention column and
the shift hand-over sheet show them. Not here: those questions, and what any of them means.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

import msgspec

from counter_app.language import Phrase


class Urgency(IntEnum):
    """In which order needs are shown: what endangers somebody comes first."""

    RUNNING_CASE = 1
    OVERDUE_CALL = 2
    RUNNING_INCIDENT = 3
    STAFF_SUSPECTED = 4
    MISSED_ROUND = 5
    OPEN_FINDING = 6
    OVERDUE_DISINFECTION = 7
    STAFF_WITHOUT_CHECK = 8
    HALL_FILLING_UP = 9
    LOW_SUPPLY = 10
    DUE_SOON = 11


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that needs attention.

    `page` is the name of the page where the work is done, and `subject` what it opens there. `due`
    is until when (ms since 1970 UTC), None where there is no such moment; `overdue` says that the
    moment has passed or the thing can't wait.
    """

    urgency: Urgency
    page: str
    subject: str
    title: Phrase
    lines: tuple[Phrase, ...] = ()
    due: int | None = None
    overdue: bool = False


def in_order(needs: Iterable[Need]) -> list[Need]:
    """The most urgent first; of the same urgency the overdue ones, then what is due first."""
    return sorted(
        needs,
        key=lambda need: (
            need.urgency,
            not need.overdue,
            need.due is None,
            need.due or 0,
            need.subject,
        ),
    )
