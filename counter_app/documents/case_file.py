"""The file of an isolation case on A4: all that is known, and everything that happened (N2.5)."""

from __future__ import annotations

from counter_app.documents.case_words import CaseWords
from counter_app.documents.handover_sheet import case_body
from counter_app.documents.pages import Column, Pages
from counter_app.documents.paper import Paper
from counter_app.hall.case_dossier import Dossier
from counter_app.hall.case_papers import CasePaper
from counter_app.journal.clock import MINUTE
from counter_app.language import Phrase, Translations

LATE = 2 * MINUTE
"""What was written down so much later says so."""


def case_file(dossier: Dossier, translations: Translations) -> Paper:
    """The file as PDF, with its whole timeline."""
    words = CaseWords(dossier, translations)
    pages = words.begin(CasePaper.FILE)
    case_body(pages, words)
    pages.gap(8)
    timeline(pages, words)
    say = words.say
    pages.gap(8)
    pages.signatures([say(Phrase("Seen by the duty leader")), say(Phrase("Date"))])
    return words.finish(pages, CasePaper.FILE)


def timeline(pages: Pages, words: CaseWords) -> None:
    """What happened, the oldest first; what was written down later says when."""
    say = words.say
    pages.heading(say(Phrase("The whole course")))
    rows = []
    for moment in words.dossier.moments:
        what = say(moment.what)
        if moment.entered_at - moment.happened_at >= LATE:
            when = words.time(moment.entered_at)
            what = f"{what} ({say(Phrase('written down at {time}', time=when))})"
        if moment.to_check:
            what = f"{what} ({say(Phrase('waits to be checked'))})"
        rows.append([words.moment(moment.happened_at), what, moment.by])
    pages.table(
        [
            Column(say(Phrase("When")), 1.6, "left"),
            Column(say(Phrase("Course")), 6, "left", wraps=True),
            Column(say(Phrase("Recorded by")), 1.2, "left", wraps=True),
        ],
        rows,
    )
