"""A duty roster from a spreadsheet: looked at first, then entered in one act (N7.1).

The same file again changes nothing. Rows that can't be entered are given back with their reason.
Not here: reading the file (`paper_files`), writing a month as a table (`documents`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

import msgspec

from counter_app.errors import Conflict, InputError
from counter_app.hall.duties import Duty, Holder, Place, duties_between
from counter_app.hall.paper_files import Sheet, SheetRow, read_sheet, write_beside
from counter_app.hall.paper_words import parse_date, plain_heading
from counter_app.hall.roster import checked_day, month_bounds, month_later, record_duty
from counter_app.hall.roster_people import Account, accounts_now, checked_people
from counter_app.hall.rules import rules_now
from counter_app.hall.shifts import Shift, find_shift
from counter_app.journal.clock import day_of
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right

HEADING_ROWS = 10
"""So many rows at most stand above the headings: a title, the hall's name."""
FARTHEST = 6
"""Months before and after the one that was asked for; a day beyond has a mistyped year."""
WEEKDAYS = "一二三四五六日"
EMPTY = frozenset({"", "-", "—", "/", "无", "空"})


class RosterColumn(StrEnum):
    """A column of a roster in a file."""

    DAY = "day"
    WEEKDAY = "weekday"
    SHIFT = "shift"
    LEADER = "leader"
    DEPUTY = "deputy"
    PHONE = "phone"
    REASON = "reason"

    @property
    def label(self) -> Phrase:
        """The column as the hall says it."""
        return _LABELS[self]


_LABELS = {
    RosterColumn.DAY: Phrase("Date"),
    RosterColumn.WEEKDAY: Phrase("Weekday"),
    RosterColumn.SHIFT: Phrase("Shift"),
    RosterColumn.LEADER: Phrase("Duty leader"),
    RosterColumn.DEPUTY: Phrase("Deputy"),
    RosterColumn.PHONE: Phrase("Phone"),
    RosterColumn.REASON: Phrase("Reason"),
}

HEADINGS: Mapping[RosterColumn, str] = {
    RosterColumn.DAY: "日期 值班日期 带班日期 日 date day",
    RosterColumn.WEEKDAY: "星期 周 周几 weekday",
    RosterColumn.SHIFT: "班次 班 时段 值班时段 值班时间 shift",
    RosterColumn.LEADER: "带班领导 值班领导 带班 带班人 值班人 带班领导姓名 领导 姓名 "
    "leader dutyleader leaderonduty",
    RosterColumn.DEPUTY: "副班 副带班 副班领导 替班 备班 候补 代班 deputy substitute",
    RosterColumn.PHONE: "电话 值班电话 联系电话 手机 手机号 手机号码 联系方式 "
    "phone telephone mobile",
    RosterColumn.REASON: "原因 未录入原因 reason",
}
"""What a column may be called, in the form of `plain_heading`."""


class RosterChange(msgspec.Struct, frozen=True, kw_only=True):
    """A row that changes the roster: who comes, and who was there."""

    place: Place
    leader: Holder
    deputy: Holder
    phone: str
    before: Duty | None


class RosterFile(msgspec.Struct, frozen=True, kw_only=True):
    """What a file would do to the roster.

    `unchanged` rows say what is there already, `empty` ones name nobody. `rejected` has the reason
    of each row that can't be entered, by its number; `rows` and `headings` are as in the file.
    """

    changes: tuple[RosterChange, ...]
    unchanged: int
    empty: int
    rejected: dict[int, Phrase]
    headings: tuple[str, ...]
    columns: tuple[RosterColumn | None, ...]
    rows: tuple[SheetRow, ...]
    ignored: tuple[str, ...]
    left_out: int


def look_into(desk: Desk, path: Path, month: date) -> RosterFile:
    """What the file at a path would do; days without month or year are of the month of a day.

    Nothing is entered. Raises `InputError` for a file that is no roster.
    """
    desk.check(Right.PLAN_ROUNDS)
    return plan_import(desk, read_sheet(path), month)


