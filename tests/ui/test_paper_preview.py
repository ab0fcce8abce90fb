import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from counter_app.documents.ticket_slip import TicketSlip, ticket_slip
from counter_app.language import load_translations
from ui.paper_pictures import paper_pictures
from ui.style import Style
from ui.widgets.paper_preview import PaperPreview

CONTROL = Qt.KeyboardModifier.ControlModifier


def sheet(width: int = 400, height: int = 560) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGBA8888)
    image.fill(Qt.GlobalColor.white)
    return image


@pytest.fixture
def preview(shown):
    found = shown(PaperPreview(Style()), 620, 500)
    found.setFocus()
    return found


@pytest.fixture
def wishes(preview):
    heard = []
    preview.print_asked.connect(lambda: heard.append("print"))
    preview.save_asked.connect(lambda: heard.append("save"))
    preview.closed.connect(lambda: heard.append("close"))
    return heard


def test_keys_print_save_and_close(preview, wishes, type_in):
    preview.show_pages([sheet()])
    type_in((Qt.Key.Key_P, CONTROL), (Qt.Key.Key_S, CONTROL), Qt.Key.Key_Escape)
    assert wishes == ["print", "save", "close"]


def test_without_a_paper_or_while_one_is_printed_it_can_only_be_closed(preview, wishes, type_in):
    for prepare in (lambda: None, lambda: preview.show_pages([sheet()])):
        prepare()
        preview.set_busy(True)
        type_in((Qt.Key.Key_P, CONTROL), (Qt.Key.Key_S, CONTROL))
    assert wishes == []
    type_in(Qt.Key.Key_Escape)
    assert wishes == ["close"]


def test_page_keys_turn_pages_and_it_says_which_is_seen(preview, type_in):
    preview.show_pages([sheet(), sheet(), sheet()])
    assert preview.page_in_sight() == 1
    type_in(Qt.Key.Key_PageDown)
    assert preview.page_in_sight() == 2
    type_in(Qt.Key.Key_End)
    assert preview.page_in_sight() == 3
    type_in(Qt.Key.Key_PageUp)
    assert preview.page_in_sight() == 2
    type_in(Qt.Key.Key_Home)
    assert preview.page_in_sight() == 1


def test_keys_zoom_within_bounds(preview, type_in):
    preview.show_pages([sheet()])
    before = preview._pages.width()
    type_in("+")
    assert preview._pages.width() > before
    type_in("-" * 9)
    assert 0 < preview._pages.width() < before


def test_a_slip_is_not_blown_up_to_the_width_of_a_sheet(preview):
    preview.show_pages([sheet(200, 500)])
    assert preview._pages.width() < 260


def test_a_ticket_slip_becomes_a_picture_with_ink_on_it(preview):
    slip = TicketSlip(
        hall="城东社保经办大厅",
        number="A024",
        matters=("社会保障卡申领",),
        taken_at=0,
        reference="counter:visit:0123456789abcdef",
        printed_at=0,
    )
    pictures = paper_pictures(ticket_slip(slip, load_translations("zh_CN")).pdf)
    assert len(pictures) == 1
    picture = pictures[0]
    black = QColor(Qt.GlobalColor.black)
    dark = sum(
        picture.pixelColor(x, y) == black
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    )
    assert dark > 500
    preview.show_pages(pictures)
    assert preview.page_count() == 1
