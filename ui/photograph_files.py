"""Files of photos for a page's row of photos: read and made fit in the pool.

Not here: the row (`widgets.photographs`), what fits (`hall.photographs`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from counter_app.errors import CounterError, EnvironmentFault, InputError
from counter_app.hall.photographs import (
    LARGEST_FILE,
    Prepared,
    prepare_photograph,
    thumbnail_of,
)
from ui.page import Context
from ui.sticks import first_stick
from ui.widgets.photographs import Picture

NEWEST = 12
"""Pictures to choose from."""

ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp"})

MOST_FILES = 20_000
"""Names looked at in a folder, so that a whole disk chosen by mistake comes to an end."""


class PhotographFiles:
    """A page's way to the files; the folder that was chosen last is asked again."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._folder: Path | None = None

    def prepare(
        self,
        path: Path,
        done: Callable[[Picture], None],
        failed: Callable[[str], None],
        owner: QWidget,
    ) -> None:
        """Make a file fit; the picture's value is then `hall.attachments.Prepared`."""

        def work() -> Picture:
            prepared = prepare_photograph(read_file(path), path.name)
            return Picture(prepared.thumbnail, prepared.name, prepared)

        self._context.work.paper(work, done, self._in_words(failed), owner)

    def newest(
        self,
        folder: Path | None,
        done: Callable[[Path, Sequence[Picture]], None],
        failed: Callable[[str], None],
        owner: QWidget,
    ) -> None:
        """The newest pictures of a folder and of those in it, as a camera's card has them."""
        where = folder or self._folder

        def work() -> tuple[Path, list[Picture]]:
            place = where or camera_folder()
            return place, newest_pictures(place)

        def found(answer: tuple[Path, list[Picture]]) -> None:
            self._folder = answer[0]
            done(*answer)

        self._context.work.paper(work, found, self._in_words(failed), owner)

    def _in_words(self, failed: Callable[[str], None]) -> Callable[[CounterError], None]:
        return lambda error: failed(self._context.words.say(error.phrase))


def prepared_of(pictures: Sequence[Picture]) -> tuple[Prepared, ...]:
    """What a verb attaches, of the pictures in a row."""
    return tuple(one.value for one in pictures if isinstance(one.value, Prepared))


def camera_folder() -> Path:
    """The folder of a camera's card that is put in, else that of this computer's pictures."""
    stick = first_stick()
    if stick is not None:
        dcim = stick / "DCIM"
        return dcim if dcim.is_dir() else stick
    place = QStandardPaths.StandardLocation.PicturesLocation
    return Path(QStandardPaths.writableLocation(place))


def newest_pictures(folder: Path) -> list[Picture]:
    """The newest pictures of a folder, the newest first; what can't be read is left out."""
    try:
        dated = [(path.stat().st_mtime, path) for path in _pictures_in(folder)]
    except OSError as fault:
        raise _not_read() from fault
    found: list[Picture] = []
    for _, path in sorted(dated, reverse=True):
        if len(found) == NEWEST:
            break
        try:
            found.append(Picture(thumbnail_of(read_file(path)), path.name, path))
        except (InputError, EnvironmentFault):
            continue  # whoever wants it all the same adds it as a file, and is told why not
    return found


def _pictures_in(folder: Path) -> Iterator[Path]:
    """The pictures of a folder and of the folders in it."""
    looked = 0
    for path in sorted(folder.iterdir()):
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        for one in inside:
            looked += 1
            if looked > MOST_FILES:
                return
            if one.suffix.lower() in ENDINGS and one.is_file():
                yield one


def read_file(path: Path) -> bytes:
    """A file's bytes; what is larger than any picture is not read at all."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError(
                "This picture is too large to be opened here. Take one with fewer pixels, then "
                "add it again.",
                field="photograph",
            )
        return path.read_bytes()
    except OSError as fault:
        raise _not_read() from fault


def _not_read() -> EnvironmentFault:
    return EnvironmentFault(
        "The photos can't be read from there. Put the card or stick in again, or choose another "
        "folder."
    )
