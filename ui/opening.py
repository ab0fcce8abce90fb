"""The hall behind the window: opening its database, founding it, signing in. No Qt here.

Runs on the database thread and is imported there, after the first picture is painted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import Engine

from counter_app.errors import EnvironmentFault, InputError
from counter_app.hall import attachments, closing, rounds
from counter_app.hall.desks import desk_name, hall_name
from counter_app.hall.founding import all_workflows, found_hall
from counter_app.hall.rules import read_rules
from counter_app.journal.clock import Clock
from counter_app.journal.journal import Journal, is_founded
from counter_app.journal.refold import refold_waiting
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.signing_in import sign_in
from counter_app.store.daily import daily_backup_due, make_daily_backup
from counter_app.store.key import KeptIn, StoreKey
from counter_app.store.opening import open_store

if TYPE_CHECKING:
    from counter_app.exchange.lines import DeskLines
    from counter_app.sync.discovery import HubsNearby

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class OpenedHall:
    """The store of a folder; without a journal until a hall is founded in it."""

    folder: Path
    engine: Engine
    key: StoreKey
    clock: Clock
    journal: Journal | None = None
    hall: str = ""
    desk: str = ""

    @property
    def kept_in(self) -> KeptIn:
        """Where the database's key lives."""
        return self.key.kept_in

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()


def open_hall(folder: Path, clock: Clock) -> OpenedHall:
    """Open the database in `folder`, made when missing. Raises what `open_store` raises."""
    engine, key = open_store(folder)
    opened = OpenedHall(folder, engine, key, clock)
    if not is_founded(engine):
        return opened
    journal = Journal(engine, all_workflows(), clock)
    try:
        refold_waiting(journal)
    except EnvironmentFault as fault:
        # A full or busy disk must not keep the hall shut: what waits is kept, and waits on.
        log.warning("nothing_refolded", fault=fault.phrase.template)
    return _with_journal(opened, journal)


def found(
    opened: OpenedHall, name: str, desk: str, login: str, password: str
) -> tuple[OpenedHall, Desk]:
    """Found a hall in an empty store; its administrator is signed in."""
    founded = found_hall(opened.engine, opened.clock, name, desk, login, password)
    return _with_journal(opened, founded.desk.journal), founded.desk


@dataclass(frozen=True)
class JoinedHall:
    """A hall that this computer joined. `trouble` says why not all of it has come yet."""

    opened: OpenedHall
    trouble: Phrase | None


def join(
    opened: OpenedHall,
    address: str,
    code: str,
    desk: str,
    progress: Callable[[int], None],
    stopped: Callable[[], bool],
) -> JoinedHall:
    """Make an empty store a desk of the hall that a code is for. Takes long: not for this thread.

    `progress` is told how many entries have come, on the thread that asked. Raises `InputError`,
    `Conflict` or `LineFault`, and nothing is joined then.
    """
    from counter_app.exchange.joining import join_hall

    joined = join_hall(opened.engine, opened.clock, address, code, desk, progress, stopped)
    return JoinedHall(_with_journal(opened, joined.journal), joined.trouble)


def lines_of(journal: Journal, *, on_the_lan: bool) -> DeskLines:
    """What meets the others for as long as the window is open; not begun yet."""
    from counter_app.exchange.lines import DeskLines

    return DeskLines(journal, on_the_lan=on_the_lan)


def hubs_nearby(changed: Callable[[], None]) -> HubsNearby:
    """What finds hubs on the local network, for a computer that has no hall yet; not begun."""
    from counter_app.sync.discovery import HubsNearby

    return HubsNearby(changed)


def sign_in_at(opened: OpenedHall, login: str, password: str) -> Desk:
    """The desk in the hands of whose name and password these are; else `InputError`."""
    if opened.journal is None:
        raise InputError("There is no hall on this computer yet.", field="login")
    lock_out = read_rules(opened.journal).lock_out
    return Desk(opened.journal, sign_in(opened.journal, login, password, lock_out))


def idle_minutes(opened: OpenedHall) -> int:
    """After how many minutes without a touch the hall wants a desk to lock."""
    assert opened.journal is not None
    return read_rules(opened.journal).idle_minutes


def named_now(opened: OpenedHall) -> OpenedHall:
    """The same under the names that hall and desk have now."""
    assert opened.journal is not None
    return _with_journal(opened, opened.journal)


def close_past_days(opened: OpenedHall) -> int:
    """Close what was left over on days before today, if the hall wants that; how many visits."""
    assert opened.journal is not None
    return closing.close_past_days(opened.journal)


def note_missed_rounds(opened: OpenedHall) -> int:
    """Record the rounds that nobody did in their time as missed; how many."""
    assert opened.journal is not None
    return rounds.note_missed(opened.journal)


def collect_leftovers(opened: OpenedHall) -> int:
    """Throw away bytes of photos that nothing names; of how many."""
    assert opened.journal is not None
    return attachments.collect_leftovers(opened.journal)


def back_up_today(opened: OpenedHall, today: date) -> Path | None:
    """Make the backup of the hall's day, unless there is one. Takes long: not for this thread.

    Raises `DiskFull` or `EnvironmentFault` when it can't be made; older ones stay then.
    """
    assert opened.journal is not None
    if not daily_backup_due(opened.folder, today):
        return None
    kept = read_rules(opened.journal).backups_kept
    return make_daily_backup(opened.engine, opened.key.secret, opened.folder, today, kept)


def _with_journal(opened: OpenedHall, journal: Journal) -> OpenedHall:
    return replace(opened, journal=journal, hall=hall_name(journal), desk=desk_name(journal))
