"""What the duty roster wants attention for: today or tomorrow nobody leads."""

from __future__ import annotations

from counter_app.hall.roster_needs import roster_needs
from counter_app.people.desk import Desk
from ui.attention import AttentionItem
from ui.pages.needs_attention import items_of


def read_attention(desk: Desk) -> list[AttentionItem]:
    """Its needs; runs on the database thread."""
    return items_of(roster_needs(desk))
