import shutil
import sys
from importlib.resources import files

import pytest

from counter_app.devices.printers import KnownPrinter
from counter_app.diagnosis import surroundings
from counter_app.diagnosis.findings import State
from counter_app.diagnosis.surroundings import (
    look_at_disk,
    look_at_fonts,
    look_at_input_method,
    look_at_printers,
    look_at_screen_libraries,
    qt_plugins,
    running_processes,
)
from counter_app.errors import DeviceFault

linux = pytest.mark.skipif(sys.platform != "linux", reason="a matter of Linux desktops")


@pytest.mark.parametrize(
    ("free", "state"), [(10**11, State.OK), (10**8, State.ATTENTION), (10**5, State.BROKEN)]
)
def test_the_disk_of_a_folder_that_is_not_there_yet(tmp_path, monkeypatch, free, state):
    asked = []

    def usage(folder):
        asked.append(folder)
        return shutil._ntuple_diskusage(10**12, 10**12 - free, free)

    monkeypatch.setattr("shutil.disk_usage", usage)
    assert look_at_disk(tmp_path / "not" / "yet").state is state
    assert asked == [tmp_path]


def test_the_shipped_fonts_are_in_order():
    assert look_at_fonts().state is State.OK
    assert (files("resources") / "fonts").is_dir()


def test_a_font_that_cannot_be_read_is_broken(monkeypatch):
    def missing(_weight):
        raise FileNotFoundError("gone")

    monkeypatch.setattr(surroundings, "font", missing)
    found = look_at_fonts()
    assert found.state is State.BROKEN
    assert "NotoSansSC-Regular" in str(found.said)


@linux
def test_screen_libraries_that_lack_something_are_named(tmp_path):
    assert look_at_screen_libraries(None).state is State.BROKEN
    assert qt_plugins() is not None
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "libqxcb.so").write_text("not a library")
    found = look_at_screen_libraries(tmp_path)
    assert found.state is State.BROKEN
    assert "libqxcb.so" in str(found.said)


@linux
@pytest.mark.parametrize(
    ("environment", "processes", "state", "words"),
    [
        ({}, [], State.OK, "no screen"),
        ({"DISPLAY": ":0"}, [], State.ATTENTION, "None is running"),
        ({"DISPLAY": ":0"}, ["fcitx5"], State.ATTENTION, "QT_IM_MODULE is not set"),
        ({"DISPLAY": ":0", "QT_IM_MODULE": "fcitx"}, ["fcitx5"], State.ATTENTION, "no plug-in"),
        ({"DISPLAY": ":0", "QT_IM_MODULE": "ibus"}, ["fcitx5"], State.OK, "fcitx5 is running"),
        ({"DISPLAY": ":0", "QT_IM_MODULE": "ibus"}, ["ibus-daemon"], State.OK, "ibus-daemon"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, ["fcitx5"], State.OK, "fcitx5 is running"),
    ],
)
def test_whether_chinese_can_be_typed(tmp_path, environment, processes, state, words):
    plugins = tmp_path / "platforminputcontexts"
    plugins.mkdir()
    (plugins / "libibusplatforminputcontextplugin.so").touch()
    found = look_at_input_method(environment, frozenset(processes), tmp_path)
    assert found.state is state
    assert words in str(found.said)


@linux
def test_this_very_process_is_among_the_running_ones():
    assert any(name.startswith(("python", "pytest")) for name in running_processes())


@pytest.mark.parametrize(
    ("printers", "state", "words"),
    [
        ((), State.ATTENTION, "None found"),
        ((KnownPrinter("Ticket80", True),), State.OK, "Found: Ticket80."),
        (
            (KnownPrinter("Ticket80", True), KnownPrinter("Sheet", False)),
            State.ATTENTION,
            "Sheet takes no jobs",
        ),
    ],
)
def test_printers_are_told_calmly(monkeypatch, printers, state, words):
    monkeypatch.setattr(surroundings, "known_printers", lambda: printers)
    found = look_at_printers()
    assert found.state is state
    assert words in str(found.said)


def test_a_missing_printing_service_breaks_nothing(monkeypatch):
    def none():
        raise DeviceFault("The printing service does not answer. Start it, then try again.")

    monkeypatch.setattr(surroundings, "known_printers", none)
    assert look_at_printers().state is State.ATTENTION
