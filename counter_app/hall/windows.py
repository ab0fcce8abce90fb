"""The windows of the hall: what each serves, in which order of preference, and who sits there.

A window is where a clerk serves; which desk (device) stands there is said when it is opened. Not
here: calling visitors to it (`queue`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

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
from sqlalchemy import Row as SqlRow

from counter_app.errors import Conflict, InputError
from counter_app.hall.unclean import refuse_unclean, unclean_now
from counter_app.journal.entry import Body, Entry, shared_id
from counter_app.journal.fold import Reason, Row, SetAside, Workflow
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.tables import metadata

EVERYTHING = "*"
"""In a window's list: whatever is not named before it."""

HIGHEST_NUMBER = 99

window_table = Table(
    "window",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("serves", String, nullable=False, comment="Codes of groups or matters, first first."),
    Column("in_use", Boolean, nullable=False),
    Column("device", String, nullable=False, comment="The desk that stands there; '' when closed."),
    Column("clerk", String, nullable=False),
    Column("opened_at", BigInteger),
    PrimaryKeyConstraint("hall", "id"),
    info={"one_row": ("id",)},
)


class WindowSet(Body, frozen=True, kw_only=True):
    """A window as it is from now on: what it serves, most preferred first."""

    kind = "window.set"
    number: int
    serves: tuple[str, ...]
    in_use: bool


class WindowOpened(Body, frozen=True, kw_only=True):
    """A clerk sat down at the window with this device."""

    kind = "window.opened"
    aspect = "desk"
    device: str


class WindowClosed(Body, frozen=True, kw_only=True):
    """Nobody serves there any more."""

    kind = "window.closed"
    aspect = None


class WindowFold:
    """A window as its newest facts have it."""

    def __init__(self, hall: str, subject: str) -> None:
        self._row: Row = {"hall": hall, "id": subject}

    def take(self, entry: Entry, body: WindowSet | WindowOpened | WindowClosed) -> None:
        """Take one fact."""
        empty: Row = {"device": "", "clerk": "", "opened_at": None}
        match body:
            case WindowSet():
                self._row = empty | self._row
                self._row["number"] = body.number
                self._row["serves"] = " ".join(body.serves)
                self._row["in_use"] = body.in_use
            case _ if "number" not in self._row:
                raise SetAside(Reason.NO_BEGINNING)
            case WindowOpened():
                self._row |= {"device": body.device, "clerk": entry.actor, "opened_at": entry.at}
            case WindowClosed():
                self._row |= empty

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The window's row."""
        if "number" in self._row:
            yield window_table, self._row


window_workflow = Workflow(
    "window",
    (WindowSet, WindowOpened, WindowClosed),
    {window_table: "id"},
    WindowFold,
    shared_name=lambda body: _name_of(body.number) if isinstance(body, WindowSet) else None,
)


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """A window; `serves` are codes of groups or matters, the most preferred first."""

    id: str
    number: int
    serves: tuple[str, ...]
    in_use: bool
    device: str
    clerk: str
    opened_at: int | None

    def preference(self, matter: str, group: str) -> int | None:
        """The place of a matter in this window's order, 0 first; None where it is not served."""
        for code in (matter, group, EVERYTHING):
            if code in self.serves:
                return self.serves.index(code)
        return None


def window_subject(hall: str, number: int) -> str:
    """The id of window `number`, so that two desks which set it up mean the same window."""
    return shared_id(hall, _name_of(number))


def _name_of(number: int) -> str:
    return f"window {number}"


def set_window(desk: Desk, number: int, serves: Iterable[str], in_use: bool = True) -> Window:
    """Set up a window or change it. Raises `InputError` for what can't be."""
    codes = tuple(dict.fromkeys(serves))
    if not 1 <= number <= HIGHEST_NUMBER:
        raise InputError(
            "A window has a number from 1 to {highest}.", field="number", highest=HIGHEST_NUMBER
        )
    if in_use and not codes:
        raise InputError("Choose at least one thing that the window serves.", field="serves")
    subject = window_subject(desk.journal.hall, number)
    with desk.act(Right.CHANGE_SETTINGS) as act:
        act.record(subject, WindowSet(number=number, serves=codes, in_use=in_use))
    with desk.journal.read() as connection:
        return find_window(connection, desk.journal.hall, subject)


def open_window(desk: Desk, window: str) -> Window:
    """Sit down at a window with this device; another window of this device is closed.

    Raises `Conflict` when the window is not in use, or closed until it is disinfected.
    """
    with desk.act(Right.SERVE_QUEUE) as act:
        found = find_window(act.connection, act.hall, window)
        if not found.in_use:
            raise Conflict("This window is not in use. Choose another.", field="window")
        refuse_unclean(unclean_now(act.connection, act.hall, act.now), window)
        for other in all_windows(act.connection, act.hall):
            if other.device == act.device and other.id != window:
                act.record(other.id, WindowClosed())
        act.record(window, WindowOpened(device=act.device))
    with desk.journal.read() as connection:
        return find_window(connection, desk.journal.hall, window)


def close_window(desk: Desk, window: str) -> None:
    """Leave a window. Nothing happens to its visitors."""
    with desk.act(Right.SERVE_QUEUE) as act:
        if find_window(act.connection, act.hall, window).device:
            act.record(window, WindowClosed())


def list_windows(desk: Desk) -> list[Window]:
    """All windows by number, also those not in use."""
    with desk.journal.read() as connection:
        return all_windows(connection, desk.journal.hall)


def window_here(desk: Desk) -> Window | None:
    """The window at which this device stands open; None without one."""
    windows = list_windows(desk)
    return next((one for one in windows if one.device == desk.journal.device), None)


def all_windows(connection: Connection, hall: str) -> list[Window]:
    """All windows by number, within a transaction under way."""
    rows = connection.execute(
        select(window_table).where(window_table.c.hall == hall).order_by(window_table.c.number)
    )
    return [_window_of(row) for row in rows]


def find_window(connection: Connection, hall: str, window: str) -> Window:
    """One window. `Conflict` when it is not here."""
    row = connection.execute(
        select(window_table).where(window_table.c.hall == hall, window_table.c.id == window)
    ).one_or_none()
    if row is None:
        raise Conflict("This window is not set up. Choose another.", field="window")
    return _window_of(row)


def _window_of(row: SqlRow[Any]) -> Window:
    values = dict(row._mapping)
    del values["hall"]
    return Window(**values | {"serves": tuple(values["serves"].split())})
