"""The queue: who waits, who is called to which window, and how a visit goes through it (N4.1).

A window calls by priority, then by its order of preference among what it serves, then by arrival.
Arrival is counted in ticks of the journal, so a wrong clock moves nobody. Every verb takes the
state in which the page saw the visit for granted only after looking: somebody may have been
faster, and then it is a `Conflict` that says so. Before a call the hub is asked for a claim, so
that two windows never call one person; where none answers the windows deal (`dealing`). At a
window where an isolated person was, nobody is called or served before it is disinfected
(`unclean`).
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec
from sqlalchemy import Connection

from counter_app.errors import Conflict, InputError
from counter_app.hall.catalogue import catalogue_now
from counter_app.hall.dealing import Deal, day_visits, place_of
from counter_app.hall.registering import chosen_items
from counter_app.hall.unclean import refuse_unclean, unclean_now
from counter_app.hall.visit_rows import Visit, find_visit, masked, visits_where, with_name
from counter_app.hall.visits import (
    MOVES,
    UNDER_WAY,
    Called,
    Diverted,
    Finished,
    Held,
    Left,
    MatterAdded,
    MatterFinished,
    NoShow,
    Outcome,
    Recalled,
    Resumed,
    Returned,
    Started,
    Transferred,
    VisitState,
    from_day,
    visit_table,
)
from counter_app.hall.windows import Window, all_windows, find_window
from counter_app.journal.clock import day_of
from counter_app.journal.entry import Body
from counter_app.journal.journal import Act
from counter_app.people.desk import Desk
from counter_app.people.roles import Right

CLAIM_TIME = 0.150
"""Seconds for which a call waits for claims, all together; then it goes on without."""


class Claim(Protocol):
    """Whoever can be asked whether a window may call a visit: the hub, over the line."""

    def __call__(self, visit: str, window: str, calls: int, within: float, /) -> bool | None:
        """True: granted. False: another window calls this visit. None: nobody could be asked.

        `calls` is how often the visit was called already, as known here: a claim is for one call.
        It takes `within` seconds at the most, and raises nothing.
        """
        ...


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """What a window can call: masked visits, next first."""

    visits: tuple[Visit, ...]
    longest: int
    """Milliseconds that the longest waiting one has waited."""


class DoubleCalls(msgspec.Struct, frozen=True, kw_only=True):
    """Double calls as one window sees them, masked; None where there is nothing to do."""

    kept: Visit | None
    """Called here, kept here, and the windows in `also` call the next."""
    lost: Visit | None
    """Called here, kept by the window in `window`; for as long as nobody else is here."""


def waiting_for(desk: Desk, window: str) -> Waiting:
    """Who can be called to a window, next first, names masked."""
    with desk.read(Right.SERVE_QUEUE) as connection:
        hall = desk.journal.hall
        now = desk.journal.clock.now()
        visits = visits_where(
            connection,
            hall,
            from_day(day_of(now).isoformat()),
            visit_table.c.state == VisitState.WAITING,
        )
        ordered = _callable(visits, find_window(connection, hall, window))
    return Waiting(
        visits=tuple(masked(one) for one in ordered),
        longest=max((one.waited(now) for one in ordered), default=0),
    )


def queue_today(desk: Desk) -> list[Visit]:
    """Today's visits that are not over, and no-shows, in the order of the queue, masked."""
    with desk.read(Right.FIND_VISITS) as connection:
        visits = visits_where(
            connection,
            desk.journal.hall,
            from_day(day_of(desk.journal.clock.now()).isoformat()),
            visit_table.c.state.in_(UNDER_WAY),
        )
    return [masked(one) for one in visits]


