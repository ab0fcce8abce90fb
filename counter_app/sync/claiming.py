"""Claiming a visit at the hub before a window calls it: a moment's question on a standing line.

Trouble of the line is no trouble of the call: then nobody could be asked, and the windows deal.
Who may call whom is `hall.queue`; what a claim is at the other side is `server.claims`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from counter_app.errors import LineFault
from counter_app.sync.link import Link
from counter_app.sync.peers import Peer, PeerKind
from counter_app.sync.wire import Claim

AT_ONCE = 2
"""Questions under way: one that hangs on a dead line must not hold up the next."""


class HubClaims:
    """Asks whichever hub is reached, else the centre. `links` gives the lines that stand now."""

    def __init__(self, links: Callable[[], Sequence[tuple[Peer, Link]]]) -> None:
        self._links = links
        # Its own threads, because only whoever waits can say when the time is over for all of it:
        # a line has limits for each step only.
        self._asking = ThreadPoolExecutor(AT_ONCE, "claim")

    def __call__(self, visit: str, window: str, calls: int, within: float, /) -> bool | None:
        """Whether `window` may call `visit`, which was called `calls` times before.

        None where nobody answered within so many seconds. Raises nothing of the line.
        """
        link = self._nearest()
        if link is None:
            return None
        wish = Claim(visit=visit, window=window, calls=calls)
        try:
            return self._asking.submit(link.claim, wish, within).result(within).granted
        except (TimeoutError, LineFault, RuntimeError):
            # The last one: the desk is being closed.
            return None

    def stop(self) -> None:
        """Ask no more. A question under way ends by itself, within its own time."""
        self._asking.shutdown(wait=True, cancel_futures=True)

    def _nearest(self) -> Link | None:
        """The line to ask: all desks of a hall that reach the same hubs ask the same one."""
        lines = sorted(
            self._links(), key=lambda one: (one[0].kind is PeerKind.CENTRE, one[0].certificate)
        )
        return lines[0][1] if lines else None
