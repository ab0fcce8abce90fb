"""The staff today: who is on which window, who came, whose check is missing or warns (N2.3).

For the duty leader's list and for what needs attention. No readings here: those are revealed one
by one (`staff_health`).
"""

from __future__ import annotations

from datetime import datetime, time

import msgspec
from sqlalchemy import Connection, select

from counter_app.hall.needs import Need, Urgency
from counter_app.hall.staff_checks import Fitness, staff_check_table
from counter_app.hall.windows import WindowOpened, all_windows
from counter_app.journal.clock import day_of, moment_of
from counter_app.journal.tables import entry_table
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right, Role
from counter_app.people.signing_in import sign_in_table
from counter_app.people.users import roles_from, user_table

PAGE = "staff"
"""The page where all of this is worked on."""

WARNINGS = (Fitness.SUSPECTED, Fitness.NOT_FIT, Fitness.TO_REPEAT, Fitness.LOW)
"""States that a leader should know of."""


class StaffToday(msgspec.Struct, frozen=True, kw_only=True):
    """One of the staff today. `state` is None without a check, `came_at` None where the person has
    not signed in today and `window` None where they sit at none now; `windows` are all that they
    opened today."""

    user: str
    name: str
    roles: frozenset[Role]
    window: int | None
    windows: tuple[int, ...]
    came_at: int | None
    check: str
    state: Fitness | None
    checked_at: int | None
    repeat_from: int | None

    @property
    def lacks_check(self) -> bool:
        """Whether somebody is at work whose check is missing."""
        here = self.window is not None or bool(self.windows) or self.came_at is not None
        return self.state is None and here


def staff_today(desk: Desk) -> list[StaffToday]:
    """Everybody whose account is in use: warnings first, then who lacks a check, then by name."""
    with desk.read(Right.READ_STAFF) as connection:
        return _staff_today(connection, desk.journal.hall, desk.journal.clock.now())


def staff_needs(desk: Desk) -> list[Need]:
    """Suspicions within the staff, and who is at work without a check; for who reads the staff."""
    if not desk.may(Right.READ_STAFF):
        return []
    needs: list[Need] = []
    for one in staff_today(desk):
        if one.state is not None and one.state in WARNINGS:
            suspected = one.state is Fitness.SUSPECTED
            needs.append(
                Need(
                    urgency=Urgency.STAFF_SUSPECTED if suspected else Urgency.STAFF_WITHOUT_CHECK,
                    page=PAGE,
                    subject=one.user,
                    title=Phrase("{name}", name=one.name),
                    lines=(one.state.label, _place(one)),
                    due=one.repeat_from,
                    overdue=suspected,
                )
            )
        elif one.lacks_check:
            needs.append(
                Need(
                    urgency=Urgency.STAFF_WITHOUT_CHECK,
                    page=PAGE,
                    subject=one.user,
                    title=Phrase("{name}", name=one.name),
                    lines=(Phrase("no health check today"), _place(one)),
                )
            )
    return needs


def lacks_own_check(desk: Desk) -> bool:
    """Whether the person at this desk has no check today yet: a hint, nothing is barred by it."""
    today = day_of(desk.journal.clock.now()).isoformat()
    with desk.read(Right.REPORT_HEALTH) as connection:
        found = connection.execute(
            select(staff_check_table.c.id).where(
                staff_check_table.c.hall == desk.journal.hall,
                staff_check_table.c.day == today,
                staff_check_table.c.user == desk.person.id,
            )
        ).first()
    return found is None


def _place(one: StaffToday) -> Phrase:
    if one.window is None:
        return Phrase("at no window")
    return Phrase("at window {window}", window=one.window)


def _staff_today(connection: Connection, hall: str, now: int) -> list[StaffToday]:
    today = day_of(now)
    checks = {
        row.user: row
        for row in connection.execute(
            select(staff_check_table).where(
                staff_check_table.c.hall == hall, staff_check_table.c.day == today.isoformat()
            )
        )
    }
    places = all_windows(connection, hall)
    windows = {one.clerk: one for one in places if one.device}
    since = moment_of(datetime.combine(today, time()))
    opened = _opened_since(connection, hall, {one.id: one.number for one in places}, since)
    users = connection.execute(
        select(user_table).where(user_table.c.hall == hall, user_table.c.in_use)
    ).all()
    staff = []
    for user in users:
        check, window = checks.get(user.id), windows.get(user.id)
        staff.append(
            StaffToday(
                user=user.id,
                name=user.name,
                roles=roles_from(user.roles),
                window=None if window is None else window.number,
                windows=tuple(opened.get(user.id, ())),
                came_at=_came_at(connection, hall, user.id, since),
                check="" if check is None else check.id,
                state=None if check is None else Fitness(check.state),
                checked_at=None if check is None else check.at,
                repeat_from=None if check is None else check.repeat_from,
            )
        )
    return sorted(staff, key=_order)


def _opened_since(
    connection: Connection, hall: str, numbers: dict[str, int], since: int
) -> dict[str, list[int]]:
    """Which windows each person opened since a moment, each once, in order."""
    rows = connection.execute(
        select(entry_table.c.subject, entry_table.c.actor)
        .where(
            entry_table.c.hall == hall,
            entry_table.c.subject.in_(numbers),
            entry_table.c.kind == WindowOpened.kind,
            entry_table.c.at >= since,
        )
        .order_by(entry_table.c.tick)
    )
    opened: dict[str, list[int]] = {}
    for row in rows:
        of_person = opened.setdefault(row.actor, [])
        if numbers[row.subject] not in of_person:
            of_person.append(numbers[row.subject])
    return opened


def _came_at(connection: Connection, hall: str, user: str, since: int) -> int | None:
    """When the person last signed in since a moment, at any desk of the hall."""
    at: int | None = connection.scalar(
        select(sign_in_table.c.at)
        .where(
            sign_in_table.c.hall == hall, sign_in_table.c.user == user, sign_in_table.c.succeeded
        )
        .order_by(sign_in_table.c.tick.desc())
        .limit(1)
    )
    return at if at is not None and at >= since else None


def _order(one: StaffToday) -> tuple[int, int, str, str]:
    warns = WARNINGS.index(one.state) if one.state in WARNINGS else len(WARNINGS)
    return (warns, 0 if one.lacks_check else 1, one.name, one.user)
