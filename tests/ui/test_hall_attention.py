from counter_app.hall.rules import HallRules, set_rules
from counter_app.language import Phrase
from ui.attention import AttentionItem, newly_heard
from ui.hall_attention import read_attention
from ui.style import Tone


def test_a_calm_hall_has_nothing_to_say(small_hall):
    small_hall.ticket()
    assert read_attention(small_hall.clerk, nearly_full=0) == []


def test_a_full_hall_is_pointed_out_to_everybody(small_hall):
    set_rules(small_hall.administrator, HallRules(inside_limit=2))
    small_hall.ticket(companions=1)
    for desk in (small_hall.door, small_hall.clerk, small_hall.administrator):
        (item,) = read_attention(desk, nearly_full=0)
        assert item.tone is Tone.ATTENTION
        assert item.title.english() == "The hall is full: 2 of 2"


def test_a_disk_that_runs_full_is_pointed_out_while_there_is_time(small_hall):
    (item,) = read_attention(small_hall.clerk, nearly_full=10**18)
    assert item.tone is Tone.ATTENTION
    assert "MB are left" in item.title.english()


def test_only_what_is_new_is_heard():
    quiet, first, second = (
        AttentionItem(
            Tone.ALARM,
            Phrase("Case {number}", number=case),
            "isolation",
            argument=case,
            heard=heard,
        )
        for case, heard in (("a", False), ("b", True), ("c", True))
    )
    assert not newly_heard([], [quiet])
    assert newly_heard([], [quiet, first])
    assert not newly_heard([first], [quiet, first])
    assert newly_heard([first], [second])
    assert not newly_heard([first, second], [second])
