"""A desk is killed while its branch or its hall moves: it is all done, or not begun."""

import random
import shutil
import sys

import pytest
from sqlalchemy import select

from counter_app.hall.founding import all_workflows, found_hall
from counter_app.journal.clock import SetClock, SystemClock
from counter_app.journal.journal import Journal
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table, to_check_table
from counter_app.journal.verify import verify
from counter_app.people.roles import Role
from counter_app.people.users import add_user
from counter_app.store.opening import open_store

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL"),
]

NOON = 1_581_307_200_000
PASSWORD = "城东大厅2020"
POINTS = 8

MOVER = """
import os, signal
from sqlalchemy import event
from counter_app.hall.desks import introduce_branch, settle_in
from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import SystemClock
from counter_app.journal.journal import Journal
from counter_app.store.opening import open_store
from counter_app.sync.branching import move_branch
from counter_app.sync.joining import move_to_hall

folder, what, deadly = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
engine, _ = open_store(folder)
journal = Journal(engine, all_workflows(), SystemClock())
count = 0

def counted(*_more):
    global count
    count += 1
    if count == deadly:
        os.kill(os.getpid(), signal.SIGKILL)

event.listen(engine, "before_cursor_execute", counted)
event.listen(engine, "commit", counted)
if what == "branch":
    move_branch(journal, journal.device, 40, introduce_branch)
else:
    move_to_hall(journal, "7" * 32, lambda act, brought: settle_in(act, 3, brought))
print(count)
engine.dispose()
"""


@pytest.fixture
def hall(tmp_path):
    """A hall on one computer, as it is before anything moves."""
    folder = tmp_path / "hall"
    engine, _ = open_store(folder)
    desk = found_hall(engine, SetClock(NOON), "城西大厅", "D01", "wangli", PASSWORD).desk
    add_user(desk, "zhaomin", "赵敏", [Role.CLERK], PASSWORD)
    engine.dispose()
    return folder


def state_of(folder):
    """What the file holds: hall, device, entries and tables; sound in every byte."""
    engine, _ = open_store(folder)
    journal = Journal(engine, all_workflows(), SystemClock())
    with journal.read() as connection:
        assert list(verify(connection, journal.hall)) == []
        held = [sorted(map(repr, connection.execute(select(entry_table))))]
    refolded = []
    for _ in range(2):
        with journal.read() as connection:
            refolded.append(
                [
                    sorted(map(repr, connection.execute(select(table))))
                    for table in (*journal.workflows.tables, to_check_table)
                ]
            )
        refold(journal)
    assert refolded[0] == refolded[1]
    state = (journal.hall, journal.device, held, refolded[0])
    engine.dispose()
    return state


@pytest.mark.parametrize("what", ["branch", "hall"])
def test_killed_at_any_moment_it_is_all_done_or_not_begun(hall, tmp_path, another_process, what):
    before = state_of(hall)
    whole = tmp_path / "whole"
    shutil.copytree(hall, whole)
    answer = another_process(MOVER, whole, what, 0)
    assert answer.returncode == 0, answer.stderr
    statements = int(answer.stdout)
    after = state_of(whole)
    assert after[1] != before[1]
    for number in [*sorted(random.sample(range(2, statements), POINTS - 1)), statements]:
        folder = tmp_path / f"{what}-{number}"
        shutil.copytree(hall, folder)
        killed = another_process(MOVER, folder, what, number)
        assert killed.returncode < 0, killed.stdout + killed.stderr
        assert state_of(folder) == before
        # The next try goes through as the first one would have.
        assert another_process(MOVER, folder, what, 0).returncode == 0
        assert state_of(folder)[:2] == after[:2]
        shutil.rmtree(folder)
