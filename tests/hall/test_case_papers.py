"""Papers with whole personal data: who may make one, and that each is an entry."""

import pytest
from sqlalchemy import select

from counter_app.errors import Conflict, NotAllowed
from counter_app.hall.case_dossier import take_out
from counter_app.hall.case_papers import CasePaper, case_paper_table
from counter_app.hall.contact_calls import CallResult
from counter_app.hall.contacts import list_contacts, record_call
from counter_app.hall.isolation import open_case
from counter_app.journal.clock import MINUTE
from counter_app.journal.refold import refold
from counter_app.language import CHINESE, load_translations
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import ROLE_RIGHTS, Right, Role

SAY = load_translations(CHINESE).say


@pytest.fixture
def case(small_hall):
    visit = small_hall.ticket(person=small_hall.person("刘秀兰")).visit
    small_hall.clock.advance(MINUTE)
    return open_case(small_hall.door, visit=visit.id)


def made(hall):
    with hall.journal.read() as connection:
        return connection.execute(select(case_paper_table).order_by(case_paper_table.c.id)).all()


@pytest.mark.parametrize("paper", CasePaper)
def test_making_a_paper_is_an_entry(small_hall, case, paper):
    dossier = take_out(small_hall.leader, case.id, paper)
    (row,) = made(small_hall)
    assert (row.case, row.paper, row.at, row.actor, row.device) == (
        case.id,
        paper,
        small_hall.clock.now(),
        small_hall.leader.person.id,
        small_hall.journal.device,
    )
    assert dossier.case == case
    assert dossier.case.person.name == "刘秀兰"
    assert "刘秀兰" not in repr(dossier)
    assert dossier.hall == "城东社保经办大厅"
    refold(small_hall.journal)
    assert made(small_hall) == [row]


@pytest.mark.parametrize("paper", CasePaper)
@pytest.mark.parametrize("role", Role)
def test_only_whoever_works_on_cases_makes_papers(small_hall, case, role, paper):
    desk = Desk(small_hall.journal, Person("0" * 32, "li", "李敏", frozenset({role})))
    if Right.WORK_CASE in ROLE_RIGHTS[role]:
        take_out(desk, case.id, paper)
        assert len(made(small_hall)) == 1
    else:
        with pytest.raises(NotAllowed):
            take_out(desk, case.id, paper)
        assert made(small_hall) == []


def test_of_a_case_that_is_not_here_no_paper_is_made(small_hall):
    with pytest.raises(Conflict):
        take_out(small_hall.leader, "0" * 32, CasePaper.FILE)
    assert made(small_hall) == []


def test_everything_that_happened_is_told_once_and_in_order(small_hall, case):
    first = list_contacts(small_hall.leader, case.id).contacts[0]
    small_hall.clock.advance(MINUTE)
    record_call(small_hall.leader, first, CallResult.REACHED, "好")
    take_out(small_hall.leader, case.id, CasePaper.HAND_OVER)
    moments = take_out(small_hall.leader, case.id, CasePaper.FILE).moments
    told = [SAY(moment.what) for moment in moments]
    assert len(told) == len(set(told))
    assert told[0].startswith("36.5")
    assert told[-2].endswith("已接通：好")
    assert told[-1] == "生成文书：疑似病例移交单"
    assert [moment.happened_at for moment in moments] == sorted(
        moment.happened_at for moment in moments
    )
