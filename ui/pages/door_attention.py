"""What at the door needs attention: who is suspected and still unplaced, who may be measured again.

Asked on the database thread.
"""

from __future__ import annotations

from counter_app.hall.door import suspected_unplaced
from counter_app.hall.temperature import Check, checks_to_repeat
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from ui.attention import AttentionItem
from ui.style import Tone

PATIENCE = 5 * 60_000
"""Milliseconds after the rest; whoever still waits then is pointed out."""


def read_attention(desk: Desk) -> list[AttentionItem]:
    """Suspected persons without a case first, then those who have waited too long."""
    now = desk.journal.clock.now()
    items = [
        AttentionItem(
            Tone.ALARM,
            Phrase("Suspected, not in isolation yet"),
            "door",
            (_who(check), Phrase("Press F9 at the door.")),
            argument=check.id,
            moment=check.first_at,
        )
        for check in suspected_unplaced(desk)
    ]
    for check in checks_to_repeat(desk):
        since = check.first_at if check.repeat_from is None else check.repeat_from
        if now - since > PATIENCE:
            items.append(
                AttentionItem(
                    Tone.ATTENTION,
                    Phrase("Still to be measured again"),
                    "door",
                    (_who(check),),
                    argument=check.id,
                    moment=since,
                )
            )
    return items


def _who(check: Check) -> Phrase:
    return Phrase("{name}, first {reading} ℃", name=check.person.name, reading=_degrees(check))


def _degrees(check: Check) -> str:
    return f"{check.first / 10:.1f}"