def at_window(desk: Desk, window: str) -> list[Visit]:
    """Who is called to, served at or on hold at a window today, serving first, name in full."""
    states = (VisitState.CALLED, VisitState.SERVING, VisitState.ON_HOLD)
    with desk.read(Right.SERVE_QUEUE) as connection:
        visits = visits_where(
            connection,
            desk.journal.hall,
            from_day(day_of(desk.journal.clock.now()).isoformat()),
            visit_table.c.window == window,
            visit_table.c.state.in_(states),
        )
    order = {VisitState.SERVING: 0, VisitState.CALLED: 1, VisitState.ON_HOLD: 2}
    return [with_name(one) for one in sorted(visits, key=lambda one: (order[one.state], one.tick))]


def recent_calls(desk: Desk, count: int = 6) -> list[Visit]:
    """The last visits called today, newest first, masked: what a board shows."""
    with desk.read(Right.FIND_VISITS) as connection:
        visits = visits_where(
            connection,
            desk.journal.hall,
            from_day(day_of(desk.journal.clock.now()).isoformat()),
            visit_table.c.state.in_((VisitState.CALLED, VisitState.SERVING)),
        )
    newest = sorted(visits, key=lambda one: (one.called_at or 0, one.tick), reverse=True)
    return [masked(one) for one in newest[:count]]


def double_calls(desk: Desk, window: str) -> DoubleCalls:
    """What a window must know of visitors whom it and another called while apart."""
    with desk.read(Right.SERVE_QUEUE) as connection:
        visits = visits_where(
            connection,
            desk.journal.hall,
            from_day(day_of(desk.journal.clock.now()).isoformat()),
            visit_table.c.state.in_((VisitState.CALLED, VisitState.SERVING)),
        )
    here = [one for one in visits if one.window == window]
    kept = [one for one in here if one.also and one.state is VisitState.CALLED]
    lost = [one for one in visits if window in one.also and not here]
    return DoubleCalls(
        kept=masked(kept[0]) if kept else None, lost=masked(lost[-1]) if lost else None
    )


def call_next(desk: Desk, window: str, claim: Claim | None = None) -> Visit | None:
    """Call whoever is next for the window; None when nobody waits for it. Name in full.

    Through `claim` the first in the queue whom no other window calls; without an answer whoever
    was dealt to this window. `Conflict` while somebody is called to or served at this window:
    finish that first.
    """
    asking = _Asking(claim)
    while True:
        line = _Line(desk, window)
        # Between the transactions: a slow line must never hold up who writes.
        chosen = asking.first_granted(line)
        if chosen is None:
            return None
        with desk.act(Right.SERVE_QUEUE) as act:
            place = _free_window(act.connection, act.hall, window, act.now)
            found = find_visit(act.connection, act.hall, chosen.id)
            if _can_be_called(found, place):
                act.record(found.id, Called(window=window))
                break
        asking.gone.add(chosen.id)
    return _read(desk, chosen.id)


def call(desk: Desk, window: str, visit: str, claim: Claim | None = None) -> Visit:
    """Call a given visit to a window, whatever the order; a no-show returns first."""
    with desk.read(Right.SERVE_QUEUE) as connection:
        calls = find_visit(connection, desk.journal.hall, visit).calls
    if claim is not None and claim(visit, window, calls, CLAIM_TIME) is False:
        raise Conflict("Another window is calling this ticket just now. Nothing was changed.")
    with desk.act(Right.SERVE_QUEUE) as act:
        _free_window(act.connection, act.hall, window, act.now)
        if find_visit(act.connection, act.hall, visit).state is VisitState.NO_SHOW:
            act.record(visit, Returned())
        else:
            _require(act, visit, Called)
        act.record(visit, Called(window=window))
    return _read(desk, visit)


def recall(desk: Desk, visit: str) -> Visit:
    """Call once more who was called and has not come."""
    return _happen(desk, visit, Recalled())


def start(desk: Desk, visit: str) -> Visit:
    """The visitor is at the window: serving begins. `Conflict` at a window closed meanwhile."""
    with desk.act(Right.SERVE_QUEUE) as act:
        found = _require(act, visit, Started)
        refuse_unclean(unclean_now(act.connection, act.hall, act.now), found.window)
        act.record(visit, Started())
    return _read(desk, visit)


