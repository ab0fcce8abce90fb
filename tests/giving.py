"""Giving entries to a replica in tests, as runs that another replica might send."""

from counter_app.journal.entry import GENESIS
from counter_app.journal.heads import Head
from counter_app.journal.runs import Run, hash_at


def whole_acts(entries, count):
    """The first `count` of a device's entries, and those that the last act still needs."""
    while entries[count - 1].left:
        count += 1
    return entries[:count]


def runs_of(entries, journal):
    """Contiguous runs of `entries`, each following what `journal` holds of its device."""
    by_device = {}
    for entry in sorted(entries, key=lambda one: one.name):
        by_device.setdefault(entry.device, []).append(entry)
    runs = []
    for device, those in by_device.items():
        pieces = [[those[0]]]
        for entry in those[1:]:
            if entry.seq == pieces[-1][-1].seq + 1:
                pieces[-1].append(entry)
            else:
                pieces.append([entry])
        for piece in pieces:
            before = piece[0].seq - 1
            with journal.read() as connection:
                nobody = Head(-1, 0, b"")
                known = hash_at(connection, journal.hall, device, before, nobody)
            runs.append(Run(piece[0].hall, device, before + 1, known or GENESIS, tuple(piece)))
    return runs


def give(entries, journal):
    """Give entries to a replica; what it refused, by device."""
    answers = journal.take(runs_of(entries, journal))
    return {answer.device: answer.refusal for answer in answers if answer.refusal}
