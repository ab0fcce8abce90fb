import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from counter_app.errors import EnvironmentFault, InputError, StoreBusy, StoreUnusable
from counter_app.store.backup import backup_to
from counter_app.store.engine import open_engine, writing
from counter_app.store.key import KEY_FILE, read_key_file, write_key_file
from counter_app.store.opening import DATABASE, open_store
from counter_app.store.restore import restore

STAMP = "20200210-083000"


def accept(_connection):
    """Take the restored tables as they are."""


@pytest.fixture
def backed_up(store, plant, tmp_path):
    """A folder whose database went on after its backup, its key beside the backup."""
    engine, key, folder = store
    plant(engine, "before")
    target = tmp_path / "stick" / "hall.backup"
    target.parent.mkdir()
    backup_to(engine, key.secret, target)
    plant(engine, "after")
    engine.dispose()
    return folder, target, key


def reopened(folder, planted):
    engine, _ = open_store(folder)
    try:
        return planted(engine)
    finally:
        engine.dispose()


def test_a_backup_comes_back_and_the_present_database_is_kept_aside(backed_up, planted):
    folder, target, key = backed_up
    done = restore(folder, target, STAMP, accept)
    assert reopened(folder, planted) == ["before"]
    assert done.kept_aside == folder / f"before-restore-{STAMP}.backup"
    assert done.kept_aside is not None
    aside = open_engine(done.kept_aside, key.secret)
    assert planted(aside) == ["before", "after"]
    aside.dispose()
    assert not list(folder.glob("*.restoring*"))


def test_what_a_crash_left_in_the_log_is_kept_aside_and_never_mixed_in(
    store, plant, planted, crashed, tmp_path
):
    engine, key, folder = store
    plant(engine, "before")
    target = tmp_path / "hall.backup"
    backup_to(engine, key.secret, target)
    plant(engine, "only in the log")
    left = crashed(folder)
    assert (left / f"{DATABASE}-wal").stat().st_size > 0
    done = restore(left, target, STAMP, accept)
    assert reopened(left, planted) == ["before"]
    assert done.kept_aside is not None
    aside = open_engine(done.kept_aside, key.secret)
    assert planted(aside) == ["before", "only in the log"]
    aside.dispose()


def test_the_copy_of_a_live_folder_is_a_backup_too(store, plant, planted, crashed, tmp_path):
    engine, _, folder = store
    plant(engine, "in the log")
    left = crashed(folder)
    restore(tmp_path / "new", left / DATABASE, STAMP, accept, left / KEY_FILE)
    assert reopened(tmp_path / "new", planted) == ["in the log"]


def test_a_new_computer_needs_the_key_file_and_gets_a_key_of_its_own(backed_up, planted, tmp_path):
    _, target, key = backed_up
    new = tmp_path / "new computer"
    with pytest.raises(StoreUnusable, match="has no key for the backup"):
        restore(new, target, STAMP, accept)
    assert not (new / DATABASE).exists()
    carried = tmp_path / "carried.key"
    write_key_file(carried, key.secret)
    done = restore(new, target, STAMP, accept, carried)
    assert done.kept_aside is None
    assert reopened(new, planted) == ["before"]
    assert done.key.secret != key.secret
    assert read_key_file(new / KEY_FILE) == done.key.secret
    with pytest.raises(StoreUnusable):
        open_engine(new / DATABASE, key.secret)


def test_the_key_beside_the_backup_is_found(backed_up, planted, tmp_path):
    _, target, key = backed_up
    write_key_file(target.with_name("hall.backup.key"), key.secret)
    restore(tmp_path / "new", target, STAMP, accept)
    assert reopened(tmp_path / "new", planted) == ["before"]


def test_a_spoilt_key_beside_the_backup_does_not_stand_in_the_way(backed_up, planted):
    folder, target, _ = backed_up
    target.with_name("hall.backup.key").write_text("11")
    restore(folder, target, STAMP, accept)
    assert reopened(folder, planted) == ["before"]


def test_a_lost_key_and_its_database_are_kept_aside_byte_for_byte(backed_up, planted, tmp_path):
    folder, target, key = backed_up
    write_key_file(target.with_name("hall.backup.key"), key.secret)
    old = (folder / DATABASE).read_bytes()
    (folder / KEY_FILE).write_text("11")
    done = restore(folder, target, STAMP, accept)
    assert done.kept_aside is not None
    assert done.kept_aside.read_bytes() == old
    assert (folder / f"before-restore-{STAMP}.key").read_text() == "11"
    assert reopened(folder, planted) == ["before"]


def test_a_damaged_database_is_replaced_and_kept_as_it_was(backed_up, planted):
    folder, target, _ = backed_up
    whole = (folder / DATABASE).read_bytes()
    # The first page reads well; one behind it does not.
    damaged = whole[:20_000] + bytes(8192) + whole[28_192:]
    (folder / DATABASE).write_bytes(damaged)
    done = restore(folder, target, STAMP, accept)
    assert done.kept_aside is not None
    assert done.kept_aside.read_bytes() == damaged
    assert reopened(folder, planted) == ["before"]


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda content: content[:20_000], "damaged"),
        (lambda content: content[:20_000] + bytes(8192) + content[28_192:], "damaged"),
        (lambda content: bytes(8192) + content[8192:], "can't be read"),
        (lambda content: b"a letter" * 1000, "can't be read"),
    ],
)
def test_a_bad_backup_changes_nothing(backed_up, content, spoil, words):
    folder, target, _ = backed_up
    target.write_bytes(spoil(target.read_bytes()))
    before = content(folder)
    with pytest.raises(StoreUnusable, match=words):
        restore(folder, target, STAMP, accept)
    assert content(folder) == before


