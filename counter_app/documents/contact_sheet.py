"""The likely contacts of a case on A4: whom to call, what came of it, and room to write (N2.5)."""

from __future__ import annotations

from counter_app.documents.case_words import CaseWords
from counter_app.documents.pages import Column, Pages
from counter_app.documents.paper import Paper
from counter_app.hall.case_dossier import Dossier
from counter_app.hall.case_papers import CasePaper
from counter_app.hall.contacts import Contact
from counter_app.language import Phrase, Translations


def contact_sheet(dossier: Dossier, translations: Translations) -> Paper:
    """The list as PDF, in the order in which to call, with empty columns to write on."""
    words = CaseWords(dossier, translations)
    say, case = words.say, dossier.case
    pages = words.begin(CasePaper.CONTACTS)
    pages.facts(
        [
            (say(Phrase("Name")), case.person.name),
            (say(Phrase("Ticket")), case.ticket),
            (say(Phrase("Case opened")), words.moment(case.opened_at)),
            (say(Phrase("Contacts")), str(len(words.contacts))),
        ]
    )
    whereabouts(pages, words)
    if words.contacts:
        contact_table(pages, words, to_write=True)
    else:
        pages.paragraph(say(Phrase("Nobody was near, as far as the hall knows.")), 11)
    pages.gap(10)
    pages.signatures(
        [say(Phrase("Called by")), say(Phrase("Received by")), say(Phrase("Date and time"))]
    )
    return words.finish(pages, CasePaper.CONTACTS)


def whereabouts(pages: Pages, words: CaseWords) -> None:
    """Where the person was from when until when."""
    stays = words.dossier.whereabouts
    if not stays:
        return
    told = [
        f"{words.time(stay.start)}–{words.time(stay.end)} {words.place(stay.place)}"
        for stay in stays
    ]
    pages.facts([(words.say(Phrase("Where the person was")), "; ".join(told))], columns=1)
    pages.gap(8)


def contact_table(pages: Pages, words: CaseWords, *, to_write: bool) -> None:
    """All contacts with why and the calls so far; with two columns to write in if wanted."""
    say = words.say
    columns = [
        Column(say(Phrase("No.")), 0.55, "center"),
        Column(say(Phrase("Name and document")), 2.3, "left", wraps=True),
        Column(say(Phrase("Phone")), 1.5, "left"),
        Column(say(Phrase("How near, how long")), 2.3, "left", wraps=True),
        Column(say(Phrase("Calls so far")), 1.9, "left", wraps=True),
    ]
    if to_write:
        columns.append(Column(say(Phrase("Called at")), 0.8, "left"))
        columns.append(Column(say(Phrase("Result, what they said")), 1.7, "left"))
    written = ["", ""] if to_write else []
    rows = [
        [str(number), *_cells(contact, words), *written]
        for number, contact in enumerate(words.contacts, 1)
    ]
    pages.table(columns, rows)


def _cells(contact: Contact, words: CaseWords) -> list[str]:
    person = contact.person
    name = person.name or words.say(Phrase("(no name given)"))
    parts = [name, words.who(contact), words.document(person) if person.document else ""]
    if person.companion:
        parts.append(words.say(Phrase("Companion {name}", name=person.companion)))
    return [
        " · ".join(part for part in parts if part),
        person.phone,
        words.met(contact),
        "; ".join(map(words.call, contact.calls)),
    ]
