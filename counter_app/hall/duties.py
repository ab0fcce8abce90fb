"""Who leads the hall on which day, as entries: the duty roster that every desk folds (N7.1).

Each day and shift is one subject, the same at every desk, so that two desks converge; who changed
it without knowing of the other is shown in 'to check'. The newest word holds. Not here: what may be
changed by whom (`roster`), rosters in files (`roster_files`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    PrimaryKeyConstraint,
    String,
    Table,
    select,
)

from counter_app.hall.rules import rules_now
from counter_app.hall.shifts import Shift
from counter_app.journal.clock import day_of
from counter_app.journal.entry import Body, Entry, shared_id
from counter_app.journal.fold import Row, Workflow
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.tables import metadata


class Holder(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody on the roster: by name, and by account (`user`) where there is one."""

    name: str = ""
    user: str = ""

    def __bool__(self) -> bool:
        return bool(self.name)


NOBODY = Holder()


class Place(msgspec.Struct, frozen=True):
    """A day and one of its shifts, by the shift's name: what somebody can lead."""

    day: date
    shift: str = ""

    @property
    def shared_name(self) -> str:
        """Of the one subject that it is to a hall."""
        return f"duty {self.day.isoformat()} {self.shift}"

    def subject(self, hall: str) -> str:
        """Its id, the same at every desk."""
        return shared_id(hall, self.shared_name)


