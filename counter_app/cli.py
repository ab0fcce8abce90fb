"""The `counter-app` command: words in, verbs called, words out. No rule of the hall lives here.

Exit codes: 0 done · 1 the journal has problems · 2 the user can mend it · 4 the machine's fault ·
5 our bug.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
import platformdirs
import typer
from sqlalchemy import Engine, select

from counter_app.errors import CounterError, EnvironmentFault, InputError
from counter_app.hall.founding import all_workflows, found_hall
from counter_app.journal.clock import SystemClock
from counter_app.journal.journal import Journal
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table
from counter_app.journal.verify import verify
from counter_app.journal.writing_rows import entry_of
from counter_app.language import CHINESE, ENGLISH, Phrase, Translations, load_translations
from counter_app.store.backup import backup_to
from counter_app.store.key import StoreKey
from counter_app.store.opening import DATABASE, open_store

DataDir = Annotated[
    Path, typer.Option("--data-dir", help="The folder of the database.", show_default=False)
]
DEFAULT_DIR = Path(platformdirs.user_data_dir("counter-app", appauthor=False))
PASSWORD_VARIABLE = "COUNTER_APP_PASSWORD"


@dataclass(frozen=True)
class Terminal:
    """A terminal that says phrases in its user's language; progress only where one watches."""

    translations: Translations

    def say(self, phrase: Phrase) -> None:
        """Print a message."""
        typer.echo(self.translations.say(phrase))

    def complain(self, phrase: Phrase) -> None:
        """Print what went wrong, on standard error."""
        typer.echo(self.translations.say(phrase), err=True)

    def progress(self) -> Callable[[int, int], None] | None:
        """Something that shows how far long work is; None where nobody watches."""
        if not sys.stderr.isatty():
            return None
        return lambda done, total: typer.echo(f"\r{done:,} / {total:,} ", err=True, nl=False)


def user_terminal() -> Terminal:
    """The terminal in the language of its locale: Chinese first, English where it says so."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LANG") or CHINESE
    return Terminal(load_translations(ENGLISH if locale.startswith("en") else CHINESE))


@contextmanager
def ending_well(terminal: Terminal) -> Iterator[None]:
    """Turn the program's errors into words and an exit code."""
    try:
        yield
    except InputError as fault:
        terminal.complain(fault.phrase)
        raise typer.Exit(2) from fault
    except EnvironmentFault as fault:
        terminal.complain(fault.phrase)
        raise typer.Exit(4) from fault
    except CounterError as fault:
        terminal.complain(fault.phrase)
        raise typer.Exit(5) from fault


@contextmanager
def opened(folder: Path) -> Iterator[tuple[Engine, StoreKey]]:
    """The database of a hall that is already there, closed again at the end."""
    if not (folder / DATABASE).exists():
        raise InputError("There is no hall in this folder. Name another one with --data-dir.")
    engine, key = open_store(folder)
    try:
        yield engine, key
    finally:
        engine.dispose()


def application() -> typer.Typer:
    """The command with all its subcommands, built anew for each caller."""
    terminal = user_terminal()
    app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
    app.add_typer(_journal_commands(terminal), name="journal")

    @app.command("new-hall")
    def new_hall(
        name: Annotated[str, typer.Option("--name", help="The hall's name.")],
        admin: Annotated[str, typer.Option("--admin", help="The administrator's sign-in name.")],
        data_dir: DataDir = DEFAULT_DIR,
    ) -> None:
        """Make a hall, its first desk and its administrator on this computer."""
        with ending_well(terminal):
            password = os.environ.get(PASSWORD_VARIABLE)
            if password is None:
                password = typer.prompt("密码 Password", hide_input=True, err=True)
            engine, key = open_store(data_dir)
            try:
                founded = found_hall(engine, SystemClock(), name, "D01", admin, password)
            finally:
                engine.dispose()
            terminal.say(Phrase("The hall {name} is ready.", name=founded.hall_name))
            terminal.say(key.kept_in.label)

    @app.command("backup")
    def backup(file: Path, data_dir: DataDir = DEFAULT_DIR) -> None:
        """Copy the database while it is in use, and check the copy."""
        with ending_well(terminal), opened(data_dir) as (engine, key):
            backup_to(engine, key.secret, file)
            terminal.say(Phrase("The backup is complete and was read back."))

    return app


def _journal_commands(terminal: Terminal) -> typer.Typer:
    group = typer.Typer(no_args_is_help=True, help="The record of truth.")

    @contextmanager
    def journal_in(folder: Path) -> Iterator[Journal]:
        with ending_well(terminal), opened(folder) as (engine, _):
            yield Journal(engine, all_workflows(), SystemClock())

    @group.command("verify")
    def verify_journal(data_dir: DataDir = DEFAULT_DIR) -> None:
        """Check every byte and link of the journal."""
        with journal_in(data_dir) as journal, journal.read() as connection:
            problems = list(verify(connection, journal.hall, terminal.progress()))
            for problem in problems:
                terminal.complain(
                    Phrase("Entry {name}: {what}", name=problem.name, what=problem.what)
                )
            if problems:
                raise typer.Exit(1)
            terminal.say(Phrase("The journal is exactly as it was written."))

    @group.command("refold")
    def refold_tables(data_dir: DataDir = DEFAULT_DIR) -> None:
        """Make all tables anew from the journal."""
        with journal_in(data_dir) as journal:
            count = refold(journal, terminal.progress())
            terminal.say(Phrase("{count} entries were folded anew.", count=count))

    @group.command("export")
    def export(data_dir: DataDir = DEFAULT_DIR) -> None:
        """Write one JSON line for each entry, without its body."""
        with journal_in(data_dir) as journal, journal.read() as connection:
            for row in connection.execution_options(yield_per=2000).execute(
                select(entry_table).order_by(entry_table.c.device, entry_table.c.seq)
            ):
                line = msgspec.structs.asdict(entry_of(row))
                del line["body"]
                line["digest"], line["hash"] = line["digest"].hex(), line["hash"].hex()
                typer.echo(msgspec.json.encode(line).decode())

    return group


def main() -> None:
    """What the installed command runs."""
    application()()
