"""Joining: this computer becomes a desk of a hall that others have, or its own hall joins a centre.

What a code is and how it is checked is `sync.enrolling`. Works over the line and takes long: never
on a thread that somebody waits for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Engine

from counter_app.errors import CounterError, InputError, LineFault, RefusedThere
from counter_app.exchange.lines import desk_host, on_fork
from counter_app.hall.desks import checked_desk_name, desk_name, introduce_desk, settle_in
from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import Clock
from counter_app.journal.journal import Journal, is_founded
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.engine import writing
from counter_app.sync.enrolling import Reach, enrol, join, reach, read_invitation
from counter_app.sync.joining import SettleIn
from counter_app.sync.peers import leave_peer
from counter_app.sync.wire import Enrolled, RefusedCode

OF_THE_CODE = frozenset(
    {
        RefusedCode.CODE_USED,
        RefusedCode.CODE_UNKNOWN,
        RefusedCode.CODE_EXPIRED,
        RefusedCode.FOREIGN_HALL,
    }
)


@dataclass(frozen=True)
class Joined:
    """The journal of a desk that joined. `trouble` says why not all entries have come yet; the
    rest comes by itself, whenever the line is there."""

    journal: Journal
    trouble: Phrase | None = None


def join_hall(
    engine: Engine,
    clock: Clock,
    address: str,
    code: str,
    name: str,
    progress: Callable[[int], None] = lambda _count: None,
    stopped: Callable[[], bool] = lambda: False,
    reach: Reach = reach,
) -> Joined:
    """Make an empty store the desk `name` of the hall that a code is for, and fetch its entries.

    `progress` is told how many entries have come; with `stopped` the rest is left for later.
    Raises `InputError` naming `address`, `code` or `desk_name`, `LineFault`, or `Conflict` where
    there is a hall already; nothing is joined then, and the same may be tried again.
    """
    checked = checked_desk_name(name)
    invitation = read_invitation(address, code)

    def introduce(journal: Journal, lane: int) -> None:
        introduce_desk(journal, checked, lane)

    try:
        journal = join(
            engine,
            clock,
            all_workflows(),
            invitation,
            checked,
            desk_host(engine),
            introduce,
            on_fork,
            progress,
            stopped,
            reach,
        )
    except LineFault as fault:
        if not is_founded(engine):
            raise
        # The hall has taken this computer in; only the fetching broke off.
        return Joined(Journal(engine, all_workflows(), clock), fault.phrase)
    if stopped():
        return Joined(journal, Phrase("Not everything has been fetched yet."))
    return Joined(journal)


@dataclass(frozen=True)
class JoinedCentre:
    """Whom this hall joined: the centre's, or the hub's, own name."""

    name: str


def join_centre(desk: Desk, address: str, code: str, reach: Reach = reach) -> JoinedCentre:
    """Let the hall of this computer join the centre that a code is of, with all its history.

    Where the centre's hall has a history already, this one's becomes a part of it: what the hall
    there has decided stays decided, and this desk's next tickets are of another lane.
    Raises `InputError` naming `address` or `code`, `LineFault`, or `NotAllowed`; nothing is joined
    then, and the same may be tried again.
    """
    desk.check(Right.CHANGE_SETTINGS)
    journal = desk.journal
    invitation = read_invitation(address, code)
    host = desk_host(journal.engine)

    def settled(enrolled: Enrolled) -> SettleIn:
        return lambda act, brought: settle_in(act, enrolled.lane, brought)

    name = desk_name(journal)
    enrolled, _ = enrol(journal, invitation, name, host.program, reach=reach, settle_in=settled)
    return JoinedCentre(enrolled.centre_name)


def leave(desk: Desk, peer: str) -> None:
    """Exchange nothing more with a peer; what it has it keeps. Raises `NotAllowed`."""
    desk.check(Right.CHANGE_SETTINGS)
    with writing(desk.journal.engine) as connection:
        leave_peer(connection, desk.journal.hall, peer)


def field_at_fault(error: CounterError) -> str:
    """Which of `address`, `code` and `desk_name` is to be mended; empty where none is."""
    if isinstance(error, InputError):
        return error.field
    if isinstance(error, RefusedThere):
        return "code" if error.code in OF_THE_CODE else ""
    return "address" if isinstance(error, LineFault) else ""
