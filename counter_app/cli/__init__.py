"""The `counter-app` command: words in, verbs called, words out. No rule of the hall lives here.

One file for each group of commands, with a `register(app, terminal)` that the list below names;
what they share is in `terminal`, `ending`, `data_dir` and `signing_in`.
"""

from __future__ import annotations

import typer

from counter_app.cli import backups, doctor, founding, journal
from counter_app.cli.terminal import user_terminal

COMMANDS = (founding, backups, journal, doctor)
"""Every group of commands: the list that names a new one."""


def application() -> typer.Typer:
    """The command with all its subcommands, built anew for each caller."""
    terminal = user_terminal()
    app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
    for group in COMMANDS:
        group.register(app, terminal)
    return app


def main() -> None:
    """What the installed command runs."""
    application()()
