"""The preview shows the pages as they will be printed."""

import io

from PIL import Image

from counter_app.documents.paper import drafting
from counter_app.documents.preview import page_count, page_image, page_png
from counter_app.documents.qr import qr_rows


def two_pages() -> bytes:
    with drafting((101, 51), title="t", author="a", language="en") as draft:
        draft.box(0, 0, 50, 51, fill=None, line=None)
        draft.end_page()
        draft.qr("counter:visit:0190d0c2", 0, 0, 50)
        draft.end_page()
        return draft.finish().pdf


def test_pages_are_counted():
    assert page_count(two_pages()) == 2


def test_a_page_is_rows_of_rgba():
    image = page_image(two_pages(), 0, 2)
    assert (image.width, image.height) == (202, 102)
    assert image.pixels == b"\xff" * (202 * 102 * 4)


def test_a_page_as_png_shows_the_same_as_its_pixels():
    pdf = two_pages()
    image = page_image(pdf, 1, 1.5)
    with Image.open(io.BytesIO(page_png(pdf, 1, 1.5))) as png:
        assert png.convert("RGBA").tobytes() == image.pixels
    assert image.pixels != b"\xff" * len(image.pixels)


def test_a_code_is_square_rows_with_its_three_eyes():
    rows = qr_rows("counter:visit:0190d0c2-7b1c-7abc-8def-0123456789ab")
    assert {len(row) for row in rows} == {len(rows)} == {33}
    eye = (True, *[False] * 5, True)
    assert rows[1][:7] == rows[1][-7:] == rows[-2][:7] == eye
