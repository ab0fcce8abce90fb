"""How much room the disk of a folder has, so that a full one is announced before it refuses."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from counter_app.language import Phrase

NEARLY_FULL = 500_000_000
"""Bytes. A hall's day is a few megabytes, but its daily backups are whole copies."""

FULL = 1_000_000
"""Bytes. Below this a save, its log and their bookkeeping may no longer fit."""


@dataclass(frozen=True)
class DiskState:
    """Bytes that this user can still write, and what that means."""

    free_bytes: int
    nearly_full: bool
    full: bool

    @property
    def phrase(self) -> Phrase:
        """What to tell the person at the desk."""
        if self.full:
            return Phrase("The disk is full: nothing more can be saved. Make room now.")
        megabytes = self.free_bytes // 1_000_000
        if self.nearly_full:
            return Phrase(
                "The disk is nearly full: {megabytes} MB are left. Make room soon.",
                megabytes=megabytes,
            )
        return Phrase("{megabytes} MB are free on the disk.", megabytes=megabytes)


def disk_state(folder: Path, nearly_full: int = NEARLY_FULL, full: int = FULL) -> DiskState:
    """The state of the disk that holds `folder`, which must exist; thresholds in bytes."""
    free = shutil.disk_usage(folder).free
    return DiskState(free, nearly_full=free < nearly_full, full=free < full)
