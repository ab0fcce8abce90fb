from datetime import date

import pytest

from counter_app.documents.day_sheet import day_sheet
from counter_app.documents.hall_values import sheet_of, slip_of
from counter_app.documents.ticket_slip import ticket_slip
from counter_app.hall.day import day_figures
from counter_app.hall.queue import call_next, finish, start
from counter_app.hall.registering import note_printing, read_ticket
from counter_app.hall.visits import Outcome
from counter_app.language import CHINESE, ENGLISH, load_translations

LADY = "110101194912310024"


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_a_ticket_becomes_a_slip_without_the_visitors_name(small_hall, language):
    (code,) = small_hall.codes(1)
    visit = small_hall.ticket(code, person=small_hall.person("刘秀兰", LADY)).visit
    note_printing(small_hall.door, visit.id, True)
    ticket = read_ticket(small_hall.door, visit.id)
    catalogue = small_hall.catalogue()
    slip = slip_of(ticket, "城东大厅", catalogue, small_hall.clock.now(), language)
    assert (slip.number, slip.copy, slip.temperature) == (visit.ticket, 2, 365)
    assert slip.matters == (catalogue.name_of(code, language),)
    assert LADY not in slip.reference
    assert ticket_slip(slip, load_translations(language)).pdf.startswith(b"%PDF")


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_a_days_figures_become_a_sheet_with_nobodys_name(small_hall, language):
    visit = small_hall.ticket(*small_hall.codes(2), person=small_hall.person("刘秀兰", LADY)).visit
    call_next(small_hall.clerk, small_hall.first)
    start(small_hall.clerk, visit.id)
    finish(small_hall.clerk, visit.id, {one.code: Outcome.DONE for one in visit.matters})
    figures = day_figures(small_hall.leader, date(2020, 2, 10))
    sheet = sheet_of(figures, "城东大厅", "李敏", 0, small_hall.catalogue(), language)
    assert (sheet.visits, sheet.checks, sheet.threshold) == (1, 1, 373)
    assert [row.visits for row in sheet.matters] == [1, 1]
    assert sum(band.count for band in sheet.waiting_bands) == 1
    assert "刘" not in repr(sheet)
    assert day_sheet(sheet, load_translations(language)).pdf.startswith(b"%PDF")
