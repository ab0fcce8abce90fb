"""Who gives a command that writes: `--user`, and a password that never stands on the command line.

The rules of signing in and lock-out are those of `people.signing_in`.
"""

from __future__ import annotations

import os
from typing import Annotated

import typer
from sqlalchemy import Engine

from counter_app.hall.founding import all_workflows
from counter_app.hall.rules import read_rules
from counter_app.journal.clock import SystemClock
from counter_app.journal.journal import Journal
from counter_app.people.desk import Desk
from counter_app.people.signing_in import sign_in

PASSWORD_VARIABLE = "COUNTER_APP_PASSWORD"

_USER = typer.Option(
    "--user",
    help=f"Your sign-in name; the password is asked for, or taken from {PASSWORD_VARIABLE}.",
)
User = Annotated[str, _USER]
OptionalUser = Annotated[str | None, _USER]


def password() -> str:
    """The password from the environment, else asked for without showing it."""
    given = os.environ.get(PASSWORD_VARIABLE)
    if given is not None:
        return given
    typed: str = typer.prompt("密码 Password", hide_input=True, err=True)
    return typed


def signed_in_desk(engine: Engine, user: str) -> Desk:
    """This computer's journal in the hands of `user`.

    Raises `InputError` where name or password is wrong or the account is locked out.
    """
    journal = Journal(engine, all_workflows(), SystemClock())
    return Desk(journal, sign_in(journal, user, password(), read_rules(journal).lock_out))
