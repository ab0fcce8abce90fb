"""Exchange by a file on a stick, as a person at a desk does it: who may, and the answers in words.

The file is encrypted, yet it leaves the program with everything in it: who wrote one is recorded
like any export (DOMAIN: Privacy). What a bundle does to this desk is `bundles`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from counter_app.exchange.bundles import read_bundle, write_bundle
from counter_app.hall.desks import names_of_desks
from counter_app.hall.exporting import record_export
from counter_app.journal.clock import local_time
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.sync.bundle import Progress


@dataclass(frozen=True)
class Answered:
    """What came of reading a bundle: the whole in a sentence, who wrote it, and a line a desk.

    `refused` where something was not taken.
    """

    whole: Phrase
    written: Phrase
    desks: tuple[Phrase, ...]
    refused: bool


def write_for_others(
    desk: Desk,
    path: Path,
    passphrase: str,
    progress: Progress | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Phrase:
    """Write everything that this desk holds into a new encrypted file; what was written, in words.

    Takes long. Raises `NotAllowed`, `InputError` on `file` or `passphrase`, `EnvironmentFault`.
    """
    record_export(desk)
    return write_bundle(desk.journal, path, passphrase, progress, stopped=stopped).phrase


def read_from_others(
    desk: Desk,
    path: Path,
    passphrase: str,
    progress: Progress | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Answered:
    """Take from a bundle what this desk lacks. Reading it again changes nothing. Takes long.

    Raises `NotAllowed`, `InputError` on `file` or `passphrase`, `EnvironmentFault`.
    """
    desk.check(Right.EXPORT_JOURNAL)
    journal = desk.journal
    read = read_bundle(journal, path, passphrase, progress, stopped=stopped)
    names = names_of_desks(journal)

    def name(device: str) -> str:
        return names.get(device, device[:8])

    written = f"{local_time(read.written_at):%Y-%m-%d %H:%M}"
    return Answered(
        whole=read.phrase,
        written=Phrase(
            "Written by {writer} at {written}.", writer=name(read.writer), written=written
        ),
        desks=tuple(
            Phrase("{desk}: {what}", desk=name(one.device), what=one.phrase) for one in read.answers
        ),
        refused=read.refused,
    )
