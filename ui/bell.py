"""The bell: which deadlines are heard when they pass, and again while they are overdue (N2.5).

The sound is the computer's own (`speech.chime`), so it needs no line. Whoever has heard it silences
one deadline; another deadline rings all the same. Kept at this desk only, until the program ends.
"""

from __future__ import annotations

from collections.abc import Iterable

from ui.attention import AttentionItem

AGAIN = 120_000
"""Milliseconds between two rings of the same overdue deadline."""

Deadline = tuple[str, object, int]
"""The page and argument of an item, and a moment in ms since 1970 UTC."""


class Bell:
    """What has rung, and what shall ring no more."""

    def __init__(self) -> None:
        self._rung: dict[Deadline, int] = {}
        self._silent: set[Deadline] = set()

    def rings(self, items: Iterable[AttentionItem], now: int) -> bool:
        """Whether it is time to ring; asked every second. `now` in ms since 1970 UTC."""
        over = [(item.page, item.argument, at) for item in items for at in item.rings if at <= now]
        before, self._rung = self._rung, {}
        for deadline in over:
            # A clock that was set back must not keep it quiet for hours.
            waits = deadline in before and 0 <= now - before[deadline] < AGAIN
            self._rung[deadline] = before[deadline] if waits else now
        due = [one for one in over if self._rung[one] == now and before.get(one) != now]
        return any(one not in self._silent for one in due)

    def silence(self, page: str, argument: object) -> None:
        """Ring no more for what is overdue of an item."""
        self._silent |= self._ringing(page, argument)

    def can_be_silenced(self, page: str, argument: object) -> bool:
        """Whether something of an item rings."""
        return bool(self._ringing(page, argument))

    def _ringing(self, page: str, argument: object) -> set[Deadline]:
        return {one for one in self._rung if one[:2] == (page, argument)} - self._silent
