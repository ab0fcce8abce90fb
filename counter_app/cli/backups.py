"""`counter-app backup` and `restore`: copies made while others go on writing, and brought back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Connection

from counter_app.cli.data_dir import DEFAULT_DIR, DataDir, opened
from counter_app.cli.ending import ending_well
from counter_app.cli.terminal import Terminal
from counter_app.errors import InputError
from counter_app.hall.founding import all_workflows
from counter_app.hall.rules import read_rules
from counter_app.journal.clock import SystemClock, day_of, local_time
from counter_app.journal.journal import Journal
from counter_app.journal.verify import refuse_unsound
from counter_app.language import Phrase
from counter_app.store.backup import backup_to
from counter_app.store.daily import make_daily_backup
from counter_app.store.disk import disk_state
from counter_app.store.key import write_key_file
from counter_app.store.restore import KEY_ENDING, restore


def register(app: typer.Typer, terminal: Terminal) -> None:
    """Add the commands."""

    @app.command("backup")
    def backup(
        file: Annotated[
            Path | None, typer.Argument(help="Where the copy goes; without it, only the daily one.")
        ] = None,
        with_key: Annotated[
            bool, typer.Option("--with-key", help="Also write FILE.key, for another computer.")
        ] = False,
        keep: Annotated[
            int | None,
            typer.Option("--keep", min=1, help="Daily backups that stay; else as the hall set."),
        ] = None,
        data_dir: DataDir = DEFAULT_DIR,
    ) -> None:
        """Copy the database while it is in use, check the copy, and make today's daily backup."""
        with ending_well(terminal), opened(data_dir) as (engine, key):
            if file is None and with_key:
                raise InputError("Name the file of the backup that the key is to go with.")
            if file is not None:
                backup_to(engine, key.secret, file)
                terminal.say(Phrase("The backup is complete and was read back."))
                if with_key:
                    key_file = file.with_name(file.name + KEY_ENDING)
                    write_key_file(key_file, key.secret)
                    terminal.say(
                        Phrase(
                            "The key was written to {file}. Whoever has both files can read the "
                            "data: carry them separately.",
                            file=key_file.name,
                        )
                    )
                else:
                    terminal.say(
                        Phrase(
                            "It can be restored on this computer. For another computer its key is "
                            "needed too: backup --with-key."
                        )
                    )
            clock = SystemClock()
            kept = keep or read_rules(Journal(engine, all_workflows(), clock)).backups_kept
            today = day_of(clock.now())
            if make_daily_backup(engine, key.secret, data_dir, today, kept) is not None:
                terminal.say(Phrase("Today's daily backup was made."))
            elif file is None:
                terminal.say(Phrase("Today's daily backup is there already."))
            disk = disk_state(data_dir)
            if disk.nearly_full:
                terminal.complain(disk.phrase)

    @app.command("restore")
    def restore_backup(
        file: Path,
        key_file: Annotated[
            Path | None,
            typer.Option("--key-file", help="The key that was written with the backup."),
        ] = None,
        data_dir: DataDir = DEFAULT_DIR,
    ) -> None:
        """Check a backup and put it in the place of the database, which is copied aside first."""

        def check(connection: Connection) -> None:
            refuse_unsound(connection, terminal.progress())

        with ending_well(terminal):
            stamp = f"{local_time(SystemClock().now()):%Y%m%d-%H%M%S}"
            done = restore(data_dir, file, stamp, check, key_file)
            terminal.say(Phrase("The backup was checked and restored."))
            if done.kept_aside is not None:
                terminal.say(
                    Phrase("The database from before is kept as {file}.", file=done.kept_aside.name)
                )
            terminal.say(done.key.kept_in.label)
