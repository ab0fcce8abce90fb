"""The ticket slip from the 80 mm roll: the number to be called, and what to do until then (N2.4,
N3.1, N4.1).

Nobody's full name, document or phone is on it; the code holds an opaque reference. A ticket that
is printed again is the same ticket with a copy number. Not here: who gets which number, printing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reportlab.lib.units import mm

from counter_app.documents.fonts import Weight
from counter_app.documents.paper import Paper
from counter_app.documents.strip import Strip
from counter_app.errors import ProgramFault
from counter_app.hall.persons import mask_name
from counter_app.journal.clock import local_time
from counter_app.language import Phrase, Translations

OPAQUE = re.compile(r"counter:[a-z_]+:[0-9a-f-]{8,64}", re.ASCII)
"""What a code on paper may hold: a kind and an id that tell an outsider nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketSlip:
    """What a ticket says. Times are milliseconds since 1970 UTC, `temperature` is in tenths.

    `number` is the ticket as it is called: A012. `ahead` and `minutes`, how many wait before and
    for about how long, are left out where None. `name` is masked on paper, whatever is given.
    `reference` is `counter:visit:<id>`. `copy` is 1 for the first print, 2 for the second.
    """

    hall: str
    number: str
    matters: tuple[Phrase | str, ...]
    taken_at: int
    reference: str
    printed_at: int
    ahead: int | None = None
    minutes: int | None = None
    priority: Phrase | str | None = None
    name: str = field(default="", repr=False)
    temperature: int | None = field(default=None, repr=False)
    wait_outside: bool = False
    copy: int = 1

    def __post_init__(self) -> None:
        if not OPAQUE.fullmatch(self.reference):
            raise ProgramFault("A code on paper holds an opaque reference and nothing else.")


def ticket_slip(slip: TicketSlip, translations: Translations) -> Paper:
    """The slip as PDF, 80 mm wide and as long as it needs."""
    say = translations.say

    def word(text: Phrase | str) -> str:
        return say(text) if isinstance(text, Phrase) else text

    strip = Strip()
    strip.text(slip.hall, 12, weight=Weight.BOLD, align="center")
    strip.rule()
    strip.text(say(Phrase("Your number")), 12, align="center")
    strip.headline(slip.number, 84)
    strip.gap(3 * mm)
    if slip.priority is not None:
        strip.band(say(Phrase("Priority: {why}", why=slip.priority)), 15, inverted=True)
    if slip.wait_outside:
        strip.band(
            say(Phrase("The hall is full. Please wait outside until you are called in.")),
            13,
            inverted=False,
        )
    if slip.matters:
        strip.steps(["•"] * len(slip.matters), [*map(word, slip.matters)], 14, Weight.BOLD)
    strip.rule()
    strip.pairs(_facts(slip, translations), 12)
    strip.rule()
    strip.text(
        say(Phrase("Keep 1 metre apart and keep your mask on.")),
        13,
        weight=Weight.BOLD,
        align="center",
    )
    strip.gap(1 * mm)
    strip.code(
        slip.reference,
        30 * mm,
        [
            (say(Phrase("Show this at the window.")), 11, Weight.BOLD),
            (say(Phrase("Valid today only.")), 11, Weight.REGULAR),
        ],
    )
    strip.rule(dashed=True)
    printed = say(Phrase("Printed {time}", time=f"{local_time(slip.printed_at):%Y-%m-%d %H:%M:%S}"))
    if slip.copy > 1:
        printed += " · " + say(Phrase("Copy {number}", number=slip.copy))
    strip.text(printed, 9, align="center")
    return strip.finish(
        title=say(Phrase("Ticket {number}", number=slip.number)),
        author=slip.hall,
        language=translations.language,
    )


def _facts(slip: TicketSlip, translations: Translations) -> list[tuple[str, str]]:
    say = translations.say
    facts = [(say(Phrase("Taken at")), f"{local_time(slip.taken_at):%Y-%m-%d %H:%M}")]
    if slip.ahead is not None:
        facts.append((say(Phrase("Before you")), say(Phrase("{count} waiting", count=slip.ahead))))
    if slip.minutes is not None:
        facts.append(
            (say(Phrase("Expected wait")), say(Phrase("about {minutes} min", minutes=slip.minutes)))
        )
    if slip.name:
        facts.append((say(Phrase("Name")), mask_name(slip.name)))
    if slip.temperature is not None:
        facts.append((say(Phrase("Temperature")), f"{slip.temperature / 10:.1f} ℃"))
    return facts
