"""`counter-app backup`: a copy of the database, made while others go on writing."""

from __future__ import annotations

from pathlib import Path

import typer

from counter_app.cli.data_dir import DEFAULT_DIR, DataDir, opened
from counter_app.cli.ending import ending_well
from counter_app.cli.terminal import Terminal
from counter_app.language import Phrase
from counter_app.store.backup import backup_to


def register(app: typer.Typer, terminal: Terminal) -> None:
    """Add the command."""

    @app.command("backup")
    def backup(file: Path, data_dir: DataDir = DEFAULT_DIR) -> None:
        """Copy the database while it is in use, and check the copy."""
        with ending_well(terminal), opened(data_dir) as (engine, key):
            backup_to(engine, key.secret, file)
            terminal.say(Phrase("The backup is complete and was read back."))
