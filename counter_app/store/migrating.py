"""Alembic, run by the program itself over a connection in a write transaction.

Imported only when a file is not up to date.
"""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

SCRIPTS = "counter_app.store:migrations"
"""Where the desk's history is; a server has one of its own."""


def _configuration(scripts: str | None, connection: Connection | None = None) -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", scripts or SCRIPTS)
    # SQLAlchemy's own way to hand over a live connection, so that no address is ever written.
    configuration.attributes["connection"] = connection
    return configuration


def known_revisions(scripts: str | None = None) -> list[str]:
    """Every revision that this program knows, newest first."""
    directory = ScriptDirectory.from_config(_configuration(scripts))
    return [script.revision for script in directory.walk_revisions()]


def upgrade(connection: Connection, revision: str, scripts: str | None = None) -> None:
    """Bring the schema up to `revision` within the connection's transaction."""
    command.upgrade(_configuration(scripts, connection), revision)


def downgrade(connection: Connection, revision: str, scripts: str | None = None) -> None:
    """Take the schema down to `revision`; for tests of the migrations."""
    command.downgrade(_configuration(scripts, connection), revision)
