"""The running cases in the 'needs attention' column of everybody who may see them (N2.5).

Asked on the database thread.
"""

from __future__ import annotations

from counter_app.hall.case_rows import Case
from counter_app.hall.isolation import open_cases
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from ui.attention import AttentionItem
from ui.pages.visit_words import time_of_day
from ui.style import Tone


def read_attention(desk: Desk) -> list[AttentionItem]:
    """One alarm for each case, the oldest first, with its next deadline turning beside it."""
    now = desk.journal.clock.now()
    return [_item(case, now) for case in open_cases(desk)]


def _item(case: Case, now: int) -> AttentionItem:
    dues = sorted((case.place_due, case.call_due))
    name = case.person.name
    lines = (
        Phrase("In the observation place by {time}", time=time_of_day(case.place_due)),
        Phrase("Health authority called by {time}", time=time_of_day(case.call_due)),
    )
    return AttentionItem(
        Tone.ALARM,
        Phrase("Case {number}", number=case.number),
        "isolation",
        (Phrase("{name}", name=name), *lines) if name else lines,
        argument=case.id,
        # The next deadline that is not over; once all are, the last of them.
        moment=next((due for due in dues if due > now), dues[-1]),
        down=True,
        heard=True,
    )
