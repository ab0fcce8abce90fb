"""What is laid into pages arrives on them, whole, and pages end where they should."""

import io

from PIL import Image

from counter_app.documents.pages import Column, Pages
from counter_app.documents.preview import page_count, page_png, page_text
from counter_app.language import Translations
from tests.documents.looking import text_of

LONG = "阿卜杜热合曼·买买提吐尔逊·艾合买提江·伊敏" * 6
RARE = "𬭚𠅤"


def finished(pages):
    return pages.finish(
        title="Sheet", author="Hall", foot="Hall · Sheet", translations=Translations({})
    )


def jpeg(colour, size=(640, 480)):
    content = io.BytesIO()
    Image.new("RGB", size, colour).save(content, "JPEG")
    return content.getvalue()


def test_facts_keep_long_values_and_rare_characters():
    pages = Pages()
    pages.head(
        "A very long title of a paper that must not run into its moment", LONG, "2020-02-10", "x"
    )
    pages.facts([("Name", LONG), ("Rare", RARE), ("Phone", "")])
    text = text_of(finished(pages))
    assert LONG in text
    assert RARE in text
    assert "Phone" in text


def test_a_signature_is_never_alone_on_its_page():
    for rows in range(30, 60):
        pages = Pages()
        pages.table([Column("n", 1)], [[f"row {number}"] for number in range(rows)])
        pages.signatures(["Handed over by", "Taken over by"])
        paper = finished(pages)
        last = page_text(paper.pdf, page_count(paper.pdf) - 1)
        assert "Taken over by" in last
        assert f"row {rows - 1}" in last


def test_cells_that_wrap_keep_their_size_and_lose_nothing():
    pages = Pages()
    columns = [Column("Who", 1, "left"), Column("What they said", 2, "left", wraps=True)]
    pages.table(columns, [[f"n{number}", LONG] for number in range(40)])
    paper = finished(pages)
    assert page_count(paper.pdf) >= 3
    assert text_of(paper).count(LONG) == 40
    for page in range(page_count(paper.pdf)):
        assert "What they said" in page_text(paper.pdf, page)


def test_pictures_stand_in_their_frames_and_bad_ones_leave_a_frame():
    pages = Pages()
    pages.pictures(
        [
            (jpeg("red"), "the red one"),
            (jpeg("blue", (100, 900)), "a tall one"),
            (None, "not here yet"),
            (b"\xff\xd8 no picture", "damaged"),
            (jpeg("red")[:200], "cut"),
        ]
    )
    paper = finished(pages)
    text = text_of(paper)
    for caption in ("the red one", "a tall one", "not here yet", "damaged", "cut"):
        assert caption in text
    picture = Image.open(io.BytesIO(page_png(paper.pdf, 0, 1.0))).convert("RGB")
    pixels = picture.tobytes()
    assert bytes((254, 0, 0)) * 40 in pixels
    assert bytes((0, 0, 254)) * 10 in pixels


def test_the_same_values_give_the_same_bytes():
    def make():
        pages = Pages()
        pages.facts([("a", "b")])
        pages.pictures([(jpeg("red"), "one")])
        return finished(pages).pdf

    assert make() == make()
