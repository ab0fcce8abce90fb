"""Who was near whom, against a reference that looks at every moment."""

from hypothesis import given
from hypothesis import strategies as st

from counter_app.hall.nearness import Nearness, length, merged, near, overlap
from counter_app.hall.stays import GONE, WAITING_AREA, Stay, moved_to, stays_of

PLACES = (WAITING_AREA, "w1", "w2", "w3")
BESIDE = {"w1": ("w2",), "w2": ("w1", "w3"), "w3": ("w2",)}
HORIZON = 30


def stays(who):
    moment = st.integers(0, HORIZON)
    return st.builds(
        lambda name, place, ends, guessed: Stay(name, place, min(ends), max(ends), guessed),
        who,
        st.sampled_from(PLACES),
        st.tuples(moment, moment),
        st.booleans(),
    )


SUSPECTED = st.lists(stays(st.just("case")), max_size=5)
OTHERS = st.lists(stays(st.sampled_from(["a", "b", "c"])), max_size=12)


def ways(stay, place):
    """How one who is at `place` is near the stay, as words define it."""
    if place == stay.place:
        return Nearness.WAITING_AREA if place == WAITING_AREA else Nearness.SAME_WINDOW
    return Nearness.NEXT_WINDOW if place in BESIDE.get(stay.place, ()) else None


def by_every_moment(suspected, others):
    """(who, nearness, place) → how many unit steps both were there, by looking at each."""
    steps, met, guessed = {}, set(), set()
    for stay in suspected:
        for other in others:
            nearness = ways(stay, other.place)
            if nearness is None:
                continue
            key = other.who, nearness, stay.place
            shared = {
                step
                for step in range(HORIZON)
                if stay.start <= step < stay.end and other.start <= step < other.end
            }
            moments = [one.start for one in (stay, other) if one.start == one.end]
            if shared or any(
                stay.start <= one <= stay.end and other.start <= one <= other.end for one in moments
            ):
                met.add(key)
                steps.setdefault(key, set()).update(shared)
                if stay.guessed or other.guessed:
                    guessed.add(key)
    return {key: (len(steps[key]), key in guessed) for key in met}


@given(SUSPECTED, OTHERS)
def test_every_overlap_is_found_and_counted_once(suspected, others):
    found = near(suspected, others, BESIDE)
    answer = {(one.who, one.nearness, one.place): one for one in found}
    assert len(answer) == len(found)
    assert {
        key: (length(one.spans), one.guessed) for key, one in answer.items()
    } == by_every_moment(suspected, others)
    for one in found:
        assert one.spans == merged(one.spans)


@given(SUSPECTED, OTHERS, st.randoms())
def test_no_order_makes_a_difference(suspected, others, chance):
    before = sorted(near(suspected, others, BESIDE))
    chance.shuffle(suspected)
    chance.shuffle(others)
    assert sorted(near(suspected, others, BESIDE)) == before


def test_who_comes_as_the_other_goes_was_not_near():
    assert overlap((0, 5), (5, 9)) is None
    assert overlap((0, 5), (4, 9)) == (4, 5)
    assert overlap((3, 3), (0, 3)) == (3, 3)


@given(
    st.lists(
        st.tuples(st.integers(-(10**13), 10**13), st.sampled_from([*PLACES, GONE])), max_size=8
    ),
    st.integers(-(10**13), 10**13),
)
def test_stays_follow_each_other_whatever_the_clock_did(moves, until):
    text = ""
    for at, place in moves:
        text = moved_to(text, at, place)
    found = stays_of("v", text, until)
    places = [place for _, place in moves]
    changes = [
        place
        for place, before in zip(places, [GONE, *places], strict=False)
        if place not in (before, GONE)
    ]
    assert [stay.place for stay in found] == changes
    assert all(stay.start <= stay.end for stay in found)
    assert all(stay.end <= until or stay.start == stay.end for stay in found)
