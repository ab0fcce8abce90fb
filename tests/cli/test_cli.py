import json

import pytest
from sqlalchemy import delete, select, update

from counter_app.hall.attachments import attach, prepare_photograph
from counter_app.hall.desks import desk_table, hall_name
from counter_app.hall.founding import all_workflows
from counter_app.hall.starting_catalogue import starting_facts
from counter_app.journal.clock import SystemClock
from counter_app.journal.contents import content_table, part_table
from counter_app.journal.entry import SYSTEM
from counter_app.journal.journal import Journal
from counter_app.people.desk import Desk
from counter_app.people.roles import Role
from counter_app.people.signing_in import LockOut, sign_in
from counter_app.people.users import add_user
from counter_app.store.engine import writing
from counter_app.store.opening import DATABASE, open_store
from tests.pictures import photograph

PASSWORD = "城东大厅2020"
FOUNDING = len(starting_facts("0" * 32)) + 4
"""Entries of a new hall: its catalogue, and the hall, its desk and its administrator."""


def test_a_new_hall_has_a_desk_and_an_administrator_who_signs_in(hall):
    engine, _ = open_store(hall)
    journal = Journal(engine, all_workflows(), SystemClock())
    assert hall_name(journal) == "城东社保经办大厅"
    assert sign_in(journal, "limin", PASSWORD, LockOut()).login == "limin"
    with journal.read() as connection:
        assert connection.execute(select(desk_table.c.name, desk_table.c.lane)).all() == [
            ("D01", 0)
        ]
    engine.dispose()


def test_a_second_hall_in_the_same_folder_is_refused(run, hall):
    answer = run("new-hall", "--name", "another", "--admin", "x")
    assert answer.exit_code == 2
    assert "already" in answer.output


@pytest.mark.parametrize(("name", "admin"), [(" ", "limin"), ("大厅", "LI MIN")])
def test_what_cannot_be_accepted_founds_nothing(run, tmp_path, name, admin):
    assert run("new-hall", "--name", name, "--admin", admin).exit_code == 2
    assert run("new-hall", "--name", "大厅", "--admin", "limin").exit_code == 0


def test_messages_are_chinese_unless_the_locale_is_english(run, hall, monkeypatch):
    monkeypatch.setenv("LANG", "C.UTF-8")
    assert "日志与写入时完全一致" in run("journal", "verify").output


def test_verify_is_silent_about_a_sound_journal_and_names_an_altered_entry(run, hall):
    assert run("journal", "verify").exit_code == 0
    engine, _ = open_store(hall)
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE entry SET actor = 'somebody' WHERE seq = 2")
    engine.dispose()
    answer = run("journal", "verify")
    assert answer.exit_code == 1
    assert ":2: It does not fit the chain" in answer.output


def attached(folder):
    """A photo at a desk: its digest, once it was attached."""
    engine, _ = open_store(folder)
    photo = prepare_photograph(photograph(), "a.jpg")
    with Journal(engine, all_workflows(), SystemClock()).act(SYSTEM) as act:
        attach(act, photo)
    engine.dispose()
    return photo.digest


def test_verify_finds_a_wrong_byte_of_a_photo_and_names_it(run, hall):
    digest = attached(hall)
    assert run("journal", "verify").exit_code == 0
    engine, _ = open_store(hall)
    with writing(engine) as connection:
        data = connection.scalar(select(part_table.c.data))
        assert data is not None
        changed = data[:99] + bytes([data[99] ^ 1]) + data[100:]
        connection.execute(update(part_table).values(data=changed))
    engine.dispose()
    answer = run("journal", "verify")
    assert answer.exit_code == 1
    assert f"Photo or scan {digest}: its bytes were altered." in answer.output


def test_verify_says_of_a_photo_that_has_not_come_yet_and_finds_no_fault(run, hall):
    attached(hall)
    engine, _ = open_store(hall)
    with writing(engine) as connection:
        for table in (part_table, content_table):
            connection.execute(delete(table))
    engine.dispose()
    answer = run("journal", "verify")
    assert answer.exit_code == 0
    assert "1 of 1 photos and scans are not on this computer yet" in answer.output


def test_a_backup_brings_photos_back(run, hall, tmp_path):
    attached(hall)
    assert run("backup", str(tmp_path / "copy.backup")).exit_code == 0
    engine, _ = open_store(hall)
    with writing(engine) as connection:
        connection.execute(delete(part_table))
    engine.dispose()
    assert run("journal", "verify").exit_code == 1
    answer = run("restore", str(tmp_path / "copy.backup"))
    assert answer.exit_code == 0, answer.output
    answer = run("journal", "verify")
    assert answer.exit_code == 0
    assert "not on this computer" not in answer.output


def test_refold_counts_and_keeps_everything(run, hall):
    assert f"{FOUNDING} entries" in run("journal", "refold").output
    test_a_new_hall_has_a_desk_and_an_administrator_who_signs_in(hall)


def test_export_writes_one_line_an_entry_and_no_body(run, hall):
    lines = [json.loads(line) for line in run("journal", "export").output.splitlines()]
    assert [line["seq"] for line in lines] == list(range(1, FOUNDING + 1))
    kinds = [line["kind"] for line in lines]
    assert [*kinds[:2], kinds[-1]] == ["hall.founded", "desk.added", "user.added"]
    assert set(kinds[2:-1]) == {"window.set", "catalogue.group_set", "catalogue.item_set"}
    assert {"device", "hash", "digest", "tick"} <= set(lines[0])
    assert "argon2" not in json.dumps(lines)


def test_a_backup_opens_and_a_missing_hall_is_said(run, hall, tmp_path):
    target = tmp_path / "copy.backup"
    assert run("backup", str(target)).exit_code == 0
    assert target.stat().st_size > 0
    assert run("backup", str(target)).exit_code == 4
    (hall / DATABASE).rename(hall / "elsewhere")
    answer = run("journal", "verify")
    assert answer.exit_code == 2
    assert "no hall in this folder" in answer.output


def bodies_by_kind(answer):
    return {line["kind"]: line["body"] for line in map(json.loads, answer.output.splitlines())}


def test_bodies_need_a_sign_in_and_their_export_is_an_entry_before_the_first_line(run, hall):
    answer = run("journal", "export", "--bodies")
    assert answer.exit_code == 2
    assert "--user" in answer.output
    answer = run("journal", "export", "--bodies", "--user", "limin")
    assert answer.exit_code == 0, answer.output
    bodies = bodies_by_kind(answer)
    assert bodies["hall.founded"] == {"name": "城东社保经办大厅"}
    # What the founding wrote and the sign-in were there when it was recorded.
    assert bodies["journal.exported"] == {"entries": FOUNDING + 1}
    assert run("journal", "verify").exit_code == 0


def test_a_wrong_password_or_a_missing_right_exports_nothing(run, hall, monkeypatch):
    engine, _ = open_store(hall)
    journal = Journal(engine, all_workflows(), SystemClock())
    desk = Desk(journal, sign_in(journal, "limin", PASSWORD, LockOut()))
    add_user(desk, "zhao", "赵六", [Role.SCREENER], PASSWORD)
    engine.dispose()
    answer = run("journal", "export", "--bodies", "--user", "zhao")
    assert answer.exit_code == 2
    assert "Your role does not cover this" in answer.output
    monkeypatch.setenv("COUNTER_APP_PASSWORD", "wrong password")
    answer = run("journal", "export", "--bodies", "--user", "limin")
    assert answer.exit_code == 2
    assert "hall.founded" not in answer.output
    lines = run("journal", "export").output
    assert "journal.exported" not in lines
