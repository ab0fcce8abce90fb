"""The days of the week as people call them."""

from __future__ import annotations

from datetime import date

from counter_app.language import Phrase

WEEKDAYS = (
    Phrase("Monday"),
    Phrase("Tuesday"),
    Phrase("Wednesday"),
    Phrase("Thursday"),
    Phrase("Friday"),
    Phrase("Saturday"),
    Phrase("Sunday"),
)


def weekday(day: date) -> Phrase:
    """The day of the week of a day."""
    return WEEKDAYS[day.weekday()]
