import contextlib
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.hall.temperature import (
    FINAL,
    Mask,
    Method,
    Reading,
    State,
    checks_to_repeat,
    judge,
    measure,
    parse_reading,
    read_check,
    temperature_workflow,
    turn_away,
)
from counter_app.hall.thresholds import (
    Operator,
    Thresholds,
    set_thresholds,
    thresholds_now,
    thresholds_workflow,
)
from counter_app.journal.clock import SetClock
from counter_app.journal.entry import new_id
from counter_app.journal.fold import Workflows
from counter_app.journal.journal import Journal, found_replica
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.store.engine import open_engine, writing
from counter_app.store.tables import metadata

NOON = 1_581_307_200_000
GUN, EAR = Method.FOREHEAD, Method.EAR
THRESHOLDS = Thresholds()


@pytest.fixture
def journal(tmp_path):
    engine = open_engine(tmp_path / "hall.db", bytes(32))
    with writing(engine) as connection:
        metadata.create_all(connection)
    found_replica(engine, new_id(), new_id())
    yield Journal(engine, Workflows([thresholds_workflow, temperature_workflow]), SetClock(NOON))
    engine.dispose()


def desk_of(journal, role=Role.SCREENER):
    return Desk(journal, Person(new_id(), "li", "李敏", frozenset({role})))


def count_entries(journal):
    with journal.read() as connection:
        return connection.scalar(select(func.count()).select_from(entry_table))


@pytest.mark.parametrize(
    ("typed", "tenths"),
    [
        ("365", 365),
        ("36.5", 365),
        ("36,5", 365),
        ("３６．５", 365),
        ("３６５", 365),
        ("36。5", 365),
        (" 36.5 ℃ ", 365),
        ("36.5度", 365),
        ("37", 370),
        ("37.", 370),
        ("30.0", 300),
        ("45", 450),
    ],
)
def test_every_way_of_typing_a_temperature(typed, tenths):
    assert parse_reading(typed) == tenths


@pytest.mark.parametrize(
    "typed", ["", "3", "29.9", "45.1", "99", "36.55", "3655", "-36.5", "36..5", "abc", "٣٦٥", "1e9"]
)
def test_what_is_no_body_temperature_is_refused_in_plain_words(typed):
    with pytest.raises(InputError, match="not a body temperature") as refused:
        parse_reading(typed)
    assert refused.value.field == "temperature"


@given(st.text(max_size=12))
def test_any_typing_is_a_body_temperature_or_refused(typed):
    with contextlib.suppress(InputError):  # any other error fails the test
        assert 300 <= parse_reading(typed) <= 450


@given(st.integers(300, 450))
def test_a_reading_survives_every_form(tenths):
    whole, part = divmod(tenths, 10)
    for typed in (f"{tenths}", f"{whole}.{part}", f"{whole},{part}", f"{whole}．{part}℃"):
        assert parse_reading(typed) == tenths


@pytest.mark.parametrize(
    ("operator", "tenths", "fever"),
    [
        (Operator.AT_LEAST, 372, False),
        (Operator.AT_LEAST, 373, True),
        (Operator.ABOVE, 373, False),
        (Operator.ABOVE, 374, True),
    ],
)
def test_the_hall_sets_whether_the_threshold_is_a_fever(operator, tenths, fever):
    assert Thresholds(operator=operator).is_fever(tenths) is fever


def readings(*tenths):
    return [Reading(tenths=one, method=GUN) for one in tenths]


@given(st.lists(st.integers(300, 450), min_size=1, max_size=5))
def test_two_fevers_are_suspected_and_low_readings_never_clear(tenths):
    state = judge(readings(*tenths), THRESHOLDS)
    fevers = sum(one >= 373 for one in tenths)
    assert (state is State.SUSPECTED) == (fevers >= 2)
    if all(one < 350 for one in tenths):
        assert state is State.LOW
    if fevers == 1 and tenths[-1] >= 373:
        assert state is State.TO_REPEAT
    for order in permutations(tenths):
        assert (judge(readings(*order), THRESHOLDS) is State.SUSPECTED) == (fevers >= 2)


def test_a_normal_reading_passes_at_once(journal):
    check = measure(desk_of(journal), "365", GUN, Mask.WORN, "T-02")
    assert (check.state, check.first, check.thermometer) == (State.NORMAL, 365, "T-02")
    assert checks_to_repeat(desk_of(journal)) == []


