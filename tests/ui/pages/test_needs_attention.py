"""Needs become items: how loud, in which order, what chimes."""

import pytest

from counter_app.hall.needs import Need, Urgency, in_order
from counter_app.language import Phrase
from ui.pages.needs_attention import items_of
from ui.style import Tone


def need(urgency, subject="one", **rest):
    return Need(
        urgency=urgency, page="rounds", subject=subject, title=Phrase("Case {number}"), **rest
    )


def test_an_item_says_what_the_need_says_and_opens_it():
    (item,) = items_of([need(Urgency.OPEN_FINDING, due=7, lines=(Phrase("open"),))])
    assert (item.page, item.argument, item.moment, item.down) == ("rounds", "one", 7, True)
    assert (item.title, item.lines) == (Phrase("Case {number}"), (Phrase("open"),))


@pytest.mark.parametrize("urgency", Urgency)
def test_what_endangers_somebody_or_is_overdue_is_an_alarm(urgency):
    (item,) = items_of([need(urgency)])
    loud = urgency <= Urgency.MISSED_ROUND
    assert item.tone is (Tone.ALARM if loud else Tone.ATTENTION)
    assert item.heard == (loud and urgency is not Urgency.MISSED_ROUND)
    (item,) = items_of([need(urgency, overdue=True)])
    assert item.tone is Tone.ALARM


def test_the_most_urgent_come_first_and_of_the_same_the_overdue_then_the_earliest():
    needs = [
        need(Urgency.LOW_SUPPLY, "gloves"),
        need(Urgency.OPEN_FINDING, "no date"),
        need(Urgency.OPEN_FINDING, "later", due=9),
        need(Urgency.OPEN_FINDING, "sooner", due=5),
        need(Urgency.OPEN_FINDING, "over", due=8, overdue=True),
        need(Urgency.RUNNING_CASE, "case"),
    ]
    order = ["case", "over", "sooner", "later", "no date", "gloves"]
    assert [one.subject for one in in_order(needs)] == order
    assert [one.argument for one in items_of(reversed(needs))] == order
