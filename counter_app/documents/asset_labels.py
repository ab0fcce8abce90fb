"""Labels of assets: sheets of A4 stickers and single labels, each with a QR code (N2.2).

A half-used sheet is gone on with at any place. The code names the asset and nothing else. Not
here: which assets there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from counter_app.documents.fonts import Weight
from counter_app.documents.paper import Draft, Paper, drafting, fit, wrap
from counter_app.errors import InputError
from counter_app.language import Translations

PADDING = 2 * mm
LEADING = 1.25
WIDEST_CODE = 0.45
"""Of a label's width; the rest is for words."""


@dataclass(frozen=True, slots=True)
class LabelGrid:
    """A sheet of stickers: how many, how large, and where the first one is; lengths in mm."""

    columns: int
    rows: int
    wide: float
    high: float
    left: float = 0
    top: float = 0
    between: float = 0

    @property
    def name(self) -> str:
        """How the maker's box says it."""
        return f"{self.columns} × {self.rows} · {self.wide:g} × {self.high:g} mm"

    @property
    def count(self) -> int:
        """Stickers on a sheet."""
        return self.columns * self.rows

    def place(self, position: int) -> tuple[float, float]:
        """Left and top of a sticker, in points; positions count from 0, row by row."""
        row, column = divmod(position, self.columns)
        return (
            (self.left + column * (self.wide + self.between)) * mm,
            (self.top + row * self.high) * mm,
        )


GRIDS = (
    LabelGrid(3, 8, 70, 37, top=0.5),
    LabelGrid(3, 7, 63.5, 38.1, left=7.25, top=15.15, between=2.5),
    LabelGrid(2, 7, 99.1, 38.1, left=4.65, top=15.15, between=2.5),
    LabelGrid(4, 10, 48.5, 25.4, left=8, top=21.5),
)
"""Common sheets of A4 stickers."""


@dataclass(frozen=True, slots=True)
class LabelSize:
    """A single label of a label printer; lengths in mm."""

    wide: float
    high: float

    @property
    def name(self) -> str:
        """Its size in words."""
        return f"{self.wide:g} × {self.high:g} mm"


SIZES = (LabelSize(60, 40), LabelSize(50, 30), LabelSize(80, 50))
"""Common labels of a roll."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetLabel:
    """What a label says; `code` is `codes.ASSET` and the asset's id."""

    hall: str
    number: str
    name: str
    kind: str
    code: str


def label_sheets(
    labels: Sequence[AssetLabel],
    grid: LabelGrid,
    start: int,
    title: str,
    translations: Translations,
) -> Paper:
    """Sheets of stickers, the first one at place `start` (from 1) of the first sheet.

    `InputError` at `start` for a place that the sheet does not have.
    """
    if not 1 <= start <= grid.count:
        raise InputError("The sheet has places 1 to {count}.", field="start", count=grid.count)
    with _drafting(A4, title, labels, translations) as draft:
        for number, label in enumerate(labels, start - 1):
            position = number % grid.count
            if position == 0 and number >= grid.count:
                draft.end_page()
            left, top = grid.place(position)
            _draw(draft, label, left, top, grid.wide * mm, grid.high * mm)
        draft.end_page()
        return draft.finish()


def single_labels(
    labels: Sequence[AssetLabel], size: LabelSize, title: str, translations: Translations
) -> Paper:
    """One label a page, as large as the label printer's."""
    wide, high = size.wide * mm, size.high * mm
    with _drafting((wide, high), title, labels, translations) as draft:
        for label in labels:
            _draw(draft, label, 0, 0, wide, high)
            draft.end_page()
        return draft.finish()


def _drafting(
    size: tuple[float, float],
    title: str,
    labels: Sequence[AssetLabel],
    translations: Translations,
) -> AbstractContextManager[Draft]:
    author = labels[0].hall if labels else ""
    return drafting(size, title=title, author=author, language=translations.language)


def _draw(
    draft: Draft, label: AssetLabel, left: float, top: float, wide: float, high: float
) -> None:
    """Code at the left, words beside it, all of it within the label."""
    side = min(high - 2 * PADDING, wide * WIDEST_CODE)
    draft.qr(label.code, left + PADDING, top + (high - side) / 2, side)
    x = left + PADDING + side + mm
    room = left + wide - PADDING - x
    words = _words(label, room, high - 2 * PADDING)
    below = top + (high - sum(size * LEADING for _, size, _ in words)) / 2
    for line, size, weight in words:
        draft.text(line, x, below + size * (LEADING - 1) / 2, size, weight=weight)
        below += size * LEADING


def _words(label: AssetLabel, room: float, high: float) -> list[tuple[str, float, Weight]]:
    """The lines with size and weight; as large as fits, from the largest size down."""
    lines: list[tuple[str, float, Weight]] = []
    for size in (10.0, 9.0, 8.0, 7.0, 6.0, 5.0):
        number = fit(label.number, size * 1.7, room, Weight.BOLD)
        lines = [(label.number, number, Weight.BOLD)]
        lines += [(line, size, Weight.BOLD) for line in wrap(label.name, size, room, Weight.BOLD)]
        for text in (label.kind, label.hall):
            lines += [(line, size * 0.75, Weight.REGULAR) for line in wrap(text, size * 0.75, room)]
        if sum(size * LEADING for _, size, _ in lines) <= high:
            break
    return lines
