"""Photos and scans become small, upright and silent; whatever else is handed in is refused."""

import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from counter_app.errors import InputError
from counter_app.hall.photographs import (
    LARGEST_PHOTOGRAPH,
    LARGEST_THUMBNAIL,
    LONGEST_SIDE,
    ORIENTATION,
    THUMBNAIL_SIDE,
    prepare_photograph,
    prepare_scan,
)
from tests.pictures import drawn, noisy, written


def opened(data):
    return Image.open(io.BytesIO(data))


def with_camera_facts(orientation=1):
    """EXIF as a telephone writes it: how it was held, its maker, and where it was."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010F] = "Maker of telephones"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (39.0, 54.0, 20.0)
    return exif


def scan(pages=1, **rest):
    target = io.BytesIO()
    canvas = Canvas(target, **rest)
    for number in range(pages):
        canvas.drawString(100, 700, f"Signed, page {number + 1}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_a_large_photo_is_made_small():
    prepared = prepare_photograph(written(drawn(4000, 3000)), "IMG_0001.JPG")
    assert opened(prepared.data).size == (LONGEST_SIDE, 1200)
    assert prepared.media == "image/jpeg"
    assert prepared.name == "IMG_0001.JPG"
    assert prepared.size == len(prepared.data) <= LARGEST_PHOTOGRAPH
    assert prepared.digest == hashlib.sha256(prepared.data).hexdigest()


def test_a_small_photo_keeps_its_size():
    assert opened(prepare_photograph(written(drawn(320, 200)), "a.jpg").data).size == (320, 200)


def test_the_thumbnail_fits_into_an_entry():
    for picture in (drawn(4000, 3000), noisy(1600, 1200), drawn(5, 2000)):
        prepared = prepare_photograph(written(picture), "a.jpg")
        assert len(prepared.thumbnail) <= LARGEST_THUMBNAIL
        assert max(opened(prepared.thumbnail).size) <= THUMBNAIL_SIDE


def test_noise_is_made_to_fit():
    prepared = prepare_photograph(written(noisy(1600, 1600), "PNG"), "a.png")
    assert prepared.size <= LARGEST_PHOTOGRAPH


def test_nothing_that_the_camera_knows_comes_along():
    data = written(
        drawn(), exif=with_camera_facts(), comment=b"who I am", xmp=b"<x:xmpmeta>who</x:xmpmeta>"
    )
    assert b"Maker of telephones" in data
    prepared = prepare_photograph(data, "a.jpg")
    for jpeg in (prepared.data, prepared.thumbnail):
        for said in (b"Maker", b"who", b"Exif", b"xmp"):
            assert said not in jpeg
        assert dict(opened(jpeg).getexif()) == {}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_stands_upright_however_the_camera_was_held(orientation):
    turned = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }.get(orientation)
    seen = drawn(640, 480)
    stored = seen if turned is None else seen.transpose(turned)
    data = written(stored, exif=with_camera_facts(orientation))
    upright = opened(prepare_photograph(data, "a.jpg").data)
    assert upright.size == (640, 480)
    red = upright.getpixel((10, 10))
    assert red[0] > 180
    assert red[1] < 80


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("PNG", "1"),
        ("PNG", "I;16"),
        ("WEBP", "RGB"),
        ("BMP", "RGB"),
    ],
)
def test_pictures_of_every_kind_become_jpeg(form, mode):
    picture = Image.new("I;16", (64, 48), 40_000) if mode == "I;16" else drawn(64, 48, mode)
    prepared = prepare_photograph(written(picture, form), "a")
    assert opened(prepared.data).mode == "RGB"
    assert opened(prepared.data).size == (64, 48)


def test_what_can_be_seen_through_stands_on_white():
    clear = Image.new("RGBA", (60, 60), (0, 0, 0, 0))
    prepared = prepare_photograph(written(clear, "PNG"), "a.png")
    assert min(opened(prepared.data).getpixel((30, 30))) > 240


def test_a_picture_that_would_fill_the_memory_is_refused():
    bomb = written(Image.new("1", (12_000, 12_000)), "PNG")
    assert len(bomb) < 100_000
    with pytest.raises(InputError, match="too large"):
        prepare_photograph(bomb, "a.png")


@pytest.mark.parametrize("data", [b"", b"hello", b"\xff\xd8\xff", b"GIF89a" + bytes(50)])
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(InputError) as refused:
        prepare_photograph(data, "a.jpg")
    assert refused.value.field == "photograph"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_is_cut_off_is_refused(form):
    data = written(noisy(300, 200), form)
    with pytest.raises(InputError):
        prepare_photograph(data[: len(data) // 2], "a")


JPEG, PNG = written(drawn(40, 30)), written(drawn(40, 30), "PNG")


@given(st.sampled_from([JPEG, PNG]), st.data())
def test_damage_anywhere_is_refused_in_words_or_does_not_matter(whole, chance):
    data = bytearray(whole)
    for place in chance.draw(st.lists(st.integers(0, len(data) - 1), min_size=1, max_size=8)):
        data[place] = chance.draw(st.integers(0, 255))
    try:
        prepared = prepare_photograph(bytes(data), "a")
    except InputError:
        return
    assert opened(prepared.data).format == "JPEG"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("C:\\Camera\\IMG_1.JPG", "IMG_1.JPG"),
        ("/media/card/现场 1.jpg", "现场 1.jpg"),
        ("a\0b\nc.jpg", "a b c.jpg"),
        ("长" * 200 + ".jpg", "长" * 80),
        ("", ""),
    ],
)
def test_of_a_name_the_last_part_is_kept(name, kept):
    assert prepare_photograph(JPEG, name).name == kept


def test_a_scan_is_kept_byte_for_byte():
    data = scan(pages=2)
    prepared = prepare_photograph(data, "signed.pdf")
    assert prepared.data == data
    assert prepared.media == "application/pdf"
    assert opened(prepared.thumbnail).format == "JPEG"
    assert prepare_scan(data, "signed.pdf") == prepared


def test_a_scan_that_is_too_large_is_refused_with_its_size():
    with pytest.raises(InputError, match=r"5\.0 MB"):
        prepare_scan(scan() + bytes(5_000_000), "a.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.4 nothing", scan()[:300], scan(encrypt="secret")])
def test_a_scan_that_cant_be_read_is_refused(data):
    with pytest.raises(InputError, match="can't be read"):
        prepare_photograph(data, "a.pdf")
