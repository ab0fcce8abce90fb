"""Isolation cases: somebody with a fever is kept apart on the spot (N2.5). Here: the opening.

A case begins with one key from an abnormal reading. It carries over all that is known then
(person, readings, visits, windows), suspends the person's visits of the day, and starts the
timers by which the observation place must be reached and the health authority called. A case is
never undone by anything that arrives later.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    PrimaryKeyConstraint,
    String,
    Table,
    func,
    select,
)
from sqlalchemy import (
    Row as SqlRow,
)

from counter_app.errors import Conflict
from counter_app.hall.desks import lane_of
from counter_app.hall.persons import (
    PersonFacts,
    mask_person,
    person_columns,
    person_of,
    person_row,
)
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
from counter_app.journal.clock import MINUTE, local_time
from counter_app.journal.entry import Body, Entry, new_id
from counter_app.journal.fold import Reason, Row, SetAside, Workflow
from counter_app.journal.journal import Act
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.tables import metadata


class CaseState(StrEnum):
    """Where a case stands."""

    OPEN = "open"

    @property
    def label(self) -> Phrase:
        """The state as the hall says it."""
        return _STATE_LABELS[self]


_STATE_LABELS = {CaseState.OPEN: Phrase("in isolation")}

case_table = Table(
    "isolation_case",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("number", String, nullable=False),
    Column("year", BigInteger, nullable=False),
    Column("lane", BigInteger, nullable=False),
    Column("serial", BigInteger, nullable=False),
    Column("state", String, nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("opened_by", String, nullable=False),
    Column("place_due", BigInteger, nullable=False, comment="In the observation place by then."),
    Column("call_due", BigInteger, nullable=False, comment="Health authority called by then."),
    Column("check", String, nullable=False),
    Column("visit", String, nullable=False),
    Column("ticket", String, nullable=False),
    Column("readings", String, nullable=False, comment="JSON, as carried over."),
    Column("matters", String, nullable=False, comment="Codes, separated by a space."),
    Column("windows", String, nullable=False, comment="Ids of the windows visited, in order."),
    Column("symptoms", String, nullable=False),
    *person_columns(),
    PrimaryKeyConstraint("hall", "id"),
    Index("isolation_case_by_state", "hall", "state", "opened_at"),
    Index("isolation_case_by_number", "hall", "year", "lane", "serial"),
    info={"one_row": ("id",)},
)


class CaseOpened(Body, frozen=True, kw_only=True):
    """Somebody is kept apart; what was known then, without who it is."""

    kind = "isolation.opened"
    number: str
    year: int
    lane: int
    serial: int
    place_minutes: int
    call_minutes: int
    check: str = ""
    visit: str = ""
    ticket: str = ""
    readings: tuple[Reading, ...] = ()
    matters: tuple[str, ...] = ()
    windows: tuple[str, ...] = ()
    symptoms: str = ""


class CaseIdentified(Body, frozen=True, kw_only=True):
    """Who it is; an entry of its own, so that it can be redacted and the case stays."""

    kind = "isolation.identified"
    aspect = "person"
    person: PersonFacts


class CaseRevealed(Body, frozen=True, kw_only=True):
    """Somebody asked to see who it is, unmasked."""

    kind = "isolation.revealed"
    aspect = None
    why: str = ""


class CaseFold:
    """A case as its entries tell it."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._row: Row = {}
        self._person = PersonFacts()

    def take(self, entry: Entry, body: CaseOpened | CaseIdentified | CaseRevealed) -> None:
        """Take one fact."""
        match body:
            case CaseIdentified():
                self._person = body.person
            case CaseOpened():
                if self._row:
                    raise SetAside(Reason.OVERTAKEN)
                self._row = {
                    "hall": self._hall,
                    "id": self._subject,
                    "number": body.number,
                    "year": body.year,
                    "lane": body.lane,
                    "serial": body.serial,
                    "state": CaseState.OPEN.value,
                    "opened_at": entry.at,
                    "opened_by": entry.actor,
                    "place_due": entry.at + body.place_minutes * MINUTE,
                    "call_due": entry.at + body.call_minutes * MINUTE,
                    "check": body.check,
                    "visit": body.visit,
                    "ticket": body.ticket,
                    "readings": msgspec.json.encode(body.readings).decode(),
                    "matters": " ".join(body.matters),
                    "windows": " ".join(body.windows),
                    "symptoms": body.symptoms,
                }

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The case's row."""
        if self._row:
            yield case_table, {**self._row, **person_row(self._person)}


isolation_workflow = Workflow(
    "isolation", (CaseOpened, CaseIdentified, CaseRevealed), {case_table: "id"}, CaseFold
)


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
    check or visit, it is the same case. Raises `Conflict` when neither a check with a fever nor a
    visit of today is given.
    """
    with desk.act(Right.OPEN_CASE) as act:
        found = _case_of(act, check, visit)
        if found is None:
            found = _open(act, check, visit, person, " ".join(symptoms.split()))
    return read_case(desk, found)


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
        return _find_case(connection, desk.journal.hall, case)


def reveal_case(desk: Desk, case: str, why: str = "") -> PersonFacts:
    """Who it is, in full; that somebody asked is an entry. `Conflict` when it is not here."""
    with desk.act(Right.REVEAL_PERSON) as act:
        person = _find_case(act.connection, act.hall, case).person
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


def _find_case(connection: Connection, hall: str, case: str) -> Case:
    row = connection.execute(
        select(case_table).where(case_table.c.hall == hall, case_table.c.id == case)
    ).one_or_none()
    if row is None:
        raise Conflict("This case is not here.")
    return _case_from(row)


def _case_from(row: SqlRow[Any]) -> Case:
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
        person=person_of(row),
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
