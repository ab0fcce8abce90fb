"""Every character on paper can be read and copied, or is seen to be missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.documents.fonts import FALLBACK, Weight, drawable, font
from counter_app.documents.paper import Paper, drafting, text_width, wrap, wrap_evenly
from tests.documents.looking import text_of

NAMES = ["𬭚", "𠅤", "𬭚𠅤张𬭚", "买买提·吐尔逊", "仇㛃", "José Núñez", "A012 36.5 ℃ ￥"]


def line(text: str, weight: Weight = Weight.REGULAR) -> Paper:
    with drafting((7400, 60), title="t", author="a", language="zh_CN") as draft:
        draft.text(text, 10, 10, 12, weight=weight)
        draft.end_page()
        return draft.finish()


@pytest.mark.parametrize("weight", Weight)
@pytest.mark.parametrize("name", NAMES)
def test_names_are_copied_as_they_were_written(name, weight):
    paper = line(name, weight)
    assert text_of(paper) == name
    assert paper.missing == ""


def test_more_characters_than_one_subset_holds_are_copied_too():
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 600)))
    assert text_of(line(text)) == text


def test_a_character_without_a_glyph_is_shown_and_reported():
    paper = line("张\U0002fa1f\ue000三\U0002fa1f")
    assert paper.missing == "\U0002fa1f\ue000"
    assert text_of(paper) == f"张{FALLBACK}{FALLBACK}三{FALLBACK}"
    assert "\ue000" not in repr(paper)


def test_the_fallback_itself_is_in_the_fonts():
    assert not any(font(weight).lacks(FALLBACK) for weight in Weight)


def test_selectors_and_joiners_are_no_missing_characters():
    assert drawable("葛\U000e0101城\u200b", Weight.REGULAR) == ("葛城", "")


def test_a_font_is_read_once():
    assert font(Weight.BOLD) is font(Weight.BOLD)


def test_one_line_embeds_no_more_than_it_needs():
    assert len(line("您的号码 A012").pdf) < 8_000


ANY = st.text(st.sampled_from("社保卡办理，。（）「」 abcXYZ019.-/𬭚·"), max_size=60)


@given(ANY, st.floats(20, 200))
def test_wrapping_loses_nothing_and_keeps_the_width(text, wide):
    for lines in (wrap(text, 12, wide), wrap_evenly(text, 12, wide)):
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert all(text_width(one, 12) <= wide or len(one) == 1 for one in lines)


@given(ANY, st.floats(40, 200))
def test_wrapping_evenly_needs_no_more_lines(text, wide):
    assert len(wrap_evenly(text, 12, wide)) == len(wrap(text, 12, wide))


def test_marks_stay_with_what_they_close_and_open():
    lines = wrap("社会保险（跨省）转移，接续。", 10, 50)
    assert not any(one[0] in "，。）" or one[-1] == "（" for one in lines)


def test_words_are_not_cut_while_they_fit_on_a_line():
    assert wrap("Keep your mask on", 10, 60) == ["Keep your", "mask on"]
