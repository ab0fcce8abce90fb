import io

import pytest
from PySide6.QtCore import QObject, QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from counter_app.devices.printing import CupsPrinter, FakePrinter, Trouble
from counter_app.documents.preview import page_count, page_image
from counter_app.errors import DeviceFault
from ui.printing import PaintingPrinter, PaperPrinting, printer_here


def slip() -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(80 * mm, 60 * mm))
    for _ in range(2):
        canvas.rect(20 * mm, 20 * mm, 30 * mm, 20 * mm, fill=1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_every_page_is_printed_in_its_own_size(qtbot, work, tmp_path):
    path = tmp_path / "printed.pdf"

    def printer() -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(path))
        made.setPageSize(QPageSize(QSizeF(80, 60), QPageSize.Unit.Millimeter))
        return made

    done, failed = [], []
    PaperPrinting(work, lambda: PaintingPrinter(printer)).send(
        slip, lambda: done.append(1), failed.append, QObject()
    )
    qtbot.waitUntil(lambda: bool(done or failed))
    assert failed == []
    pdf = path.read_bytes()
    assert page_count(pdf) == 2
    page = page_image(pdf, 1, 1)
    assert page.width == pytest.approx(80 * mm, abs=2)
    middle = (page.height // 2 * page.width + page.width // 2) * 4
    assert page.pixels[middle : middle + 3] == bytes(3)
    assert page.pixels[:3] == bytes([255] * 3)


def test_without_a_printer_the_record_is_kept_and_it_is_said(qtbot, work, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "defaultPrinter", staticmethod(QPrinterInfo))
    failed = []
    PaperPrinting(work, PaintingPrinter).send(slip, lambda: None, failed.append, QObject())
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], DeviceFault)


def test_a_printer_in_trouble_says_which_and_prints_again_later(qtbot, work):
    printer = FakePrinter()
    printer.trouble = Trouble.JAM
    done, failed = [], []
    printing = PaperPrinting(work, lambda: printer)
    printing.send(slip, lambda: done.append(1), failed.append, QObject())
    qtbot.waitUntil(lambda: bool(failed))
    assert "stuck" in str(failed[0])
    printer.trouble = None
    printing.send(slip, lambda: done.append(1), failed.append, QObject(), "A001")
    qtbot.waitUntil(lambda: bool(done))
    assert [name for name, _ in printer.printed] == ["A001"]


def test_cups_takes_the_paper_where_it_is(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/lp")
    assert isinstance(printer_here(), CupsPrinter)
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert isinstance(printer_here(), PaintingPrinter)
