import json

from counter_app.store.key import KEY_FILE


def test_every_part_has_a_line_and_a_sound_hall_ends_well(run, hall):
    answer = run("doctor")
    assert answer.exit_code == 0, answer.output
    parts = [line.partition(":")[0] for line in answer.output.splitlines()]
    assert parts == [
        "Key",
        "Database",
        "Clock",
        "Disk",
        "Fonts",
        "Screen libraries",
        "Input method",
        "Printers",
    ]
    assert "Database: in order." in answer.output


def test_the_same_as_json(run, hall):
    lines = [json.loads(line) for line in run("doctor", "--json").output.splitlines()]
    assert len(lines) == 8
    assert all(line["said"] for line in lines)
    states = {line["part"]: line["state"] for line in lines}
    assert states["database"] == states["fonts"] == "ok"
    assert states["key"] == "attention"  # in a file, since tests have no key store


def test_something_broken_ends_with_one_and_says_what_to_do(run, hall):
    (hall / KEY_FILE).unlink()
    answer = run("doctor")
    assert answer.exit_code == 1
    assert "Key: broken." in answer.output
    assert "Bring back the key file" in answer.output


def test_it_speaks_chinese_unless_the_locale_is_english(run, hall, monkeypatch):
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    answer = run("doctor").output
    assert "数据库：正常。" in answer
    assert "attention" not in answer
