"""Double calls: which window keeps a visitor whom several called while apart (N4.1).

No call is forgotten. The first in the order of folding keeps the visitor, unless the visitor is
seen at another of the windows: who serves, or gave up waiting, knows better than any order. What
this does to a visit's state is `visits`.
"""

from __future__ import annotations


class StandingCalls:
    """The calls of one visit that nobody has given up, the one that keeps the visitor first."""

    def __init__(self) -> None:
        self._calls: list[tuple[str, str]] = []

    @property
    def window(self) -> str:
        """The window that keeps the visitor; empty without a call."""
        return self._calls[0][1] if self._calls else ""

    @property
    def also(self) -> tuple[str, ...]:
        """The other windows that called, in the order of folding."""
        if len(self._calls) < 2:
            return ()
        others = dict.fromkeys(window for _, window in self._calls)
        others.pop(self.window, None)
        return tuple(others)

    def begin(self, device: str, window: str) -> None:
        """A desk called a visitor whom nobody else was calling."""
        self._calls = [(device, window)]

    def add(self, device: str, window: str) -> None:
        """A desk called a visitor whom another had called, without having seen that."""
        if not any(one == device for one, _ in self._calls):
            self._calls.append((device, window))

    def is_second(self, device: str) -> bool:
        """Whether a desk called, and another one's call keeps the visitor."""
        return any(one == device for one, _ in self._calls[1:])

    def keep(self, device: str) -> None:
        """The visitor is at the window of this desk, which called too."""
        self._calls.sort(key=lambda call: call[0] != device)

    def give_up(self, device: str) -> bool:
        """The visitor did not come to this desk; whether another one's call stands.

        Of a desk that had not called, it is said of the window that keeps the visitor.
        """
        own = [call for call in self._calls if call[0] == device] or self._calls[:1]
        self._calls = [call for call in self._calls if call not in own]
        return bool(self._calls)
