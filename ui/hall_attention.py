"""What needs attention wherever one works: a full hall, a disk that is nearly full.

Asked on the database thread. What a page's own workflow wants attention for is that page's.
"""

from __future__ import annotations

from pathlib import Path

from counter_app.hall.registering import occupancy
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.store.disk import NEARLY_FULL, disk_state
from ui.attention import AttentionItem
from ui.style import Tone


def read_attention(desk: Desk, nearly_full: int = NEARLY_FULL) -> list[AttentionItem]:
    """The hall and this computer; `nearly_full` in bytes."""
    items = []
    inside = occupancy(desk)
    if inside.full:
        items.append(
            AttentionItem(
                Tone.ATTENTION,
                Phrase(
                    "The hall is full: {inside} of {limit}",
                    inside=inside.inside,
                    limit=inside.limit,
                ),
                "queue",
                (Phrase("The next ones wait outside, 1 m apart."),),
            )
        )
    disk = disk_state(Path(desk.journal.engine.url.database or "").parent, nearly_full)
    if disk.nearly_full:
        tone = Tone.ALARM if disk.full else Tone.ATTENTION
        items.append(AttentionItem(tone, disk.phrase, "settings"))
    return items
