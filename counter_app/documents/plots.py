"""Plots for paper: upright bars over a scale, and level bars beside their names.

Every bar has its number; nothing is told by colour alone. Not here: what is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.documents.fonts import Weight
from counter_app.documents.pages import BLUE, LINES, RED, SECONDARY, TEXT
from counter_app.documents.paper import Draft, fit, text_width

PADDING = 10
TITLE = 26


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label (may be empty, to thin a scale out), its number, and whether it alarms."""

    label: str
    count: int
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a plot stands: left, top, width and height in points."""

    x: float
    top: float
    width: float
    height: float


def card(draft: Draft, frame: Frame, title: str, note: str = "") -> None:
    """The frame of a plot with its title, and a note at the right."""
    draft.box(frame.x, frame.top, frame.width, frame.height, line=LINES, radius=4)
    inner = frame.width - 2 * PADDING
    draft.text(title, frame.x + PADDING, frame.top + 8, 10, weight=Weight.BOLD, color=TEXT)
    left = inner - text_width(title, 10, Weight.BOLD) - 8
    if note:
        draft.text(
            note,
            frame.x + frame.width - PADDING,
            frame.top + 9.5,
            fit(note, 8.5, left),
            align="right",
            color=SECONDARY,
        )


def upright(
    draft: Draft, frame: Frame, bars: Sequence[Bar], *, mark: tuple[int, str] | None = None
) -> None:
    """Bars standing on a line, numbers above them, labels below.

    `mark` is a dashed line before the bar of that index, with its text.
    """
    left, right = frame.x + PADDING, frame.x + frame.width - PADDING
    base = frame.top + frame.height - 22
    room = base - frame.top - TITLE - 14
    highest = max((bar.count for bar in bars), default=0)
    step = (right - left) / max(1, len(bars))
    wide = min(step * 0.72, 26.0)
    small = min(8.5, step * 0.9)
    for number, bar in enumerate(bars):
        middle = left + (number + 0.5) * step
        high = room * bar.count / highest if highest else 0.0
        if bar.count:
            # A single one among many is seen as well.
            high = max(high, 1.5)
            color = RED if bar.alarm else BLUE
            draft.box(middle - wide / 2, base - high, wide, high, fill=color)
            draft.text(
                str(bar.count),
                middle,
                base - high - small - 2,
                fit(str(bar.count), small, step * 1.1),
                align="center",
                color=TEXT,
            )
        if bar.label:
            half = text_width(bar.label, 8) / 2
            # The label at an end stays inside the frame.
            at = min(max(middle, left + half), right - half)
            draft.text(bar.label, at, base + 4, 8, align="center", color=SECONDARY)
    draft.rule(left, base, right, color=SECONDARY)
    if mark is not None:
        at = left + mark[0] * step
        draft.rule(at, frame.top + TITLE, at, base, dashed=True, thick=0.9, color=RED)
        draft.text(mark[1], at + 3, frame.top + TITLE - 2, 8.5, weight=Weight.BOLD, color=RED)


def level(draft: Draft, frame: Frame, bars: Sequence[Bar]) -> None:
    """Bars lying beside their names, numbers at their ends."""
    left, right = frame.x + PADDING, frame.x + frame.width - PADDING
    names = max((text_width(bar.label, 9) for bar in bars), default=0.0)
    names = min(names, (right - left) * 0.45)
    start = left + names + 6
    highest = max((bar.count for bar in bars), default=0)
    room = right - start - text_width(str(highest), 9) - 6
    top = frame.top + TITLE + 2
    step = min(20.0, (frame.height - TITLE - 8) / max(1, len(bars)))
    for number, bar in enumerate(bars):
        y = top + number * step
        size = fit(bar.label, min(9, step * 0.7), names)
        draft.text(bar.label, left + names, y + (step - size) / 2, size, align="right", color=TEXT)
        long = max(room * bar.count / highest, 1.5) if bar.count else 0.0
        color = RED if bar.alarm else BLUE
        if long:
            draft.box(start, y + step * 0.2, long, step * 0.6, fill=color)
        draft.text(
            str(bar.count), start + long + 4, y + (step - 9) / 2, min(9, step * 0.7), color=TEXT
        )
    draft.rule(start, top, start, top + step * max(1, len(bars)), color=SECONDARY)
