import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from counter_app.errors import Conflict, NotAllowed
from counter_app.hall.finding import MOST_FOUND, find, find_by_id, newest_today
from counter_app.hall.queue import call_next
from counter_app.hall.registering import correct
from counter_app.hall.visits import VisitState, visit_search, visit_table
from counter_app.journal.redaction import redaction_of
from counter_app.journal.refold import refold
from counter_app.journal.writing_rows import read_subject
from counter_app.people.roles import Role
from counter_app.store.engine import reading, writing
from tests.benchmarks.search import fill, search_1m

ID_NUMBER = "110101194912310024"


@pytest.fixture
def visit(small_hall):
    person = small_hall.person("单小玲", ID_NUMBER, "13812348000")
    return small_hall.ticket(person=person).visit


def names(hall, typed, desk=None):
    return [one.person.name for one in find(desk or hall.door, typed)]


def words_of_index(journal):
    """Every word that the index holds, from its own segments."""
    with writing(journal.engine) as connection:
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE temp.held USING fts5vocab('main', 'visit_search', 'row')"
        )
        held = set(connection.exec_driver_sql("SELECT term FROM temp.held").scalars())
        connection.exec_driver_sql("DROP TABLE temp.held")
        return held


def index_fits(journal):
    """Let FTS5 compare its segments with the table; it raises where they differ."""
    name = visit_search.name
    with writing(journal.engine) as connection:
        connection.exec_driver_sql(
            f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)"
        )
    return True


@pytest.mark.parametrize("typed", ["单", "小玲", "shan", "sxl", "dan", "0024", "8000", "sxl 0024"])
def test_a_visit_is_found_by_what_is_typed_and_shown_masked(small_hall, visit, typed):
    (found,) = find(small_hall.door, typed)
    assert (found.id, found.ticket, found.state) == (visit.id, visit.ticket, VisitState.WAITING)
    assert found.person.name == "单**"
    assert found.person.document == "110101**********24"
    assert found.person.phone == "138****8000"
    assert found.person.birth_date is None
    assert find(small_hall.door, visit.ticket)[0].id == visit.id


@pytest.mark.parametrize("typed", ["", " ", "李", "*", "1101", "😀"])
def test_what_does_not_fit_finds_nothing(small_hall, visit, typed):
    assert find(small_hall.door, typed) == []


def test_only_who_may_find_visits_finds_them(small_hall, visit):
    for role in Role:
        desk = small_hall.desk(role)
        if role is Role.CARE:
            for typed in ("单", ""):
                with pytest.raises(NotAllowed):
                    find(desk, typed)
        else:
            assert len(find(desk, "单")) == 1


def test_the_newest_come_first_and_no_more_than_asked_for(small_hall):
    visits = [small_hall.ticket(person=small_hall.person("王伟")).visit.id for _ in range(25)]
    assert [one.id for one in find(small_hall.door, "ww")] == visits[::-1][:MOST_FOUND]
    assert [one.id for one in find(small_hall.door, "王", 3)] == visits[::-1][:3]


def test_who_had_nothing_at_hand_is_found_once_identified(small_hall):
    visit = small_hall.ticket().visit
    assert names(small_hall, "0024") == []
    correct(
        small_hall.door, visit.id, small_hall.person("王小玲", ID_NUMBER), (), 0, "has the card"
    )
    assert names(small_hall, "0024") == ["王**"]
    assert index_fits(small_hall.journal)


def test_what_was_corrected_is_found_as_corrected_only(small_hall, visit):
    correct(small_hall.door, visit.id, small_hall.person("李小玲", ID_NUMBER), (), 0, "misread")
    assert names(small_hall, "单") == []
    assert names(small_hall, "lixl") == ["李**"]
    assert index_fits(small_hall.journal)


def index_bytes(journal):
    with reading(journal.engine) as connection:
        return connection.exec_driver_sql("SELECT block FROM visit_search_data").scalars().all()


def test_serving_a_visit_does_not_write_its_words_again(small_hall, visit):
    before = index_bytes(small_hall.journal)
    with small_hall.journal.read() as connection:
        row = connection.scalar(select(visit_table.c.row))
    call_next(small_hall.clerk, small_hall.first)
    assert find(small_hall.door, "单")[0].state is VisitState.CALLED
    assert index_bytes(small_hall.journal) == before
    with small_hall.journal.read() as connection:
        assert connection.scalar(select(visit_table.c.row)) == row


