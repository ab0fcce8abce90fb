"""What a hall's hygiene goes by: kinds of assets with their cadence, areas, agents, supplies.

Reference data and so entries, one for each; until a hall sets its own, what `resources/hygiene`
ships holds (N2.1, N2.2). What is taken out of use leaves the lists, and old records keep its name.
Not here: the single assets (`assets`), and what was done (`disinfection`, `ventilation`,
`supplies`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import ClassVar, TypeVar

import msgspec
from sqlalchemy import Column, Connection, PrimaryKeyConstraint, String, Table, select

from counter_app.errors import Conflict, InputError
from counter_app.hall.cadence import Cadence, checked_cadence
from counter_app.hall.catalogue import Words
from counter_app.hall.whole_numbers import check_within
from counter_app.journal.entry import Body, Entry, new_id, shared_id
from counter_app.journal.fold import Row, Workflow
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.tables import metadata

LONGEST_NAME = 40
MOST_AIRINGS = 12
LONGEST_AIRING = 240
LONGEST_CONTACT = 240
"""Minutes; what must stay longer on a surface is a typing error."""
HIGHEST_REORDER = 100_000
LARGEST_AMOUNT = {"mg_per_litre": 100_000, "tenths_of_percent": 1000}


class Unit(StrEnum):
    """In what an agent's concentration is said; amounts are whole numbers of it."""

    MG_PER_LITRE = "mg_per_litre"
    TENTHS_OF_PERCENT = "tenths_of_percent"

    @property
    def label(self) -> Phrase:
        """The unit as it is written."""
        return _UNIT_LABELS[self]


_UNIT_LABELS = {Unit.MG_PER_LITRE: Phrase("mg/L"), Unit.TENTHS_OF_PERCENT: Phrase("%")}


class Listed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One of a list: its code, its names, and whether it is offered."""

    code: str
    names: Words
    in_use: bool = True

    def name(self, language: str) -> str:
        """The name in `language`."""
        return self.names.said(language)


class AssetKind(Listed, frozen=True, kw_only=True, omit_defaults=True):
    """A kind of asset, and how often each of its kind is disinfected."""

    cadence: Cadence


class Area(Listed, frozen=True, kw_only=True, omit_defaults=True):
    """A part of the hall; aired `airings` times a day (0 never) for at least `minutes`."""

    airings: int = 0
    minutes: int = 30


class Agent(Listed, frozen=True, kw_only=True, omit_defaults=True):
    """What is disinfected with. Amounts are whole numbers of `unit`.

    Below `least` and above `most` is a typing error, outside the usual range a warning; `usual`
    is offered first. `minutes` of contact.
    """

    unit: Unit = Unit.MG_PER_LITRE
    least: int
    usual_least: int
    usual: int
    usual_most: int
    most: int
    minutes: int

    def is_unusual(self, amount: int) -> bool:
        """Whether a concentration is worth a warning."""
        return not self.usual_least <= amount <= self.usual_most


class Supply(Listed, frozen=True, kw_only=True, omit_defaults=True):
    """Something that is used up, counted in whole `units`; at `reorder_at` or fewer it is low."""

    units: Words
    reorder_at: int = 0


One = TypeVar("One", AssetKind, Area, Agent, Supply)

hygiene_list_table = Table(
    "hygiene_list",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("list", String, nullable=False),
    Column("code", String, nullable=False),
    Column("value", String, nullable=False, comment="JSON of the kind, area, agent or supply."),
    PrimaryKeyConstraint("hall", "id"),
    info={"one_row": ("id",)},
)


class ListedSet(Body, frozen=True, kw_only=True):
    """From now on one of a list is like this."""

    list_name: ClassVar[str]
    value: Listed

    @property
    def shared_name(self) -> str:
        """Of the subject that this one is to the whole hall."""
        return f"hygiene {self.list_name} {self.value.code}"


class KindSet(ListedSet, frozen=True, kw_only=True):
    """From now on a kind of asset is like this."""

    kind = "hygiene.kind_set"
    list_name = "kinds"
    value: AssetKind


class AreaSet(ListedSet, frozen=True, kw_only=True):
    """From now on an area is like this."""

    kind = "hygiene.area_set"
    list_name = "areas"
    value: Area


class AgentSet(ListedSet, frozen=True, kw_only=True):
    """From now on an agent is like this."""

    kind = "hygiene.agent_set"
    list_name = "agents"
    value: Agent


class SupplySet(ListedSet, frozen=True, kw_only=True):
    """From now on a supply is like this."""

    kind = "hygiene.supply_set"
    list_name = "supplies"
    value: Supply


class ListedFold:
    """One of a list as it was set last."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._newest: ListedSet | None = None

    def take(self, _entry: Entry, body: ListedSet) -> None:
        """Take a change."""
        self._newest = body

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """Its row."""
        if self._newest is not None:
            yield (
                hygiene_list_table,
                {
                    "hall": self._hall,
                    "id": self._subject,
                    "list": self._newest.list_name,
                    "code": self._newest.value.code,
                    "value": msgspec.json.encode(self._newest.value).decode(),
                },
            )


hygiene_workflow = Workflow(
    "hygiene",
    (KindSet, AreaSet, AgentSet, SupplySet),
    {hygiene_list_table: "id"},
    ListedFold,
    shared_name=lambda body: body.shared_name,
)


