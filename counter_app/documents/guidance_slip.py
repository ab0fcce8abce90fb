"""The guidance slip for doing a matter without coming to the hall, 不见面 (N3.1, N3.2, N6.2).

From the 80 mm roll, like the ticket: every channel with its address and steps, and a code to scan.
Nothing of the visitor is on it. Not here: which channels a matter has (the catalogue).
"""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm

from counter_app.documents.fonts import Weight
from counter_app.documents.paper import Paper
from counter_app.documents.strip import Strip
from counter_app.journal.clock import local_time
from counter_app.language import Phrase, Translations


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One way of doing the matter: portal, app, WeChat, post …

    `address` is read by people (an app's name, a postal address, a short URL); `url` goes into
    the code, and is empty where there is nothing to scan.
    """

    name: Phrase | str
    address: str = ""
    url: str = ""
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceSlip:
    """What the slip says. `phone` is the line for questions; `printed_at` is ms since 1970 UTC."""

    hall: str
    matter: Phrase | str
    channels: tuple[Channel, ...]
    printed_at: int
    phone: str = "12333"


def guidance_slip(slip: GuidanceSlip, translations: Translations) -> Paper:
    """The slip as PDF, 80 mm wide and as long as it needs."""
    say = translations.say

    def word(text: Phrase | str) -> str:
        return say(text) if isinstance(text, Phrase) else text

    strip = Strip()
    strip.text(slip.hall, 12, weight=Weight.BOLD, align="center")
    strip.rule()
    strip.text(say(Phrase("No visit needed")), 18, weight=Weight.BOLD, align="center")
    strip.gap(1.5 * mm)
    strip.band(word(slip.matter), 15, inverted=True)
    for number, channel in enumerate(slip.channels):
        if number:
            strip.rule(dashed=True)
        else:
            strip.gap(1 * mm)
        strip.text(
            say(Phrase("Way {number}: {name}", number=number + 1, name=channel.name)),
            14,
            weight=Weight.BOLD,
        )
        strip.gap(0.5 * mm)
        if channel.address and not channel.url:
            strip.text(channel.address, 12)
        steps = channel.steps
        strip.steps([f"{step}." for step in range(1, len(steps) + 1)], steps, 12, Weight.REGULAR)
        if channel.url:
            strip.code(
                channel.url,
                30 * mm,
                [
                    (say(Phrase("Scan to open")), 11, Weight.BOLD),
                    (channel.address or channel.url, 10, Weight.REGULAR),
                ],
            )
    strip.rule()
    strip.text(say(Phrase("Questions? Call")), 12, align="center")
    strip.gap(1 * mm)
    strip.headline(slip.phone, 36)
    strip.gap(2 * mm)
    strip.text(
        say(Phrase("You may also come to the hall, or send somebody for you.")), 11, align="center"
    )
    strip.rule(dashed=True)
    strip.text(
        say(Phrase("Printed {time}", time=f"{local_time(slip.printed_at):%Y-%m-%d %H:%M:%S}")),
        9,
        align="center",
    )
    return strip.finish(
        title=say(Phrase("No visit needed: {matter}", matter=slip.matter)),
        author=slip.hall,
        language=translations.language,
    )
