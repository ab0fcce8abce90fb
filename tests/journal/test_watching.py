from counter_app.hall.founding import all_workflows, found_hall
from counter_app.journal.clock import SystemClock
from counter_app.journal.journal import Journal, is_founded
from counter_app.journal.watching import CommitWatch
from counter_app.people.signing_in import LockOut, sign_in
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
    assert watch.others_wrote()
    assert not watch.others_wrote()
    sign_in(theirs, "limin", PASSWORD, LockOut())
    sign_in(ours, "limin", PASSWORD, LockOut())
    assert alone == [True, False]
    watch.end()
    first.dispose()
    second.dispose()