def test_a_backup_from_a_newer_program_changes_nothing(backed_up, content, tmp_path):
    folder, target, key = backed_up
    newer = open_engine(target, key.secret)
    with writing(newer) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    newer.dispose()
    before = content(folder)
    with pytest.raises(StoreUnusable, match="newer version"):
        restore(folder, target, STAMP, accept)
    assert content(folder) == before


def test_what_the_check_refuses_changes_nothing(backed_up, content):
    folder, target, _ = backed_up
    seen = []

    def refuse(connection):
        seen.extend(connection.execute(text("SELECT reason FROM redaction")).scalars())
        raise StoreUnusable("The backup is damaged. Nothing was changed. Take another backup.")

    before = content(folder)
    with pytest.raises(StoreUnusable):
        restore(folder, target, STAMP, refuse)
    assert seen == ["before"]
    assert content(folder) == before


def test_a_missing_file_or_key_file_is_said(backed_up, tmp_path):
    folder, target, _ = backed_up
    with pytest.raises(InputError, match="no backup"):
        restore(folder, tmp_path / "nowhere", STAMP, accept)
    with pytest.raises(InputError, match="no backup"):
        restore(folder, tmp_path, STAMP, accept)
    with pytest.raises(InputError, match="no key file"):
        restore(folder, target, STAMP, accept, tmp_path / "nowhere")


def test_an_earlier_copy_is_never_overwritten(backed_up, content):
    folder, target, _ = backed_up
    (folder / f"before-restore-{STAMP}.backup").write_bytes(b"earlier")
    before = content(folder)
    with pytest.raises(EnvironmentFault, match="there already"):
        restore(folder, target, STAMP, accept)
    assert content(folder) == before


IDLE_WINDOW = """
import sys
from pathlib import Path
from counter_app.store.opening import open_store
engine, _ = open_store(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def test_no_restore_under_an_open_window_even_when_it_is_idle(backed_up, planted, content):
    folder, target, _ = backed_up
    window = subprocess.Popen(
        [sys.executable, "-c", IDLE_WINDOW, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with window:
        assert window.stdout is not None
        assert window.stdout.readline() == b"open\n"
        before = content(folder)
        with pytest.raises(StoreBusy, match="open in another window"):
            restore(folder, target, STAMP, accept)
        assert content(folder) == before
        window.kill()
    # The system lets go of a killed window's share by itself.
    restore(folder, target, STAMP, accept)
    assert reopened(folder, planted) == ["before"]


RESTORER = """
import sys
from pathlib import Path
from counter_app.store.restore import restore
print("ready", flush=True)
sys.stdin.readline()
key_file = Path(sys.argv[4]) if len(sys.argv) > 4 else None
restore(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], lambda connection: None, key_file)
"""


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_the_old_or_the_restored_database(
    store, plant, planted, tmp_path
):
    engine, _, folder = store
    for number in range(30):
        plant(engine, f"before {number} {'x' * 20_000}")
    before = planted(engine)
    carried = tmp_path / "carried.key"
    foreign_engine, foreign_key = open_store(tmp_path / "foreign")
    for reason in before:
        plant(foreign_engine, reason)
    target = tmp_path / "hall.backup"
    backup_to(foreign_engine, foreign_key.secret, target)
    write_key_file(carried, foreign_key.secret)
    foreign_engine.dispose()
    plant(engine, "after")
    engine.dispose()
    pristine = tmp_path / "pristine"
    shutil.copytree(folder, pristine)

    def begin(number):
        return subprocess.Popen(
            [sys.executable, "-c", RESTORER, folder, target, f"{STAMP}-{number}", carried],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def put_back():
        shutil.rmtree(folder)
        shutil.copytree(pristine, folder)

    def start(child):
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        assert child.stdin is not None
        child.stdin.write(b"\n")
        child.stdin.flush()

    with begin(0) as whole:
        start(whole)
        started = time.monotonic()
        assert whole.wait(60) == 0
        takes = time.monotonic() - started
    outcomes = []
    for number in range(40):
        put_back()
        with begin(number) as child:
            start(child)
            # Not luck but the point: any moment of the restore must do.
            time.sleep(random.uniform(0, takes * 1.05))
            child.kill()
        found = reopened(folder, planted)
        assert found in (before, [*before, "after"])
        outcomes.append(found == before)
        restore(folder, target, f"{STAMP}-again", lambda _: None, carried)
        assert reopened(folder, planted) == before
        assert not list(folder.glob("*.restoring*"))
    assert not all(outcomes), "no kill came before the end: nothing was tried"


def test_a_killed_restore_into_an_empty_folder_can_be_done_again(backed_up, planted, tmp_path):
    _, target, key = backed_up
    new = tmp_path / "new"
    new.mkdir()
    carried = tmp_path / "carried.key"
    write_key_file(carried, key.secret)
    (new / f"{DATABASE}.restoring").write_bytes(target.read_bytes()[:5000])
    (new / f"{DATABASE}.restoring-wal").write_bytes(b"left")
    restore(new, target, STAMP, accept, carried)
    assert reopened(new, planted) == ["before"]
    assert {path.name for path in Path(new).glob("counter.db*")} == {DATABASE}
