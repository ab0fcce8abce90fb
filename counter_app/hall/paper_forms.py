"""Paper forms as a table: which column is which, the forms of its rows, and rows to give back.

Not here: what a form means and what becomes of it (`paper`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import msgspec
import xlsxwriter

from counter_app.errors import EnvironmentFault, InputError
from counter_app.hall.paper_files import Sheet, SheetRow
from counter_app.hall.paper_words import REQUIRED, Column, column_of
from counter_app.language import Phrase

HEADING_ROWS = 10
"""So many rows at most stand above the headings: a title, the hall's name."""
TEMPLATE_ROWS = 500
MASK_CHOICES = ("是", "提供", "否")


class PaperForm(msgspec.Struct, frozen=True, kw_only=True):
    """One form as it was typed off, every field as text; `row` is its number in the file."""

    row: int = 0
    time: str = ""
    day: str = ""
    name: str = ""
    document_kind: str = ""
    document: str = ""
    phone: str = ""
    temperature: str = ""
    method: str = ""
    mask: str = ""
    matters: str = ""
    outcome: str = ""
    note: str = ""

    def __repr__(self) -> str:
        return f"PaperForm({self.row})"  # a repr may reach a log


class Forms(msgspec.Struct, frozen=True, kw_only=True):
    """The forms of a file, its headings as they stand there, and what was left out of it."""

    headings: tuple[str, ...]
    columns: tuple[Column | None, ...]
    forms: tuple[PaperForm, ...]
    rows: tuple[SheetRow, ...]
    """The row of each form, as it stands in the file."""
    ignored: tuple[str, ...]
    """Headings of columns that the form does not have."""


def forms_of(sheet: Sheet) -> Forms:
    """The forms of a file's rows. `InputError` where columns are missing or doubled."""
    candidates = sheet.rows[:HEADING_ROWS]
    columns: Sequence[Column | None]
    found = [(row, [column_of(cell) for cell in row.cells]) for row in candidates]
    # A title above the headings names no column; a first form hardly ever does.
    heading, columns = max(found, key=lambda one: len({*one[1]} - {None}))
    known = [column for column in columns if column is not None]
    if not known:
        raise InputError(
            "The first row has no heading that we know. "
            "`counter-app import --template FILE` writes an empty form."
        )
    there = tuple(cell for cell in heading.cells if cell)
    if missing := [column for column in REQUIRED if column not in known]:
        raise InputError(
            "Columns are missing: {missing}. The headings are: {there}.",
            missing=_listed([column.label for column in missing]),
            there=", ".join(cell[:20] for cell in there),
        )
    if doubled := {column for column in known if known.count(column) > 1}:
        raise InputError(
            "More than one column is called so: {columns}. Rename all but one.",
            columns=_listed([column.label for column in Column if column in doubled]),
        )
    rows = tuple(row for row in sheet.rows if row.number > heading.number)
    if not rows:
        raise InputError("There is no form below the headings.")
    return Forms(
        headings=heading.cells,
        columns=tuple(columns),
        forms=tuple(_form(row, columns) for row in rows),
        rows=rows,
        ignored=tuple(
            cell for cell, column in zip(heading.cells, columns, strict=True) if cell and not column
        ),
    )


def rejected_rows(forms: Forms, reasons: Mapping[int, str], title: str) -> list[list[str]]:
    """Headings and the rejected rows as they stood in the file, with their reasons in a column.

    `reasons` by the number of the row; `title` is the column's heading. An earlier column of
    reasons is replaced.
    """
    kept = [index for index, column in enumerate(forms.columns) if column is not Column.REASON]

    def cells(of: Sequence[str], last: str) -> list[str]:
        return [*(of[index] if index < len(of) else "" for index in kept), last]

    rejected = (row for row in forms.rows if row.number in reasons)
    return [
        cells(forms.headings, title),
        *(cells(row.cells, reasons[row.number]) for row in rejected),
    ]


def write_template(path: Path) -> None:
    """Write an empty form for a hall to print or to fill in: XLSX by its ending, otherwise CSV.

    Only in the XLSX can numbers of documents be typed without losing digits. Raises `InputError`
    where the file is there already, `EnvironmentFault` where it can't be written.
    """
    content = (files("resources") / "forms" / "paper-form.csv").read_bytes()
    try:
        with path.open("xb") as file:
            if path.suffix.lower() != ".xlsx":
                file.write(content)
                return
            book = xlsxwriter.Workbook(file)
            _fill_template(book, content.decode("utf-8-sig").strip().split(","))
            book.close()
    except FileExistsError as fault:
        raise InputError("This file is there already. Choose another name.") from fault
    except OSError as fault:
        raise EnvironmentFault("The form could not be written into this folder.") from fault


def _fill_template(book: xlsxwriter.Workbook, headings: Sequence[str]) -> None:
    bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    sheet = book.add_worksheet("登记")
    sheet.freeze_panes(1, 0)
    for position, heading in enumerate(headings):
        wide = column_of(heading) in (Column.TIME, Column.DOCUMENT, Column.MATTERS, Column.NOTE)
        # As text, so that no spreadsheet rounds a number or turns a code into a date.
        sheet.set_column(position, position, 22 if wide else 13, text)
        sheet.write_string(0, position, heading, bold)
        if column_of(heading) is Column.MASK:
            choices = {"validate": "list", "source": list(MASK_CHOICES), "ignore_blank": True}
            sheet.data_validation(1, position, TEMPLATE_ROWS, position, choices)


def _form(row: SheetRow, columns: Sequence[Column | None]) -> PaperForm:
    fields = {
        column.value: cell
        for cell, column in zip(row.cells, columns, strict=False)
        if column is not None and column is not Column.REASON
    }
    return msgspec.structs.replace(PaperForm(row=row.number), **fields)


def _listed(labels: Sequence[Phrase]) -> Phrase:
    """Labels one after the other."""
    first, *rest = labels
    for label in rest:
        first = Phrase("{these}, {another}", these=first, another=label)
    return first