def test_an_abnormal_reading_waits_rests_and_is_measured_again(journal):
    desk = desk_of(journal)
    first = measure(desk, "37.6", GUN, Mask.WORN)
    assert first.state is State.TO_REPEAT
    assert first.repeat_from == NOON + 5 * 60_000
    assert [one.id for one in checks_to_repeat(desk)] == [first.id]
    second = measure(desk, "36.8", EAR, Mask.WORN, check=first.id)
    assert (second.id, second.state, second.first, second.last) == (
        first.id,
        State.NORMAL,
        376,
        368,
    )
    assert checks_to_repeat(desk) == []


def test_abnormal_twice_is_suspected_and_stays_so(journal):
    desk = desk_of(journal)
    first = measure(desk, "37.3", GUN, Mask.WORN)
    second = measure(desk, "38.1", EAR, Mask.WORN, check=first.id)
    assert second.state is State.SUSPECTED
    before = count_entries(journal)
    for verb in (
        lambda: measure(desk, "36.5", EAR, Mask.WORN, check=first.id),
        lambda: turn_away(desk, "left", check=first.id),
    ):
        with pytest.raises(Conflict, match="outcome already"):
            verb()
    assert count_entries(journal) == before


def test_a_low_reading_is_taken_again_and_never_normal(journal):
    desk = desk_of(journal)
    first = measure(desk, "34.6", GUN, Mask.WORN)
    assert first.state is State.LOW
    assert [one.state for one in checks_to_repeat(desk)] == [State.LOW]
    again = measure(desk, "34.9", GUN, Mask.WORN, check=first.id)
    assert again.state is State.LOW
    assert measure(desk, "36.1", EAR, Mask.WORN, check=first.id).state is State.NORMAL


def test_nobody_enters_without_a_mask_and_refusal_is_recorded(journal):
    desk = desk_of(journal)
    before = count_entries(journal)
    with pytest.raises(InputError, match="mask") as refused:
        measure(desk, "365", GUN, Mask.REFUSED)
    assert refused.value.field == "mask"
    assert count_entries(journal) == before
    with pytest.raises(InputError):
        turn_away(desk, "  ")
    check = turn_away(desk, "refuses a mask")
    assert check.state is State.TURNED_AWAY
    assert check.state in FINAL


def test_a_check_that_is_not_here_is_said_so(journal):
    with pytest.raises(Conflict, match="not here any more"):
        measure(desk_of(journal), "365", GUN, Mask.WORN, check=new_id())


def test_who_may_not_measure_writes_nothing(journal):
    desk = desk_of(journal, Role.ADMINISTRATOR)
    for verb in (
        lambda: measure(desk, "365", GUN, Mask.WORN),
        lambda: turn_away(desk, "refuses"),
        lambda: checks_to_repeat(desk),
    ):
        with pytest.raises(NotAllowed):
            verb()
    assert count_entries(journal) == 0


def test_every_choice_has_its_word():
    for choices in (Method, Mask, State):
        assert len({one.label for one in choices}) == len(choices)


def test_a_new_threshold_judges_from_then_on_and_rewrites_no_verdict(journal):
    desk = desk_of(journal)
    before = measure(desk, "37.2", GUN, Mask.WORN)
    stricter = Thresholds(fever=370, operator=Operator.ABOVE, low=345, rest_minutes=0)
    set_thresholds(desk_of(journal, Role.ADMINISTRATOR), stricter)
    after = measure(desk, "37.2", GUN, Mask.WORN)
    assert (before.state, after.state) == (State.NORMAL, State.TO_REPEAT)
    assert after.repeat_from == NOON
    refold(journal)
    assert read_check(desk, before.id).state is State.NORMAL
    with journal.read() as connection:
        assert thresholds_now(connection, journal.hall) == stricter


@pytest.mark.parametrize(
    "wrong",
    [
        Thresholds(fever=340),
        Thresholds(low=373),
        Thresholds(fever=451),
        Thresholds(low=300),
        Thresholds(rest_minutes=-1),
        Thresholds(rest_minutes=61),
    ],
)
def test_thresholds_that_cannot_be_meant_are_refused(journal, wrong):
    with pytest.raises(InputError):
        set_thresholds(desk_of(journal, Role.ADMINISTRATOR), wrong)
    assert count_entries(journal) == 0


def test_only_the_administrator_sets_thresholds(journal):
    for role in set(Role) - {Role.ADMINISTRATOR}:
        with pytest.raises(NotAllowed):
            set_thresholds(desk_of(journal, role), Thresholds(fever=380))
    assert count_entries(journal) == 0
