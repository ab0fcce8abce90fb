"""How many rounds of a day were done and missed, in many halls at once (N7.1).

As many queries for a hundred halls as for one. Not here: the rounds themselves (`rounds`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from counter_app.hall.round_facts import RoundState, round_table
from counter_app.hall.round_plans import slots_of_halls
from counter_app.hall.rounds import Round, is_missed


@dataclass(frozen=True)
class RoundCounts:
    """Rounds of one day. `to_do` are those whose time has not passed, begun or not."""

    done: int = 0
    missed: int = 0
    to_do: int = 0

    @property
    def total(self) -> int:
        """All of them together."""
        return self.done + self.missed + self.to_do


def rounds_by_hall(
    connection: Connection, halls: Sequence[str], day: date, now: int
) -> dict[str, RoundCounts]:
    """The rounds of a day in each hall as they stand at `now` (ms since 1970 UTC).

    Whose window passed is missed, whether or not a desk has recorded that.
    """
    planned = slots_of_halls(connection, halls, [day])
    found: dict[str, dict[str, Round]] = {
        hall: {
            subject: Round(
                id=subject,
                state=RoundState.PLANNED,
                day=slot.day,
                name="",
                slot=slot,
                opens_at=slot.opens_at,
                due=slot.due,
            )
            for slot in slots
            for subject in [slot.subject(hall)]
        }
        for hall, slots in planned.items()
    }
    rows = connection.execute(
        select(round_table.c.hall, round_table.c.id, round_table.c.state, round_table.c.due).where(
            round_table.c.hall.in_(halls), round_table.c.day == day.isoformat()
        )
    )
    for row in rows:
        found[row.hall][row.id] = Round(
            id=row.id,
            state=RoundState(row.state),
            day=day.isoformat(),
            name="",
            slot=None,
            opens_at=None,
            due=row.due,
        )
    return {hall: _counted(list(rounds.values()), now) for hall, rounds in found.items()}


def _counted(rounds: Sequence[Round], now: int) -> RoundCounts:
    done = sum(one.state is RoundState.DONE for one in rounds)
    missed = sum(is_missed(one, now) for one in rounds)
    return RoundCounts(done=done, missed=missed, to_do=len(rounds) - done - missed)
