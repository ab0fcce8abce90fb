import openpyxl
import pytest

from counter_app.errors import EnvironmentFault, InputError
from counter_app.hall.paper_files import Sheet, SheetRow, read_sheet
from counter_app.hall.paper_forms import forms_of, rejected_rows, write_template
from counter_app.hall.paper_words import Column

HEADINGS = ("备注", "事项", "体温(℃)", "性别", "口罩", "时间", "姓名")


def sheet(*rows):
    return Sheet(rows=tuple(SheetRow(number, row) for number, row in enumerate(rows, 1)))


def test_columns_may_stand_in_any_order_below_a_title_and_others_are_named():
    table = sheet(("城东大厅登记表",), HEADINGS, ("", "105", "36.5", "女", "是", "9:15", "刘秀兰"))
    forms = forms_of(table)
    (form,) = forms.forms
    assert (form.row, form.matters, form.time, form.name) == (3, "105", "9:15", "刘秀兰")
    assert forms.ignored == ("性别",)


def test_english_headings():
    headings = (
        *("Time", "Name", "Document type", "Document number", "Phone", "Temperature", "Mask"),
        *("Matter(s)", "Note"),
    )
    (form,) = forms_of(sheet(headings, tuple("abcdefghi"))).forms
    assert (form.time, form.document_kind, form.matters, form.note) == ("a", "c", "h", "i")


def test_missing_columns_are_named_with_what_is_there():
    with pytest.raises(
        InputError, match=r"missing: Temperature, Mask.*are: 时间, 姓名, 事项"
    ) as fault:
        forms_of(sheet(("时间", "姓名", "事项"), ("9:15", "刘秀兰", "105")))
    assert "刘" not in str(fault.value)


def test_a_file_without_headings_is_refused_without_saying_what_is_in_it():
    with pytest.raises(InputError, match="no heading") as fault:
        forms_of(sheet(("2020-02-10 9:15", "刘秀兰", "36.5"), ("2020-02-10 9:20", "王伟", "36.6")))
    assert "刘" not in str(fault.value)


def test_doubled_columns_and_a_table_without_forms_are_refused():
    with pytest.raises(InputError, match=r"More than one.*Mask"):
        forms_of(sheet((*HEADINGS, "是否戴口罩"), ("x",)))
    with pytest.raises(InputError, match="no form"):
        forms_of(sheet(HEADINGS))


def test_rejected_rows_keep_their_cells_and_get_one_column_of_reasons():
    table = sheet(("原因", *HEADINGS), ("old", "n", "105"), ("", "m", "201"), ("", "k", "301"))
    rows = rejected_rows(forms_of(table), {2: "why", 4: "because"}, "原因")
    assert rows == [
        [*HEADINGS, "原因"],
        ["n", "105", "", "", "", "", "", "why"],
        ["k", "301", "", "", "", "", "", "because"],
    ]


@pytest.mark.parametrize("name", ["form.csv", "form.xlsx"])
def test_the_empty_form_has_all_columns_and_is_never_written_over(tmp_path, name):
    file = tmp_path / name
    write_template(file)
    with pytest.raises(InputError, match="no form"):
        forms_of(read_sheet(file))
    headings = read_sheet(file).rows[0].cells
    known = forms_of(sheet(headings, ("x",))).columns
    assert set(Column) - set(known) == {Column.DAY, Column.METHOD, Column.REASON}
    with pytest.raises(InputError, match="there already"):
        write_template(file)
    with pytest.raises(EnvironmentFault):
        write_template(tmp_path / "gone" / name)


def test_the_form_for_excel_keeps_numbers_as_text(tmp_path):
    write_template(tmp_path / "form.xlsx")
    active = openpyxl.load_workbook(tmp_path / "form.xlsx").active
    assert active is not None
    assert active.column_dimensions["D"].number_format == "@"
