"""Write the first schema of the desk's and of the server's database from the table definitions.

For as long as nothing was released there is one revision each, and it follows the definitions; run
by `make schemas` after a table was added or changed. From the first release on, a change is a new
revision written by hand, and this file goes.
"""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import textwrap
from collections.abc import Iterable
from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations.ops import DowngradeOps, UpgradeOps
from sqlalchemy import MetaData, create_engine

ROOT = Path(__file__).parents[1]
REVISION = "migrations/versions/0001_first_schema.py"
AT_DESK = ("journal", "people", "hall", "sync")
AT_SERVER = (*AT_DESK, "server")

HEAD = """
revision = "0001"
down_revision = None
branch_labels = None
depends_on = None
"""


def load(rooms: Iterable[str]) -> None:
    """Import every module of the rooms, so that their tables are declared."""
    for room in rooms:
        package = importlib.import_module(f"counter_app.{room}")
        for module in pkgutil.walk_packages(package.__path__, f"counter_app.{room}."):
            if ".migrations" not in module.name:
                importlib.import_module(module.name)


def gather(sources: Iterable[MetaData]) -> tuple[MetaData, list[str], list[str]]:
    """All tables in one collection; the statements that make search indexes, and their names."""
    whole: MetaData | None = None
    statements: list[str] = []
    names: list[str] = []
    for source in sources:
        whole = whole or MetaData(naming_convention=source.naming_convention)
        for table in source.tables.values():
            index = table.info.get("refilled_at_once")
            if index:
                statements += index.statements()
                names.append(index.name)
            table.to_metadata(whole).info.clear()
    assert whole is not None
    return whole, statements, names


def steps(whole: MetaData) -> tuple[str, str]:
    """Code that creates the tables, and code that drops them."""
    with create_engine("sqlite://").connect() as connection:
        found = produce_migrations(MigrationContext.configure(connection), whole)
    assert found.upgrade_ops is not None
    assert found.downgrade_ops is not None
    return code_of(found.upgrade_ops), code_of(found.downgrade_ops)


def code_of(operations: UpgradeOps | DowngradeOps) -> str:
    """Operations as Python, without what the generator says about itself."""
    lines = render_python_code(operations, render_as_batch=False).splitlines()
    return "\n".join(line for line in lines if not line.strip().startswith("#"))


def tuple_of(statements: Iterable[str]) -> str:
    """Statements as a tuple of texts that fit into lines."""
    pieces = (
        " ".join(map(repr, textwrap.wrap(one, 84, drop_whitespace=False, break_long_words=False)))
        for one in statements
    )
    return "(" + "".join(f"({piece}), " for piece in pieces) + ")"


def desk_schema() -> str:
    """The desk's revision."""
    load(AT_DESK)
    from counter_app.store.tables import metadata

    whole, statements, names = gather((metadata,))
    up, down = steps(whole)
    return f'''"""The first schema of a desk."""

import sqlalchemy as sa
from alembic import op
{HEAD}
SEARCH = {tuple_of(statements)}


def upgrade() -> None:
    """Create the tables."""
{up}
    for statement in SEARCH:
        op.execute(statement)


def downgrade() -> None:
    """Drop them again."""
{drops(names)}
{down}
'''


def server_schema() -> str:
    """The server's revision: the tables of a desk, its own, and the walls between halls."""
    load(AT_SERVER)
    from counter_app.server.tables import server_metadata
    from counter_app.store.tables import metadata

    whole, statements, names = gather((metadata, server_metadata))
    up, down = steps(whole)
    halls = sorted(table.name for table in whole.tables.values() if "hall" in table.columns)
    return f'''"""The first schema of a server: the desk's tables, its own, the walls."""

import sqlalchemy as sa
from alembic import op

from counter_app.server.walls import make_role, raise_wall
{HEAD}
OF_A_HALL = {tuple(halls)!r}

SEARCH = {tuple_of(statements)}


def upgrade() -> None:
    """Create the tables."""
{up}
    if op.get_bind().dialect.name == "sqlite":
        for statement in SEARCH:
            op.execute(statement)
    else:
        make_role(op.get_bind())
        for table in OF_A_HALL:
            raise_wall(op.get_bind(), table)


def downgrade() -> None:
    """Drop them again."""
{drops(names)}
{down}
'''


def drops(names: Iterable[str]) -> str:
    """Code that drops the search indexes."""
    return "\n".join(f'    op.execute("DROP TABLE IF EXISTS {name}")' for name in names)


def main() -> None:
    """Write both files and put them in order."""
    # The desk's first: once the server's modules are loaded, their tables are in the collection.
    for room, schema in (("store", desk_schema), ("server", server_schema)):
        path = ROOT / "counter_app" / room / REVISION
        path.write_text(schema(), encoding="utf-8")
        for task in (["check", "-q", "--fix", "--select", "I,F,UP"], ["format", "-q"]):
            subprocess.run([".venv/bin/ruff", *task, str(path)], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
