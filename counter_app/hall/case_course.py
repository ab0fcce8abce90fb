"""Whether a case is open: raising beats releasing where neither knew of the other (N2.5).

Each raise and each release says which others its author knew; the opening everybody knows. A
release holds when that was everything that spoke for the suspicion; else the case stays open and
the release waits in 'to check', whichever of them arrived first. For what ends in one way only;
not here: isolation cases, which can end in several (`case_ends`).
"""

from __future__ import annotations

from collections.abc import Collection

from counter_app.journal.entry import Entry
from counter_app.journal.fold import Reason, SetAside


class CaseCourse:
    """What raised a case and what released it, in the order of folding."""

    def __init__(self) -> None:
        self._raises: list[str] = []
        self._release: Entry | None = None
        self.held: list[Entry] = []
        """Releases that held until a raise came which did not know of them."""

    def raised(self, entry: Entry, knowing: Collection[str]) -> bool:
        """Something speaks for the suspicion; whether the case was released until then."""
        release, self._release = self._release, None
        if release is not None and release.mark not in knowing:
            self.held.append(release)
        self._raises.append(entry.mark)
        return release is not None

    def released(self, entry: Entry, knowing: Collection[str]) -> None:
        """Somebody released the case; raises `SetAside` when it does not hold."""
        if not self.is_known_by(knowing):
            raise SetAside(Reason.SAFETY_HELD)
        if self._release is not None:
            raise SetAside(Reason.OVERTAKEN)
        self._release = entry

    def is_known_by(self, knowing: Collection[str]) -> bool:
        """Whether somebody who knew `knowing` knew everything that speaks for the suspicion."""
        return set(self._raises) <= set(knowing)
