"""A workbook shows its values as they are: texts as texts, moments in hall time."""

import io
from datetime import date, datetime

import openpyxl

from counter_app.documents.workbook import Cell, SheetData, WorkbookColumn, workbook

NOON = 1_581_307_200_000  # 2020-02-10 12:00 in the hall

COLUMNS = (
    WorkbookColumn("Name", 20),
    WorkbookColumn("Pieces", kind="number"),
    WorkbookColumn("When", 18, "moment"),
    WorkbookColumn("Day", kind="day"),
)


def read(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def test_values_come_back_as_what_they_are():
    rows: list[list[Cell]] = [
        ["买买提·吐尔逊𬭚", 12, NOON, date(2020, 2, 29)],
        ["110101199003074514", None, None, None],
    ]
    sheet = read(workbook([SheetData("二月", COLUMNS, rows)], "T", "H"))["二月"]
    assert [cell.value for cell in sheet[1]] == ["Name", "Pieces", "When", "Day"]
    assert [cell.value for cell in sheet[2]] == [
        "买买提·吐尔逊𬭚",
        12,
        datetime(2020, 2, 10, 12),
        datetime(2020, 2, 29),
    ]
    assert sheet["A3"].value == "110101199003074514"
    assert sheet.freeze_panes == "A2"


def test_nothing_is_computed():
    texts = ["=1+1", "+8613800000000", "@SUM(A1)", "-5", "https://example.org", "{=A1}"]
    sheet = read(
        workbook([SheetData("S", COLUMNS[:1], [[text] for text in texts])], "T", "H")
    ).active
    found = [sheet.cell(row, 1) for row in range(2, 2 + len(texts))]
    assert [cell.value for cell in found] == texts
    assert {cell.data_type for cell in found} == {"s"}
    assert not any(cell.hyperlink for cell in found)


def test_names_of_sheets_are_made_fit():
    names = ["a/b:c*", "A B C", "", "'", "x" * 40, "X" * 40]
    book = read(workbook([SheetData(name, COLUMNS[:1], []) for name in names], "T", "H"))
    assert len({name.casefold() for name in book.sheetnames}) == len(names)
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_the_same_values_give_the_same_bytes():
    data = [SheetData("S", COLUMNS, [["a", 1, NOON, date(2020, 2, 10)]])]
    assert workbook(data, "T", "H") == workbook(data, "T", "H")
