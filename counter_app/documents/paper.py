"""A paper in the making: pages, text with nothing lost, lines, codes; and the finished paper.

Distances are points from the left and from the top of the page. The same values give the same
bytes. Not here: what a paper says, and how a page is divided.
"""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from reportlab.lib.colors import Color, black
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from counter_app.documents.fonts import Weight, drawable, font, width
from counter_app.documents.qr import QUIET, qr_rows

CREATOR = "counter-app"

Align = Literal["left", "center", "right"]

making = threading.Lock()
"""reportlab's fonts keep their place while they are read: one paper is made at a time."""

UNIT = re.compile(
    r"[(（《〈「『【“‘]*"  # an opening mark stays with what it opens
    r"(?:[A-Za-z0-9\u00c0-\u024f][^\s\u2e80-\U0003ffff]*|[^\s])"
    r"[,.;:!?%)，。、；：！？）》〉」』】”’·℃…]*"  # and a closing one with what it closes
    r"|[ ]"
)
"""What a line break never cuts: a Latin word or number, or one other character with its marks."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper.

    `missing` are the characters that the font lacks and that stand as 〓 on the paper: say so, and
    let them be written by hand. They may come from a name and stay out of reprs.
    """

    pdf: bytes = field(repr=False)
    pages: int
    missing: str = field(repr=False)


