"""Settings of the staff: accounts, roles, passwords (等保: an account for each person)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from counter_app.errors import InputError
from counter_app.hall.rules import read_rules
from counter_app.people.roles import Right, Role
from counter_app.people.signing_in import waiting_accounts
from counter_app.people.users import User, add_user, change_user, list_users, set_password
from ui.pages.settings_form import Entry, Value
from ui.pages.settings_list import ListSection
from ui.style import Tone
from ui.widgets.chips import Chips, Choice
from ui.widgets.field import Field
from ui.widgets.table import Column


@dataclass(frozen=True)
class UserRow:
    """An account, and the minutes it still waits after wrong passwords."""

    user: User
    waits: int


class UsersSection(ListSection[UserRow]):
    """Who works here."""

    right = Right.CHANGE_USERS
    topics: ClassVar[frozenset[str]] = frozenset({"user", "sign_in"})
    fixed = frozenset({"login"})
    secret = frozenset({"password", "again"})

    def title(self) -> str:
        """The tab."""
        return self.tr("Staff")

    def columns(self) -> tuple[Column[UserRow], ...]:
        """Who, as what, and how the account stands."""
        return (
            Column(self.tr("Name"), lambda row: row.user.name, bold=True),
            Column(self.tr("Signs in as"), lambda row: row.user.login, width=100),
            Column(self.tr("Account"), self._state, width=134, tone=self._tone, pill=True),
        )

    def fields(self) -> Mapping[str, Entry]:
        """Name, roles, and a password where one is given."""
        look = self.look
        roles = tuple((role.value, self.say(role.label)) for role in Role)
        return {
            "login": Field(look, self.tr("Sign-in name")),
            "name": Field(look, self.tr("Name")),
            "roles": Chips[str](look, self.tr("Roles"), roles, Choice.SEVERAL),
            "password": Field(
                look,
                self.tr("New password"),
                placeholder=self.tr("empty: stays as it is"),
                password=True,
            ),
            "again": Field(look, self.tr("The same password again"), password=True),
        }

    def read(self) -> list[UserRow]:
        """All accounts, and which of them wait."""
        waits = waiting_accounts(self.desk, read_rules(self.desk.journal).lock_out)
        return [UserRow(user, waits.get(user.id, 0)) for user in list_users(self.desk)]

    def key_of(self, row: UserRow) -> str:
        """The account's id."""
        return row.user.id

    def name_of(self, row: UserRow) -> str:
        """Who it is."""
        if not row.waits:
            return f"{row.user.name} · {row.user.login}"
        return self.tr(
            "{name} · locked for {minutes} minutes after wrong passwords. A new password ends it."
        ).format(name=row.user.name, minutes=row.waits)

    def values_of(self, row: UserRow | None) -> dict[str, Value]:
        """Passwords are never shown."""
        nothing: dict[str, Value] = {"password": "", "again": ""}
        if row is None:
            return nothing | {"login": "", "name": "", "roles": frozenset()}
        user = row.user
        roles = frozenset(role.value for role in user.roles)
        return nothing | {"login": user.login, "name": user.name, "roles": roles}

    def is_in_use(self, row: UserRow) -> bool:
        """Whether the person can sign in."""
        return row.user.in_use

    def save_verb(self, row: UserRow | None) -> Callable[[], str]:
        """Add, or change what was changed; a password only where one was typed."""
        desk, form = self.desk, self.form
        login, name, password = form.text("login"), form.text("name"), form.text("password")
        chosen = form.values()["roles"]
        roles = [role for role in Role if role.value in chosen]
        if password != form.text("again"):
            raise InputError("The two passwords are not the same.", field="again")
        if row is None:
            return lambda: add_user(desk, login, name, roles, password).id
        user = row.user
        changed = bool({"name", "roles"} & set(form.unsaved()))

        def change() -> str:
            if password:
                # First: where it is refused, nothing has changed.
                set_password(desk, user.id, password)
            if changed:
                change_user(desk, user.id, name, roles, user.in_use)
            return user.id

        return change

    def use_verb(self, row: UserRow) -> Callable[[], object]:
        """Let the person sign in no more, or again."""
        desk, user = self.desk, row.user
        return lambda: change_user(desk, user.id, user.name, user.roles, not user.in_use)

    def empty_words(self) -> str:
        """There is always one; this is for the moment before it is read."""
        return self.tr("One moment …")

    def add_words(self) -> str:
        """The button."""
        return self.tr("New account")

    def _state(self, row: UserRow) -> str:
        if not row.user.in_use:
            return self.tr("not in use")
        if row.waits:
            return self.tr("locked {minutes} min").format(minutes=row.waits)
        return self.tr("in use")

    def _tone(self, row: UserRow) -> Tone | None:
        if not row.user.in_use:
            return Tone.QUIET
        return Tone.ATTENTION if row.waits else Tone.NORMAL
