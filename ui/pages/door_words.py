"""What the band at the door says: what to do next comes first (N2.1, N2.4)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from counter_app.hall.case_rows import Case
from counter_app.hall.catalogue import Catalogue, ChannelKind
from counter_app.hall.registering import Ticket
from counter_app.hall.temperature import Check, State
from counter_app.hall.thresholds import Operator, Thresholds
from counter_app.hall.visit_rows import Visit
from counter_app.journal.clock import local_time
from ui.style import Tone
from ui.translation import Words
from ui.widgets.ticking import remaining_text


@dataclass(frozen=True)
class Verdict:
    """What the band shows."""

    tone: Tone
    headline: str
    detail: str = ""
    caption: str = ""
    value: str = ""


class DoorWords(QObject):
    """Puts what came out into the screener's words."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def threshold(self, thresholds: Thresholds) -> str:
        """The line beside the title."""
        sign = "≥" if thresholds.operator is Operator.AT_LEAST else ">"
        return self.tr("temperature {sign} {fever} ℃: measure again").format(
            sign=sign, fever=_degrees(thresholds.fever)
        )

    def hint(self) -> str:
        """What comes first with a new person."""
        return self.tr("Scan the document, or press Enter when none is at hand.")

    def measure_hint(self) -> str:
        """What comes next once it is known who it is."""
        return self.tr("Type the temperature (365 or 36.5), then Enter.")

    def here_today(self, visit: Visit) -> Verdict:
        """The same person has a ticket of today; nothing is in the way."""
        return Verdict(
            Tone.ATTENTION,
            self.tr("Here today already · {ticket}").format(ticket=visit.ticket),
            self.tr("Ticket of {time}, {state}. Ask first; you can go on all the same.").format(
                time=f"{local_time(visit.registered_at):%H:%M}",
                state=self._words.say(visit.state.label),
            ),
        )

    def no_mask(self) -> Verdict:
        """The visitor refuses a mask."""
        return Verdict(
            Tone.ATTENTION,
            self.tr("No mask · no entry"),
            self.tr("Offer a mask (F3). Still refused: turn away politely (F7)."),
        )

    def checked(self, check: Check, now: int) -> Verdict:
        """What a reading came to."""
        if check.state is State.NORMAL:
            return Verdict(
                Tone.NORMAL,
                self.tr("Normal · choose the matter"),
                self.tr("Enter registers what is chosen below."),
            )
        if check.state is State.LOW:
            return Verdict(
                Tone.ATTENTION,
                self.tr("Reading low · measure again"),
                self.tr(
                    "{reading} ℃: skin reads low in the cold. Warm up a moment, then measure."
                ).format(reading=_degrees(check.last)),
            )
        if check.state is State.SUSPECTED:
            return Verdict(
                Tone.ALARM,
                self.tr("Abnormal twice · suspected"),
                self.tr("Press F9 now and take the person to the observation place.")
                + f" {_degrees(check.first)} ℃ → {_degrees(check.last)} ℃",
            )
        rest = self.rest(check, now)
        detail = self.tr("Wait aside; then by armpit or ear. First {reading} ℃ ({how})")
        return Verdict(
            Tone.ALARM,
            self.tr("Abnormal · measure again"),
            detail.format(reading=_degrees(max(check.first, check.last)), how=self._how(check)),
            self.tr("Rest"),
            rest,
        )

    def rest(self, check: Check, now: int) -> str:
        """What is left of the rest before the second reading."""
        left = 0 if check.repeat_from is None else check.repeat_from - now
        return remaining_text(left) if left > 0 else self.tr("ready")

    def limit(self, said: str, codes: tuple[str, ...], catalogue: Catalogue) -> Verdict:
        """A matter's limit of the day is reached: the online way is offered."""
        ways = []
        for code in codes:
            item = catalogue.item(code)
            for channel in item.channels if item is not None and item.online else ():
                if channel.kind is not ChannelKind.COUNTER:
                    place = channel.place.said(self._words.language)
                    ways.append(f"{place} {channel.address}".strip())
        online = self.tr("Can be done online: {ways}").format(ways="；".join(dict.fromkeys(ways)))
        detail = online if ways else said
        return Verdict(Tone.ATTENTION, self.tr("Full for today · offer another way"), detail)

    def registered(self, ticket: Ticket, matters: str, printing: str) -> Verdict:
        """A ticket was given."""
        parts = [matters]
        if ticket.ahead:
            ahead = self.tr("{count} waiting before").format(count=ticket.ahead)
            if ticket.minutes is not None:
                about = self.tr("about {minutes} minutes").format(minutes=ticket.minutes)
                ahead = self.tr("{ahead}, {about}").format(ahead=ahead, about=about)
            parts.append(ahead)
        else:
            parts.append(self.tr("nobody waiting before"))
        parts.append(printing)
        full = ticket.occupancy.full
        if full:
            parts.insert(0, self.tr("The hall is full: please wait outside"))
        return Verdict(
            Tone.ATTENTION if full else Tone.NORMAL,
            self.tr("Temperature normal · {ticket}").format(ticket=ticket.visit.ticket),
            " · ".join(part for part in parts if part),
            self.tr("Today"),
            str(ticket.today),
        )

    def isolated(self, case: Case) -> Verdict:
        """A case was opened."""
        detail = self.tr("Take the person to the observation place now, then call the CDC.")
        if case.ticket:
            detail += " " + self.tr("Ticket {ticket} is suspended.").format(ticket=case.ticket)
        return Verdict(
            Tone.ALARM,
            self.tr("Isolation case {number}").format(number=case.number),
            detail,
        )

    def turned_away(self) -> Verdict:
        """A refusal was recorded."""
        return Verdict(
            Tone.ATTENTION,
            self.tr("Turned away · recorded"),
            self.tr("Online ways stay open to the visitor."),
        )

    def _how(self, check: Check) -> str:
        method = "" if check.method is None else self._words.say(check.method.label)
        return f"{method} {check.thermometer}".strip()


def _degrees(tenths: int) -> str:
    return f"{tenths / 10:.1f}"
