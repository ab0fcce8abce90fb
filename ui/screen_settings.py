"""How this computer's screen speaks and looks: language, size of type, contrast.

Of this computer and not of the hall, so a small file in the data folder and no entry. A missing or
damaged file is no reason not to start. Light to import: it is read before the first picture.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from counter_app.errors import EnvironmentFault
from counter_app.language import CHINESE, LANGUAGES
from counter_app.store.files import write_private

SCREEN_FILE = "screen.json"
SCALES = (1.0, 1.25, 1.5)
LARGEST_FILE = 10_000
"""Bytes; whatever is longer was not written here."""


@dataclass(frozen=True)
class ScreenSettings:
    """What the screen is like; the defaults are a new computer's."""

    language: str = CHINESE
    scale: float = 1.0
    high_contrast: bool = False


def read_screen_settings(folder: Path) -> ScreenSettings:
    """What was kept in `folder`; the default for whatever is missing or can't be meant."""
    try:
        with (folder / SCREEN_FILE).open("rb") as file:
            kept = json.loads(file.read(LARGEST_FILE))
    except (OSError, ValueError, RecursionError):
        return ScreenSettings()
    if not isinstance(kept, dict):
        return ScreenSettings()
    default = ScreenSettings()
    language, scale = kept.get("language"), kept.get("scale")
    return ScreenSettings(
        language=language if language in LANGUAGES else default.language,
        scale=float(scale) if scale in SCALES else default.scale,
        high_contrast=kept.get("high_contrast") is True,
    )


def keep_screen_settings(folder: Path, settings: ScreenSettings) -> None:
    """Keep them for the next start. Raises `EnvironmentFault` where nothing can be written."""
    text = json.dumps(asdict(settings))
    try:
        write_private(folder / SCREEN_FILE, text, replace=True)
    except OSError as fault:
        raise EnvironmentFault(
            "The screen's settings could not be kept. They hold until the program is closed."
        ) from fault
