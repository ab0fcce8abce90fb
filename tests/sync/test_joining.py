"""A hall founded on one computer becomes a part of a hall that was founded on another."""

import uuid

import pytest
from sqlalchemy import select

from counter_app.errors import ProgramFault
from counter_app.hall.attachments import attach, prepare_photograph, read_attachment
from counter_app.hall.cases import case_table
from counter_app.hall.catalogue import catalogue_now, retire_item, set_item
from counter_app.hall.desks import DeskAdded, desk_table, hall_name, rename_hall, settle_in
from counter_app.hall.epidemic import set_epidemic_end
from counter_app.hall.founding import found_hall
from counter_app.hall.isolation import open_case
from counter_app.hall.paper import enter_from_paper
from counter_app.hall.persons import parse_person
from counter_app.hall.queue import call
from counter_app.hall.registering import Registration, register
from counter_app.hall.rules import HallRules, rules_now, set_rules
from counter_app.hall.temperature import Mask, Method, measure
from counter_app.hall.thresholds import Thresholds, set_thresholds, thresholds_now
from counter_app.hall.visits import visit_table
from counter_app.hall.windows import list_windows, open_window, set_window
from counter_app.journal.clock import SetClock, day_of
from counter_app.journal.content_standing import lacking
from counter_app.journal.contents import content_table
from counter_app.journal.entry import new_id
from counter_app.journal.export import exported_lines
from counter_app.journal.journal import Journal
from counter_app.journal.redaction import redaction_of
from counter_app.journal.refold import refold
from counter_app.journal.runs import missing_runs
from counter_app.journal.tables import entry_table, to_check_table
from counter_app.journal.verify import verify
from counter_app.journal.writing_rows import entry_of
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.people.signing_in import LockOut, sign_in
from counter_app.people.users import add_user
from counter_app.store.backup import backup_to
from counter_app.store.engine import open_engine
from counter_app.store.opening import open_store
from counter_app.store.tables import metadata
from counter_app.sync.joining import EARLIER, hall_device, move_to_hall
from counter_app.sync.peers import PeerKind, keep_peer, new_peer, peer_table
from tests.hall.test_paper import FORM
from tests.pictures import photograph

NOON = 1_581_307_200_000
PASSWORD = "城东大厅2020"


class Founded:
    """A hall of its own on one computer, with something done in it."""

    def __init__(self, folder, name, clock, login="limin"):
        self.folder, self.clock = folder, clock
        self.engine, self.key = open_store(folder)
        self.desk = found_hall(self.engine, clock, name, "D01", login, PASSWORD).desk
        self.journal = self.desk.journal
        self.open = [self.engine]

    def as_role(self, role, journal=None):
        return Desk(journal or self.journal, Person(new_id(), "li", "李敏", frozenset({role})))

    def ticket(self, name="刘秀兰", journal=None):
        self.clock.advance(1000)
        desk = self.as_role(Role.SCREENER, journal)
        check = measure(desk, "365", Method.FOREHEAD, Mask.WORN, "T-01", None, None).id
        person = parse_person(name=name, document="", phone="", today=day_of(self.clock.now()))
        with desk.journal.read() as connection:
            code = catalogue_now(connection, desk.journal.hall).in_use[0].code
        return register(desk, Registration(check=check, matters=(code,), person=person)).visit

    def case(self):
        check = measure(
            self.as_role(Role.SCREENER), "385", Method.FOREHEAD, Mask.WORN, "T-01", None, None
        )
        return open_case(self.as_role(Role.LEADER), check=check.id)

    def copy(self):
        path = self.folder / f"copy-{len(self.open)}.db"
        backup_to(self.engine, self.key.secret, path)
        engine = open_engine(path, self.key.secret)
        self.open.append(engine)
        return Journal(engine, self.journal.workflows, self.clock)

    def close(self):
        for engine in self.open:
            engine.dispose()


@pytest.fixture
def halls(tmp_path):
    """The hall that is joined, and the one that joins it."""
    clock = SetClock(NOON)
    there = Founded(tmp_path / "there", "城东社保经办大厅", clock)
    here = Founded(tmp_path / "here", "城西社保经办大厅", clock, login="wangli")
    yield there, here
    there.close()
    here.close()


def join(here, there, lane=3, journal=None):
    moved = move_to_hall(
        journal or here.journal,
        there.journal.hall,
        lambda act, brought: settle_in(act, lane, brought),
    )
    assert moved is not None
    return moved


def exchange(*journals):
    for _ in range(2):
        for one in journals:
            for other in journals:
                if one is not other:
                    with one.read() as connection:
                        runs = list(missing_runs(connection, one.hall, {}))
                    assert all(answer.refusal is None for answer in other.take(runs))


def rows(journal, table):
    with journal.read() as connection:
        return connection.execute(select(table)).all()


def entries_of(journal):
    return sorted((entry_of(row) for row in rows(journal, entry_table)), key=lambda one: one.name)


