"""The duty roster: who leads on which day, set, cleared and swapped, with its history (N7.1).

Whoever plans rounds changes it; whoever sees the day sees it. Leaders are accounts of the hall, or
names where they have none. Not here: how changes meet (`duties`), rosters in files
(`roster_files`).
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec
from sqlalchemy import select

from counter_app.errors import Conflict, InputError
from counter_app.hall.duties import (
    Duty,
    DutyCleared,
    DutySet,
    DutySwapped,
    Holder,
    Place,
    Slot,
    duty_at,
    slots_between,
)
from counter_app.hall.roster_people import Account, accounts_now, checked_people
from counter_app.hall.rules import rules_now
from counter_app.hall.shifts import Shift, find_shift
from counter_app.hall.telling import Names, decoded
from counter_app.journal.entry import SYSTEM
from counter_app.journal.journal import Act
from counter_app.journal.tables import to_check_table
from counter_app.journal.writing_rows import read_subject
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right

EARLIEST = date(2020, 1, 1)
"""Rosters began with the epidemic; an older day is a mistyped year."""
FARTHEST = timedelta(days=400)
"""Nobody plans farther ahead."""
LONGEST_WHY = 200


class MonthRoster(msgspec.Struct, frozen=True, kw_only=True):
    """A month: every shift of every day, and the hall's kinds of shifts."""

    first: date
    shifts: tuple[Shift, ...]
    slots: tuple[Slot, ...]
    accounts: tuple[Account, ...]

    def of_day(self, day: date) -> tuple[Slot, ...]:
        """The shifts of one day."""
        return tuple(slot for slot in self.slots if slot.day == day)


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change of who leads at a place, at `at` (ms since 1970 UTC); `by` is a name.

    `to_check` says that another desk had changed it without either knowing of the other.
    """

    at: int
    what: Phrase
    by: str
    to_check: bool


# ---------------------------------------------------------------------- asking


def month_bounds(month: date) -> tuple[date, date]:
    """The first and the last day of the month of a day."""
    days = calendar.monthrange(month.year, month.month)[1]
    return month.replace(day=1), month.replace(day=days)


def month_later(month: date, months: int) -> date:
    """The first day of the month so many months later; earlier where negative."""
    number = month.year * 12 + month.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def month_roster(desk: Desk, month: date) -> MonthRoster:
    """The roster of the month of a day."""
    first, last = month_bounds(month)
    hall = desk.journal.hall
    with desk.read(Right.READ_DAY) as connection:
        return MonthRoster(
            first=first,
            shifts=rules_now(connection, hall).shifts,
            slots=tuple(slots_between(connection, hall, first, last)),
            accounts=tuple(accounts_now(connection, hall)),
        )


def _said(body: DutySet | DutyCleared | DutySwapped | None) -> Phrase:
    """A change in words, on the page of its day."""
    match body:
        case DutySet():
            return Phrase("{leader} leads", leader=body.leader.name)
        case DutyCleared(why=""):
            return Phrase("nobody leads")
        case DutyCleared():
            return Phrase("nobody leads: {why}", why=body.why)
        case DutySwapped():
            return Phrase(
                "{leader} instead of {other}, who leads on {day}: {why}",
                leader=body.leader.name,
                other=body.instead_of,
                day=f"{body.other_day:%m-%d}",
                why=body.why,
            )
    return Phrase("An entry that this program can't read (redacted or newer).")


def duty_history(desk: Desk, places: Sequence[Place]) -> list[Change]:
    """Every change at these places, the newest first."""
    hall = desk.journal.hall
    with desk.read(Right.READ_DAY) as connection:
        subjects = [place.subject(hall) for place in places]
        entries = [entry for one in subjects for entry in read_subject(connection, hall, one)]
        aside = {
            (row.device, row.seq)
            for row in connection.execute(
                select(to_check_table.c.device, to_check_table.c.seq).where(
                    to_check_table.c.hall == hall, to_check_table.c.subject.in_(subjects)
                )
            )
        }
        names = Names(connection, hall)
    return [
        Change(
            at=entry.at,
            what=_said(decoded(desk.journal.workflows, entry)),
            by="" if entry.actor == SYSTEM else names.user(entry.actor),
            to_check=(entry.device, entry.seq) in aside,
        )
        for entry in sorted(entries, key=lambda one: one.order, reverse=True)
    ]


# ---------------------------------------------------------------------- what is typed


def checked_day(day: date, today: date) -> date:
    """A day that can be on the roster; `InputError` at `day` for any other."""
    if not EARLIEST <= day <= today + FARTHEST:
        raise InputError(
            "The roster reaches from {earliest} to {latest}.",
            field="day",
            earliest=EARLIEST.isoformat(),
            latest=(today + FARTHEST).isoformat(),
        )
    return day


def _checked_why(why: str) -> str:
    clean = " ".join(why.split())
    if len(clean) > LONGEST_WHY:
        raise InputError("Write at most {longest} characters.", field="why", longest=LONGEST_WHY)
    return clean


# ---------------------------------------------------------------------- changing


def set_duty(
    desk: Desk,
    place: Place,
    leader: str,
    deputy: str = "",
    phone: str = "",
    seen: Duty | None = None,
) -> None:
    """Enter who leads at a place. `seen` is what the person saw there, None for nobody.

    Names are those of accounts, or stand for themselves. Raises `InputError` for what can't be
    accepted, `Conflict` when somebody else changed it meanwhile. The same again changes nothing.
    """
    with desk.act(Right.PLAN_ROUNDS) as act:
        checked_day(place.day, act.today)
        people = checked_people(leader, deputy, phone, accounts_now(act.connection, act.hall))
        before = _still(act, place, seen)
        if before is None and find_shift(_shifts(act), place.shift) is None:
            raise InputError("The hall has no shift of this name.", field="shift")
        if before is None or people != before.people:
            record_duty(act, place, *people)


def record_duty(act: Act, place: Place, leader: Holder, deputy: Holder, phone: str) -> None:
    """State within an act who leads at a place."""
    body = DutySet(day=place.day, shift=place.shift, leader=leader, deputy=deputy, phone=phone)
    act.record(place.subject(act.hall), body)


def clear_duty(desk: Desk, seen: Duty, why: str = "") -> None:
    """Take whoever is on duty there off the roster. `Conflict` when it was changed meanwhile."""
    with desk.act(Right.PLAN_ROUNDS) as act:
        place = seen.place
        _still(act, place, seen)
        body = DutyCleared(day=place.day, shift=place.shift, why=_checked_why(why))
        act.record(place.subject(act.hall), body)


def swap_duties(
    desk: Desk, one: Duty, other: Duty, why: str, *, with_deputies: bool = False
) -> None:
    """Let those who lead at two places change places, with their phones, for a reason.

    The deputies stay where they are, or go as well. Both places keep why, and who led before.
    Raises `InputError` without a reason or where nobody would change, `Conflict` when either was
    changed meanwhile.
    """
    reason = _checked_why(why)
    if not reason:
        raise InputError("Why do they change places? Enter the reason.", field="why")
    with desk.act(Right.PLAN_ROUNDS) as act:
        for seen in (one, other):
            _still(act, seen.place, seen)
        if one.place == other.place or one.leader == other.leader:
            raise InputError("The same person leads there. Choose another day.", field="other")
        for here, there in ((one, other), (other, one)):
            deputy = there.deputy if with_deputies else here.deputy
            if deputy == there.leader:
                raise InputError(
                    "{name} would be leader and deputy on {day}. Let the deputies change as well, "
                    "or enter another one first.",
                    field="with_deputies",
                    name=deputy.name,
                    day=here.place.day.isoformat(),
                )
            act.record(
                here.place.subject(act.hall),
                DutySwapped(
                    day=here.place.day,
                    shift=here.place.shift,
                    leader=there.leader,
                    deputy=deputy,
                    phone=there.phone,
                    instead_of=here.leader.name,
                    other_day=there.place.day,
                    other_shift=there.place.shift,
                    why=reason,
                ),
            )


def _shifts(act: Act) -> tuple[Shift, ...]:
    return rules_now(act.connection, act.hall).shifts


def _still(act: Act, place: Place, seen: Duty | None) -> Duty | None:
    """What is there, where it is what was seen; else `Conflict`."""
    there = duty_at(act.connection, act.hall, place)
    if there != seen:
        raise Conflict("The duty roster was changed here meanwhile. Look at it again.")
    return there
