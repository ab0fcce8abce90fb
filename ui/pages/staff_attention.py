"""The staff's health in the 'needs attention' column: for the leader, and one's own (N2.3).

Asked on the database thread.
"""

from __future__ import annotations

from counter_app.hall.staff_today import lacks_own_check, staff_needs
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from ui.attention import AttentionItem
from ui.pages.needs_attention import items_of
from ui.style import Tone

OWN_CHECK = "own_check"
"""What `navigate("staff", …)` opens for one's own check."""


def read_attention(desk: Desk) -> list[AttentionItem]:
    """What a leader must see of the staff, and a calm word to whoever has no check yet."""
    items = items_of(staff_needs(desk))
    if desk.may(Right.REPORT_HEALTH) and lacks_own_check(desk):
        hint = Phrase("Your own health check of today is missing")
        items.append(AttentionItem(Tone.INFO, hint, "staff", argument=OWN_CHECK))
    return items