def test_a_redaction_takes_the_words_out_of_the_index_too(small_hall, visit):
    journal = small_hall.journal
    other = small_hall.ticket(person=small_hall.person("王伟")).visit
    assert any("sxl" in word for word in words_of_index(journal))
    with journal.read() as connection:
        entries = read_subject(connection, journal.hall, visit.id)
    with journal.act("system") as act:
        for entry in entries:
            act.record(*redaction_of(entry, "retention is over"))
    assert [one.id for one in find(small_hall.door, "ww")] == [other.id]
    assert find(small_hall.door, "单") == []
    held = words_of_index(journal)
    assert not any(word.startswith(("单", "小玲", "sxl", "shan")) for word in held)
    assert not any(ID_NUMBER[::-1] in word for word in held)
    segments = b"".join(index_bytes(journal))
    for word in ("单小玲", "shanxiaoling", ID_NUMBER[::-1][:10], "13812348000"[::-1]):
        assert word.encode() not in segments
    assert index_fits(journal)


def test_a_refold_makes_the_same_index_and_it_goes_on_being_kept(small_hall, visit):
    journal = small_hall.journal
    for name in ("王伟", "欧阳娜娜", "㐂伟"):
        small_hall.ticket(person=small_hall.person(name))
    held = words_of_index(journal)
    refold(journal)
    assert words_of_index(journal) == held
    assert index_fits(journal)
    small_hall.ticket(person=small_hall.person("李明"))
    assert names(small_hall, "lm") == ["李*"]
    assert names(small_hall, "oynn") == ["欧***"]
    assert index_fits(journal)


def test_a_refold_that_fails_leaves_the_index_as_it_was(small_hall, visit, monkeypatch):
    def fail(*_):
        raise OSError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr("counter_app.journal.refold.by_subject", fail)
        with pytest.raises(OSError, match="power cut"):
            refold(small_hall.journal)
    assert names(small_hall, "sxl") == ["单**"]
    small_hall.ticket(person=small_hall.person("李明"))
    assert names(small_hall, "lm") == ["李*"]
    assert index_fits(small_hall.journal)


def test_visits_of_another_desk_are_found_once_they_are_here(small_hall):
    other = small_hall.new_desk(1)
    small_hall.copy(small_hall.journal, other)
    desk = small_hall.desk(Role.SCREENER, other)
    small_hall.ticket(desk=desk, person=small_hall.person("查良镛"))
    assert names(small_hall, "zhaly") == []
    small_hall.copy(other, small_hall.journal)
    assert names(small_hall, "zhaly") == ["查**"]


def test_whatever_is_typed_finds_or_does_not_but_never_breaks(small_hall, visit):
    @given(st.text(st.characters(), max_size=60))
    def type_it(typed):
        assert all(one.id == visit.id for one in find(small_hall.door, typed))

    type_it()


def test_the_benchmark_finds_and_measures(small_hall):
    fill(small_hall.journal, 2_000)
    result = search_1m(small_hall.door)
    assert 0 < result["p50"] <= result["p95"] <= result["max"]
    assert 0 < result["raw_p95"] <= result["p95"]
    assert len(result["queries"]) >= 10


def test_what_is_found_says_what_the_visit_is_for(small_hall):
    codes = small_hall.codes(3)
    small_hall.ticket(*codes, person=small_hall.person("单小玲"))
    small_hall.ticket(codes[1], person=small_hall.person("单田芳"))
    assert [one.matters for one in find(small_hall.door, "shan")] == [(codes[1],), codes]


def test_before_anything_is_typed_todays_visits_are_listed_newest_first(small_hall):
    assert newest_today(small_hall.clerk) == []
    small_hall.ticket(person=small_hall.person("前一天"))
    small_hall.clock.advance(24 * 3_600_000)
    tickets = []
    for _ in range(MOST_FOUND + 1):
        small_hall.clock.advance(60_000)
        tickets.append(small_hall.ticket(person=small_hall.person("单小玲", ID_NUMBER)).visit)
    found = newest_today(small_hall.clerk)
    assert [one.ticket for one in found] == [one.ticket for one in tickets[:0:-1]]
    assert {one.person.document for one in found} == {"110101**********24"}
    assert found[0].matters == tuple(matter.code for matter in tickets[-1].matters)
    with pytest.raises(NotAllowed):
        newest_today(small_hall.desk(Role.CARE))


def test_the_code_of_a_ticket_finds_its_visit(small_hall, visit):
    found = find_by_id(small_hall.door, visit.id)
    assert [found] == find(small_hall.door, visit.ticket)
    with pytest.raises(Conflict, match="not here"):
        find_by_id(small_hall.door, "nothing")
