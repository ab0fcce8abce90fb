"""Invented visitors: names, documents, phones and ages as a Chinese hall sees them.

Made from the lists of `resources/simulation/people.toml` by a random generator that is given, so
that the same seed meets the same people. Numbers are valid and belong to nobody that we know of.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from random import Random

import msgspec

from counter_app.hall.identity import CHECK_DIGITS, DocumentKind, Sex, check_digit
from counter_app.hall.persons import PersonFacts, parse_person

PHONE_KNOWN = 0.9
"""How many leave a phone number."""


class Names(msgspec.Struct, frozen=True):
    """What names are made of; every string is a list of characters."""

    surnames: str
    rare_surnames: tuple[str, ...]
    older: str
    younger: str
    rare_letters: tuple[str, ...]
    minority: tuple[str, ...]
    latin: tuple[str, ...]


class Documents(msgspec.Struct, frozen=True):
    """Area codes of resident numbers, and how often which document is shown."""

    areas: tuple[str, ...]
    weights: dict[DocumentKind, int]


class Phones(msgspec.Struct, frozen=True):
    """The first three digits of mobile numbers."""

    beginnings: tuple[str, ...]


class Ages(msgspec.Struct, frozen=True):
    """How many visitors are between two ages."""

    span: tuple[int, int]
    weight: int


class Reasons(msgspec.Struct, frozen=True):
    """What staff write down, by what happened."""

    turned_away: tuple[str, ...]
    held: tuple[str, ...]
    transferred: tuple[str, ...]
    left: tuple[str, ...]
    corrected: tuple[str, ...]
    revealed: tuple[str, ...]
    symptoms: tuple[str, ...]


class Isolation(msgspec.Struct, frozen=True):
    """What is written down in an isolation case."""

    place: str
    authority: str
    engaged: str
    said: str
    transport: str
    destination: str
    vehicles: tuple[str, ...]
    receivers: tuple[str, ...]
    cleaners: tuple[str, ...]
    agent: str
    concentration: str


class PeopleLists(msgspec.Struct, frozen=True):
    """The whole file of lists."""

    names: Names
    documents: Documents
    phones: Phones
    ages: tuple[Ages, ...]
    matters: dict[str, int]
    reasons: Reasons
    isolation: Isolation


def people_lists() -> PeopleLists:
    """The lists that the program ships."""
    source = files("resources") / "simulation" / "people.toml"
    return msgspec.convert(tomllib.loads(source.read_text(encoding="utf-8")), PeopleLists)


@dataclass(frozen=True, repr=False)
class Invented:
    """Somebody who comes to the hall, as a form is filled in; `age` is known to the simulation."""

    facts: PersonFacts
    age: int


class Crowd:
    """A source of people, drawn by `chance`."""

    def __init__(self, chance: Random, lists: PeopleLists, today: date) -> None:
        self._chance, self._lists, self._today = chance, lists, today

    def somebody(self) -> Invented:
        """A new person; some come for somebody else, some with a companion."""
        chance = self._chance
        age = self._age()
        kind = _weighted(chance, self._lists.documents.weights)
        facts = parse_person(
            name=self.name(kind, age),
            document_kind=kind,
            document=self.document(kind, age),
            phone=self.phone() if chance.random() < PHONE_KNOWN else "",
            companion=self.chinese_name(age) if chance.random() < 0.05 else "",
            acting_for=self.chinese_name(80) if age < 65 and chance.random() < 0.05 else "",
            today=self._today,
        )
        return Invented(facts, age)

    def name(self, kind: DocumentKind, age: int) -> str:
        """A name that goes with a document."""
        foreign = (DocumentKind.PASSPORT, DocumentKind.FOREIGN_PERMANENT_RESIDENT)
        if kind in foreign:
            return self._chance.choice(self._lists.names.latin)
        if kind is DocumentKind.NONE and self._chance.random() < 0.3:
            return ""
        if kind is DocumentKind.RESIDENT_ID and self._chance.random() < 0.04:
            return self._chance.choice(self._lists.names.minority)
        return self.chinese_name(age)

    def chinese_name(self, age: int) -> str:
        """A Han name; a few with characters that few fonts have."""
        chance, names = self._chance, self._lists.names
        rare = chance.random() < 0.04
        surname = chance.choice(names.rare_surnames if rare else names.surnames)
        letters = names.older if age >= 45 else names.younger
        given = "".join(chance.choice(letters) for _ in range(1 if chance.random() < 0.25 else 2))
        if chance.random() < 0.03:
            given = given[:-1] + chance.choice(names.rare_letters)
        return surname + given

    def document(self, kind: DocumentKind, age: int) -> str:
        """A number that can be right."""
        chance = self._chance
        match kind:
            case DocumentKind.NONE:
                return ""
            case DocumentKind.HONG_KONG_MACAO_PERMIT:
                return chance.choice("HM") + self._digits(8)
            case DocumentKind.TAIWAN_PERMIT:
                return self._digits(8)
            case DocumentKind.PASSPORT:
                return chance.choice("EGPK") + self._digits(8)
            case DocumentKind.MILITARY:
                return "军" + self._digits(8)
            case DocumentKind.RESIDENCE_PERMIT:
                return self._citizen_number(chance.choice(("810000", "820000", "830000")), age)
            case DocumentKind.FOREIGN_PERMANENT_RESIDENT:
                return self._citizen_number("911" + self._digits(3), age)
            case _:
                return self._citizen_number(chance.choice(self._lists.documents.areas), age)

    def phone(self) -> str:
        """A mobile number."""
        return self._chance.choice(self._lists.phones.beginnings) + self._digits(8)

    def _citizen_number(self, area: str, age: int) -> str:
        born = self._today - timedelta(days=age * 365.25 + 2 + self._chance.randrange(360))
        first = f"{area}{born:%Y%m%d}{self._chance.randrange(1, 999):03d}"
        number = first + check_digit(first)
        assert number[-1] in CHECK_DIGITS
        return number

    def _age(self) -> int:
        spans = self._lists.ages
        (chosen,) = self._chance.choices(spans, [one.weight for one in spans])
        return self._chance.randint(*chosen.span)

    def _digits(self, count: int) -> str:
        return "".join(self._chance.choice("0123456789") for _ in range(count))


def could_be_pregnant(person: Invented) -> bool:
    """Whether priority for pregnancy would not surprise."""
    return person.facts.sex is not Sex.MALE and 20 <= person.age <= 42


def _weighted(chance: Random, weights: dict[DocumentKind, int]) -> DocumentKind:
    return chance.choices(list(weights), list(weights.values()))[0]


def codes_by_weight(weights: dict[str, int], codes: Sequence[str]) -> list[int]:
    """How often each code comes; 1 where the lists do not say."""
    return [weights.get(code, 1) for code in codes]
