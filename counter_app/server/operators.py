"""Operators: the people who sign in at the server's own pages, the centre's and the halls'.

Not the staff of a hall, who sign in at desks and arrive as entries (`people`). A new operator gets
a one-time link and chooses the password behind it, so that nobody ever knows another's. Not here:
signing in (`operator_sessions`), what an operator did (`operator_records`).
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    ForeignKey,
    LargeBinary,
    PrimaryKeyConstraint,
    Row,
    String,
    Table,
    UniqueConstraint,
    delete,
    insert,
    select,
    update,
)

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.journal.clock import Clock, SystemClock
from counter_app.journal.entry import new_id
from counter_app.people.passwords import hash_password
from counter_app.people.users import checked_login, checked_name
from counter_app.server.database import Database
from counter_app.server.halls import hall_record_table
from counter_app.server.operator_records import Deed, note
from counter_app.server.operator_roles import OperatorRole
from counter_app.server.tables import server_metadata

LINK_LASTS = 24 * 60 * 60 * 1000
"""Milliseconds for which a one-time link is good."""

FIRST_LOGIN = "admin"
"""What the first administrator is called until they have chosen another sign-in name."""


operator_table = Table(
    "operator",
    server_metadata,
    Column("id", String, nullable=False),
    Column("login", String, nullable=False),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    # Not named `hall`: work for one hall shall not see this table at all (`walls`).
    Column(
        "only_hall",
        String,
        ForeignKey(hall_record_table.c.hall, onupdate="CASCADE"),
        comment="The one hall that its own people see.",
    ),
    Column("password", String, nullable=False, comment="argon2id; empty until it is chosen."),
    Column("password_at", BigInteger, nullable=False, comment="When it was set."),
    Column("in_use", Boolean, nullable=False),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("login"),
)

link_table = Table(
    "operator_link",
    server_metadata,
    Column("digest", LargeBinary, nullable=False, comment="SHA-256 of the link's secret."),
    Column("operator", String, nullable=False),
    Column("expires", BigInteger, nullable=False),
    PrimaryKeyConstraint("digest"),
    comment="One-time links behind which an operator chooses a password.",
)


@dataclass(frozen=True)
class Operator:
    """Somebody who may sign in at the server's pages; `hall` only for a hall's own people."""

    id: str
    login: str
    name: str
    role: OperatorRole
    hall: str | None
    in_use: bool = True
    has_password: bool = True

    @property
    def administers(self) -> bool:
        """Whether halls, devices, operators and reference data are this one's to change."""
        return self.role is OperatorRole.ADMINISTRATOR

    def sees(self, hall: str) -> bool:
        """Whether a hall is this one's to look at."""
        return self.role is not OperatorRole.HALL or self.hall == hall


def digest_of(secret: str) -> bytes:
    """What is kept of a secret that only its owner has."""
    return hashlib.sha256(secret.encode()).digest()


def operator_of(row: Row[Any]) -> Operator:
    """An operator from a row of the operator table."""
    return Operator(
        row.id,
        row.login,
        row.name,
        OperatorRole(row.role),
        row.only_hall,
        row.in_use,
        bool(row.password),
    )


def first_operator(database: Database, clock: Clock | None = None) -> str | None:
    """At a start: the path of a one-time link for the first administrator, such as `/link/…`.

    None where an administrator can sign in already. A link given before is good no more.
    """
    now = (clock or SystemClock()).now()
    with database.of_centre(writing=True) as connection:
        everybody = _all(connection)
        if any(one.administers and one.in_use and one.has_password for one in everybody):
            return None
        first = next((one for one in everybody if one.administers and not one.has_password), None)
        if first is None:
            first = Operator(
                new_id(), FIRST_LOGIN, FIRST_LOGIN, OperatorRole.ADMINISTRATOR, None, True, False
            )
            _insert(connection, first, "", now)
        return _new_link(connection, first.id, now)