duty_table = Table(
    "duty",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("day", String, nullable=False, comment="As 2020-02-10."),
    Column("shift", String, nullable=False, comment="Its name; '' for the whole day."),
    Column("leader", String, nullable=False, comment="Name; '' when nobody leads any more."),
    Column("leader_user", String, nullable=False, comment="Account; '' without one."),
    Column("deputy", String, nullable=False),
    Column("deputy_user", String, nullable=False),
    Column("phone", String, nullable=False),
    Column("why", String, nullable=False, comment="Of the newest change, where one was given."),
    Column("changed_at", BigInteger, nullable=False),
    Column("changed_by", String, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    Index("duty_by_day", "hall", "day"),
    info={"one_row": ("id",)},
)


class DutySet(Body, frozen=True, kw_only=True):
    """From now on these people are on duty there."""

    kind = "duty.set"
    day: date
    shift: str = ""
    leader: Holder
    deputy: Holder = NOBODY
    phone: str = ""


class DutyCleared(Body, frozen=True, kw_only=True):
    """Nobody is on duty there any more."""

    kind = "duty.cleared"
    day: date
    shift: str = ""
    why: str = ""


class DutySwapped(Body, frozen=True, kw_only=True):
    """These people came from another place, and those who were here went there, in one act."""

    kind = "duty.swapped"
    day: date
    shift: str = ""
    leader: Holder
    deputy: Holder = NOBODY
    phone: str = ""
    instead_of: str
    """The name of who led here before."""
    other_day: date
    other_shift: str = ""
    why: str


class DutyFold:
    """Who is on duty there by the newest word; earlier ones stay in the journal."""

    def __init__(self, hall: str, subject: str) -> None:
        self._key: Row = {"hall": hall, "id": subject}
        self._row: Row | None = None

    def take(self, entry: Entry, body: DutySet | DutyCleared | DutySwapped) -> None:
        """Take a change; each says all that holds from then on."""
        leader, deputy, phone, why = NOBODY, NOBODY, "", ""
        if not isinstance(body, DutyCleared):
            leader, deputy, phone = body.leader, body.deputy, body.phone
        if not isinstance(body, DutySet):
            why = body.why
        self._row = {
            "day": body.day.isoformat(),
            "shift": body.shift,
            "leader": leader.name,
            "leader_user": leader.user,
            "deputy": deputy.name,
            "deputy_user": deputy.user,
            "phone": phone,
            "why": why,
            "changed_at": entry.at,
            "changed_by": entry.actor,
        }

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The row of the day and shift."""
        if self._row is not None:
            yield duty_table, self._key | self._row


duty_workflow = Workflow(
    "duty",
    (DutySet, DutyCleared, DutySwapped),
    {duty_table: "id"},
    DutyFold,
    shared_name=lambda body: Place(body.day, body.shift).shared_name,
)


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """Who is on duty at one place. `why` and `changed_at` (ms since 1970 UTC) of the last change,
    `changed_by` the account of who made it.
    """

    place: Place
    leader: Holder
    deputy: Holder
    phone: str
    why: str
    changed_at: int
    changed_by: str

    @property
    def people(self) -> tuple[Holder, Holder, str]:
        """All that is said of who is there."""
        return self.leader, self.deputy, self.phone


class Slot(msgspec.Struct, frozen=True):
    """A shift of a day and who is on duty in it; None where nobody is.

    Somebody has to be where it is `wanted`: on days on which the hall is open.
    """

    day: date
    shift: Shift
    duty: Duty | None
    wanted: bool

    @property
    def is_missing(self) -> bool:
        """Whether somebody has to be on duty and nobody is."""
        return self.wanted and self.duty is None

    @property
    def place(self) -> Place:
        """Its day and the shift's name."""
        return Place(self.day, self.shift.name)


class OnDuty(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who leads now, until a moment (ms since 1970 UTC)."""

    duty: Duty
    shift: Shift
    until: int


def duty_at(connection: Connection, hall: str, place: Place) -> Duty | None:
    """Who is on duty at a place; None where nobody is."""
    return duties_between(connection, hall, place.day, place.day).get(place)


def duties_between(connection: Connection, hall: str, first: date, last: date) -> dict[Place, Duty]:
    """All duties from one day to another, both included, in order."""
    rows = connection.execute(
        select(duty_table)
        .where(
            duty_table.c.hall == hall,
            duty_table.c.day.between(first.isoformat(), last.isoformat()),
            duty_table.c.leader != "",
        )
        .order_by(duty_table.c.day, duty_table.c.shift)
    )
    found = {}
    for row in rows:
        place = Place(date.fromisoformat(row.day), row.shift)
        found[place] = Duty(
            place=place,
            leader=Holder(name=row.leader, user=row.leader_user),
            deputy=Holder(name=row.deputy, user=row.deputy_user),
            phone=row.phone,
            why=row.why,
            changed_at=row.changed_at,
            changed_by=row.changed_by,
        )
    return found


def slots_between(connection: Connection, hall: str, first: date, last: date) -> list[Slot]:
    """Every shift of every day from `first` to `last`, with whoever is on duty.

    Shifts of the hall's list, and those it had when somebody was entered for them.
    """
    rules = rules_now(connection, hall)
    duties = duties_between(connection, hall, first, last)
    named = {shift.name for shift in rules.shifts}
    slots = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        wanted = rules.hours.is_open_on(day)
        slots += [
            Slot(day, shift, duties.get(Place(day, shift.name)), wanted) for shift in rules.shifts
        ]
        slots += [
            Slot(day, Shift(name=place.shift), duty, wanted)
            for place, duty in duties.items()
            if place.day == day and place.shift not in named
        ]
    return slots


def duties_of_day(connection: Connection, hall: str, day: date) -> list[Slot]:
    """The shifts of one day, with whoever is on duty."""
    return slots_between(connection, hall, day, day)


def on_duty_now(connection: Connection, hall: str, now: int) -> list[OnDuty]:
    """Who leads the hall at a moment (ms since 1970 UTC), also in a shift that began yesterday."""
    today = day_of(now)
    found = []
    listed = {shift.name for shift in rules_now(connection, hall).shifts}
    for slot in slots_between(connection, hall, today - timedelta(days=1), today):
        begins, ends = slot.shift.span(slot.day)
        if slot.duty is not None and slot.shift.name in listed and begins <= now < ends:
            found.append(OnDuty(duty=slot.duty, shift=slot.shift, until=ends))
    return found


def read_on_duty(desk: Desk) -> list[OnDuty]:
    """Who leads the hall now."""
    with desk.read(Right.READ_DAY) as connection:
        return on_duty_now(connection, desk.journal.hall, desk.journal.clock.now())
