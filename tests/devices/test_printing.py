"""Printing takes the bytes to paper or says clearly why not; it leaves nothing lying about."""

import os
import stat
from pathlib import Path

import pytest

from counter_app.devices import printing
from counter_app.devices.printing import (
    CupsPrinter,
    FakePrinter,
    SavingPrinter,
    Trouble,
)
from counter_app.errors import DeviceFault

PDF = b"%PDF-1.4 \x00\r\n not read by anybody here"

LP = """#!/bin/sh
printf '%s\\n' "$@" >"{here}/arguments"
cat >"{here}/received"
{then}
"""
LPSTAT = """#!/bin/sh
if [ "$1" = -d ]; then echo '{default}'; else printf '{state}\\n'; fi
"""
IDLE = "printer Ticket is idle.  enabled since Mon Feb 10 09:00:00 2020\\n\\tAlerts: none"


@pytest.fixture
def cups(tmp_path, monkeypatch):
    """Programs in the place of CUPS' own: what they were given lies in the folder."""
    here = tmp_path / "cups"
    here.mkdir()

    def install(state=IDLE, default="system default destination: Ticket", then="exit 0"):
        for name, text in {
            "lp": LP.format(here=here, then=then),
            "lpstat": LPSTAT.format(default=default, state=state),
        }.items():
            (here / name).write_text(text, encoding="utf-8")
            (here / name).chmod(0o755)
        return here

    monkeypatch.setenv("PATH", f"{here}:{os.environ['PATH']}")
    return install


def files_below(place: Path) -> list[Path]:
    return [path for path in place.rglob("*") if path.is_file()]


def test_the_bytes_reach_the_queue_with_name_and_options(cups):
    here = cups()
    CupsPrinter("Ticket", ["media=Custom.80x150mm"]).print_pdf(PDF, "Ticket A012\n")
    assert (here / "received").read_bytes() == PDF
    arguments = (here / "arguments").read_text(encoding="utf-8").splitlines()
    expected = ["-d", "Ticket", "-t", "Ticket A012", "-o", "media=Custom.80x150mm", "-"]
    assert arguments == expected


def test_the_system_chooses_where_nobody_did(cups):
    here = cups(default="system default destination: Other")
    CupsPrinter().print_pdf(PDF, "t")
    assert (here / "arguments").read_text(encoding="utf-8").splitlines()[1] == "Other"


def test_no_printer_at_all_is_said(cups):
    here = cups(default="no system default destination")
    with pytest.raises(DeviceFault, match="Choose a printer first"):
        CupsPrinter().print_pdf(PDF, "t")
    assert not (here / "received").exists()


@pytest.mark.parametrize(
    ("alerts", "words"),
    [
        ("media-empty-error", "no paper"),
        ("media-low-warning media-jam-error", "stuck"),
        ("cover-open-error", "open"),
        ("offline-report", "does not answer"),
        ("paused", "stopped"),
    ],
)
def test_a_queue_that_would_not_print_says_why_before_taking_the_paper(cups, alerts, words):
    here = cups(state=f"printer Ticket is idle.  enabled since today\\n\\tAlerts: {alerts}")
    with pytest.raises(DeviceFault) as fault:
        CupsPrinter("Ticket").print_pdf(PDF, "t")
    assert words in str(fault.value)
    assert "Ticket" in str(fault.value)
    assert not (here / "received").exists()


def test_a_stopped_queue_is_said(cups):
    cups(state="printer Ticket disabled since Mon -\\n\\tPaused")
    with pytest.raises(DeviceFault, match="stopped"):
        CupsPrinter("Ticket").print_pdf(PDF, "t")


def test_a_warning_still_prints(cups):
    here = cups(state="printer Ticket is idle.\\n\\tAlerts: media-low-warning toner-low-report")
    CupsPrinter("Ticket").print_pdf(PDF, "t")
    assert (here / "received").read_bytes() == PDF


def test_a_refusal_carries_the_reason(cups):
    cups(then='echo "lp: The printer or class does not exist." >&2; exit 1')
    with pytest.raises(DeviceFault, match=r"The printer or class does not exist\. Nothing"):
        CupsPrinter("Ticket").print_pdf(PDF, "t")


def test_a_service_that_hangs_is_not_waited_for(cups, monkeypatch):
    cups(then="exec sleep 30")
    monkeypatch.setattr(printing, "PATIENCE", 1)
    with pytest.raises(DeviceFault, match="does not answer"):
        CupsPrinter("Ticket").print_pdf(PDF, "t")


def test_a_computer_without_printing_is_said(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DeviceFault, match="not installed"):
        CupsPrinter("Ticket").print_pdf(PDF, "t")


def test_printing_leaves_no_copy_behind(cups, empty_home):
    cups()
    CupsPrinter("Ticket").print_pdf(PDF, "t")
    assert files_below(empty_home) == []


def test_saved_papers_are_for_this_user_alone_and_replace_nothing(tmp_path):
    folder = tmp_path / "papers"
    printer = SavingPrinter(folder)
    printer.print_pdf(PDF, "号票 A012")
    printer.print_pdf(b"another", "号票 A012")
    printer.print_pdf(PDF, "../..")
    found = {path.name: path.read_bytes() for path in files_below(tmp_path)}
    assert found == {"号票-A012.pdf": PDF, "号票-A012-2.pdf": b"another", "paper.pdf": PDF}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in files_below(folder)} == {0o600}


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "papers").write_text("a file stands in the way")
    with pytest.raises(DeviceFault, match="could not be saved"):
        SavingPrinter(tmp_path / "papers").print_pdf(PDF, "t")


def test_the_fake_prints_until_its_paper_ends_and_can_be_in_any_trouble():
    printer = FakePrinter(paper=1)
    printer.print_pdf(PDF, "t")
    with pytest.raises(DeviceFault, match="no paper"):
        printer.print_pdf(PDF, "t")
    printer.paper = 5
    for trouble in Trouble:
        printer.trouble = trouble
        with pytest.raises(DeviceFault):
            printer.print_pdf(PDF, "t")
    assert printer.printed == [("t", PDF)]
