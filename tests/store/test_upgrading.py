"""The step from an older schema to a newer one, tried with a second revision made for the test."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from counter_app.errors import CounterError, StoreBusy, StoreUnusable
from counter_app.store import migrating, opening
from counter_app.store.backup import backup_to
from counter_app.store.engine import open_engine, reading
from counter_app.store.opening import DATABASE, open_store, stored_revision
from counter_app.store.restore import restore

SECOND = '''
"""A second revision: one more table, and perhaps a fault halfway."""

from alembic import op

revision = "9998"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE TABLE supply (id VARCHAR NOT NULL)")
    op.execute("INSERT INTO supply SELECT reason FROM redaction")
    {fault}
'''


@pytest.fixture
def second_revision(tmp_path, monkeypatch):
    """Makes the program one revision newer, its step failing halfway or not."""
    scripts = tmp_path / "migrations"
    shutil.copytree(Path(migrating.__file__).parent / "migrations", scripts)

    def install(fault="pass"):
        revision = SECOND.format(before=before, fault=fault)
        (scripts / "versions" / "9998_second.py").write_text(revision, encoding="utf-8")
        monkeypatch.setattr(migrating, "SCRIPTS", str(scripts))
        monkeypatch.setattr(opening, "HEAD", "9998")

    before = opening.HEAD
    return install


@pytest.fixture
def older(store, plant):
    """A folder whose database today's program made, and which holds something."""
    engine, key, folder = store
    plant(engine, "kept")
    engine.dispose()
    return folder, key


def supplies(engine):
    with reading(engine) as connection:
        return connection.execute(text("SELECT id FROM supply")).scalars().all()


def test_before_an_upgrade_a_copy_is_made_that_the_older_program_opens(
    older, second_revision, planted, monkeypatch
):
    folder, key = older
    first = opening.HEAD
    second_revision()
    engine, _ = open_store(folder)
    assert supplies(engine) == ["kept"]
    assert stored_revision(engine) == "9998"
    engine.dispose()
    copy = open_engine(folder / "before-9998.backup", key.secret)
    assert stored_revision(copy) == first
    assert planted(copy) == ["kept"]
    copy.dispose()
    # Up to date: no further copy, and the older program refuses the newer file.
    open_store(folder)[0].dispose()
    assert len(list(folder.glob("before-*"))) == 1
    monkeypatch.undo()
    with pytest.raises(StoreUnusable, match="newer version"):
        open_store(folder)


@pytest.mark.parametrize(
    "fault",
    ["raise RuntimeError('power cut')", "op.execute('INSERT INTO nowhere VALUES (1)')"],
)
def test_an_upgrade_that_fails_halfway_leaves_the_old_file_and_a_copy(
    older, second_revision, planted, fault
):
    folder, key = older
    before = (folder / DATABASE).read_bytes()
    second_revision(fault)
    with pytest.raises((RuntimeError, CounterError)):
        open_store(folder)
    assert (folder / DATABASE).read_bytes() == before
    copy = open_engine(folder / "before-9998.backup", key.secret)
    assert planted(copy) == ["kept"]
    copy.dispose()
    second_revision()
    engine, _ = open_store(folder)
    assert supplies(engine) == ["kept"]
    engine.dispose()
    # The first copy may be older than what was written since: the second try made its own.
    assert (folder / "before-9998-2.backup").exists()


KILLED_HALFWAY = """
import os, sys
from pathlib import Path
from counter_app.store import migrating, opening
migrating.SCRIPTS, opening.HEAD = sys.argv[2], "9998"
opening.open_store(Path(sys.argv[1]))
"""


def test_a_kill_in_mid_upgrade_leaves_the_old_schema_whole(older, second_revision, planted):
    folder, _ = older
    second_revision("import os; os._exit(9)")
    command = [sys.executable, "-c", KILLED_HALFWAY, str(folder), migrating.SCRIPTS]
    assert subprocess.run(command).returncode == 9
    second_revision()
    engine, _ = open_store(folder)
    assert supplies(engine) == planted(engine) == ["kept"]
    engine.dispose()


def test_no_upgrade_under_an_open_window_of_the_older_program(older, second_revision, content):
    folder, _ = older
    window, _ = open_store(folder)
    second_revision()
    with pytest.raises(StoreBusy, match="open in another window"):
        open_store(folder)
    assert not list(folder.glob("before-*"))
    window.dispose()
    open_store(folder)[0].dispose()


def test_a_backup_from_before_an_upgrade_is_brought_up_to_date_when_restored(
    older, second_revision, tmp_path
):
    folder, key = older
    engine, _ = open_store(folder)
    backup_to(engine, key.secret, tmp_path / "old.backup")
    engine.dispose()
    second_revision()
    restore(folder, tmp_path / "old.backup", "20200210-083000", lambda _: None)
    engine, _ = open_store(folder)
    assert supplies(engine) == ["kept"]
    engine.dispose()
