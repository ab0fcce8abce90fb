"""`counter-app new-hall`: a hall on this computer, without a screen."""

from __future__ import annotations

from typing import Annotated

import typer

from counter_app.cli.data_dir import DEFAULT_DIR, DataDir
from counter_app.cli.ending import ending_well
from counter_app.cli.signing_in import password
from counter_app.cli.terminal import Terminal
from counter_app.hall.founding import found_hall
from counter_app.journal.clock import SystemClock
from counter_app.language import Phrase
from counter_app.store.opening import open_store


def register(app: typer.Typer, terminal: Terminal) -> None:
    """Add the command."""

    @app.command("new-hall")
    def new_hall(
        name: Annotated[str, typer.Option("--name", help="The hall's name.")],
        admin: Annotated[str, typer.Option("--admin", help="The administrator's sign-in name.")],
        data_dir: DataDir = DEFAULT_DIR,
    ) -> None:
        """Make a hall, its first desk and its administrator on this computer."""
        with ending_well(terminal):
            secret = password()
            engine, key = open_store(data_dir)
            try:
                founded = found_hall(engine, SystemClock(), name, "D01", admin, secret)
            finally:
                engine.dispose()
            terminal.say(Phrase("The hall {name} is ready.", name=founded.hall_name))
            terminal.say(key.kept_in.label)
