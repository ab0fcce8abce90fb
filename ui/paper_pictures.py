"""Papers as pictures for the screen. Made in the pool, never on the UI thread."""

from __future__ import annotations

from PySide6.QtGui import QImage

DOTS_PER_POINT = 2.0
"""Sharp at the size of the screen, and on one twice as fine."""


def paper_pictures(pdf: bytes, dots_per_point: float = DOTS_PER_POINT) -> list[QImage]:
    """Every page of a PDF as a picture; takes some tens of milliseconds a page."""
    # Imported here: reading a PDF is not needed to start.
    from counter_app.documents.preview import page_count, page_image

    pictures = []
    for number in range(page_count(pdf)):
        page = page_image(pdf, number, dots_per_point)
        picture = QImage(
            page.pixels, page.width, page.height, page.width * 4, QImage.Format.Format_RGBA8888
        )
        # A copy of its own: the pixels belong to Python and go away.
        pictures.append(picture.copy())
    return pictures
