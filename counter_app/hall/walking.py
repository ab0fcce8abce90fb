"""What somebody who walks a round has before them: its places, their checklists, what stands there.

Assets that are overdue for disinfection are shown where they are (N2.2, N7.1). Not here: the round.
"""

from __future__ import annotations

import msgspec

from counter_app.hall.checklists import Checklist, checklists_now
from counter_app.hall.checkpoints import Checkpoint, all_checkpoints
from counter_app.hall.dues import AssetDue, overdue_assets
from counter_app.hall.findings import Finding, unverified
from counter_app.hall.rounds import RoundInFull, round_in_full
from counter_app.people.desk import Desk
from counter_app.people.roles import Right


class Walk(msgspec.Struct, frozen=True, kw_only=True):
    """A round under way; checkpoints by id, checklists by kind of place, overdue assets by area.

    `findings` are those that are not verified yet, by checkpoint and question.
    """

    whole: RoundInFull
    checkpoints: dict[str, Checkpoint]
    checklists: dict[str, Checklist]
    overdue: dict[str, list[AssetDue]]
    findings: dict[tuple[str, str], Finding]


def read_walk(desk: Desk, round: str) -> Walk:
    """A round as somebody walks it. `Conflict` when it is not here."""
    hall, now = desk.journal.hall, desk.journal.clock.now()
    with desk.read(Right.DO_ROUND) as connection:
        overdue: dict[str, list[AssetDue]] = {}
        for due in overdue_assets(connection, hall, now):
            overdue.setdefault(due.asset.area, []).append(due)
        return Walk(
            whole=round_in_full(connection, hall, round),
            checkpoints=all_checkpoints(connection, hall),
            checklists=checklists_now(connection, hall),
            overdue=overdue,
            findings={(one.checkpoint, one.question): one for one in unverified(connection, hall)},
        )
