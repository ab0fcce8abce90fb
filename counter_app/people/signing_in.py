"""Signing in at a desk, with the line up or down; lock-out after failures (等保).

Each attempt is an entry. What was typed as a sign-in name is never kept when nobody has that name:
people type passwords there. Not here: the lock of an idle desk, which is the screen's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Index,
    PrimaryKeyConstraint,
    String,
    Table,
    select,
)
from sqlalchemy import Row as SqlRow

from counter_app.errors import Conflict, InputError
from counter_app.journal.entry import SYSTEM, Body, Entry, new_id
from counter_app.journal.fold import FactFold, Row, Workflow
from counter_app.journal.journal import Journal
from counter_app.people.care_keys import Unlocked, keys_of, new_key, open_keys, wrapped_anew
from counter_app.people.desk import Desk, Person
from counter_app.people.passwords import check_password, password_fits
from counter_app.people.roles import Right
from counter_app.people.users import roles_from, set_password, user_table
from counter_app.store.tables import metadata

sign_in_table = Table(
    "sign_in",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("user", String, comment="Null where the sign-in name is nobody's."),
    Column("device", String, nullable=False),
    Column("tick", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("succeeded", Boolean, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    Index("sign_in_by_user", "user", "tick"),
    info={"one_row": ("id",)},
)


class SignedIn(Body, frozen=True, kw_only=True):
    """Somebody signed in at this device."""

    kind = "sign_in.succeeded"
    aspect = None
    user: str


class SignInFailed(Body, frozen=True, kw_only=True):
    """A wrong password, or (without `user`) a sign-in name that nobody has."""

    kind = "sign_in.failed"
    aspect = None
    user: str | None = None


def _row(entry: Entry, body: SignedIn | SignInFailed) -> Row:
    return {
        "user": body.user,
        "device": entry.device,
        "tick": entry.tick,
        "at": entry.at,
        "succeeded": isinstance(body, SignedIn),
    }


sign_in_workflow = Workflow(
    "sign_in",
    (SignedIn, SignInFailed),
    {sign_in_table: "id"},
    lambda hall, subject: FactFold(sign_in_table, _row, hall, subject),
)


@dataclass(frozen=True)
class LockOut:
    """After `tries` failures in a row an account waits `minutes` (default 5 and 15)."""

    tries: int = 5
    minutes: int = 15

    def minutes_to_wait(self, newest: Sequence[tuple[bool, int]], now: int) -> int:
        """How long an account still waits; 0 when it need not.

        `newest` are its last `tries` attempts, the newest first: succeeded, and when.
        """
        if len(newest) < self.tries or any(succeeded for succeeded, _ in newest):
            return 0
        passed = now - newest[0][1]
        # A clock that stepped back must not lock anybody out for years.
        if not 0 <= passed < self.minutes * 60_000:
            return 0
        return -((passed - self.minutes * 60_000) // 60_000)


NOBODY_HASH = (
    "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$"
    "hPFqCpiPrbKNMjGV1ck4LhAStnhEbMpOSsMrXUBLhpo"
)
"""A hash of nobody's password, so that an unknown name takes as long to refuse as a known one."""


def sign_in(journal: Journal, login: str, password: str, lock_out: LockOut) -> Person:
    """The person whose name and password these are; success and failure are entries.

    Raises `InputError` in the same words whether the name or the password is wrong, and another
    one while the account is locked out (the password is then not even tried).
    """
    clean = login.strip().casefold()
    with journal.read() as connection:
        users = connection.execute(
            select(user_table)
            .where(
                user_table.c.hall == journal.hall,
                user_table.c.login == clean,
                user_table.c.in_use,
            )
            .order_by(user_table.c.id)
        ).all()
        now = journal.clock.now()
        waits = [_minutes_to_wait(connection, journal, one, now, lock_out) for one in users]
    if users and all(waits):
        raise _too_many(min(waits), "password")
    # Outside any transaction: a hash takes 0.1 to 0.2 s, and no other window must wait for it.
    fitting = [
        user
        for user, wait in zip(users, waits, strict=True)
        if not wait and password_fits(user.password, password)
    ]
    if not users:
        password_fits(NOBODY_HASH, password)
    if not fitting:
        with journal.act(users[0].id if users else SYSTEM) as act:
            act.record(new_id(), SignInFailed(user=users[0].id if users else None))
        raise InputError("Name or password is wrong.", field="password")
    user = fitting[0]
    with journal.act(user.id) as act:
        act.record(new_id(), SignedIn(user=user.id))
    return Person(user.id, user.login, user.name, roles_from(user.roles))


