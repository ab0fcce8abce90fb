import secrets
from functools import partial

import pytest
from argon2 import PasswordHasher

from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import SetClock
from counter_app.journal.entry import new_id
from counter_app.server.database import open_database
from tests.postgres import started_postgres
from tests.server.held_halls import know
from tests.server.small_centre import SmallCentre
from tests.server.writing_halls import NOON, WrittenHall


@pytest.fixture(scope="session")
def postgres():
    """A real PostgreSQL server for the whole run; stopped at its end."""
    with started_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def template(postgres):
    """A database of it with today's schema, to be copied: quicker than made anew."""
    name = postgres.new_database()
    open_database(postgres.url(name)).close()
    return name


@pytest.fixture
def postgres_url(postgres, template):
    """The address of a fresh database on PostgreSQL, with today's schema."""
    name = postgres.new_database(template)
    yield postgres.url(name)
    postgres.drop_database(name)


@pytest.fixture
def sqlite_url(tmp_path):
    """The address of a fresh file."""
    return f"sqlite:///{tmp_path / 'server' / 'server.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request):
    """The address of a fresh database, once of each kind."""
    kind = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    return request.getfixturevalue(kind)


@pytest.fixture
def open_again():
    """Open databases that are closed at the end of the test."""
    opened = []

    def open_one(url, **rest):
        opened.append(open_database(url, **rest))
        return opened[-1]

    yield open_one
    for database in opened:
        database.close()


@pytest.fixture
def database(open_again, database_url):
    """A server's fresh database, once over SQLite and once over PostgreSQL."""
    return open_again(database_url)


@pytest.fixture
def new_hall(tmp_path):
    """Make halls with desks, whose journals a server can be given."""
    halls = []

    def make():
        folder = tmp_path / f"hall-{secrets.token_hex(4)}"
        folder.mkdir()
        halls.append(WrittenHall(folder, new_id(), all_workflows(), SetClock(NOON)))
        return halls[-1]

    yield make
    for hall in halls:
        hall.close()


@pytest.fixture
def new_centre(database):
    """Make centres (or hubs) over the test's database, served in this process."""
    centres = []

    def make(*kind, **limits):
        centres.append(SmallCentre(database, *kind, **limits))
        return centres[-1]

    yield make
    for centre in centres:
        centre.close()


@pytest.fixture
def centre(new_centre):
    """A centre without halls."""
    return new_centre()


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch):
    """Passwords cost next to nothing: what a hash costs is tried in `tests/people`."""
    cheap = partial(PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("counter_app.people.passwords.PasswordHasher", cheap)


@pytest.fixture
def east(centre, new_hall):
    """A hall with a desk, held by the centre."""
    hall = new_hall()
    hall.desk = know(centre, hall, "城东大厅")
    return hall


@pytest.fixture
def west(centre, new_hall):
    """Another one."""
    hall = new_hall()
    hall.desk = know(centre, hall, "城西大厅")
    return hall
