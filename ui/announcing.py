"""Calling somebody aloud: which words are said when a visit is called to a window (N4.1)."""

from __future__ import annotations

from counter_app.language import Phrase
from ui.page import Context


def announce_call(context: Context, ticket: str, window: int) -> None:
    """Say the ticket and the window; figures one by one, so that nobody mishears them."""
    phrase = Phrase(
        "Ticket {ticket}, please come to window {window}.", ticket=" ".join(ticket), window=window
    )
    context.speech.announce(context.words.say(phrase), context.words.language)
