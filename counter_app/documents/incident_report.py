"""A report of an incident on A4, to the local government or the superior body (N7.2).

Made from the facts that were kept when the report was made, so that it is the same paper each time.
Persons are masked unless the report was made with them in full.
"""

from __future__ import annotations

from counter_app.documents.pages import Column, Pages
from counter_app.documents.paper import Paper
from counter_app.hall.incident_facts import StepState
from counter_app.hall.incident_report_facts import (
    EarlierReport,
    ReportFacts,
    ReportForm,
    ReportStep,
)
from counter_app.hall.incident_rows import Report
from counter_app.hall.persons import PersonFacts
from counter_app.journal.clock import local_time
from counter_app.language import Phrase, Translations


def incident_report(report: Report, translations: Translations) -> Paper:
    """The report as PDF, as many pages as it needs."""
    pages, say, facts = Pages(), translations.say, report.named
    title = say(Phrase("Report of an incident"))
    form = _form(report.form, report.serial, translations)
    made = say(Phrase("Made by {name}, {time}", name=facts.made_by, time=_time(facts.made_at)))
    pages.head(f"{title} · {form}", facts.hall, facts.number, made)
    to = say(Phrase("To: {body}", body=facts.body or report.addressee.label))
    pages.paragraph(to, 12)
    pages.gap(4)
    _happened(pages, facts, translations)
    _persons(pages, report, facts, translations)
    _words(pages, say(Phrase("Situation and what was done")), facts.situation)
    _words(pages, say(Phrase("What is asked for")), facts.request)
    _words(pages, say(Phrase("Outcome of the incident")), facts.summary)
    _steps(pages, facts, translations)
    _story(pages, facts, translations)
    pages.signatures(
        [say(Phrase("Duty leader")), say(Phrase("Seal of the hall")), say(Phrase("Date"))]
    )
    return pages.finish(
        title=f"{title} {facts.number}",
        author=facts.hall,
        foot=f"{facts.hall} · {title} {facts.number} · {form}",
        translations=translations,
    )


def _happened(pages: Pages, facts: ReportFacts, translations: Translations) -> None:
    say = translations.say
    plan = facts.plan.said(translations.language)
    pairs = [
        (say(Phrase("Incident")), facts.number),
        (say(Phrase("What happened")), facts.what or plan),
        (say(Phrase("Happened at")), _time(facts.happened_at)),
        (say(Phrase("Place")), facts.place or "—"),
        (say(Phrase("Plan begun at")), _time(facts.opened_at)),
        (say(Phrase("Emergency plan")), plan),
    ]
    if facts.case_number:
        pairs.append((say(Phrase("Isolation case")), facts.case_number))
        readings = " / ".join(f"{tenths / 10:.1f} ℃" for tenths in facts.readings)
        pairs.append((say(Phrase("Readings")), readings or "—"))
    pages.facts(pairs)
    if facts.symptoms:
        pages.facts([(say(Phrase("Symptoms")), facts.symptoms)], columns=1)
    pages.gap(6)


def _persons(pages: Pages, report: Report, facts: ReportFacts, translations: Translations) -> None:
    say = translations.say
    if not facts.persons:
        return
    heading = Phrase("Member of the staff") if facts.of_staff else Phrase("Visitor")
    pages.heading(say(heading))
    for person in facts.persons:
        pages.facts(_person(person, translations))
        pages.gap(3)
    if report.whole and report.persons:
        pages.paragraph(say(Phrase("Named in full: {why}", why=report.why)), 8.5)
    elif report.whole:
        pages.paragraph(
            say(Phrase("Was sent with the person in full; those data were deleted since.")), 8.5
        )
    else:
        pages.paragraph(say(Phrase("Personal data are masked in this report.")), 8.5)
    pages.gap(6)


def _person(person: PersonFacts, translations: Translations) -> list[tuple[str, str]]:
    say = translations.say
    pairs = [(say(Phrase("Name")), person.name or "—")]
    if person.document:
        kind = say(person.document_kind.label)
        pairs.append((kind, person.document))
    if person.phone:
        pairs.append((say(Phrase("Phone")), person.phone))
    if person.companion:
        pairs.append((say(Phrase("Companion")), person.companion))
    return pairs


def _words(pages: Pages, heading: str, text: str) -> None:
    if not text:
        return
    pages.heading(heading)
    for line in text.splitlines():
        pages.paragraph(line, 10.5)
    pages.gap(6)


def _steps(pages: Pages, facts: ReportFacts, translations: Translations) -> None:
    say, language = translations.say, translations.language
    pages.heading(say(Phrase("Steps of the plan")))
    pages.table(
        [
            Column(say(Phrase("No.")), 0.5, "left"),
            Column(say(Phrase("Step")), 4.6, "left", wraps=True),
            Column(say(Phrase("Responsible")), 1.6, "left", wraps=True),
            Column(say(Phrase("Due by")), 1.1, "left", wraps=True),
            Column(say(Phrase("How it stands")), 3.2, "left", wraps=True),
        ],
        [
            [
                str(number),
                step.what.said(language),
                step.responsible.said(language),
                _short(step.due, facts) if step.due else "—",
                _standing(step, facts, translations),
            ]
            for number, step in enumerate(facts.steps, 1)
        ],
    )
    pages.gap(8)


def _standing(step: ReportStep, facts: ReportFacts, translations: Translations) -> str:
    state = translations.say(StepState(step.state).label)
    when = _short(step.at, facts) if step.at and step.state == StepState.DONE else ""
    who = step.who if step.state == StepState.DONE else ""
    return " ".join(part for part in (state, when, who, step.note) if part)


def _story(pages: Pages, facts: ReportFacts, translations: Translations) -> None:
    say = translations.say
    if facts.notes:
        pages.heading(say(Phrase("Course of events")))
        pages.table(
            [
                Column(say(Phrase("Time")), 0.8, "left"),
                Column(say(Phrase("What happened")), 6, "left", wraps=True),
            ],
            [[_short(note.at, facts), note.text] for note in facts.notes],
        )
        pages.gap(8)
    if facts.earlier:
        pages.heading(say(Phrase("Reports before this one")))
        pages.table(
            [
                Column(say(Phrase("Which report")), 2, "left"),
                Column(say(Phrase("For")), 2, "left", wraps=True),
                Column(say(Phrase("Sent")), 3, "left", wraps=True),
            ],
            [_earlier(one, translations) for one in facts.earlier],
        )
        pages.gap(8)


def _earlier(one: EarlierReport, translations: Translations) -> list[str]:
    say = translations.say
    sent = f"{_time(one.sent_at)} {one.body}" if one.sent_at else say(Phrase("not sent yet"))
    return [_form(one.form, one.serial, translations), say(one.addressee.label), sent]


def _form(form: ReportForm, serial: int, translations: Translations) -> str:
    said = translations.say(form.label)
    return f"{said} {serial}" if serial else said


def _short(at: int, facts: ReportFacts) -> str:
    """The time of day; with its date where that is not the day on which it happened."""
    moment = local_time(at)
    same = moment.date() == local_time(facts.happened_at).date()
    return f"{moment:%H:%M}" if same else f"{moment:%m-%d %H:%M}"


def _time(at: int) -> str:
    return f"{local_time(at):%Y-%m-%d %H:%M}"
