"""Isolation cases: somebody with a fever is kept apart on the spot (N2.5).

A case begins with one key from an abnormal reading. It carries over all that is known then
(person, readings, visits, windows), suspends the person's visits of the day, and starts the
timers by which the observation place must be reached and the health authority called. It ends
with a release that somebody outside ordered. Not here: which release holds when desks could not
see each other (`case_course`), the kinds of entries and the table (`cases`).
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, select

from counter_app.errors import Conflict, InputError
from counter_app.hall.cases import (
    CaseCleared,
    CaseIdentified,
    CaseOpened,
    CaseRaised,
    CaseRevealed,
    CaseState,
    Ordered,
    case_table,
)
from counter_app.hall.desks import lane_of
from counter_app.hall.persons import PersonFacts, mask_person, person_of
from counter_app.hall.registering import LANE_SIZE
from counter_app.hall.rules import rules_now
from counter_app.hall.temperature import (
    CheckIsolated,
    Reading,
    State,
    find_check,
    readings_of,
)
from counter_app.hall.visit_rows import Visit, find_visit, visits_where
from counter_app.hall.visits import Suspended, VisitState, from_day, visit_table
from counter_app.journal.clock import local_time
from counter_app.journal.entry import new_id
from counter_app.journal.journal import Act
from counter_app.journal.writing_rows import read_subject
from counter_app.people.desk import Desk
from counter_app.people.roles import Right

LONGEST_WHY = 200
"""Characters."""


class Clearing(msgspec.Struct, frozen=True, kw_only=True):
    """How a case was released; `at` in ms since 1970 UTC, `by` the user who recorded it."""

    at: int
    by: str
    why: str
    ordered_by: str
    ordered: Ordered


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A case as its page shows it. Moments in ms since 1970 UTC."""

    id: str
    number: str
    state: CaseState
    opened_at: int
    opened_by: str
    place_due: int
    call_due: int
    check: str
    visit: str
    ticket: str
    readings: tuple[Reading, ...]
    matters: tuple[str, ...]
    windows: tuple[str, ...]
    symptoms: str
    clearing: Clearing | None
    person: PersonFacts


def open_case(
    desk: Desk,
    *,
    check: str = "",
    visit: str = "",
    person: PersonFacts | None = None,
    symptoms: str = "",
) -> Case:
    """Keep somebody apart, from a check with a fever or from a visit. Returns the case in full.

    All visits of the same person that are under way today are suspended. Asked twice for the same
    check or visit, it is the same case, raised again when it was released meanwhile. Raises
    `Conflict` when neither a check with a fever nor a visit of today is given.
    """
    told = " ".join(symptoms.split())
    with desk.act(Right.OPEN_CASE) as act:
        found = _case_of(act, check, visit)
        if found is None:
            found = _open(act, check, visit, person, told)
        elif find_case(act.connection, act.hall, found).state is CaseState.CLEARED:
            _raise(act, found, told)
    return read_case(desk, found)


def raise_case(desk: Desk, case: str, why: str) -> Case:
    """Say what more speaks for the suspicion. A released case is open again, with new timers.

    It holds against a release by somebody who does not know of it yet. Raises `InputError` (field
    `why`) without a reason, `Conflict` when the case is not here.
    """
    reason = _line(why, "why")
    with desk.act(Right.OPEN_CASE) as act:
        find_case(act.connection, act.hall, case)
        _raise(act, case, reason)
    return read_case(desk, case)


def clear_case(desk: Desk, case: str, ordered_by: str, ordered: Ordered, why: str) -> Case:
    """Release somebody from isolation, on whose order and how it was given, and why.

    The suspended visit stays as it is: whoever wants to go on is measured at the door again.
    Raises `InputError` (fields `ordered_by`, `why`) for what is missing, `Conflict` when the case
    is not under way.
    """
    by = _line(ordered_by, "ordered_by")
    reason = _line(why, "why")
    with desk.act(Right.WORK_CASE) as act:
        if find_case(act.connection, act.hall, case).state is not CaseState.OPEN:
            raise Conflict("This case is released already.")
        knowing = _known(act, case)
        act.record(case, CaseCleared(why=reason, ordered_by=by, ordered=ordered, knowing=knowing))
    return read_case(desk, case)


def _line(text: str, field: str) -> str:
    clean = " ".join(text.split())
    if not clean:
        raise InputError("This must be filled in.", field=field)
    if len(clean) > LONGEST_WHY:
        raise InputError("Write at most {longest} characters.", field=field, longest=LONGEST_WHY)
    return clean


def _raise(act: Act, case: str, why: str) -> None:
    rules = rules_now(act.connection, act.hall)
    act.record(
        case,
        CaseRaised(
            why=why,
            place_minutes=rules.place_minutes,
            call_minutes=rules.call_minutes,
            knowing=_known(act, case),
        ),
    )


def _known(act: Act, case: str) -> tuple[str, ...]:
    """The marks of everything that raised and released the case, as far as it is here."""
    kinds = {CaseRaised.kind, CaseCleared.kind}
    entries = read_subject(act.connection, act.hall, case)
    return tuple(entry.mark for entry in entries if entry.kind in kinds)


def open_cases(desk: Desk) -> list[Case]:
    """Cases under way, the oldest first, masked."""
    with desk.read(Right.OPEN_CASE) as connection:
        rows = connection.execute(
            select(case_table)
            .where(case_table.c.hall == desk.journal.hall, case_table.c.state == CaseState.OPEN)
            .order_by(case_table.c.opened_at, case_table.c.id)
        ).all()
    cases = [_case_from(row) for row in rows]
    return [msgspec.structs.replace(case, person=mask_person(case.person)) for case in cases]