def tables(journal):
    return {
        table.name: sorted(
            repr([v for k, v in row._mapping.items() if k not in table.info.get("own_numbers", ())])
            for row in rows(journal, table)
        )
        for table in (*journal.workflows.tables, to_check_table)
    }


def check_alike(*journals):
    first = tables(journals[0])
    for journal in journals:
        with journal.read() as connection:
            assert list(verify(connection, journal.hall)) == []
        assert tables(journal) == first
        refold(journal)
        assert tables(journal) == first


def test_everything_of_both_halls_is_there_and_nothing_stands_twice(halls):
    there, here = halls
    add_user(here.desk, "zhaomin", "赵敏", [Role.CLERK], PASSWORD)
    visits = {there.ticket("单秀兰").id, here.ticket("王伟").id, here.ticket("仇芳").id}
    cases = {there.case().id, here.case().id}
    paper = enter_from_paper(here.as_role(Role.CLERK), FORM)
    join(here, there)
    assert {row.id for row in rows(here.journal, case_table)} < cases
    exchange(there.journal, here.journal)
    check_alike(there.journal, here.journal)
    assert visits < {row.id for row in rows(there.journal, visit_table)}
    assert {row.ticket for row in rows(there.journal, visit_table)} >= {paper.ticket}
    assert {row.id for row in rows(there.journal, case_table)} == cases
    with there.journal.read() as connection:
        catalogue = catalogue_now(connection, there.journal.hall)
    codes = [item.code for item in catalogue.items]
    assert len(codes) == len(set(codes)) == 66
    assert len(list_windows(there.desk)) == 1
    assert rows(there.journal, to_check_table) == []
    for login in ("limin", "wangli", "zhaomin"):
        assert sign_in(there.journal, login, PASSWORD, LockOut()).login == login
    lanes = [row.lane for row in rows(there.journal, desk_table)]
    assert sorted(lanes) == [0, 3]


def test_the_hall_that_is_joined_has_the_last_word(halls):
    there, here = halls
    set_thresholds(there.desk, Thresholds(fever=375))
    set_thresholds(here.desk, Thresholds(fever=380))
    set_rules(here.desk, HallRules(inside_limit=7))
    rename_hall(here.desk, "另一个名字")
    item = catalogue_now_of(here).in_use[0]
    retire_item(here.desk, item.code)
    set_window(there.desk, 1, ["*"])
    set_window(here.desk, 1, ["4"])
    set_window(here.desk, 2, ["5"])
    join(here, there)
    exchange(there.journal, here.journal)
    check_alike(there.journal, here.journal)
    with there.journal.read() as connection:
        assert thresholds_now(connection, there.journal.hall).fever == 375
        # What only the newcomer had said is news to the hall.
        assert rules_now(connection, there.journal.hall).inside_limit == 7
    assert hall_name(there.journal) == hall_name(here.journal) == "城东社保经办大厅"
    assert [(one.number, one.serves) for one in list_windows(there.desk)] == [
        (1, ("*",)),
        (2, ("5",)),
    ]
    assert rows(there.journal, to_check_table) == []


def catalogue_now_of(hall):
    with hall.journal.read() as connection:
        return catalogue_now(connection, hall.journal.hall)


def test_the_desk_goes_on_in_the_hall_with_numbers_of_its_own(halls):
    there, here = halls
    old = here.ticket()
    there.ticket()
    before = here.journal.device
    moved = join(here, there)
    assert here.journal.hall == there.journal.hall == moved.hall
    assert here.journal.device == moved.device == hall_device(moved.hall, before)
    exchange(there.journal, here.journal)
    new = here.ticket()
    assert old.ticket.endswith("001")
    assert new.ticket.endswith("3001")
    exchange(there.journal, here.journal)
    check_alike(there.journal, here.journal)
    assert {old.ticket, new.ticket} == {row.ticket for row in rows(there.journal, visit_table)}
    newest = entries_of(here.journal)[-1]
    assert newest.tick > 0 > newest.tick - EARLIER


def test_nothing_of_the_old_halls_ids_is_left(halls):
    _, here = halls
    item = catalogue_now_of(here).in_use[0]
    set_item(here.desk, item)
    set_epidemic_end(here.desk, None)
    set_rules(here.desk, HallRules())
    set_thresholds(here.desk, Thresholds())
    enter_from_paper(here.as_role(Role.CLERK), FORM)
    window = list_windows(here.desk)[0].id
    open_window(here.as_role(Role.CLERK), window)
    call(here.as_role(Role.CLERK), window, here.ticket().id)
    hall, device = here.journal.hall, here.journal.device
    shared = {
        entry.subject for entry in entries_of(here.journal) if uuid.UUID(entry.subject).version == 5
    }
    assert len(shared) > 70
    join(here, halls[0])
    with here.journal.read() as connection:
        text = "\n".join(exported_lines(connection, here.journal.hall, bodies=True))
    for old in (hall, device, window, *shared):
        assert old not in text
    for table in metadata.sorted_tables:
        if "hall" in table.c:
            assert hall not in {row.hall for row in rows(here.journal, table)}, table.name