class Draft:
    """A paper in the making. Made by `drafting`, which keeps others out meanwhile."""

    def __init__(self, size: tuple[float, float], title: str, author: str, language: str) -> None:
        font(Weight.REGULAR)
        self._buffer = io.BytesIO()
        self._height = size[1]
        self._missing: dict[str, None] = {}
        self._pages = 0
        # Invariant: neither the time of making nor chance goes into the bytes.
        self._canvas = Canvas(
            self._buffer,
            pagesize=size,
            invariant=True,
            pageCompression=1,
            initialFontName=Weight.REGULAR.value,  # type: ignore[arg-type]  # the stub errs
            lang=language,
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(title)
        self._canvas.setCreator(CREATOR)
        self._canvas.setProducer(CREATOR)

    def text(
        self,
        text: str,
        x: float,
        top: float,
        size: float,
        *,
        weight: Weight = Weight.REGULAR,
        align: Align = "left",
        color: Color = black,
    ) -> None:
        """One line; `top` is the top of its em square, `x` its left, middle or right."""
        line, lacking = drawable(text, weight)
        self._missing.update(dict.fromkeys(lacking))
        if align != "left":
            x -= width(line, weight, size) / (2 if align == "center" else 1)
        self._canvas.setFillColor(color)
        self._canvas.setFont(weight.value, size)
        self._canvas.drawString(x, self._height - top - 0.88 * size, line)

    def box(
        self,
        x: float,
        top: float,
        wide: float,
        high: float,
        *,
        fill: Color | None = None,
        line: Color | None = None,
        thick: float = 0.6,
        radius: float = 0,
    ) -> None:
        """A box, filled, outlined or both."""
        if fill is not None:
            self._canvas.setFillColor(fill)
        if line is not None:
            self._canvas.setStrokeColor(line)
            self._canvas.setLineWidth(thick)
        bottom = self._height - top - high
        filled, outlined = int(fill is not None), int(line is not None)
        if radius:
            self._canvas.roundRect(x, bottom, wide, high, radius, outlined, filled)
        else:
            self._canvas.rect(x, bottom, wide, high, outlined, filled)

    def rule(
        self,
        x: float,
        top: float,
        x_end: float,
        top_end: float | None = None,
        *,
        thick: float = 0.6,
        dashed: bool = False,
        color: Color = black,
    ) -> None:
        """A line; level unless `top_end` says otherwise."""
        end = top if top_end is None else top_end
        self._canvas.setStrokeColor(color)
        self._canvas.setLineWidth(thick)
        self._canvas.setDash(*((2, 2) if dashed else ()))
        self._canvas.line(x, self._height - top, x_end, self._height - end)
        self._canvas.setDash()

    def qr(self, text: str, x: float, top: float, side: float) -> None:
        """A QR code, `side` wide with its quiet zone."""
        rows = qr_rows(text)
        module = side / (len(rows) + 2 * QUIET)
        path = self._canvas.beginPath()
        for down, row in enumerate(rows):
            across = 0
            while across < len(row):
                length = 1
                if row[across]:
                    while across + length < len(row) and row[across + length]:
                        length += 1
                    path.rect(
                        x + (QUIET + across) * module,
                        self._height - top - (QUIET + down + 1) * module,
                        length * module,
                        module,
                    )
                across += length
        self._canvas.setFillColor(black)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def picture(self, picture: ImageReader, x: float, top: float, wide: float, high: float) -> None:
        """A picture, whole and undistorted, in the middle of its frame."""
        width_there, height_there = picture.getSize()
        scale = min(wide / width_there, high / height_there)
        drawn_wide, drawn_high = width_there * scale, height_there * scale
        left = x + (wide - drawn_wide) / 2
        bottom = self._height - top - (high + drawn_high) / 2
        self._canvas.drawImage(picture, left, bottom, drawn_wide, drawn_high)

    def end_page(self) -> None:
        """The page is full; what follows goes to the next one."""
        self._canvas.showPage()
        self._pages += 1

    def finish(self) -> Paper:
        """The paper, after its last page has ended."""
        self._canvas.save()
        return Paper(self._buffer.getvalue(), self._pages, "".join(self._missing))


def readable_picture(content: bytes) -> ImageReader | None:
    """A picture for `Draft.picture`; None where these bytes are none, and the paper goes on."""
    try:
        picture = ImageReader(io.BytesIO(content))
        picture.getRGBData()  # type: ignore[no-untyped-call]
    except (OSError, SyntaxError, ValueError):
        return None
    return picture


@contextmanager
def drafting(
    size: tuple[float, float], *, title: str, author: str, language: str
) -> Iterator[Draft]:
    """A new draft of `size` points; title and author go into the file and name no person."""
    with making:
        yield Draft(size, title, author, language)


def text_width(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    """How wide a text is on one line, in points."""
    return width(drawable(text, weight)[0], weight, size)


def wrap(text: str, size: float, wide: float, weight: Weight = Weight.REGULAR) -> list[str]:
    """The text in lines of at most `wide` points. Nothing is lost; a long word is cut at the end
    of the line.
    """
    drawn, _ = drawable(text, weight)
    lines, line = [], ""
    for unit in UNIT.findall(drawn):
        if width((line + unit).rstrip(), weight, size) <= wide:
            line += unit
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = unit.lstrip()
        while width(line, weight, size) > wide and len(line) > 1:
            fits = max(
                n for n in range(1, len(line)) if n == 1 or width(line[:n], weight, size) <= wide
            )
            lines.append(line[:fits])
            line = line[fits:]
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def wrap_evenly(text: str, size: float, wide: float, weight: Weight = Weight.REGULAR) -> list[str]:
    """As `wrap`, in no more lines, but about equally long: no word alone on the last one."""
    lines = wrap(text, size, wide, weight)
    words = UNIT.findall(drawable(text, weight)[0])
    # No narrower than the longest word, or it would be cut.
    longest = max((width(word, weight, size) for word in words), default=0.0)
    enough, narrow = wide, max(wide / 2, min(longest, wide))
    while len(lines) > 1 and enough - narrow > size / 4:
        middle = (enough + narrow) / 2
        tried = wrap(text, size, middle, weight)
        if len(tried) > len(lines):
            narrow = middle
        else:
            enough, lines = middle, tried
    return lines


def fit(text: str, size: float, wide: float, weight: Weight = Weight.REGULAR) -> float:
    """The size, at most `size`, at which the text fits on one line of `wide` points."""
    return min(size, size * wide / max(1.0, text_width(text, size, weight)))
