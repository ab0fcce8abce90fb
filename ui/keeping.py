"""What an administrator sees and does about backups and the key. No Qt here.

The daily backup by itself is `chores`; this is for looking, and for one more by hand. Files only:
runs in the pool, never on the UI thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from counter_app.errors import Conflict
from counter_app.hall.rules import read_rules
from counter_app.journal.clock import day_of
from counter_app.language import Phrase
from counter_app.store.daily import BACKUPS, daily_backups, make_daily_backup
from counter_app.store.disk import disk_state
from counter_app.store.engine import translate
from ui.opening import OpenedHall


@dataclass(frozen=True)
class Backups:
    """How the daily backups stand. `newest_at` in milliseconds since 1970 UTC; sizes in bytes."""

    folder: Path
    count: int
    newest_at: int | None
    newest_size: int
    disk: Phrase


def read_backups(opened: OpenedHall) -> Backups:
    """How the backups of a hall stand. Raises `EnvironmentFault` when the disk does not answer."""
    try:
        found = daily_backups(opened.folder)
        newest = found[-1].stat() if found else None
        disk = disk_state(opened.folder)
    except OSError as fault:
        raise translate(fault, opened.folder) from fault
    return Backups(
        folder=opened.folder / BACKUPS,
        count=len(found),
        newest_at=None if newest is None else newest.st_mtime_ns // 1_000_000,
        newest_size=0 if newest is None else newest.st_size,
        disk=disk.phrase,
    )


def back_up_now(opened: OpenedHall) -> Backups:
    """Make today's backup, or make it anew; the older one goes only when the new one is whole.

    Raises `Conflict` while another window makes one, `DiskFull` or `EnvironmentFault` when it
    can't be made.
    """
    assert opened.journal is not None
    kept = read_rules(opened.journal).backups_kept
    today = day_of(opened.clock.now())
    key = opened.key.secret
    made = make_daily_backup(opened.engine, key, opened.folder, today, kept, anew=True)
    if made is None:
        raise Conflict("Another window is making a backup right now. Look again in a minute.")
    return read_backups(opened)
