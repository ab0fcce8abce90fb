"""What a server folds behind the taking is what a desk with the same entries shows."""

import threading
import time

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings, strategies
from sqlalchemy import (
    BigInteger,
    Column,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    delete,
    func,
    select,
)

from counter_app.hall.desks import desk_table
from counter_app.hall.founding import all_workflows
from counter_app.hall.queue import call_next
from counter_app.journal.entry import GENESIS, Body, Entry, chained, new_id
from counter_app.journal.fold import FactFold, Reason, Workflow, Workflows
from counter_app.journal.heads import Head, read_heads
from counter_app.journal.journal import Journal
from counter_app.journal.redaction import redaction_of
from counter_app.journal.runs import Run
from counter_app.journal.tables import entry_table, head_table, to_check_table
from counter_app.journal.taking import take_runs
from counter_app.journal.writing_rows import entry_of
from counter_app.people.roles import Role
from counter_app.server import folding
from counter_app.server.folding import (
    Folder,
    fold_again_after,
    fold_bite,
    halls_behind,
    hold_off_folding,
)
from counter_app.server.news import News, Topic
from counter_app.store.engine import writing
from tests.giving import runs_of
from tests.postgres import started_postgres
from tests.server.writing_halls import NOON, folded
from tests.small_hall import SmallHall

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
    monkeypatch.setattr(folder, "_most", 7)
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


class Weight(Body, frozen=True, kw_only=True):
    """A fact of the tests' own, whose number no database may be able to hold."""

    kind = "weight.measured"
    grams: int
    note: str = ""


