"""The commands that need the screen."""

from __future__ import annotations

import typer

from counter_app.cli.terminal import Terminal


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
