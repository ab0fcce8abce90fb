import msgspec
import pytest

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.hall.desks import desk_name, desk_names, hall_name, rename_desk, rename_hall
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


def test_a_desk_is_renamed_and_told_from_the_others(small_hall):
    administrator = small_hall.administrator
    assert rename_desk(administrator, " 大门 1 ") == "大门 1"
    assert desk_name(small_hall.journal) == "大门 1"
    other = small_hall.new_desk(1)
    small_hall.copy(other, small_hall.journal)
    assert desk_names(administrator) == {small_hall.journal.device: "大门 1", other.device: "D01"}
    with pytest.raises(Conflict) as refused:
        rename_desk(administrator, "D01")
    assert refused.value.field == "desk_name"
    with pytest.raises(InputError):
        rename_desk(administrator, "x" * 21)
    with pytest.raises(NotAllowed):
        rename_desk(small_hall.clerk, "D09")


def test_names_of_thermometers_are_cleaned_and_needed(small_hall):
    set_rules(small_hall.administrator, HallRules(thermometers=(" T-1 ", "T-1", "门口  2")))
    assert read_rules(small_hall.journal).thermometers == ("T-1", "门口 2")
    for wrong in ((), ("T-1", " "), ("x" * 61,)):
        with pytest.raises(InputError) as refused:
            set_rules(small_hall.administrator, HallRules(thermometers=wrong))
        assert refused.value.field == "thermometers"
