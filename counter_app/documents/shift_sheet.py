"""The sheet with which a shift is handed over, on A4: what the next leader must know (N7.1).

Made from what was kept at the hand-over, so that it is the same paper each time.
"""

from __future__ import annotations

from collections.abc import Sequence

from counter_app.documents.pages import Column, Pages
from counter_app.documents.paper import Paper
from counter_app.hall.needs import Urgency
from counter_app.hall.shift_facts import KeptIncident, KeptNeed, KeptSending, ShiftFacts
from counter_app.journal.clock import local_time
from counter_app.language import Phrase, Translations

SECTIONS: tuple[tuple[Phrase, frozenset[Urgency]], ...] = (
    (Phrase("Isolation cases"), frozenset({Urgency.RUNNING_CASE, Urgency.OVERDUE_CALL})),
    (
        Phrase("Incidents and staff"),
        frozenset({Urgency.RUNNING_INCIDENT, Urgency.STAFF_SUSPECTED, Urgency.STAFF_WITHOUT_CHECK}),
    ),
    (Phrase("Rounds and findings"), frozenset({Urgency.MISSED_ROUND, Urgency.OPEN_FINDING})),
    (
        Phrase("Disinfection and supplies"),
        frozenset({Urgency.OVERDUE_DISINFECTION, Urgency.LOW_SUPPLY}),
    ),
    (Phrase("What else is due"), frozenset({Urgency.HALL_FILLING_UP, Urgency.DUE_SOON})),
)
"""Headings of the sheet, and which needs stand under each."""


def shift_sheet(facts: ShiftFacts, translations: Translations) -> Paper:
    """The sheet as PDF, as many pages as it needs."""
    pages, say = Pages(), translations.say
    title = say(Phrase("Shift hand-over"))
    day = f"{local_time(facts.made_at):%Y-%m-%d %H:%M}"
    persons = say(Phrase("{first} → {second}", first=facts.handed_by, second=facts.handed_to))
    pages.head(title, facts.hall, day, persons)
    _figures(pages, facts, translations)
    if facts.unread:
        unread = "、".join(one.said(translations.language) for one in facts.unread)
        pages.paragraph(say(Phrase("Could not be read then: {what}", what=unread)), 10.5)
        pages.gap(6)
    if not facts.needs:
        pages.paragraph(say(Phrase("Nothing needed attention at the hand-over.")), 11)
        pages.gap(6)
    for heading, urgencies in SECTIONS:
        needs = [need for need in facts.needs if need.urgency in urgencies]
        if needs:
            pages.heading(say(heading))
            _needs(pages, needs, facts, translations)
    _incidents(pages, facts.incidents, facts, translations)
    pages.heading(say(Phrase("Remarks of the outgoing leader")))
    for line in (facts.remarks or "—").splitlines():
        pages.paragraph(line, 10.5)
    pages.signatures(
        [
            say(Phrase("Handed over by {name}", name=facts.handed_by)),
            say(Phrase("Taken over by {name}", name=facts.handed_to)),
        ]
    )
    return pages.finish(
        title=f"{title} {day}",
        author=facts.hall,
        foot=f"{facts.hall} · {title} · {day}",
        translations=translations,
    )


def _figures(pages: Pages, facts: ShiftFacts, translations: Translations) -> None:
    say = translations.say
    if facts.figures:
        rounds = str(facts.rounds_done)
        if facts.rounds_missed:
            rounds = say(Phrase("{done}, missed {missed}", done=rounds, missed=facts.rounds_missed))
        pages.facts(
            [
                (say(Phrase("Visits")), str(facts.visits)),
                (say(Phrase("Suspected")), str(facts.suspected)),
                (say(Phrase("Inside")), f"{facts.inside} / {facts.inside_limit}"),
                (say(Phrase("Rounds done")), rounds),
            ]
        )
    pages.gap(6)


def _needs(
    pages: Pages, needs: Sequence[KeptNeed], facts: ShiftFacts, translations: Translations
) -> None:
    say, language = translations.say, translations.language
    pages.table(
        [
            Column(say(Phrase("Needs attention")), 4, "left", wraps=True),
            Column(say(Phrase("Details")), 5, "left", wraps=True),
            Column(say(Phrase("Due by")), 1.8, "left", wraps=True),
        ],
        [
            [
                need.title.said(language),
                " · ".join(line.said(language) for line in need.lines),
                _due(need, facts, translations),
            ]
            for need in needs
        ],
    )
    pages.gap(8)


def _due(need: KeptNeed, facts: ShiftFacts, translations: Translations) -> str:
    due = _short(need.due, facts) if need.due else ""
    late = translations.say(Phrase("overdue")) if need.overdue else ""
    return " ".join(part for part in (due, late) if part) or "—"


def _incidents(
    pages: Pages,
    incidents: Sequence[KeptIncident],
    facts: ShiftFacts,
    translations: Translations,
) -> None:
    say, language = translations.say, translations.language
    if not incidents:
        return
    pages.heading(say(Phrase("Incidents and what was sent")))
    pages.table(
        [
            Column(say(Phrase("Incident")), 3, "left", wraps=True),
            Column(say(Phrase("How it stands")), 2.4, "left", wraps=True),
            Column(say(Phrase("Reports sent")), 5, "left", wraps=True),
        ],
        [
            [
                f"{one.number} {one.title.said(language)}",
                _standing(one, facts, translations),
                "；".join(_sending(sent, facts, translations) for sent in one.sendings)
                or say(Phrase("not sent yet")),
            ]
            for one in incidents
        ],
    )
    pages.gap(8)


def _standing(one: KeptIncident, facts: ShiftFacts, translations: Translations) -> str:
    if one.closed_at:
        return translations.say(Phrase("ended {time}", time=_short(one.closed_at, facts)))
    return translations.say(
        Phrase(
            "since {time}, {settled} of {steps} steps",
            time=_short(one.opened_at, facts),
            settled=one.settled,
            steps=one.steps,
        )
    )


def _sending(sent: KeptSending, facts: ShiftFacts, translations: Translations) -> str:
    say = translations.say
    form = f"{say(sent.form.label)} {sent.serial or ''}".strip()
    to = sent.body or say(sent.addressee.label)
    if not sent.sent_at or sent.how is None:
        return f"{form} → {to} {say(Phrase('not sent yet'))}"
    receipt = (
        say(Phrase("confirmed by {name}", name=sent.confirmed_by))
        if sent.confirmed_by
        else say(Phrase("receipt not confirmed"))
    )
    return f"{form} → {to} {_short(sent.sent_at, facts)} {say(sent.how.label)} {receipt}"


def _short(at: int, facts: ShiftFacts) -> str:
    """The time of day; with its date where that is not the day of the hand-over."""
    moment = local_time(at)
    same = moment.date() == local_time(facts.made_at).date()
    return f"{moment:%H:%M}" if same else f"{moment:%m-%d %H:%M}"
