"""A day carried on a stick from one desk to another, by commands alone."""

import shutil

import pytest
from typer.testing import CliRunner

from counter_app.cli import application
from counter_app.hall.desks import names_of_desks
from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import SystemClock
from counter_app.journal.entry import new_id
from counter_app.journal.journal import Journal
from counter_app.people.signing_in import SignInFailed
from counter_app.people.users import user_names
from counter_app.store.opening import open_store
from counter_app.sync import bundle_file


@pytest.fixture
def passphrase(monkeypatch):
    monkeypatch.setenv("COUNTER_APP_PASSPHRASE", "城东大厅的交换盘2020")
    for name, value in {"MEMORY": 64, "PASSES": 1, "LANES": 1}.items():
        monkeypatch.setattr(bundle_file, name, value)


@pytest.fixture
def copy(hall, tmp_path):
    """The same disk in another computer, which has been used since."""
    folder = tmp_path / "copy"
    shutil.copytree(hall, folder)
    return folder


def use(folder, times=1):
    """Something written there."""
    engine, _ = open_store(folder)
    journal = Journal(engine, all_workflows(), SystemClock())
    for _ in range(times):
        with journal.act("system") as act:
            act.record(new_id(), SignInFailed())
    engine.dispose()


def asked(folder, what):
    engine, _ = open_store(folder)
    try:
        return what(Journal(engine, all_workflows(), SystemClock()))
    finally:
        engine.dispose()


def test_two_desks_of_one_disk_come_together_on_a_stick(run, hall, copy, passphrase, tmp_path):
    use(hall)
    use(copy)
    answer = run("bundle", "write", tmp_path / "one")
    assert answer.exit_code == 0, answer.output
    assert "entries of 1 desks" in answer.output
    answer = run("bundle", "read", tmp_path / "one", folder=copy)
    assert answer.exit_code == 0, answer.output
    assert "Written by D01 at " in answer.output
    assert "D01: This desk had two histories" in answer.output
    answer = run("bundle", "write", tmp_path / "two", "--answering", tmp_path / "one", folder=copy)
    assert answer.exit_code == 0, answer.output
    assert run("bundle", "read", tmp_path / "two").exit_code == 0
    answer = run("bundle", "write", tmp_path / "three", "--answering", tmp_path / "two")
    assert answer.exit_code == 0, answer.output
    answer = run("bundle", "read", tmp_path / "three", folder=copy)
    assert "The bundle was read" in answer.output or "was here already" in answer.output
    desks = [asked(folder, names_of_desks) for folder in (hall, copy)]
    assert desks[0] == desks[1]
    assert sorted(desks[0].values()) == ["D01", "D01-2"]
    for folder in (hall, copy):
        assert run("journal", "verify", folder=folder).exit_code == 0
        assert len(asked(folder, user_names)) == 1


def test_a_wrong_passphrase_is_said_and_nothing_taken(run, hall, passphrase, tmp_path, monkeypatch):
    run("bundle", "write", tmp_path / "one")
    monkeypatch.setenv("COUNTER_APP_PASSPHRASE", "something else")
    answer = run("bundle", "read", tmp_path / "one")
    assert answer.exit_code == 2
    assert "does not fit" in answer.output


def test_what_was_not_taken_is_named_and_told_by_the_exit_code(run, hall, passphrase, tmp_path):
    run("bundle", "write", tmp_path / "start")
    use(hall, 2)
    run("bundle", "write", tmp_path / "late", "--answering", tmp_path / "start")
    older = tmp_path / "older"
    shutil.copytree(hall, older)
    engine, _ = open_store(older)
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM entry")
        connection.exec_driver_sql("DELETE FROM head")
    engine.dispose()
    answer = run("bundle", "read", tmp_path / "late", folder=older)
    assert answer.exit_code == 3, answer.output
    assert "older bundles first" in answer.output
    assert "and some were not" in answer.output


def test_a_passphrase_is_asked_for_twice_when_it_is_new(hall, tmp_path, monkeypatch):
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    words = ["bundle", "write", str(tmp_path / "one"), "--data-dir", str(hall)]
    answer = CliRunner().invoke(application(), words, input="one passphrase\nanother\n")
    assert answer.exit_code != 0
    assert not (tmp_path / "one").exists()
    answer = CliRunner().invoke(application(), words, input="one passphrase\none passphrase\n")
    assert answer.exit_code == 0, answer.output
    words[1] = "read"
    answer = CliRunner().invoke(application(), words, input="one passphrase\n")
    assert answer.exit_code == 0, answer.output
    assert "was here already" in answer.output


def test_a_hall_without_a_line_and_its_centre(run, hall, passphrase, tmp_path):
    centre = tmp_path / "centre"
    assert run("centre", "hall-add", "城东", folder=centre).exit_code == 0
    run("bundle", "write", tmp_path / "out")
    answer = run("bundle", "read-at-centre", "城东", tmp_path / "out", folder=centre)
    assert answer.exit_code == 0, answer.output
    assert "The bundle was read" in answer.output
    back = tmp_path / "back"
    answer = run(
        "bundle", "write-at-centre", "城东", back, "--answering", tmp_path / "out", folder=centre
    )
    assert answer.exit_code == 0, answer.output
    assert "has everything already" in answer.output
    assert "was here already" in run("bundle", "read", back).output
    answer = run("bundle", "read-at-centre", "城西", tmp_path / "out", folder=centre)
    assert answer.exit_code == 2
