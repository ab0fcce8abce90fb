import pytest

from counter_app.errors import Conflict, NotAllowed
from counter_app.hall.isolation import open_case
from counter_app.hall.queue import add_matter, call, call_next, finish_matter, hold, start, transfer
from counter_app.hall.registering import correct, note_printing, reveal
from counter_app.hall.timeline import visit_story
from counter_app.hall.visits import Outcome
from counter_app.journal.clock import MINUTE
from counter_app.people.roles import Role

LADY = "110101194912310024"


def said(story):
    return [str(moment.what) for moment in story.moments]


def test_the_whole_visit_is_told_in_order(small_hall):
    one, two = small_hall.codes(2)
    lady = small_hall.person("刘秀兰", LADY)
    visit = small_hall.ticket(one, person=lady).visit
    note_printing(small_hall.door, visit.id, False)
    call_next(small_hall.clerk, small_hall.first)
    small_hall.clock.advance(MINUTE)
    start(small_hall.clerk, visit.id)
    add_matter(small_hall.clerk, visit.id, two)
    finish_matter(small_hall.clerk, visit.id, one, Outcome.DONE)
    reveal(small_hall.clerk, visit.id)
    hold(small_hall.clerk, visit.id, "copies a paper")
    transfer(small_hall.clerk, visit.id, small_hall.second)
    correct(small_hall.clerk, visit.id, lady, (), 0, "misheard")
    open_case(small_hall.clerk, visit=visit.id)
    story = visit_story(small_hall.leader, visit.id)
    catalogue = small_hall.catalogue()
    assert said(story) == [
        "36.5 °C, forehead thermometer",
        f"registered, ticket {visit.ticket}",
        "printing failed, the record is kept",
        "called to window 1",
        "serving began",
        f"matter added: {catalogue.name_of(two)}",
        f"{catalogue.name_of(one)}: settled",
        "personal data shown",
        "put on hold: copies a paper",
        "transferred to window 2",
        "corrected: misheard",
        "isolation case 2020-001 opened",
        "suspended by isolation case 2020-001",
    ]
    assert story.visit.person.name == "刘**"
    assert LADY not in "".join(said(story))
    times = [moment.happened_at for moment in story.moments]
    assert times == sorted(times)


def test_a_clash_stands_in_the_story(small_hall):
    other = small_hall.new_desk(1)
    visit = small_hall.ticket().visit.id
    small_hall.copy(small_hall.journal, other)
    call(small_hall.clerk, small_hall.first, visit)
    call(small_hall.desk(Role.CLERK, other), small_hall.second, visit)
    small_hall.copy(other, small_hall.journal)
    story = visit_story(small_hall.leader, visit)
    assert [moment.to_check for moment in story.moments].count(True) == 1


def test_who_is_not_here_or_not_allowed_is_told_so(small_hall):
    visit = small_hall.ticket().visit.id
    with pytest.raises(Conflict):
        visit_story(small_hall.leader, "no such visit")
    with pytest.raises(NotAllowed):
        visit_story(small_hall.desk(Role.CARE), visit)
