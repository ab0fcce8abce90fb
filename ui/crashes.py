"""Crash records: what our bug was and where, without a single value.

A record names the exception's type and the places in the code, never its text: that may hold what
somebody typed. Not here: showing that something went wrong.
"""

from __future__ import annotations

import json
import platform
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from counter_app.errors import ProgramFault

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


def without_values(fault: BaseException) -> list[dict[str, object]]:
    """The kinds of an exception and of what led to it, and their places in the code: no text."""
    chain: list[BaseException] = []
    current: BaseException | None = fault
    while current is not None and current not in chain:
        chain.append(current)
        current = current.__cause__ or current.__context__
    return [{"type": _name(one), "places": _places(one)} for one in chain]


def _name(fault: BaseException) -> str:
    return f"{type(fault).__module__}.{type(fault).__qualname__}"


def _places(fault: BaseException) -> list[str]:
    """module path:line function, outermost first; paths without the user's folders."""
    places = []
    for frame in traceback.extract_tb(fault.__traceback__):
        parts = Path(frame.filename).parts
        known = [at for at, part in enumerate(parts) if part in {"counter_app", "ui"}]
        inside = parts[known[-1] :] if known else parts[-2:]
        places.append(f"{'/'.join(inside)}:{frame.lineno} {frame.name}")
    return places
