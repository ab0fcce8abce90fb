import json
import threading

import pytest
from PySide6.QtCore import QObject

from counter_app.errors import InputError, ProgramFault
from counter_app.hall.founding import all_workflows
from counter_app.journal.journal import Journal
from counter_app.people.desk import Desk
from counter_app.people.roles import Role
from counter_app.people.signing_in import LockOut, sign_in
from counter_app.people.users import add_user
from counter_app.store.opening import open_store
from tests.ui.conftest import NOON, PASSWORD
from ui.changes import Changes
from ui.crashes import CrashRecords
from ui.work import Work


def test_results_come_back_on_the_ui_thread_in_order(qtbot, work):
    seen = []
    for number in range(20):
        work.database(
            lambda number=number: (number, threading.current_thread().name),
            lambda result: seen.append((*result, threading.current_thread())),
        )
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert [number for number, _, _ in seen] == list(range(20))
    assert {name for _, name, _ in seen} == {"database_0"}
    assert {thread for _, _, thread in seen} == {threading.main_thread()}


def test_paper_does_not_wait_for_the_database(qtbot, work):
    gate = threading.Event()
    seen = []
    work.database(gate.wait, lambda _: seen.append("database"))
    work.paper(lambda: "paper", seen.append)
    qtbot.waitUntil(lambda: seen == ["paper"])
    gate.set()
    qtbot.waitUntil(lambda: seen == ["paper", "database"])


def test_nothing_comes_back_to_an_owner_that_is_gone(qtbot, work):
    owner, seen = QObject(), []
    gate = threading.Event()
    work.database(gate.wait, lambda _: seen.append("gone"), owner=owner)
    work.database(lambda: None, lambda _: seen.append("here"))
    owner.deleteLater()
    del owner
    qtbot.wait(1)
    gate.set()
    qtbot.waitUntil(lambda: "here" in seen)
    assert seen == ["here"]


def refuse():
    raise InputError("Name or password is wrong.")


def test_an_error_goes_to_who_asked_or_to_the_window(qtbot, work):
    seen = []
    work.database(refuse, failed=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], InputError)
    with qtbot.waitSignal(work.unhandled) as told:
        work.database(refuse)
    assert isinstance(told.args[0], InputError)


def test_our_own_bug_is_recorded_without_what_was_typed(qtbot, tmp_path):
    work = Work(CrashRecords(tmp_path / "crashes", lambda: NOON).keep)

    def buggy():
        typed = "110101199003074514"
        raise ValueError(f"bad number {typed}")

    with qtbot.waitSignal(work.unhandled) as told:
        work.database(buggy)
    work.stop()
    assert isinstance(told.args[0], ProgramFault)
    (path,) = (tmp_path / "crashes").iterdir()
    text = path.read_text(encoding="utf-8")
    assert "110101199003074514" not in text
    assert "110101199003074514" not in path.name
    record = json.loads(text)
    assert record["faults"][0]["type"] == "builtins.ValueError"
    assert record["faults"][0]["places"][-1].endswith("buggy")
    assert record["program"]


def test_only_the_newest_crash_records_stay(tmp_path):
    records = CrashRecords(tmp_path / "crashes", lambda: NOON)
    for _ in range(60):
        records.keep(ValueError())
    assert len(list((tmp_path / "crashes").iterdir())) == 50


def test_stop_finishes_what_was_asked_for_and_takes_nothing_more(work):
    done = []
    for number in range(5):
        work.database(lambda number=number: done.append(number))
    work.stop()
    assert done == list(range(5))
    work.database(lambda: done.append("late"))
    assert done == list(range(5))
    assert not [thread for thread in threading.enumerate() if "database" in thread.name]


@pytest.fixture
def two(hall_folder, clock, work):
    """The same file opened by this window and by somebody else."""
    engines = [open_store(hall_folder)[0] for _ in range(2)]
    ours, theirs = (Journal(engine, all_workflows(), clock) for engine in engines)
    changes = Changes(work, ours)
    changes.start()
    yield ours, theirs, changes
    changes.stop()
    work.stop()
    for engine in engines:
        engine.dispose()


def test_own_commits_are_told_by_topic_and_foreign_ones_are_noticed(qtbot, two, work):
    ours, theirs, changes = two
    heard = []
    changes.changed.connect(heard.append)
    work.database(lambda: sign_in(ours, "limin", PASSWORD, LockOut()))
    qtbot.waitUntil(lambda: heard == [frozenset({"sign_in"})])
    changes.look()
    done = []
    work.database(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done))
    qtbot.wait(1)
    assert len(heard) == 1, "an own commit must not be taken for a foreign one"

    person = sign_in(theirs, "limin", PASSWORD, LockOut())
    add_user(Desk(theirs, person), "zhou", "周明", [Role.CLERK], PASSWORD)
    with qtbot.waitSignal(changes.changed) as told:
        changes.look()
    assert {"user", "sign_in", "temperature"} <= told.args[0]


def test_a_foreign_commit_just_before_an_own_one_is_noticed(qtbot, two, work):
    ours, theirs, changes = two
    with qtbot.waitSignal(changes.changed):
        work.database(lambda: sign_in(ours, "limin", PASSWORD, LockOut()))
    sign_in(theirs, "limin", PASSWORD, LockOut())
    with qtbot.waitSignal(changes.changed) as told:
        work.database(lambda: sign_in(ours, "limin", PASSWORD, LockOut()))
    assert "user" in told.args[0]


def test_what_another_thread_commits_is_told_by_its_topic_alone(qtbot, two, work):
    ours, _, changes = two
    heard = []
    changes.changed.connect(heard.append)
    client = threading.Thread(target=lambda: sign_in(ours, "limin", PASSWORD, LockOut()))
    client.start()
    client.join()
    qtbot.waitUntil(lambda: heard == [frozenset({"sign_in"})])
    for _ in range(2):
        changes.look()
        done = []
        work.database(lambda: None, done.append)
        qtbot.waitUntil(lambda done=done: bool(done))
    assert len(heard) == 1


def test_news_gather_while_what_was_told_before_is_still_being_read(qtbot, two, work):
    _, _, changes = two
    heard, go_on = [], threading.Event()
    changes.changed.connect(heard.append)
    changes.changed.connect(lambda _topics: work.database(lambda: go_on.wait(30)))
    changes.tell(frozenset({"visit"}))
    qtbot.waitUntil(lambda: heard == [frozenset({"visit"})])
    for topic in ("user", "desk", "user"):
        changes.tell(frozenset({topic}))
    qtbot.waitUntil(lambda: changes._pending == {"user", "desk"})
    assert len(heard) == 1
    go_on.set()
    qtbot.waitUntil(lambda: heard[1:] == [frozenset({"user", "desk"})])
