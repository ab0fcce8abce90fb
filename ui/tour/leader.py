"""Where the tour goes with a duty leader: home page, an incident, its report, the hand-over."""

from __future__ import annotations

from ui.pages.incidents import IncidentsPage
from ui.pages.leading import LeadingPage
from ui.tour.driving import Driver


def lead_the_day(driver: Driver) -> None:
    """What needs attention, opened where the work is done; the shift handed over on paper."""
    driver.press("Ctrl+6")
    page = driver.page
    assert isinstance(page, LeadingPage)
    driver.until(lambda: bool(page.needs.cards), "what needs attention")
    driver.picture("leading")
    driver.press("F8")
    driver.write("何敏")
    driver.picture("leading-hand-over")
    driver.press("Ctrl+Enter")
    driver.until(lambda: page.paper.pdf() != b"", "the sheet of the shift")
    driver.picture("leading-sheet")
    driver.press("Esc")


def work_on_an_incident(driver: Driver) -> None:
    """The plan as a checklist, a report, and what was sent."""
    driver.press("Ctrl+I")
    page = driver.page
    assert isinstance(page, IncidentsPage)
    driver.until(lambda: page.incident() is not None, "the incident of the morning")
    driver.picture("incidents")
    driver.press("Enter")
    driver.picture("incidents-step")
    driver.press("Enter", "Ctrl+Tab")
    driver.picture("incidents-reports")
    driver.press("F6")
    driver.picture("incidents-new-report")
    driver.press("Esc", "F2")
    driver.until(lambda: page.paper.pdf() != b"", "the report")
    driver.picture("incidents-report")
    driver.press("Esc", "F9")
    driver.picture("incidents-open")
    driver.press("Esc")
