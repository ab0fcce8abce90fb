import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.errors import InputError, NotAllowed
from counter_app.hall.cadence import Cadence, Rhythm, checked_cadence
from counter_app.hall.catalogue import Words
from counter_app.hall.concentration import amount_text, concentration_text, parse_concentration
from counter_app.hall.hygiene_lists import (
    AssetKind,
    Supply,
    Unit,
    in_use,
    read_lists,
    set_agent,
    set_area,
    set_kind,
    set_supply,
    starting_lists,
)
from counter_app.journal.refold import refold
from counter_app.people.roles import ROLE_RIGHTS, Right, Role

EVERY_HOUR = Cadence(rhythm=Rhythm.EVERY, minutes=60)


def test_what_is_shipped_holds_until_a_hall_sets_its_own(small_hall):
    lists = read_lists(small_hall.clerk)
    assert lists == starting_lists()
    assert lists.kinds["HALL"].cadence.after_closing
    kind = msgspec.structs.replace(lists.kinds["MACHINE"], cadence=EVERY_HOUR)
    set_kind(small_hall.leader, kind)
    changed = read_lists(small_hall.clerk)
    assert changed.kinds["MACHINE"].cadence == EVERY_HOUR
    assert list(changed.kinds) == list(lists.kinds)
    assert changed.areas == lists.areas
    refold(small_hall.journal)
    assert read_lists(small_hall.clerk) == changed


def test_everything_that_is_shipped_could_have_been_typed():
    lists = starting_lists()
    for kind in lists.kinds.values():
        assert checked_cadence(kind.cadence) == kind.cadence
    for agent in lists.agents.values():
        assert agent.least <= agent.usual_least <= agent.usual <= agent.usual_most <= agent.most
        assert not agent.is_unusual(agent.usual)
        assert agent.is_unusual(agent.most)
    for many in (lists.kinds, lists.areas, lists.agents, lists.supplies):
        assert len({one.names for one in many.values()}) == len(many)


def test_one_is_added_under_a_code_of_its_own_and_taken_out_of_use(small_hall):
    new = AssetKind(code="", names=Words("饮水机", ""), cadence=EVERY_HOUR)
    kind = set_kind(small_hall.leader, new)
    assert kind.names == Words("饮水机", "饮水机")
    assert read_lists(small_hall.clerk).kinds[kind.code] == kind
    set_kind(small_hall.leader, msgspec.structs.replace(kind, in_use=False))
    lists = read_lists(small_hall.clerk)
    assert kind.code not in [one.code for one in in_use(lists.kinds)]
    assert lists.kind_names(kind.code).said("zh_CN") == "饮水机"
    assert lists.kind_names("GONE") == Words("GONE", "GONE")


def test_two_of_one_name_are_refused(small_hall):
    with pytest.raises(InputError) as refused:
        set_supply(
            small_hall.leader,
            Supply(code="", names=Words("一次性手套", "Gloves"), units=Words("副", "pairs")),
        )
    assert refused.value.field == "names"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"names": Words(" ", "")}, "names"),
        ({"names": Words("长" * 41, "")}, "names"),
        ({"least": 0}, "least"),
        ({"most": 99}, "most"),
        ({"most": 100_001}, "most"),
        ({"usual_least": 50}, "usual_least"),
        ({"usual_most": 400}, "usual_most"),
        ({"usual": 1001}, "usual"),
        ({"minutes": 0}, "minutes"),
    ],
)
def test_what_can_be_no_agent_is_refused_at_its_field(small_hall, change, field):
    agent = starting_lists().agents["CHLORINE"]
    with pytest.raises(InputError) as refused:
        set_agent(small_hall.leader, msgspec.structs.replace(agent, **change))
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("change", "field"), [({"airings": 13}, "airings"), ({"minutes": 0}, "minutes")]
)
def test_what_can_be_no_area_is_refused_at_its_field(small_hall, change, field):
    area = starting_lists().areas["WAITING"]
    with pytest.raises(InputError) as refused:
        set_area(small_hall.leader, msgspec.structs.replace(area, **change))
    assert refused.value.field == field


SETS = [
    (set_kind, starting_lists().kinds["LIFT"]),
    (set_area, starting_lists().areas["WAITING"]),
    (set_agent, starting_lists().agents["ALCOHOL"]),
    (set_supply, starting_lists().supplies["MASKS"]),
]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(("verb", "one"), SETS)
def test_only_whoever_keeps_the_assets_changes_the_lists(small_hall, role, verb, one):
    desk, before = small_hall.desk(role), small_hall.count()
    if Right.KEEP_ASSETS in ROLE_RIGHTS[role]:
        assert verb(desk, one) == one
    else:
        with pytest.raises(NotAllowed):
            verb(desk, one)
        assert small_hall.count() == before


@pytest.mark.parametrize("role", Role)
def test_only_whoever_keeps_the_hall_clean_reads_the_lists(small_hall, role):
    desk = small_hall.desk(role)
    if Right.KEEP_CLEAN in ROLE_RIGHTS[role]:
        assert read_lists(desk).agents
    else:
        with pytest.raises(NotAllowed):
            read_lists(desk)


@given(st.sampled_from(Unit), st.integers(0, 9999))
def test_a_concentration_is_read_as_it_is_written(unit, amount):
    assert parse_concentration(amount_text(amount, unit), unit, "amount") == amount
    assert parse_concentration(concentration_text(amount, unit), unit, "amount") == amount


@pytest.mark.parametrize(
    ("typed", "unit", "amount"),
    [
        ("５００", Unit.MG_PER_LITRE, 500),
        ("500 MG/L", Unit.MG_PER_LITRE, 500),
        ("75%", Unit.TENTHS_OF_PERCENT, 750),
        ("0,5", Unit.TENTHS_OF_PERCENT, 5),
    ],
)
def test_a_concentration_is_typed_in_several_ways(typed, unit, amount):
    assert parse_concentration(typed, unit, "amount") == amount


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("typed", ["", "-5", "1.25", "half", "1e3"])
def test_what_is_no_concentration_is_refused(typed, unit):
    with pytest.raises(InputError) as refused:
        parse_concentration(typed, unit, "amount")
    assert refused.value.field == "amount"
