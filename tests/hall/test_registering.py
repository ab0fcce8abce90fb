import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.hall.catalogue import set_item
from counter_app.hall.identity import DocumentKind
from counter_app.hall.persons import PersonFacts
from counter_app.hall.registering import (
    LimitReached,
    Registration,
    correct,
    note_printing,
    occupancy,
    read_ticket,
    recognise_visitor,
    register,
    reveal,
    ticket_number,
)
from counter_app.hall.rules import HallRules, set_rules
from counter_app.hall.temperature import Mask, Method, measure, turn_away
from counter_app.hall.visits import Origin, Priority, VisitState
from counter_app.journal.clock import MINUTE
from counter_app.journal.refold import refold
from counter_app.people.roles import Role

OLD_LADY = "110101194912310024"  # born 1949-12-31


def test_a_normal_temperature_a_mask_and_a_matter_make_a_ticket(small_hall):
    person = small_hall.person("刘秀兰", OLD_LADY, "13812348000")
    ticket = small_hall.ticket(person=person, companions=1)
    visit = ticket.visit
    assert visit.ticket.endswith("001")
    assert (visit.state, visit.tenths, visit.mask) == (VisitState.WAITING, 365, Mask.WORN)
    assert visit.person.document_kind is DocumentKind.RESIDENT_ID
    assert visit.priority == (Priority.SENIOR,), "65 and over is known from the document"
    assert (ticket.ahead, ticket.today, ticket.occupancy.inside) == (0, 1, 2)
    assert ticket.minutes is None, "nobody was served yet: no estimate is made up"


def test_nothing_at_hand_is_served_all_the_same(small_hall):
    visit = small_hall.ticket().visit
    assert visit.person == PersonFacts()
    assert visit.priority == ()


def test_several_matters_take_the_letter_of_the_first(small_hall):
    one, two = small_hall.codes(2)
    visit = small_hall.ticket(two, one).visit
    group = small_hall.catalogue().group_of(two)
    assert group is not None
    assert visit.ticket[0] == group.letter
    assert [matter.code for matter in visit.matters] == [two, one]
    assert all(matter.outcome is None for matter in visit.matters)


@pytest.mark.parametrize("typed", ["37.6", "34.2"])
def test_no_ticket_without_a_normal_temperature(small_hall, typed):
    check = small_hall.check(typed).id
    before = small_hall.count()
    with pytest.raises(InputError, match="normal temperature") as refused:
        register(small_hall.door, Registration(check=check, matters=small_hall.codes(1)))
    assert refused.value.field == "temperature"
    with pytest.raises(InputError, match="Take the temperature"):
        register(small_hall.door, Registration(check="", matters=small_hall.codes(1)))
    assert small_hall.count() == before


def test_who_was_turned_away_gets_no_ticket(small_hall):
    check = turn_away(small_hall.door, "refuses a mask").id
    with pytest.raises(InputError):
        register(small_hall.door, Registration(check=check, matters=small_hall.codes(1)))


def test_yesterdays_temperature_lets_nobody_in(small_hall):
    check = small_hall.check().id
    small_hall.clock.advance(24 * 60 * MINUTE)
    with pytest.raises(InputError, match="not of today"):
        register(small_hall.door, Registration(check=check, matters=small_hall.codes(1)))


def test_a_form_sent_twice_counts_once(small_hall):
    form = Registration(check=small_hall.check().id, matters=small_hall.codes(1))
    first = register(small_hall.door, form)
    before = small_hall.count()
    assert register(small_hall.door, form).visit == first.visit
    assert small_hall.count() == before


def test_one_temperature_lets_in_one_person(small_hall):
    form = Registration(check=small_hall.check().id, matters=small_hall.codes(1))
    register(small_hall.door, form)
    another = Registration(check=form.check, matters=form.matters)
    with pytest.raises(Conflict, match="let in ticket"):
        register(small_hall.door, another)


@pytest.mark.parametrize("matters", [(), ("no such matter",)])
def test_a_matter_of_the_catalogue_is_needed(small_hall, matters):
    form = Registration(check=small_hall.check().id, matters=matters)
    with pytest.raises(InputError) as refused:
        register(small_hall.door, form)
    assert refused.value.field == "matters"


def test_a_daily_limit_is_said_and_a_person_may_decide_beyond_it(small_hall):
    (code,) = small_hall.codes(1)
    item = small_hall.catalogue().item(code)
    assert item is not None
    limited = msgspec.structs.replace(item, daily_limit=2, warning_at=1)
    set_item(small_hall.administrator, limited)
    assert small_hall.ticket(code).nearly_full == (code,)
    small_hall.ticket(code)
    with pytest.raises(LimitReached, match="limit of 2"):
        small_hall.ticket(code)
    assert small_hall.ticket(code, beyond_limit=True).today == 3


@given(st.integers(0, 60), st.integers(1, 5000), st.integers(0, 60), st.integers(1, 5000))
def test_no_two_desks_ever_give_out_the_same_number(lane, serial, other_lane, other_serial):
    one, other = ticket_number("A", lane, serial), ticket_number("A", other_lane, other_serial)
    assert (one.text == other.text) == ((lane, serial) == (other_lane, other_serial))
    assert one.text.startswith("A")
    assert len(one.text) >= 4


