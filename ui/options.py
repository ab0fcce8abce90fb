"""The words after `counter-app` that open the window: which hall, language, size and contrast.

Read without the command line's machinery, which would double the time to the first picture.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from counter_app.language import CHINESE, LANGUAGES

SCALES = ("1", "1.25", "1.5")


@dataclass(frozen=True)
class Options:
    """How the window is opened."""

    data_dir: Path
    language: str = CHINESE
    scale: float = 1.0
    high_contrast: bool = False


def parser() -> argparse.ArgumentParser:
    """The options, with their help."""
    words = argparse.ArgumentParser(
        prog="counter-app window",
        description="Open the window. `counter-app --help` lists the other commands.",
    )
    words.add_argument(
        "--data-dir",
        type=Path,
        default=Path(platformdirs.user_data_dir("counter-app", appauthor=False)),
        metavar="DIR",
        help="the folder of the database",
    )
    words.add_argument("--language", choices=LANGUAGES, default=CHINESE)
    words.add_argument("--scale", choices=SCALES, default="1", help="larger type")
    words.add_argument("--high-contrast", action="store_true", help="stronger colours")
    return words


def read_options(arguments: Sequence[str]) -> Options:
    """The options; ends the program with a message where they can't be understood."""
    found = parser().parse_args(arguments)
    return Options(found.data_dir, found.language, float(found.scale), found.high_contrast)
