import codecs
import csv
import io
import sys
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.errors import EnvironmentFault, InputError
from counter_app.hall import paper_files
from counter_app.hall.paper_files import read_sheet, sheet_text, write_beside

ROWS = [
    ("时间", "姓名", "备注"),
    ("2020-02-10 9:15", "刘秀兰", "来，取\n材料"),
    ("", "𠮷野", "a;b,c"),
]


def cells(sheet):
    return [row.cells for row in sheet.rows]


def as_csv(rows, separator=",", ending="\r\n"):
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=ending).writerows(rows)
    return text.getvalue()


def as_workbook(rows):
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        for position, cell in enumerate(row):
            sheet.write_string(number, position, cell)
    book.close()
    return content.getvalue()


@pytest.fixture
def read(tmp_path):
    def reading(content, name="forms.csv"):
        file = tmp_path / name
        file.write_bytes(content)
        return read_sheet(file)

    return reading


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\r\n", "\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_in_every_encoding_and_with_every_separator(read, encoding, separator, ending):
    content = as_csv(ROWS, separator, ending).encode(encoding)
    assert cells(read(content)) == ROWS
    assert cells(read(content, "forms.xlsx")) == ROWS, "what is in it decides, not its name"


def test_a_workbook_gives_the_same_rows_whatever_its_name(read):
    assert cells(read(as_workbook(ROWS), "forms.xlsx")) == ROWS
    assert cells(read(as_workbook(ROWS), "forms.csv")) == ROWS


CELL = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Co", "Cn"], include_characters="\n"),
    max_size=8,
).map(str.strip)


TABLE = st.lists(st.tuples(CELL, CELL, CELL), max_size=5)
HEADINGS = ("时间", "姓名", "体温")


def filled(rows):
    return [row for row in rows if any(row)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    # A leading apostrophe or ="…" protects a cell, and is no part of it.
    TABLE.filter(lambda rows: not any(cell[:1] in ("'", "=") for row in rows for cell in row)),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16", "xlsx"]),
)
def test_rows_come_out_of_every_format_as_they_went_in(read, rows, form):
    rows = [HEADINGS, *rows]
    content = as_workbook(rows) if form == "xlsx" else as_csv(rows, "\t").encode(form)
    assert cells(read(content)) == filled(rows)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TABLE.filter(lambda rows: not any(cell[:2] == '="' for row in rows for cell in row)))
def test_what_is_written_for_excel_is_read_as_it_was(read, rows):
    rows = [("时间", "姓名", "体温"), *rows]
    text = sheet_text(rows)
    assert cells(read(text.encode("utf-8-sig"))) == filled(rows)


def test_a_note_full_of_commas_does_not_make_a_tab_file_a_comma_file(read):
    rows = [HEADINGS, ("", "", ",,,"), ("9:15", "a,b,c,d", "36.5")]
    assert cells(read(as_csv(rows, "\t").encode("utf-16"))) == rows


def test_numbers_and_dates_of_a_workbook_are_read_as_a_person_would_type_them(tmp_path):
    file = tmp_path / "forms.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(
        [
            36.5,
            36.6000000000000014,
            37,
            13812348000,
            101.0,
            datetime(2020, 2, 10, 9, 15),
            date(2020, 2, 10),
            time(9, 15),
            timedelta(hours=9, minutes=15),
            True,
            "'=1",
            None,
        ]
    )
    sheet.append([110101194912310024, 12345678901234567890, 123456789012345])
    book.save(file)
    assert cells(read_sheet(file)) == [
        (
            "36.5",
            "36.6",
            "37",
            "13812348000",
            "101",
            "2020-02-10 09:15:00",
            "2020-02-10",
            "09:15:00",
            "9:15:00",
            "TRUE",
            "=1",
        ),
        ("1.10101194912310E+17", "1.23456789012346E+19", "123456789012345"),
    ]


def test_a_formula_gives_the_value_that_was_kept_and_is_never_computed(tmp_path):
    file = tmp_path / "forms.xlsx"
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    sheet.write_formula(0, 0, "=1+1", value=36.5)
    sheet.write_string(0, 1, "x")
    book.close()
    assert cells(read_sheet(file)) == [("36.5", "x")]


def test_rows_keep_the_numbers_that_a_spreadsheet_shows(read):
    text = 'a,b\r\n\r\n"two\nlines",x\r\n,\r\nc,d\r\n'
    rows = read(text.encode()).rows
    assert [(row.number, row.cells[0]) for row in rows] == [(1, "a"), (3, "two\nlines"), (5, "c")]
    rows = read(as_workbook([("a", "b"), ("", ""), ("x", "y")]), "f.xlsx").rows
    assert [row.number for row in rows] == [1, 3]
    assert "two" not in repr(rows)


def test_excels_own_hint_is_no_row(read):
    assert [row.number for row in read(b"sep=;\r\na;b,c\r\n").rows] == [1]


def test_further_sheets_are_counted_and_hidden_ones_passed_over(tmp_path):
    file = tmp_path / "forms.xlsx"
    book = xlsxwriter.Workbook(file)
    for name in ("hidden", "first", "second"):
        sheet = book.add_worksheet(name)
        sheet.write_string(0, 0, name)
        if name == "hidden":
            sheet.hide()
        if name == "first":
            sheet.activate()
            sheet.set_first_sheet()
    book.close()
    sheet = read_sheet(file)
    assert (cells(sheet), sheet.left_out) == ([("first",)], 1)