def plan_import(desk: Desk, sheet: Sheet, month: date) -> RosterFile:
    """The same for a sheet that was read."""
    heading, columns = _headings(sheet)
    rows = tuple(row for row in sheet.rows if row.number > heading.number)
    if not rows:
        raise InputError("There is no row below the headings.")
    first, last = month_later(month, -FARTHEST), month_bounds(month_later(month, FARTHEST))[1]
    with desk.read(Right.PLAN_ROUNDS) as connection:
        hall = desk.journal.hall
        reading = _Reading(
            month,
            rules_now(connection, hall).shifts,
            accounts_now(connection, hall),
            day_of(desk.journal.clock.now()),
        )
        present = duties_between(connection, hall, first, last)
    found: dict[Place, tuple[int, RosterChange]] = {}
    rejected: dict[int, Phrase] = {}
    empty = 0
    for row in rows:
        cells = {column: cell for column, cell in zip(columns, row.cells, strict=False) if column}
        try:
            change = reading.row(cells, present)
        except InputError as error:
            rejected[row.number] = error.phrase
            continue
        if change is None:
            empty += 1
        elif change.place not in found:
            found[change.place] = (row.number, change)
        elif found[change.place][1] != change:
            rejected[row.number] = Phrase(
                "Row {row} names somebody else for the same day and shift.",
                row=found[change.place][0],
            )
    changes = [change for _, change in found.values()]
    news = [one for one in changes if one.before is None or _people(one) != one.before.people]
    return RosterFile(
        changes=tuple(sorted(news, key=lambda one: (one.place.day, one.place.shift))),
        unchanged=len(changes) - len(news),
        empty=empty,
        rejected=rejected,
        headings=heading.cells,
        columns=columns,
        rows=rows,
        ignored=tuple(
            cell for cell, column in zip(heading.cells, columns, strict=True) if cell and not column
        ),
        left_out=sheet.left_out,
    )


def import_roster(desk: Desk, file: RosterFile) -> int:
    """Enter all changes of a file in one act; how many. `Conflict` when the roster changed since
    the file was looked into: nothing is entered then.
    """
    with desk.act(Right.PLAN_ROUNDS) as act:
        days = [one.place.day for one in file.changes]
        present = duties_between(act.connection, act.hall, min(days), max(days)) if days else {}
        if any(present.get(one.place) != one.before for one in file.changes):
            raise Conflict(
                "The duty roster was changed meanwhile, and nothing was entered. Look at the file "
                "again."
            )
        for one in file.changes:
            record_duty(act, one.place, *_people(one))
    return len(file.changes)


def give_back(file: RosterFile, path: Path, say: Callable[[Phrase], str]) -> Path | None:
    """Write the rejected rows with their reasons beside the file; where, None without any."""
    if not file.rejected:
        return None
    kept = [at for at, column in enumerate(file.columns) if column is not RosterColumn.REASON]

    def cells(of: Sequence[str], last: str) -> list[str]:
        return [*(of[at] if at < len(of) else "" for at in kept), last]

    rejected = (row for row in file.rows if row.number in file.rejected)
    return write_beside(
        path,
        "rejected",
        [
            cells(file.headings, say(RosterColumn.REASON.label)),
            *(cells(row.cells, say(file.rejected[row.number])) for row in rejected),
        ],
    )


def column_of(heading: str) -> RosterColumn | None:
    """The column that a heading names; None for one that a roster does not have."""
    plain = plain_heading(heading)
    return next((one for one, names in HEADINGS.items() if plain in names.split()), None)


_WEEKDAY = re.compile(r"[(\[]?(?:星期|周|礼拜)([一二三四五六日天])[)\]]?")
_MONTH_DAY = re.compile(r"(?P<month>\d{1,2})\s*[-/.月]\s*(?P<date>\d{1,2})\s*[日号]?", re.ASCII)
_CUT = re.compile(r"\d{1,2}\.[123]", re.ASCII)
"""What a spreadsheet makes of 2.10, 2.20 and 2.30 where it takes them for numbers."""
_DAY_ALONE = re.compile(r"(?P<date>\d{1,2})\s*[日号]?", re.ASCII)


