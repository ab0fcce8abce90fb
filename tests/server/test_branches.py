"""A hub or a lesser centre moves a branch in its database, as a desk does in its journal."""

import threading

import pytest

from counter_app.hall.founding import all_workflows
from counter_app.journal.heads import read_heads
from counter_app.journal.journal import Journal
from counter_app.journal.runs import missing_runs
from counter_app.journal.taking import take_runs
from counter_app.journal.verify import verify
from counter_app.server.folding import Folder, fold_again_after
from counter_app.server.news import News
from counter_app.store.engine import open_engine
from counter_app.sync.branching import move_branch, move_in
from tests.server.writing_halls import folded

WORKFLOWS = all_workflows()


@pytest.fixture
def folder(database):
    news = News(database)
    yield Folder(database, WORKFLOWS, news)
    news.close()


@pytest.fixture
def parted(new_hall):
    """A hall with a desk and its copy, which went on apart; and how much they share."""
    hall = new_hall()
    desk = hall.new_desk()
    hall.measure(desk)
    common = hall.runs(desk)[-1].last
    path = hall.folder / "copy.db"
    original = desk.engine.raw_connection()
    original.cursor().execute("VACUUM INTO ?", (str(path),))
    original.close()
    copy = Journal(open_engine(path, None), WORKFLOWS, hall.clock)
    hall.journals.append(copy)
    for journal, count in ((desk, 2), (copy, 3)):
        for _ in range(count):
            hall.clock.advance(1000)
            hall.measure(journal)
    return hall, desk, copy, common


def give(database, hall, runs):
    with database.of_hall(hall, writing=True) as connection:
        answers, _ = take_runs(connection, hall, runs)
    return [answer.refusal for answer in answers]


def test_the_branch_moves_in_the_servers_database(database, folder, parted):
    hall, desk, copy, common = parted
    device = desk.device
    assert give(database, hall.hall, hall.runs(copy)) == [None]
    folder.fold_all()
    with database.of_hall(hall.hall, writing=True) as connection:
        moved = move_in(connection, hall.hall, None, device, common)
        assert moved is not None
        fold_again_after(connection, hall.hall, device, moved.last_common)
    assert give(database, hall.hall, hall.runs(desk)) == [None]
    folder.fold_all()
    move_branch(copy, device, common)
    assert copy.device == moved.new
    assert all(answer.refusal is None for answer in copy.take(hall.runs(desk)))
    with database.of_hall(hall.hall) as connection, copy.read() as mine:
        assert list(verify(connection, hall.hall)) == []
        assert read_heads(connection, hall.hall) == read_heads(mine, hall.hall)
        assert list(missing_runs(connection, hall.hall, {})) == hall.runs(copy)
        assert folded(connection, hall.hall, WORKFLOWS) == folded(mine, hall.hall, WORKFLOWS)


def test_who_takes_at_the_same_time_waits_or_was_before(database, parted):
    hall, desk, copy, common = parted
    give(database, hall.hall, hall.runs(copy))
    began, answers = threading.Event(), []

    def take():
        began.set()
        answers.extend(give(database, hall.hall, hall.runs(desk)))

    other = threading.Thread(target=take)
    with database.of_hall(hall.hall, writing=True) as connection:
        moved = move_in(connection, hall.hall, None, desk.device, common)
        other.start()
        began.wait(10)
    other.join(30)
    assert moved is not None
    assert answers == [None]
    with database.of_hall(hall.hall) as connection:
        assert list(verify(connection, hall.hall)) == []
        heads = read_heads(connection, hall.hall)
    with desk.read() as mine:
        assert heads[desk.device] == read_heads(mine, hall.hall)[desk.device]
    assert heads[moved.new].seq == moved.count
