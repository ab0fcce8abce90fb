"""Parts of the papers of an isolation case: each a heading with what is known under it (N2.5).

What nobody asked or wrote down is an empty line, to be filled in by hand; of what can happen
several times, all stands there. Not here: which parts stand on which paper.
"""

from __future__ import annotations

from counter_app.documents.case_words import CaseWords
from counter_app.documents.pages import Column, Pages
from counter_app.hall.answers import SYMPTOM_LABELS
from counter_app.hall.case_steps import (
    AirStopped,
    AuthorityCalled,
    CaseDisinfected,
    CaseExtended,
    CaseHandedOver,
    CaseMoved,
    CaseObserved,
    TransportArrived,
    TransportOrdered,
)
from counter_app.language import Phrase

Pairs = list[tuple[str, str]]
BETWEEN = 8


def person(pages: Pages, words: CaseWords) -> None:
    """Who it is, as far as the sheet's receiver must know."""
    case, say = words.dossier.case, words.say
    who, details = case.person, case.details
    born = "" if who.birth_date is None else who.birth_date.isoformat()
    companions = dict.fromkeys(one for one in (who.companion, details.companion) if one)
    pages.heading(say(Phrase("Person")))
    pages.facts(
        [
            (say(Phrase("Name")), who.name),
            (say(Phrase("Sex")), say(who.sex.label)),
            (say(who.document_kind.label), who.document),
            (say(Phrase("Birth date")), born),
            (say(Phrase("Phone")), who.phone),
            (say(Phrase("Companion")), "; ".join(companions)),
        ]
    )
    pages.facts([(say(Phrase("Address")), details.address)], columns=1)
    pages.facts([(say(Phrase("Workplace")), details.workplace)], columns=1)
    pages.gap(BETWEEN)


def readings(pages: Pages, words: CaseWords) -> None:
    """Every reading, at the door and under observation, with how and by whom."""
    case, say = words.dossier.case, words.say
    taken = [(one.at, one.reading, words.staff(one.by)) for one in words.dossier.readings]
    for step in case.steps:
        if isinstance(step.fact, CaseObserved) and step.stands:
            by = step.fact.measured_by or words.staff(step.by)
            taken.append((step.at, step.fact.reading, by))
    pages.heading(say(Phrase("Temperature readings")))
    if not taken:
        pages.paragraph(say(Phrase("No reading was taken.")), 10)
    else:
        pages.table(
            [
                Column(say(Phrase("When")), 1.6, "left"),
                Column(say(Phrase("Temperature")), 1, "left"),
                Column(say(Phrase("Method and device")), 2.4, "left", wraps=True),
                Column(say(Phrase("Measured by")), 1.6, "left", wraps=True),
            ],
            [
                [words.moment(at), words.degrees(reading), words.method(reading), by]
                for at, reading, by in taken
            ],
        )
    pages.gap(BETWEEN)


def history(pages: Pages, words: CaseWords) -> None:
    """Symptoms and the last 14 days: yes, no, or not asked."""
    case, say = words.dossier.case, words.say
    answers, symptoms = case.answers, case.answers.symptoms
    asked = [(say(Phrase("Fever")), say(answers.fever.label))]
    asked += [
        (say(label).capitalize(), say(getattr(symptoms, name).label))
        for name, label in SYMPTOM_LABELS.items()
    ]
    asked += [
        (say(Phrase("Was in an affected area")), say(answers.travel.label)),
        (say(Phrase("Met somebody from there or ill")), say(answers.contact.label)),
    ]
    pages.heading(say(Phrase("Symptoms and the last 14 days")))
    pages.facts(asked)
    pages.facts([(say(Phrase("Other symptoms")), symptoms.other)], columns=1)
    pages.facts([(say(Phrase("What was seen and told")), case.symptoms)], columns=1)
    pages.gap(BETWEEN)


def room(pages: Pages, words: CaseWords) -> None:
    """The observation place: which, in, out."""
    case, say = words.dossier.case, words.say
    moves: list[CaseMoved] = case.facts(CaseMoved)
    pages.heading(say(Phrase("Observation place")))
    pairs: Pairs = []
    for move in moves:
        pairs += [
            (say(Phrase("Place")), move.place),
            (say(Phrase("In since")), words.moment(move.happened_at)),
        ]
    if not moves:
        pairs += [(say(Phrase("Place")), ""), (say(Phrase("In since")), "")]
    pairs += [
        (say(Phrase("Case opened")), words.moment(case.opened_at)),
        (say(Phrase("Out at")), words.moment(case.left_at)),
    ]
    pages.facts(pairs)
    pages.gap(BETWEEN)


def authority_calls(pages: Pages, words: CaseWords) -> None:
    """Who was told, at what number, when, by whom, what they said."""
    say = words.say
    told = words.dossier.case.facts(AuthorityCalled)
    pages.heading(say(Phrase("Health authority and hospital told")))
    columns = [
        Column(say(Phrase("When")), 1.6, "left"),
        Column(say(Phrase("Told whom")), 2, "left", wraps=True),
        Column(say(Phrase("Number")), 1.5, "left", wraps=True),
        Column(say(Phrase("Called by")), 1.2, "left", wraps=True),
        Column(say(Phrase("What they said")), 3, "left", wraps=True),
    ]
    rows = []
    for call in told:
        reached = call.said if call.reached else say(Phrase("not reached"))
        if not call.reached and call.said:
            reached = f"{reached}: {call.said}"
        rows.append(
            [words.moment(call.happened_at), call.body, call.number, call.called_by, reached]
        )
    pages.table(columns, rows or [[""] * len(columns)])
    pages.gap(BETWEEN)