def list_operators(database: Database) -> list[Operator]:
    """All operators, those in use first, by sign-in name."""
    with database.of_centre() as connection:
        return sorted(_all(connection), key=lambda one: (not one.in_use, one.login))


def find_operator(database: Database, named: str) -> Operator:
    """The operator with this sign-in name or id; `Conflict` where there is none."""
    wanted = named.strip().casefold()
    for one in list_operators(database):
        if wanted in (one.login, one.id):
            return one
    raise Conflict("There is no such operator.", field="login")


def add_operator(
    database: Database,
    clock: Clock,
    by: Operator | None,
    login: str,
    name: str,
    role: OperatorRole,
    hall: str | None = None,
    password: str | None = None,
) -> tuple[Operator, str]:
    """Add an operator; who it is, and the path of the one-time link to give them.

    With `password` (from the server's own command line, `by` None) there is no link: its path is
    empty. Raises `InputError` for what can't be accepted, `Conflict` when the name is taken.
    """
    _allow(by)
    operator = Operator(
        new_id(),
        checked_login(login),
        checked_name(name),
        role,
        hall if role is OperatorRole.HALL else None,
        True,
        password is not None,
    )
    kept = "" if password is None else hash_password(password, operator.login)
    now = clock.now()
    with database.of_centre(writing=True) as connection:
        _check_hall(connection, operator)
        if any(one.login == operator.login for one in _all(connection)):
            raise Conflict("This sign-in name is taken. Choose another.", field="login")
        _insert(connection, operator, kept, now)
        note(connection, Deed.OPERATOR_ADDED, now, by=_id(by), about=operator.login)
        return operator, "" if kept else _new_link(connection, operator.id, now)


def change_operator(
    database: Database,
    clock: Clock,
    by: Operator | None,
    id: str,
    name: str,
    role: OperatorRole,
    hall: str | None,
    in_use: bool,
) -> Operator:
    """Change name, role, hall or use of an operator. The last administrator can't be lost."""
    _allow(by)
    clean, now = checked_name(name), clock.now()
    with database.of_centre(writing=True) as connection:
        before = _find(connection, id)
        after = Operator(
            id,
            before.login,
            clean,
            role,
            hall if role is OperatorRole.HALL else None,
            in_use,
            before.has_password,
        )
        _check_hall(connection, after)
        remaining = [
            one
            for one in _all(connection)
            if one.id != id and one.administers and one.in_use and one.has_password
        ]
        if before.administers and not (after.administers and in_use) and not remaining:
            raise Conflict("The centre would have no administrator left. Name another one first.")
        connection.execute(
            update(operator_table)
            .where(operator_table.c.id == id)
            .values(name=after.name, role=after.role.value, only_hall=after.hall, in_use=in_use)
        )
        note(connection, Deed.OPERATOR_CHANGED, now, by=_id(by), about=before.login)
    return after


def new_link(database: Database, clock: Clock, by: Operator | None, id: str) -> str:
    """The path of a new one-time link for an operator who has lost the password.

    The present password goes on to be good until another one is chosen behind the link.
    """
    _allow(by)
    now = clock.now()
    with database.of_centre(writing=True) as connection:
        operator = _find(connection, id)
        note(connection, Deed.LINK_MADE, now, by=_id(by), about=operator.login)
        return _new_link(connection, id, now)


def operator_behind(database: Database, clock: Clock, secret: str) -> Operator:
    """Whose one-time link this is; `Conflict` where it is used up, too old or nobody's."""
    with database.of_centre() as connection:
        return _behind(connection, secret, clock.now())


