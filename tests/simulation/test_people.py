from collections import Counter
from datetime import date
from random import Random

from counter_app.hall.identity import DocumentKind, age_on, parse_document
from counter_app.simulation.people import Crowd, people_lists

TODAY = date(2020, 2, 10)


def crowd(seed, count=2000):
    people = Crowd(Random(seed), people_lists(), TODAY)
    return [people.somebody() for _ in range(count)]


def test_the_same_seed_meets_the_same_people():
    assert [one.facts for one in crowd(5, 50)] == [one.facts for one in crowd(5, 50)]
    assert [one.facts for one in crowd(5, 50)] != [one.facts for one in crowd(6, 50)]


def test_every_kind_of_document_comes_and_is_valid():
    kinds = Counter()
    for one in crowd(1):
        kinds[one.facts.document_kind] += 1
        again = parse_document(one.facts.document, one.facts.document_kind, TODAY)
        assert again.number == one.facts.document
        assert not again.warnings
        if again.birth_date is not None:
            assert age_on(again.birth_date, TODAY) == one.age
    assert set(kinds) == set(people_lists().documents.weights)
    assert kinds[DocumentKind.NONE] > 20
    assert set(DocumentKind) - set(kinds) == {DocumentKind.SOCIAL_CREDIT_CODE}


def test_about_a_quarter_is_sixty_five_or_older():
    people = crowd(2)
    assert 0.2 < sum(one.age >= 65 for one in people) / len(people) < 0.3


def test_names_of_every_sort_come():
    people = crowd(3)
    names = [one.facts.name for one in people]
    assert any("·" in name for name in names)
    assert any(ord(letter) > 0xFFFF for name in names for letter in name)
    assert any(name.isascii() and name for name in names)
    assert any(not one.facts.known for one in people), "somebody with nothing at hand at all"
    assert any(one.facts.acting_for for one in people)
    assert any(one.facts.companion for one in people)
    assert any(not one.facts.phone for one in people)


def test_nobody_is_shown_by_a_repr():
    (person,) = crowd(4, 1)
    assert person.facts.name not in repr(person)
