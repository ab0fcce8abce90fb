"""A look at the database, its key and what its newest entries say of the clock; nothing is changed.

Not here: checking every entry (`journal verify`), which takes longer the longer a hall works.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from sqlalchemy import Connection, func, select

from counter_app.diagnosis.findings import Finding, Part, attention, broken, in_order
from counter_app.errors import CounterError, StoreUnusable
from counter_app.journal.clock import Clock, local_time
from counter_app.journal.content_standing import count_contents
from counter_app.journal.heads import NO_ENTRIES, Head, read_heads
from counter_app.journal.tables import entry_table, replica_table
from counter_app.language import Phrase
from counter_app.store.key import KeptIn, StoreKey, load_key
from counter_app.store.opening import DATABASE, HEAD, refuse_newer
from counter_app.store.peeking import has_content, peeked_revision, peeking, tables_of

MINUTE = 60_000
DAY = 24 * 60 * MINUTE

BACKWARDS = 2 * MINUTE
"""Milliseconds by which the clock may have been put right without a word."""

LONG_PAUSE = 180 * DAY
"""Milliseconds. A clock this far after the newest entry is more likely wrong than the hall idle."""

NEWEST = 2000
"""How many of the newest entries are looked at for a clock that was set back."""

LISTENING = 0.25
"""Seconds for which the clock is watched for steps."""

STEP = 0.05
"""Seconds. No clock that is merely being adjusted gains or loses this much while it is watched."""


def look_at_hall(folder: Path, clock: Clock, built: date) -> Iterator[Finding]:
    """The key, the database and the clock, in this order. `built`: the program's own day."""
    path = folder / DATABASE
    there = has_content(path)
    try:
        key = load_key(folder)
    except CounterError as fault:
        yield broken(Part.KEY, fault.phrase)
        yield broken(Part.DATABASE, Phrase("It can't be looked at without its key."))
        yield _look_at_clock(None, clock, built)
        return
    yield _look_at_key(key, there)
    if not there or key is None:
        yield _nothing_to_read(there)
        yield _look_at_clock(None, clock, built)
        return
    try:
        refuse_newer(revision := peeked_revision(path, key.secret))
        with peeking(path, key.secret) as connection:
            if connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise StoreUnusable(
                    "The database can't be read: the key does not fit or the file is damaged. "
                    "It was left as it is. Restore a backup, or ask the administrator."
                )
        if revision is None:
            yield _nothing_to_read(False)
            yield _look_at_clock(None, clock, built)
            return
        if revision != HEAD:
            yield attention(
                Part.DATABASE,
                Phrase("It is of an older version and is copied and brought up to date next time."),
            )
            yield _look_at_clock(None, clock, built)
            return
        with tables_of(path, key.secret) as tables:
            yield _look_at_journal(tables)
            yield _look_at_clock(tables, clock, built)
    except CounterError as fault:
        yield broken(Part.DATABASE, fault.phrase)
        yield _look_at_clock(None, clock, built)


def _look_at_key(key: StoreKey | None, database_there: bool) -> Finding:
    if key is not None:
        if key.kept_in is KeptIn.KEYRING:
            return in_order(Part.KEY, key.kept_in.label)
        return attention(Part.KEY, key.kept_in.label)
    if database_there:
        return broken(
            Part.KEY,
            Phrase(
                "The database is here, but its key is not. Nothing was changed. Bring back the "
                "key file or this computer's key store, or restore a backup."
            ),
        )
    if _key_store_is_there():
        return in_order(Part.KEY, Phrase("There is no key yet; this computer has a key store."))
    return attention(
        Part.KEY,
        Phrase("There is no key yet; without a key store it will be kept in a file."),
    )


def _key_store_is_there() -> bool:
    import keyring

    # Backends that can keep nothing call themselves priority 0.
    return float(keyring.get_keyring().priority) > 0


