"""Round plans: which checkpoints, on which weekdays, within which windows of time (N7.1).

A window of time is planned hall time, in minutes of the day; one that ends before it begins runs
over midnight and belongs to the day on which it begins. A window counts from the moment at which
it was planned: nobody has missed what was planned afterwards. On a weekday on which the hall is
closed nothing is planned, and one on which it opens from now on counts from now on. Not here: the
rounds themselves (`rounds`), who leads on which day.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    PrimaryKeyConstraint,
    String,
    Table,
    select,
)

from counter_app.errors import Conflict, InputError
from counter_app.hall.checkpoints import all_checkpoints
from counter_app.hall.rules import open_since
from counter_app.journal.clock import MINUTE, moment_of
from counter_app.journal.entry import Body, Entry, new_id, shared_id
from counter_app.journal.fold import Row, Workflow
from counter_app.journal.journal import Act
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.tables import metadata

DAY_MINUTES = 24 * 60
LONGEST_NAME = 40
"""Characters."""
MOST_WINDOWS = 24
WEEKDAYS = (1, 2, 3, 4, 5, 6, 7)
"""Monday to Sunday."""


class TimeWindow(msgspec.Struct, frozen=True, array_like=True, order=True):
    """From one minute of the day to another; `closes` before `opens` is on the next day."""

    opens: int
    closes: int

    def __str__(self) -> str:
        return f"{_clock(self.opens)}-{_clock(self.closes)}"

    @property
    def minutes(self) -> int:
        """How long it is."""
        return (self.closes - self.opens) % DAY_MINUTES


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """One planned round: a plan's window of time on the day on which it opens (ISO)."""

    plan: str
    day: str
    window: TimeWindow

    @property
    def shared_name(self) -> str:
        """What names the round in its hall, so that two desks mean the same one."""
        return f"round {self.plan} {self.day} {self.window.opens}-{self.window.closes}"

    @property
    def opens_at(self) -> int:
        """From when on it can be done, in ms since 1970 UTC."""
        return _midnight(date.fromisoformat(self.day)) + self.window.opens * MINUTE

    @property
    def due(self) -> int:
        """Until when it must be done, in ms since 1970 UTC."""
        return self.opens_at + self.window.minutes * MINUTE

    def subject(self, hall: str) -> str:
        """The id of the round, the same at every desk."""
        return shared_id(hall, self.shared_name)


