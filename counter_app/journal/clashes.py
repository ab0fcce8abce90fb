"""Clashes: two desks stated the same aspect of one subject and did not know of each other.

Both facts stay and the fold decides; here it is only found out, so that people see it. Entries
with the same base do not know of each other: whoever had seen one would have named it, or a newer
one, as base. Who says the same as another does not clash with it, and what builds on either builds
on both. Nothing depends on the order in which entries arrived.
"""

from __future__ import annotations

from counter_app.journal.entry import Entry

Order = tuple[int, str, int]

BEFORE_ALL: Order = (-1, "", 0)
"""What a hall brought along when it joined another is earlier still, and clashes with nothing: the
hall that it joined has the last word."""


class Clashes:
    """What one subject's entries state, gathered in the order of folding."""

    def __init__(self) -> None:
        self._stated: dict[tuple[str, str | None], list[Entry]] = {}
        self._same: dict[str | None, str | None] = {}

    def same(self, entry: Entry, twin: Entry) -> None:
        """Two entries say the same: whoever names the one as base names the other as well."""
        self._same[str(entry.name)] = str(twin.name)

    def add(self, aspect: str, entry: Entry) -> None:
        """The fold took an entry that states an aspect."""
        base = self._same.get(entry.base, entry.base) if self._same else entry.base
        stated = self._stated.setdefault((aspect, base), [])
        for earlier in stated:
            if earlier.kind == entry.kind and earlier.digest == entry.digest:
                self.same(entry, earlier)
                return
        stated.append(entry)

    def found(self) -> list[Entry]:
        """The later entries of each clash."""
        if all(len(stated) == 1 for stated in self._stated.values()):
            return []
        orders = {
            str(entry.name): entry.order for stated in self._stated.values() for entry in stated
        }
        return [
            entry
            for stated in self._stated.values()
            for place, entry in enumerate(stated)
            if any(
                earlier.device != entry.device
                and earlier.order > orders.get(str(entry.base), BEFORE_ALL)
                for earlier in stated[:place]
            )
        ]
