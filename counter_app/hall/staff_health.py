"""Health checks of the staff before the shift: telling one, correcting it, a leader's word (N2.3).

Everybody tells of themselves with the fewest keys; a leader may for others. Who may not read the
staff sees where a check stands, never another's readings. Suspicion within the staff opens an
incident in the same act (`incidents`). Not here: what a check folds to (`staff_checks`), who is on
which window (`staff_today`).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, select

from counter_app.errors import Conflict, InputError
from counter_app.hall.incident_rows import incident_table
from counter_app.hall.incidents import open_for_staff
from counter_app.hall.staff_checks import (
    Fitness,
    HealthAnswers,
    KeptReading,
    StaffAnswered,
    StaffCleared,
    StaffMeasured,
    StaffRevealed,
    StaffTakenOut,
    check_subject,
    staff_check_table,
)
from counter_app.hall.temperature import Method, Reading, State, judge, parse_reading
from counter_app.hall.thresholds import thresholds_now
from counter_app.journal.clock import day_of
from counter_app.journal.entry import Body, new_id
from counter_app.journal.journal import Act
from counter_app.journal.writing_rows import read_subject
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.people.users import user_table

LONGEST_WHY = 200
"""Characters of a reason."""

ONE_CHECK = select(staff_check_table).where(
    staff_check_table.c.hall == bindparam("hall"), staff_check_table.c.id == bindparam("id")
)


class StaffCheck(msgspec.Struct, frozen=True, kw_only=True):
    """One person's check of one day in full. Moments in ms since 1970 UTC."""

    id: str
    user: str
    day: str
    state: Fitness
    first_at: int
    at: int
    by: str
    readings: tuple[KeptReading, ...]
    answers: HealthAnswers
    repeat_from: int | None
    suspected_at: int | None
    cleared_at: int | None
    cleared_by: str | None
    cleared_why: str

    def __repr__(self) -> str:
        return f"StaffCheck({self.id!r})"  # a repr may reach a log

    @property
    def newest(self) -> Reading | None:
        """The last reading that was no mistake; None without one."""
        return next((one.reading for one in reversed(self.readings) if not one.replaced), None)


class HealthReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a form says: the temperature as typed, how it was taken, and the answers."""

    typed: str
    method: Method = Method.FOREHEAD
    device: str = ""
    answers: HealthAnswers = HealthAnswers()

    def __repr__(self) -> str:
        return "HealthReport()"  # a repr may reach a log


def report_health(desk: Desk, report: HealthReport, user: str = "") -> StaffCheck:
    """Tell today's health of oneself, or of `user` by whoever keeps the staff's records.

    A second report of the day is one more reading, judged with those before. Suspicion opens an
    incident at once. Raises `InputError` for what is no temperature, `Conflict` for nobody's id.
    """
    who = user or desk.person.id
    reading = Reading(
        tenths=parse_reading(report.typed), method=report.method, device=report.device.strip()[:40]
    )
    with desk.act(_right_for(desk, who)) as act:
        _check_somebody(act.connection, act.hall, who)
        _record(act, who, reading, report.answers)
    return _read(desk, check_subject(act.hall, who, act.today.isoformat()))


def correct_health(desk: Desk, report: HealthReport, why: str, user: str = "") -> StaffCheck:
    """Correct today's newest reading and the answers, as typed wrongly; why has to be said.

    A suspicion stays: only `clear_staff` takes it back. Raises `InputError` at `why` or
    `temperature`, `Conflict` when there is nothing to correct.
    """
    who, reason = user or desk.person.id, checked_reason(why)
    reading = Reading(
        tenths=parse_reading(report.typed), method=report.method, device=report.device.strip()[:40]
    )
    with desk.act(_right_for(desk, who)) as act:
        before = _find(act.connection, act.hall, check_subject(act.hall, who, _today(act)))
        if before is None:
            raise Conflict("There is no check of today to correct.")
        newest = next((one for one in reversed(before.readings) if not one.replaced), None)
        changed = newest is not None and newest.reading != reading
        _record(
            act,
            who,
            reading if changed or newest is None else None,
            report.answers,
            why=reason,
            replaces=(newest.mark,) if changed and newest is not None else (),
            replaces_answers=True,
        )
    return _read(desk, check_subject(act.hall, who, act.today.isoformat()))


def clear_staff(desk: Desk, check: str, why: str) -> StaffCheck:
    """Let somebody work after all: what speaks against it is explained, and why.

    Holds only for what is known here: a reading or an answer that another desk wrote meanwhile
    stands against it. Raises `InputError` at `why`, `Conflict` where nothing speaks against it.
    """
    reason = checked_reason(why)
    with desk.act(Right.KEEP_STAFF) as act:
        found = _found(act.connection, act.hall, check)
        if found.state not in (Fitness.SUSPECTED, Fitness.NOT_FIT, Fitness.TO_REPEAT):
            raise Conflict("Nothing speaks against this person working today.")
        act.record(check, StaffCleared(why=reason, knowing=_marks(act, check)))
    return _read(desk, check)


def open_missing_incidents(desk: Desk) -> int:
    """Open the incident of each suspicion of today that has none yet; how many.

    A suspicion that came about only when two desks met was nobody's act: whoever leads and sees it
    opens its incident by this.
    """
    desk.check(Right.KEEP_STAFF)
    hall, today = desk.journal.hall, day_of(desk.journal.clock.now())
    with desk.journal.read() as connection:
        if not _without_incident(connection, hall, today):
            return 0
    with desk.act(Right.KEEP_STAFF) as act:
        missing = _without_incident(act.connection, act.hall, act.today)
        for check in missing:
            open_for_staff(act, check.user, check.id)
    return len(missing)


def _without_incident(connection: Connection, hall: str, day: date) -> list[StaffCheck]:
    known = set(
        connection.scalars(select(incident_table.c.check).where(incident_table.c.hall == hall))
    )
    return [
        check
        for check in checks_between(connection, hall, day, day)
        if check.state is Fitness.SUSPECTED and check.id not in known
    ]


def own_check(desk: Desk) -> StaffCheck | None:
    """One's own check of today in full; None before there is one."""
    hall, today = desk.journal.hall, day_of(desk.journal.clock.now()).isoformat()
    with desk.read(Right.REPORT_HEALTH) as connection:
        return _find(connection, hall, check_subject(hall, desk.person.id, today))


