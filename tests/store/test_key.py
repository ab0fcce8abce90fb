import stat
import sys

import pytest
from keyring.errors import InitError, KeyringLocked, NoKeyringError

from counter_app.errors import EnvironmentFault, StoreUnusable
from counter_app.store.key import (
    KEY_FILE,
    KEY_NAME_FILE,
    KeptIn,
    KeyWithheld,
    load_or_create_key,
    write_key_file,
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes of a file are POSIX")


@pytest.fixture
def key_store(monkeypatch):
    """A system key store that works; what it keeps can be looked at and taken away."""
    kept = {}
    monkeypatch.setattr("keyring.set_password", lambda _, name, text: kept.update({name: text}))
    monkeypatch.setattr("keyring.get_password", lambda _, name: kept.get(name))
    return kept


@posix
def test_only_the_user_can_read_the_key_file(store):
    _, _, folder = store
    assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600


@posix
def test_a_key_file_that_others_can_read_is_tightened_when_it_is_used(store):
    _, key, folder = store
    (folder / KEY_FILE).chmod(0o644)
    assert load_or_create_key(folder, database_exists=True) == key
    assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600


def test_the_key_goes_to_a_key_store_that_works(tmp_path, key_store):
    key = load_or_create_key(tmp_path, database_exists=False)
    assert key.kept_in is KeptIn.KEYRING
    assert load_or_create_key(tmp_path, database_exists=True) == key
    assert key.secret.hex() not in "".join(
        path.read_text() for path in tmp_path.iterdir() if path.is_file()
    )


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (KeyringLocked("locked"), "is locked"),
        (InitError("no desktop"), "does not answer"),
        (NoKeyringError("none"), "does not answer"),
        (RuntimeError("none"), "does not answer"),
    ],
)
@pytest.mark.parametrize("database_exists", [True, False])
def test_a_closed_key_store_is_not_a_lost_key(
    tmp_path, key_store, monkeypatch, answer, words, database_exists
):
    load_or_create_key(tmp_path, database_exists=False)
    name = (tmp_path / KEY_NAME_FILE).read_text()

    def closed(*_):
        raise answer

    monkeypatch.setattr("keyring.get_password", closed)
    with pytest.raises(KeyWithheld, match=words):
        load_or_create_key(tmp_path, database_exists=database_exists)
    assert (tmp_path / KEY_NAME_FILE).read_text() == name
    assert not (tmp_path / KEY_FILE).exists()


def test_a_key_that_the_key_store_lost_is_said_and_never_made_anew(tmp_path, key_store):
    load_or_create_key(tmp_path, database_exists=False)
    key_store.clear()
    with pytest.raises(StoreUnusable, match="its key is not"):
        load_or_create_key(tmp_path, database_exists=True)
    assert not key_store


def test_a_name_without_key_and_database_makes_room_for_a_new_key(tmp_path, key_store):
    load_or_create_key(tmp_path, database_exists=False)
    key_store.clear()
    again = load_or_create_key(tmp_path, database_exists=False)
    assert list(key_store.values()) == [again.secret.hex()]
    assert load_or_create_key(tmp_path, database_exists=True) == again


def test_a_key_appears_whole_or_not_at_all(tmp_path, monkeypatch):
    def cut(_handle):
        raise OSError("the power went")

    monkeypatch.setattr("os.fsync", cut)
    with pytest.raises(EnvironmentFault):
        load_or_create_key(tmp_path, database_exists=False)
    monkeypatch.undo()
    assert not (tmp_path / KEY_FILE).exists()
    assert len(load_or_create_key(tmp_path, database_exists=False).secret) == 32


@posix
def test_a_key_that_travels_is_private_and_overwrites_nothing(tmp_path):
    target = tmp_path / "hall.backup.key"
    write_key_file(target, bytes(32))
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with pytest.raises(EnvironmentFault, match="there already"):
        write_key_file(target, bytes(32))
    with pytest.raises(EnvironmentFault, match="could not be written"):
        write_key_file(tmp_path / "nowhere" / "key", bytes(32))
