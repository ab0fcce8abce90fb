"""`counter-app journal …`: verify the record of truth, fold it anew, write it out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from counter_app.cli.data_dir import DEFAULT_DIR, DataDir, opened
from counter_app.cli.ending import FOUND_WRONG, ending_well
from counter_app.cli.signing_in import OptionalUser, signed_in_desk
from counter_app.cli.terminal import Terminal
from counter_app.errors import InputError
from counter_app.hall.exporting import record_export
from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import SystemClock
from counter_app.journal.content_standing import check_contents, count_contents
from counter_app.journal.export import exported_lines
from counter_app.journal.journal import Journal
from counter_app.journal.refold import refold
from counter_app.journal.verify import verify
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
        """Check every byte and link of the journal, and every byte of photos and scans."""
        with journal_in(data_dir) as journal, journal.read() as connection:
            problems = list(verify(connection, journal.hall, terminal.progress()))
            for problem in problems:
                terminal.complain(
                    Phrase("Entry {name}: {what}", name=problem.name, what=problem.what)
                )
            damaged = list(check_contents(connection, journal.hall))
            for digest in damaged:
                terminal.complain(
                    Phrase("Photo or scan {digest}: its bytes were altered.", digest=digest)
                )
            if problems or damaged:
                raise typer.Exit(FOUND_WRONG)
            terminal.say(Phrase("The journal is exactly as it was written."))
            count = count_contents(connection, journal.hall)
            if count.missing:
                terminal.say(
                    Phrase(
                        "{missing} of {named} photos and scans are not on this computer yet; they "
                        "are fetched from the hub or the centre.",
                        missing=count.missing,
                        named=count.named,
                    )
                )

    @group.command("refold")
    def refold_tables(data_dir: DataDir = DEFAULT_DIR) -> None:
        """Make all tables anew from the journal."""
        with journal_in(data_dir) as journal:
            count = refold(journal, terminal.progress())
            terminal.say(Phrase("{count} entries were folded anew.", count=count))

    @group.command("export")
    def export(
        bodies: Annotated[
            bool, typer.Option("--bodies", help="With bodies, which hold personal data: recorded.")
        ] = False,
        user: OptionalUser = None,
        data_dir: DataDir = DEFAULT_DIR,
    ) -> None:
        """Write one JSON line for each entry; with its body only for whoever may, and recorded."""
        with ending_well(terminal), opened(data_dir) as (engine, _):
            if bodies:
                if user is None:
                    raise InputError("Bodies hold personal data: sign in with --user.")
                record_export(signed_in_desk(engine, user))
            journal = Journal(engine, all_workflows(), SystemClock())
            with journal.read() as connection:
                for line in exported_lines(connection, journal.hall, bodies=bodies):
                    typer.echo(line)
