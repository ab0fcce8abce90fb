import threading

import pytest

from counter_app.errors import EnvironmentFault
from counter_app.store.backup import backup_to
from counter_app.store.engine import open_engine

ID_NUMBER = "110101194912310024"


def test_a_backup_is_one_checked_encrypted_file(store, plant, planted, tmp_path):
    engine, key, _ = store
    plant(engine, ID_NUMBER)
    target = tmp_path / "copy.backup"
    backup_to(engine, key.secret, target)
    assert [path.name for path in tmp_path.iterdir() if "copy" in path.name] == ["copy.backup"]
    assert ID_NUMBER.encode() not in target.read_bytes()
    copy = open_engine(target, key.secret)
    assert planted(copy) == [ID_NUMBER]
    copy.dispose()
    with pytest.raises(EnvironmentFault, match="there already"):
        backup_to(engine, key.secret, target)


def test_a_folder_that_is_not_there_is_said_and_nothing_is_left(store, tmp_path):
    engine, key, _ = store
    with pytest.raises(EnvironmentFault, match="can't be written"):
        backup_to(engine, key.secret, tmp_path / "nowhere" / "copy.backup")


def test_a_backup_ends_while_another_writer_never_rests(store, plant, planted, tmp_path):
    engine, key, folder = store
    for number in range(50):
        plant(engine, f"{number} {'x' * 50_000}")
    other = open_engine(folder / "counter.db", key.secret)
    stop = threading.Event()
    written = []

    def write():
        while not stop.is_set():
            plant(other, f"later {len(written)}")
            written.append(True)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        backup_to(engine, key.secret, tmp_path / "copy.backup")
        during = len(written)
    finally:
        stop.set()
        writer.join()
        other.dispose()
    copy = open_engine(tmp_path / "copy.backup", key.secret)
    kept = planted(copy)
    copy.dispose()
    later = [reason for reason in kept if reason.startswith("later")]
    # One moment of the database: all that came before it and nothing after.
    assert sorted(later) == sorted(f"later {number}" for number in range(len(later)))
    assert len(kept) - len(later) == 50
    assert len(later) <= during + 1
