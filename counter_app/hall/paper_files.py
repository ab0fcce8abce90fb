"""Files that people filled in with a spreadsheet: bytes to rows of text, and rows back to a CSV.

What is in a file decides, not its name: XLSX, or text in any encoding and with any separator that
Excel on a Chinese Windows writes. Files come from outside, so everything has a limit and nothing in
them is computed. Not here: what a column or a word in it means (`paper_words`).
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import msgspec
import openpyxl

from counter_app.errors import EnvironmentFault, InputError
from counter_app.store.files import write_private

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_UNPACKED = 64 * 1024 * 1024
"""Bytes of all parts of an XLSX together."""
MOST_PARTS = 1000
MOST_ROWS = 20_000
LAST_ROW = 100_000
MOST_COLUMNS = 64
SEPARATORS = ",;\t"

ZIP = b"PK\x03\x04"
OLE = bytes.fromhex("D0CF11E0A1B11AE1")
"""How the old .xls begins, and an XLSX that a password protects."""
EXACT_DIGITS = 15
"""A spreadsheet keeps so many digits of a number and makes the rest zeros."""

FORMULA = re.compile(r"'*(?:[=+\-@＝＋－＠\t\r]|[0-9]{12,}\Z)")
"""Cells that Excel would compute, or round; an apostrophe before them makes them text."""

DAMAGED = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,  # what the XML parser raises
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What openpyxl raises for files that are not as they should be: it does not say."""


class SheetRow(msgspec.Struct, frozen=True):
    """A row with its number as a spreadsheet shows it, and its cells as text, trimmed."""

    number: int
    cells: tuple[str, ...]

    def __repr__(self) -> str:
        return f"SheetRow({self.number})"  # cells are personal data


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of a file that are not empty. `left_out`: further sheets, which were not read."""

    rows: tuple[SheetRow, ...]
    left_out: int = 0


def read_sheet(path: Path) -> Sheet:
    """The rows of a CSV or XLSX file. Raises `InputError` with what is wrong and how to mend it."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError(
                "The file is larger than {most} MB. Split it.", most=LARGEST_FILE // 1024 // 1024
            )
        content = path.read_bytes()
    except OSError as fault:
        raise InputError("The file can't be read. Is its name right?") from fault
    if not content.strip():
        raise InputError("The file is empty.")
    if content.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise InputError("The file is protected by a password. Save it without one.")
        raise InputError("This is the old Excel format. Save it as .xlsx or .csv.")
    if content.startswith(ZIP):
        sheet = _read_workbook(content)
    else:
        sheet = Sheet(rows=tuple(_filled(_text_rows(_decoded(content)))))
    if not sheet.rows:
        raise InputError("The file is empty.")
    return sheet


