import os
import shutil
import subprocess
import sys

import pytest

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