def change_own_password(desk: Desk, old: str, new: str, lock_out: LockOut) -> None:
    """Change one's own password, which has to be known: an open desk is not enough.

    One's private keys are wrapped by the new one in the same act. `InputError` at `old_password`
    or `password`. A wrong old one counts as a wrong sign-in.
    """
    journal, person = desk.journal, desk.person
    if not _is_own_password(desk, old, lock_out, "old_password"):
        raise InputError("This is not your present password.", field="old_password")
    check_password(new, person.login)
    with journal.read() as connection:
        kept = keys_of(connection, journal.hall, person.id)
    set_password(desk, person.id, new, wrapped_anew(person.id, kept, old, new))


def unlock_private(desk: Desk, password: str, lock_out: LockOut) -> Unlocked:
    """Open what is private to the person at the desk, by their sign-in password once more.

    The first time a key pair is made, and again where the newest one can't be opened because an
    administrator set the password. `InputError` at `password`; a wrong one counts as a wrong
    sign-in. Takes 0.3 s and more.
    """
    desk.check(Right.CHECK_ONESELF)
    journal, person = desk.journal, desk.person
    if not _is_own_password(desk, password, lock_out, "password"):
        raise InputError("This is not your present password.", field="password")
    with journal.read() as connection:
        kept = keys_of(connection, journal.hall, person.id)
    keys = open_keys(person.id, kept, password)
    if kept and kept[0].id in keys:
        return Unlocked(person.id, keys, renewed=False)
    id, key, made = new_key(person.id, password)
    with desk.act(Right.CHECK_ONESELF) as act:
        act.record(id, made)
    return Unlocked(person.id, keys | {id: key}, renewed=bool(kept))


def _is_own_password(desk: Desk, password: str, lock_out: LockOut, field: str) -> bool:
    """Whether it is the password of the person at the desk; a wrong one is an entry."""
    journal, person = desk.journal, desk.person
    with journal.read() as connection:
        user = connection.execute(
            select(user_table).where(
                user_table.c.hall == journal.hall, user_table.c.id == person.id
            )
        ).one_or_none()
        if user is None:
            raise Conflict("This account is not here any more.")
        wait = _minutes_to_wait(connection, journal, user, journal.clock.now(), lock_out)
    if wait:
        raise _too_many(wait, field)
    if password_fits(user.password, password):
        return True
    with journal.act(person.id) as act:
        act.record(new_id(), SignInFailed(user=person.id))
    return False


def waiting_accounts(desk: Desk, lock_out: LockOut) -> dict[str, int]:
    """The accounts that wait at this device after wrong passwords, and for how many minutes."""
    journal = desk.journal
    with desk.read(Right.CHANGE_USERS) as connection:
        now = journal.clock.now()
        users = connection.execute(select(user_table).where(user_table.c.hall == journal.hall))
        waits = {
            one.id: _minutes_to_wait(connection, journal, one, now, lock_out) for one in users.all()
        }
    return {user: minutes for user, minutes in waits.items() if minutes}


def _too_many(minutes: int, field: str) -> InputError:
    return InputError(
        "Too many wrong passwords. Try again in {minutes} minutes, "
        "or ask the administrator for a new password.",
        field=field,
        minutes=minutes,
    )


def _minutes_to_wait(
    connection: Connection, journal: Journal, user: SqlRow[Any], now: int, lock_out: LockOut
) -> int:
    """How long an account still waits at this device; 0 when it need not.

    Wrong passwords from before its present one was set count no more.
    """
    newest = connection.execute(
        select(sign_in_table.c.succeeded, sign_in_table.c.at)
        .where(
            sign_in_table.c.user == user.id,
            sign_in_table.c.device == journal.device,
            sign_in_table.c.tick > user.password_tick,
        )
        .order_by(sign_in_table.c.tick.desc())
        .limit(lock_out.tries)
    ).all()
    return lock_out.minutes_to_wait([(one.succeeded, one.at) for one in newest], now)
