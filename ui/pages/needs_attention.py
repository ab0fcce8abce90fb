"""The needs of a workflow as items of the 'needs attention' column (N7.1)."""

from __future__ import annotations

from collections.abc import Iterable

from counter_app.hall.needs import Need, Urgency, in_order
from ui.attention import AttentionItem
from ui.style import Tone

HEARD = frozenset(
    {
        Urgency.RUNNING_CASE,
        Urgency.OVERDUE_CALL,
        Urgency.RUNNING_INCIDENT,
        Urgency.STAFF_SUSPECTED,
    }
)
"""What chimes when it is new."""


def need_tone(need: Need) -> Tone:
    """How loud a need is: what endangers somebody or can't wait is an alarm."""
    alarm = need.overdue or need.urgency <= Urgency.MISSED_ROUND
    return Tone.ALARM if alarm else Tone.ATTENTION


def items_of(needs: Iterable[Need]) -> list[AttentionItem]:
    """One item for each need, the most urgent first; its due time turns beside it."""
    return [
        AttentionItem(
            need_tone(need),
            need.title,
            need.page,
            need.lines,
            argument=need.subject,
            moment=need.due,
            down=True,
            heard=need.urgency in HEARD,
        )
        for need in in_order(needs)
    ]
