"""Sending a PDF to a printer. A print that fails loses nothing: print state is not the record.

Whoever prints has saved before, keeps the bytes, and may print again. Job names are seen by others
in the queue and in the printer's log: they carry a ticket's number, never a person. Not here:
which printers there are, what is printed, whether a paper was already printed, and printing where
there is no CUPS, which the screen does (`ui.printing`).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from counter_app.errors import DeviceFault

PATIENCE = 20
"""Seconds that the printing service may take to answer."""


class Printer(Protocol):
    """Anything that takes a PDF to paper."""

    def print_pdf(self, data: bytes, job_name: str) -> None:
        """Print the PDF. `job_name` holds no personal data.

        Returns when the printer has taken the job. Raises `DeviceFault` when it has not.
        """
        ...


class Trouble(StrEnum):
    """What keeps a printer from printing."""

    NO_PAPER = "no_paper"
    JAM = "jam"
    OPEN = "open"
    UNREACHABLE = "unreachable"
    STOPPED = "stopped"

    def fault(self, printer: str) -> DeviceFault:
        """What to tell the clerk, and what to do next."""
        match self:
            case Trouble.NO_PAPER:
                return DeviceFault(
                    "The printer {printer} has no paper. Put paper in and print again;"
                    " nothing is lost.",
                    printer=printer,
                )
            case Trouble.JAM:
                return DeviceFault(
                    "Paper is stuck in the printer {printer}. Take it out and print again;"
                    " nothing is lost.",
                    printer=printer,
                )
            case Trouble.OPEN:
                return DeviceFault(
                    "The printer {printer} is open. Close it and print again; nothing is lost.",
                    printer=printer,
                )
            case Trouble.UNREACHABLE:
                return DeviceFault(
                    "The printer {printer} does not answer. Look at its switch and cable, and"
                    " print again; nothing is lost.",
                    printer=printer,
                )
            case Trouble.STOPPED:
                return DeviceFault(
                    "The printer {printer} is stopped. Start it in the system's printer settings"
                    " and print again; nothing is lost.",
                    printer=printer,
                )


CUPS_REASONS = {
    "media-empty": Trouble.NO_PAPER,
    "media-needed": Trouble.NO_PAPER,
    "media-jam": Trouble.JAM,
    "cover-open": Trouble.OPEN,
    "door-open": Trouble.OPEN,
    "interlock-open": Trouble.OPEN,
    "offline": Trouble.UNREACHABLE,
    "connecting-to-device": Trouble.UNREACHABLE,
    "timed-out": Trouble.UNREACHABLE,
    "paused": Trouble.STOPPED,
}
"""The keywords of IPP's printer-state-reasons that keep paper from coming out."""


class CupsPrinter:
    """A queue of CUPS, on Linux and macOS; the system's default one where `queue` is empty.

    The PDF goes to `lp` through a pipe, so that no copy of it lies in a file of ours. `options` are
    CUPS options such as `media=Custom.80x200mm`.
    """

    def __init__(self, queue: str = "", options: Sequence[str] = ()) -> None:
        self._queue = queue
        self._options = tuple(options)

    def print_pdf(self, data: bytes, job_name: str) -> None:
        """Hand the PDF to the queue, unless the queue says that nothing would come out."""
        queue = self._queue or self._default_queue()
        trouble = self._trouble(queue)
        if trouble is not None:
            raise trouble.fault(queue)
        command = ["lp", "-d", queue, "-t", one_line(job_name)]
        for option in self._options:
            command += ["-o", option]
        answer = _ask([*command, "-"], data)
        if answer.returncode:
            raise DeviceFault(
                "The printer {printer} did not take the paper: {reason} Nothing is lost.",
                printer=queue,
                reason=_said(answer.stderr),
            )

    def _default_queue(self) -> str:
        found = re.search(r"^system default destination: (\S+)", _ask(["lpstat", "-d"]).text, re.M)
        if found is None:
            raise DeviceFault("This computer has no default printer. Choose a printer first.")
        return found[1]

    def _trouble(self, queue: str) -> Trouble | None:
        answer = _ask(["lpstat", "-l", "-p", queue]).text
        alerts = re.search(r"^\s*Alerts: (.*)$", answer, re.M)
        for reason in re.split(r"[\s,]+", alerts[1]) if alerts else ():
            # A warning (paper runs low) still prints.
            trouble = CUPS_REASONS.get(re.sub(r"-(error|report)$", "", reason))
            if trouble is not None:
                return trouble
        return Trouble.STOPPED if re.search(r"^printer \S+ disabled", answer, re.M) else None


class _Answer:
    """What a command said."""

    def __init__(self, returncode: int, stdout: bytes, stderr: bytes) -> None:
        self.returncode = returncode
        self.stderr = stderr
        self.text = stdout.decode("utf-8", "replace")


def _ask(command: list[str], data: bytes = b"") -> _Answer:
    """Run a command of CUPS in English, whatever the desk's language is."""
    program = shutil.which(command[0])
    if program is None:
        raise DeviceFault("Printing is not installed on this computer (CUPS). Nothing is lost.")
    try:
        done = subprocess.run(
            [program, *command[1:]],
            input=data,
            capture_output=True,
            timeout=PATIENCE,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise DeviceFault(
            "The printing service does not answer. Try again later; nothing is lost."
        ) from None
    return _Answer(done.returncode, done.stdout, done.stderr)


def _said(stderr: bytes) -> str:
    """The service's own words on one line, ended as a sentence."""
    words = one_line(stderr.decode("utf-8", "replace")).removeprefix("lp: ") or "?"
    return words if words.endswith(".") else words + "."


class SavingPrinter:
    """Prints into a folder: each paper becomes a PDF file that only this user can read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def print_pdf(self, data: bytes, job_name: str) -> None:
        """Save the PDF under the job's name; what is there stays there."""
        _save(self._folder, data, job_name)


class FakePrinter:
    """A printer for tests and trials: keeps what it printed, and fails on demand.

    `paper` is how many more jobs its paper is enough for; None never ends.
    """

    def __init__(self, paper: int | None = None) -> None:
        self.printed: list[tuple[str, bytes]] = []
        self.trouble: Trouble | None = None
        self.paper = paper

    def print_pdf(self, data: bytes, job_name: str) -> None:
        """Keep the PDF, or raise the trouble it is in."""
        if self.trouble is not None:
            raise self.trouble.fault("fake")
        if self.paper is not None:
            if self.paper == 0:
                raise Trouble.NO_PAPER.fault("fake")
            self.paper -= 1
        self.printed.append((job_name, data))


def one_line(text: str) -> str:
    """The text without line breaks and control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _save(folder: Path, data: bytes, job_name: str) -> Path:
    """Write the PDF to a new file in the folder, both for this user alone."""
    stem = re.sub(r"[^\w.-]+", "-", job_name).strip("-.") or "paper"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        number = 1
        while True:
            path = folder / (f"{stem}.pdf" if number == 1 else f"{stem}-{number}.pdf")
            try:
                handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
            except FileExistsError:
                number += 1
                continue
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            return path
    except OSError as fault:
        raise DeviceFault(
            "The paper could not be saved in {folder}: {reason}. Nothing is lost.",
            folder=str(folder),
            reason=fault.strerror or "?",
        ) from None


_BINARY = getattr(os, "O_BINARY", 0)  # without it Windows changes line ends
