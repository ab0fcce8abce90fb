"""The folder that a command works in, and the hall that is already there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import platformdirs
import typer
from sqlalchemy import Engine

from counter_app.errors import InputError
from counter_app.store.key import StoreKey
from counter_app.store.opening import DATABASE, open_store

DataDir = Annotated[
    Path, typer.Option("--data-dir", help="The folder of the database.", show_default=False)
]
DEFAULT_DIR = Path(platformdirs.user_data_dir("counter-app", appauthor=False))


def check_hall_is_there(folder: Path) -> None:
    """Raise `InputError` where a folder holds no database."""
    if not (folder / DATABASE).exists():
        raise InputError("There is no hall in this folder. Name another one with --data-dir.")


@contextmanager
def opened(folder: Path) -> Iterator[tuple[Engine, StoreKey]]:
    """The database of a hall that is already there, closed again at the end."""
    check_hall_is_there(folder)
    engine, key = open_store(folder)
    try:
        yield engine, key
    finally:
        engine.dispose()
