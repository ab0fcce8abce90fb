"""What the exchange with the others wants attention for, in everybody's column (N3.4).

Asked on the database thread. A line that is down is the normal state; only what somebody can and
should mend is said: records to check, access withdrawn, a wrong clock, nobody met for long while
records wait.
"""

from __future__ import annotations

from counter_app.hall.checking import count_to_check
from counter_app.hall.desks import branched
from counter_app.journal.journal import Journal
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.sync.peers import PeerKind
from counter_app.sync.standing import PeerStanding, Standing, read_standing
from ui.attention import AttentionItem
from ui.standing_words import DAY, MINUTE, clock_words, length_words
from ui.style import Tone

PAGE = "meetings"

TO_CHECK = "to_check"
"""The argument with which the page opens at what is to be checked."""

SAID_FOR = 3 * DAY
"""Milliseconds for which it is said that this desk has another name."""

LONG = {PeerKind.HUB: 15 * MINUTE, PeerKind.CENTRE: DAY}
"""Milliseconds without a meeting after which somebody should look: within the hall a fever must
reach the leader, while the outside line may well be down for hours."""


def read_attention(desk: Desk) -> list[AttentionItem]:
    """Everything about meetings that somebody should look at."""
    journal = desk.journal
    standing = read_standing(journal)
    now = journal.clock.now()
    others = (
        [_withdrawn()]
        if standing.revoked
        else [_clock(standing), *(_not_met(peer, standing, now) for peer in standing.peers)]
    )
    return [item for item in (_to_check(desk), _branched(journal, now), *others) if item]


def _to_check(desk: Desk) -> AttentionItem | None:
    if not desk.may(Right.READ_DAY):
        return None
    with desk.journal.read() as connection:
        count = count_to_check(connection, desk.journal.hall)
    if not count:
        return None
    then = Phrase("The desks said different things, or something came too late. See what to do.")
    title = Phrase("{count} records to check", count=count)
    return AttentionItem(Tone.ATTENTION, title, PAGE, (then,), argument=TO_CHECK)


def _branched(journal: Journal, now: int) -> AttentionItem | None:
    copy = branched(journal)
    if copy is None or now - copy.at > SAID_FOR:
        return None
    title = Phrase("This computer is desk {name} from now on", name=copy.name)
    then = Phrase(
        "Another computer writes as desk {before}: a copied disk, or a backup that was brought "
        "back. Nothing of either is lost.",
        before=copy.before,
    )
    return AttentionItem(Tone.ATTENTION, title, PAGE, (then,), argument=copy.name)


def _withdrawn() -> AttentionItem:
    return AttentionItem(
        Tone.ALARM,
        Phrase("This computer's access was withdrawn"),
        PAGE,
        (Phrase("What is recorded here stays here and reaches nobody. Ask the administrator."),),
    )


def _clock(standing: Standing) -> AttentionItem | None:
    words = clock_words(standing.skew)
    if words is None:
        return None
    then = Phrase("Set the computer's date and time right; nothing is lost meanwhile.")
    return AttentionItem(Tone.ATTENTION, words, PAGE, (then,))


def _not_met(peer: PeerStanding, standing: Standing, now: int) -> AttentionItem | None:
    waits = standing.to_centre if peer.kind is PeerKind.CENTRE else peer.waiting
    if peer.reached or not waits or peer.last_meeting is None:
        return None
    since = now - peer.last_meeting
    if since < LONG[peer.kind]:
        return None
    if peer.kind is PeerKind.HUB:
        title = Phrase("The hall hub has not been reached for {time}", time=length_words(since))
        then = Phrase("The desks do not see each other. Look whether it is on, and at the cable.")
    else:
        title = Phrase("The centre has not been reached for {time}", time=length_words(since))
        then = Phrase("{count} records wait for it. They can also go by USB.", count=waits)
    return AttentionItem(Tone.ATTENTION, title, PAGE, (then,), argument=peer.peer)
