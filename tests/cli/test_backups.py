import shutil

from counter_app.hall.desks import hall_name
from counter_app.hall.founding import all_workflows
from counter_app.hall.rules import HallRules, set_rules
from counter_app.journal.clock import SystemClock
from counter_app.journal.journal import Journal
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.store.engine import writing
from counter_app.store.opening import open_store


def name_in(folder):
    engine, _ = open_store(folder)
    try:
        return hall_name(Journal(engine, all_workflows(), SystemClock()))
    finally:
        engine.dispose()


def test_a_backup_travels_to_a_new_computer_with_its_key(run, hall, tmp_path):
    stick, new = tmp_path / "hall.backup", tmp_path / "new"
    answer = run("backup", stick, "--with-key")
    assert answer.exit_code == 0, answer.output
    assert "carry them separately" in answer.output
    key_file = stick.rename(tmp_path / "moved.backup").with_name("hall.backup.key")
    answer = run("restore", tmp_path / "moved.backup", folder=new)
    assert answer.exit_code == 4
    assert "--key-file" in answer.output
    answer = run("restore", tmp_path / "moved.backup", "--key-file", key_file, folder=new)
    assert answer.exit_code == 0, answer.output
    assert "checked and restored" in answer.output
    assert name_in(new) == "城东社保经办大厅"
    assert run("journal", "verify", folder=new).exit_code == 0


def test_a_backup_without_its_key_says_what_it_is_good_for(run, hall, tmp_path):
    answer = run("backup", tmp_path / "hall.backup")
    assert "For another computer its key is needed too" in answer.output
    assert not (tmp_path / "hall.backup.key").exists()


def test_the_daily_backup_is_made_along_and_alone(run, hall, tmp_path):
    assert "daily backup was made" in run("backup", tmp_path / "hall.backup").output
    assert "is there already" in run("backup").output
    assert len(list((hall / "backups").glob("daily-*.backup"))) == 1
    assert run("backup", "--with-key").exit_code == 2


def test_as_many_daily_backups_stay_as_the_hall_set(run, hall):
    engine, _ = open_store(hall)
    journal = Journal(engine, all_workflows(), SystemClock())
    administrator = Person("0" * 32, "limin", "limin", frozenset({Role.ADMINISTRATOR}))
    set_rules(Desk(journal, administrator), HallRules(backups_kept=2))
    engine.dispose()
    (hall / "backups").mkdir()
    for day in (1, 2, 3):
        (hall / "backups" / f"daily-2020-02-0{day}.backup").write_bytes(b"earlier")
    assert run("backup").exit_code == 0
    left = sorted(path.name for path in (hall / "backups").glob("daily-*.backup"))
    assert len(left) == 2
    assert left[0] == "daily-2020-02-03.backup"


def test_a_disk_that_is_nearly_full_is_announced(run, hall, monkeypatch):
    usage = shutil._ntuple_diskusage(10**12, 10**12 - 10**8, 10**8)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    assert "nearly full: 100 MB are left" in run("backup").output


def test_a_backup_whose_journal_was_altered_is_refused(run, hall, tmp_path):
    stick = tmp_path / "hall.backup"
    engine, _ = open_store(hall)
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE entry SET actor = 'somebody' WHERE seq = 2")
    engine.dispose()
    run("backup", stick)
    answer = run("restore", stick)
    assert answer.exit_code == 4
    assert "1 problems" in answer.output


def test_a_restore_keeps_the_database_from_before_and_says_where(run, hall, tmp_path):
    stick = tmp_path / "hall.backup"
    run("backup", stick)
    answer = run("restore", stick)
    assert answer.exit_code == 0, answer.output
    (aside,) = hall.glob("before-restore-*.backup")
    assert aside.name in answer.output
    assert run("restore", tmp_path / "nowhere").exit_code == 2
