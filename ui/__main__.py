"""Where the program begins: words that are options open the window, commands go to the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer


def open_window(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; the exit code."""
    from ui.options import read_options

    # Qt is imported only once the options are understood, and nothing else before it.
    options = read_options(arguments)
    from ui.starting import start

    return start(options)


def application() -> typer.Typer:
    """Every command: the core's, and those that need the screen."""
    from counter_app.cli import application as build
    from ui import commands

    return build((commands,))


def main() -> None:
    """What the installed command runs."""
    words = sys.argv[1:]
    if not words or (words[0].startswith("--") and words[0] != "--help"):
        sys.exit(open_window(words))
    application()()


if __name__ == "__main__":
    main()
