"""How the staff page says states and readings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from counter_app.hall.staff_checks import Fitness, HealthAnswers
from counter_app.language import Phrase
from ui.style import Tone

FITNESS_TONES = {
    Fitness.FIT: Tone.NORMAL,
    Fitness.LOW: Tone.ATTENTION,
    Fitness.TO_REPEAT: Tone.ATTENTION,
    Fitness.NOT_FIT: Tone.ATTENTION,
    Fitness.SUSPECTED: Tone.ALARM,
}


def degrees(tenths: int) -> str:
    """A reading with its unit."""
    return f"{tenths / 10:.1f} ℃"


def answer_lines(answers: HealthAnswers, say: Callable[[Phrase], str]) -> Iterator[tuple[str, str]]:
    """What was asked and what was said, line by line."""
    for asked, answer in answers.told:
        yield say(asked), say(answer.label)
    if answers.symptoms.other:
        yield say(Phrase("anything else")), answers.symptoms.other
