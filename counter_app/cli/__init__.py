"""The `counter-app` command: words in, verbs called, words out. No rule of the hall lives here.

One file for each group of commands, with a `register(app, terminal)` that the list below names;
what they share is in `terminal`, `ending`, `data_dir` and `signing_in`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import typer

from counter_app.cli import (
    backups,
    bundle,
    centre,
    doctor,
    founding,
    hub,
    importing,
    journal,
    meeting,
    operators,
    serving,
    simulating,
)
from counter_app.cli.terminal import Terminal, user_terminal


class CommandGroup(Protocol):
    """A module with commands."""

    def register(self, app: typer.Typer, terminal: Terminal) -> None:
        """Name the commands to the command line."""
        ...


COMMANDS: tuple[CommandGroup, ...] = (
    founding,
    meeting,
    simulating,
    backups,
    bundle,
    importing,
    journal,
    doctor,
    serving,
    centre,
    hub,
    operators,
)
"""Every group of commands: the list that names a new one."""


def application(more: Sequence[CommandGroup] = ()) -> typer.Typer:
    """The command with all its subcommands, built anew for each caller.

    `more` are groups of commands from above this floor, such as those that need the screen.
    """
    terminal = user_terminal()
    app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
    for group in (*COMMANDS, *more):
        group.register(app, terminal)
    return app


def main() -> None:
    """What the installed command runs."""
    application()()
