"""The database file: its key, engine, migrations and backups. Knows no table of its own."""
