"""Windows that an isolated person was at: closed for calling until they are disinfected (N2.5).

Computed from the rows of cases and visits each time: there is no mark that somebody could forget
to set or to take away. Not here: recording the disinfection (`case_work`), calling (`queue`).
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, or_

from counter_app.errors import Conflict
from counter_app.hall.case_rows import DAY, Case, cases_where
from counter_app.hall.case_steps import CaseDisinfected
from counter_app.hall.cases import CaseState, case_table
from counter_app.people.desk import Desk

LATE = 7 * DAY
"""So long after a case is closed, visits from desks that were cut off may still name windows."""


class Unclean(msgspec.Struct, frozen=True, kw_only=True):
    """Why a window is closed for calling.

    `gone` says whether the person is away from the window, as far as that is recorded: only then
    a disinfection opens it.
    """

    window: str
    case: str
    number: str
    gone: bool


def unclean_windows(desk: Desk) -> tuple[Unclean, ...]:
    """The windows that are closed for calling, once for each case that closes them.

    For everybody who works in the hall.
    """
    with desk.journal.read() as connection:
        return unclean_now(connection, desk.journal.hall, desk.journal.clock.now())


def unclean_now(connection: Connection, hall: str, now: int) -> tuple[Unclean, ...]:
    """The same within a transaction under way."""
    of_case = case_table.c
    known = or_(of_case.state != CaseState.CLOSED, ~of_case.clean, of_case.closed_at > now - LATE)
    return unclean_of(cases_where(connection, hall, known))


def unclean_of(cases: Iterable[Case]) -> tuple[Unclean, ...]:
    """The windows that these cases close; a disinfection recorded with one counts for all."""
    known = list(cases)
    cleaned = [one for case in known for one in case.facts(CaseDisinfected)]
    found = []
    for case in known:
        gone = case.gone_at
        clean = {
            window
            for one in cleaned
            if gone is not None and one.happened_at >= gone
            for window in one.windows
        }
        found += [
            Unclean(window=window, case=case.id, number=case.number, gone=gone is not None)
            for window in case.windows
            if window not in clean
        ]
    return tuple(found)


def refuse_unclean(unclean: Iterable[Unclean], window: str) -> None:
    """`Conflict` (field `window`) where a window is closed for calling."""
    for why in unclean:
        if why.window == window:
            raise Conflict(
                "This window is closed: the person of isolation case {number} was here. It opens "
                "again when its disinfection is recorded with the case.",
                field="window",
                number=why.number,
            )
