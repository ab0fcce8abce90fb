"""Who was near somebody, how, and for how long: pure arithmetic over stays (N2.5).

Two people are near each other while both are in the waiting area, at the same window, or at
windows next to each other. A stay without length, such as a stop on a round or what a clock that
stepped left over, is near whatever covers its moment, for no time. Not here: where stays come from
(`contacts`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from counter_app.hall.stays import WAITING_AREA, Stay
from counter_app.language import Phrase

Span = tuple[int, int]
"""From, until; in ms since 1970 UTC."""


class Nearness(StrEnum):
    """How somebody was near, the closest first."""

    TOGETHER = "together"
    SAME_WINDOW = "same_window"
    RECEIVED = "received"
    NEXT_WINDOW = "next_window"
    WAITING_AREA = "waiting_area"
    ON_ROUND = "on_round"

    @property
    def label(self) -> Phrase:
        """The reason as the hall says it."""
        return _LABELS[self]

    @property
    def rank(self) -> int:
        """0 for the closest."""
        return _RANKS[self]


_RANKS = {one: rank for rank, one in enumerate(Nearness)}

_LABELS = {
    Nearness.TOGETHER: Phrase("came together"),
    Nearness.SAME_WINDOW: Phrase("same window"),
    Nearness.RECEIVED: Phrase("measured or registered"),
    Nearness.NEXT_WINDOW: Phrase("window next to it"),
    Nearness.WAITING_AREA: Phrase("waiting area"),
    Nearness.ON_ROUND: Phrase("stopped there on a round"),
}


class Near(NamedTuple):
    """`who` was near in one way; at `place`, where the suspected person was, during `spans`.

    Spans are in order and do not touch; one without length is a moment.
    """

    who: str
    nearness: Nearness
    place: str
    spans: tuple[Span, ...]
    guessed: bool


def near(
    suspected: Sequence[Stay], others: Iterable[Stay], beside: Mapping[str, Collection[str]]
) -> list[Near]:
    """In which ways each of the others was near; `beside` names the places next to a place."""
    around: defaultdict[str, list[tuple[Nearness, Stay]]] = defaultdict(list)
    for stay in suspected:
        same = Nearness.WAITING_AREA if stay.place == WAITING_AREA else Nearness.SAME_WINDOW
        around[stay.place].append((same, stay))
        for place in beside.get(stay.place, ()):
            around[place].append((Nearness.NEXT_WINDOW, stay))
    found: defaultdict[tuple[str, Nearness, str], list[Span]] = defaultdict(list)
    guesses: set[tuple[str, Nearness, str]] = set()
    for other in others:
        for nearness, stay in around.get(other.place, ()):
            span = overlap((stay.start, stay.end), (other.start, other.end))
            if span is not None:
                key = other.who, nearness, stay.place
                found[key].append(span)
                if other.guessed or stay.guessed:
                    guesses.add(key)
    return [Near(*key, merged(spans), key in guesses) for key, spans in found.items()]


def overlap(one: Span, other: Span) -> Span | None:
    """The time that two spans share; None where one is over when the other begins.

    A moment lies within a span also at its very beginning and end.
    """
    start, end = max(one[0], other[0]), min(one[1], other[1])
    moment = one[0] == one[1] or other[0] == other[1]
    return (start, end) if start < end or (start == end and moment) else None


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans as few as possible, in order: what overlaps or touches becomes one."""
    whole: list[Span] = []
    for start, end in sorted(spans):
        if whole and start <= whole[-1][1]:
            whole[-1] = whole[-1][0], max(whole[-1][1], end)
        else:
            whole.append((start, end))
    return tuple(whole)


def length(spans: Iterable[Span]) -> int:
    """Milliseconds in spans that do not overlap."""
    return sum(end - start for start, end in spans)
