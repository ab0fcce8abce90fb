"""The staff: who works here, in which roles, and whether their account is in use.

Verbs for the administrator, and the first account of a new hall. Not here: signing in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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

from counter_app.errors import Conflict, InputError
from counter_app.journal.entry import Body, Entry, new_id
from counter_app.journal.fold import Reason, Row, SetAside, Workflow
from counter_app.journal.journal import Act, Journal
from counter_app.people.desk import Desk, Person
from counter_app.people.passwords import hash_password
from counter_app.people.roles import Right, Role
from counter_app.store.tables import metadata

LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{0,31}")

user_table = Table(
    "user",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("login", String, nullable=False),
    Column("name", String, nullable=False),
    Column("roles", String, nullable=False, comment="Role codes in order, separated by a space."),
    Column("password", String, nullable=False, comment="argon2id"),
    Column("in_use", Boolean, nullable=False),
    Column(
        "password_tick",
        BigInteger,
        nullable=False,
        comment="When the password was set: wrong ones tried before it count no more.",
    ),
    PrimaryKeyConstraint("hall", "id"),
    # Not unique: two desks that can't see each other may add the same login; both are kept.
    Index("user_by_login", "hall", "login"),
    info={"one_row": ("id",)},
)


class UserAdded(Body, frozen=True, kw_only=True):
    """Somebody joined; the password as its argon2id string."""

    kind = "user.added"
    login: str
    name: str
    roles: tuple[str, ...]
    password: str


class UserChanged(Body, frozen=True, kw_only=True):
    """Name, roles, and whether the account is in use, as they are from now on."""

    kind = "user.changed"
    name: str
    roles: tuple[str, ...]
    in_use: bool


class PasswordSet(Body, frozen=True, kw_only=True):
    """A new password, as its argon2id string."""

    kind = "user.password_set"
    aspect = "password"
    password: str


class UserFold:
    """The account as its newest facts have it."""

    def __init__(self, hall: str, subject: str) -> None:
        self._row: Row = {"hall": hall, "id": subject}

    def take(self, entry: Entry, body: UserAdded | UserChanged | PasswordSet) -> None:
        """Take one fact; what comes before the beginning waits."""
        match body:
            case UserAdded():
                if "login" in self._row:
                    raise SetAside(Reason.OVERTAKEN)
                self._row |= {
                    "login": body.login,
                    "name": body.name,
                    "roles": " ".join(body.roles),
                    "password": body.password,
                    "in_use": True,
                    "password_tick": entry.tick,
                }
            case _ if "login" not in self._row:
                raise SetAside(Reason.NO_BEGINNING)
            case UserChanged():
                self._row |= {
                    "name": body.name,
                    "roles": " ".join(body.roles),
                    "in_use": body.in_use,
                }
            case PasswordSet():
                self._row |= {"password": body.password, "password_tick": entry.tick}

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The account's row."""
        if "login" in self._row:
            yield user_table, self._row


user_workflow = Workflow(
    "user", (UserAdded, UserChanged, PasswordSet), {user_table: "id"}, UserFold
)


@dataclass(frozen=True)
class User:
    """An account, as the administrator sees it."""

    id: str
    login: str
    name: str
    roles: frozenset[Role]
    in_use: bool


def roles_from(text: str) -> frozenset[Role]:
    """Roles from their column; codes that only a newer program knows are left out."""
    known = {role.value for role in Role}
    return frozenset(Role(code) for code in text.split() if code in known)


def _codes(roles: Iterable[Role]) -> tuple[str, ...]:
    codes = tuple(sorted(role.value for role in set(roles)))
    if not codes:
        raise InputError("Choose at least one role.", field="roles")
    return codes


def checked_name(name: str) -> str:
    """A person's name as it is kept; `InputError` at `name` for what can't be one."""
    clean = " ".join(name.split())
    if not clean or not clean.isprintable() or len(clean) > 100:
        raise InputError("Enter the person's name (at most 100 characters).", field="name")
    return clean


def checked_login(login: str) -> str:
    """A sign-in name as it is kept; `InputError` at `login` for what can't be one."""
    clean = login.strip().casefold()
    if not LOGIN.fullmatch(clean):
        raise InputError(
            "A sign-in name has 1 to 32 lower-case letters, digits, dots or hyphens.",
            field="login",
        )
    return clean


def first_account(login: str, name: str, password: str) -> UserAdded:
    """The facts of a first administrator, or `InputError` for what can't be accepted."""
    return _checked_account(login, name, [Role.ADMINISTRATOR], password)


