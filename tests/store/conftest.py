import pytest
from sqlalchemy import text

import counter_app.hall.founding
import counter_app.sync.forking
import counter_app.sync.peers  # noqa: F401 - brings the tables of peers and meetings
from counter_app.store.engine import reading, writing
from counter_app.store.opening import open_store


@pytest.fixture
def store(tmp_path):
    engine, key = open_store(tmp_path / "hall")
    yield engine, key, tmp_path / "hall"
    engine.dispose()


@pytest.fixture
def plant():
    """Puts a reason into the redaction table, the simplest one there is."""

    def put(engine, reason):
        with writing(engine) as connection:
            connection.execute(
                text("INSERT INTO redaction VALUES ('hall', :id, 'device', 1, '', 1, x'', :id)"),
                {"id": reason},
            )

    return put


@pytest.fixture
def planted():
    def found(engine):
        with reading(engine) as connection:
            return connection.exec_driver_sql("SELECT reason FROM redaction").scalars().all()

    return found


@pytest.fixture
def content():
    """Every byte of every file of a folder, but for the lock and the index of a log."""

    def read(folder):
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and not path.name.endswith(("-shm", ".lock"))
        }

    return read


@pytest.fixture
def crashed(tmp_path):
    """Copies a folder as a crash would leave it: with what the log holds not yet in the file."""

    def copy(folder):
        target = tmp_path / f"{folder.name}-crashed"
        target.mkdir()
        for path in folder.iterdir():
            if path.is_file() and not path.name.endswith(("-shm", ".lock")):
                (target / path.name).write_bytes(path.read_bytes())
        return target

    return copy
