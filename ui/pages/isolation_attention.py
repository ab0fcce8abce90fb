"""The running cases in the 'needs attention' column of everybody who may see them (N2.5).

Asked on the database thread.
"""

from __future__ import annotations

from dataclasses import replace

from counter_app.hall.case_dues import deadlines
from counter_app.hall.isolation import running_cases
from counter_app.hall.isolation_needs import isolation_needs
from counter_app.hall.unclean import unclean_windows
from counter_app.people.desk import Desk
from ui.attention import AttentionItem
from ui.pages.needs_attention import items_of


def read_attention(desk: Desk) -> list[AttentionItem]:
    """One item for each case, with what is due first turning beside it; every deadline is heard."""
    now, unclean = desk.journal.clock.now(), unclean_windows(desk)
    rings = {
        case.id: tuple(one.by for one in deadlines(case, unclean, now) if one.by is not None)
        for case in running_cases(desk)
    }
    return [
        replace(item, rings=rings.get(str(item.argument), ()))
        for item in items_of(isolation_needs(desk))
    ]
