"""`counter-app bundle …`: exchange between desks on a stick, where there is no line (N7.2)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from counter_app.cli.data_dir import DEFAULT_DIR, DataDir, opened
from counter_app.cli.ending import PARTLY_REFUSED, ending_well
from counter_app.cli.server_database import (
    DEFAULT_SERVER_DIR,
    DatabaseUrl,
    ServerDir,
    opened_database,
)
from counter_app.cli.terminal import Terminal
from counter_app.exchange.bundles import read_bundle, write_bundle
from counter_app.hall.desks import names_of_desks
from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import SystemClock, local_time
from counter_app.journal.journal import Journal
from counter_app.language import Phrase
from counter_app.sync.bundle import ReadBundle

PASSPHRASE_VARIABLE = "COUNTER_APP_PASSPHRASE"


def register(app: typer.Typer, terminal: Terminal) -> None:
    """Add the group of commands."""
    group = typer.Typer(no_args_is_help=True, help="Exchange by a file on a stick.")
    app.add_typer(group, name="bundle")

    @group.command("write")
    def write(
        file: Annotated[Path, typer.Argument(help="The new bundle.", show_default=False)],
        answering: Annotated[
            Path | None,
            typer.Option("--answering", help="Only what the writer of this bundle lacks."),
        ] = None,
        data_dir: DataDir = DEFAULT_DIR,
    ) -> None:
        """Write what this computer holds into an encrypted file, for other desks of the hall."""
        with ending_well(terminal), opened(data_dir) as (engine, _):
            journal = Journal(engine, all_workflows(), SystemClock())
            written = write_bundle(
                journal, file, _passphrase(new=True), terminal.progress(), answering=answering
            )
            terminal.say(written.phrase)

    @group.command("read")
    def read(
        file: Annotated[Path, typer.Argument(help="The bundle.", show_default=False)],
        data_dir: DataDir = DEFAULT_DIR,
    ) -> None:
        """Take from a bundle what this computer lacks. Reading it again changes nothing."""
        with ending_well(terminal), opened(data_dir) as (engine, _):
            journal = Journal(engine, all_workflows(), SystemClock())
            answer = read_bundle(journal, file, _passphrase(new=False), terminal.progress())
            _say_answer(terminal, answer, names_of_desks(journal))

    @group.command("read-at-centre")
    def read_at_the_centre(
        hall: Annotated[str, typer.Argument(help="The hall's name or id.")],
        file: Annotated[Path, typer.Argument(help="The bundle.", show_default=False)],
        database: DatabaseUrl = None,
        data_dir: ServerDir = DEFAULT_SERVER_DIR,
    ) -> None:
        """At the centre's server: take what a hall without a line has sent on a stick."""
        from counter_app.server.bundles import read_at_centre

        with ending_well(terminal), opened_database(database, data_dir) as opened:
            secret = _passphrase(new=False)
            clock = SystemClock()
            answer = read_at_centre(opened, clock, hall, file, secret, terminal.progress())
            _say_answer(terminal, answer, {})

    @group.command("write-at-centre")
    def write_at_the_centre(
        hall: Annotated[str, typer.Argument(help="The hall's name or id.")],
        file: Annotated[Path, typer.Argument(help="The new bundle.", show_default=False)],
        answering: Annotated[
            Path | None,
            typer.Option("--answering", help="Only what the writer of this bundle lacks."),
        ] = None,
        database: DatabaseUrl = None,
        data_dir: ServerDir = DEFAULT_SERVER_DIR,
    ) -> None:
        """At the centre's server: write what a hall without a line is to get on a stick."""
        from counter_app.server.bundles import write_at_centre

        with ending_well(terminal), opened_database(database, data_dir) as opened:
            secret = _passphrase(new=True)
            clock, progress = SystemClock(), terminal.progress()
            written = write_at_centre(
                opened, clock, hall, file, secret, progress, answering=answering
            )
            terminal.say(written.phrase)


def _say_answer(terminal: Terminal, answer: ReadBundle, names: Mapping[str, str]) -> None:
    """What came of reading, desk by desk; ends the command where something was not taken."""
    written = f"{local_time(answer.written_at):%Y-%m-%d %H:%M}"
    writer = names.get(answer.writer, answer.writer[:8])
    terminal.say(Phrase("Written by {writer} at {written}.", writer=writer, written=written))
    for one in answer.answers:
        name = names.get(one.device, one.device[:8])
        terminal.say(Phrase("{desk}: {what}", desk=name, what=one.phrase))
    if answer.refused:
        terminal.complain(answer.phrase)
        raise typer.Exit(PARTLY_REFUSED)
    terminal.say(answer.phrase)


def _passphrase(*, new: bool) -> str:
    """From the environment, else asked for without showing it, twice where it is new."""
    given = os.environ.get(PASSPHRASE_VARIABLE)
    if given is not None:
        return given
    typed: str = typer.prompt(
        "交换口令 Passphrase", hide_input=True, confirmation_prompt=new, err=True
    )
    return typed
