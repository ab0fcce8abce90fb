"""Bundles of this desk: what it gives away on a stick, and takes from one (`sync.bundle`).

Where this computer turns out to be a copy of another desk, it goes on as a desk of its own.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

from counter_app.hall.desks import introduce_branch
from counter_app.journal.journal import Journal
from counter_app.sync import bundle
from counter_app.sync.branching import move_branch
from counter_app.sync.bundle import Progress, ReadBundle, Written
from counter_app.sync.store import JournalStore


def write_bundle(
    journal: Journal,
    path: Path,
    passphrase: str,
    progress: Progress | None = None,
    *,
    answering: Path | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Written:
    """Write what this desk holds to a new file; with `answering`, what that one's writer lacks.

    The file is there whole, or not at all. Raises `InputError` on `file` or `passphrase`,
    `DiskFull`, `EnvironmentFault`.
    """
    return bundle.write_bundle(
        JournalStore(journal), path, passphrase, progress, answering=answering, stopped=stopped
    )


def read_bundle(
    journal: Journal,
    path: Path,
    passphrase: str,
    progress: Progress | None = None,
    *,
    stopped: Callable[[], bool] = lambda: False,
) -> ReadBundle:
    """Take from a bundle what this desk lacks. Reading it again changes nothing.

    What is damaged anywhere is not begun with. Raises `InputError` on `file` or `passphrase`,
    `EnvironmentFault`.
    """
    move = functools.partial(move_branch, journal, introduce=introduce_branch)
    return bundle.read_bundle(
        JournalStore(journal), path, passphrase, move, progress, stopped=stopped
    )
