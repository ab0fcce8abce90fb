"""How things stand, for the status line; read on the database thread."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from counter_app.hall.registering import occupancy
from counter_app.people.desk import Desk
from counter_app.store.disk import NEARLY_FULL
from counter_app.store.engine import translate
from counter_app.sync.standing import read_standing
from ui.standing_words import clock_words, line_of
from ui.status_line import StatusFacts


def status_reader(
    folder: Path, free: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free
) -> Callable[[Desk], StatusFacts]:
    """Reads the facts for the hall in `folder`; `free` tells the bytes left there."""

    def read(desk: Desk) -> StatusFacts:
        try:
            left = free(folder)
        except OSError as fault:
            raise translate(fault, folder) from fault
        people = occupancy(desk)
        standing = read_standing(desk.journal)
        return StatusFacts(
            line=line_of(standing),
            to_hub=standing.to_hub,
            to_centre=standing.to_centre,
            clock=clock_words(standing.skew),
            inside=people.inside,
            limit=people.limit,
            disk_left=left // 1_000_000 if left < NEARLY_FULL else None,
        )

    return read
