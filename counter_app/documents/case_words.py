"""How the papers of an isolation case say things: moments, places, people, why somebody was near.

Not here: what stands on which paper.
"""

from __future__ import annotations

from counter_app.documents.pages import Pages
from counter_app.documents.paper import Paper
from counter_app.hall.case_dossier import Dossier
from counter_app.hall.case_papers import CasePaper
from counter_app.hall.contact_calls import ContactCall, ContactKind, Met
from counter_app.hall.contacts import Contact
from counter_app.hall.persons import PersonFacts
from counter_app.hall.stays import WAITING_AREA
from counter_app.hall.temperature import Reading
from counter_app.journal.clock import MINUTE, day_of, local_time
from counter_app.language import Phrase, Translations


class CaseWords:
    """The words of a case's papers in one language."""

    def __init__(self, dossier: Dossier, translations: Translations) -> None:
        self.dossier, self.translations = dossier, translations
        self.say = translations.say
        self._day = day_of(dossier.case.opened_at)

    def begin(self, paper: CasePaper) -> Pages:
        """A paper with its head."""
        dossier, say = self.dossier, self.say
        pages = Pages()
        pages.head(
            say(paper.label),
            dossier.hall,
            say(Phrase("Case {number}", number=dossier.case.number)),
            say(
                Phrase(
                    "Prepared by {name} at {time}",
                    name=dossier.made_by,
                    time=f"{local_time(dossier.made_at):%Y-%m-%d %H:%M}",
                )
            ),
        )
        pages.paragraph(
            say(
                Phrase(
                    "Holds whole personal data, only for whoever needs it to protect health. Do "
                    "not copy it, and do not leave it lying about."
                )
            ),
            9,
        )
        pages.gap(6)
        return pages

    def finish(self, pages: Pages, paper: CasePaper) -> Paper:
        """The finished paper; neither its title nor its foot names a person."""
        number, title = self.dossier.case.number, self.say(paper.label)
        return pages.finish(
            title=f"{title} {number}",
            author=self.dossier.hall,
            foot=f"{self.dossier.hall} · {title} · {number}",
            translations=self.translations,
        )

    def moment(self, at: int | None) -> str:
        """Day and time in hall time; nothing where there is none."""
        return "" if at is None else f"{local_time(at):%Y-%m-%d %H:%M}"

    def time(self, at: int) -> str:
        """The time of day; with its date where that is not the case's."""
        there = local_time(at)
        return f"{there:%H:%M}" if there.date() == self._day else f"{there:%m-%d %H:%M}"

    def minutes(self, length: int) -> str:
        """A length of time in whole minutes; what is shorter than one is a moment."""
        if length < MINUTE:
            return self.say(Phrase("a moment"))
        return self.say(Phrase("{count} min", count=length // MINUTE))

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """The likely contacts, in the order in which to call them."""
        return self.dossier.contacts.contacts

    def document(self, person: PersonFacts) -> str:
        """Kind and number of the document."""
        return f"{self.say(person.document_kind.label)} {person.document}".strip()

    def degrees(self, reading: Reading) -> str:
        """The temperature of a reading."""
        return f"{reading.tenths / 10:.1f} ℃"

    def method(self, reading: Reading) -> str:
        """Method and device of a reading."""
        return f"{self.say(reading.method.label)} {reading.device}".strip()

    def matter(self, code: str) -> str:
        """A matter by its name in the paper's language."""
        return self.dossier.catalogue.name_of(code, self.translations.language)

    def staff(self, user: str) -> str:
        """Somebody of the staff by name; ? where the account is not here."""
        return self.dossier.people.get(user, "?")

    def place(self, place: str) -> str:
        """The waiting area, or a window by its number."""
        if place == WAITING_AREA:
            return self.say(Phrase("waiting area"))
        return self.window(self.dossier.windows.get(place, 0))

    def window(self, number: int) -> str:
        """A window by its number; ? where it is not known."""
        return self.say(Phrase("window {number}", number=number or "?"))

    def who(self, contact: Contact) -> str:
        """What a contact is to the hall: ticket, staff, companion, and how many come with it."""
        parts = [self.say(contact.who.label)]
        if contact.who is ContactKind.VISITOR:
            parts = [contact.ticket]
        more = contact.people - 1
        if contact.who is ContactKind.COMPANION and more:
            parts.append(self.say(Phrase("{count} people", count=contact.people)))
        elif more:
            parts.append(self.say(Phrase("with {count} companions", count=more)))
        return " · ".join(part for part in parts if part)

    def met(self, contact: Contact) -> str:
        """Every way in which a contact was near, with its length, the closest first."""
        said = [self._one_way(met) for met in contact.met]
        if contact.guessed:
            said.append(self.say(Phrase("Nobody saw them go: partly a guess.")))
        if not contact.likely:
            said.append(self.say(Phrase("Not likely any more after a correction.")))
        return "; ".join(said)

    def _one_way(self, met: Met) -> str:
        where = self.say(met.nearness.label)
        if met.window:
            where = f"{where} ({self.window(met.window)})"
        return f"{where} {self.minutes(met.length)}"

    def call(self, call: ContactCall) -> str:
        """A call: when, by whom, what came of it, what was said."""
        told = f"{self.time(call.at)} {self.staff(call.by)}: {self.say(call.result.label)}"
        return f"{told}, {call.said}" if call.said else told