def test_numbers_go_on_by_letter_and_begin_anew_each_day(small_hall):
    one, two = small_hall.codes(2)
    numbers = [small_hall.ticket(code).visit.ticket[1:] for code in (one, one, two)]
    assert numbers == ["001", "002", "001"]
    small_hall.clock.advance(24 * 60 * MINUTE)
    assert small_hall.ticket(one).visit.ticket[1:] == "001"


def test_a_second_desk_has_its_own_lane(small_hall):
    other = small_hall.new_desk(1)
    small_hall.copy(small_hall.journal, other)
    door = small_hall.desk(Role.SCREENER, other)
    here = small_hall.ticket().visit.ticket
    there = small_hall.ticket(desk=door).visit.ticket
    assert (here[1:], there[1:]) == ("001", "1001")
    small_hall.copy(other, small_hall.journal)
    small_hall.copy(small_hall.journal, other)
    assert small_hall.tables() == small_hall.tables(other)
    assert small_hall.ticket().visit.ticket[1:] == "002"


def test_a_correction_keeps_the_ticket_number_and_needs_a_reason(small_hall):
    before = small_hall.ticket(person=small_hall.person("刘秀")).visit
    right = small_hall.person("刘秀兰", OLD_LADY)
    with pytest.raises(InputError, match="why"):
        correct(small_hall.door, before.id, right, (), 0, " ")
    after = correct(small_hall.door, before.id, right, (Priority.DISABLED,), 2, "misheard")
    assert (after.ticket, after.tick) == (before.ticket, before.tick)
    assert after.person.name == "刘秀兰"
    assert after.priority == (Priority.SENIOR, Priority.DISABLED)
    assert after.companions == 2


def test_the_same_person_again_today_is_pointed_out(small_hall):
    person = small_hall.person("刘秀兰", OLD_LADY)
    assert recognise_visitor(small_hall.door, person) is None
    code = small_hall.codes(2)[1]
    first = small_hall.ticket(code, person=small_hall.person("刘秀兰", OLD_LADY, "13812348000"))
    known = recognise_visitor(small_hall.door, person)
    assert known is not None
    assert [visit.ticket for visit in known.today] == [first.visit.ticket]
    assert (known.person.phone, known.last_matters) == ("13812348000", (code,))
    small_hall.clock.advance(24 * 60 * MINUTE)
    tomorrow = recognise_visitor(small_hall.door, person)
    assert tomorrow is not None
    assert tomorrow.today == ()


def test_without_a_document_name_and_phone_together_recognise(small_hall):
    small_hall.ticket(person=small_hall.person("王芳", phone="13900001111"))
    assert recognise_visitor(small_hall.door, small_hall.person("王芳")) is None
    assert recognise_visitor(small_hall.door, small_hall.person("王芳", phone="13900001111"))


def test_revealing_is_an_entry_and_only_for_who_may(small_hall):
    visit = small_hall.ticket(person=small_hall.person("刘秀兰", OLD_LADY)).visit
    before = small_hall.count()
    assert reveal(small_hall.door, visit.id, "card was lost").document == OLD_LADY
    assert small_hall.count() == before + 1
    with pytest.raises(NotAllowed):
        reveal(small_hall.administrator, visit.id)
    assert small_hall.count() == before + 1


def test_a_failed_print_loses_nothing_and_is_seen(small_hall):
    visit = small_hall.ticket().visit.id
    note_printing(small_hall.door, visit, False)
    failed = read_ticket(small_hall.door, visit).visit
    assert (failed.prints, failed.print_failed, failed.state) == (0, True, VisitState.WAITING)
    note_printing(small_hall.door, visit, True)
    printed = read_ticket(small_hall.door, visit).visit
    assert (printed.prints, printed.print_failed) == (1, False)


def test_a_full_hall_is_said_against_its_limit(small_hall):
    set_rules(small_hall.administrator, HallRules(inside_limit=2))
    assert not small_hall.ticket().occupancy.full
    assert small_hall.ticket(companions=1).occupancy.full
    assert occupancy(small_hall.door).inside == 3


def test_who_came_past_the_door_registers_at_the_window(small_hall):
    check = measure(small_hall.clerk, "366", Method.EAR, Mask.PROVIDED).id
    form = Registration(check=check, matters=small_hall.codes(1), origin=Origin.WINDOW)
    assert register(small_hall.clerk, form).visit.mask is Mask.PROVIDED
    with pytest.raises(NotAllowed):
        register(small_hall.administrator, form)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"companions": 10}, "companions"),
        ({"companions": -1}, "companions"),
        ({"note": "长" * 201}, "note"),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_field(small_hall, change, field):
    form = Registration(check=small_hall.check().id, matters=small_hall.codes(1), **change)
    with pytest.raises(InputError) as refused:
        register(small_hall.door, form)
    assert refused.value.field == field


def test_tables_are_what_the_journal_says(small_hall):
    small_hall.ticket(person=small_hall.person("买买提·吐尔逊", OLD_LADY))
    small_hall.ticket(*small_hall.codes(2))
    before = small_hall.tables()
    refold(small_hall.journal)
    assert small_hall.tables() == before
