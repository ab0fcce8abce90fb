"""The words after `counter-app` that open the window: which hall, language, size and contrast.

Read without the command line's machinery, which would double the time to the first picture.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import platformdirs

from counter_app.language import LANGUAGES
from ui.screen_settings import ScreenSettings

SCALES = ("1", "1.25", "1.5")


@dataclass(frozen=True)
class Options:
    """How the window is opened."""

    data_dir: Path
    language: str | None = None
    scale: float | None = None
    high_contrast: bool | None = None

    @property
    def fixed(self) -> frozenset[str]:
        """Which of the screen's settings were given, and so hold over those that are kept."""
        return frozenset(
            name
            for name in ("language", "scale", "high_contrast")
            if getattr(self, name) is not None
        )

    def over(self, kept: ScreenSettings) -> ScreenSettings:
        """What is kept on this computer, and over it what was given."""
        return replace(kept, **{name: getattr(self, name) for name in self.fixed})


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
    words.add_argument("--language", choices=LANGUAGES, help="else as set on this computer")
    words.add_argument("--scale", choices=SCALES, help="larger type")
    words.add_argument(
        "--high-contrast",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="stronger colours",
    )
    return words


def read_options(arguments: Sequence[str]) -> Options:
    """The options; ends the program with a message where they can't be understood."""
    found = parser().parse_args(arguments)
    scale = None if found.scale is None else float(found.scale)
    return Options(found.data_dir, found.language, scale, found.high_contrast)
