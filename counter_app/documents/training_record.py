"""The training record of the staff on paper and as a table (N6.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counter_app.documents.pages import Column, Pages
from counter_app.documents.paper import Paper
from counter_app.documents.workbook import Cell, SheetData, WorkbookColumn, workbook
from counter_app.hall.answers import Answer
from counter_app.hall.training import Lacking, Participant, Training
from counter_app.hall.training_topics import Topic
from counter_app.journal.clock import local_time
from counter_app.language import Phrase, Translations

RECORD = Phrase("Training record of the staff")


def training_record(
    trainings: Sequence[Training],
    lacking: Sequence[Lacking],
    topics: Sequence[Topic],
    names: Mapping[str, str],
    hall: str,
    prepared_by: str,
    now: int,
    translations: Translations,
) -> Paper:
    """All trainings on A4, the newest first, then who lacks a required topic; lines to sign."""
    say, language = translations.say, translations.language
    named = {topic.code: topic.name.said(language) for topic in topics}
    moment = f"{local_time(now):%Y-%m-%d %H:%M}"
    pages = Pages()
    pages.head(
        say(RECORD),
        hall,
        moment[:10],
        say(Phrase("Prepared by {name} at {time}", name=prepared_by, time=moment)),
    )
    columns = [
        Column(say(Phrase("Held on")), 1.0, "left"),
        Column(say(Phrase("Topic")), 2.2, "left", wraps=True),
        Column(say(Phrase("Minutes")), 0.7, "right"),
        Column(say(Phrase("Taught by")), 1.5, "left", wraps=True),
        Column(say(Phrase("Took part")), 3.4, "left", wraps=True),
    ]
    rows = [
        [
            one.facts.day.isoformat(),
            named.get(one.facts.topic, one.facts.topic),
            str(one.facts.minutes),
            one.facts.taught_by,
            "; ".join(_person(who, names, translations) for who in one.facts.participants),
        ]
        for one in trainings
    ]
    if rows:
        pages.table(columns, rows)
    else:
        pages.paragraph(say(Phrase("No training on record yet.")), 11)
    pages.gap(12)
    pages.heading(say(Phrase("Who lacks a required topic")))
    if lacking:
        pages.table(
            [
                Column(say(Phrase("Name")), 1.4, "left"),
                Column(say(Phrase("Still lacks")), 5.0, "left", wraps=True),
            ],
            [
                [one.name, "; ".join(topic.name.said(language) for topic in one.topics)]
                for one in lacking
            ],
        )
    else:
        pages.paragraph(say(Phrase("Everybody has every required topic.")), 11)
    pages.gap(10)
    pages.signatures([say(Phrase("Kept by")), say(Phrase("Date and time"))])
    return pages.finish(
        title=say(RECORD),
        author=hall,
        foot=f"{hall} · {say(RECORD)} · {moment[:10]}",
        translations=translations,
    )


def training_workbook(
    trainings: Sequence[Training],
    topics: Sequence[Topic],
    names: Mapping[str, str],
    hall: str,
    translations: Translations,
) -> bytes:
    """The training record as an XLSX workbook, one row for each who took part."""
    say, language = translations.say, translations.language
    named = {topic.code: topic.name.said(language) for topic in topics}
    columns = [
        WorkbookColumn(say(Phrase("Held on")), 12, "day"),
        WorkbookColumn(say(Phrase("Topic")), 34),
        WorkbookColumn(say(Phrase("Minutes")), 10, "number"),
        WorkbookColumn(say(Phrase("Taught by")), 24),
        WorkbookColumn(say(Phrase("Name")), 20),
        WorkbookColumn(say(Phrase("Passed")), 10),
    ]
    rows: list[list[Cell]] = [
        [
            one.facts.day,
            named.get(one.facts.topic, one.facts.topic),
            one.facts.minutes,
            one.facts.taught_by,
            _name(who, names),
            say(who.passed.label),
        ]
        for one in trainings
        for who in one.facts.participants
    ]
    sheet = SheetData(say(RECORD), columns, rows)
    return workbook([sheet], title=say(RECORD), author=hall)


def _name(who: Participant, names: Mapping[str, str]) -> str:
    return names.get(who.user, "?") if who.user else who.name


def _person(who: Participant, names: Mapping[str, str], translations: Translations) -> str:
    name = _name(who, names)
    match who.passed:
        case Answer.YES:
            return translations.say(Phrase("{name} (passed)", name=name))
        case Answer.NO:
            return translations.say(Phrase("{name} (did not pass)", name=name))
    return name
