"""Isolation cases: somebody with a fever is kept apart on the spot (N2.5).

A case begins with one key from an abnormal reading. It carries over all that is known then
(person, readings, visits, windows), suspends the person's visits of the day, and starts the
timers by which the observation place must be reached and the health authority called. It ends
with a release that somebody outside ordered, or a hand-over. Not here: the steps between
(`case_work`), which release holds when desks could not see each other (`case_ends`).
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, func, select

from counter_app.errors import Conflict
from counter_app.hall.case_acts import APART, known, line, require
from counter_app.hall.case_rows import DAY, Case, cases_where, find_case, masked_case
from counter_app.hall.case_steps import Answers, CaseAsked
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
from counter_app.hall.persons import PersonFacts
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
from counter_app.hall.yearly_numbers import next_number
from counter_app.journal.entry import new_id
from counter_app.journal.journal import Act
from counter_app.people.desk import Desk
from counter_app.people.roles import Right


def open_case(
    desk: Desk,
    *,
    check: str = "",
    visit: str = "",
    person: PersonFacts | None = None,
    symptoms: str = "",
    answers: Answers | None = None,
) -> Case:
    """Keep somebody apart, from a check with a fever or from a visit. Returns the case in full.

    All visits of the same person that are under way today are suspended. Asked twice for the same
    check or visit, it is the same case, raised again when the person had left meanwhile. `answers`
    are what was asked then. Raises `Conflict` when neither a check with a fever nor a visit of
    today is given.
    """
    told = " ".join(symptoms.split())
    with desk.act(Right.OPEN_CASE) as act:
        case = _case_of(act, check, visit)
        if case is None:
            case = _open(act, check, visit, person, told)
            if answers is not None:
                act.record(case, CaseAsked(answers=answers))
        else:
            found = find_case(act.connection, act.hall, case)
            if found.state is not CaseState.OPEN:
                _raise(act, found, told)
    return read_case(desk, case)


def raise_case(desk: Desk, case: str, why: str) -> Case:
    """Say what more speaks for the suspicion.

    Whoever had been released or handed over is kept apart again, with new timers and visits of the
    day suspended; a closed file is open. It holds against a release by somebody who does not know
    of it yet. Raises `InputError` (field `why`) without a reason, `Conflict` when the case is not
    here.
    """
    reason = line(why, "why")
    with desk.act(Right.OPEN_CASE) as act:
        _raise(act, find_case(act.connection, act.hall, case), reason)
    return read_case(desk, case)


def clear_case(desk: Desk, case: str, ordered_by: str, ordered: Ordered, why: str) -> Case:
    """Release somebody from isolation, on whose order and how it was given, and why.

    The suspended visit stays as it is: whoever wants to go on is measured at the door again.
    Raises `InputError` (fields `ordered_by`, `why`) for what is missing, `Conflict` when the case
    is not under way.
    """
    by = line(ordered_by, "ordered_by")
    reason = line(why, "why")
    with desk.act(Right.WORK_CASE) as act:
        require(find_case(act.connection, act.hall, case), APART)
        act.record(
            case,
            CaseCleared(
                why=reason,
                ordered_by=by,
                ordered=ordered,
                disinfect_minutes=rules_now(act.connection, act.hall).disinfect_minutes,
                knowing=known(act, case),
            ),
        )
    return read_case(desk, case)


def _raise(act: Act, case: Case, why: str) -> None:
    rules = rules_now(act.connection, act.hall)
    again = case.state is not CaseState.OPEN
    act.record(
        case.id,
        CaseRaised(
            why=why,
            place_minutes=rules.place_minutes,
            call_minutes=rules.call_minutes,
            again=again,
            knowing=known(act, case.id),
        ),
    )
    if again:
        _suspend(act, case.id, _visits_of(act, "", case.person))


def _suspend(act: Act, case: str, visits: Iterable[Visit]) -> None:
    for one in visits:
        if one.state is not VisitState.SUSPENDED:
            act.record(one.id, Suspended(case=case))


def open_cases(desk: Desk) -> list[Case]:
    """Cases of those who are kept apart now, the oldest first, masked."""
    return _masked_where(desk, case_table.c.state == CaseState.OPEN)


def running_cases(desk: Desk) -> list[Case]:
    """Cases in which something is left to do, the oldest first, masked."""
    return _masked_where(desk, case_table.c.state != CaseState.CLOSED)


def closed_cases(desk: Desk, days: int = 14) -> list[Case]:
    """Cases that were closed in the last days, the newest first, masked."""
    since = desk.journal.clock.now() - days * DAY
    found = _masked_where(
        desk, case_table.c.state == CaseState.CLOSED, case_table.c.closed_at > since
    )
    return sorted(found, key=lambda case: -(case.closing.at if case.closing else 0))


def _masked_where(desk: Desk, *conditions: ColumnElement[bool]) -> list[Case]:
    with desk.read(Right.OPEN_CASE) as connection:
        return [masked_case(one) for one in cases_where(connection, desk.journal.hall, *conditions)]


def read_case(desk: Desk, case: str) -> Case:
    """One case in full, for whoever works on it. `Conflict` when it is not here."""
    with desk.read(Right.OPEN_CASE) as connection:
        return find_case(connection, desk.journal.hall, case)


def reveal_case(desk: Desk, case: str, why: str = "") -> Case:
    """The case with who it is and where they live and work, in full; that somebody asked is an
    entry. `Conflict` when it is not here."""
    with desk.act(Right.REVEAL_PERSON) as act:
        found = find_case(act.connection, act.hall, case)
        act.record(case, CaseRevealed(why=" ".join(why.split())))
        return found


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
    number = next_number(act, case_table)
    case = new_id()
    act.record(
        case,
        CaseOpened(
            number=number.text,
            year=number.year,
            lane=number.lane,
            serial=number.serial,
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
    _suspend(act, case, visits)
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


def case_count(connection: Connection, hall: str) -> int:
    """How many people are kept apart now, within a transaction under way."""
    return (
        connection.scalar(
            select(func.count()).where(
                case_table.c.hall == hall, case_table.c.state == CaseState.OPEN
            )
        )
        or 0
    )
