"""Looking at a paper as a reader does: its text, its codes."""

import io

import zxingcpp
from PIL import Image

from counter_app.documents.paper import Paper
from counter_app.documents.preview import page_count, page_png, page_text


def text_of(paper: Paper) -> str:
    """All text, without line breaks, as copied from a viewer."""
    pages = [page_text(paper.pdf, page) for page in range(page_count(paper.pdf))]
    return "".join("".join(pages).splitlines())


def codes_of(paper: Paper, dots_per_inch: int = 203) -> list[str]:
    """What a scanner reads from the printed first page; 203 dpi is what thermal printers have."""
    picture = Image.open(io.BytesIO(page_png(paper.pdf, 0, dots_per_inch / 72)))
    return [found.text for found in zxingcpp.read_barcodes(picture)]
