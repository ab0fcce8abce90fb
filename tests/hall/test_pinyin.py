import pytest

from counter_app.hall.pinyin import is_spelled, readings


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("单", {"dan", "shan", "chan"}),
        ("曾", {"zeng", "ceng"}),
        ("吕", {"lv", "lu", "lyu"}),
        ("略", {"lve", "lue", "lyue"}),
        ("嗯", {"n", "ng"}),
        ("〇", {"ling"}),
    ],
)
def test_every_reading_counts(character, expected):
    assert expected <= set(readings(character))


@pytest.mark.parametrize(
    ("character", "itself"), [("㐂", "㐂"), ("𠅤", None), ("A", "a"), ("·", "·")]
)
def test_what_has_no_reading_stands_for_itself(character, itself):
    assert readings(character)
    if itself:
        assert readings(character) == (itself,)


@pytest.mark.parametrize("typed", ["y", "ylj", "yanglaojin", "yanglj", "yanglao", "yangl", "ylaoj"])
def test_initials_and_full_readings_mix(typed):
    assert is_spelled("养老金发放", typed)


@pytest.mark.parametrize("typed", ["l", "ylx", "yanglaojinfafangx", "anglao"])
def test_what_is_not_spelled_does_not_fit(typed):
    assert not is_spelled("养老金发放", typed)


def test_double_initials_may_be_typed_whole():
    assert is_spelled("张三", "zhs")
    assert is_spelled("张三", "zs")
    assert is_spelled("张三", "zhsan")
