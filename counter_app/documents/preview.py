"""Pages of a PDF as pictures, for the preview on the screen and for looking at paper in tests."""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

# PDFium keeps state of its own and is not made for threads.
rendering = threading.Lock()


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page: `pixels` are RGBA rows from the top, without gaps, 4 × width bytes each."""

    width: int
    height: int
    pixels: bytes


def page_count(pdf: bytes) -> int:
    """How many pages the document has."""
    with rendering, pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def page_image(pdf: bytes, page: int, scale: float) -> PageImage:
    """Page `page` (from 0) at `scale` pixels a point; 1 is 72 dpi."""
    with rendering, pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[page].render(
            scale=scale, rev_byteorder=True, force_bitmap_format=raw.FPDFBitmap_BGRA
        )
        row = bitmap.width * 4
        buffer = bytes(bitmap.buffer)
        pixels = b"".join(
            buffer[top * bitmap.stride : top * bitmap.stride + row] for top in range(bitmap.height)
        )
        return PageImage(bitmap.width, bitmap.height, pixels)


def page_png(pdf: bytes, page: int, scale: float) -> bytes:
    """Page `page` (from 0) as a PNG file."""
    with rendering, pypdfium2.PdfDocument(pdf) as document:
        target = io.BytesIO()
        document[page].render(scale=scale).to_pil().save(target, "PNG")
        return target.getvalue()


def page_text(pdf: bytes, page: int) -> str:
    """The text of page `page` (from 0) as a reader copies it."""
    with rendering, pypdfium2.PdfDocument(pdf) as document:
        return str(document[page].get_textpage().get_text_bounded())
