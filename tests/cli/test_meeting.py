"""Joining and meeting from the terminal, against a real server."""

import pytest

from counter_app.journal.clock import SystemClock
from tests.served_centre import ServedCentre


@pytest.fixture
def centre(tmp_path):
    folder = tmp_path / "centre"
    folder.mkdir()
    one = ServedCentre(folder, SystemClock())
    yield one
    one.stop()


def test_a_hall_joins_meets_and_a_second_computer_joins_it(run, hall, centre, tmp_path):
    record = centre.hall("城东社保经办大厅")
    answer = run("meet")
    assert answer.exit_code == 2
    assert "works alone" in answer.output
    answer = run("join", "--address", centre.address, "--code", centre.code(record))
    assert answer.exit_code == 2, "somebody must answer for it"
    answer = run(
        "join", "--address", centre.address, "--code", centre.code(record), "--user", "limin"
    )
    assert answer.exit_code == 0, answer.output
    assert "市社保中心" in answer.output
    answer = run("meet")
    assert answer.exit_code == 0, answer.output
    assert "records sent" in answer.output
    assert "All reported" in answer.output
    second = tmp_path / "second"
    answer = run("join", "--code", centre.scanned(record), "--desk-name", "D02", folder=second)
    assert answer.exit_code == 0, answer.output
    assert "desk D02 of 城东社保经办大厅" in answer.output
    assert run("meet", folder=second).exit_code == 0


def test_meeting_nobody_is_the_machine_s_fault_and_says_so(run, hall, centre):
    record = centre.hall("城东社保经办大厅")
    run("join", "--address", centre.address, "--code", centre.code(record), "--user", "limin")
    centre.cut()
    answer = run("meet")
    assert answer.exit_code == 4
    assert "Nobody answers" in answer.output
    assert "wait for the centre" in answer.output


def test_what_is_wrong_with_joining_is_said(run, tmp_path, centre):
    folder = tmp_path / "fresh"
    wrong = "7K2QM-90XDA-B3TZV-0H1RC"
    answer = run("join", "--address", "127.0.0.1", "--code", "7K2QM", folder=folder)
    assert answer.exit_code == 2
    answer = run(
        "join", "--address", centre.address, "--code", wrong, "--desk-name", "D02", folder=folder
    )
    assert answer.exit_code == 2
    answer = run(
        "join", "--address", "127.0.0.1:1", "--code", wrong, "--desk-name", "D02", folder=folder
    )
    assert answer.exit_code == 4
