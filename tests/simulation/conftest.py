"""A demo hall whose people do not wait for slow passwords: they are never asked for one."""

import shutil

import pytest

from counter_app.journal.clock import SetClock
from counter_app.simulation.demo import found_demo_hall, open_demo_cast
from counter_app.store.opening import open_store

MONDAY = 1_581_292_800_000  # 2020-02-10 08:00 in China


@pytest.fixture(scope="session")
def founded_once(tmp_path_factory):
    """A demo hall that was founded and is never written to again."""
    folder = tmp_path_factory.mktemp("demo") / "hall"
    engine, _ = open_store(folder)
    found_demo_hall(engine, SetClock(MONDAY))
    engine.dispose()
    return folder


@pytest.fixture
def new_cast(founded_once, tmp_path):
    """Casts of demo halls, each in a copy of its own, on the clock that is given."""
    engines = []

    def make(clock=None):
        folder = tmp_path / f"hall-{len(engines)}"
        shutil.copytree(founded_once, folder)
        engine, _ = open_store(folder)
        engines.append(engine)
        return open_demo_cast(engine, clock or SetClock(MONDAY))

    yield make
    for engine in engines:
        engine.dispose()
