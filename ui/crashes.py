"""Crash records: what our bug was and where, without a single value.

A record names the exception's type and the places in the code, never its text: that may hold what
somebody typed. Not here: showing that something went wrong.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from counter_app.errors import ProgramFault, without_values

KEPT = 50
"""So many records stay; older ones are removed."""


@dataclass(frozen=True)
class CrashRecords:
    """The folder of crash records; `now` tells milliseconds since 1970 UTC."""

    folder: Path
    now: Callable[[], int]

    def keep(self, fault: BaseException) -> ProgramFault:
        """Write a record of an unexpected exception; the error to show to people."""
        # Not needed to start, and not quick to import.
        from importlib.metadata import version

        record = {
            "at": self.now(),
            "program": version("counter-app"),
            "python": platform.python_version(),
            "system": platform.system(),
            "faults": without_values(fault),
        }
        try:
            self._write(json.dumps(record, indent=1))
        except OSError:
            # A full disk must not hide the mistake.
            shown = ProgramFault(
                "The program made a mistake, and no record of it could be kept on the disk. What "
                "was saved before is safe. Look whether the disk is full, then try again."
            )
        else:
            shown = ProgramFault(
                "The program made a mistake. What was saved before is safe. Try again; if it "
                "happens again, tell the administrator: a record without personal data was kept."
            )
        shown.__cause__ = fault
        return shown

    def _write(self, text: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        stem = f"crash-{self.now()}"
        number = 0
        while True:
            path = self.folder / f"{stem}-{number:02}.json"
            try:
                with path.open("x", encoding="utf-8") as file:
                    file.write(text)
            except FileExistsError:
                number += 1
                continue
            break
        for old in sorted(self.folder.glob("crash-*.json"))[:-KEPT]:
            old.unlink(missing_ok=True)
