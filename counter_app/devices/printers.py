"""Which printers this computer knows, asked of the system itself without a screen.

CUPS tells it on Linux and macOS, the registry on Windows. Not here: printing (`printing`).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass

from counter_app.errors import DeviceFault

PATIENCE = 10
"""Seconds that the printing service may take to answer."""


@dataclass(frozen=True)
class KnownPrinter:
    """A printer that is set up, and whether the system would hand it a job now."""

    name: str
    takes_jobs: bool


def known_printers() -> tuple[KnownPrinter, ...]:
    """Every printer that is set up; empty where there is none.

    Raises `DeviceFault` when the printing service is missing or does not answer.
    """
    if sys.platform == "win32":
        return _from_registry()
    return _from_cups()


def _from_cups() -> tuple[KnownPrinter, ...]:
    lpstat = shutil.which("lpstat")
    if lpstat is None:
        raise DeviceFault(
            "This computer has no printing service. Install CUPS (package cups) to print."
        )
    # In the language of the program, whatever the user's is.
    environment = {**os.environ, "LC_ALL": "C", "LANGUAGE": "C"}
    try:
        answer = subprocess.run(
            [lpstat, "-p"],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env=environment,
            timeout=PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise _does_not_answer() from fault
    # Where no printer is set up, lpstat calls that an error too.
    if answer.returncode != 0 and "No destinations" not in answer.stderr:
        raise _does_not_answer()
    return printers_in(answer.stdout)


def printers_in(answer: str) -> tuple[KnownPrinter, ...]:
    """The printers in what `lpstat -p` says."""
    found = []
    for line in answer.splitlines():
        if line.startswith("printer "):
            name, _, state = line.removeprefix("printer ").partition(" ")
            found.append(KnownPrinter(name, not state.startswith("disabled")))
    return tuple(found)


def _does_not_answer() -> DeviceFault:
    return DeviceFault("The printing service does not answer. Start it, then try again.")


def _from_registry() -> tuple[KnownPrinter, ...]:
    names: list[str] = []
    if sys.platform == "win32":
        import winreg

        # Printers of this computer, and those of the network that this user has connected.
        for root, place in (
            (winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Control\Print\Printers"),
            (winreg.HKEY_CURRENT_USER, r"Printers\Connections"),
        ):
            try:
                with winreg.OpenKey(root, place) as key:
                    names += [winreg.EnumKey(key, n) for n in range(winreg.QueryInfoKey(key)[0])]
            except OSError:
                continue  # nobody ever set one up
    return tuple(KnownPrinter(name, takes_jobs=True) for name in names)
