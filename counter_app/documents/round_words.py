"""How rounds and findings are said on paper and in tables."""

from __future__ import annotations

from collections.abc import Mapping

from counter_app.hall.findings import Finding
from counter_app.hall.rounds import Round
from counter_app.journal.clock import local_time
from counter_app.language import Phrase, Translations


def day_time(at: int) -> str:
    """Hall time of a moment, as `2020-02-10 10:41`."""
    return f"{local_time(at):%Y-%m-%d %H:%M}"


def person(account: str, people: Mapping[str, str]) -> str:
    """Somebody of the staff; '?' where their account is not here."""
    return people.get(account, "?")


def window_words(one: Round) -> str:
    """The window of time of a planned round; empty for an extra one."""
    return "" if one.slot is None else str(one.slot.window)


def finding_course(one: Finding, people: Mapping[str, str], translations: Translations) -> str:
    """What was done about a finding, as far as it came."""
    say, told = translations.say, [translations.say(one.state.label)]
    if one.seen > 1:
        told.append(say(Phrase("found {count} times", count=one.seen)))
    if one.reopened_why:
        told.append(say(Phrase("opened again: {why}", why=one.reopened_why)))
    if one.rectified_at is not None:
        told.append(
            say(
                Phrase(
                    "{moment} {person} rectified: {note}",
                    moment=day_time(one.rectified_at),
                    person=person(one.rectified_by, people),
                    note=one.rectified_note,
                )
            )
        )
    if one.verified_at is not None:
        told.append(
            say(
                Phrase(
                    "{moment} {person} verified",
                    moment=day_time(one.verified_at),
                    person=person(one.verified_by, people),
                )
            )
        )
    return "; ".join(told)
