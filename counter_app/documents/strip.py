"""Paper from an 80 mm roll: pieces one below the other, as long as its content.

Thermal printers know black and white only: no greys, no thin lines, the code large enough for
their dots. Not here: what a strip says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.lib.colors import black, white
from reportlab.lib.units import mm

from counter_app.documents.fonts import Weight
from counter_app.documents.paper import Align, Draft, Paper, drafting, fit, text_width, wrap_evenly

WIDTH = 80 * mm
MARGIN = 5 * mm  # the heads of 80 mm printers are 72 mm wide
INNER = WIDTH - 2 * MARGIN
LEADING = 1.35

Piece = Callable[[Draft, float], None]
"""Draws itself with its top at the given distance from the top of the paper."""


class Strip:
    """A strip in the making: pieces are added from the top, then `finish` cuts the paper."""

    def __init__(self) -> None:
        self._pieces: list[tuple[float, Piece]] = []
        self._height = 4 * mm

    def add(self, height: float, piece: Piece) -> None:
        """A piece of the given height below what is there."""
        self._pieces.append((self._height, piece))
        self._height += height

    def gap(self, height: float) -> None:
        """Leave some points free."""
        self._height += height

    def rule(self, *, dashed: bool = False) -> None:
        """A line across, with room above and below."""
        self.add(
            4 * mm,
            lambda draft, top: draft.rule(
                MARGIN, top + 2 * mm, WIDTH - MARGIN, thick=0.8, dashed=dashed
            ),
        )

    def text(
        self, text: str, size: float, *, weight: Weight = Weight.REGULAR, align: Align = "left"
    ) -> None:
        """A text in as many lines as it needs."""
        x = {"left": MARGIN, "center": WIDTH / 2, "right": WIDTH - MARGIN}[align]
        lines = wrap_evenly(text, size, INNER, weight)
        self.add(
            len(lines) * size * LEADING,
            lambda draft, top: _lines(draft, lines, x, top, size, weight, align),
        )

    def headline(self, text: str, size: float) -> None:
        """One line as large as fits, up to `size`, in the middle: the number to be called."""
        fitting = fit(text, size, INNER, Weight.BOLD)
        # Digits and capitals reach from 0.15 to 0.88 of their em: the rest is cut off.
        self.add(
            fitting * 0.86,
            lambda draft, top: draft.text(
                text,
                WIDTH / 2,
                top - 0.1 * fitting,
                fitting,
                weight=Weight.BOLD,
                align="center",
            ),
        )

    def band(self, text: str, size: float, *, inverted: bool) -> None:
        """A text in a box across the strip; white on black when `inverted`."""
        lines = wrap_evenly(text, size, INNER - 6 * mm, Weight.BOLD)
        height = len(lines) * size * LEADING + 3.2 * mm

        def draw(draft: Draft, top: float) -> None:
            if inverted:
                draft.box(MARGIN, top, INNER, height, fill=black, radius=1.5 * mm)
            else:
                draft.box(MARGIN, top, INNER, height, line=black, thick=1.4, radius=1.5 * mm)
            below = top + 1.6 * mm
            color = white if inverted else black
            for line in lines:
                draft.text(
                    line,
                    WIDTH / 2,
                    below + size * (LEADING - 1) / 2,
                    size,
                    weight=Weight.BOLD,
                    align="center",
                    color=color,
                )
                below += size * LEADING

        self.add(height, draw)
        self.gap(2 * mm)

    def pairs(self, rows: Sequence[tuple[str, str]], size: float) -> None:
        """Label and value in two columns; the values stand in bold, in lines as needed."""
        column = max((text_width(label, size) for label, _ in rows), default=0.0) + 3 * mm
        column = min(column, INNER * 0.5)
        for label, value in rows:
            labels = wrap_evenly(label, size, column - 2 * mm)
            values = wrap_evenly(value, size, INNER - column, Weight.BOLD)

            def draw(
                draft: Draft, top: float, labels: list[str] = labels, values: list[str] = values
            ) -> None:
                _lines(draft, labels, MARGIN, top, size, Weight.REGULAR, "left")
                _lines(draft, values, MARGIN + column, top, size, Weight.BOLD, "left")

            self.add(max(len(labels), len(values)) * size * 1.45, draw)

    def steps(
        self, marks: Sequence[str], texts: Sequence[str], size: float, weight: Weight
    ) -> None:
        """Texts with a hanging mark before each: a number or a dot."""
        indent = max((text_width(mark, size, weight) for mark in marks), default=0.0) + 1.5 * mm
        for mark, text in zip(marks, texts, strict=True):
            lines = wrap_evenly(text, size, INNER - indent, weight)

            def draw(draft: Draft, top: float, mark: str = mark, lines: list[str] = lines) -> None:
                draft.text(mark, MARGIN, top, size, weight=weight)
                _lines(draft, lines, MARGIN + indent, top, size, weight, "left")

            self.add(len(lines) * size * LEADING, draw)
            self.gap(size * 0.15)

    def code(
        self, reference: str, side: float, beside: Sequence[tuple[str, float, Weight]]
    ) -> None:
        """A QR code at the left, and texts (with size and weight) beside it, middled."""
        # The quiet zone may reach into the margin.
        left = MARGIN - 2 * mm
        x = left + side + 1 * mm
        wide = WIDTH - MARGIN - x
        lines = [
            (line, size, weight)
            for text, size, weight in beside
            for line in wrap_evenly(text, size, wide, weight)
        ]
        high = sum(size * LEADING for _, size, _ in lines)

        def draw(draft: Draft, top: float) -> None:
            draft.qr(reference, left, top + max(0.0, high - side) / 2, side)
            below = top + max(0.0, side - high) / 2
            for line, size, weight in lines:
                draft.text(line, x, below + size * (LEADING - 1) / 2, size, weight=weight)
                below += size * LEADING

        self.add(max(side, high), draw)

    def finish(self, *, title: str, author: str, language: str) -> Paper:
        """Cut the paper below the last piece."""
        size = (WIDTH, self._height + 4 * mm)
        with drafting(size, title=title, author=author, language=language) as draft:
            for top, piece in self._pieces:
                piece(draft, top)
            draft.end_page()
            return draft.finish()


def _lines(
    draft: Draft,
    lines: Sequence[str],
    x: float,
    top: float,
    size: float,
    weight: Weight,
    align: Align,
) -> None:
    for number, line in enumerate(lines):
        draft.text(line, x, top + number * size * LEADING, size, weight=weight, align=align)