def _nothing_to_read(database_there: bool) -> Finding:
    if database_there:
        return broken(Part.DATABASE, Phrase("It can't be looked at without its key."))
    return attention(
        Part.DATABASE,
        Phrase("There is no hall in this folder yet. Make one (new-hall), or restore a backup."),
    )


def _look_at_journal(tables: Connection) -> Finding:
    """Whether each device's newest entry is the one that its head names, and chained to it."""
    hall = tables.scalar(select(replica_table.c.hall))
    if hall is None:
        return attention(
            Part.DATABASE,
            Phrase(
                "There is no hall in this folder yet. Make one (new-hall), or restore a backup."
            ),
        )
    newest = {
        row.device: Head(row.seq, row.tick, row.hash)
        for row in tables.execute(
            select(
                entry_table.c.device,
                func.max(entry_table.c.seq).label("seq"),
                entry_table.c.tick,
                entry_table.c.hash,
            )
            .where(entry_table.c.hall == hall)
            .group_by(entry_table.c.device)
        )
    }
    heads = read_heads(tables, hall)
    for device in heads.keys() | newest.keys():
        if heads.get(device, NO_ENTRIES) != newest.get(device, NO_ENTRIES):
            return broken(
                Part.DATABASE,
                Phrase("The journal does not end where it should. Run: journal verify."),
            )
    damaged = count_contents(tables, hall).damaged
    if damaged:
        return attention(
            Part.DATABASE,
            Phrase(
                "{damaged} photos or scans are damaged; they are fetched anew from the hub or the "
                "centre. Is the disk sound?",
                damaged=damaged,
            ),
        )
    entries = sum(head.seq for head in heads.values())
    return in_order(
        Part.DATABASE,
        Phrase("Every page is readable; {entries} entries, up to the last one.", entries=entries),
    )


def _look_at_clock(tables: Connection | None, clock: Clock, built: date) -> Finding:
    now = clock.now()
    shown = f"{local_time(now):%Y-%m-%d %H:%M}"
    if local_time(now).date() < built:
        return broken(
            Part.CLOCK,
            Phrase("It shows {now}, before this program was made. Set the clock.", now=shown),
        )
    moments = _newest_moments(tables) if tables is not None else []
    if moments and now < moments[0] - BACKWARDS:
        return broken(
            Part.CLOCK,
            Phrase(
                "It shows {now}, but the newest entry was written at {newest}. Set the clock.",
                now=shown,
                newest=f"{local_time(moments[0]):%Y-%m-%d %H:%M}",
            ),
        )
    if clock_steps(time.time, time.monotonic, time.sleep):
        return attention(
            Part.CLOCK,
            Phrase("It jumps while one looks. See which program sets it, and let only one do so."),
        )
    if moments and now > moments[0] + LONG_PAUSE:
        return attention(
            Part.CLOCK,
            Phrase(
                "It shows {now}, {days} days after the newest entry. Is the date right?",
                now=shown,
                days=(now - moments[0]) // DAY,
            ),
        )
    if any(later < earlier - BACKWARDS for later, earlier in pairwise(moments)):
        return attention(
            Part.CLOCK,
            Phrase(
                "It shows {now}. It was set back between recent entries; their order is kept all "
                "the same. Let the system set the clock by itself.",
                now=shown,
            ),
        )
    return in_order(Part.CLOCK, Phrase("It shows {now}.", now=shown))


def _newest_moments(tables: Connection) -> list[int]:
    """When this device wrote its newest entries, by its clock then, the newest first."""
    device = tables.scalar(select(replica_table.c.device))
    return list(
        tables.scalars(
            select(entry_table.c.at)
            .where(entry_table.c.device == device)
            .order_by(entry_table.c.seq.desc())
            .limit(NEWEST)
        )
    )


def clock_steps(
    wall: Callable[[], float], steady: Callable[[], float], wait: Callable[[float], object]
) -> bool:
    """Whether the wall clock went otherwise than a steady one while it was watched."""
    wall_before, steady_before = wall(), steady()
    wait(LISTENING)
    return abs((wall() - wall_before) - (steady() - steady_before)) > STEP
