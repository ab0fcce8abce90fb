"""The report of a round on paper: who walked when, what was asked and answered, what failed (N7.1).

With the photos of each place, and lines to sign on. Not here: what the round was (`hall`).
"""

from __future__ import annotations

from counter_app.documents.pages import Column, Pages
from counter_app.documents.paper import Paper
from counter_app.documents.round_words import day_time, finding_course, person, window_words
from counter_app.hall.findings import Finding
from counter_app.hall.round_facts import Answer
from counter_app.hall.round_report import RoundReport
from counter_app.hall.rounds import Round, RoundPoint
from counter_app.language import Phrase, Translations


def round_report(
    report: RoundReport, hall: str, prepared_by: str, now: int, translations: Translations
) -> Paper:
    """The report; `now` in ms since 1970 UTC is when it was made."""
    say, one = translations.say, report.whole.round
    pages = Pages()
    title = say(Phrase("Round report"))
    prepared = say(Phrase("made {moment} by {person}", moment=day_time(now), person=prepared_by))
    pages.head(title, hall, f"{one.day}  {window_words(one)}".strip(), prepared)
    pages.facts(_facts(report, translations))
    pages.facts(_remarks(report, translations), columns=1)
    for point in report.whole.points:
        pages.gap(8)
        _point(pages, point, report, translations)
    if report.findings:
        pages.gap(10)
        _findings(pages, report, translations)
    pages.gap(14)
    pages.signatures([say(Phrase("Duty leader")), say(Phrase("Date"))])
    return pages.finish(
        title=title, author=hall, foot=f"{hall} · {title}", translations=translations
    )


def _facts(report: RoundReport, translations: Translations) -> list[tuple[str, str]]:
    one, say = report.whole.round, translations.say
    name = one.name or say(Phrase("Extra round"))
    return [
        (say(Phrase("Round")), name),
        (say(Phrase("State")), _state(one, translations)),
        (say(Phrase("Window of time")), window_words(one) or say(Phrase("Extra round"))),
        (
            say(Phrase("Places")),
            say(
                Phrase("{answered} of {points} looked at", answered=one.answered, points=one.points)
            ),
        ),
        (
            say(Phrase("Begun")),
            _who_when(one.started_at, one.started_by, report, translations),
        ),
        (say(Phrase("Ended")), _who_when(one.done_at, one.done_by, report, translations)),
        (say(Phrase("Failed")), str(one.failed)),
        (say(Phrase("Findings")), str(len(report.findings))),
    ]


def _remarks(report: RoundReport, translations: Translations) -> list[tuple[str, str]]:
    one, say = report.whole.round, translations.say
    remarks = [
        (say(Phrase("Places left out, why")), one.left_out),
        (say(Phrase("Note on the round")), one.note),
    ]
    return [(label, text) for label, text in remarks if text]


def _state(one: Round, translations: Translations) -> str:
    say = translations.say
    words = [say(one.state.label)]
    if one.was_late:
        words.append(say(Phrase("after its window")))
    elif one.noted_missed and one.done_at is not None:
        words.append(say(Phrase("had been noted as missed")))
    return " · ".join(words)


def _who_when(at: int | None, by: str, report: RoundReport, translations: Translations) -> str:
    if at is None:
        return "—"
    who = person(by, report.people)
    return translations.say(Phrase("{moment}, {person}", moment=day_time(at), person=who))


def _point(
    pages: Pages, point: RoundPoint, report: RoundReport, translations: Translations
) -> None:
    say, language = translations.say, translations.language
    pages.heading(point.point.name)
    if point.answered_at is None:
        pages.paragraph(say(Phrase("Not looked at.")), 10)
        return
    how = Phrase(
        "{place}, checklist version {version} · {moment}, {person}",
        place=point.names.said(language),
        version=point.version,
        moment=day_time(point.answered_at),
        person=person(point.answered_by, report.people),
    )
    pages.paragraph(say(how), 9)
    pages.table(
        [
            Column(say(Phrase("Question")), 5, "left", wraps=True),
            Column(say(Phrase("Answer")), 1.4, "left"),
            Column(say(Phrase("Note")), 4, "left", wraps=True),
        ],
        [_answer_row(answer, translations) for answer in point.answers],
    )
    bytes_of = dict(report.photographs)
    pictures = [
        (bytes_of.get(one), f"{point.point.name}: {answer.words.said(language)}")
        for answer in point.answers
        for one in answer.photographs
    ]
    if pictures:
        pages.gap(6)
        pages.pictures(pictures)


def _answer_row(answer: Answer, translations: Translations) -> list[str]:
    return [
        answer.words.said(translations.language),
        translations.say(answer.result.label),
        answer.note,
    ]


def _findings(pages: Pages, report: RoundReport, translations: Translations) -> None:
    say = translations.say
    pages.heading(say(Phrase("Findings")))
    pages.table(
        [
            Column(say(Phrase("What was found")), 4, "left", wraps=True),
            Column(say(Phrase("Weight")), 1.3, "left"),
            Column(say(Phrase("Who, until when")), 2.4, "left", wraps=True),
            Column(say(Phrase("What was done")), 3.6, "left", wraps=True),
        ],
        [_finding_row(one, report, translations) for one in report.findings],
    )


def _finding_row(one: Finding, report: RoundReport, translations: Translations) -> list[str]:
    what = f"{one.place}: {one.words.said(translations.language)}"
    who = one.who_name or person(one.who, report.people)
    return [
        f"{what} {one.note}".strip(),
        translations.say(one.weight.label),
        f"{who} {day_time(one.until)}",
        finding_course(one, report.people, translations),
    ]
