"""Taking what another replica gives: judged run by run, kept without folding.

The same for a desk, a hub and the centre. Folding is for the caller: at once at a desk, afterwards
at a server, so that it never holds up the taking.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection

from counter_app.journal.entry import Entry
from counter_app.journal.heads import NO_ENTRIES, Head, hold_devices, read_heads
from counter_app.journal.many_rows import put_rows, put_tuples
from counter_app.journal.runs import Run, RunAnswer, hash_at, judge, meeting_point
from counter_app.journal.tables import entry_table, head_table
from counter_app.journal.writing_rows import FIELDS


@dataclass(frozen=True)
class Judged:
    """What runs are worth: an answer a run, the entries to keep, and the heads then."""

    answers: list[RunAnswer]
    fresh: list[Entry]
    heads: Mapping[str, Head]
    """Of the devices that `fresh` are of."""


def take_runs(
    connection: Connection, hall: str, runs: Iterable[Run]
) -> tuple[list[RunAnswer], list[Entry]]:
    """Keep what is sound and new of `runs`; an answer a run, and the entries that were new.

    Within the connection's write transaction. Others may take at the same time: those that take
    of the same devices wait.
    """
    offered = list(runs)
    hold_devices(connection, hall, (run.device for run in offered))
    judged = judge_runs(connection, hall, offered)
    write_entries(connection, hall, judged.fresh, judged.heads)
    return judged.answers, judged.fresh


def judge_runs(connection: Connection, hall: str, runs: Iterable[Run]) -> Judged:
    """Look at what is offered, run by run, each behind those before it. Keeps nothing."""
    stored = read_heads(connection, hall)
    heads = dict(stored)
    answers: list[RunAnswer] = []
    fresh: dict[str, list[Entry]] = {}
    for run in runs:
        head = heads.get(run.device, NO_ENTRIES)
        point = meeting_point(run, head)
        before = stored.get(run.device, NO_ENTRIES)
        mine = fresh.setdefault(run.device, [])
        if point > before.seq:  # an earlier run of the same batch brought it
            known: bytes | None = mine[point - before.seq - 1].hash
        else:
            known = hash_at(connection, hall, run.device, point, before)
        verdict = judge(run, hall, head, known)
        heads[run.device] = verdict.head
        mine.extend(verdict.fresh)
        answers.append(
            RunAnswer(
                device=run.device,
                held=verdict.head.seq,
                kept=len(verdict.fresh),
                refusal=verdict.refusal,
            )
        )
    return Judged(
        answers,
        [entry for entries in fresh.values() for entry in entries],
        {device: heads[device] for device, entries in fresh.items() if entries},
    )


def write_entries(
    connection: Connection, hall: str, entries: Sequence[Entry], heads: Mapping[str, Head]
) -> None:
    """Write entries, and the heads that their devices have then."""
    if not entries:
        return
    rows = list(map(msgspec.structs.astuple, entries))
    put_tuples(connection, entry_table, (), FIELDS, rows)
    put_rows(
        connection,
        head_table,
        ("device",),
        [{"hall": hall, "device": device, **vars(head)} for device, head in sorted(heads.items())],
    )
