"""From values to HTML: the templates, what they can say, and the files that go with the pages.

Every text of a template goes through `tr`, so that it can be translated; everything else that is
put into a page is escaped. Not here: what is shown.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from counter_app.documents.qr import QUIET, qr_rows
from counter_app.journal.clock import day_of, local_time
from counter_app.language import CHINESE, Phrase, Translations

if TYPE_CHECKING:
    from counter_app.server.overview.visit import Visit

STATIC: Mapping[str, str] = {
    "style.css": "text/css",
    "live.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
"""The files that pages load, and what they are."""

FONT = "NotoSansSC-Regular.ttf"
"""Loaded only where the browser's computer has no Chinese font of its own."""

_ICON = re.compile(r"<svg [^>]*viewBox")


class Rendering:
    """The templates, read once. One for a process."""

    def __init__(self) -> None:
        self._folder = files("counter_app.server.overview")
        self._environment = Environment(
            loader=FunctionLoader(self._source),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["number"] = number
        self._static = {name: (self._folder / name).read_bytes() for name in STATIC}
        self._digests = {
            name: hashlib.sha256(content).hexdigest()[:12] for name, content in self._static.items()
        }
        icons = files("resources") / "icons"
        self._icons = {
            path.name.removesuffix(".svg"): _ICON.sub(
                '<svg class="icon" aria-hidden="true" xmlns="http://www.w3.org/2000/svg" viewBox',
                path.read_text(encoding="utf-8"),
                count=1,
            ).strip()
            for path in icons.iterdir()
            if path.name.endswith(".svg")
        }

    def page(self, visit: Visit, template: str, values: Mapping[str, object]) -> str:
        """The page of a visit, in its language."""
        words = visit.words
        return self._environment.get_template(template).render(
            {
                "visit": visit,
                "me": visit.session.operator if visit.session else None,
                "now": visit.now,
                "day": day_of(visit.now).isoformat(),
                "tr": speaker(words),
                "say": lambda phrase: words.say(phrase),
                "language": "zh-CN" if words.language == CHINESE else "en",
                "icon": self.icon,
                "static": self.static_path,
                "form_token": visit.form_token,
                "moment": lambda at: moment(at, visit.now),
                "clock": clock,
                "span": span,
                "disk": disk,
                "skew": skew,
                **values,
            }
        )

    def static(self, name: str) -> bytes | None:
        """A file that pages load."""
        return self._static.get(name)

    def font(self) -> bytes:
        """The font; large, so it is not kept in memory."""
        return (files("resources") / "fonts" / FONT).read_bytes()

    def static_path(self, name: str) -> str:
        """Where a page finds a file: another place for another content, so it can be kept long."""
        return f"/overview/{name}?{self._digests[name]}"

    def icon(self, name: str) -> Markup:
        """An icon of the program; it stands beside a word and says nothing alone."""
        return Markup(self._icons[name])

    def _source(self, name: str) -> str | None:
        path = self._folder / "templates" / name
        return path.read_text(encoding="utf-8") if path.is_file() else None


def speaker(words: Translations) -> Callable[..., Markup]:
    """What templates say texts with: the English text, and values for its fields.

    A value that is HTML already, such as a running time, stays so; all others are escaped.
    """

    def tr(english: str, **values: object) -> Markup:
        said = {
            name: words.say(value) if isinstance(value, Phrase) else value
            for name, value in values.items()
        }
        return escape(words.word(english)).format(**said)

    return tr


def number(value: int | None) -> str:
    """A count as people read it; a dash where it is not known."""
    return "—" if value is None else f"{value:,}"


def clock(at: int) -> str:
    """The hall's time of day."""
    return f"{local_time(at):%H:%M}"


def moment(at: int, now: int) -> str:
    """The hall's time of a moment, with its day where that is another than today."""
    if day_of(at) == day_of(now):
        return clock(at)
    if local_time(at).year == local_time(now).year:
        return f"{local_time(at):%m-%d %H:%M}"
    return f"{local_time(at):%Y-%m-%d %H:%M}"


def span(milliseconds: int) -> str:
    """A time that has passed or is left, as 04:31 or 1:04:31; the page lets it go on."""
    seconds = abs(milliseconds) // 1000
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def disk(megabytes: int) -> str:
    """Free room as people read it."""
    return f"{megabytes / 1000:,.0f} GB" if megabytes >= 10_000 else f"{megabytes:,} MB"


def skew(milliseconds: int) -> str:
    """By how much a clock is ahead (+) or behind (−), as a span."""
    sign = "" if abs(milliseconds) < 1000 else "+" if milliseconds > 0 else "−"
    return f"{sign}{span(milliseconds)}"


def qr_drawing(text: str) -> Markup:
    """A QR code as a drawing in the page; each dark module is a square of one unit."""
    rows = qr_rows(text)
    size = len(rows) + 2 * QUIET
    path = "".join(
        f"M{x + QUIET} {y + QUIET}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    )
    return Markup(
        '<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        'shape-rendering="crispEdges"><rect width="{size}" height="{size}" fill="#fff"/>'
        '<path fill="#000" d="{path}"/></svg>'
    ).format(size=size, path=path)
