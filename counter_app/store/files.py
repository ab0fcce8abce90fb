"""Small files and names that must be on the disk before anything relies on them."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path


def sync_file(path: Path) -> None:
    """Return when a file's content is on the disk."""
    # Windows flushes only what may be written.
    with path.open("rb" if sys.platform != "win32" else "r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Return when the names in a folder are on the disk; Windows does that by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_private(path: Path, text: str, *, replace: bool = False, encoding: str = "ascii") -> None:
    """Write a small file that only this user can read: whole and on the disk, or not at all.

    Raises `FileExistsError` when it is there already, unless it may be replaced.
    """
    growing = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        # On Windows the mode means little; the user's own profile folder is private there.
        with os.fdopen(os.open(growing, flags, 0o600), "wb") as file:
            file.write(text.encode(encoding))
            file.flush()
            os.fsync(file.fileno())
        if replace:
            growing.replace(path)
        else:
            rename_new(growing, path)
        sync_folder(path.parent)
    finally:
        growing.unlink(missing_ok=True)


def rename_new(source: Path, target: Path) -> None:
    """Rename without ever overwriting; raises `FileExistsError` when the name is taken."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        # A memory stick knows no second name for a file: look first, then rename.
        if target.exists():
            raise FileExistsError(target) from None
        source.rename(target)
    else:
        source.unlink()


def unused(path: Path) -> Path:
    """The path, or where that is taken the same with a number behind its name."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_stem(f"{path.stem}-{number}")
    return found