def extensions(pages: Pages, words: CaseWords) -> None:
    """Isolation extended: until when, how ordered, by whom."""
    say = words.say
    extended = words.dossier.case.facts(CaseExtended)
    if not extended:
        return
    pages.heading(say(Phrase("Isolation extended")))
    pages.table(
        [
            Column(say(Phrase("When")), 1.6, "left"),
            Column(say(Phrase("Until")), 1.6, "left"),
            Column(say(Phrase("Ordered by")), 3, "left", wraps=True),
            Column(say(Phrase("How it was ordered")), 1.4, "left", wraps=True),
        ],
        [
            [
                words.moment(one.happened_at),
                words.moment(one.until),
                one.ordered_by,
                say(one.ordered.label),
            ]
            for one in extended
        ],
    )
    pages.gap(BETWEEN)


def transport(pages: Pages, words: CaseWords) -> None:
    """Vehicle, destination, receiver."""
    case, say = words.dossier.case, words.say
    pages.heading(say(Phrase("Transport and hand-over")))
    pairs: Pairs = []
    for order in case.facts(TransportOrdered):
        pairs += [
            (say(Phrase("Asked for a vehicle")), order.ordered_from),
            (say(Phrase("Asked at")), words.moment(order.happened_at)),
        ]
    for arrival in case.facts(TransportArrived):
        pairs += [
            (say(Phrase("Vehicle here")), arrival.vehicle),
            (say(Phrase("Came at")), words.moment(arrival.happened_at)),
        ]
    handed: CaseHandedOver | None = case.handover
    signed = ""
    if handed is not None:
        signed = say(Phrase("signed on paper") if handed.signed else Phrase("not signed"))
    pairs += [
        (say(Phrase("Vehicle")), "" if handed is None else handed.vehicle),
        (say(Phrase("Destination")), "" if handed is None else handed.destination),
        (say(Phrase("Received by")), "" if handed is None else handed.receiver),
        (say(Phrase("Of")), "" if handed is None else handed.receiver_body),
        (say(Phrase("Handed over at")), "" if handed is None else words.moment(handed.happened_at)),
        (say(Phrase("Receiver's signature")), signed),
    ]
    pages.facts(pairs)
    pages.gap(BETWEEN)


def disinfections(pages: Pages, words: CaseWords) -> None:
    """Terminal disinfection: what, by whom, with what, when; and the air that was stopped."""
    case, say = words.dossier.case, words.say
    pages.heading(say(Phrase("Terminal disinfection")))
    columns = [
        Column(say(Phrase("When")), 1.6, "left"),
        Column(say(Phrase("What was disinfected")), 3, "left", wraps=True),
        Column(say(Phrase("Done by")), 1.3, "left", wraps=True),
        Column(say(Phrase("Agent and concentration")), 2.4, "left", wraps=True),
    ]
    rows = []
    for one in case.facts(CaseDisinfected):
        what = [words.window(words.dossier.windows.get(id, 0)) for id in one.windows]
        what += [say(Phrase("observation place"))] if one.place else []
        what += [one.areas] if one.areas else []
        agent = f"{one.agent} {one.concentration}".strip()
        rows.append([words.moment(one.happened_at), "; ".join(what), one.done_by, agent])
    pages.table(columns, rows or [[""] * len(columns)])
    for air in case.facts(AirStopped):
        pages.facts(
            [
                (say(Phrase("Air conditioning stopped")), words.moment(air.happened_at)),
                (say(Phrase("Asked by")), air.asked_by),
                (say(Phrase("Stopped by")), air.stopped_by),
            ],
            columns=3,
        )
    pages.gap(BETWEEN)


def ending(pages: Pages, words: CaseWords) -> None:
    """How it came out: released on whose order, closed with what outcome."""
    case, say = words.dossier.case, words.say
    pages.heading(say(Phrase("Outcome")))
    pairs: Pairs = [(say(Phrase("State")), say(case.state.label))]
    closing = case.closing
    pairs.append((say(Phrase("Outcome")), "" if closing is None else say(closing.outcome.label)))
    if case.clearing is not None:
        clearing = case.clearing
        pairs += [
            (say(Phrase("Released at")), words.moment(clearing.at)),
            (say(Phrase("Why")), clearing.why),
            (say(Phrase("Ordered by")), clearing.ordered_by),
            (say(Phrase("How it was ordered")), say(clearing.ordered.label)),
        ]
    if closing is not None:
        pairs += [
            (say(Phrase("File closed at")), words.moment(closing.at)),
            (say(Phrase("File closed by")), words.staff(closing.by)),
        ]
    pages.facts(pairs)
    if closing is not None and closing.note:
        pages.facts([(say(Phrase("Note")), closing.note)], columns=1)
    pages.gap(BETWEEN)
