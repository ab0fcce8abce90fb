"""How this desk stands to the others, put into the few words that status line and pages share.

Reads nothing and shows nothing: `counter_app.sync.standing` knows, `status_line` and the pages say.
"""

from __future__ import annotations

from counter_app.language import Phrase
from counter_app.sync.peers import PeerKind
from counter_app.sync.standing import Standing
from ui.status_line import Line

DRIFT = 120_000
"""Milliseconds by which a clock may be off before people are told (DESIGN: over two minutes)."""

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000


def line_of(standing: Standing) -> Line:
    """Who is reached just now."""
    if standing.revoked:
        return Line.WITHDRAWN
    if not standing.peers:
        return Line.ALONE
    reached = {one.kind for one in standing.peers if one.reached}
    if PeerKind.CENTRE in reached:
        return Line.CENTRE
    if PeerKind.HUB in reached:
        return Line.HALL
    if all(one.reached is None for one in standing.peers):
        return Line.LOOKING
    return Line.CUT


def clock_words(skew: int | None) -> Phrase | None:
    """That this computer's clock is wrong, and by how much; None where it is near enough.

    `skew` is how many milliseconds it is ahead of the server's.
    """
    if skew is None or abs(skew) <= DRIFT:
        return None
    if skew > 0:
        return Phrase("This computer's clock is {time} ahead", time=length_words(skew))
    return Phrase("This computer's clock is {time} behind", time=length_words(-skew))


def length_words(milliseconds: int) -> Phrase:
    """A length of time in its largest fitting unit, whole."""
    if milliseconds < 2 * MINUTE:
        return Phrase("{count} seconds", count=milliseconds // 1000)
    if milliseconds < 2 * HOUR:
        return Phrase("{count} minutes", count=milliseconds // MINUTE)
    if milliseconds < 2 * DAY:
        return Phrase("{count} hours", count=milliseconds // HOUR)
    return Phrase("{count} days", count=milliseconds // DAY)