def test_the_same_paper_form_entered_at_both_counts_once(halls):
    there, here = halls
    for hall in halls:
        enter_from_paper(hall.as_role(Role.CLERK), FORM)
    join(here, there)
    exchange(there.journal, here.journal)
    check_alike(there.journal, here.journal)
    assert len(rows(there.journal, visit_table)) == 1


def test_joining_again_changes_nothing(halls):
    there, here = halls
    here.ticket()
    join(here, there)
    before = entries_of(here.journal)
    assert move_to_hall(here.journal, there.journal.hall) is None
    assert entries_of(here.journal) == before


def test_a_failure_in_the_middle_leaves_the_old_hall_whole(halls):
    there, here = halls
    here.ticket()
    before = entries_of(here.journal), tables(here.journal)
    hall, device = here.journal.hall, here.journal.device

    def fail(_act, _brought):
        raise LookupError

    with pytest.raises(LookupError):
        move_to_hall(here.journal, there.journal.hall, fail)
    assert (entries_of(here.journal), tables(here.journal)) == before
    assert (here.journal.hall, here.journal.device) == (hall, device)
    here.ticket()
    check_alike(here.journal)


def test_a_hall_that_has_entries_here_already_is_not_mixed(halls):
    _, here = halls
    with here.journal.engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO head VALUES ('x', 'd', 1, 1, x'00')")
    with pytest.raises(ProgramFault):
        move_to_hall(here.journal, "x")


def test_a_copy_that_joins_as_well_comes_to_the_same_entries(halls):
    there, here = halls
    here.ticket()
    copy = here.copy()
    before = len(entries_of(copy))
    here.ticket("王伟")
    join(here, there)
    moved = move_to_hall(copy, there.journal.hall)
    assert moved is not None
    assert moved.device == here.journal.device
    first = [one for one in entries_of(here.journal) if one.device == moved.device]
    assert first[:before] == entries_of(copy)


def test_a_redaction_holds_in_the_other_hall(halls):
    there, here = halls
    visit = here.ticket("王伟")
    copy = here.copy()
    (entry,) = [
        one
        for one in entries_of(here.journal)
        if one.subject == visit.id and one.kind == "visit.identified"
    ]
    with here.journal.act("system") as act:
        act.record(*redaction_of(entry, "retention is over"))
    join(here, there)
    move_to_hall(copy, there.journal.hall)
    exchange(there.journal, here.journal)
    with copy.read() as connection:
        whole = list(missing_runs(connection, copy.hall, {}))
    there.journal.take(whole)  # a copy brings the body back: here already, so passed over
    check_alike(there.journal, here.journal)
    assert "王伟" not in repr(rows(there.journal, entry_table))
    late = Founded(there.folder / "late", "另一个大厅", there.clock)
    move_to_hall(late.journal, there.journal.hall)
    late.journal.take(whole)
    exchange(late.journal, there.journal)
    assert "王伟" not in repr(rows(late.journal, entry_table))
    late.close()


def test_photos_go_along_with_the_records_that_name_them(halls):
    there, here = halls
    photo = prepare_photograph(photograph(), "a.jpg")
    with here.journal.act("system") as act:
        attachment = attach(act, photo)
    join(here, there)
    assert read_attachment(here.desk, attachment) == photo.data
    assert [row.hall for row in rows(here.journal, content_table)] == [there.journal.hall]
    exchange(there.journal, here.journal)
    with there.journal.read() as connection:
        wanted = lacking(connection, there.journal.hall, 0, there.clock.now(), 9)
    assert list(wanted) == [photo.digest]


def test_whom_the_computer_meets_goes_along(halls):
    there, here = halls
    peer = new_peer(PeerKind.CENTRE, "市中心", ["centre:1"], "PEM", "d" * 32, "s" * 64)
    with here.engine.begin() as connection:
        keep_peer(connection, here.journal.hall, peer)
    join(here, there)
    assert [row.hall for row in rows(here.journal, peer_table)] == [there.journal.hall]


def test_other_desks_of_the_old_hall_get_lanes_that_no_server_gives(halls):
    there, here = halls
    other = here.journal.of_invented_desk(new_id())
    with other.act("system") as act:
        act.record(other.device, DeskAdded(name="D02", lane=1))
    moved = join(here, there)
    lanes = {row.id: row.lane for row in rows(here.journal, desk_table)}
    assert lanes[moved.device] == 3
    assert lanes[moved.devices[other.device]] >= 500


def test_progress_is_told(halls):
    told = []
    there, here = halls
    total = len(entries_of(here.journal))
    move_to_hall(here.journal, there.journal.hall, progress=lambda *done: told.append(done))
    assert told[-1] == (total, total)
