import json

from counter_app.simulation import demo


def exported(run, folder):
    lines = run("journal", "export", folder=folder).output.splitlines()
    return {(one["device"], str(one["seq"]), one["hash"]) for one in map(json.loads, lines)}


def logged(path):
    return [tuple(line.split(" ")) for line in path.read_text("ascii").splitlines()]


def simulate(run, folder, *words):
    return run(
        *("simulate", "--visitors", 6, "--seed", 3, "--date", "2020-02-10", *words), folder=folder
    )


def test_simulate_in_an_empty_folder_makes_its_own_demo_hall(run, tmp_path, monkeypatch):
    folder, log = tmp_path / "new", tmp_path / "acknowledged"
    answer = simulate(run, folder, "--log", log)
    assert answer.exit_code == 0, answer.output
    assert "limin       password demo2020  李敏, hall administrator" in answer.output
    assert "2020-02-10: 6 came to the door." in answer.output
    lines = logged(log)
    assert set(lines) == exported(run, folder)
    assert len(set(lines)) == len(lines)

    # In the hall that is there now, somebody signs in, and that is logged too.
    assert simulate(run, folder).exit_code == 2
    monkeypatch.setenv("COUNTER_APP_PASSWORD", "demo2020")
    answer = simulate(run, folder, "--log", log, "--user", "limin", "--json")
    assert answer.exit_code == 0, answer.output
    summary = json.loads(answer.output)
    assert summary["arrived"] == 6
    assert summary["sign_ins"] == []
    assert set(logged(log)) == exported(run, folder)
    assert run("journal", "verify", folder=folder).exit_code == 0
    assert simulate(run, folder, "--user", "limin", "--date", "tomorrow").exit_code == 2


def test_in_another_hall_the_person_who_signs_in_must_be_able_to_play_it(run, hall):
    answer = simulate(run, hall, "--user", "limin")
    assert answer.exit_code == 2
    assert "sign in as duty leader or counter clerk" in answer.output


def test_a_log_that_cannot_be_written_is_said(run, tmp_path):
    answer = simulate(run, tmp_path / "new", "--log", tmp_path / "missing" / "log")
    assert answer.exit_code == 4


def test_demo_makes_a_hall_once_and_says_how_to_sign_in(run, tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "EARLIER_DAYS", 1)
    monkeypatch.setattr(demo, "VISITORS", 10)
    first = run("demo", folder=tmp_path / "demo")
    assert first.exit_code == 0, first.output
    assert "zhoujun     password demo2020  周军, duty leader" in first.output
    entries = exported(run, tmp_path / "demo")
    assert run("demo", folder=tmp_path / "demo").output == first.output
    assert exported(run, tmp_path / "demo") == entries


def test_demo_leaves_a_hall_that_is_none_alone(run, hall):
    answer = run("demo")
    assert answer.exit_code == 2
    assert "no demo hall" in answer.output