weight_table = Table(
    "weight",
    MetaData(),
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("grams", BigInteger, nullable=False),
    Column("note", String, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    info={"one_row": ("id",)},
)


def weight_row(_entry, body):
    if body.note == "a bug":
        raise AttributeError
    grams = None if body.note == "nothing" else body.grams
    return {"grams": grams, "note": body.note}


WEIGHTS = Workflows(
    [
        *WORKFLOWS.all,
        Workflow(
            "weight",
            (Weight,),
            {weight_table: "id"},
            lambda hall, subject: FactFold(weight_table, weight_row, hall, subject),
        ),
    ]
)


@pytest.fixture
def weighing(database, new_hall):
    """A desk that weighs, and the database of a server that folds weights."""
    hall = new_hall()
    hall.workflows = WEIGHTS
    journal = hall.new_desk()
    with database.of_centre(writing=True) as connection:
        weight_table.create(connection)
    with writing(journal.engine) as connection:
        weight_table.create(connection)
    return hall, journal


@pytest.mark.parametrize(
    "bad",
    [
        Weight(grams=2**63),
        Weight(grams=1, note="nothing"),
        Weight(grams=1, note="a bug"),
    ],
    ids=lambda body: body.note or "too large",
)
@pytest.mark.parametrize("count", [3, 300])
def test_a_row_that_the_database_refuses_stops_no_other(
    database, weighing, open_again, caplog, bad, count
):
    hall, author = weighing
    reader = hall.new_desk()
    with writing(reader.engine) as connection:
        weight_table.create(connection)
    good = [Weight(grams=number) for number in range(count)]
    poisoned = entries_that_say(author, [*good[:1], bad, *good[1:]])
    run = Run(hall.hall, author.device, 2, head_of(author).hash, tuple(poisoned))
    news = News(database)
    give(database, hall.hall, [*hall.runs(author), run])
    assert Folder(database, WEIGHTS, news).fold_all() == count + 2
    news.close()
    # A desk takes it in the same way.
    assert reader.take([*hall.runs(author), run])[-1].refusal is None
    with database.of_centre() as server, reader.read() as desk:
        for connection in (server, desk):
            of_hall = weight_table.c.hall == hall.hall
            assert connection.scalar(select(func.count()).where(of_hall)) == count
            (aside,) = connection.execute(select(to_check_table)).all()
            assert (aside.subject, aside.reason) == (poisoned[1].subject, Reason.NOT_FOLDABLE)
    assert {record.levelname for record in caplog.records} <= {"ERROR"}


def head_of(journal):
    with journal.read() as connection:
        return read_heads(connection, journal.hall)[journal.device]


def entries_that_say(journal, bodies):
    """What the desk would write next, without writing it."""
    entries, head = [], head_of(journal)
    for body in bodies:
        entry = Entry(
            hall=journal.hall,
            device=journal.device,
            seq=head.seq + 1,
            tick=head.tick + 1,
            at=NOON,
            skew=None,
            kind=body.kind,
            version=1,
            subject=new_id(),
            base=None,
            actor="u",
            left=0,
            body=msgspec.json.encode(body),
            digest=b"",
            hash=b"",
        )
        entries.append(chained(entry, head.hash))
        head = Head.at(entries[-1])
    return entries


def test_a_backlog_holds_up_neither_other_desks_nor_other_halls(database, new_hall, monkeypatch):
    monkeypatch.setattr(folding, "BITE", 20)
    monkeypatch.setattr(folding, "FILE_BITE", 20)
    large, small = new_hall(), new_hall()
    backlog, live, other = large.new_desk(), large.new_desk(), small.new_desk()
    for _ in range(40):
        large.measure(backlog)
    for hall, journal in ((large, backlog), (large, live), (small, other)):
        give(database, hall.hall, hall.runs(journal))
    seen = []
    news = News(database)
    folder = Folder(database, WORKFLOWS, news)

    def look(hall):
        if not hall:
            return  # the word of a line that has just been made
        with database.of_centre() as connection:
            seen.append((hall, halls_behind(connection)))
        if len(seen) == 2:
            folder._ending.set()

    news.call(look, None, Topic.FOLDED)
    folder.start()
    folder._thread.join(20)
    news.call_no_more(look)
    news.close()
    # After one bite of each: the live desk of the large hall and the small hall are folded.
    assert {hall for hall, _ in seen} == {large.hall, small.hall}
    assert seen[-1][1].keys() == {large.hall}
    with database.of_centre() as connection:
        desks = connection.scalars(select(desk_table.c.id)).all()
    assert {live.device, other.device} <= set(desks)


def test_what_somebody_took_who_ended_before_he_could_say_it_is_said(database, day, monkeypatch):
    monkeypatch.setattr(folding, "LOOK_EVERY", 0.1)
    news = News(database)
    said_of = []
    heard = threading.Event()

    def hear(hall):
        said_of.append(hall)
        if hall == day.hall:
            heard.set()

    folder = Folder(database, WORKFLOWS, news)
    folder.start()
    news.call(hear, None)
    give(database, day.hall, runs_of(entries_of(day.journal), day.new_desk(9)))  # and no word
    assert heard.wait(20)
    folder.stop()
    news.call_no_more(hear)
    news.close()
    assert said_of.count(day.hall) == 1


def test_the_thread_goes_on_when_the_database_server_was_away(open_again, day):
    with started_postgres() as server:
        database = open_again(server.url())
        news = News(database)
        folder = Folder(database, WORKFLOWS, news)
        folder.start()
        entries = entries_of(day.journal)
        first = next(number for number, one in enumerate(entries, 1) if one.left == 0)
        give(database, day.hall, runs_of(entries[:first], day.new_desk(8)))
        news.say(day.hall)
        server.kill()
        news.say(day.hall)
        server.start()
        give(database, day.hall, runs_of(entries, day.new_desk(9)))
        deadline = time.monotonic() + 30
        while behind(database):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        folder.stop()
        news.close()
        assert said(database, day.hall) == day.tables()


def test_an_act_of_the_centre_and_the_folding_of_its_hall_wait_for_each_other(
    open_again, postgres_url, day
):
    database = open_again(postgres_url)
    give(database, day.hall, runs_of(entries_of(day.journal), day.new_desk(9)))
    with database.of_hall(day.hall, writing=True) as connection:
        hold_off_folding(connection, day.hall)
        with database.of_centre(writing=True) as other:
            assert fold_bite(other, WORKFLOWS, day.hall, 7) == 0
            assert fold_bite(other, WORKFLOWS, "another hall", 7) == 0
    with database.of_centre(writing=True) as other:
        assert fold_bite(other, WORKFLOWS, day.hall, 7) == 7


@pytest.fixture(scope="module")
def pieces(tmp_path_factory):
    """Whole acts of three desks of one hall that saw little of each other."""
    hall = SmallHall(tmp_path_factory.mktemp("hall"))
    second, third = hall.new_desk(1), hall.new_desk(2)
    hall.ticket(person=hall.person())
    for desk in (second, third):
        hall.copy(hall.journal, desk)
        clerk = hall.desk(Role.CLERK, desk)
        door = hall.desk(Role.SCREENER, desk)
        hall.ticket(desk=door)
        call_next(clerk, hall.first)
    identified = [one for one in entries_of(hall.journal) if one.kind == "visit.identified"]
    with third.act("u") as act:
        act.record(*redaction_of(identified[0], "retention ended"))
    runs = []
    for journal in (hall.journal, second, third):
        with journal.read() as connection:
            of_device = (
                select(entry_table)
                .where(entry_table.c.device == journal.device)
                .order_by(entry_table.c.seq)
            )
            entries = [entry_of(row) for row in connection.execute(of_device)]
        runs.append(cut_into_acts(hall.hall, entries))
    for engine in hall.engines:
        engine.dispose()
    return hall.hall, runs


def cut_into_acts(hall, entries):
    runs, begun, previous = [], 0, GENESIS
    for number, entry in enumerate(entries, start=1):
        if entry.left == 0:
            part = tuple(entries[begun:number])
            runs.append(Run(hall, entry.device, part[0].seq, previous, part))
            begun, previous = number, entry.hash
    return runs


@settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(data=strategies.data())
def test_in_whatever_order_and_pieces_it_is_taken_a_server_says_what_a_desk_says(
    database, pieces, new_hall, data
):
    hall, (one, two, three) = pieces
    left = [list(one), list(two), list(three)]
    taken = []
    news = News(database)
    folder = Folder(database, WORKFLOWS, news)
    while any(left):
        which = data.draw(strategies.sampled_from([runs for runs in left if runs]))
        count = data.draw(strategies.integers(1, len(which)))
        batch = [which.pop(0) for _ in range(count)]
        give(database, hall, batch)
        taken += batch
        if data.draw(strategies.booleans()):
            with database.of_centre(writing=True) as connection:
                fold_bite(connection, WORKFLOWS, hall, data.draw(strategies.integers(1, 40)))
    folder.fold_all()
    news.close()
    desk = new_hall()
    desk.hall = hall
    journal = desk.new_desk()
    assert {answer.refusal for answer in journal.take(taken)} == {None}
    with journal.read() as connection:
        shown = folded(connection, hall, WORKFLOWS)
    own = "desk"  # the desk's own word that it is there
    shown[own] = [row for row in shown[own] if journal.device not in row]
    assert said(database, hall) == shown
    with database.of_centre(writing=True) as connection:
        for table in (*WORKFLOWS.tables, to_check_table, entry_table, head_table):
            connection.execute(delete(table))
        connection.execute(delete(folding.folded_head_table))
