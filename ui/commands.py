"""The commands that need the screen."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from counter_app.cli.ending import ending_well
from counter_app.cli.terminal import Terminal
from counter_app.language import Phrase


def register(app: typer.Typer, terminal: Terminal) -> None:
    """Name them to the command line."""

    @app.command(
        "window",
        add_help_option=False,
        context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    )
    def window(words: typer.Context) -> None:
        """Open the window, as no command at all does; `counter-app window --help` for options."""
        from ui.__main__ import open_window

        raise typer.Exit(open_window(words.args))

    @app.command("tour")
    def tour(
        out: Annotated[Path, typer.Option("--out", help="The folder for pictures and papers.")],
        data_dir: Annotated[
            Path | None,
            typer.Option("--data-dir", help="Keep the tour's own halls here.", show_default=False),
        ] = None,
    ) -> None:
        """Work every page through a morning and keep pictures, papers and tour.json."""
        # No screen is needed, and none is disturbed.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from PySide6.QtWidgets import QApplication

        from ui.log import keep_log
        from ui.tour.tour import take_tour

        with ending_well(terminal):
            # The tour's own centre has a log as well, and the terminal is for what was made.
            keep_log(out / "logs")
            account = take_tour(QApplication([]), out, data_dir, terminal.progress())
            terminal.say(
                Phrase(
                    "{pictures} pictures and {papers} papers are in {folder}.",
                    pictures=len(account.pictures),
                    papers=len(account.papers),
                    folder=str(out),
                )
            )
