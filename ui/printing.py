"""Sending documents to the printer of this computer, off the UI thread.

Where CUPS is, it takes the PDF itself and says why nothing would come out; elsewhere, as on
Windows, pages are painted by Qt. The record is saved before anything is printed; a failed print
says so and can be tried again. Not here: making the documents (`counter_app.documents`).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from counter_app.devices.printing import CupsPrinter, Printer
from counter_app.errors import CounterError, DeviceFault
from ui.work import Work

DOTS_PER_POINT = 300 / 72
"""Pages are painted at 300 dots an inch."""


def default_printer() -> QPrinter:
    """The printer that the system names; `DeviceFault` where there is none."""
    if QPrinterInfo.defaultPrinter().isNull():
        raise DeviceFault(
            "No printer is set up on this computer. The record is kept. Set up a printer, then "
            "print again."
        )
    return QPrinter(QPrinterInfo.defaultPrinter(), QPrinter.PrinterMode.HighResolution)


class PaintingPrinter:
    """Prints by painting each page, in its own size, on a printer that Qt knows."""

    def __init__(self, find: Callable[[], QPrinter] = default_printer) -> None:
        self._find = find

    def print_pdf(self, data: bytes, job_name: str) -> None:
        """Print all pages. Raises `DeviceFault` when there is no printer or it refuses."""
        # Imported here: reading a PDF is not needed to start.
        from counter_app.documents.preview import page_count, page_image

        printer = self._find()
        printer.setDocName(job_name)
        painter = QPainter()
        for number in range(page_count(data)):
            page = page_image(data, number, DOTS_PER_POINT)
            picture = QImage(
                page.pixels, page.width, page.height, page.width * 4, QImage.Format.Format_RGBA8888
            )
            size = picture.size() / DOTS_PER_POINT
            printer.setFullPage(True)
            printer.setPageSize(
                QPageSize(
                    size.toSizeF(), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch
                )
            )
            printer.setPageOrientation(QPageLayout.Orientation.Portrait)
            took = painter.begin(printer) if number == 0 else printer.newPage()
            if not took:
                raise DeviceFault(
                    "The printer did not take the paper. The record is kept. Look at the printer, "
                    "then print again."
                )
            whole = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(QRectF(whole), picture)
        painter.end()


def printer_here() -> Printer:
    """The default printer of this computer, by whatever way its system prints."""
    return PaintingPrinter() if shutil.which("lp") is None else CupsPrinter()


class PaperPrinting:
    """Makes and prints documents in the pool; `printer` is asked for anew each time."""

    def __init__(self, work: Work, printer: Callable[[], Printer] = printer_here) -> None:
        self._work, self._printer = work, printer

    def send(
        self,
        make: Callable[[], bytes],
        done: Callable[[], None],
        failed: Callable[[CounterError], None],
        owner: QObject,
        job_name: str = "counter-app",
    ) -> None:
        """Make a PDF and print it; `done` when the printer took it, else `failed`."""
        self._work.paper(
            lambda: self._printer().print_pdf(make(), job_name),
            lambda _none: done(),
            failed,
            owner,
        )
