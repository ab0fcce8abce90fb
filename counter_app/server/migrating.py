"""A server's schema and the step up to today's: the desk's tables, and the server's own.

Several processes may start at once over one database: one of them does the work, the others wait.
A database from a newer program is refused and left as it is.
"""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from counter_app.errors import StoreUnusable

SCRIPTS = "counter_app.server:migrations"
HEAD = "0001"
"""The newest revision in `migrations`; a test holds them together."""

STARTING = 6_137_421_901
"""The lock that a starting process holds on PostgreSQL; any number of our own."""

PATIENCE = "5min"
"""For another process that brings the schema up to date, and for the work itself."""


def stored_revision(connection: Connection) -> str | None:
    """The revision of the schema; None when there is none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)


def refuse_newer(revision: str | None) -> None:
    """Raise `StoreUnusable` for a revision that this program does not know."""
    if revision in (None, HEAD):
        return
    from counter_app.store.migrating import known_revisions

    if revision not in known_revisions(SCRIPTS):
        raise StoreUnusable(
            "This database was made by a newer version of the program. It was left as it is. "
            "Update the program on this computer."
        )


def bring_up_to_date(connection: Connection) -> None:
    """Run the migrations that are missing, within the connection's write transaction."""
    if connection.dialect.name == "postgresql":
        for name in ("lock_timeout", "statement_timeout"):
            connection.execute(text(f"SET LOCAL {name} = '{PATIENCE}'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": STARTING})
    stored = stored_revision(connection)
    refuse_newer(stored)
    if stored != HEAD:
        from counter_app.store.migrating import upgrade

        upgrade(connection, HEAD, SCRIPTS)
