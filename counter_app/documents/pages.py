"""Paper in pages of A4: pieces flow down the page, tables repeat their head, pages are numbered.

Not here: what a document says; paper from a roll (`strip`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from counter_app.documents.fonts import Weight
from counter_app.documents.paper import (
    Align,
    Draft,
    Paper,
    drafting,
    fit,
    readable_picture,
    text_width,
    wrap,
    wrap_evenly,
)
from counter_app.language import Phrase, Translations

WIDTH, HEIGHT = A4
MARGIN = 16 * mm
INNER = WIDTH - 2 * MARGIN
TOP = 14 * mm
BOTTOM = HEIGHT - 17 * mm

TEXT = HexColor(0x17212B)
SECONDARY = HexColor(0x5B6875)
LINES = HexColor(0xC9D3DC)
SHADE = HexColor(0xF3F6F9)
BLUE = HexColor(0x1668C5)
RED = HexColor(0xC62828)

LABEL_WIDTH = 92.0
"""Points before the value of a fact."""

Piece = Callable[[Draft, float], None]
"""Draws itself with its top at the given distance from the top of the page."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, its share of the width, and how its cells stand.

    Where it does not wrap, a cell is made smaller until it fits on one line; the first column
    always wraps.
    """

    title: str
    share: float
    align: Align = "right"
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A piece that is never cut; `head` is drawn again when the block begins a page."""

    height: float
    piece: Piece
    with_next: bool = False
    head: Block | None = None


