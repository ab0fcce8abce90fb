"""A look at what the program stands on: disk, fonts, screen libraries, input method, printers."""

from __future__ import annotations

import importlib.util
import struct
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFError

from counter_app.devices.printers import known_printers
from counter_app.diagnosis.findings import Finding, Part, attention, broken, in_order
from counter_app.documents.fonts import Weight, drawable, font
from counter_app.errors import DeviceFault
from counter_app.language import Phrase
from counter_app.store.disk import disk_state

SAMPLE = "社会保险经办大厅 𬭚𠅤·A1"
"""Characters that every paper must be able to show: common, rare, and the dot of names."""

INPUT_METHODS = ("fcitx5", "fcitx", "ibus-daemon")
"""What the input methods of Linux desktops call their process."""


def look_at_disk(folder: Path) -> Finding:
    """The room on the disk of the data folder, or of what is there of it."""
    there = next(part for part in (folder, *folder.absolute().parents) if part.exists())
    state = disk_state(there)
    if state.full:
        return broken(Part.DISK, state.phrase)
    return (attention if state.nearly_full else in_order)(Part.DISK, state.phrase)


def look_at_fonts() -> Finding:
    """Whether the fonts of the papers can be read and have what is needed."""
    for weight in Weight:
        try:
            font(weight)
        except (OSError, TTFError, ValueError, LookupError, struct.error):
            return broken(
                Part.FONTS,
                Phrase(
                    "The font {name} can't be read. Install the program anew.", name=weight.value
                ),
            )
        if drawable(SAMPLE, weight)[1]:
            return broken(
                Part.FONTS,
                Phrase(
                    "The font {name} lacks characters. Install the program anew.", name=weight.value
                ),
            )
    return in_order(Part.FONTS, Phrase("Both fonts of the papers can be read."))


def look_at_screen_libraries(plugins: Path | None) -> Finding:
    """Whether Qt's way to the screen finds all the libraries of the system that it needs."""
    if plugins is None:
        return broken(
            Part.SCREEN_LIBRARIES, Phrase("Qt is not installed. Install the program anew.")
        )
    if sys.platform != "linux":
        return in_order(Part.SCREEN_LIBRARIES, Phrase("They come with the program."))
    # In another process: the program's core must never load Qt.
    load = "import ctypes, sys; ctypes.CDLL(sys.argv[1])"
    for name in ("libqxcb.so", "libqwayland.so"):
        library = plugins / "platforms" / name
        answer = subprocess.run(
            [sys.executable, "-c", load, str(library)], capture_output=True, text=True
        )
        if answer.returncode != 0:
            *_, said = answer.stderr.strip().splitlines() or [""]
            return broken(
                Part.SCREEN_LIBRARIES,
                Phrase(
                    "{name} can't be loaded ({said}). Install what is missing (make run does it).",
                    name=name,
                    said=said.removeprefix("OSError: ").partition(":")[0],
                ),
            )
    return in_order(Part.SCREEN_LIBRARIES, Phrase("All of them are there."))


def look_at_input_method(
    environment: Mapping[str, str], processes: frozenset[str], plugins: Path | None
) -> Finding:
    """Whether Chinese can be typed into the window of a Linux desktop."""
    if sys.platform != "linux":
        return in_order(Part.INPUT_METHOD, Phrase("The system's own one is used."))
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return in_order(Part.INPUT_METHOD, Phrase("There is no screen here, so none is needed."))
    running = next((name for name in INPUT_METHODS if name in processes), None)
    if running is None:
        return attention(
            Part.INPUT_METHOD,
            Phrase("None is running: Chinese can't be typed. Start fcitx5 or ibus."),
        )
    wanted = environment.get("QT_IM_MODULE", "")
    known = _input_plugins(plugins)
    if wanted and wanted not in known:
        return attention(
            Part.INPUT_METHOD,
            Phrase(
                "{running} is running, but QT_IM_MODULE={wanted} has no plug-in in the program. "
                "Set QT_IM_MODULE=ibus; fcitx5 answers to that too.",
                running=running,
                wanted=wanted,
            ),
        )
    if not wanted and not environment.get("WAYLAND_DISPLAY"):
        return attention(
            Part.INPUT_METHOD,
            Phrase(
                "{running} is running, but QT_IM_MODULE is not set. Set QT_IM_MODULE=ibus; "
                "fcitx5 answers to that too.",
                running=running,
            ),
        )
    return in_order(Part.INPUT_METHOD, Phrase("{running} is running.", running=running))


def _input_plugins(plugins: Path | None) -> frozenset[str]:
    """What QT_IM_MODULE may name, by the plug-ins that are there."""
    if plugins is None:
        return frozenset()
    ending = "platforminputcontextplugin.so"
    names = (path.name for path in (plugins / "platforminputcontexts").glob(f"lib*{ending}"))
    return frozenset(name.removeprefix("lib").removesuffix(ending) for name in names)


def look_at_printers() -> Finding:
    """Which printers are set up. None is no fault: a hall can work without paper for a while."""
    try:
        printers = known_printers()
    except DeviceFault as fault:
        return attention(Part.PRINTERS, fault.phrase)
    if not printers:
        return attention(
            Part.PRINTERS, Phrase("None found. Without one, papers can still be saved as files.")
        )
    names = ", ".join(printer.name for printer in printers)
    halted = ", ".join(printer.name for printer in printers if not printer.takes_jobs)
    if halted:
        return attention(
            Part.PRINTERS,
            Phrase("{names} takes no jobs now. Switch it on and release it.", names=halted),
        )
    return in_order(Part.PRINTERS, Phrase("Found: {names}.", names=names))


def qt_plugins() -> Path | None:
    """Where Qt's plug-ins are, found without loading Qt; None when it is not installed."""
    found = importlib.util.find_spec("PySide6")
    for folder in found.submodule_search_locations or () if found else ():
        for inside in ("Qt/plugins", "plugins"):  # the second on Windows
            if (Path(folder) / inside).is_dir():
                return Path(folder) / inside
    return None


def running_processes() -> Iterator[str]:
    """The names of all processes of a Linux system."""
    for entry in Path("/proc").glob("[0-9]*/comm"):
        try:
            yield entry.read_text(encoding="utf-8", errors="replace").strip()
        except OSError:
            continue  # it has just ended
