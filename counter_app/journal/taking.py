"""Taking what another replica gives: judged run by run, kept without folding.

The same for a desk, a hub and the centre. Folding is for the caller: at once at a desk, afterwards
at a server, so that it never holds up the taking.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from sqlalchemy import Connection, insert

from counter_app.journal.entry import Entry
from counter_app.journal.heads import NO_ENTRIES, Head, read_heads
from counter_app.journal.runs import Run, RunAnswer, hash_at, judge, meeting_point
from counter_app.journal.tables import entry_table, head_table
from counter_app.journal.writing_rows import in_place


def take_runs(
    connection: Connection, hall: str, runs: Iterable[Run]
) -> tuple[list[RunAnswer], list[Entry]]:
    """Keep what is sound and new of `runs`; an answer a run, and the entries that were new.

    Within the connection's write transaction, which must hold off other takers of the hall.
    """
    heads = read_heads(connection, hall)
    stored = dict(heads)
    answers: list[RunAnswer] = []
    fresh: list[Entry] = []
    for run in runs:
        head = heads.get(run.device, NO_ENTRIES)
        point = meeting_point(run, head)
        known = _hash_of(fresh, run.device, point)
        if known is None:
            known = hash_at(connection, hall, run.device, point, stored.get(run.device, NO_ENTRIES))
        verdict = judge(run, hall, head, known)
        heads[run.device] = verdict.head
        fresh.extend(verdict.fresh)
        answers.append(
            RunAnswer(
                device=run.device,
                held=verdict.head.seq,
                kept=len(verdict.fresh),
                refusal=verdict.refusal,
            )
        )
    if fresh:
        written = {entry.device for entry in fresh}
        write_entries(connection, hall, fresh, {device: heads[device] for device in written})
    return answers, fresh


def _hash_of(fresh: list[Entry], device: str, seq: int) -> bytes | None:
    """The hash of an entry that an earlier run of the same batch brought."""
    # Newest first: a run nearly always goes on where the one before it ended.
    for entry in reversed(fresh):
        if entry.device == device and entry.seq == seq:
            return entry.hash
    return None


def write_entries(
    connection: Connection, hall: str, entries: Iterable[Entry], heads: Mapping[str, Head]
) -> None:
    """Write entries, and the heads that their devices have then."""
    connection.execute(insert(entry_table), [msgspec.structs.asdict(one) for one in entries])
    connection.execute(
        in_place(head_table, "device"),
        [{"hall": hall, "device": device, **vars(head)} for device, head in sorted(heads.items())],
    )