def accept_link(
    database: Database, clock: Clock, secret: str, login: str, name: str, password: str
) -> Operator:
    """Choose a password behind a one-time link, and use the link up.

    `login` and `name` count where nobody has chosen them yet: for the first administrator, and
    else only the password is taken. Raises `InputError` for what can't be accepted, `Conflict`
    where the link is good no more or the name is taken.
    """
    now = clock.now()
    with database.of_centre() as connection:
        before = _behind(connection, secret, now)
    chosen = before
    if chooses_name(before):
        chosen = Operator(
            before.id, checked_login(login), checked_name(name), before.role, before.hall
        )
    # Outside of the write transaction: a hash takes 0.1 to 0.2 s.
    kept = hash_password(password, chosen.login)
    with database.of_centre(writing=True) as connection:
        if _behind(connection, secret, now) != before:
            raise Conflict("This link is used up or too old. Ask for a new one.")
        if any(one.login == chosen.login and one.id != chosen.id for one in _all(connection)):
            raise Conflict("This sign-in name is taken. Choose another.", field="login")
        connection.execute(delete(link_table).where(link_table.c.operator == before.id))
        connection.execute(
            update(operator_table)
            .where(operator_table.c.id == before.id)
            .values(login=chosen.login, name=chosen.name, password=kept, password_at=now)
        )
        note(connection, Deed.PASSWORD_CHOSEN, now, by=before.id)
    return chosen


def chooses_name(operator: Operator) -> bool:
    """Whether the one behind a link also chooses what they are called."""
    return operator.login == FIRST_LOGIN and not operator.has_password


def set_operator_password(
    database: Database, clock: Clock, operator: Operator, password: str
) -> None:
    """Let a password be an operator's from now on. That the old one was known is checked above."""
    kept, now = hash_password(password, operator.login), clock.now()
    with database.of_centre(writing=True) as connection:
        connection.execute(
            update(operator_table)
            .where(operator_table.c.id == operator.id)
            .values(password=kept, password_at=now)
        )
        note(connection, Deed.PASSWORD_CHOSEN, now, by=operator.id)


def _id(by: Operator | None) -> str | None:
    return None if by is None else by.id


def _allow(by: Operator | None) -> None:
    """None is the one who has the server itself: the command line."""
    if by is not None and not by.administers:
        raise NotAllowed("Only the centre's administrator does this.")


def _all(connection: Connection) -> list[Operator]:
    rows: Iterable[Row[Any]] = connection.execute(
        select(operator_table).order_by(operator_table.c.id)
    )
    return [operator_of(row) for row in rows]


def _find(connection: Connection, id: str) -> Operator:
    row = connection.execute(select(operator_table).where(operator_table.c.id == id)).one_or_none()
    if row is None:
        raise Conflict("There is no such operator.", field="login")
    return operator_of(row)


def _insert(connection: Connection, operator: Operator, password: str, now: int) -> None:
    connection.execute(
        insert(operator_table).values(
            id=operator.id,
            login=operator.login,
            name=operator.name,
            role=operator.role.value,
            only_hall=operator.hall,
            password=password,
            password_at=now,
            in_use=operator.in_use,
        )
    )


def _check_hall(connection: Connection, operator: Operator) -> None:
    if operator.role is not OperatorRole.HALL:
        return
    known = select(hall_record_table.c.hall).where(hall_record_table.c.hall == operator.hall)
    if operator.hall is None or connection.execute(known).first() is None:
        raise InputError("Choose the hall whose people these are.", field="hall")


def _new_link(connection: Connection, operator: str, now: int) -> str:
    secret = secrets.token_urlsafe(32)
    # One link at a time: a new one makes those before it worthless.
    connection.execute(delete(link_table).where(link_table.c.operator == operator))
    connection.execute(
        insert(link_table).values(
            digest=digest_of(secret), operator=operator, expires=now + LINK_LASTS
        )
    )
    return f"/link/{secret}"


def _behind(connection: Connection, secret: str, now: int) -> Operator:
    row = connection.execute(
        select(operator_table)
        .join(link_table, link_table.c.operator == operator_table.c.id)
        .where(
            link_table.c.digest == digest_of(secret),
            link_table.c.expires > now,
            operator_table.c.in_use,
        )
    ).one_or_none()
    if row is None:
        raise Conflict("This link is used up or too old. Ask for a new one.")
    return operator_of(row)
