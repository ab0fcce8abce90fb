"""How likely contacts of a case are said on the screen. No Qt here."""

from __future__ import annotations

from counter_app.hall.contact_calls import CallResult, ContactKind, Met
from counter_app.hall.contacts import Contact
from counter_app.journal.clock import MINUTE
from counter_app.language import Phrase
from ui.style import Tone
from ui.translation import Words

RESULT_TONES = {
    CallResult.REACHED: Tone.NORMAL,
    CallResult.NOT_REACHED: Tone.ATTENTION,
    CallResult.WRONG_NUMBER: Tone.ATTENTION,
    CallResult.REFUSED: Tone.ALARM,
}


def contact_name(contact: Contact, words: Words) -> str:
    """The name as far as it may be shown, or what stands for it."""
    return contact.person.name or words.say(Phrase("(no name given)"))


def contact_kind(contact: Contact, words: Words) -> str:
    """Ticket or kind, and how many come with it."""
    kind = contact.ticket if contact.who is ContactKind.VISITOR else words.say(contact.who.label)
    return f"{kind} +{contact.people - 1}" if contact.people > 1 else kind


def way(met: Met, words: Words) -> str:
    """One way of having been near, without how long."""
    near = words.say(met.nearness.label)
    return f"{near} {met.window}" if met.window else near


def way_and_length(met: Met, words: Words) -> str:
    """One way of having been near, and for how long."""
    return f"{way(met, words)}: {minutes(met.length, words)}"


def minutes(length: int, words: Words) -> str:
    """Whole minutes; what is shorter than one is a moment."""
    if length < MINUTE:
        return words.say(Phrase("a moment"))
    return words.say(Phrase("{count} min", count=length // MINUTE))


def last_result(contact: Contact, words: Words) -> str:
    """What came of the last call, and how many there were."""
    if not contact.calls:
        return words.say(Phrase("to call"))
    said = words.say(contact.calls[-1].result.label)
    return said if len(contact.calls) == 1 else f"{said} · {len(contact.calls)}"


def result_tone(contact: Contact) -> Tone:
    """The tone of the last call's result; quiet before the first."""
    return RESULT_TONES[contact.calls[-1].result] if contact.calls else Tone.QUIET
