"""The roster of a month for the notice board: everything on it, and a table that can be read in."""

import io
from datetime import date

import openpyxl
import pytest

from counter_app.documents.preview import page_count
from counter_app.documents.roster_month import roster_paper, roster_workbook
from counter_app.hall.duties import Place
from counter_app.hall.roster import month_roster, set_duty
from counter_app.hall.roster_files import look_into
from counter_app.hall.rules import HallRules, set_rules
from counter_app.hall.shifts import Shift
from counter_app.language import CHINESE, LANGUAGES, load_translations
from tests.documents.looking import text_of
from tests.small_hall import NOON

FEBRUARY = date(2020, 2, 1)
NAMES = ("张伟", "买买提·吐尔逊", "𬭚𠅤", "李娜")
LONG = "阿卜杜热西提·阿卜杜热合曼·麦麦提依明江·吐尔逊"


@pytest.fixture
def roster(small_hall):
    for day in range(1, 29):
        place = Place(date(2020, 2, day))
        name = LONG if day == 5 else NAMES[day % 4]
        set_duty(small_hall.leader, place, name, "王芳", f"010-555001{day:02d}")
    return small_hall


def paper(hall, language=CHINESE):
    translations = load_translations(language)
    month = month_roster(hall.leader, FEBRUARY)
    return roster_paper(month, "城东社保经办大厅", "李敏", NOON, translations)


def test_a_month_is_one_page_with_everybody(roster):
    made = paper(roster)
    said = text_of(made)
    assert page_count(made.pdf) == 1
    for name in ("城东社保经办大厅", "2020-02", *NAMES, LONG, "010-55500128", "星期六", "02-29"):
        assert name in said, name
    assert made.missing == ""
    assert paper(roster).pdf == made.pdf


def test_shifts_stand_with_their_hours_and_the_head_on_each_page(roster):
    shifts = (Shift(name="早班", begins=480, ends=750), Shift(name="晚班", begins=750, ends=1080))
    set_rules(roster.administrator, HallRules(shifts=shifts))
    made = paper(roster)
    assert page_count(made.pdf) > 1
    said = text_of(made)
    assert "早班 08:00-12:30" in said
    assert said.count("带班领导") == page_count(made.pdf)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_can_be_read_in_again_and_changes_nothing(roster, tmp_path, language):
    shifts = (Shift(name="早班", begins=480, ends=750), Shift())
    set_rules(roster.administrator, HallRules(shifts=shifts))
    set_duty(roster.leader, Place(date(2020, 2, 29), "早班"), "张伟")
    month = month_roster(roster.leader, FEBRUARY)
    path = tmp_path / "roster.xlsx"
    path.write_bytes(roster_workbook(month, "城东社保经办大厅", load_translations(language)))
    file = look_into(roster.leader, path, FEBRUARY)
    assert (file.changes, file.unchanged, file.rejected, file.ignored) == ((), 29, {}, ())
    assert file.empty == 29


def test_an_empty_month_is_the_form_to_fill_in(small_hall, tmp_path):
    month = month_roster(small_hall.leader, FEBRUARY)
    content = roster_workbook(month, "城东社保经办大厅", load_translations(CHINESE))
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    assert sheet.max_row == 30
    sheet["D5"] = "张伟"
    path = tmp_path / "roster.xlsx"
    book.save(path)
    (change,) = look_into(small_hall.leader, path, FEBRUARY).changes
    assert (change.place.day, change.leader.name) == (date(2020, 2, 4), "张伟")