def hold(desk: Desk, visit: str, why: str = "") -> Visit:
    """The visitor steps aside for a while; the window can call others."""
    return _happen(desk, visit, Held(why=" ".join(why.split())))


def resume(desk: Desk, window: str, visit: str) -> Visit:
    """Go on with a visitor who was on hold, at this window."""
    with desk.act(Right.SERVE_QUEUE) as act:
        _free_window(act.connection, act.hall, window, act.now)
        _require(act, visit, Resumed)
        act.record(visit, Resumed(window=window))
    return _read(desk, visit)


def transfer(desk: Desk, visit: str, window: str = "", why: str = "") -> Visit:
    """Let the visitor wait for another window, or (without one) for any that serves the matter."""
    with desk.act(Right.SERVE_QUEUE) as act:
        if window and not find_window(act.connection, act.hall, window).in_use:
            raise Conflict("This window is not in use. Choose another.", field="window")
        refuse_unclean(unclean_now(act.connection, act.hall, act.now), window)
        _require(act, visit, Transferred)
        act.record(visit, Transferred(window=window, why=" ".join(why.split())))
    return _read(desk, visit)


def no_show(desk: Desk, visit: str) -> Visit:
    """The visitor was called and did not come."""
    return _happen(desk, visit, NoShow())


def return_to_queue(desk: Desk, visit: str) -> Visit:
    """A no-show is back; the old place in the queue holds."""
    return _happen(desk, visit, Returned())


def add_matter(desk: Desk, visit: str, code: str) -> Visit:
    """Add what else the visitor comes for; the ticket number stays."""
    with desk.act(Right.SERVE_QUEUE) as act:
        found = _require(act, visit, MatterAdded)
        (item,) = chosen_items(catalogue_now(act.connection, act.hall, [code]), [code])
        if any(matter.code == code for matter in found.matters):
            raise Conflict("This matter is on the list already.", field="matters")
        act.record(visit, MatterAdded(matter=item.code, group=item.group))
    return _read(desk, visit)


def finish_matter(desk: Desk, visit: str, code: str, outcome: Outcome) -> Visit:
    """Give one matter its outcome and go on serving."""
    with desk.act(Right.SERVE_QUEUE) as act:
        found = _require(act, visit, MatterFinished)
        if not any(matter.code == code for matter in found.open_matters):
            raise Conflict("This matter has its outcome already.", field="matters")
        act.record(visit, MatterFinished(matter=code, outcome=outcome))
    return _read(desk, visit)


def finish(desk: Desk, visit: str, outcomes: Mapping[str, Outcome]) -> Visit:
    """End the visit with an outcome for every matter that has none yet.

    Raises `InputError` (field `outcomes`) when one is missing.
    """
    with desk.act(Right.SERVE_QUEUE) as act:
        found = _require(act, visit, Finished)
        lacking = [one.code for one in found.open_matters if one.code not in outcomes]
        if lacking:
            raise InputError("Say how each matter ended.", field="outcomes")
        chosen = {one.code: outcomes[one.code] for one in found.open_matters}
        act.record(visit, Finished(outcomes=chosen))
    return _read(desk, visit)


def leave(desk: Desk, visit: str, why: str = "") -> Visit:
    """The visitor goes away without being served."""
    return _happen(desk, visit, Left(why=" ".join(why.split())))


def divert(desk: Desk, visit: str, channel: str = "") -> Visit:
    """The visitor goes on online for all that is open; offered, never forced (N3.1)."""
    return _happen(desk, visit, Diverted(channel=channel), Right.REGISTER_VISIT)


def _happen(desk: Desk, visit: str, body: Body, right: Right = Right.SERVE_QUEUE) -> Visit:
    with desk.act(right) as act:
        _require(act, visit, type(body))
        act.record(visit, body)
    return _read(desk, visit)


