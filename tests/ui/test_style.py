import re
from importlib.resources import files

import pytest
from PySide6.QtGui import QFontMetrics

from ui.style import (
    HIGH_CONTRAST,
    NORMAL_CONTRAST,
    SCALES,
    TEXT_ON_GROUND,
    Style,
    Tone,
    contrast,
    load_fonts,
)


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#C77700") < 4.5 < contrast("#FFFFFF", "#A86200")


@pytest.mark.parametrize("palette", [NORMAL_CONTRAST, HIGH_CONTRAST], ids=["normal", "high"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_every_text_can_be_read_on_its_ground(palette, text, ground):
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("tone", Tone)
def test_the_pairs_a_tone_uses_are_among_those_measured(tone):
    look = Style()
    names = {getattr(NORMAL_CONTRAST, name).lower(): name for name in vars(NORMAL_CONTRAST)}
    measured = {
        (getattr(NORMAL_CONTRAST, one).lower(), getattr(NORMAL_CONTRAST, other).lower())
        for one, other in TEXT_ON_GROUND
    }
    assert (look.ink(tone).name(), look.soft(tone).name()) in measured, names
    assert (look.ink(tone).name(), look.colour("card").name()) in measured
    white = look.colour("on_colour").name()
    assert tone is Tone.QUIET or (white, look.fill(tone).name()) in measured


def test_high_contrast_is_higher():
    for text in ("text", "secondary"):
        assert contrast(getattr(HIGH_CONTRAST, text), HIGH_CONTRAST.card) > contrast(
            getattr(NORMAL_CONTRAST, text), NORMAL_CONTRAST.card
        )


@pytest.mark.parametrize("scale", SCALES)
def test_the_sheet_is_complete_at_every_scale(scale):
    sheet = Style(scale, high_contrast=scale > 1).sheet()
    assert "@" not in sheet
    assert f"font-size: {round(92 * scale)}px" in sheet
    assert "border: 1px solid" in sheet


def test_figures_are_all_of_one_width(qapp):
    load_fonts()
    for bold in (False, True):
        metrics = QFontMetrics(Style().font(92, bold=bold))
        assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_every_icon_can_be_drawn_in_a_colour(qapp):
    look = Style(1.5)
    for source in (files("resources") / "icons").iterdir():
        assert re.fullmatch(r"[a-z-]+\.svg", source.name)
        picture = look.picture(source.name.removesuffix(".svg"), look.colour("alarm"), 24)
        image = picture.toImage()
        assert picture.deviceIndependentSize().width() == 36
        drawn = {
            image.pixelColor(x, y).rgb()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }
        assert look.colour("alarm").rgb() in drawn, source.name
