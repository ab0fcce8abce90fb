"""Labels: every code is read back, nothing leaves its sticker, half-used sheets go on."""

import io

import pytest
import zxingcpp
from PIL import Image, ImageChops
from reportlab.lib.units import mm

from counter_app.documents.asset_labels import (
    GRIDS,
    SIZES,
    AssetLabel,
    label_sheets,
    single_labels,
)
from counter_app.documents.preview import page_count, page_png
from counter_app.errors import InputError
from counter_app.hall import codes
from counter_app.language import CHINESE, load_translations
from tests.documents.looking import text_of

CHINESE_WORDS = load_translations(CHINESE)
DOTS = 203 / 72


def label(number, name="1 号窗口柜台"):
    return AssetLabel(
        hall="城东社保经办大厅",
        number=f"C-{number:02}",
        name=name,
        kind="窗口柜台",
        code=f"{codes.ASSET}{number:032x}",
    )


def page(paper, number=0):
    return Image.open(io.BytesIO(page_png(paper.pdf, number, DOTS))).convert("L")


def read(picture):
    """What a scanner reads, from left to right and top to bottom."""
    found = zxingcpp.read_barcodes(picture)
    return [one.text for one in sorted(found, key=lambda one: one.text)]


@pytest.mark.parametrize("grid", GRIDS, ids=lambda grid: grid.name)
def test_every_code_of_a_sheet_is_read_back(grid):
    labels = [label(number) for number in range(1, grid.count + 4)]
    paper = label_sheets(labels, grid, 1, "设施标签", CHINESE_WORDS)
    assert page_count(paper.pdf) == 2
    assert read(page(paper)) == [one.code for one in labels[: grid.count]]
    assert read(page(paper, 1)) == [one.code for one in labels[grid.count :]]
    assert paper.missing == ""


@pytest.mark.parametrize("grid", GRIDS, ids=lambda grid: grid.name)
def test_a_half_used_sheet_goes_on_at_its_next_free_place(grid):
    start = grid.count - 1
    labels = [label(1), label(2), label(3)]
    paper = label_sheets(labels, grid, start, "设施标签", CHINESE_WORDS)
    first = page(paper)
    left, top = grid.place(start - 1)
    used = first.crop((0, 0, first.width, int(top * DOTS)))
    assert used.getextrema() == (255, 255)
    assert read(first) == [labels[0].code, labels[1].code]
    assert read(page(paper, 1)) == [labels[2].code]
    last_left, last_top = grid.place(grid.count - 1)
    assert left + grid.wide * mm <= last_left + 0.01
    assert last_top + grid.high * mm <= 297 * mm


@pytest.mark.parametrize("start", [0, 25])
def test_a_place_that_the_sheet_does_not_have_is_refused(start):
    with pytest.raises(InputError) as refused:
        label_sheets([label(1)], GRIDS[0], start, "设施标签", CHINESE_WORDS)
    assert refused.value.field == "start"


LONGEST = "买买提·吐尔逊·阿卜杜热合曼专用𬭚𠅤号自助服务一体机（社会保障卡即时制卡和打印）"


@pytest.mark.parametrize("grid", GRIDS, ids=lambda grid: grid.name)
def test_a_long_name_stays_within_its_sticker(grid):
    """With the neighbours left out, nothing is drawn outside the place of the one."""
    paper = label_sheets([label(7, LONGEST)], grid, 2, "设施标签", CHINESE_WORDS)
    picture = page(paper)
    left, top = grid.place(1)
    box = [left, top, left + grid.wide * mm, top + grid.high * mm]
    inside = tuple(round(one * DOTS) for one in box)
    blank = Image.new("L", picture.size, 255)
    blank.paste(picture.crop(inside), inside[:2])
    assert ImageChops.difference(picture, blank).getbbox() is None
    assert LONGEST in text_of(paper)
    assert read(picture) == [label(7).code]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_a_single_label_fits_its_roll(size):
    paper = single_labels([label(1), label(2, LONGEST)], size, "设施标签", CHINESE_WORDS)
    assert page_count(paper.pdf) == 2
    for number, code in ((0, label(1).code), (1, label(2).code)):
        picture = page(paper, number)
        assert read(picture) == [code]
        edge = picture.copy()
        edge.paste(255, (4, 4, picture.width - 4, picture.height - 4))
        assert edge.getextrema() == (255, 255)
    for word in ("C-01", "1 号窗口柜台", "窗口柜台", "城东社保经办大厅"):
        assert word in text_of(paper)


def test_the_same_labels_give_the_same_bytes():
    one, other = (
        label_sheets([label(1)], GRIDS[0], 3, "设施标签", CHINESE_WORDS) for _ in range(2)
    )
    assert one.pdf == other.pdf
