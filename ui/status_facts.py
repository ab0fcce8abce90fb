"""How things stand, for the status line; read on the database thread."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from counter_app.hall.registering import occupancy
from counter_app.people.desk import Desk
from counter_app.store.disk import NEARLY_FULL
from counter_app.store.engine import translate
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
        return StatusFacts(
            inside=people.inside,
            limit=people.limit,
            disk_left=left // 1_000_000 if left < NEARLY_FULL else None,
        )

    return read
