"""The fonts of every paper: Noto Sans SC, embedded as subsets, so that paper looks alike anywhere.

A font is read once in a process, when the first paper needs it. A character that the font lacks
is shown as `FALLBACK`, and whoever draws gets to know it. Not here: layout.
"""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Sequence
from enum import StrEnum
from importlib.resources import files
from typing import Any, cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

FALLBACK = "〓"
"""What printers have always set where a character was missing."""

IGNORABLE = re.compile(r"[\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
"""Joiners and variation selectors: no glyphs of their own, the character before them stands."""

reading = threading.Lock()


class Weight(StrEnum):
    """A weight, and the name under which reportlab knows its font."""

    REGULAR = "NotoSansSC-Regular"
    BOLD = "NotoSansSC-Bold"


class SubsetFont(TTFont):
    """A TrueType font whose text can be copied out of the PDF, outside the BMP too.

    reportlab writes the code point of such a character as one number, where PDF wants UTF-16:
    copying 𬭚 gave ⵲.
    """

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - reportlab's name
        """Add the subsets to the document, each with a map to Unicode that holds."""
        subsets = list(self.state[doc].subsets)
        names = [self.getSubsetInternalName(n, doc)[1:] for n in range(len(subsets))]
        super().addObjects(doc)
        parts: dict[str, Any] = doc.idToObject
        for name, subset in zip(names, subsets, strict=True):
            reference = parts["BasicFonts"].dict[name].ToUnicode
            parts[reference.name].content = unicode_map(name, subset)

    def lacks(self, character: str) -> bool:
        """Whether the font has no glyph for it."""
        return ord(character) not in self.face.charToGlyph


def unicode_map(name: str, subset: Sequence[int]) -> str:
    """The ToUnicode CMap of a subset: which code of the subset stands for which character."""
    lines = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>"
        for code, point in enumerate(subset)
    ]
    # A block has at most 100 lines (PDF 32000-1, 9.10.3 and Adobe's CMap rules).
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(
                line
                for block in blocks
                for line in (f"{len(block)} beginbfchar", *block, "endbfchar")
            ),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def font(weight: Weight) -> SubsetFont:
    """The font of a weight, read and registered with reportlab when it is first asked for."""
    with reading:
        if weight.value not in pdfmetrics.getRegisteredFontNames():
            data = (files("resources") / "fonts" / f"{weight.value}.ttf").read_bytes()
            # Without `asciiReadable=False` every subset would carry all of ASCII.
            made = SubsetFont(weight.value, io.BytesIO(data), asciiReadable=False)
            pdfmetrics.registerFont(made)
        return cast(SubsetFont, pdfmetrics.getFont(weight.value))


def width(text: str, weight: Weight, size: float) -> float:
    """How wide a text is, in points; `text` as `drawable` gives it."""
    return float(font(weight).stringWidth(text, size))


def drawable(text: str, weight: Weight) -> tuple[str, str]:
    """The text as this font can draw it, and the characters it lacks, each once."""
    line = IGNORABLE.sub("", " ".join(text.split()))
    found = font(weight)
    lacking = dict.fromkeys(letter for letter in line if found.lacks(letter))
    return "".join(FALLBACK if letter in lacking else letter for letter in line), "".join(lacking)