def reveal_staff_check(desk: Desk, check: str) -> StaffCheck:
    """Another's check in full; that somebody asked is an entry. `Conflict` when it is not here."""
    with desk.act(Right.READ_STAFF) as act:
        found = _found(act.connection, act.hall, check)
        if found.user != act.actor:
            act.record(check, StaffRevealed())
        return found


def take_out_checks(desk: Desk, first: date, last: date) -> list[StaffCheck]:
    """All checks of some days for a document, by day and time; that they are taken is an entry."""
    with desk.act(Right.READ_STAFF) as act:
        checks = checks_between(act.connection, act.hall, first, last)
        act.record(
            new_id(),
            StaffTakenOut(first=first.isoformat(), last=last.isoformat(), checks=len(checks)),
        )
    return checks


def checks_between(connection: Connection, hall: str, first: date, last: date) -> list[StaffCheck]:
    """All checks of some days, by day and time, within a transaction under way."""
    rows = connection.execute(
        select(staff_check_table)
        .where(
            staff_check_table.c.hall == hall,
            staff_check_table.c.day.between(first.isoformat(), last.isoformat()),
        )
        .order_by(staff_check_table.c.day, staff_check_table.c.first_at, staff_check_table.c.id)
    )
    return [_check_of(row) for row in rows]


def checked_reason(why: str) -> str:
    """A reason as it is kept; `InputError` at `why` without one."""
    reason = " ".join(why.split())
    if not reason or len(reason) > LONGEST_WHY:
        raise InputError(
            "Say why, in at most {longest} characters.", field="why", longest=LONGEST_WHY
        )
    return reason


def _right_for(desk: Desk, user: str) -> Right:
    return Right.REPORT_HEALTH if user == desk.person.id else Right.KEEP_STAFF


def _today(act: Act) -> str:
    return act.today.isoformat()


def _record(
    act: Act,
    user: str,
    reading: Reading | None,
    answers: HealthAnswers,
    *,
    why: str = "",
    replaces: tuple[str, ...] = (),
    replaces_answers: bool = False,
) -> None:
    day = _today(act)
    subject = check_subject(act.hall, user, day)
    before = _find(act.connection, act.hall, subject)
    cleared = _marks(act, subject, StaffCleared)
    if before is None or before.answers != answers:
        said = _marks(act, subject, StaffAnswered) if replaces_answers else ()
        act.record(
            subject,
            StaffAnswered(
                user=user, day=day, answers=answers, replaces=said, knowing=cleared, why=why
            ),
        )
    if reading is None:
        return
    thresholds = thresholds_now(act.connection, act.hall)
    act.record(
        subject,
        StaffMeasured(
            user=user,
            day=day,
            reading=reading,
            thresholds=thresholds,
            replaces=replaces,
            knowing=cleared,
            why=why,
        ),
    )
    earlier = () if before is None else before.readings
    counted = [one.reading for one in earlier if one.counts and one.mark not in replaces]
    if judge([*counted, reading], thresholds) is State.SUSPECTED:
        open_for_staff(act, user, subject)


def _marks(act: Act, subject: str, *kinds: type[Body]) -> tuple[str, ...]:
    """The marks of a check's entries that are here; of all that say something without kinds."""
    wanted = {one.kind for one in kinds or (StaffMeasured, StaffAnswered, StaffCleared)}
    entries = read_subject(act.connection, act.hall, subject)
    return tuple(entry.mark for entry in entries if entry.kind in wanted)


def _check_somebody(connection: Connection, hall: str, user: str) -> None:
    known = select(user_table.c.id).where(user_table.c.hall == hall, user_table.c.id == user)
    if connection.execute(known).first() is None:
        raise Conflict("This account is not here any more.")


def _read(desk: Desk, check: str) -> StaffCheck:
    with desk.journal.read() as connection:
        return _found(connection, desk.journal.hall, check)


def _found(connection: Connection, hall: str, check: str) -> StaffCheck:
    found = _find(connection, hall, check)
    if found is None:
        raise Conflict("This check is not here any more. Begin a new one.")
    return found


def _find(connection: Connection, hall: str, check: str) -> StaffCheck | None:
    row = connection.execute(ONE_CHECK, {"hall": hall, "id": check}).one_or_none()
    return None if row is None else _check_of(row)


def _check_of(row: Any) -> StaffCheck:
    values = dict(row._mapping)
    del values["hall"]
    return StaffCheck(
        **values
        | {
            "state": Fitness(row.state),
            "readings": msgspec.json.decode(row.readings, type=tuple[KeptReading, ...]),
            "answers": msgspec.json.decode(row.answers, type=HealthAnswers),
        }
    )
