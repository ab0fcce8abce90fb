"""The duty roster on the tour: entered, swapped, read from a file, put up."""

from __future__ import annotations

from ui.pages.roster import RosterPage
from ui.tour.driving import Driver


def duty_roster(driver: Driver) -> None:
    """Who leads on which day; nothing is changed."""
    driver.press("Ctrl+B")
    page = driver.page
    assert isinstance(page, RosterPage)
    driver.until(lambda: page.roster() is not None, "the month's roster")
    driver.picture("roster")
    driver.press("Enter")
    driver.picture("roster-enter")
    driver.press("Esc", "S", "Right")
    driver.picture("roster-swap")
    driver.press("Enter")
    driver.picture("roster-swap-why")
    driver.press("Esc", "F6")
    driver.picture("roster-file")
    driver.press("Esc", "F8")
    driver.until(lambda: page.preview.pdf() != b"", "the roster on paper")
    driver.picture("roster-paper")
    driver.press("Esc")
