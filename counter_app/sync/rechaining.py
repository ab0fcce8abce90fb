"""Writing entries anew under another device: the pure core of branching and of joining a hall.

Whoever does it with the same entries comes to the same bytes, so that replicas which never heard
of each other agree. What is not named here stays byte for byte. Not here: the database
(`branching`), whole halls (`joining`).
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable

import msgspec

from counter_app.journal.entry import Entry
from counter_app.journal.heads import NO_ENTRIES, Head

BRANCHES = uuid.UUID("4a0c6f0e-5d0b-5c0a-9a53-6c1f3f0e7b21")
"""What names of branches are computed in. Never changed: every replica must compute the same."""


def branch_device(device: str, first_hash: bytes) -> str:
    """The device of the branch that left `device` with the entry of this hash."""
    return uuid.uuid5(BRANCHES, f"{device} {first_hash.hex()}").hex


def chained_after(entry: Entry, head: Head) -> Entry:
    """The entry under the number and with the hash that it has behind `head`.

    Its digest is that of its body; of a redacted body it stays as it was.
    """
    digest = entry.digest if entry.body is None else hashlib.sha256(entry.body).digest()
    numbered = msgspec.structs.replace(entry, seq=head.seq + 1, digest=digest)
    return msgspec.structs.replace(numbered, hash=numbered.expected_hash(head.hash))


class Branch:
    """One branch on its way to a device of its own; it is given the branch's entries in order.

    `device` is the name that both histories had, `last_common` the number of the last entry that
    they share, `first` the first entry of the branch. A prefix of the branch gives a prefix of
    the same chain.
    """

    def __init__(self, device: str, last_common: int, first: Entry) -> None:
        self.old, self.last_common = device, last_common
        self.new = branch_device(device, first.hash)
        self.head = NO_ENTRIES

    def moved(self, entries: Iterable[Entry]) -> list[Entry]:
        """The next entries as they stand under the new device."""
        moved: list[Entry] = []
        for entry in entries:
            renamed = msgspec.structs.replace(
                entry, device=self.new, base=self.renamed(entry.base), body=self.body_of(entry)
            )
            anew = chained_after(renamed, self.head)
            self.head = Head.at(anew)
            moved.append(anew)
        return moved

    def renamed(self, name: str | None) -> str | None:
        """The name of an entry, as `Entry.base` has it; a new one where it lies in the branch."""
        device, _, number = (name or "").rpartition(":")
        if device != self.old or not number.isdecimal() or int(number) <= self.last_common:
            return name
        return f"{self.new}:{int(number) - self.last_common}"

    def body_of(self, entry: Entry) -> bytes | None:
        """The body as written, unless it names an entry of the branch, as a redaction does."""
        body = entry.body
        if body is None or self.old.encode() not in body:
            return body
        try:
            facts = msgspec.json.decode(body)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return body  # nobody can read it: it goes on as it is
        if not isinstance(facts, dict) or facts.get("device") != self.old:
            return body
        number = facts.get("seq")
        if not isinstance(number, int) or number <= self.last_common:
            return body
        named = {"device": self.new, "seq": number - self.last_common}
        # Over the old facts, so that all keep their places: everybody must write the same bytes.
        return msgspec.json.encode(facts | named)
