"""`counter-app journal …`: verify the record of truth, fold it anew, write it out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import typer
from sqlalchemy import select

from counter_app.cli.data_dir import DEFAULT_DIR, DataDir, opened
from counter_app.cli.ending import FOUND_WRONG, ending_well
from counter_app.cli.terminal import Terminal
from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import SystemClock
from counter_app.journal.journal import Journal
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table
from counter_app.journal.verify import verify
from counter_app.journal.writing_rows import entry_of
from counter_app.language import Phrase


def register(app: typer.Typer, terminal: Terminal) -> None:
    """Add the group of commands."""
    group = typer.Typer(no_args_is_help=True, help="The record of truth.")
    app.add_typer(group, name="journal")

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
                raise typer.Exit(FOUND_WRONG)
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
