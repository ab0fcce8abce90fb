"""One backup a day beside the database, and a number of them kept.

Which are oldest is told by the order in which they were made, kept in a list beside them, and not
by their dates: a clock that once was ten years ahead must cost none of the good ones.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from counter_app.store.backup import GROWING, backup_to, remove_database
from counter_app.store.engine import translate
from counter_app.store.files import sync_folder, write_private
from counter_app.store.holding import only_one

BACKUPS = "backups"
ORDER_FILE = "daily-order"
LOCK_FILE = "daily-lock"
PATTERN = "daily-*.backup"
NEWER = ".newer"


def daily_backup_due(folder: Path, today: date) -> bool:
    """Whether the database of `folder` has no backup of the hall's day `today` yet."""
    return not _of_day(folder, today).exists()


def make_daily_backup(
    engine: Engine, key: bytes, folder: Path, today: date, keep: int, *, anew: bool = False
) -> Path | None:
    """Make the backup of `today`, then remove all but the newest `keep` (a setting; 1 or more).

    None when it is there already or another process is making it. With `anew` one that is there
    is replaced once the new one is whole. Takes long (about 1 s for each
    100 MB) and must not run on the screen's thread. Raises `DiskFull` or `EnvironmentFault` when
    it can't be made; no older one is removed then.
    """
    target = _of_day(folder, today)
    try:
        target.parent.mkdir(mode=0o700, exist_ok=True)
        with only_one(target.parent / LOCK_FILE) as mine:
            if not mine or (target.exists() and not anew):
                return None
            for left in target.parent.glob(f"*{GROWING}"):
                remove_database(left)  # by a kill: nobody else is making one
            # Listed before it is there: a kill in between leaves a name without a file, which is
            # passed over, and never a newest file that counts as the oldest.
            made_before = [path for path in daily_backups(folder) if path != target]
            order = "".join(f"{path.name}\n" for path in [*made_before, target])
            write_private(target.parent / ORDER_FILE, order, replace=True)
            newer = target.with_name(f"{target.name}{NEWER}")
            newer.unlink(missing_ok=True)  # by a kill between the copy and its name
            backup_to(engine, key, newer if target.exists() else target)
            if newer.exists():
                newer.replace(target)
                sync_folder(target.parent)
            for old in daily_backups(folder)[: -max(keep, 1)]:
                old.unlink()
    except OSError as fault:
        raise translate(fault, folder) from fault
    return target


def daily_backups(folder: Path) -> list[Path]:
    """The daily backups of the database of `folder`, in the order in which they were made."""
    found = {path.name: path for path in (folder / BACKUPS).glob(PATTERN)}
    order_file = folder / BACKUPS / ORDER_FILE
    order = order_file.read_text(encoding="ascii").split() if order_file.exists() else []
    listed = [name for name in dict.fromkeys(order) if name in found]
    unlisted = sorted(found.keys() - set(listed))
    return [found[name] for name in (*unlisted, *listed)]


def _of_day(folder: Path, day: date) -> Path:
    return folder / BACKUPS / f"daily-{day.isoformat()}.backup"