def _read(desk: Desk, visit: str) -> Visit:
    with desk.journal.read() as connection:
        return with_name(find_visit(connection, desk.journal.hall, visit))


def _require(act: Act, visit: str, kind: type[Body]) -> Visit:
    """The visit, in a state in which this can happen to it; otherwise `Conflict`."""
    found = find_visit(act.connection, act.hall, visit)
    if found.state not in MOVES[kind][0]:
        raise Conflict(
            "Ticket {ticket} is {state} now; somebody was faster. Nothing was changed.",
            ticket=found.ticket,
            state=found.state.label,
        )
    return found


def _free_window(connection: Connection, hall: str, window: str, now: int) -> Window:
    place = find_window(connection, hall, window)
    refuse_unclean(unclean_now(connection, hall, now), window)
    busy = visits_where(
        connection,
        hall,
        from_day(day_of(now).isoformat()),
        visit_table.c.window == window,
        visit_table.c.state.in_((VisitState.CALLED, VisitState.SERVING)),
    )
    if busy:
        raise Conflict("Ticket {ticket} is still at this window.", ticket=busy[0].ticket)
    return place


def _can_be_called(visit: Visit, window: Window) -> bool:
    return visit.state is VisitState.WAITING and place_of(visit, window) is not None


def _callable(visits: list[Visit], window: Window) -> list[Visit]:
    """Who can be called to the window, next first."""
    found = []
    for visit in visits:
        place = place_of(visit, window)
        if place is not None:
            found.append((visit.rank, place, visit.tick, visit.id, visit))
    return [visit for *_, visit in sorted(found, key=lambda one: one[:4])]


class _Line:
    """Who can be called to a free window at one moment, next first."""

    def __init__(self, desk: Desk, window: str) -> None:
        self._desk, self._now = desk, desk.journal.clock.now()
        hall = desk.journal.hall
        with desk.read(Right.SERVE_QUEUE) as connection:
            self.window = _free_window(connection, hall, window, self._now)
            waiting = visits_where(
                connection,
                hall,
                from_day(day_of(self._now).isoformat()),
                visit_table.c.state == VisitState.WAITING,
            )
            closed = {one.window for one in unclean_now(connection, hall, self._now)}
            windows = [one for one in all_windows(connection, hall) if one.id not in closed]
        self.visits: Sequence[Visit] = _callable(waiting, self.window)
        # Nobody to share with: exactly the order of the queue.
        self._sharers = windows if any(one.device and one.id != window for one in windows) else ()

    def dealt_first(self, gone: set[str]) -> Visit | None:
        """Whom this window calls when nobody can be asked."""
        left = [one for one in self.visits if one.id not in gone]
        if len(left) < 2 or not self._sharers:
            return left[0] if left else None
        with self._desk.read(Right.SERVE_QUEUE) as connection:
            day = day_visits(connection, self._desk.journal.hall, day_of(self._now))
        return Deal(day, self._sharers).first(left, self.window)


class _Asking:
    """The claims of one call. `gone` are the visits that others call or have called."""

    def __init__(self, claim: Claim | None) -> None:
        self._claim = claim
        self._left = CLAIM_TIME
        self.gone: set[str] = set()

    def first_granted(self, line: _Line) -> Visit | None:
        """The first in line who may be called; without an answer, whoever was dealt."""
        for visit in line.visits:
            if visit.id in self.gone:
                continue
            if self._claim is None or self._left <= 0:
                break
            # What counts is waiting for the line, not how busy this computer is.
            began = time.monotonic()
            answer = self._claim(visit.id, line.window.id, visit.calls, self._left)
            self._left -= time.monotonic() - began
            if answer is None:
                break
            if answer:
                return visit
            self.gone.add(visit.id)
        return line.dealt_first(self.gone)
