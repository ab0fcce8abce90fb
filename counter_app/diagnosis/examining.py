"""All looks in the order in which they are told."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from counter_app.diagnosis.database import look_at_hall
from counter_app.diagnosis.findings import Finding
from counter_app.diagnosis.surroundings import (
    look_at_disk,
    look_at_fonts,
    look_at_input_method,
    look_at_printers,
    look_at_screen_libraries,
    qt_plugins,
    running_processes,
)
from counter_app.journal.clock import Clock

BUILT = date(2026, 1, 1)
"""No clock that is right can show a day before this one. Moved forward with each release."""


def examine(folder: Path, clock: Clock) -> Iterator[Finding]:
    """Look at everything that a hall's work needs on this computer, one finding for each part."""
    yield from look_at_hall(folder, clock, BUILT)
    yield look_at_disk(folder)
    yield look_at_fonts()
    plugins = qt_plugins()
    yield look_at_screen_libraries(plugins)
    yield look_at_input_method(os.environ, frozenset(running_processes()), plugins)
    yield look_at_printers()
