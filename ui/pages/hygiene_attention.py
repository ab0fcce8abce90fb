"""Overdue disinfection, air and low supplies in the 'needs attention' column (N2.1, N2.2).

Asked on the database thread.
"""

from __future__ import annotations

from counter_app.hall.hygiene_needs import hygiene_needs
from counter_app.people.desk import Desk
from ui.attention import AttentionItem
from ui.pages.needs_attention import items_of


def read_attention(desk: Desk) -> list[AttentionItem]:
    """An item for each need of the hall's hygiene."""
    return items_of(hygiene_needs(desk))
