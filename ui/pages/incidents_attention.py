"""Running incidents in the 'needs attention' column of everybody who may work on them (N7.2).

Asked on the database thread.
"""

from __future__ import annotations

from counter_app.hall.incident_needs import incident_needs
from counter_app.people.desk import Desk
from ui.attention import AttentionItem
from ui.pages.needs_attention import items_of


def read_attention(desk: Desk) -> list[AttentionItem]:
    """One alarm for each incident, with its next deadline turning beside it."""
    return items_of(incident_needs(desk))
