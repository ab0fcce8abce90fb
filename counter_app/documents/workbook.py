"""Tables as an XLSX workbook that any office program shows as it was meant.

Texts stay texts: nothing in them is computed, no long number loses digits. Not here: what a table
says; reading what people filled in (`hall.paper_files`).
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

import xlsxwriter

from counter_app.journal.clock import local_time

Cell = str | int | float | date | None
"""A cell's value; None leaves it empty. A moment is ms since 1970 UTC, a day a `date`."""

CellKind = Literal["text", "number", "moment", "day"]

FORMATS: dict[CellKind, str] = {
    "text": "@",
    "number": "General",
    "moment": "yyyy-mm-dd hh:mm",
    "day": "yyyy-mm-dd",
}

LONGEST_NAME = 31
"""Characters of a sheet's name, by the format."""

LONGEST_TEXT = 32_767
"""Characters of a cell, by the format."""

MADE = datetime(2020, 1, 1)
"""Stands in every workbook, so that the same values give the same bytes."""


@dataclass(frozen=True, slots=True)
class WorkbookColumn:
    """A column: its heading, how wide it is in characters, and what its cells are."""

    title: str
    width: float = 14
    kind: CellKind = "text"


@dataclass(frozen=True, slots=True)
class SheetData:
    """One sheet: its name, its columns, and its rows with as many cells as there are columns."""

    name: str
    columns: Sequence[WorkbookColumn]
    rows: Sequence[Sequence[Cell]]


def workbook(sheets: Sequence[SheetData], title: str, author: str) -> bytes:
    """The sheets as the bytes of an XLSX file; headings stay in sight and can be filtered.

    `title` and `author` go into the file's properties and name no person.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": title, "author": author, "created": MADE})
    heading = book.add_format(
        {"bold": True, "bg_color": "#F3F6F9", "bottom": 1, "text_wrap": True, "valign": "top"}
    )
    formats = {
        kind: book.add_format({"num_format": form, "text_wrap": kind == "text", "valign": "top"})
        for kind, form in FORMATS.items()
    }
    taken: set[str] = set()
    for data in sheets:
        sheet = book.add_worksheet(_sheet_name(data.name, taken))
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for position, column in enumerate(data.columns):
            sheet.set_column(position, position, column.width, formats[column.kind])
            sheet.write_string(0, position, column.title, heading)
        for number, row in enumerate(data.rows, 1):
            for position, (column, cell) in enumerate(zip(data.columns, row, strict=True)):
                _write(sheet, number, position, cell, column.kind, formats[column.kind])
        if data.rows:
            sheet.autofilter(0, 0, len(data.rows), len(data.columns) - 1)
    book.close()
    return buffer.getvalue()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    row: int,
    position: int,
    cell: Cell,
    kind: CellKind,
    form: xlsxwriter.format.Format,
) -> None:
    match kind, cell:
        case _, None:
            sheet.write_blank(row, position, None, form)
        case "moment", int():
            there = local_time(cell).replace(tzinfo=None)
            sheet.write_datetime(row, position, there, form)
        case "day", date():
            sheet.write_datetime(row, position, cell, form)
        case "number", int() | float():
            sheet.write_number(row, position, cell, form)
        case _:
            # As a string whatever it begins with: nothing here is a formula or a link.
            sheet.write_string(row, position, str(cell)[:LONGEST_TEXT], form)


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name that the format allows and that no other sheet has."""
    clean = re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ")[:LONGEST_NAME] or "1"
    again, unique = 1, clean
    while unique.casefold() in taken:
        again += 1
        ending = f" ({again})"
        unique = clean[: LONGEST_NAME - len(ending)] + ending
    taken.add(unique.casefold())
    return unique