def zipped(parts):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return content.getvalue()


def rebuilt(changes):
    """A good workbook with some parts replaced."""
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(as_workbook(ROWS))) as source,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.infolist():
            target.writestr(part.filename, changes.get(part.filename, source.read(part)))
    return content.getvalue()


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">'
    + b"".join(
        b'<!ENTITY a%d "%s">' % (n, (b"&a%d;" % (n - 1) if n else b"&a;") * 20) for n in range(9)
    )
    + b"]><worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>&a8;</worksheet>"
)

HOSTILE = {
    "nothing": (b"", "empty"),
    "blank": (b" \r\n \r\n", "empty"),
    "separators only": (b",,,\r\n,,\r\n", "empty"),
    "NUL": (b"a,b\x00\r\n", "neither"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "neither"),
    "no encoding": (b"\xff\xff\xff\xff,\x80", "neither"),
    "odd UTF-16": (codecs.BOM_UTF16_LE + b"a", "neither"),
    "open quote": (b'a,b\r\n"c,d\r\ne,f\r\n', "quotation mark"),
    "huge cell": (b"a,b\r\n" + b"x" * 200_000 + b",c\r\n", "too long"),
    "old Excel": (paper_files.OLE + bytes(600), "old Excel"),
    "password": (paper_files.OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "other zip": (zipped({"content.xml": "<a/>"}), "no XLSX"),
    "cut zip": (as_workbook(ROWS)[:900], "damaged"),
    "no sheets": (zipped({"xl/workbook.xml": "<a/>"}), "damaged"),
    "laughs": (rebuilt({"xl/worksheets/sheet1.xml": LAUGHS}), "damaged"),
    "no XML": (rebuilt({"xl/worksheets/sheet1.xml": b"\x00\x01"}), "damaged"),
    "no strings": (rebuilt({"xl/sharedStrings.xml": b"<a/>"}), "damaged"),
    "bomb": (rebuilt({"xl/sharedStrings.xml": bytes(70 * 1024 * 1024)}), "far more"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_wrong_file_is_refused_with_a_word(read, name):
    content, word = HOSTILE[name]
    with pytest.raises(InputError, match=word):
        read(content)


def test_a_row_far_down_is_refused_without_making_all_rows_above(read):
    sheet = (
        b"<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
        b"<row r='1048576'><c r='XFD1048576' t='str'><v>x</v></c></row></sheetData></worksheet>"
    )
    with pytest.raises(InputError, match="too many rows"):
        read(rebuilt({"xl/worksheets/sheet1.xml": sheet}))


def test_too_many_rows_and_too_large_a_file_are_refused(read, monkeypatch):
    monkeypatch.setattr(paper_files, "MOST_ROWS", 3)
    with pytest.raises(InputError, match="too many rows"):
        read(b"a,b\n" * 4)
    monkeypatch.setattr(paper_files, "LARGEST_FILE", 10)
    with pytest.raises(InputError, match="larger"):
        read(b"a,b\n" * 4)


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path):
    for place in (tmp_path / "nothing.csv", tmp_path):
        with pytest.raises(InputError, match="can't be read"):
            read_sheet(place)


WORKBOOK = as_workbook(ROWS)


def read_or_refuse(read, content):
    """The rows, or None for a file refused; anything else that is raised fails the test."""
    try:
        return read(content).rows
    except InputError:
        return None


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255)), max_size=12))
def test_a_workbook_altered_anywhere_is_read_or_refused(read, changes):
    content = bytearray(WORKBOOK)
    for place, value in changes:
        content[place] = value
    rows = read_or_refuse(read, bytes(content))
    assert rows is None or all(len(row.cells) <= 64 for row in rows)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(read, content):
    rows = read_or_refuse(read, content)
    assert rows is None or all(any(row.cells) for row in rows)


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+86 138", "-5", "@x", "＝1", "110101194912310024", "'=x", "''+", "13812348000123"],
)
def test_what_excel_would_compute_or_round_is_protected_and_comes_back(read, cell):
    text = sheet_text([("a", "b"), (cell, "c")])
    assert f"'{cell}" in text
    assert read(text.encode("utf-8-sig")).rows[1].cells == (cell, "c")


def test_digits_that_people_protected_themselves(read):
    rows = read(b'a,b\r\n="110101194912310024",\'110101194912310024\r\n').rows
    assert rows[1].cells == ("110101194912310024", "110101194912310024")


def test_rejected_rows_are_private_and_overwrite_nothing(tmp_path):
    source = tmp_path / "forms.xlsx"
    first = write_beside(source, "rejected", ROWS)
    assert first.name == "forms.rejected.csv"
    assert first.read_bytes().startswith(codecs.BOM_UTF8)
    if sys.platform != "win32":
        assert first.stat().st_mode & 0o777 == 0o600
    assert write_beside(source, "rejected", ROWS) == first
    first.write_text("somebody is at work here", encoding="utf-8")
    second = write_beside(source, "rejected", ROWS)
    assert second.name == "forms.rejected-2.csv"
    assert first.read_text("utf-8") == "somebody is at work here"
    assert write_beside(source, "rejected", ROWS) == second
    assert {one.name for one in tmp_path.iterdir() if one.is_file()} == {first.name, second.name}


def test_a_folder_that_is_gone_is_the_machines_fault(tmp_path):
    with pytest.raises(EnvironmentFault, match="could not be written"):
        write_beside(tmp_path / "gone" / "forms.csv", "rejected", ROWS)
