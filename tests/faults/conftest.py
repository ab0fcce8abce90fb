import os
import shutil
import subprocess
import sys

import pytest

from tests.faults.meeting_world import World
from tests.faults.replicas import PostgresCentre, do_not_wait_for_the_disk, same_ids
from tests.postgres import started_postgres

PREFACE = """
import sys
from pathlib import Path
sys.path[:0] = [{root!r}]
"""


@pytest.fixture
def another_process(request):
    """Runs a script in a Python of its own, with the folder and what else it is given."""

    def run(script, *words, before=(), **options):
        code = PREFACE.format(root=str(request.config.rootpath)) + script
        command = [*before, sys.executable, "-c", code, *map(str, words)]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, **options)

    return run


@pytest.fixture
def small_disk(request, tmp_path):
    """The beginning of a command that runs the rest with a real small disk at `tmp/small`.

    It has 3 MB, or what the test's parameter says; it is mounted in a namespace of that process
    alone, and is gone when it ends.
    """
    place = tmp_path / "small"
    place.mkdir()
    size = getattr(request, "param", "3m")
    mount = f'mount -t tmpfs -o size={size} none "$0" && exec "$@"'
    as_root = [] if os.geteuid() == 0 else ["--map-root-user"]
    command = ["unshare", *as_root, "--mount", "sh", "-c", mount, str(place)]
    if shutil.which("unshare") is None or subprocess.run([*command, "true"]).returncode != 0:
        pytest.skip("this system lets nobody mount a small disk for a test")
    return place, command


def founded(folder, centre=None):
    """Two halls and a centre that know each other, in a folder; what opens a copy of it."""
    with pytest.MonkeyPatch.context() as patch:
        ids = same_ids(patch)
        world = World(folder, centre)
        world.found()
        saved = world.save()
    return saved | {"ids": ids.count}


@pytest.fixture(scope="session")
def world_template(tmp_path_factory):
    """A folder with a world in it, and what opens a copy of it."""
    folder = tmp_path_factory.mktemp("world")
    return folder, founded(folder)


@pytest.fixture(scope="module")
def postgres():
    """A real PostgreSQL server."""
    with started_postgres() as server:
        yield server


@pytest.fixture(scope="module")
def postgres_world_template(tmp_path_factory, postgres):
    """A folder with a world in it but for its centre, what opens a copy, and makes the centre."""
    folder = tmp_path_factory.mktemp("world")
    centre = PostgresCentre(postgres)
    saved = founded(folder, centre)
    return folder, saved, lambda: PostgresCentre(postgres, centre.database_name)


@pytest.fixture
def world(world_template, tmp_path, monkeypatch):
    """A world of two halls and a centre, in which everybody has everything."""
    template, saved = world_template
    same_ids(monkeypatch).count = saved["ids"]
    do_not_wait_for_the_disk(monkeypatch)
    shutil.copytree(template, tmp_path / "world")
    world = World(tmp_path / "world")
    world.open(saved)
    yield world
    world.close()
