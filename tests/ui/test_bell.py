"""The bell rings when a deadline passes, again while it is overdue, and not once silenced."""

from counter_app.language import Phrase
from ui.attention import AttentionItem
from ui.bell import AGAIN, Bell
from ui.style import Tone


def item(argument, *rings):
    return AttentionItem(Tone.ALARM, Phrase("x"), "isolation", argument=argument, rings=rings)


def test_it_rings_when_a_moment_passes_and_again_while_overdue():
    bell, items = Bell(), [item("a", 1_000)]
    assert not bell.rings(items, 999)
    assert bell.rings(items, 1_000)
    assert not bell.rings(items, 2_000)
    assert not bell.rings(items, 1_000 + AGAIN - 1)
    assert bell.rings(items, 1_000 + AGAIN)
    assert not bell.rings([], 2_000 + 2 * AGAIN)


def test_one_deadline_is_silenced_and_the_next_rings_all_the_same():
    bell, items = Bell(), [item("a", 1_000, 500_000), item("b", 1_000)]
    assert bell.rings(items, 2_000)
    assert bell.can_be_silenced("isolation", "a")
    bell.silence("isolation", "a")
    assert not bell.can_be_silenced("isolation", "a")
    assert not bell.rings([item("a", 1_000, 500_000)], 2_000 + AGAIN), "the second not before it is"
    assert bell.rings([item("a", 1_000, 500_000)], 500_000)
    assert bell.rings([item("b", 1_000)], 500_000 + AGAIN), "another case was not meant"


def test_a_clock_that_is_set_back_does_not_keep_it_quiet():
    bell, items = Bell(), [item("a", 1_000)]
    assert bell.rings(items, 9_000_000)
    assert bell.rings(items, 2_000)


def test_what_was_done_and_is_due_again_rings_anew():
    bell, items = Bell(), [item("a", 1_000)]
    assert bell.rings(items, 1_500)
    assert not bell.rings([item("a", 90_000)], 2_000)
    assert bell.rings([item("a", 90_000)], 90_001)
    assert bell.rings(items, 90_002)
