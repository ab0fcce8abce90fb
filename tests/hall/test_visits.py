"""Whatever arrives, in whatever order: a visit folds to one truth, and safety holds."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.hall.persons import PersonFacts
from counter_app.hall.visits import (
    ENDED,
    MOVES,
    UNDER_WAY,
    Called,
    ClosedBySystem,
    Corrected,
    Finished,
    Identified,
    MatterAdded,
    MatterFinished,
    Origin,
    Outcome,
    Priority,
    Registered,
    Resumed,
    Started,
    Suspended,
    TicketPrinted,
    VisitState,
    rank_of,
    visit_matter_table,
    visit_table,
    visit_workflow,
)
from counter_app.journal.entry import Entry
from counter_app.journal.fold import SetAside
from counter_app.journal.refold import refold
from tests.giving import give, whole_acts
from tests.small_hall import NOON

REGISTERED = Registered(
    ticket="A001",
    letter="A",
    lane=0,
    serial=1,
    origin=Origin.DOOR,
    matters=(("P1", "P"), ("P2", "P")),
    tenths=365,
)


def example(kind):
    """A body of a kind that needs no more than defaults, or with plain values."""
    plain = {
        Called: Called(window="w1"),
        Resumed: Resumed(window="w2"),
        MatterAdded: MatterAdded(matter="P3", group="P"),
        MatterFinished: MatterFinished(matter="P1", outcome=Outcome.DONE),
        Finished: Finished(outcomes={"P1": Outcome.DONE, "P2": Outcome.DECLINED}),
    }
    return plain[kind] if kind in plain else kind()


BODIES = [
    *(example(kind) for kind in MOVES),
    Called(window="w2"),
    Suspended(case="c1"),
    Identified(person=PersonFacts(name="刘秀兰")),
    Corrected(person=PersonFacts(name="刘秀"), priority=(Priority.INFANT,), companions=1, why="x"),
    TicketPrinted(succeeded=True),
    TicketPrinted(succeeded=False),
]


def entry_at(tick, at, body):
    return Entry(
        hall="h",
        device="d",
        seq=tick,
        tick=tick,
        at=at,
        skew=None,
        kind=body.kind,
        version=1,
        subject="v",
        base=None,
        actor="u",
        left=0,
        body=b"{}",
        digest=b"",
        hash=b"",
    )


def fold_all(bodies, moments=None):
    """The rows after each body, and what was set aside."""
    fold = visit_workflow.begin("h", "v")
    steps, aside = [], []
    for number, body in enumerate(bodies):
        at = NOON + (moments[number] if moments else number * 1000)
        try:
            fold.take(entry_at(number + 1, at, body), body)
        except SetAside as answer:
            aside.append((body.kind, answer.reason.value))
        steps.append({table: row for table, row in fold.rows() if table is visit_table})
    return [step.get(visit_table) for step in steps], aside


@given(st.lists(st.sampled_from(BODIES), max_size=25), st.data())
def test_a_visit_never_loses_its_number_nor_its_safety(bodies, data):
    moments = data.draw(
        st.lists(st.integers(-(10**12), 10**12), min_size=len(bodies) + 1, max_size=len(bodies) + 1)
    )
    rows, _ = fold_all([REGISTERED, *bodies], moments)
    suspended = False
    for row, body in zip(rows, [REGISTERED, *bodies], strict=True):
        assert row["ticket"] == "A001"
        assert row["waiting"] >= 0
        assert row["serving"] >= 0
        suspended = suspended or isinstance(body, Suspended)
        assert (row["state"] == "suspended") == suspended
        assert (row["ended_at"] is not None) == (VisitState(row["state"]) in ENDED)


@given(st.lists(st.sampled_from(BODIES), max_size=12))
def test_a_closing_by_the_system_never_ends_what_a_person_ended(bodies):
    before, _ = fold_all([REGISTERED, *bodies])
    after, aside = fold_all([REGISTERED, *bodies, ClosedBySystem()])
    if VisitState(before[-1]["state"]) in ENDED:
        assert after[-1] == before[-1]
    else:
        assert after[-1]["state"] == VisitState.CLOSED_BY_SYSTEM
    assert not any(kind == ClosedBySystem.kind for kind, _ in aside)


@pytest.mark.parametrize("kind", MOVES)
@pytest.mark.parametrize("state", VisitState)
def test_what_may_happen_in_which_state(kind, state):
    ways: dict[VisitState, list[object]] = {
        VisitState.WAITING: [],
        VisitState.CALLED: [Called],
        VisitState.SERVING: [Called, "Started"],
        VisitState.ON_HOLD: [Called, "Started", "Held"],
        VisitState.NO_SHOW: [Called, "NoShow"],
        VisitState.LEFT: ["Left"],
        VisitState.DONE: [Called, "Started", Finished],
        VisitState.DIVERTED: ["Diverted"],
        VisitState.CLOSED_BY_SYSTEM: [ClosedBySystem],
        VisitState.SUSPENDED: [],
    }
    way = ways[state]
    names = {each.__name__: each for each in MOVES}
    bodies = [example(names[one] if isinstance(one, str) else one) for one in way]
    if state is VisitState.SUSPENDED:
        bodies = [Suspended(case="c1")]
    rows, aside = fold_all([REGISTERED, *bodies, example(kind)])
    assert rows[-2]["state"] == state
    allowed, after = MOVES[kind]
    if state in allowed:
        assert aside == []
        assert rows[-1]["state"] == (after or state)
    elif kind is ClosedBySystem:
        assert rows[-1]["state"] == state
    elif state is VisitState.SUSPENDED:
        assert aside == [(kind.kind, "safety_held")]
    elif kind is Called and state is VisitState.NO_SHOW:
        assert aside == [], "it was made before the no-show was known"
        assert rows[-1]["state"] == VisitState.CALLED
    elif kind is Called and state in (VisitState.CALLED, VisitState.SERVING, VisitState.ON_HOLD):
        assert aside == [(kind.kind, "clash")], "two windows called, and neither knew"
    elif state is VisitState.CLOSED_BY_SYSTEM:
        assert aside == [], "what really happened goes on from a closing that was a guess"
    else:
        assert aside == [(kind.kind, "overtaken")]
        assert rows[-1]["state"] == state


def test_every_state_is_under_way_or_ended():
    assert frozenset(VisitState) == UNDER_WAY | ENDED
    assert not UNDER_WAY & ENDED


def test_medical_staff_go_before_other_priorities_and_these_before_the_rest():
    assert rank_of([Priority.MEDICAL, Priority.SENIOR]) < rank_of([Priority.SENIOR]) < rank_of([])


def test_every_choice_has_its_word():
    for choices in (VisitState, Priority, Outcome):
        assert len({str(one.label) for one in choices}) == len(choices)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_grouping_of_arrival_at_another_desk_gives_the_same_tables(small_hall, data):
    visit = small_hall.ticket(person=small_hall.person("刘秀兰")).visit.id
    bodies = data.draw(st.lists(st.sampled_from(BODIES), max_size=10))
    entries = []
    small_hall.journal.listeners.append(lambda committed: entries.extend(committed.entries))
    for body in bodies:
        with small_hall.journal.act("u") as act:
            act.record(visit, body)
    small_hall.journal.listeners.clear()
    lane = len(small_hall.engines)
    other = small_hall.new_desk(lane)
    small_hall.copy(small_hall.journal, other)
    left = list(entries)
    while left:
        count = data.draw(st.integers(1, len(left)))
        part = whole_acts(left, count)
        assert give(part, other) == {}
        left = left[len(part) :]
    small_hall.copy(other, small_hall.journal)
    assert small_hall.tables(other) == small_hall.tables()
    refold(other)
    assert small_hall.tables(other) == small_hall.tables()


def test_workflow_names_each_kind_once():
    kinds = [body.kind for body in visit_workflow.bodies]
    assert len(kinds) == len(set(kinds))
    assert all(kind.startswith("visit.") for kind in kinds)
    assert set(visit_workflow.tables) == {visit_table, visit_matter_table}


def test_a_clock_that_is_put_right_gives_no_years_of_waiting_or_serving():
    year = 365 * 24 * 3_600_000
    bodies = [REGISTERED, Called(window="w1"), example(Started), example(Finished)]
    for moments, waiting, serving in (
        ([0, 60_000, 90_000, 390_000], 90_000, 300_000),
        ([0, year, year + 30_000, year + 330_000], 30_000, 300_000),
        ([0, 60_000, 90_000, year], 90_000, 0),
        ([year, 60_000, 90_000, 390_000], 30_000, 300_000),
    ):
        rows, aside = fold_all(bodies, moments)
        assert aside == []
        assert (rows[-1]["waiting"], rows[-1]["serving"]) == (waiting, serving)