def read_case(desk: Desk, case: str) -> Case:
    """One case in full, for whoever works on it. `Conflict` when it is not here."""
    with desk.read(Right.OPEN_CASE) as connection:
        return find_case(connection, desk.journal.hall, case)


def reveal_case(desk: Desk, case: str, why: str = "") -> PersonFacts:
    """Who it is, in full; that somebody asked is an entry. `Conflict` when it is not here."""
    with desk.act(Right.REVEAL_PERSON) as act:
        person = find_case(act.connection, act.hall, case).person
        act.record(case, CaseRevealed(why=" ".join(why.split())))
        return person


def _open(act: Act, check: str, visit: str, person: PersonFacts | None, symptoms: str) -> str:
    readings: tuple[Reading, ...] = ()
    facts = person or PersonFacts()
    if check:
        measured = find_check(act.connection, act.hall, check)
        if measured.state not in (State.TO_REPEAT, State.SUSPECTED):
            raise Conflict("This check has no abnormal reading. Measure first.")
        readings = tuple(readings_of(act.connection, act.hall, check))
        facts = facts if facts.known else measured.person
    elif not visit:
        raise Conflict("A case begins from an abnormal reading or from a visit.")
    visits = _visits_of(act, visit, facts)
    if visit and visits[0].day != act.today.isoformat():
        raise Conflict("Ticket {ticket} is not of today.", ticket=visits[0].ticket)
    if visits and not facts.known:
        facts = visits[0].person
    for one in visits:
        if not readings and one.check:
            readings = tuple(readings_of(act.connection, act.hall, one.check))
    rules = rules_now(act.connection, act.hall)
    year, lane, serial = _next_number(act)
    case = new_id()
    act.record(
        case,
        CaseOpened(
            number=f"{year}-{lane * LANE_SIZE + serial:03d}",
            year=year,
            lane=lane,
            serial=serial,
            place_minutes=rules.place_minutes,
            call_minutes=rules.call_minutes,
            check=check,
            visit=visits[0].id if visits else "",
            ticket=visits[0].ticket if visits else "",
            readings=readings,
            matters=tuple(dict.fromkeys(matter.code for one in visits for matter in one.matters)),
            windows=tuple(dict.fromkeys(window for one in visits for window in one.windows)),
            symptoms=symptoms,
        ),
    )
    if facts.known:
        act.record(case, CaseIdentified(person=facts))
    if check:
        act.record(check, CheckIsolated(case=case))
    for one in visits:
        if one.state is not VisitState.SUSPENDED:
            act.record(one.id, Suspended(case=case))
    return case


def _case_of(act: Act, check: str, visit: str) -> str | None:
    """The case that was opened from this check or visit already."""
    if check:
        return find_check(act.connection, act.hall, check).case
    return find_visit(act.connection, act.hall, visit).case if visit else None


def _visits_of(act: Act, visit: str, person: PersonFacts) -> list[Visit]:
    """Today's visits of the person: the one named first, then others with the same document."""
    today = from_day(act.today.isoformat())
    found = [find_visit(act.connection, act.hall, visit)] if visit else []
    document = person.document or (found[0].person.document if found else "")
    if document:
        same = visits_where(act.connection, act.hall, today, visit_table.c.document == document)
        found += [one for one in reversed(same) if one.id != visit]
    return found


def _next_number(act: Act) -> tuple[int, int, int]:
    """Year, lane and serial of the next case of this desk, so that no two desks number alike."""
    year, lane = local_time(act.now).year, lane_of(act.connection, act.hall, act.device)
    last = act.connection.scalar(
        select(func.max(case_table.c.serial)).where(
            case_table.c.hall == act.hall, case_table.c.year == year, case_table.c.lane == lane
        )
    )
    return year, lane, (last or 0) + 1


def find_case(connection: Connection, hall: str, case: str) -> Case:
    """A case in full within a transaction under way. `Conflict` when it is not here."""
    row = connection.execute(
        select(case_table).where(case_table.c.hall == hall, case_table.c.id == case)
    ).one_or_none()
    if row is None:
        raise Conflict("This case is not here.")
    return _case_from(row)


def _case_from(row: Row[Any]) -> Case:
    return Case(
        id=row.id,
        number=row.number,
        state=CaseState(row.state),
        opened_at=row.opened_at,
        opened_by=row.opened_by,
        place_due=row.place_due,
        call_due=row.call_due,
        check=row.check,
        visit=row.visit,
        ticket=row.ticket,
        readings=msgspec.json.decode(row.readings, type=tuple[Reading, ...]),
        matters=tuple(row.matters.split()),
        windows=tuple(row.windows.split()),
        symptoms=row.symptoms,
        clearing=None if row.cleared_at is None else _clearing_from(row),
        person=person_of(row),
    )


def _clearing_from(row: Row[Any]) -> Clearing:
    return Clearing(
        at=row.cleared_at,
        by=row.cleared_by,
        why=row.cleared_why,
        ordered_by=row.ordered_by,
        ordered=Ordered(row.ordered),
    )


def case_count(connection: Connection, hall: str) -> int:
    """How many cases are under way, within a transaction under way."""
    return (
        connection.scalar(
            select(func.count()).where(
                case_table.c.hall == hall, case_table.c.state == CaseState.OPEN
            )
        )
        or 0
    )
