import msgspec
import pytest

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.hall import codes
from counter_app.hall.assets import (
    Asset,
    add_counters,
    list_assets,
    restore_asset,
    retire_asset,
    set_asset,
)
from counter_app.hall.windows import set_window
from counter_app.journal.clock import MINUTE
from counter_app.people.roles import ROLE_RIGHTS, Right, Role
from tests.hall.hygiene import add


def test_an_asset_is_registered_changed_retired_and_restored(small_hall):
    asset = add(small_hall, number=" c-01 ", name="  买买提的  窗口 ")
    assert (asset.number, asset.name, asset.in_use) == ("C-01", "买买提的 窗口", True)
    assert asset.code == codes.ASSET + asset.id
    small_hall.clock.advance(MINUTE)
    changed = set_asset(small_hall.leader, msgspec.structs.replace(asset, area="WAITING"))
    assert list_assets(small_hall.clerk) == [changed]
    assert (changed.since, changed.area) == (asset.since, "WAITING")
    retire_asset(small_hall.leader, asset.id)
    assert not list_assets(small_hall.clerk)[0].in_use
    with pytest.raises(Conflict):
        retire_asset(small_hall.leader, asset.id)
    restore_asset(small_hall.leader, asset.id)
    (restored,) = list_assets(small_hall.clerk)
    assert restored == msgspec.structs.replace(changed, since=small_hall.clock.now())
    with pytest.raises(Conflict):
        restore_asset(small_hall.leader, asset.id)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "长" * 41}, "name"),
        ({"number": ""}, "number"),
        ({"number": "C-01"}, "number"),
        ({"kind": "GONE"}, "kind"),
        ({"area": "GONE"}, "area"),
        ({"window": "GONE"}, "window"),
    ],
)
def test_what_can_be_no_asset_is_refused_at_its_field(small_hall, change, field):
    add(small_hall)
    asset = Asset(name="2 号窗口柜台", number="C-02", kind="COUNTER", area="COUNTERS")
    with pytest.raises(InputError) as refused:
        set_asset(small_hall.leader, msgspec.structs.replace(asset, **change))
    assert refused.value.field == field


def test_the_number_of_a_retired_asset_is_free_again(small_hall):
    retire_asset(small_hall.leader, add(small_hall).id)
    assert add(small_hall).number == "C-01"


def test_an_asset_that_is_not_here_can_not_be_changed(small_hall):
    for verb in (retire_asset, restore_asset):
        with pytest.raises(Conflict, match="belongs to no asset"):
            verb(small_hall.leader, "0" * 32)


def test_each_window_gets_its_counter_once(small_hall):
    set_window(small_hall.administrator, 3, ["*"])
    set_window(small_hall.administrator, 4, [], in_use=False)
    assert add_counters(small_hall.leader, "{number} 号窗口柜台") == 3
    assert add_counters(small_hall.leader, "{number} 号窗口柜台") == 0
    assets = list_assets(small_hall.clerk)
    assert [one.label for one in assets] == [
        "C-01 1 号窗口柜台",
        "C-02 2 号窗口柜台",
        "C-03 3 号窗口柜台",
    ]
    assert assets[0].window == small_hall.first


def test_a_counter_whose_number_is_taken_gets_the_next(small_hall):
    add(small_hall)
    assert add_counters(small_hall.leader, "{number} 号窗口柜台") == 2
    assert [one.number for one in list_assets(small_hall.clerk)] == ["C-01", "C-02", "C-03"]


VERBS = [
    lambda desk, asset: set_asset(desk, asset),
    lambda desk, asset: retire_asset(desk, asset.id),
    lambda desk, asset: restore_asset(desk, asset.id),
    lambda desk, asset: add_counters(desk, "{number}"),
]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("verb", VERBS)
def test_only_whoever_keeps_the_assets_changes_the_register(small_hall, role, verb):
    asset = add(small_hall)
    if verb is VERBS[2]:
        retire_asset(small_hall.leader, asset.id)
    desk, before = small_hall.desk(role), small_hall.count()
    if Right.KEEP_ASSETS in ROLE_RIGHTS[role]:
        verb(desk, asset)
        assert small_hall.count() > before
    else:
        with pytest.raises(NotAllowed):
            verb(desk, asset)
        assert small_hall.count() == before


@pytest.mark.parametrize("role", Role)
def test_only_whoever_keeps_the_hall_clean_reads_the_register(small_hall, role):
    desk = small_hall.desk(role)
    if Right.KEEP_CLEAN in ROLE_RIGHTS[role]:
        assert list_assets(desk) == []
    else:
        with pytest.raises(NotAllowed):
            list_assets(desk)
