import msgspec
import pytest

from counter_app.errors import InputError, NotAllowed
from counter_app.hall.desks import desk_name, hall_name, rename_hall
from counter_app.hall.rules import LIMITS, NAMES, HallRules, read_rules, set_rules
from counter_app.journal.refold import refold
from counter_app.people.signing_in import LockOut


def test_defaults_hold_until_others_are_set(small_hall):
    assert read_rules(small_hall.journal) == HallRules()
    rules = HallRules(inside_limit=30, lock_tries=3, thermometers=("T-09",))
    set_rules(small_hall.administrator, rules)
    assert read_rules(small_hall.journal) == rules
    refold(small_hall.journal)
    assert read_rules(small_hall.journal) == rules
    assert rules.lock_out == LockOut(3, 15)


@pytest.mark.parametrize("name", LIMITS)
def test_a_number_out_of_its_limits_is_refused_by_name(small_hall, name):
    least, most = LIMITS[name]
    for wrong in (least - 1, most + 1):
        changed = msgspec.structs.replace(HallRules(), **{name: wrong})
        with pytest.raises(InputError) as refused:
            set_rules(small_hall.administrator, changed)
        assert refused.value.field == name


def test_only_the_administrator_sets_rules_and_names(small_hall):
    before = small_hall.count()
    for desk in (small_hall.door, small_hall.clerk, small_hall.leader):
        with pytest.raises(NotAllowed):
            set_rules(desk, HallRules())
        with pytest.raises(NotAllowed):
            rename_hall(desk, "城西")
    assert small_hall.count() == before


def test_every_setting_has_its_name():
    assert set(NAMES) == set(HallRules.__struct_fields__)


def test_a_hall_can_be_renamed(small_hall):
    assert rename_hall(small_hall.administrator, " 城西  大厅 ") == "城西 大厅"
    assert hall_name(small_hall.journal) == "城西 大厅"
    assert desk_name(small_hall.journal) == "D00"
    with pytest.raises(InputError):
        rename_hall(small_hall.administrator, " ")
