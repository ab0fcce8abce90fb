"""How it looks: colours, sizes, fonts, icons and the style sheet, at a scale and a contrast.

Built once at the start and passed to every widget; what a colour means is a `Tone`. Not here: what
is shown. The style sheet's template is `resources/style/counter.qss`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from importlib.resources import as_file, files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

FAMILY = "Noto Sans SC"
SCALES = (1.0, 1.25, 1.5)


class Tone(Enum):
    """What a colour means. Each use also has a word or an icon."""

    QUIET = "quiet"
    INFO = "info"
    NORMAL = "normal"
    ATTENTION = "attention"
    ALARM = "alarm"


@dataclass(frozen=True)
class Palette:
    """Every colour of the program, as `#rrggbb`."""

    text: str = "#17212B"
    secondary: str = "#5B6875"
    line: str = "#DCE3EA"
    border: str = "#BAC6D2"
    ground: str = "#F3F6F9"
    card: str = "#FFFFFF"
    side: str = "#FBFCFD"
    quiet_soft: str = "#E9EEF4"
    chosen_row: str = "#F0F5FC"
    rail: str = "#10233A"
    rail_current: str = "#1B3556"
    rail_bar: str = "#3FA7FF"
    rail_text: str = "#DCE6F0"
    rail_key: str = "#93A7BC"
    on_colour: str = "#FFFFFF"
    info: str = "#1668C5"
    info_soft: str = "#EAF2FE"
    normal: str = "#157347"
    normal_soft: str = "#E4F4EA"
    attention: str = "#A86200"
    attention_soft: str = "#FFF1D6"
    attention_text: str = "#8A5000"
    attention_line: str = "#C77700"
    alarm: str = "#C62828"
    alarm_soft: str = "#FDECEC"
    info_text: str = "#1668C5"


NORMAL_CONTRAST = Palette()
HIGH_CONTRAST = Palette(
    text="#000000",
    secondary="#2B3640",
    line="#5B6875",
    border="#17212B",
    ground="#FFFFFF",
    side="#FFFFFF",
    quiet_soft="#DDE5EE",
    chosen_row="#D3E5FB",
    rail="#000B18",
    rail_current="#12305A",
    rail_text="#FFFFFF",
    rail_key="#D5E0EC",
    info="#0A468C",
    info_text="#0A468C",
    info_soft="#DCEAFD",
    normal="#0B4F2F",
    normal_soft="#D6EFE0",
    attention="#6E4000",
    attention_text="#5C3500",
    attention_line="#8A5000",
    alarm="#8E1414",
    alarm_soft="#FBDCDC",
)

TEXT_ON_GROUND = (
    *((text, ground) for text in ("text", "secondary") for ground in ("ground", "card", "side")),
    *((text, "card") for text in ("info_text", "normal", "attention", "attention_text", "alarm")),
    *((text, "side") for text in ("info_text", "attention_text", "alarm")),
    *((text, "ground") for text in ("info_text", "normal", "attention_text", "alarm")),
    *((text, "chosen_row") for text in ("text", "secondary", "info_text", "normal", "alarm")),
    ("attention_text", "chosen_row"),
    *((text, "quiet_soft") for text in ("text", "secondary")),
    ("info_text", "info_soft"),
    ("text", "info_soft"),
    ("secondary", "info_soft"),
    ("normal", "normal_soft"),
    ("text", "normal_soft"),
    ("attention_text", "attention_soft"),
    ("text", "attention_soft"),
    ("alarm", "alarm_soft"),
    ("text", "alarm_soft"),
    *(("on_colour", tone) for tone in ("info", "normal", "attention", "alarm")),
    *(
        (text, ground)
        for text in ("on_colour", "rail_text", "rail_key")
        for ground in ("rail", "rail_current")
    ),
)
"""Every pair of text and background that the program shows; a test measures their contrast."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG 2 defines it, from 1 to 21."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@dataclass(frozen=True)
class Style:
    """One look: colours, a scale for everything measured in pixels, fonts and icons."""

    scale: float = 1.0
    high_contrast: bool = False
    _icons: dict[tuple[str, str, int, float], QPixmap] = field(
        default_factory=dict, repr=False, compare=False
    )

    @property
    def palette(self) -> Palette:
        """The colours of this look."""
        return HIGH_CONTRAST if self.high_contrast else NORMAL_CONTRAST

    def px(self, pixels: float) -> int:
        """A length of the design at this scale."""
        return round(pixels * self.scale)

    def font(self, pixels: float, *, bold: bool = False) -> QFont:
        """The program's font; its figures are all of one width."""
        font = QFont(FAMILY)
        font.setPixelSize(self.px(pixels))
        font.setBold(bold)
        return font

    def colour(self, name: str) -> QColor:
        """A colour of the palette by its name."""
        return QColor(getattr(self.palette, name))

    def fill(self, tone: Tone) -> QColor:
        """The full colour of a tone, for white text to stand on."""
        return self.colour("secondary" if tone is Tone.QUIET else tone.value)

    def ink(self, tone: Tone) -> QColor:
        """A tone's colour for text on a light ground."""
        names = {
            Tone.QUIET: "secondary",
            Tone.INFO: "info_text",
            Tone.ATTENTION: "attention_text",
        }
        return self.colour(names.get(tone, tone.value))

    def soft(self, tone: Tone) -> QColor:
        """A tone's light ground, for `ink` to stand on."""
        return self.colour(f"{tone.value}_soft")

    def accent(self, tone: Tone) -> QColor:
        """A tone's colour for bars and lines, which carry no text."""
        return self.colour("attention_line") if tone is Tone.ATTENTION else self.fill(tone)

    def picture(self, name: str, colour: QColor, pixels: float, ratio: float = 2.0) -> QPixmap:
        """A line icon of `resources/icons`, tinted, `pixels` of the design wide."""
        size = self.px(pixels)
        known = (name, colour.name(), size, ratio)
        if known not in self._icons:
            self._icons[known] = _draw(name, colour, size, ratio)
        return self._icons[known]

    def icon(self, name: str, colour: QColor, pixels: float = 20) -> QIcon:
        """The same as a QIcon."""
        return QIcon(self.picture(name, colour, pixels))

    def sheet(self) -> str:
        """The style sheet at this scale and contrast."""
        text = (files("resources") / "style" / "counter.qss").read_text(encoding="utf-8")
        text = re.sub(r"@(\w+)", lambda found: str(getattr(self.palette, found[1])), text)
        return re.sub(r"\b(\d+)px", self._scaled, text)

    def _scaled(self, found: re.Match[str]) -> str:
        length = int(found[1])
        # Hairlines stay hairlines.
        return f"{length if length <= 2 else self.px(length)}px"


def _draw(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    source = (files("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour.name()).encode()))
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def load_fonts() -> None:
    """Make the shipped fonts known to Qt; the system's own may lack rare characters."""
    for weight in ("Regular", "Bold"):
        with as_file(files("resources") / "fonts" / f"NotoSansSC-{weight}.ttf") as path:
            QFontDatabase.addApplicationFont(str(path))


def dress(application: QApplication, style: Style) -> None:
    """Give the whole application this look."""
    load_fonts()
    application.setStyle("Fusion")
    application.setFont(style.font(15))
    application.setStyleSheet(style.sheet())


def mark(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet selects by, and let the look follow."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
