import stat
import sys

import pytest

from counter_app.devices.printers import KnownPrinter, known_printers, printers_in
from counter_app.errors import DeviceFault

linux = pytest.mark.skipif(sys.platform == "win32", reason="Windows has its own list")


@pytest.fixture
def lpstat(tmp_path, monkeypatch):
    """Puts a program named lpstat before all others on the path."""

    def install(script):
        program = tmp_path / "bin" / "lpstat"
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{program.parent}:/bin:/usr/bin")

    return install


def test_what_cups_says_is_understood():
    said = (
        "printer Ticket80 is idle.  enabled since Mon Feb 10 08:00:00 2020\n"
        "printer HP_M404 disabled since Mon Feb 10 08:05:00 2020 -\n\tPaused\n"
        "printer Sheet now printing Sheet-17.  enabled since Mon Feb 10 08:06:00 2020\n"
    )
    assert printers_in(said) == (
        KnownPrinter("Ticket80", True),
        KnownPrinter("HP_M404", False),
        KnownPrinter("Sheet", True),
    )


@linux
def test_it_is_asked_in_the_program_s_language(lpstat, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    lpstat('[ "$LC_ALL" = C ] && [ "$1" = -p ] && echo "printer Ticket80 is idle."')
    assert known_printers() == (KnownPrinter("Ticket80", True),)


@linux
def test_none_is_none_and_no_fault(lpstat):
    lpstat('echo "lpstat: No destinations added." >&2; exit 1')
    assert known_printers() == ()


@linux
def test_a_service_that_does_not_answer_is_said(lpstat, monkeypatch):
    lpstat('echo "lpstat: Connection refused" >&2; exit 1')
    with pytest.raises(DeviceFault, match="does not answer"):
        known_printers()
    monkeypatch.setattr("counter_app.devices.printers.PATIENCE", 0.2)
    lpstat("exec sleep 30")
    with pytest.raises(DeviceFault, match="does not answer"):
        known_printers()


@linux
def test_no_service_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DeviceFault, match="no printing service"):
        known_printers()