def _checked_account(login: str, name: str, roles: Iterable[Role], password: str) -> UserAdded:
    """The facts of a new account. Hashes the password: call it outside a transaction."""
    clean = checked_login(login)
    return UserAdded(
        login=clean,
        name=checked_name(name),
        roles=_codes(roles),
        password=hash_password(password, clean),
    )


def _add(act: Act, id: str, body: UserAdded) -> User:
    taken = select(user_table.c.id).where(
        user_table.c.hall == act.hall, user_table.c.login == body.login
    )
    if act.connection.execute(taken).first():
        raise Conflict("This sign-in name is taken. Choose another.", field="login")
    act.record(id, body)
    return User(id, body.login, body.name, roles_from(" ".join(body.roles)), True)


def add_user(desk: Desk, login: str, name: str, roles: Iterable[Role], password: str) -> User:
    """Add an account. Raises `InputError` for what can't be accepted, `Conflict` when taken."""
    desk.check(Right.CHANGE_USERS)
    body = _checked_account(login, name, roles, password)
    with desk.act(Right.CHANGE_USERS) as act:
        return _add(act, new_id(), body)


def add_first_administrator(
    journal: Journal, account: UserAdded, founding: Sequence[tuple[str, Body]] = ()
) -> Person:
    """The account that a new hall begins with, made by its owner. `Conflict` when there is one.

    `founding` are the facts (subject, body) of the hall itself: one act with the account, so that
    no power cut can leave a hall that nobody can sign in to.
    """
    id = new_id()
    with journal.act(id) as act:
        if act.connection.execute(select(user_table.c.id)).first():
            raise Conflict("This hall has an administrator already. Sign in instead.")
        for subject, body in founding:
            act.record(subject, body)
        user = _add(act, id, account)
    return Person(user.id, user.login, user.name, user.roles)


def change_user(desk: Desk, id: str, name: str, roles: Iterable[Role], in_use: bool) -> User:
    """Change name, roles or use of an account. The last administrator can't be lost."""
    codes = _codes(roles)
    with desk.act(Right.CHANGE_USERS) as act:
        users = {user.id: user for user in _users(act.connection, act.hall)}
        if id not in users:
            raise Conflict("This account is not here any more.")
        remaining = [
            user
            for user in users.values()
            if user.id != id and user.in_use and Role.ADMINISTRATOR in user.roles
        ]
        if not remaining and not (in_use and Role.ADMINISTRATOR.value in codes):
            raise Conflict("The hall would have no administrator left. Name another one first.")
        body = UserChanged(name=checked_name(name), roles=codes, in_use=in_use)
        act.record(id, body)
        return User(id, users[id].login, body.name, roles_from(" ".join(codes)), in_use)


def set_password(desk: Desk, id: str, password: str, more: Sequence[tuple[str, Body]] = ()) -> None:
    """Give an account a new password: one's own, or anybody's as administrator.

    `more` are facts (subject, body) that change with it, in the same act.
    """
    if id != desk.person.id:
        desk.check(Right.CHANGE_USERS)
    with desk.journal.read() as connection:
        user = next((one for one in _users(connection, desk.journal.hall) if one.id == id), None)
    if user is None:
        raise Conflict("This account is not here any more.")
    body = PasswordSet(password=hash_password(password, user.login))
    with desk.journal.act(desk.person.id) as act:
        act.record(id, body)
        for subject, fact in more:
            act.record(subject, fact)


def list_users(desk: Desk) -> list[User]:
    """All accounts, those in use first, by sign-in name."""
    with desk.read(Right.CHANGE_USERS) as connection:
        return sorted(
            _users(connection, desk.journal.hall), key=lambda one: (not one.in_use, one.login)
        )


def user_names(journal: Journal) -> dict[str, str]:
    """Names of the staff by id; everybody at a desk may know with whom they work."""
    with journal.read() as connection:
        return {user.id: user.name for user in _users(connection, journal.hall)}


def name_of_user(connection: Connection, hall: str, user: str) -> str:
    """The name of one of the staff within a transaction under way; empty when not here."""
    found = connection.scalar(
        select(user_table.c.name).where(user_table.c.hall == hall, user_table.c.id == user)
    )
    return "" if found is None else str(found)


def _users(connection: Connection, hall: str) -> list[User]:
    rows = connection.execute(select(user_table).where(user_table.c.hall == hall))
    return [User(row.id, row.login, row.name, roles_from(row.roles), row.in_use) for row in rows]
