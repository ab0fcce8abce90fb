"""Starting where others start too, or where nobody may write."""

import os
import shutil
import subprocess
import sys

import pytest

from counter_app.store.key import KEY_FILE
from counter_app.store.opening import DATABASE, open_store

STARTS = 6

FIRST_START = """
from sqlalchemy import text
from counter_app.store.engine import writing
from counter_app.store.opening import open_store
print("ready", flush=True)
sys.stdin.readline()
engine, key = open_store(Path(sys.argv[1]))
with writing(engine) as connection:
    connection.execute(
        text("INSERT INTO redaction VALUES ('hall', :id, 'device', 1, '', 1, x'', :id)"),
        {"id": sys.argv[2]},
    )
engine.dispose()
print(key.secret.hex())
"""


@pytest.mark.parametrize("made_before", [False, True])
def test_first_starts_at_once_share_one_key_and_one_database(tmp_path, request, made_before):
    folder = tmp_path / "hall"
    if made_before:
        folder.mkdir()
    code = f"import sys; sys.path[:0] = [{str(request.config.rootpath)!r}]\n"
    code += "from pathlib import Path\n" + FIRST_START
    children = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(folder), str(number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(STARTS)
    ]
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    for child in children:  # all are waiting: let them go at once
        assert child.stdin is not None
        child.stdin.write("\n")
        child.stdin.flush()
    keys = set()
    for child in children:
        out, _ = child.communicate(timeout=60)
        assert child.returncode == 0
        keys.add(out.strip())
    engine, key = open_store(folder)
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT reason FROM redaction").scalars().all()
    engine.dispose()
    assert keys == {key.secret.hex()}
    assert sorted(found) == [str(number) for number in range(STARTS)]


OPENS = """
from counter_app.errors import CounterError
from counter_app.store.engine import writing
from counter_app.store.opening import open_store
try:
    engine, _ = open_store(Path(sys.argv[1]))
    with writing(engine) as connection:
        connection.exec_driver_sql("DELETE FROM redaction")
except CounterError as fault:
    print(type(fault).__name__, fault)
else:
    print("opened")
"""


@pytest.fixture
def opens_without_rights(another_process):
    """What a user without the right to write hears who opens a folder.

    Root may write everywhere: as root, the process gives up that power first.
    """
    powerless = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]

    def say(folder):
        before = powerless if os.geteuid() == 0 else []
        answer = another_process(OPENS, folder, before=before)
        assert answer.returncode == 0, answer.stderr
        return answer.stdout

    return say


posix = pytest.mark.skipif(sys.platform == "win32", reason="rights of a folder are POSIX here")


@posix
def test_a_new_hall_in_a_folder_that_may_only_be_read_is_refused_in_words(
    opens_without_rights, tmp_path
):
    folder = tmp_path / "locked" / "hall"
    folder.parent.mkdir()
    folder.parent.chmod(0o555)
    assert "EnvironmentFault The folder of the database can't be written" in opens_without_rights(
        folder
    )
    folder.parent.chmod(0o755)
    folder.mkdir()
    folder.chmod(0o555)
    assert "The folder of the database can't be written" in opens_without_rights(folder)
    assert list(folder.iterdir()) == []
    folder.chmod(0o755)


@posix
@pytest.mark.parametrize("key_readable", [True, False])
def test_a_hall_that_may_only_be_read_is_refused_in_words_and_stays_as_it_is(
    opens_without_rights, tmp_path, key_readable
):
    folder = tmp_path / "hall"
    engine, _ = open_store(folder)
    engine.dispose()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    (folder / KEY_FILE).chmod(0o444 if key_readable else 0o000)
    for path in (folder / DATABASE, folder / "counter.lock", folder):
        path.chmod(0o555)
    said = opens_without_rights(folder)
    words = "folder of the database can't be written" if key_readable else "key file can't be read"
    assert words in said
    for path in (folder, *folder.iterdir()):
        path.chmod(0o755)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("unshare") is None, reason="needs a Linux namespace"
)
def test_a_disk_that_is_mounted_to_be_read_only_is_refused_in_words(
    another_process, small_disk, tmp_path
):
    place, command = small_disk
    hall = tmp_path / "hall"
    engine, _ = open_store(hall)
    engine.dispose()
    script = 'cp -r "$1" "$2/hall" && mount -o remount,ro "$2" && shift 2 && exec "$@"'
    readable = [*command, "sh", "-c", script, "sh", str(hall), str(place)]
    answer = another_process(OPENS, place / "hall", before=readable)
    assert answer.returncode == 0, answer.stderr
    assert "EnvironmentFault The folder of the database can't be written" in answer.stdout
    answer = another_process(OPENS, place / "new", before=readable)
    assert "EnvironmentFault The folder of the database can't be written" in answer.stdout