def parse_day(typed: str, month: date) -> date:
    """A day as people write it: whole dates, 2月10日, 2.10, 10日, with or without a weekday.

    Without a year it is the one nearest to the month of `month`, without a month it is in that
    month. `InputError` at `day` for what is no day, or not the weekday that stands beside it.
    """
    text = unicodedata.normalize("NFKC", typed).strip()
    weekday = _WEEKDAY.search(text)
    if weekday is not None:
        text = (text[: weekday.start()] + text[weekday.end() :]).strip()
    day = _day(text, month)
    if (
        weekday is not None
        and WEEKDAYS["一二三四五六日".index(weekday[1].replace("天", "日"))]
        != (WEEKDAYS[day.weekday()])
    ):
        raise InputError(
            "{day} is not this day of the week. Is the month right?",
            field="day",
            day=day.isoformat(),
        )
    return day


def _day(text: str, month: date) -> date:
    if _CUT.fullmatch(text):
        raise InputError(
            "A spreadsheet may have cut 2.10 to 2.1. Write the day like 2月10日.", field="day"
        )
    try:
        if found := _MONTH_DAY.fullmatch(text):
            number = int(found["month"])
            # 3 January in a roster of December is of the next year.
            ahead = (number - month.month + 5) % 12 - 5
            return month_later(month, ahead).replace(month=number, day=int(found["date"]))
        if found := _DAY_ALONE.fullmatch(text):
            return month.replace(day=int(found["date"]))
    except ValueError:
        raise InputError("There is no such day in the calendar.", field="day") from None
    if not text:
        raise InputError("The day is missing.", field="day")
    return parse_date(text)


class _Reading:
    """Reads rows: the month that was asked for, the hall's shifts and accounts, today."""

    def __init__(
        self, month: date, shifts: Sequence[Shift], accounts: Sequence[Account], today: date
    ) -> None:
        self._month, self._shifts, self._accounts = month, shifts, accounts
        self._today = today

    def row(
        self, cells: Mapping[RosterColumn, str], present: Mapping[Place, Duty]
    ) -> RosterChange | None:
        """What a row says; None where it names nobody. `InputError` where it can't be entered."""
        leader, deputy, phone = (
            "" if cells.get(column, "").strip() in EMPTY else cells[column]
            for column in (RosterColumn.LEADER, RosterColumn.DEPUTY, RosterColumn.PHONE)
        )
        if not leader and not deputy and not phone:
            return None
        day = parse_day(cells.get(RosterColumn.DAY, ""), self._month)
        first = month_later(self._month, -FARTHEST)
        last = month_bounds(month_later(self._month, FARTHEST))[1]
        if not first <= day <= last:
            raise InputError("The year is mistyped: this is far from the month.", field="day")
        checked_day(day, self._today)
        place = Place(day, self._shift(cells.get(RosterColumn.SHIFT, "")).name)
        people = checked_people(leader, deputy, phone, self._accounts)
        return RosterChange(
            place=place,
            leader=people[0],
            deputy=people[1],
            phone=people[2],
            before=present.get(place),
        )

    def _shift(self, typed: str) -> Shift:
        if not typed and len(self._shifts) == 1:
            return self._shifts[0]
        # Our own tables write the hours behind the name.
        name = re.sub(r"\s*\d{1,2}:\d{2}-\d{1,2}:\d{2}$", "", typed)
        shift = find_shift(self._shifts, name)
        if shift is None:
            known = "、".join(one.name for one in self._shifts if one.name)
            raise InputError(
                "The hall has no shift of this name. Its shifts are: {known}.",
                field="shift",
                known=known or Phrase("whole day"),
            )
        return shift


def _people(change: RosterChange) -> tuple[Holder, Holder, str]:
    return change.leader, change.deputy, change.phone


def _headings(sheet: Sheet) -> tuple[SheetRow, tuple[RosterColumn | None, ...]]:
    found = [(row, [column_of(cell) for cell in row.cells]) for row in sheet.rows[:HEADING_ROWS]]
    # A title above the headings names no column.
    heading, columns = max(found, key=lambda one: len({*one[1]} - {None}))
    for column in (RosterColumn.DAY, RosterColumn.LEADER):
        if column not in columns:
            raise InputError(
                "The column {column} is missing. Save the month as a table: it has all headings.",
                column=column.label,
            )
    doubled = next((one for one in RosterColumn if columns.count(one) > 1), None)
    if doubled is not None:
        raise InputError(
            "More than one column is called {column}. Rename all but one.", column=doubled.label
        )
    return heading, tuple(columns)