@dataclass(frozen=True)
class HygieneLists:
    """All lists at one moment, by code, in order; those out of use too."""

    kinds: Mapping[str, AssetKind]
    areas: Mapping[str, Area]
    agents: Mapping[str, Agent]
    supplies: Mapping[str, Supply]

    def kind_names(self, code: str) -> Words:
        """A kind's names for a record of any age; the code where nobody knows it."""
        return _names(self.kinds, code)

    def area_names(self, code: str) -> Words:
        """An area's names, as `kind_names`."""
        return _names(self.areas, code)

    def agent_names(self, code: str) -> Words:
        """An agent's names, as `kind_names`."""
        return _names(self.agents, code)


def _names(among: Mapping[str, Listed], code: str) -> Words:
    one = among.get(code)
    return Words(code, code) if one is None else one.names


def in_use(among: Mapping[str, One]) -> Iterator[One]:
    """Those that are offered, in order."""
    return (one for one in among.values() if one.in_use)


@cache
def starting_lists() -> HygieneLists:
    """What the program ships in `resources/hygiene`."""
    folder = files("resources") / "hygiene"

    def shipped(name: str, made_of: type[One]) -> dict[str, One]:
        source = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
        ones = (msgspec.convert(one, made_of) for one in source[name])
        return {one.code: one for one in ones}

    return HygieneLists(
        kinds=shipped("kinds", AssetKind),
        areas=shipped("areas", Area),
        agents=shipped("agents", Agent),
        supplies=shipped("supplies", Supply),
    )


def lists_now(connection: Connection, hall: str) -> HygieneLists:
    """The lists as they stand in this view of the tables."""
    rows = connection.execute(
        select(hygiene_list_table)
        .where(hygiene_list_table.c.hall == hall)
        .order_by(hygiene_list_table.c.code)
    ).all()
    shipped = starting_lists()

    def with_own(name: str, among: Mapping[str, One], made_of: type[One]) -> dict[str, One]:
        own = (row for row in rows if row.list == name)
        return {**among, **{row.code: msgspec.json.decode(row.value, type=made_of) for row in own}}

    return HygieneLists(
        kinds=with_own("kinds", shipped.kinds, AssetKind),
        areas=with_own("areas", shipped.areas, Area),
        agents=with_own("agents", shipped.agents, Agent),
        supplies=with_own("supplies", shipped.supplies, Supply),
    )


def read_lists(desk: Desk) -> HygieneLists:
    """The lists, for whoever keeps the hall clean."""
    with desk.read(Right.KEEP_CLEAN) as connection:
        return lists_now(connection, desk.journal.hall)


def set_kind(desk: Desk, kind: AssetKind) -> AssetKind:
    """Add a kind of asset (without a code) or change one; as it is kept.

    `InputError` names the field at fault: `names`, or one of the cadence.
    """
    checked = msgspec.structs.replace(
        kind, code=_code_of(kind), names=_checked(kind.names), cadence=checked_cadence(kind.cadence)
    )
    return _set(desk, checked, KindSet(value=checked))


def set_area(desk: Desk, area: Area) -> Area:
    """Add an area or change it, as `set_kind`. Fields: `names`, `airings`, `minutes`."""
    check_within(area.airings, 0, MOST_AIRINGS, "airings")
    check_within(area.minutes, 1, LONGEST_AIRING, "minutes")
    checked = msgspec.structs.replace(area, code=_code_of(area), names=_checked(area.names))
    return _set(desk, checked, AreaSet(value=checked))


def set_agent(desk: Desk, agent: Agent) -> Agent:
    """Add an agent or change it, as `set_kind`. Fields: `names`, the amounts, `minutes`."""
    largest = LARGEST_AMOUNT[agent.unit.value]
    check_within(agent.least, 1, largest, "least")
    check_within(agent.most, agent.least, largest, "most")
    check_within(agent.usual_least, agent.least, agent.most, "usual_least")
    check_within(agent.usual_most, agent.usual_least, agent.most, "usual_most")
    check_within(agent.usual, agent.usual_least, agent.usual_most, "usual")
    check_within(agent.minutes, 1, LONGEST_CONTACT, "minutes")
    checked = msgspec.structs.replace(agent, code=_code_of(agent), names=_checked(agent.names))
    return _set(desk, checked, AgentSet(value=checked))


def set_supply(desk: Desk, supply: Supply) -> Supply:
    """Add a supply or change it, as `set_kind`. Fields: `names`, `units`, `reorder_at`."""
    check_within(supply.reorder_at, 0, HIGHEST_REORDER, "reorder_at")
    checked = msgspec.structs.replace(
        supply,
        code=_code_of(supply),
        names=_checked(supply.names),
        units=_checked(supply.units, "units"),
    )
    return _set(desk, checked, SupplySet(value=checked))


def _set(desk: Desk, checked: One, body: ListedSet) -> One:
    with desk.act(Right.KEEP_ASSETS) as act:
        among = getattr(lists_now(act.connection, act.hall), body.list_name)
        if any(
            one.names == checked.names and one.code != checked.code and one.in_use
            for one in among.values()
        ):
            raise Conflict("There is one of this name already.", field="names")
        act.record(shared_id(act.hall, body.shared_name), body)
    return checked


def _code_of(one: Listed) -> str:
    # Of its own: what two desks add without knowing of each other are two things.
    return one.code or new_id()


def _checked(words: Words, field: str = "names") -> Words:
    """Both names, of which one may stand for the other."""
    chinese, english = (" ".join(text.split()) for text in (words.chinese, words.english))
    for one in (chinese, english):
        if len(one) > LONGEST_NAME or not one.isprintable():
            raise InputError(
                "Names have at most {longest} characters.", field=field, longest=LONGEST_NAME
            )
    if not chinese and not english:
        raise InputError("Give it a name.", field=field)
    return Words(chinese or english, english or chinese)
