"""The hand-over sheet of a suspected case on A4, for whoever takes the person over (N2.5).

What nobody asked or wrote down stands as an empty line, to be written by hand. Not here: the list
of contacts in full (`contact_sheet`).
"""

from __future__ import annotations

from counter_app.documents.case_parts import (
    authority_calls,
    disinfections,
    ending,
    extensions,
    history,
    person,
    readings,
    room,
    transport,
)
from counter_app.documents.case_words import CaseWords
from counter_app.documents.contact_sheet import contact_table, whereabouts
from counter_app.documents.pages import Pages
from counter_app.documents.paper import Paper
from counter_app.hall.case_dossier import Dossier
from counter_app.hall.case_papers import CasePaper
from counter_app.language import Phrase, Translations


def handover_sheet(dossier: Dossier, translations: Translations) -> Paper:
    """The sheet as PDF, with the lines on which the receiver signs."""
    words = CaseWords(dossier, translations)
    pages = words.begin(CasePaper.HAND_OVER)
    case_body(pages, words)
    say = words.say
    pages.gap(8)
    pages.signatures(
        [say(Phrase("Handed over by")), say(Phrase("Receiver")), say(Phrase("Date and time"))]
    )
    return words.finish(pages, CasePaper.HAND_OVER)


def case_body(pages: Pages, words: CaseWords) -> None:
    """All that is known of the case, from the person to the outcome."""
    person(pages, words)
    readings(pages, words)
    history(pages, words)
    visited(pages, words)
    room(pages, words)
    authority_calls(pages, words)
    extensions(pages, words)
    transport(pages, words)
    disinfections(pages, words)
    ending(pages, words)
    contacts(pages, words)


def visited(pages: Pages, words: CaseWords) -> None:
    """What the person came for, and where they were."""
    case, say = words.dossier.case, words.say
    pages.heading(say(Phrase("In the hall")))
    matters = [words.matter(code) for code in case.matters]
    windows = [words.window(words.dossier.windows.get(one, 0)) for one in case.windows]
    pages.facts([(say(Phrase("Ticket")), case.ticket)], columns=1)
    pages.facts([(say(Phrase("Matters")), "; ".join(matters))], columns=1)
    pages.facts([(say(Phrase("Windows visited")), "; ".join(windows))], columns=1)
    whereabouts(pages, words)


def contacts(pages: Pages, words: CaseWords) -> None:
    """People likely in contact, with the calls so far."""
    say = words.say
    pages.heading(say(Phrase("Likely contacts: {count}", count=len(words.contacts))))
    if words.contacts:
        contact_table(pages, words, to_write=False)
    else:
        pages.paragraph(say(Phrase("Nobody was near, as far as the hall knows.")), 10)