def sheet_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as the text of a CSV that Excel shows as it is: nothing computed, no digit lost."""
    text = io.StringIO()
    csv.writer(text).writerows(
        [f"'{cell}" if FORMULA.match(cell) else cell for cell in row] for row in rows
    )
    return text.getvalue()


def write_beside(path: Path, ending: str, rows: Iterable[Sequence[str]]) -> Path:
    """Write rows as a CSV for Excel beside a file; returns where. Only this user can read it.

    Never writes over anything: somebody may be at work on an earlier one. The same content once
    more is left as it is. Raises `EnvironmentFault` where nothing can be written.
    """
    text = sheet_text(rows)
    try:
        for count in range(1, 1000):
            again = f"-{count}" if count > 1 else ""
            target = path.with_name(f"{path.stem}.{ending}{again}.csv")
            try:
                write_private(target, text, encoding="utf-8-sig")
            except FileExistsError:
                if target.read_bytes() != text.encode("utf-8-sig"):
                    continue
            return target
    except OSError as fault:
        raise EnvironmentFault(
            "The rejected rows could not be written beside the file; all others are saved. "
            "Copy the file into a folder of your own and import it again."
        ) from fault
    raise EnvironmentFault("There are too many files of rejected rows. Clear some away.")


def _filled(rows: Iterable[Sequence[str]]) -> Iterator[SheetRow]:
    """Number the rows, leave out empty ones, and mind the limits."""
    found = 0
    for number, row in enumerate(rows, 1):
        cells = tuple(_clean(cell) for cell in row[:MOST_COLUMNS])
        if number > LAST_ROW:
            raise InputError("The file has too many rows. Split it.")
        if not any(cells):
            continue
        found += 1
        if found > MOST_ROWS:
            raise InputError("The file has too many rows. Split it.")
        yield SheetRow(number, cells)


def _clean(cell: str) -> str:
    """A cell trimmed, with line feeds as its only controls, and without what protects it.

    That is an apostrophe that we put there, or the `="…"` of people who know that Excel rounds.
    """
    text = re.sub(r"\r\n?", "\n", cell)
    text = re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", " ", text).strip()
    if kept := re.fullmatch(r'="([^"]*)"', text):
        return kept[1].strip()
    return text[1:].strip() if text.startswith("'") and FORMULA.match(text) else text


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        # The end-of-file mark of old programs says nothing; other controls are no text.
        text = text.rstrip("\x1a")
        if not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text):
            return text
    raise InputError("This is neither a CSV nor an XLSX file. Save the table as one of them.")


def _text_rows(text: str) -> list[list[str]]:
    separators = SEPARATORS
    # Excel's own hint is no row of the table.
    if hint := re.match(r"sep=(.)\r?\n", text):
        separators, text = hint[1], text[hint.end() :]
    readings = []
    failure: csv.Error | None = None
    for separator in separators:
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
        except csv.Error as fault:
            failure = failure or fault
            continue
        # The headings decide: below them a note may hold any number of commas.
        readings.append((len(next(filter(None, rows), [])), rows))
    best = max(readings, key=lambda one: one[0], default=None)
    # With the wrong separator almost anything can be read as one column.
    if best is None or (failure is not None and best[0] < 2):
        raise InputError(
            "The file is no proper CSV: a quotation mark is not closed, or a cell is too long."
        ) from failure
    return best[1]


def _read_workbook(content: bytes) -> Sheet:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if not any(part.filename == "xl/workbook.xml" for part in parts):
                raise InputError("This is no XLSX file. Save the table as .xlsx or .csv.")
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise InputError("The file unpacks to far more than a table of forms. Split it.")
        with warnings.catch_warnings():
            # openpyxl tells of styles and validations that it leaves out; we want cells only.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(
                io.BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
            try:
                shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
                if not shown:
                    raise InputError("The file is empty.")
                sheet = shown[0]
                sheet.reset_dimensions()  # what the file says of its size may be anything
                rows = ([_cell(cell) for cell in row] for row in _capped(sheet))
                return Sheet(rows=tuple(_filled(rows)), left_out=len(shown) - 1)
            finally:
                book.close()
    except InputError:
        raise
    except DAMAGED as fault:
        raise InputError(
            "The XLSX file is damaged. Open it in Excel or WPS and save it again."
        ) from fault


def _capped(sheet: Any) -> Iterator[Sequence[Any]]:
    for row in sheet.iter_rows():
        yield row[:MOST_COLUMNS]


def _cell(cell: Any) -> str:
    """A cell as a person would have typed it."""
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return _number(value)
        case datetime():
            nearest = value + timedelta(milliseconds=500)
            if nearest.time() < time(0, 0, 1) and "h" not in str(cell.number_format).lower():
                return nearest.date().isoformat()
            return nearest.replace(microsecond=0).isoformat(" ")
        case date():
            return value.isoformat()
        case time():
            return value.replace(microsecond=0).isoformat()
        case timedelta():
            seconds = round(value.total_seconds())
            return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
        case _:
            return str(value)


def _number(value: int | float) -> str:
    """Whole numbers as digits while all are known; else as Excel shows them: 1.10101194912310E+17.

    The exponent tells whoever reads on that the last digits are lost.
    """
    if value == int(value) and abs(value) < 10**EXACT_DIGITS:
        return str(int(value))
    if abs(value) >= 10**EXACT_DIGITS:
        return f"{value:.14E}"
    return f"{value:.{EXACT_DIGITS}g}"
