"""What a server folds behind the taking is what a desk with the same entries shows."""

import threading

import pytest
from sqlalchemy import func, select

from counter_app.hall.founding import all_workflows
from counter_app.journal.entry import Body, new_id
from counter_app.journal.fold import Workflows
from counter_app.journal.journal import Journal
from counter_app.journal.redaction import redaction_of
from counter_app.journal.tables import entry_table, to_check_table
from counter_app.journal.taking import take_runs
from counter_app.journal.writing_rows import entry_of
from counter_app.server import folding
from counter_app.server.folding import Folder, fold_again_after, halls_behind
from counter_app.server.news import News, Topic
from tests.giving import runs_of
from tests.server.writing_halls import folded

WORKFLOWS = all_workflows()


class Strange(Body, frozen=True, kw_only=True):
    """A kind of entry that this program does not know."""

    kind = "strange.thing"
    colour: str


def entries_of(journal: Journal):
    with journal.read() as connection:
        rows = connection.execute(select(entry_table).order_by(entry_table.c.tick))
        return [entry_of(row) for row in rows]


def give(database, hall, runs):
    with database.of_hall(hall, writing=True) as connection:
        answers, _ = take_runs(connection, hall, runs)
    assert [answer.refusal for answer in answers if answer.refusal] == []


def said(database, hall):
    with database.of_centre() as connection:
        return folded(connection, hall, WORKFLOWS)


def behind(database):
    with database.of_centre() as connection:
        return halls_behind(connection)


@pytest.fixture
def folder(database):
    news = News(database)
    yield Folder(database, WORKFLOWS, news)
    news.close()


@pytest.fixture
def day(small_hall):
    """A hall with some visits, one of them with a redacted body."""
    for _ in range(3):
        small_hall.ticket(person=small_hall.person())
    identified = [one for one in entries_of(small_hall.journal) if one.kind == "visit.identified"]
    with small_hall.journal.act("u") as act:
        act.record(*redaction_of(identified[0], "retention ended"))
    return small_hall


def test_after_folding_the_tables_say_what_the_desk_shows(database, folder, day, monkeypatch):
    monkeypatch.setattr(folding, "BITE", 7)
    give(database, day.hall, runs_of(entries_of(day.journal), day.new_desk(9)))
    assert said(database, day.hall)["visit"] == []  # the taking itself folds nothing
    assert behind(database) == {day.hall: day.count()}
    assert folder.fold_all() == day.count()
    assert behind(database) == {}
    assert said(database, day.hall) == day.tables()
    assert folder.fold_all() == 0


@pytest.mark.parametrize("order_first", [True, False])
def test_a_body_comes_out_whether_its_order_is_folded_first_or_last(
    database, folder, day, order_first
):
    other = day.new_desk(7)
    day.copy(day.journal, other)
    identified = [one for one in entries_of(other) if one.kind == "visit.identified" and one.body]
    with other.act("u") as act:
        act.record(*redaction_of(identified[-1], "asked for"))
    everything = runs_of(entries_of(other), day.new_desk(9))
    parts = sorted(everything, key=lambda run: (run.device == other.device) is not order_first)
    for part in parts:
        give(database, day.hall, [part])
        folder.fold_all()
    day.copy(other, day.journal)
    assert said(database, day.hall) == day.tables()
    with database.of_centre() as connection:
        bodies = connection.execute(
            select(entry_table.c.body).where(
                entry_table.c.device == identified[-1].device,
                entry_table.c.seq == identified[-1].seq,
            )
        ).scalars()
        assert list(bodies) == [None]


def test_an_entry_that_cannot_be_folded_stops_no_other(database, folder, day):
    with day.journal.act("u") as act:
        act.record(new_id(), Strange(colour="green"))
    day.ticket()
    give(database, day.hall, runs_of(entries_of(day.journal), day.new_desk(9)))
    folder.fold_all()
    assert said(database, day.hall) == day.tables()
    with database.of_centre() as connection:
        waiting = connection.scalar(select(func.count()).select_from(to_check_table))
    assert waiting == 1


def test_what_an_older_server_set_aside_is_folded_after_its_update(database, day):
    newest = all_workflows()
    older = Workflows([one for one in newest.all if one.name != "visit"])
    news = News(database)
    give(database, day.hall, runs_of(entries_of(day.journal), day.journal))
    Folder(database, older, news).fold_all()
    with database.of_centre() as connection:
        waiting = connection.scalar(select(func.count()).select_from(to_check_table))
    assert waiting > 0
    Folder(database, newest, news).fold_all()
    news.close()
    assert said(database, day.hall) == day.tables()


def test_what_comes_after_a_moved_branch_is_folded_again(database, folder, day):
    give(database, day.hall, runs_of(entries_of(day.journal), day.new_desk(9)))
    folder.fold_all()
    with database.of_centre(writing=True) as connection:
        fold_again_after(connection, day.hall, day.journal.device, 3)
    assert behind(database) == {day.hall: day.count() - 3}
    assert folder.fold_all() == day.count() - 3
    assert said(database, day.hall) == day.tables()


def test_the_thread_folds_what_was_taken_and_ends(database, folder, day):
    told = threading.Event()
    folder._news.call(lambda _hall: told.set(), day.hall, Topic.FOLDED)
    folder.start()
    give(database, day.hall, runs_of(entries_of(day.journal), day.new_desk(9)))
    folder._news.say(day.hall)
    assert told.wait(20)
    folder.stop()
    assert not folder._thread.is_alive()


def test_folding_gives_way_to_a_backlog(database, day):
    give(database, day.hall, runs_of(entries_of(day.journal), day.new_desk(9)))
    seen = []

    def backlog():
        seen.append(behind(database))
        return len(seen) < 3

    news = News(database)
    assert Folder(database, WORKFLOWS, news, backlog).fold_hall(day.hall) == day.count()
    news.close()
    assert seen[:3] == [{day.hall: day.count()}] * 3
    assert said(database, day.hall) == day.tables()


def test_folding_does_not_give_way_for_ever(database, day, monkeypatch):
    monkeypatch.setattr(folding, "GIVES_WAY", 0.05)
    give(database, day.hall, runs_of(entries_of(day.journal), day.new_desk(9)))
    news = News(database)
    assert Folder(database, WORKFLOWS, news, lambda: True).fold_hall(day.hall) == day.count()
    news.close()


def test_two_processes_share_the_work_and_fold_everything_once(database, day, open_again):
    give(database, day.hall, runs_of(entries_of(day.journal), day.new_desk(9)))
    news = News(database)
    folders = [Folder(database, WORKFLOWS, news) for _ in range(2)]
    threads = [threading.Thread(target=one.fold_all) for one in folders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    folders[0].fold_all()
    news.close()
    assert said(database, day.hall) == day.tables()
