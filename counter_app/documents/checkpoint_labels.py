"""Labels of checkpoints, to be scanned on a round: A4 stickers, or a single label (N7.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counter_app.documents.asset_labels import (
    GRIDS,
    SIZES,
    AssetLabel,
    label_sheets,
    single_labels,
)
from counter_app.documents.paper import Paper
from counter_app.hall.checklists import Checklist
from counter_app.hall.checkpoints import Checkpoint
from counter_app.language import Phrase, Translations


def checkpoint_labels(
    checkpoints: Sequence[Checkpoint],
    kinds: Mapping[str, Checklist],
    hall: str,
    translations: Translations,
    *,
    single: bool,
) -> Paper:
    """The labels on the commonest sheet of stickers, or with `single` one a page."""
    language, title = translations.language, translations.say(Phrase("Checkpoint"))
    labels = [
        AssetLabel(
            hall=hall,
            # Names of places are long and wrap; the kind of place is short and stands large.
            number=kinds[one.place].name(language) if one.place in kinds else one.place,
            name=one.name,
            kind=title,
            code=one.code,
        )
        for one in checkpoints
    ]
    if single:
        return single_labels(labels, SIZES[0], title, translations)
    return label_sheets(labels, GRIDS[0], 1, title, translations)