plan_table = Table(
    "round_plan",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("name", String, nullable=False),
    Column("checkpoints", String, nullable=False, comment="Ids in order, separated by a space."),
    Column("weekdays", String, nullable=False, comment="1 to 7, separated by a space."),
    Column("windows", String, nullable=False, comment="JSON."),
    Column("in_use", Boolean, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    info={"one_row": ("id",)},
)

window_table = Table(
    "round_plan_window",
    metadata,
    Column("hall", String, nullable=False),
    Column("plan", String, nullable=False),
    Column("weekday", BigInteger, nullable=False, comment="1 Monday to 7 Sunday."),
    Column("opens", BigInteger, nullable=False, comment="Minutes of the day."),
    Column("closes", BigInteger, nullable=False, comment="Before `opens`: on the next day."),
    Column("since", BigInteger, nullable=False, comment="When it was planned."),
    PrimaryKeyConstraint("hall", "plan", "weekday", "opens", "closes"),
)


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A plan: checkpoints in the order of the way, weekdays 1 to 7, windows by their time."""

    id: str
    name: str
    checkpoints: tuple[str, ...]
    weekdays: tuple[int, ...]
    windows: tuple[TimeWindow, ...]
    in_use: bool = True


class PlanSet(Body, frozen=True, kw_only=True):
    """A plan as it is from now on."""

    kind = "round_plan.set"
    name: str
    checkpoints: tuple[str, ...]
    weekdays: tuple[int, ...]
    windows: tuple[TimeWindow, ...]
    in_use: bool


class PlanFold:
    """A plan as last set. A window that stays keeps the moment at which it was planned."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._newest: PlanSet | None = None
        self._since: dict[tuple[int, TimeWindow], int] = {}

    def take(self, entry: Entry, body: PlanSet) -> None:
        """Take a change."""
        before = self._since
        slots = (
            [(day, window) for day in body.weekdays for window in body.windows]
            if body.in_use
            else []
        )
        self._since = {slot: before.get(slot, entry.at) for slot in slots}
        self._newest = body

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The plan's row, and one for each window on each weekday while it is in use."""
        if self._newest is None:
            return
        yield (
            plan_table,
            {
                "hall": self._hall,
                "id": self._subject,
                "name": self._newest.name,
                "checkpoints": " ".join(self._newest.checkpoints),
                "weekdays": " ".join(map(str, self._newest.weekdays)),
                "windows": msgspec.json.encode(self._newest.windows).decode(),
                "in_use": self._newest.in_use,
            },
        )
        for (weekday, window), since in self._since.items():
            yield (
                window_table,
                {
                    "hall": self._hall,
                    "plan": self._subject,
                    "weekday": weekday,
                    "opens": window.opens,
                    "closes": window.closes,
                    "since": since,
                },
            )


round_plan_workflow = Workflow(
    "round_plan", (PlanSet,), {plan_table: "id", window_table: "plan"}, PlanFold
)


def record_plan(act: Act, plan: Plan) -> Plan:
    """Add a plan, or change the one with its id where that is not empty; as it is kept.

    Within an act whose right was checked: `rounds.set_plan`. Raises `InputError` (fields `name`,
    `checkpoints`, `weekdays`, `windows`) for what can't be, `Conflict` when the plan is not here.
    """
    checked = _checked(plan)
    known = plans_now(act.connection, act.hall)
    checkpoints = all_checkpoints(act.connection, act.hall)
    if any(one not in checkpoints for one in checked.checkpoints):
        raise InputError("Choose at least one checkpoint.", field="checkpoints")
    if not plan.id:
        checked = msgspec.structs.replace(checked, id=new_id())
    elif plan.id not in known:
        raise Conflict("This plan is not here.")
    act.record(
        checked.id,
        PlanSet(
            name=checked.name,
            checkpoints=checked.checkpoints,
            weekdays=checked.weekdays,
            windows=checked.windows,
            in_use=checked.in_use,
        ),
    )
    return checked


def _checked(plan: Plan) -> Plan:
    name = " ".join(plan.name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise InputError(
            "Give the plan a name of at most {longest} characters.",
            field="name",
            longest=LONGEST_NAME,
        )
    if not plan.checkpoints:
        raise InputError("Choose at least one checkpoint.", field="checkpoints")
    weekdays = tuple(sorted(set(plan.weekdays)))
    if not weekdays or not set(weekdays) <= set(WEEKDAYS):
        raise InputError("Choose at least one weekday.", field="weekdays")
    windows = tuple(sorted(set(plan.windows)))
    if not windows or len(windows) > MOST_WINDOWS:
        raise InputError("Give 1 to {most} windows of time.", field="windows", most=MOST_WINDOWS)
    for window in windows:
        inside = 0 <= window.opens < DAY_MINUTES and 0 <= window.closes < DAY_MINUTES
        if not inside or not window.minutes:
            raise _no_window()
    return msgspec.structs.replace(
        plan,
        name=name,
        checkpoints=tuple(dict.fromkeys(plan.checkpoints)),
        weekdays=weekdays,
        windows=windows,
    )


def _no_window() -> InputError:
    return InputError(
        "Write windows of time like 09:00-10:00, with a space or comma between them.",
        field="windows",
    )


def parse_windows(typed: str) -> tuple[TimeWindow, ...]:
    """Windows of time as people write them: `9:00-10:00, 14:00-15:30`; `InputError` at `windows`.

    Full-width digits and signs are accepted; `22:00-02:00` runs over midnight.
    """
    text = re.sub("[~至到—–]", "-", unicodedata.normalize("NFKC", typed))
    text = re.sub(r"\s*-\s*", "-", text).replace("、", " ").replace(";", " ").replace(",", " ")
    windows = []
    for part in text.split():
        found = re.fullmatch(r"(\d{1,2}):?(\d{2})-(\d{1,2}):?(\d{2})", part, re.ASCII)
        if found is None:
            raise _no_window()
        hours_1, minutes_1, hours_2, minutes_2 = map(int, found.groups())
        if max(hours_1, hours_2) > 24 or max(minutes_1, minutes_2) > 59:
            raise _no_window()
        windows.append(
            TimeWindow(
                (hours_1 * 60 + minutes_1) % DAY_MINUTES, (hours_2 * 60 + minutes_2) % DAY_MINUTES
            )
        )
    return tuple(sorted(set(windows)))


def read_plans(desk: Desk) -> list[Plan]:
    """All plans, those in use first, then by name."""
    with desk.read(Right.RECTIFY_FINDING) as connection:
        found = plans_now(connection, desk.journal.hall)
    return sorted(found.values(), key=lambda plan: (not plan.in_use, plan.name, plan.id))


def plans_now(connection: Connection, hall: str) -> dict[str, Plan]:
    """All plans by id, within a transaction under way."""
    rows = connection.execute(select(plan_table).where(plan_table.c.hall == hall))
    return {
        row.id: Plan(
            id=row.id,
            name=row.name,
            checkpoints=tuple(row.checkpoints.split()),
            weekdays=tuple(map(int, row.weekdays.split())),
            windows=msgspec.json.decode(row.windows, type=tuple[TimeWindow, ...]),
            in_use=row.in_use,
        )
        for row in rows
    }


def slots_of(connection: Connection, hall: str, days: Sequence[date]) -> list[Slot]:
    """What is planned on some days, the earliest first.

    Only what was planned before it opened, and only on weekdays on which the hall is open.
    """
    return slots_of_halls(connection, [hall], days)[hall]


def slots_of_halls(
    connection: Connection, halls: Sequence[str], days: Sequence[date]
) -> dict[str, list[Slot]]:
    """The same for many halls at once."""
    rows = connection.execute(
        select(window_table).where(
            window_table.c.hall.in_(halls),
            window_table.c.weekday.in_({day.isoweekday() for day in days}),
        )
    ).all()
    open_days = open_since(connection, halls)
    found: dict[str, list[Slot]] = {hall: [] for hall in halls}
    for day in days:
        for row in rows:
            window = TimeWindow(row.opens, row.closes)
            slot = Slot(plan=row.plan, day=day.isoformat(), window=window)
            opened = open_days[row.hall].get(row.weekday)
            if row.weekday != day.isoweekday() or opened is None:
                continue
            if slot.opens_at >= max(row.since, opened):
                found[row.hall].append(slot)
    for slots in found.values():
        slots.sort(key=lambda slot: (slot.opens_at, slot.due, slot.plan))
    return found


def days_back(today: date, count: int) -> list[date]:
    """The `count` days up to and with today, the earliest first."""
    return [today - timedelta(days=back) for back in reversed(range(count))]


def _midnight(day: date) -> int:
    return moment_of(datetime(day.year, day.month, day.day))


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
