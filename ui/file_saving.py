"""Writing a file where the person says: asked for, made in the pool, said when it is there.

For papers and tables alike. Not here: what is in the file.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from counter_app.errors import CounterError, EnvironmentFault
from ui.work import Work


def ask_where(parent: QWidget, title: str, file_name: str, chosen: Callable[[Path], None]) -> None:
    """Ask for a place to save a file, `file_name` being offered; nothing happens on escape."""
    dialog = QFileDialog(parent, title, file_name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(file_name).suffix.removeprefix("."))
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def save_file(
    work: Work,
    path: Path,
    make: Callable[[], bytes],
    done: Callable[[None], None],
    failed: Callable[[CounterError], None],
    owner: QObject,
) -> None:
    """Make the bytes and write them, off the UI thread; `done` when they are written."""

    def write() -> None:
        content = make()
        try:
            path.write_bytes(content)
        except OSError as fault:
            raise EnvironmentFault(
                "The file could not be saved there. Choose another folder."
            ) from fault

    work.paper(write, done, failed, owner)
