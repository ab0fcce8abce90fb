import threading

from sqlalchemy import text

from counter_app.hall.founding import all_workflows, found_hall
from counter_app.journal.clock import SystemClock
from counter_app.journal.journal import Journal, is_founded
from counter_app.journal.watching import CommitWatch
from counter_app.people.signing_in import LockOut, sign_in
from counter_app.store.engine import open_engine, writing
from counter_app.store.opening import open_store

PASSWORD = "hall-east-2020"


def test_own_commits_are_told_from_those_of_other_processes(tmp_path):
    first, second = open_store(tmp_path)[0], open_store(tmp_path)[0]
    assert not is_founded(first)
    ours = found_hall(first, SystemClock(), "hall", "D01", "limin", PASSWORD).desk.journal
    assert is_founded(second)
    theirs = Journal(second, all_workflows(), SystemClock())
    watch, alone = CommitWatch(ours), []
    assert not watch.others_wrote(), "before it began"
    watch.begin()
    ours.listeners.append(lambda committed: alone.append(watch.heard(committed)))
    assert not watch.others_wrote()
    sign_in(ours, "limin", PASSWORD, LockOut())
    assert not watch.others_wrote()
    sign_in(theirs, "limin", PASSWORD, LockOut())
    assert not watch.others_wrote(), "it may be one of ours that is heard in a moment"
    assert watch.in_doubt
    assert watch.others_wrote()
    assert not watch.in_doubt
    assert not watch.others_wrote()
    sign_in(theirs, "limin", PASSWORD, LockOut())
    sign_in(ours, "limin", PASSWORD, LockOut())
    assert alone == [True, False]
    watch.end()
    first.dispose()
    second.dispose()


def test_what_another_thread_takes_is_heard_and_never_called_a_stranger_s(small_hall):
    ours, other = small_hall.journal, small_hall.new_desk(1)
    watch, held, go_on = CommitWatch(ours), threading.Event(), threading.Event()
    watch.begin()

    def listen(committed):
        held.set()
        assert go_on.wait(30)
        assert watch.heard(committed)

    ours.listeners.append(listen)
    taking = threading.Thread(target=small_hall.copy, args=(other, ours))
    taking.start()
    assert held.wait(30)
    # Committed, and not heard yet: nobody can know whose it is.
    assert not watch.others_wrote()
    assert watch.in_doubt
    go_on.set()
    taking.join()
    assert not watch.others_wrote()
    assert not watch.in_doubt
    watch.end()


def test_what_is_written_beside_the_journal_is_no_news(small_hall):
    watch, theirs = CommitWatch(small_hall.journal), open_engine_again(small_hall)
    watch.begin()
    with writing(theirs) as connection:
        connection.execute(text("CREATE TABLE beside (what TEXT)"))
    assert not watch.others_wrote()
    assert not watch.in_doubt
    watch.end()


def test_a_device_that_is_given_another_history_is_news(small_hall):
    ours = small_hall.journal
    watch = CommitWatch(ours)
    watch.begin()
    with writing(open_engine_again(small_hall)) as connection:
        connection.execute(text("UPDATE head SET seq = seq - 1"))
    assert watch.others_wrote()
    assert not watch.others_wrote()
    watch.end()


def open_engine_again(small_hall):
    """The file of the hall's first desk, as another process opens it."""
    engine = open_engine(small_hall.folder / "desk-0.db", bytes(32))
    small_hall.engines.append(engine)
    return engine
