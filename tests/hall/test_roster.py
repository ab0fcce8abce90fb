"""The duty roster: set, cleared and swapped by whoever may, with its history, alike everywhere."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.hall.checking import to_check
from counter_app.hall.duties import Place, duties_of_day, duty_at, on_duty_now, read_on_duty
from counter_app.hall.roster import (
    clear_duty,
    duty_history,
    month_bounds,
    month_later,
    month_roster,
    set_duty,
    swap_duties,
)
from counter_app.hall.roster_needs import roster_needs
from counter_app.hall.rules import HallRules, set_rules
from counter_app.hall.shifts import Shift
from counter_app.journal.clock import moment_of
from counter_app.journal.refold import refold
from counter_app.people.roles import ROLE_RIGHTS, Right, Role
from counter_app.people.users import add_user

TODAY, LATER = Place(date(2020, 2, 10)), Place(date(2020, 2, 12))
MORNING = Shift(name="早班", begins=480, ends=750)
NIGHT = Shift(name="夜班", begins=1080, ends=480)


def at(hall, place, journal=None):
    journal = journal or hall.journal
    with journal.read() as connection:
        return duty_at(connection, hall.hall, place)


def two_duties(hall, desk=None):
    """Zhang leads today with Wang, Li leads the day after tomorrow."""
    desk = desk or hall.leader
    set_duty(desk, TODAY, "张伟", "王芳", "13812348000")
    set_duty(desk, LATER, "李娜", phone="010-55500120")
    return at(hall, TODAY, desk.journal), at(hall, LATER, desk.journal)


def test_a_leader_is_entered_by_name(small_hall):
    one, other = two_duties(small_hall)
    assert (one.leader.name, one.deputy.name, one.phone) == ("张伟", "王芳", "13812348000")
    assert (other.leader.name, other.deputy.name) == ("李娜", "")
    assert (one.leader.user, one.changed_by) == ("", small_hall.leader.person.id)
    before = small_hall.count()
    set_duty(small_hall.leader, TODAY, " 张伟 ", "王芳", "13812348000", seen=one)
    assert small_hall.count() == before, "the same again is no change"


def test_a_name_or_a_sign_in_name_of_the_staff_means_the_account(small_hall):
    password = "长城内外 2020"
    user = add_user(small_hall.administrator, "zhou", "周军", [Role.LEADER], password)
    set_duty(small_hall.leader, TODAY, "周军")
    set_duty(small_hall.leader, LATER, "ZHOU")
    for place in (TODAY, LATER):
        assert at(small_hall, place).leader.user == user.id
        assert at(small_hall, place).leader.name == "周军"
    add_user(small_hall.administrator, "zhou2", "周军", [Role.LEADER], password)
    with pytest.raises(InputError, match="Several accounts") as refused:
        set_duty(small_hall.leader, Place(date(2020, 2, 11)), "周军")
    assert refused.value.field == "leader"
    set_duty(small_hall.leader, Place(date(2020, 2, 11)), "zhou2")


@pytest.mark.parametrize(
    ("people", "field"),
    [
        (("", "王芳", ""), "leader"),
        (("张" * 101, "", ""), "leader"),
        (("张伟", "张伟", ""), "deputy"),
        (("张伟", "", "call me"), "phone"),
        (("张伟", "", "1" * 41), "phone"),
    ],
)
def test_what_can_be_no_duty_is_refused(small_hall, people, field):
    before = small_hall.count()
    with pytest.raises(InputError) as refused:
        set_duty(small_hall.leader, TODAY, *people)
    assert refused.value.field == field
    assert small_hall.count() == before


@pytest.mark.parametrize(
    ("place", "field"),
    [
        (Place(date(2002, 2, 10)), "day"),
        (Place(date(2030, 2, 10)), "day"),
        (Place(date(2020, 2, 10), "早班"), "shift"),
    ],
)
def test_a_day_far_away_or_a_shift_that_the_hall_does_not_have_is_refused(small_hall, place, field):
    with pytest.raises(InputError) as refused:
        set_duty(small_hall.leader, place, "张伟")
    assert refused.value.field == field


def test_rare_names_are_kept_whole(small_hall):
    for day, name in enumerate(("𬭚𠅤", "买买提·吐尔逊", "O'Neill Mary-Ann"), 11):
        place = Place(date(2020, 2, day))
        set_duty(small_hall.leader, place, name)
        assert at(small_hall, place).leader.name == name


def test_whoever_saw_something_else_changes_nothing(small_hall):
    one, _ = two_duties(small_hall)
    set_duty(small_hall.leader, TODAY, "赵敏", seen=one)
    before = small_hall.count()
    for again in (
        lambda: set_duty(small_hall.leader, TODAY, "钱强", seen=one),
        lambda: set_duty(small_hall.leader, TODAY, "钱强"),
        lambda: clear_duty(small_hall.leader, one),
        lambda: swap_duties(small_hall.leader, one, at(small_hall, LATER), "出差"),
    ):
        with pytest.raises(Conflict):
            again()
    assert small_hall.count() == before
    assert at(small_hall, TODAY).leader.name == "赵敏"


def test_a_cleared_day_has_nobody_and_can_be_entered_again(small_hall):
    one, _ = two_duties(small_hall)
    clear_duty(small_hall.leader, one, "停办")
    assert at(small_hall, TODAY) is None
    set_duty(small_hall.leader, TODAY, "赵敏")
    assert at(small_hall, TODAY).leader.name == "赵敏"


def test_two_change_places_in_one_act_and_both_keep_why_and_who(small_hall):
    one, other = two_duties(small_hall)
    swap_duties(small_hall.leader, one, other, "出差")
    now, then = at(small_hall, TODAY), at(small_hall, LATER)
    assert (now.leader.name, now.deputy.name, now.phone) == ("李娜", "王芳", "010-55500120")
    assert (then.leader.name, then.deputy.name, then.phone) == ("张伟", "", "13812348000")
    assert now.why == then.why == "出差"
    for place, gone in ((TODAY, "张伟"), (LATER, "李娜")):
        newest = duty_history(small_hall.door, [place])[0]
        assert gone in str(newest.what)
        assert "出差" in str(newest.what)


def test_the_deputies_go_as_well_where_asked(small_hall):
    one, other = two_duties(small_hall)
    swap_duties(small_hall.leader, one, other, "出差", with_deputies=True)
    assert at(small_hall, TODAY).deputy.name == ""
    assert at(small_hall, LATER).deputy.name == "王芳"


def test_a_swap_that_makes_no_sense_is_refused(small_hall):
    one, _ = two_duties(small_hall)
    set_duty(small_hall.leader, Place(date(2020, 2, 13)), "王芳")
    set_duty(small_hall.leader, Place(date(2020, 2, 14)), "张伟")
    deputy, same = (at(small_hall, Place(date(2020, 2, day))) for day in (13, 14))
    before = small_hall.count()
    for other, why, field in (
        (at(small_hall, LATER), " ", "why"),
        (at(small_hall, LATER), "x" * 201, "why"),
        (one, "出差", "other"),
        (same, "出差", "other"),
        (deputy, "出差", "with_deputies"),
    ):
        with pytest.raises(InputError) as refused:
            swap_duties(small_hall.leader, one, other, why)
        assert refused.value.field == field
    assert small_hall.count() == before
    swap_duties(small_hall.leader, one, deputy, "出差", with_deputies=True)


PEOPLE = st.sampled_from(["张伟", "王芳", "李娜", "赵敏", "𬭚"])
DAYS = st.dates(date(2020, 1, 1), date(2021, 2, 28))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    days=st.lists(DAYS, min_size=2, max_size=2, unique=True),
    leaders=st.lists(PEOPLE, min_size=2, max_size=2, unique=True),
    with_deputies=st.booleans(),
)
def test_a_swap_of_a_swap_is_as_before(small_hall, days, leaders, with_deputies):
    places = [Place(day) for day in days]
    for place, leader in zip(places, leaders, strict=True):
        set_duty(small_hall.leader, place, leader, "", "110", seen=at(small_hall, place))
    before = [at(small_hall, place).people for place in places]
    for _ in range(2):
        one, other = (at(small_hall, place) for place in places)
        swap_duties(small_hall.leader, one, other, "调班", with_deputies=with_deputies)
    assert [at(small_hall, place).people for place in places] == before


@given(month=st.dates(date(2020, 1, 1), date(2040, 12, 31)), later=st.integers(-30, 30))
def test_months_have_their_own_ends(month, later):
    first, last = month_bounds(month)
    assert first <= month <= last
    assert (first.day, (last + timedelta(days=1)).day) == (1, 1)
    there = month_later(month, later)
    assert month_later(there, -later) == first
    assert (there.year - month.year) * 12 + there.month - month.month == later


@pytest.mark.parametrize(
    ("month", "days"), [(date(2020, 2, 29), 29), (date(2021, 2, 3), 28), (date(2020, 12, 31), 31)]
)
def test_a_month_has_all_its_days(small_hall, month, days):
    roster = month_roster(small_hall.door, month)
    assert [slot.day.day for slot in roster.slots] == list(range(1, days + 1))


def test_each_shift_of_a_day_has_its_own_leader(small_hall):
    two_duties(small_hall)
    set_rules(small_hall.administrator, HallRules(shifts=(NIGHT, MORNING)))
    set_duty(small_hall.leader, Place(TODAY.day, "早班"), "赵敏")
    with small_hall.journal.read() as connection:
        slots = duties_of_day(connection, small_hall.hall, TODAY.day)
    # What was entered for a shift that the list does not have any more stays to be seen.
    assert [(one.shift.name, one.duty and one.duty.leader.name) for one in slots] == [
        ("早班", "赵敏"),
        ("夜班", None),
        ("", "张伟"),
    ]


def test_who_is_on_duty_now_also_after_midnight(small_hall):
    set_rules(small_hall.administrator, HallRules(shifts=(MORNING, NIGHT)))
    set_duty(small_hall.leader, Place(TODAY.day, "早班"), "赵敏")
    set_duty(small_hall.leader, Place(TODAY.day, "夜班"), "钱强")

    def leading(*when):
        with small_hall.journal.read() as connection:
            found = on_duty_now(connection, small_hall.hall, moment_of(datetime(*when)))
        return [one.duty.leader.name for one in found]

    assert [one.duty.leader.name for one in read_on_duty(small_hall.door)] == ["赵敏"]
    assert leading(2020, 2, 10, 7, 59) == []
    assert leading(2020, 2, 10, 8) == ["赵敏"]
    assert leading(2020, 2, 10, 12, 30) == []
    assert leading(2020, 2, 10, 23, 59) == leading(2020, 2, 11, 7, 59) == ["钱强"]
    assert leading(2020, 2, 11, 8) == []


def test_nobody_has_to_lead_while_the_hall_is_closed(small_hall):
    small_hall.clock.advance(4 * 24 * 60 * 60_000)  # a Friday
    assert [one.subject for one in roster_needs(small_hall.leader)] == ["2020-02-14"]
    roster = month_roster(small_hall.leader, TODAY.day)
    assert [one.is_missing for one in roster.slots[:4]] == [False, False, True, True]


def test_a_day_without_a_leader_needs_attention(small_hall):
    needs = roster_needs(small_hall.leader)
    assert [one.subject for one in needs] == ["2020-02-10", "2020-02-11"]
    assert [one.due for one in needs] == [None, moment_of(datetime(2020, 2, 11))]
    assert roster_needs(small_hall.clerk) == []
    set_duty(small_hall.leader, TODAY, "张伟")
    set_duty(small_hall.leader, Place(date(2020, 2, 11)), "张伟")
    assert roster_needs(small_hall.leader) == []
    set_rules(small_hall.administrator, HallRules(shifts=(MORNING, NIGHT)))
    small_hall.clock.advance(60 * 60_000)
    today, tomorrow = roster_needs(small_hall.leader)
    assert [str(line) for line in today.lines] == ["夜班"], "the morning is over"
    assert [str(line) for line in tomorrow.lines] == ["早班", "夜班"]


VERBS = {
    "set": lambda hall, desk, one, other: set_duty(desk, TODAY, "赵敏", seen=one),
    "clear": lambda hall, desk, one, other: clear_duty(desk, one),
    "swap": lambda hall, desk, one, other: swap_duties(desk, one, other, "出差"),
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("verb", VERBS)
def test_only_whoever_plans_rounds_changes_the_roster(small_hall, verb, role):
    one, other = two_duties(small_hall)
    before = small_hall.count()
    desk = small_hall.desk(role)
    if Right.PLAN_ROUNDS in ROLE_RIGHTS[role]:
        VERBS[verb](small_hall, desk, one, other)
        assert small_hall.count() > before
    else:
        with pytest.raises(NotAllowed):
            VERBS[verb](small_hall, desk, one, other)
        assert small_hall.count() == before


@pytest.mark.parametrize("role", Role)
def test_whoever_sees_the_day_sees_the_roster(small_hall, role):
    two_duties(small_hall)
    desk = small_hall.desk(role)
    for query in (
        lambda: month_roster(desk, TODAY.day),
        lambda: read_on_duty(desk),
        lambda: duty_history(desk, [TODAY]),
    ):
        if Right.READ_DAY in ROLE_RIGHTS[role]:
            assert query()
        else:
            with pytest.raises(NotAllowed):
                query()


@pytest.mark.parametrize("first", [0, 1])
def test_two_desks_that_enter_the_same_day_agree_and_are_told(small_hall, first):
    away = small_hall.new_desk(1)
    desks = [small_hall.leader, small_hall.desk(Role.LEADER, away)]
    for number in (first, 1 - first):
        set_duty(desks[number], TODAY, ("张伟", "李娜")[number])
    small_hall.copy(small_hall.journal, away)
    small_hall.copy(away, small_hall.journal)
    assert small_hall.tables() == small_hall.tables(away)
    assert [kind for kind, _ in small_hall.to_check()] == ["duty.set"]
    (item,) = to_check(small_hall.leader)
    assert "2020-02-10" in str(item.what)
    assert item.about.duty_day == "2020-02-10"
    assert "who leads" in str(item.why)
    assert [one.to_check for one in duty_history(small_hall.leader, [TODAY])] == [True, False]


def test_two_desks_that_enter_the_same_do_not_clash(small_hall):
    away = small_hall.new_desk(1)
    for desk in (small_hall.leader, small_hall.desk(Role.LEADER, away)):
        set_duty(desk, TODAY, "张伟")
    small_hall.copy(small_hall.journal, away)
    small_hall.copy(away, small_hall.journal)
    assert small_hall.to_check() == small_hall.to_check(away) == []
    assert small_hall.tables() == small_hall.tables(away)


def test_a_swap_meets_a_change_of_one_of_its_days(small_hall):
    away = small_hall.new_desk(1)
    one, other = two_duties(small_hall)
    small_hall.copy(small_hall.journal, away)
    swap_duties(small_hall.desk(Role.LEADER, away), one, other, "出差")
    set_duty(small_hall.leader, TODAY, "赵敏", seen=one)
    small_hall.copy(small_hall.journal, away)
    small_hall.copy(away, small_hall.journal)
    assert small_hall.tables() == small_hall.tables(away)
    assert len(small_hall.to_check()) == 1
    assert at(small_hall, LATER).leader.name == "张伟"
    folded = small_hall.tables()
    refold(small_hall.journal)
    assert small_hall.tables() == folded
