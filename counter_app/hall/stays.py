"""Where a visitor was from when: in the waiting area, at a window, gone (N2.1, N2.5).

A visit keeps its stays in one text of its row, so that five thousand visits of a day can be read
at once. Not here: what moves a visitor (`visits`), who was near whom (`nearness`).
"""

from __future__ import annotations

from typing import NamedTuple

WAITING_AREA = "hall"
"""The place of who waits, or steps aside to fill in a form. A window's place is its id."""

GONE = "out"
"""The place of who is not in the hall, as far as anybody knows."""


class Stay(NamedTuple):
    """Somebody was at a place for a time, in ms since 1970 UTC; `start` is never after `end`.

    `who` tells people apart and `guessed` says that nobody saw them go.
    """

    who: str
    place: str
    start: int
    end: int
    guessed: bool = False


def moved_to(stays: str, at: int, place: str) -> str:
    """The text of a visit's stays after the visitor came to a place; the same where they are."""
    last = stays.rpartition(" ")[2].partition("@")[2]
    if place == last or (place == GONE and not last):
        return stays
    return f"{stays} {at}@{place}".lstrip()


def stays_of(who: str, stays: str, until: int, *, guessed: bool = False) -> list[Stay]:
    """The stays of a visit, which lasts until `until` at the latest.

    Where a clock stepped and a stay would end before it began, it is the moment of its beginning.
    `guessed` says that nobody saw the end of the last one.
    """
    found: list[Stay] = []
    points = stays.split()
    for number, point in enumerate(points, 1):
        began, _, place = point.partition("@")
        if place == GONE:
            continue
        start, end = int(began), until
        if number < len(points):
            end = min(until, int(points[number].partition("@")[0]))
        found.append(Stay(who, place, start, max(start, end)))
    if guessed and found:
        found[-1] = found[-1]._replace(guessed=True)
    return found
