"""What of rounds and findings wants attention, for the column (N7.1)."""

from __future__ import annotations

from collections.abc import Sequence

from counter_app.hall.rounds_needs import rounds_needs
from counter_app.people.desk import Desk
from ui.attention import AttentionItem
from ui.pages.needs_attention import items_of


def read_attention(desk: Desk) -> Sequence[AttentionItem]:
    """Missed and coming rounds, and findings that are not verified."""
    return items_of(rounds_needs(desk))