class Pages:
    """A document in the making: pieces are added from the top, then `finish` makes the pages."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []

    def add(self, height: float, piece: Piece, *, with_next: bool = False) -> None:
        """A piece below what is there; `with_next` keeps it on the page of the piece after it."""
        self._blocks.append(Block(height, piece, with_next))

    def head(self, title: str, hall: str, moment: str, prepared: str) -> None:
        """The top of a paper: what it is, whose, of when, and who prepared it."""

        def draw(draft: Draft, top: float) -> None:
            right = WIDTH - MARGIN
            size = fit(title, 21, INNER * 0.68, Weight.BOLD)
            draft.text(title, MARGIN, top + 21 - size, size, weight=Weight.BOLD, color=TEXT)
            draft.text(hall, MARGIN, top + 30, fit(hall, 12, INNER * 0.55), color=TEXT)
            size = fit(moment, 14, INNER * 0.3, Weight.BOLD)
            draft.text(moment, right, top + 6, size, weight=Weight.BOLD, align="right", color=TEXT)
            size = fit(prepared, 9.5, INNER * 0.44)
            draft.text(prepared, right, top + 32, size, align="right", color=SECONDARY)
            draft.rule(MARGIN, top + 51, right, thick=1.2, color=TEXT)

        self.add(62, draw)

    def gap(self, height: float) -> None:
        """Leave some points free, though not at the top of a page."""
        self._blocks.append(Block(height, _nothing))

    def heading(self, text: str) -> None:
        """The title of what follows, on its page."""
        self.add(
            22,
            lambda draft, top: draft.text(
                text, MARGIN, top + 2, 12.5, weight=Weight.BOLD, color=TEXT
            ),
            with_next=True,
        )

    def paragraph(self, text: str, size: float, *, align: Align = "left") -> None:
        """A text in as many lines as it needs."""
        x = {"left": MARGIN, "center": WIDTH / 2, "right": WIDTH - MARGIN}[align]
        for line in wrap(text, size, INNER):

            def draw(draft: Draft, top: float, line: str = line) -> None:
                draft.text(line, x, top + 0.2 * size, size, align=align, color=TEXT)

            self.add(size * 1.5, draw)

    def facts(self, pairs: Sequence[tuple[str, str]], columns: int = 2) -> None:
        """What is known as label and value, side by side in so many columns; values wrap.

        An empty value leaves its line free, to be written by hand.
        """
        for start in range(0, len(pairs), columns):
            self._blocks.append(_facts_row(pairs[start : start + columns], INNER / columns))

    def signatures(self, labels: Sequence[str]) -> None:
        """A line to sign on for each label, side by side, never alone on a page."""
        wide = INNER / len(labels)
        self.keep_last(2)

        def draw(draft: Draft, top: float) -> None:
            for number, label in enumerate(labels):
                left = MARGIN + number * wide
                size = fit(label, 10, wide * 0.6)
                draft.text(label, left, top + 24, size, color=SECONDARY)
                begin = left + text_width(label, size) + 6
                draft.rule(begin, top + 36, left + wide - 14, color=TEXT)

        self.add(44, draw)

    def pictures(self, pictures: Sequence[tuple[bytes | None, str]], columns: int = 2) -> None:
        """Photographs with their captions, so many in a row. None, or what is no picture, leaves
        a frame with the caption: the paper does not wait for it.
        """
        for start in range(0, len(pictures), columns):
            row = [
                (None if content is None else readable_picture(content), caption)
                for content, caption in pictures[start : start + columns]
            ]
            self._blocks.append(_pictures_row(row, INNER / columns))

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        """A table; its head stands again on each page that it goes on to."""
        whole = sum(column.share for column in columns)
        widths = [INNER * column.share / whole for column in columns]
        head = _row(columns, widths, [column.title for column in columns], head=True)
        self._blocks.append(head)
        self._blocks += [_row(columns, widths, row, head=head) for row in rows]

    def keep_last(self, count: int) -> None:
        """Keep the last pieces on the page of the one that comes next."""
        start = max(0, len(self._blocks) - count)
        self._blocks[start:] = [replace(block, with_next=True) for block in self._blocks[start:]]

    def paginate(self) -> list[list[Block]]:
        """The blocks page by page."""
        pages: list[list[Block]] = [[]]
        used = TOP
        for number, block in enumerate(self._blocks):
            needed = block.height
            following = number
            while self._blocks[following].with_next and following + 1 < len(self._blocks):
                following += 1
                needed += self._blocks[following].height
            if used + needed > BOTTOM and pages[-1]:
                pages.append([block.head] if block.head is not None else [])
                used = TOP + (block.head.height if block.head is not None else 0)
            if block.piece is _nothing and not pages[-1]:
                continue
            pages[-1].append(block)
            used += block.height
        return pages

    def finish(self, *, title: str, author: str, foot: str, translations: Translations) -> Paper:
        """The finished document; `foot` stands on every page beside its number."""
        pages = self.paginate()
        with drafting(
            (WIDTH, HEIGHT), title=title, author=author, language=translations.language
        ) as draft:
            for number, blocks in enumerate(pages, 1):
                top = TOP
                for block in blocks:
                    block.piece(draft, top)
                    top += block.height
                draft.rule(MARGIN, HEIGHT - 13 * mm, WIDTH - MARGIN, color=LINES)
                draft.text(foot, MARGIN, HEIGHT - 11.5 * mm, 8.5, color=SECONDARY)
                counted = translations.say(
                    Phrase("Page {number} / {total}", number=number, total=len(pages))
                )
                draft.text(
                    counted,
                    WIDTH - MARGIN,
                    HEIGHT - 11.5 * mm,
                    8.5,
                    align="right",
                    color=SECONDARY,
                )
                draft.end_page()
            return draft.finish()


def _facts_row(pairs: Sequence[tuple[str, str]], wide: float) -> Block:
    room = wide - LABEL_WIDTH - 10
    values = [wrap(value, 10, room) for _, value in pairs]
    labels = [wrap_evenly(label, 8.5, LABEL_WIDTH - 8) for label, _ in pairs]
    height = 7 + max(
        *(len(lines) * 13.0 for lines in values), *(len(lines) * 11.0 for lines in labels), 13.0
    )

    def draw(draft: Draft, top: float) -> None:
        for number, (label, value) in enumerate(zip(labels, values, strict=True)):
            left = MARGIN + number * wide
            for down, line in enumerate(label):
                draft.text(line, left + 2, top + 5 + down * 11, 8.5, color=SECONDARY)
            for down, line in enumerate(value):
                draft.text(line, left + LABEL_WIDTH, top + 4 + down * 13, 10, color=TEXT)
            draft.rule(left, top + height, left + wide - 6, color=LINES)

    return Block(height, draw)


def _pictures_row(pictures: Sequence[tuple[ImageReader | None, str]], wide: float) -> Block:
    frame_wide = wide - 10
    frame_high = frame_wide * 0.75
    captions = [wrap(caption, 8.5, frame_wide) for _, caption in pictures]
    height = frame_high + 8 + max(map(len, captions)) * 11.0 + 8

    def draw(draft: Draft, top: float) -> None:
        for number, ((picture, _), caption) in enumerate(zip(pictures, captions, strict=True)):
            left = MARGIN + number * wide
            draft.box(left, top, frame_wide, frame_high, line=LINES)
            if picture is not None:
                draft.picture(picture, left + 2, top + 2, frame_wide - 4, frame_high - 4)
            for down, line in enumerate(caption):
                draft.text(line, left, top + frame_high + 5 + down * 11, 8.5, color=SECONDARY)

    return Block(height, draw)


def _nothing(draft: Draft, top: float) -> None:
    """A gap."""


def _row(
    columns: Sequence[Column],
    widths: Sequence[float],
    cells: Sequence[str],
    *,
    head: bool | Block,
) -> Block:
    """A row of a table, or its head where `head` is True."""
    titles = head is True
    size = 8.5 if titles else 9.5
    weight = Weight.BOLD if titles else Weight.REGULAR
    wrapped = []
    for number, (column, cell, width) in enumerate(zip(columns, cells, widths, strict=True)):
        if column.wraps and not titles:
            wrapped.append(wrap(cell, size, width - 8, weight))
        elif titles or not number:
            wrapped.append(wrap_evenly(cell, size, width - 8, weight))
        else:
            wrapped.append([cell])
    lines = max(map(len, wrapped))
    height = lines * size * 1.3 + 7

    def draw(draft: Draft, top: float) -> None:
        if titles:
            draft.box(MARGIN, top, INNER, height, fill=SHADE)
        draft.rule(MARGIN, top + height, WIDTH - MARGIN, color=LINES)
        left = MARGIN
        for column, width, cell in zip(columns, widths, wrapped, strict=True):
            x = {"left": left + 4, "center": left + width / 2, "right": left + width - 4}
            # What has fewer lines stands lower in a head, higher in a row.
            lower = (lines - len(cell)) * size * 1.3 if titles else 0.0
            for number, line in enumerate(cell):
                draft.text(
                    line,
                    x[column.align],
                    top + 4.5 + lower + number * size * 1.3,
                    fit(line, size, width - 8, weight),
                    weight=weight,
                    align=column.align,
                    color=SECONDARY if titles else TEXT,
                )
            left += width

    return Block(height, draw, titles, None if titles or isinstance(head, bool) else head)
