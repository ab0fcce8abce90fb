"""Setting up: what is missing is seen, what is done stays done, a failure is no success."""

import pytest

from installer import check_wheels, prepare, run_demo


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """The arguments of every `pip install`, with `.venv` elsewhere and nothing really installed."""
    calls: list[tuple[object, ...]] = []
    monkeypatch.setattr(prepare, "VENV", tmp_path)
    monkeypatch.setattr(prepare, "pip_install", lambda *arguments: calls.append(arguments))
    return calls


@pytest.mark.parametrize("purpose", prepare.LOCKS)
def test_each_system_package_can_be_recognised_and_named(purpose):
    packages = prepare.wanted_packages(purpose)
    assert packages
    for package in packages:
        assert package.kind in {"library", "module", "program"}
        assert all(package.names)


def test_a_browser_is_wanted_by_the_tests_alone():
    run, development = map(prepare.wanted_packages, ("run", "development"))
    assert {one.sign for one in development} - {one.sign for one in run} == {
        "chromium",
        "chromedriver",
    }
    assert run == [one for one in development if not one.development]


def test_a_package_is_present_when_what_it_brings_can_be_loaded():
    assert prepare.SystemPackage("module", "json", ("python3",)).present()
    assert not prepare.SystemPackage("module", "no_such_module", ("none",)).present()
    assert prepare.SystemPackage("program", "sh", ("dash",)).present()
    assert not prepare.SystemPackage("program", "no-such-program", ("none",)).present()
    assert not prepare.SystemPackage("library", "libno-such.so.9", ("none",)).present()


def test_what_is_missing_is_named_where_it_cannot_be_installed(monkeypatch, capsys):
    absent = prepare.SystemPackage("library", "libno-such.so.9", ("new-name", "old-name"))
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(prepare, "wanted_packages", lambda _purpose: [absent])
    monkeypatch.setattr("shutil.which", lambda name: None)
    prepare.install_system_packages()
    assert "libno-such.so.9 (on Debian in the package new-name or old-name)" in (
        capsys.readouterr().out
    )


def test_a_second_start_installs_nothing(installed, tmp_path):
    lock = tmp_path / "lock"
    lock.write_text("one")
    prepare.once("requirements", [lock], ["first"])
    prepare.once("requirements", [lock], ["second"])
    assert installed == [("first",)]


def test_a_changed_lock_is_installed_again(installed, tmp_path):
    lock = tmp_path / "lock"
    lock.write_text("one")
    prepare.once("requirements", [lock], ["first"])
    lock.write_text("two")
    prepare.once("requirements", [lock], ["second"])
    assert installed == [("first",), ("second",)]


def test_an_interrupted_installation_is_taken_up_again(installed, tmp_path, monkeypatch):
    def interrupt(*arguments):
        raise KeyboardInterrupt

    lock = tmp_path / "lock"
    lock.write_text("one")
    with monkeypatch.context() as cut_short:
        cut_short.setattr(prepare, "pip_install", interrupt)
        with pytest.raises(KeyboardInterrupt):
            prepare.once("requirements", [lock], ["first"])
    prepare.once("requirements", [lock], ["second"])
    assert installed == [("second",)]


@pytest.mark.parametrize("system", check_wheels.SYSTEMS, ids=lambda system: system.name)
@pytest.mark.parametrize("python", check_wheels.PYTHONS)
def test_the_lock_names_each_package_once_on_each_system(system, python):
    for lock in check_wheels.LOCKS:
        names = [
            requirement.name
            for requirement, _ in check_wheels.locked(lock)
            if requirement.marker is None or requirement.marker.evaluate(system.markers(python))
        ]
        assert len(names) == len(set(names))
        assert "pyside6-essentials" in names


def test_both_locks_agree():
    run, development = (
        {line for _, line in check_wheels.locked(lock)} for lock in check_wheels.LOCKS
    )
    assert run <= development


@pytest.fixture
def ran(monkeypatch):
    """What `make run` would have started."""
    commands = []

    class Done:
        returncode = 0

    def run(command):
        commands.append([str(word) for word in command[1:]])
        return Done()

    monkeypatch.setattr("subprocess.run", run)
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return commands


def test_without_a_screen_the_tour_is_taken_and_said(ran, capsys):
    assert run_demo.main() == 0
    assert "no screen" in capsys.readouterr().out
    assert [command[:2] for command in ran] == [["tour", "--out"]]


def test_with_a_screen_the_window_opens_on_todays_demo_hall(ran, monkeypatch):
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert run_demo.main() == 0
    assert [command[0] for command in ran] == ["demo", "--data-dir"]
    assert ran[0][2] == ran[1][1]
