"""The database of a server that a command works with: by its address, or a file in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counter_app.cli.data_dir import DEFAULT_DIR

if TYPE_CHECKING:
    from counter_app.server.database import Database

DatabaseUrl = Annotated[
    str | None,
    typer.Option(
        "--database",
        help="postgresql://user@host/name, or sqlite:///file; without it a file in --data-dir.",
        envvar="COUNTER_APP_DATABASE",
        show_default=False,
    ),
]
ServerDir = Annotated[
    Path,
    typer.Option(
        "--data-dir", help="The server's folder: certificate, and database.", show_default=False
    ),
]
DEFAULT_SERVER_DIR = DEFAULT_DIR / "server"
SERVER_DATABASE = "server.db"


@contextmanager
def opened_database(url: str | None, folder: Path) -> Iterator[Database]:
    """A server's database, made when missing, closed again at the end.

    A file of the server's own is encrypted, its key kept as a desk's is.
    """
    from counter_app.server.database import open_database
    from counter_app.store.key import load_or_create_key

    if url is None:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder.absolute() / SERVER_DATABASE
        key = load_or_create_key(folder, database_exists=path.exists())
        database = open_database(f"sqlite:///{path}", key=key.secret)
    else:
        database = open_database(url)
    try:
        yield database
    finally:
        database.close()
