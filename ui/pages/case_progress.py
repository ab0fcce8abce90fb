"""How far an isolation case has come, in words for its card (N2.5). No Qt here."""

from __future__ import annotations

from collections.abc import Mapping

from counter_app.hall.answers import SYMPTOM_LABELS, Answer
from counter_app.hall.case_rows import Case
from counter_app.hall.case_steps import (
    AirStopped,
    AuthorityCalled,
    CaseDisinfected,
    CaseExtended,
    TransportArrived,
    TransportOrdered,
)
from counter_app.journal.clock import local_time
from counter_app.language import Phrase
from ui.pages.visit_words import degrees, time_of_day
from ui.translation import Words

PROGRESS: Mapping[str, Phrase] = {
    "moved": Phrase("Observation place"),
    "observed": Phrase("Observed"),
    "called": Phrase("Calls"),
    "answered": Phrase("Asked"),
    "transport": Phrase("Vehicle"),
    "extended": Phrase("Extended"),
    "handed_over": Phrase("Handed over"),
    "cleared": Phrase("Released"),
    "disinfected": Phrase("Disinfection"),
    "air": Phrase("Air conditioning"),
    "scans": Phrase("Signed sheets"),
    "closed": Phrase("Closed"),
}
"""What each line is called."""


def case_progress(case: Case, words: Words) -> dict[str, str]:
    """What is recorded, by the names of `PROGRESS`; nothing where there is nothing."""
    say = words.say

    def at(moment: int, what: str) -> str:
        return f"{time_of_day(moment)} {what}"

    handover, clearing, closing = case.handover, case.clearing, case.closing
    given = ""
    if handover is not None:
        signed = Phrase("signed on paper") if handover.signed else Phrase("not signed")
        parts = (handover.receiver_body, handover.receiver, handover.destination, say(signed))
        given = at(handover.happened_at, " · ".join(parts))
    return {
        "moved": words.listing(at(one.happened_at, one.place) for one in case.moves),
        "observed": words.listing(
            at(one.happened_at, degrees(one.reading.tenths)) for one in case.observations
        ),
        "called": words.listing(_call(one, words) for one in case.calls),
        "answered": _answers(case, words),
        "transport": words.listing(
            [at(one.happened_at, one.ordered_from) for one in case.facts(TransportOrdered)]
            + [at(one.happened_at, one.vehicle) for one in case.facts(TransportArrived)]
        ),
        "extended": words.listing(
            say(
                Phrase(
                    "until {until}, {by}",
                    until=f"{local_time(one.until):%m-%d %H:%M}",
                    by=one.ordered_by,
                )
            )
            for one in case.facts(CaseExtended)
        ),
        "handed_over": given,
        "cleared": "" if clearing is None else at(clearing.at, clearing.why),
        "disinfected": words.listing(
            at(one.happened_at, f"{one.agent} {one.concentration} · {one.done_by}")
            for one in case.facts(CaseDisinfected)
        ),
        "air": words.listing(at(one.happened_at, one.stopped_by) for one in case.facts(AirStopped)),
        "scans": words.listing(at(one.happened_at, say(one.what.label)) for one in case.scans),
        "closed": ""
        if closing is None
        else at(closing.at, " · ".join(filter(None, (say(closing.outcome.label), closing.note)))),
    }


def _call(call: AuthorityCalled, words: Words) -> str:
    outcome = words.say(Phrase("reached") if call.reached else Phrase("not reached"))
    said = f" “{call.said}”" if call.said else ""
    return f"{time_of_day(call.happened_at)} {call.body} {outcome}{said}"


def _answers(case: Case, words: Words) -> str:
    """All that was asked; what was not asked is left out here, and stands on the sheet."""
    symptoms = case.answers.symptoms
    told = [
        (Phrase("fever"), case.answers.fever),
        *((label, getattr(symptoms, name)) for name, label in SYMPTOM_LABELS.items()),
        (Phrase("affected area"), case.answers.travel),
        (Phrase("contact"), case.answers.contact),
    ]
    say = words.say
    parts = [
        f"{say(label)} {say(answer.label)}"
        for label, answer in told
        if answer is not Answer.NOT_ASKED
    ]
    return words.listing([*parts, symptoms.other] if symptoms.other else parts)
