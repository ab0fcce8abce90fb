"""Double calls in the 'needs attention' column of the windows that called one visitor (N4.1).

Asked on the database thread.
"""

from __future__ import annotations

from collections.abc import Sequence

from counter_app.hall.queue import double_calls
from counter_app.hall.visit_rows import Visit
from counter_app.hall.windows import list_windows
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from ui.attention import AttentionItem
from ui.pages.window_state import window_numbers
from ui.style import Tone


def read_attention(desk: Desk) -> list[AttentionItem]:
    """Who was called here and elsewhere, for as long as it is not sorted out."""
    windows = list_windows(desk)
    here = next((one for one in windows if one.device == desk.journal.device), None)
    if here is None:
        return []
    numbers = {one.id: one.number for one in windows}

    def item(visit: Visit, others: Sequence[str], what: Phrase) -> AttentionItem:
        return AttentionItem(
            Tone.ATTENTION,
            Phrase(
                "{ticket} was also called at window {number}",
                ticket=visit.ticket,
                number=window_numbers(others, numbers),
            ),
            "window",
            (what,),
            argument=visit.id,
            heard=True,
        )

    double, items = double_calls(desk, here.id), []
    if double.kept is not None:
        items.append(item(double.kept, double.kept.also, Phrase("The visitor stays with you.")))
    if double.lost is not None:
        what = Phrase("Show them the way there, then call the next one.")
        items.append(item(double.lost, (double.lost.window,), what))
    return items
