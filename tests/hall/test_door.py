from counter_app.hall.door import FAVOURITES, last_instrument, read_door, waiting_check
from counter_app.hall.isolation import open_case
from counter_app.hall.persons import PersonFacts
from counter_app.hall.temperature import Mask, Method, State, measure
from counter_app.journal.clock import MINUTE
from counter_app.people.roles import Role

LIU = "110101194912310024"
DAY = 24 * 60 * MINUTE


def test_the_door_sees_the_newest_tickets_masked_and_counts_the_day(small_hall):
    code = small_hall.codes(1)[0]
    numbers = []
    for name in ("刘秀兰", "张三", "买买提·吐尔逊"):
        small_hall.clock.advance(MINUTE)
        numbers.append(small_hall.ticket(code, person=small_hall.person(name)).visit.ticket)
    view = read_door(small_hall.door)
    assert [one.ticket for one in view.recent] == numbers[::-1]
    assert [one.person.name for one in view.recent] == ["买买提·*", "张*", "刘**"]
    assert (view.today, view.occupancy.inside) == (3, 3)
    small_hall.clock.advance(DAY)
    assert (read_door(small_hall.door).recent, read_door(small_hall.door).today) == ((), 0)


def test_favourites_are_what_today_asks_for_filled_up_from_the_catalogue(small_hall):
    codes = [item.code for item in small_hall.catalogue().in_use]
    quiet = read_door(small_hall.door).favourites
    assert len(quiet) == FAVOURITES
    wanted, second = codes[-1], codes[-2]
    for matters in ((wanted,), (wanted, second)):
        small_hall.ticket(*matters)
    favourites = read_door(small_hall.door).favourites
    assert favourites[:2] == (wanted, second)
    assert len(set(favourites)) == FAVOURITES


def test_the_desk_remembers_what_it_measured_with_and_not_what_others_use(small_hall):
    assert last_instrument(small_hall.door) is None
    measure(small_hall.door, "365", Method.EAR, Mask.WORN, "T-02")
    other = small_hall.new_desk(1)
    assert last_instrument(small_hall.desk(Role.SCREENER, other)) is None
    found = last_instrument(small_hall.door)
    assert found is not None
    assert (found.method, found.device) == (Method.EAR, "T-02")


def test_somebody_with_a_fever_who_comes_again_goes_on_where_they_were(small_hall):
    person = small_hall.person("刘秀兰", LIU)
    fever = small_hall.check("378", person=person)
    found = waiting_check(small_hall.door, person)
    assert found is not None
    assert (found.id, found.state, found.first) == (fever.id, State.TO_REPEAT, 378)
    assert found.person == person, "in full: the door goes on with them"
    assert waiting_check(small_hall.door, PersonFacts()) is None
    small_hall.check("365", check=fever.id)
    assert waiting_check(small_hall.door, person) is None


def test_a_fever_of_yesterday_is_not_gone_on_with(small_hall):
    person = small_hall.person("刘秀兰", LIU)
    small_hall.check("378", person=person)
    small_hall.clock.advance(DAY)
    assert waiting_check(small_hall.door, person) is None
    assert read_door(small_hall.door).repeats == ()


def test_a_suspected_person_without_a_case_stays_first_in_sight(small_hall):
    waiting = small_hall.check("376")
    suspected = small_hall.check("378", person=small_hall.person("刘秀兰", LIU))
    small_hall.check("379", check=suspected.id)
    repeats = read_door(small_hall.door).repeats
    assert [one.id for one in repeats] == [suspected.id, waiting.id]
    assert repeats[0].person.name == "刘**"
    open_case(small_hall.door, check=suspected.id)
    assert [one.id for one in read_door(small_hall.door).repeats] == [waiting.id]
