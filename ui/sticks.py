"""Memory sticks of this computer: where a file that is to be carried goes by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

MOUNTED_BY_PEOPLE = ("/media/", "/run/media/", "/Volumes/")
"""Where Linux desktops and macOS show sticks."""


@dataclass(frozen=True)
class Volume:
    """One mounted disk."""

    root: str
    ready: bool
    read_only: bool
    is_system: bool


def first_stick(volumes: Iterable[Volume] | None = None) -> Path | None:
    """The first stick that can be written to; None where there is none."""
    for volume in _mounted() if volumes is None else volumes:
        if not volume.ready or volume.read_only or volume.is_system:
            continue
        # On Windows every drive that is not the system's is a place to carry things to.
        is_drive = len(volume.root) == 3 and volume.root[1:] == ":/"
        if is_drive or volume.root.startswith(MOUNTED_BY_PEOPLE):
            return Path(volume.root)
    return None


def _mounted() -> list[Volume]:
    system = QStorageInfo.root().rootPath()
    return [
        Volume(one.rootPath(), one.isReady(), one.isReadOnly(), one.rootPath() == system)
        for one in QStorageInfo.mountedVolumes()
    ]
